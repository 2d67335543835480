"""The training that runs, or the last one: stages, figures, log, and how it ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.progress import Progress
from routingml_desktop.domain.training import JobState
from routingml_desktop.ui.charts.learning_curves import LearningCurves
from routingml_desktop.ui.charts.live_figures import LiveFigures
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import NOTHING, clock, duration, percent
from routingml_desktop.ui.panels.training_panel.candidate_table import (
    CandidateTable,
    is_about_candidate,
)
from routingml_desktop.ui.panels.training_panel.log_tail import LogTail, recorded_lines
from routingml_desktop.ui.panels.training_panel.outcome_words import outcome_words
from routingml_desktop.ui.panels.training_panel.stage_list import StageList
from routingml_desktop.ui.panels.training_panel.waiting_line import WaitingLine
from routingml_desktop.ui.stage_clock import StageClock
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.training_queue import Measured

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.progress import LearningPoint
    from routingml_desktop.domain.training import TrainingJob, TrainingRecord
    from routingml_desktop.ui.log_lines import LogLine
    from routingml_desktop.ui.training_news import TrainingNews
    from routingml_desktop.ui.training_queue import Started, TrainingQueue

PROGRESS: Final = "progress"
"""The curve that every training has."""
_TICK_MS: Final = 500
_WIDTHS: Final = [360, 880]
_HEIGHTS: Final = [300, 200]
"""At first: the table of candidate models fits, and axes have room for their titles."""
_LEAST_CHART: Final = 190
_LEAST_LOG: Final = 120


class RunView(QWidget):
    """Follows the queue; what it shows stays until the next training starts.

    Signals:
        training_wanted: Nothing was trained yet and a training is wanted.
        log_wanted: The whole log is to be saved; carries the id of its job.
    """

    training_wanted = Signal()
    log_wanted = Signal(str)

    def __init__(self, queue: TrainingQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._shown: TrainingJob | None = None
        self._stages = StageClock(measures=True)
        self._elapsed = 0.0
        self._outcome: TrainingJob | RoutingMLError | None = None
        self._cancelled = False
        self._looked_back = False
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self.state = QLabel(wordWrap=True)
        self.bar = QProgressBar(maximum=1000, textVisible=False)
        self.times = QLabel()
        set_role(self.times, Role.MUTED)
        self.cancel = QPushButton()
        dress(self.cancel, "stop")
        self.cancel.clicked.connect(self._cancel)
        self.waiting = WaitingLine(queue)
        self.stage_list = StageList()
        self.candidates = CandidateTable()
        self.figures = LiveFigures()
        self.curves = LearningCurves()
        self.log = LogTail()
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._show_times)
        self._lay_out()
        self._connect()
        self._retranslate()
        if queue.told is not None:
            self._catch_up(queue.told)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self.title)
        head.addWidget(self.times, 1, Qt.AlignmentFlag.AlignRight)
        head.addWidget(self.cancel)
        charts = QSplitter(Qt.Orientation.Horizontal)
        charts.addWidget(self.figures)
        charts.addWidget(self.curves)
        charts.setChildrenCollapsible(False)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(charts)
        right.addWidget(self.log)
        right.setChildrenCollapsible(False)
        right.setStretchFactor(0, 3)
        right.setStretchFactor(1, 2)
        charts.setMinimumHeight(_LEAST_CHART)
        self.log.setMinimumHeight(_LEAST_LOG)
        parts = QSplitter(Qt.Orientation.Horizontal)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.stage_list)
        left.addWidget(self.candidates)
        left.setChildrenCollapsible(False)
        right.setSizes(_HEIGHTS)
        left.setStretchFactor(0, 3)
        left.setStretchFactor(1, 2)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        parts.setSizes(_WIDTHS)
        parts.setChildrenCollapsible(False)
        content = QWidget()
        page = QVBoxLayout(content)
        page.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        page.setSpacing(TIGHT)
        page.addLayout(head)
        page.addWidget(self.bar)
        page.addWidget(self.state)
        page.addWidget(self.waiting)
        page.addSpacing(TIGHT)
        page.addWidget(parts, 1)
        self.states = States(content, "training")
        self.states.wanted.connect(self.training_wanted)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.states)

    def _connect(self) -> None:
        queue = self._queue
        queue.started.connect(self._start)
        queue.progressed.connect(self._progress)
        queue.measured.connect(self._measured)
        queue.learned.connect(self._learned)
        queue.logged.connect(self._log)
        for ended in (queue.published, queue.skipped):
            ended.connect(self._published)
        queue.put_off.connect(self._put_off)
        queue.failed.connect(self._failed)
        queue.cancelled.connect(self._was_cancelled)
        queue.changed.connect(self._say)
        self.log.file_wanted.connect(self._want_log)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def show_record(self, job: TrainingJob, record: TrainingRecord) -> None:
        """Show a training that is over as it went; not while another one runs."""
        if self._queue.running is not None:
            return
        self._begin(job, StageClock(measures=job.request.evaluate))
        self._looked_back = True
        seconds = record.steps[-1].seconds if record.steps else 0.0
        steps = ((step.seconds, Progress(step.stage, step.fraction)) for step in record.steps)
        figures = [
            Measured(name, step.seconds, value)
            for step in record.steps
            for name, value in step.figures.items()
        ]
        self._measured((*self._moved(steps), *figures))
        self.curves.add(record.points)
        self.log.add(recorded_lines(record))
        if job.started is not None and job.ended is not None:
            seconds = (job.ended - job.started).total_seconds()
        self._elapsed = seconds
        self._outcome, self._cancelled = job, job.state is JobState.CANCELLED
        self._end(well=job.state in {JobState.SUCCEEDED, JobState.SKIPPED})

    @Slot(object)
    def _start(self, started: Started) -> None:
        measures = started.job.request.evaluate
        self._begin(started.job, StageClock(measures=measures, pace=started.pace))
        self._tick.start()
        self._show_times()
        self._say()

    def _catch_up(self, told: TrainingNews) -> None:
        """Show what was told before there was this view."""
        self._start(told.started)
        figures = [Measured(*figure) for figure in told.figures]
        self._measured((*figures, *self._moved(told.steps)))
        self.curves.add(told.points)
        self.log.add(told.lines)
        self._show_times()

    def _moved(self, steps: Iterable[tuple[float, Progress]]) -> list[Measured]:
        """The curve of the progress, after the stages went through these steps."""
        curve = []
        for seconds, step in steps:
            self._stages.move(step, seconds)
            curve.append(Measured(PROGRESS, seconds, self._stages.fraction))
        return curve

    def _begin(self, job: TrainingJob, stages: StageClock) -> None:
        self._shown, self._stages = job, stages
        self._outcome, self._cancelled, self._looked_back = None, False, False
        self.figures.clear()
        self.curves.clear()
        self.candidates.clear()
        self.log.clear()

    @Slot(object)
    def _progress(self, progress: Progress) -> None:
        elapsed = self._queue.elapsed
        self._stages.move(progress, elapsed)
        self.figures.add((Measured(PROGRESS, elapsed, self._stages.fraction),))
        self._show_times()

    @Slot(object)
    def _measured(self, points: tuple[Measured, ...]) -> None:
        """Candidate models side by side in a table, all else as curves over the time."""
        self.candidates.add(points)
        self.figures.add(point for point in points if not is_about_candidate(point.name))

    @Slot(object)
    def _learned(self, points: tuple[LearningPoint, ...]) -> None:
        self.curves.add(points)

    @Slot(object)
    def _log(self, lines: tuple[LogLine, ...]) -> None:
        self.log.add(lines)

    @Slot(object)
    def _published(self, job: TrainingJob) -> None:
        self._outcome = job
        self._end(well=True)

    @Slot(object)
    def _put_off(self, job: TrainingJob) -> None:
        self._outcome = job
        self._end(well=False)

    @Slot(object)
    def _failed(self, error: RoutingMLError) -> None:
        self._outcome = error
        self._end(well=False)

    @Slot(object)
    def _was_cancelled(self, job: TrainingJob) -> None:
        if self._shown is not None and job.job_id == self._shown.job_id:
            self._cancelled = True
            self._end(well=False)

    @Slot()
    def _cancel(self) -> None:
        if self._queue.running is not None:
            self._queue.cancel(self._queue.running.job_id)

    def _end(self, *, well: bool) -> None:
        self._tick.stop()
        self.curves.end()
        self._stages.end(self._elapsed, well=well)
        self._show_times()
        self._say()

    @Slot()
    def _show_times(self) -> None:
        if self._queue.running is not None and self._queue.running == self._shown:
            self._elapsed = self._queue.elapsed
        self.stage_list.show_rows(self._stages.rows(self._elapsed))
        self.bar.setValue(round(1000 * self._stages.fraction))
        if self._shown is None:
            self.times.setText("")
            return
        remaining = self._stages.remaining(self._elapsed)
        if self._queue.running == self._shown and not self._looked_back:
            text = self.tr("{percent} · elapsed {elapsed} · remaining {remaining}")
        else:
            text = self.tr("{percent} · took {elapsed}")
        self.times.setText(
            text.format(
                percent=percent(self._stages.fraction),
                elapsed=duration(self._elapsed),
                remaining=NOTHING if remaining is None else duration(remaining),
            )
        )

    @Slot()
    def _say(self) -> None:
        running = self._queue.running
        self.cancel.setEnabled(running is not None and not self._queue.stopping)
        self.cancel.setVisible(running is not None)
        if self._shown is None:
            self.states.show_empty(
                self.tr("No training since the start of the program"),
                self.tr("Stages, figures and log of a training are shown here while it runs."),
                self.tr("Start training"),
            )
            return
        self.states.show_content()
        name = self._shown.request.version or self.tr("Training")
        started = self.tr("asked {time}").format(time=clock(self._shown.asked))
        self.title.setText(f"{name} · {started}")
        text, tone = self._state_words()
        self.state.setText(text)
        self.state.setVisible(bool(text))
        set_tone(self.state, tone)

    def _state_words(self) -> tuple[str, Tone]:
        if self._queue.stopping:
            return self.tr("Stopping…"), Tone.WARNING
        if self._cancelled:
            return self.tr("Cancelled. Nothing was changed."), Tone.WARNING
        if self._outcome is None:
            return "", Tone.NEUTRAL
        if isinstance(self._outcome, Exception):
            told = notice_of(self._outcome)
            return told.text, Tone.BAD
        return outcome_words(self._outcome)

    @Slot()
    def _want_log(self) -> None:
        if self._shown is not None:
            self.log_wanted.emit(self._shown.job_id)

    def _retranslate(self) -> None:
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop this training; nothing is changed then."))
        self.bar.setAccessibleName(self.tr("Progress of the training"))
        self.stage_list.retranslate()
        self.candidates.retranslate()
        self._show_times()
        self._say()
