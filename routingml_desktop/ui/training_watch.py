"""What the rest of the window learns of trainings: the taskbar, notices, retrainings, versions."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from routingml_desktop.domain.errors import NotAllowedError, RoutingMLError
from routingml_desktop.domain.training import JobState
from routingml_desktop.ui.gate_words import outcome_text
from routingml_desktop.ui.job_words import reason_text
from routingml_desktop.ui.notices import Notice
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.taskbar import Taskbar
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.training_queue import TrainingQueue
    from routingml_desktop.ui.trainings import Recovery

LOOK_MS: Final = 5_000
"""How often is looked whether another program or PC made another version active."""
MOST_TOLD: Final = 3
"""Trainings that one notice tells of; the history has all."""

_TONES: Final = ((JobState.FAILED, Tone.BAD), (JobState.SKIPPED, Tone.WARNING))
"""Worst first."""


class Retrainings(Protocol):
    """Who asks for a retraining when the last quality cycle wants one."""

    def ask(self) -> TrainingJob | None:
        """The training put in line; None when none is wanted or the cooldown is not over."""
        ...


class TrainingWatch(QObject):
    """Lives as long as the window, whether the training panel was built or not.

    Signals:
        told: Something came to its end; carries the sentence.
        missed: Trainings ended while nobody was there; carries a Notice.
        failed: Something did not work; carries the error.
        version_changed: Another version is active now, whoever activated it; carries its name.
    """

    told = Signal(str)
    missed = Signal(object)
    failed = Signal(object)
    version_changed = Signal(str)

    def __init__(
        self,
        queue: TrainingQueue,
        retrainings: Retrainings,
        active: Callable[[], str],
        background: Background,
        window: QWidget,
    ) -> None:
        """``active`` names the active version; it may be on a slow share."""
        super().__init__(window)
        self._queue = queue
        self._retrainings = retrainings
        self._active = active
        self._background = background
        self._window = window
        self._taskbar = Taskbar(window)
        self._known: str | None = None
        self._asking = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        queue.progressed.connect(self._show_progress)
        for ended in (queue.published, queue.skipped):
            ended.connect(self._ended)
        queue.failed.connect(self._broke)
        for over in (queue.cancelled, queue.put_off):
            over.connect(self._clear)
        # What an earlier one left there. One that is only asked for changes nothing.
        queue.started.connect(self._clear)

    def begin(self) -> None:
        """Look for another active version from now on; say what the record had to put right."""
        self._timer.start()
        self.look()
        self._background.run(
            self._queue.recovery, done=self._tell_recovery, failed=self.failed.emit
        )

    def tell_ended_since(self, moment: datetime) -> None:
        """Say how trainings ended after the window was closed at ``moment``, if any did."""
        self._background.run(
            partial(self._queue.ended_since, moment),
            done=self._tell_missed,
            failed=self.failed.emit,
        )

    @Slot()
    def look(self) -> None:
        """Ask which version is active, unless the last question is not answered yet."""
        if not self._asking:
            self._asking = True
            self._background.run(self._active, done=self._take, failed=self._cannot_look)

    @Slot()
    def after_cycle(self) -> None:
        """A quality cycle was measured: ask for a retraining when it broke a threshold."""
        self._background.run(self._retrainings.ask, done=self._was_asked, failed=self._cannot_ask)

    def _tell_recovery(self, recovery: Recovery | None) -> None:
        if recovery is None:
            return
        if recovery.restored:
            text = self.tr(
                "The record of trainings was damaged and was restored from its last backup. The "
                "damaged one is kept: {file}"
            )
        else:
            text = self.tr(
                "The record of trainings was damaged and starts anew. The damaged one is kept: "
                "{file}"
            )
        self.told.emit(text.format(file=recovery.quarantined or "–"))

    def _tell_missed(self, jobs: tuple[TrainingJob, ...]) -> None:
        if not jobs:
            return
        outcomes = " · ".join(self._outcome(job) for job in jobs[:MOST_TOLD])
        text = self.tr("Since the window was closed: {outcomes}").format(outcomes=outcomes)
        further = len(jobs) - MOST_TOLD
        if further > 0:
            more = self.tr("Further trainings in the history: {n}")
            text = f"{text} · {more.format(n=count(further))}"
        states = {job.state for job in jobs}
        tone = next((tone for state, tone in _TONES if state in states), Tone.GOOD)
        self.missed.emit(Notice(tone, text, time=datetime.now(UTC)))

    def _outcome(self, job: TrainingJob) -> str:
        """How a training ended, one sentence and what the gate said."""
        if job.state is JobState.FAILED:
            return self.tr("Training failed: {error}").format(error=job.error)
        if job.state is JobState.SKIPPED:
            text = self.tr("Training ended; the active version stays. {outcome}")
        else:
            text = self.tr("Training ended: version {version}. {outcome}")
        return text.format(version=job.version, outcome=outcome_text(job)).strip()

    def _take(self, name: str) -> None:
        self._asking = False
        before, self._known = self._known, name
        if before is not None and before != name:
            self.version_changed.emit(name)

    def _cannot_look(self, _error: RoutingMLError) -> None:
        # A share that is away: the version that answers stays, and the next look tells.
        self._asking = False

    def _was_asked(self, job: TrainingJob | None) -> None:
        if job is not None:
            text = self.tr("A threshold is broken, so a training was put in line: {reason}")
            self.told.emit(text.format(reason=reason_text(job.request)))
            self._queue.look()

    def _cannot_ask(self, error: RoutingMLError) -> None:
        # Who may not train is not bothered with what nobody asked for.
        if not isinstance(error, NotAllowedError):
            self.failed.emit(error)

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        self._taskbar.show(progress.fraction)

    @Slot(object)
    def _ended(self, job: TrainingJob) -> None:
        self._clear()
        if not self._window.isActiveWindow():
            # The operator works elsewhere: the window's button asks for attention.
            QApplication.alert(self._window)
        self.told.emit(self._outcome(job))
        self.look()

    @Slot(object)
    def _broke(self, _error: RoutingMLError) -> None:
        self._taskbar.fail()
        QApplication.alert(self._window)

    @Slot()
    def _clear(self) -> None:
        self._taskbar.clear()
