"""Past trainings: how each ended, its figures or its error."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.quality import HEADLINES
from routingml_desktop.domain.training import JobState, TrainingJob
from routingml_desktop.ui.gate_words import outcome_text
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.job_words import error_text, reason_text
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import duration, moment
from routingml_desktop.ui.quality_words import measure, measure_title
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.search_box import SearchBox
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.training import TrainingRecord
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.panels.training_panel.needs import Jobs

_TONES: Final = {
    JobState.SUCCEEDED: Tone.GOOD,
    JobState.FAILED: Tone.BAD,
    JobState.CANCELLED: Tone.WARNING,
    JobState.RUNNING: Tone.ACCENT,
}
_ICONS: Final = {
    JobState.SUCCEEDED: "good",
    JobState.FAILED: "bad",
    JobState.CANCELLED: "stop",
    JobState.RUNNING: "start",
    JobState.PENDING: "clock",
    JobState.DEFERRED: "clock",
    JobState.SKIPPED: "cancel",
}


class JobsView(QWidget):
    """A table with a filter; the chosen training is told in full below it.

    Signals:
        failed: The record cannot be read; carries the error.
        reopened: A training that is over is to be looked at; carries its job and its record.
        wanted_again: The same training is wanted once more; carries its TrainingRequest.
        told: Why what was wanted cannot be had now; carries the sentence.
    """

    failed = Signal(object)
    reopened = Signal(object, object)
    wanted_again = Signal(object)
    told = Signal(str)

    def __init__(self, jobs: Jobs, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._background = background
        self._known: tuple[TrainingJob, ...] = ()
        self._reads = 0
        self._busy = False
        self.state = QComboBox()
        self.state.addItem("", None)
        for state in JobState:
            self.state.addItem("", state)
        self.search = SearchBox()
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.view.setSelectionMode(self.view.SelectionMode.SingleSelection)
        self.view.allow_sorting()
        self.view.horizontalHeader().setStretchLastSection(True)
        self.details = QLabel(wordWrap=True)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.details.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.details.setMargin(WIDE)
        self.reopen = QPushButton()
        dress(self.reopen, "history")
        self.again = QPushButton()
        dress(self.again, "start")
        self.reopen.clicked.connect(self._reopen)
        self.again.clicked.connect(self._ask_again)
        self.view.doubleClicked.connect(self._reopen)
        self.state.currentIndexChanged.connect(self._filter)
        self.search.typed.connect(self._filter)
        self.search.left.connect(self.view.setFocus)
        self.view.selectionModel().selectionChanged.connect(self._tell)
        self.table.modelReset.connect(self._tell)
        self.states = States(self._content(), "history")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.states)
        self._retranslate()

    def _content(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(WIDE, TIGHT, WIDE, TIGHT)
        row.setSpacing(SPACE)
        row.addWidget(self.state)
        row.addWidget(self.search, 1)
        row.addWidget(self.reopen)
        row.addWidget(self.again)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.view)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        set_role(self.details, Role.PAGE)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(parts, 1)
        return content

    @property
    def chosen(self) -> TrainingJob | None:
        """The training the operator is at."""
        rows = self.view.chosen_rows()
        job: TrainingJob | None = self.table.values[rows[0]] if rows else None
        return job

    @Slot()
    def refresh(self) -> None:
        """Read the record again."""
        self._reads += 1
        self._background.run(
            self._jobs.jobs, done=partial(self._show, self._reads), failed=self._cannot_show
        )

    def show_busy(self, *, busy: bool) -> None:
        """While ``busy``, a training runs and is the one that is shown, so no past one can be."""
        self._busy = busy
        self._say_reopen()

    def tell_busy(self) -> None:
        """Tell why a past training is not shown now."""
        self.told.emit(self._why_busy())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show(self, number: int, jobs: tuple[TrainingJob, ...]) -> None:
        if number == self._reads:
            self._known = jobs
            self._filter()

    def _cannot_show(self, error: RoutingMLError) -> None:
        self.states.show_empty(
            self.tr("The record cannot be read"), notice_of(error).text, tone=Tone.BAD
        )
        self.failed.emit(error)

    @Slot()
    def _filter(self) -> None:
        state = self.state.currentData()
        wanted = self.search.wanted.casefold()
        self.table.show_values(
            job
            for job in self._known
            if state in (None, job.state)
            and wanted in f"{_searched(job)} {self._told(job)}".casefold()
        )
        if not self._known:
            self._say_empty()
            return
        self.view.fit_columns()
        self.states.show_content()
        if self.table.values:
            self.view.choose_row(0)

    @Slot()
    def _tell(self) -> None:
        job = self.chosen
        over = job is not None and job.ended is not None
        self._say_reopen()
        self.again.setEnabled(over)
        if job is None:
            nothing = self.tr("No training matches the filter.")
            self.details.setText("" if self.table.values else nothing)
            self.details.setToolTip("")
            set_tone(self.details, Tone.NEUTRAL)
            return
        set_tone(self.details, Tone.BAD if job.error else Tone.NEUTRAL)
        self.details.setText(self._told(job))
        # The English sentence of the log, for whoever helps.
        self.details.setToolTip(job.error)

    @Slot()
    def _reopen(self) -> None:
        job = self.chosen
        if job is None or job.ended is None:
            return
        if self._busy:
            self.tell_busy()
        else:
            self._background.run(
                partial(self._jobs.record, job.job_id),
                done=partial(self._show_record, job),
                failed=self.failed.emit,
            )

    def _say_reopen(self) -> None:
        job = self.chosen
        self.reopen.setEnabled(job is not None and job.ended is not None and not self._busy)
        shows = self.tr("Stages, charts and log of this training, as they were.")
        self.reopen.setToolTip(self._why_busy() if self._busy else shows)

    def _why_busy(self) -> str:
        return self.tr(
            "While a training runs, it is the one that is shown. Past ones can be looked at when "
            "it has ended."
        )

    def _show_record(self, job: TrainingJob, record: TrainingRecord | None) -> None:
        if record is None:
            self.details.setText(self.tr("How this training went was not kept."))
        else:
            self.reopened.emit(job, record)

    @Slot()
    def _ask_again(self) -> None:
        job = self.chosen
        if job is not None:
            self.wanted_again.emit(replace(job.request, version="", asked_by=""))

    def _told(self, job: TrainingJob) -> str:
        if job.error:
            return error_text(job)
        about = [reason_text(job.request), outcome_text(job)]
        figures = [text for text in about if text] + [
            f"{measure_title(name)}: {measure(name).text(value)}"
            for name, value in sorted(job.figures.items(), key=_importance)
        ]
        if figures:
            return "\n".join(figures)
        if job.state is JobState.SUCCEEDED:
            return self.tr("Trained without measuring, so there are no figures.")
        return word(job.state)

    def _say_empty(self) -> None:
        self.states.show_empty(
            self.tr("No training yet"), self.tr("Every training is listed here with its outcome.")
        )

    def _retranslate(self) -> None:
        self.state.setItemText(0, self.tr("All states"))
        for place, state in enumerate(JobState, start=1):
            self.state.setItemText(place, word(state))
        self.state.setAccessibleName(self.tr("State"))
        self.search.setPlaceholderText(self.tr("Search version or error"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.view.setAccessibleName(self.tr("Past trainings"))
        self.reopen.setText(self.tr("Show how it went"))
        self._say_reopen()
        self.again.setText(self.tr("Train again"))
        self.again.setToolTip(self.tr("Put a training with the same choices in line."))
        self.table.show_columns(self._columns())
        if self._known:
            self._tell()
        else:
            self._say_empty()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(self.tr("Asked"), lambda job: job.asked, text=moment),
            Column(
                self.tr("State"),
                lambda job: job.state,
                text=word,
                tone=lambda job: _TONES.get(job.state, Tone.NEUTRAL),
                icon=lambda job: _ICONS[job.state],
            ),
            Column(self.tr("Version"), lambda job: job.version or job.request.version or None),
            Column(self.tr("Took"), _seconds, RIGHT, text=duration),
            Column(self.tr("Outcome"), self._outcome),
        )

    def _outcome(self, job: TrainingJob) -> str | None:
        return self._told(job).replace("\n", " · ") or None


def _seconds(job: TrainingJob) -> float | None:
    if job.started is None or job.ended is None:
        return None
    return (job.ended - job.started).total_seconds()


def _searched(job: TrainingJob) -> str:
    return " ".join((job.version, job.request.version, job.request.note, job.error, job.job_id))


def _importance(figure: tuple[str, float]) -> tuple[int, str]:
    """Headlines first, in their order."""
    name, _ = figure
    return (HEADLINES.index(name) if name in HEADLINES else len(HEADLINES)), name
