"""P9: the window stays alive while it trains, syncs, measures and draws figures for an hour.

A timer beats every 10 ms in the window's event loop; how late each beat comes is what an operator
feels. The naive side does the same work on a thread of the window's own process.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import trained_home
from routingml_desktop.app import HEAVY
from routingml_desktop.assembly import FEW_ITEMS, Program
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.ml.training import train
from routingml_desktop.services.training_process import training_frames
from routingml_desktop.ui.garbage_collection import GarbageCollection
from routingml_desktop.ui.session import Session
from routingml_desktop.ui.training_queue import Measured

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.paths import Home
    from routingml_desktop.ui.furnishing import Panels

BEAT_MS: Final = 10
IDLE_MS: Final = 10_000
"""So long the window is felt while nothing runs: what is late then is the machine's doing."""
AFTERWARDS_MS: Final = 2_000
"""What the end of the work sets off, such as showing new rows, is felt too."""
CYCLE_ITEMS: Final = 100
HOUR: Final = 36_000
"""Figures of an hour at ten a second; they are replayed a second of them at a time."""
P9_USUAL: Final = 0.010
P9_WORST: Final = 0.050


@dataclass(slots=True)
class Pulse:
    """How late beats came, in seconds."""

    late: list[float] = field(default_factory=list)

    @property
    def usual(self) -> float:
        """99 of 100 beats were less late."""
        return float(np.quantile(self.late, 0.99))

    @property
    def worst(self) -> float:
        """The longest the window stood still."""
        return max(self.late)

    def __str__(self) -> str:
        return f"99 % {self.usual * 1000:.1f} ms, worst {self.worst * 1000:.0f} ms"


def measure(scale: Scale) -> list[Row]:
    """The rows of P9, each from one run of the work on both sides."""
    size = scale.of("medium", "small")
    home = trained_home(size)
    application = QApplication([])
    program = Program(home)
    session, panels = _opened(application, home, program)
    idle = _felt(lambda ended: QTimer.singleShot(IDLE_MS, ended))
    # What is watched is painted: the training draws its curves, and so does the hour after it.
    opening = _felt(lambda ended: _look_at_training(session, panels, ended))
    training = _felt(lambda ended: _train(panels, ended))
    syncing = _felt(lambda ended: _sync(panels, ended))
    cycle = _felt(lambda ended: _cycle(session, program, ended))
    hour = _felt(lambda ended: _watch_an_hour(panels, ended))
    naive_hour = _felt(_watch_every_point)
    naive_training = _felt(lambda ended: _on_thread(lambda: _train_here(home), ended))
    naive_syncing = _felt(lambda ended: _on_thread(lambda: _sync_here(home), ended))
    naive_cycle = _felt(lambda ended: _on_thread(lambda: _cycle_here(home), ended))
    session.close()
    return [
        _row(f"training, {size} plant", training, naive_training, idle),
        _row(f"syncing, {size} plant", syncing, naive_syncing, idle),
        _row(f"a quality cycle of {CYCLE_ITEMS} items, {size} plant", cycle, naive_cycle, idle),
        _row(
            f"a live chart of an hour, {HOUR:,} figures, in an open dock (opening it for the "
            f"first time stops the window once, for {opening.worst * 1000:.0f} ms)",
            hour,
            naive_hour,
            idle,
        ),
    ]


def _row(what: str, ours: Pulse, naive: Pulse, idle: Pulse) -> Row:
    return Row(
        "P9",
        f"beats of the window while {what} (idle {idle})",
        f"{len(ours.late):,} beats",
        str(ours),
        f"on a thread of the window: {naive}",
        f"worst 1/{naive.worst / ours.worst:.1f}",
        f"99 % <= {P9_USUAL * 1000:.0f} ms, worst <= {P9_WORST * 1000:.0f} ms",
        ours.usual <= P9_USUAL and ours.worst <= P9_WORST,
    )


def _opened(application: QApplication, home: Home, program: Program) -> tuple[Session, Panels]:
    session = Session(application, home, lambda: program, HEAVY)
    waiting = QEventLoop()
    garbage = GarbageCollection(application)
    garbage.start()
    session.ready.connect(garbage.spare_what_is_there)
    session.ready.connect(waiting.quit)
    session.open()
    waiting.exec()
    QTimer.singleShot(5_000, waiting.quit)  # until the item table and the model are there
    waiting.exec()
    if session.panels is None:
        raise RuntimeError("the window got no panels")
    return session, session.panels


def _felt(start: Callable[[Callable[[], object]], object]) -> Pulse:
    """The beats from ``start`` until it calls what it is given, and a little longer."""
    pulse = Pulse()
    waiting = QEventLoop()
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        pulse.late.append(max(0.0, now - last - BEAT_MS / 1000))
        last = now

    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    timer.start(BEAT_MS)
    start(lambda: QTimer.singleShot(AFTERWARDS_MS, waiting.quit))
    waiting.exec()
    timer.stop()
    return pulse


def _train(panels: Panels, ended: Callable[[], object]) -> None:
    panels.queue.published.connect(lambda _job: ended())
    panels.queue.failed.connect(_refuse)
    panels.queue.ask(TrainingRequest(activate=False, evaluate=False))


def _sync(panels: Panels, ended: Callable[[], object]) -> None:
    panels.sync.synced.connect(lambda _facts: ended())
    panels.sync.failed.connect(_refuse)
    panels.sync.start()


def _cycle(session: Session, program: Program, ended: Callable[[], object]) -> None:
    request = program.cycles.request(sample_size=CYCLE_ITEMS)
    session.background.run_long(
        lambda report, stopping: program.cycles.run(request, report, stopping),
        done=lambda _cycle: ended(),
        failed=_refuse,
    )


def _cycle_here(home: Home) -> None:
    program = Program(home)
    request = program.cycles.request(sample_size=FEW_ITEMS)
    for _ in range(CYCLE_ITEMS // FEW_ITEMS):
        program.cycles.run(request, _silent, _never)


def _look_at_training(session: Session, panels: Panels, ended: Callable[[], object]) -> None:
    """The Training dock is opened for the first time; its panel was built ahead, or is now."""
    if panels.has("training"):
        QTimer.singleShot(0, ended)
    else:
        panels.added.connect(lambda name: ended() if name == "training" else None)
    session.frame.show_dock("training")


def _watch_an_hour(panels: Panels, ended: Callable[[], object]) -> None:
    """The figures of an hour arrive in the training panel, as quickly as it draws them."""
    if not panels.training.run_view.figures.chart.plot.isVisible():
        raise RuntimeError("the live chart is not in sight")
    _replay(panels.queue.measured.emit, ended)


def _watch_every_point(ended: Callable[[], object]) -> None:
    """The same into a curve that keeps and marks each of them."""
    plot = pg.PlotWidget()
    curve = pg.PlotDataItem(symbol="o", symbolSize=6)
    plot.addItem(curve)
    plot.resize(800, 300)
    plot.show()
    seconds: list[float] = []
    values: list[float] = []

    def take(points: tuple[Measured, ...]) -> None:
        seconds.extend(point.seconds for point in points)
        values.extend(point.value for point in points)
        curve.setData(seconds, values)

    def close() -> None:
        plot.close()
        ended()

    _replay(take, close, HOUR // 10)


def _replay(
    take: Callable[[tuple[Measured, ...]], object],
    ended: Callable[[], object],
    figures: int = HOUR,
) -> None:
    batches = (
        tuple(
            Measured("minutes_mae", place / 10, 5 + float(np.sin(place / 500)))
            for place in range(first, first + 10)
        )
        for first in range(0, figures, 10)
    )
    timer = QTimer(QApplication.instance())

    def turn() -> None:
        batch = next(batches, None)
        if batch is None:
            timer.stop()
            ended()
        else:
            take(batch)

    timer.timeout.connect(turn)
    timer.start(0)


def _refuse(error: Exception) -> None:
    raise error


def _on_thread(work: Callable[[], object], ended: Callable[[], object]) -> None:
    thread = threading.Thread(target=work, daemon=True)
    watch = QTimer(QApplication.instance())

    def look() -> None:
        if not thread.is_alive():
            watch.stop()
            ended()

    watch.timeout.connect(look)
    watch.start(100)
    thread.start()


def _train_here(home: Home) -> None:
    program = Program(home)
    settings = program.settings
    frames = training_frames(program.snapshots.open(), _silent, _never)
    train(frames, settings.learning, settings.index, _silent, _never)


def _sync_here(home: Home) -> None:
    Program(home).sync_here(_silent, _never)


def _silent(_progress: Progress) -> None:
    """The naive side tells no progress, which is in its favor."""


def _never() -> bool:
    return False
