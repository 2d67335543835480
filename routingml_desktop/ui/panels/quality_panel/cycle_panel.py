"""The quality cycles: run, followed, drawn over time, saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from routingml_desktop.domain.errors import NotReadyError
from routingml_desktop.domain.quality_cycle import CycleState
from routingml_desktop.services.cycle_export import CycleExport
from routingml_desktop.ui.cycle_run import CycleRun, Cycles
from routingml_desktop.ui.cycle_words import cycle_reason
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count, moment
from routingml_desktop.ui.panels.quality_panel.cycle_bar import CycleBar
from routingml_desktop.ui.panels.quality_panel.cycle_saving import (
    pdf,
    pdf_problem,
    picture,
    picture_problem,
    picture_size,
)
from routingml_desktop.ui.panels.quality_panel.cycle_view import CycleView
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import Role, Tone, set_role
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QDate
    from PySide6.QtGui import QShowEvent

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.domain.quality_cycle import QualityCycle, SamplingStrategy
    from routingml_desktop.ui.background import Background


class KeptCycles(Cycles, Protocol):
    """What the panel needs from the services besides running."""

    def cycles(self, *, limit: int = 500) -> tuple[QualityCycle, ...]:
        """Cycles, newest first."""
        ...

    def latest(self) -> QualityCycle | None:
        """The last cycle that came to its end, whole."""
        ...


class CyclePanel(QWidget):
    """Shows the last cycle against those before it, and runs another one.

    Signals:
        item_wanted: An item is to be looked at; carries its code.
        told: Something worked; carries the sentence.
        failed: Something did not; carries the error.
    """

    item_wanted = Signal(str)
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        cycles: KeptCycles,
        run: CycleRun,
        background: Background,
        export: CycleExport | None = None,
        view: CycleView | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``export`` keeps what left the program; without one nothing is kept.

        ``view`` is taken when it was made before.
        """
        super().__init__(parent)
        set_role(self, Role.PAGE)
        self._export = export or CycleExport()
        self._service = cycles
        self._run = run
        self._background = background
        self._cycles: tuple[QualityCycle, ...] = ()
        self._last: QualityCycle | None = None
        self._error: RoutingMLError | None = None
        self._reads = 0
        self._read_once = False
        self.bar = CycleBar()
        self.view = view or CycleView()
        self.states = States(self.view, "quality")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.states, 1)
        self._connect()
        self.bar.choose(cycles.settings.sample_size, cycles.settings.strategy)
        self.bar.set_exportable(False)
        self.states.show_loading(self.tr("Loading…"))

    def _connect(self) -> None:
        self.bar.wanted.connect(self.start)
        self.bar.cancelled.connect(self.cancel)
        self.bar.period_changed.connect(self._show_period)
        self.bar.export_wanted.connect(self.ask_where_to_save)
        self.states.wanted.connect(self.bar.ask)
        self.view.item_wanted.connect(self.item_wanted)
        self._run.started.connect(self._begin)
        self._run.progressed.connect(self._move)
        self._run.measured.connect(self._measured)
        self._run.cancelled.connect(self._cancelled)
        self._run.ended.connect(self._end)
        if self._run.running:
            self.bar.start()

    @property
    def last(self) -> QualityCycle | None:
        """The cycle that is shown."""
        return self._last

    @Slot()
    def refresh(self) -> None:
        """Read the cycles again."""
        self._reads += 1
        self._background.run(
            self._read,
            done=partial(self._show, self._reads),
            failed=partial(self._cannot_show, self._reads),
        )

    @Slot(int, object)
    def start(self, size: int, strategy: SamplingStrategy) -> None:
        """Run a cycle with this sample."""
        self._run.start(replace(self._service.request(sample_size=size), strategy=strategy))

    @Slot()
    def cancel(self) -> None:
        """Stop the cycle; what was shown stays."""
        if self._run.running:
            self._run.cancel()
            self.bar.stopping()

    @Slot(str)
    def ask_where_to_save(self, ending: str) -> None:
        """Let the operator name a file; an existing one is replaced only if he says so."""
        if self._last is None:
            return
        dialog = QFileDialog(self, self.tr("Export quality"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"*{ending}")
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.selectFile(f"quality-{self._last.cycle_id}{ending}")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, name: str) -> None:
        """Write the cycles in the form of the file's ending, and read the file back."""
        if self._last is None:
            return
        file = Path(name)
        saved = self.tr("Exported and checked: {file}").format(file=name)
        self._background.run(
            self._writing(file, self._last),
            done=lambda _bytes: self.told.emit(saved),
            failed=self.failed.emit,
        )

    def _writing(self, file: Path, cycle: QualityCycle) -> Callable[[], object]:
        """What writes the file; pictures are made here, on the GUI thread."""
        page = self.view.content
        if file.suffix.lower() == ".png":
            data = picture(page)
            problem = partial(picture_problem, size=picture_size(data))
            return partial(self._export.write_picture, cycle, file, data, problem)
        if file.suffix.lower() == ".pdf":
            data = pdf(cycle, page, self.font())
            return partial(self._export.write_picture, cycle, file, data, pdf_problem)
        # The dialog has asked about replacing an existing file.
        return partial(self._export.write, self._cycles, cycle, file, overwrite=True)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._read_once:
            self._say()
        super().changeEvent(event)

    def _read(self) -> tuple[tuple[QualityCycle, ...], QualityCycle | None]:
        return self._service.cycles(), self._service.latest()

    def _show(
        self, number: int, found: tuple[tuple[QualityCycle, ...], QualityCycle | None]
    ) -> None:
        if number != self._reads:
            return
        self._cycles, last = found
        self._error, self._read_once = None, True
        if last is not None and last != self._last:
            before = [one for one in self._ended() if one.cycle_id != last.cycle_id]
            self.view.show_last(last, before[:10])
        self._last = last
        self._show_period()
        self._say()

    def _cannot_show(self, number: int, error: RoutingMLError) -> None:
        if number == self._reads:
            self._error, self._read_once = error, True
            self._say()

    def _ended(self) -> list[QualityCycle]:
        """The cycles with figures, newest first."""
        return [one for one in self._cycles if one.state is CycleState.MEASURED]

    @Slot()
    def _show_period(self) -> None:
        cycles = self._ended()
        last = self.bar.last_cycles
        if last is not None:
            self.view.show_period(cycles[:last][::-1], by_date=False)
            return
        first, end = _midnight(self.bar.first.date()), _midnight(self.bar.last.date().addDays(1))
        shown = [one for one in cycles if first <= one.started < end]
        self.view.show_period(shown[::-1], by_date=True)

    @Slot()
    def _begin(self) -> None:
        self.bar.start()
        self._say()

    @Slot(object)
    def _move(self, progress: Progress) -> None:
        self.bar.show_progress(progress)

    @Slot(object)
    def _measured(self, cycle: QualityCycle) -> None:
        if cycle.state is CycleState.MEASURED:
            text = self.tr("Quality cycle measured, items compared: {items}")
            self.told.emit(text.format(items=count(cycle.evaluated)))
        else:
            text = self.tr("Quality cycle: nothing measured. {reason}")
            self.told.emit(text.format(reason=cycle_reason(cycle.reason)))

    @Slot()
    def _cancelled(self) -> None:
        self.told.emit(self.tr("The quality cycle was cancelled."))

    @Slot()
    def _end(self) -> None:
        self.bar.end()
        self.refresh()

    def _say(self) -> None:
        last = self._last
        self.bar.set_exportable(last is not None)
        if last is not None:
            self.view.facts.setText(self._facts(last))
            self.states.show_content()
            return
        if self._error is None or isinstance(self._error, NotReadyError):
            self.states.show_empty(
                self.tr("– No quality cycle was measured yet"),
                self.tr(
                    "A cycle asks a sample of items without their own history and compares the"
                    " answers with the bookings."
                ),
                "" if self._run.running else self.tr("Run a cycle"),
            )
            return
        told = notice_of(self._error)
        self.states.show_empty(told.sentence, told.next_step, tone=Tone.BAD)

    def _facts(self, last: QualityCycle) -> str:
        text = self.tr(
            "Version {version} · {time} · {trigger} · {strategy} · {evaluated} of {items} items"
            " compared, without proposal: {failed}"
        )
        facts = text.format(
            version=last.version or "–",
            time=moment(last.started),
            trigger=word(last.request.trigger),
            strategy=word(last.request.strategy),
            evaluated=count(last.evaluated),
            items=count(last.items),
            failed=count(last.failed),
        )
        if last.state is CycleState.NOT_MEASURED:
            facts += "\n" + self.tr("Not measured: {reason}").format(
                reason=cycle_reason(last.reason)
            )
        return facts


def _midnight(day: QDate) -> datetime:
    """The beginning of a day on this PC's clock."""
    return datetime(day.year(), day.month(), day.day()).astimezone()
