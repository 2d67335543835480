"""What changes when another version answers: seen before the switch."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.gate_words import flag_texts, verdict_text
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count, minutes, percent
from routingml_desktop.ui.quality_words import measure, measure_title
from routingml_desktop.ui.setting_words import choice_word, has_words, section_name, setting_name
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import SPACE, Tone, set_tone

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.progress import Progress, Report, Stopping
    from routingml_desktop.domain.version_comparison import TwoAnswers, VersionComparison
    from routingml_desktop.ui.background import Background, Job

_SIZE: Final = (960, 560)
_STEPS: Final = 1000
_WIDEST: Final = 260
"""Pixels of a column at first: the name of a version fits, a long chain is cut short."""


class Comparisons(Protocol):
    """Who compares, in a process of its own."""

    def compare(
        self, first: str, second: str, report: Report, stopping: Stopping
    ) -> VersionComparison:
        """What changes when ``second`` answers instead of ``first``; raises a RoutingMLError."""
        ...


class ComparisonDialog(QDialog):
    """Compares while it is open; closing it stops that.

    Signals:
        activation_wanted: The second version is to answer from now on.
    """

    activation_wanted = Signal()

    def __init__(
        self,
        first: str,
        second: str,
        comparisons: Comparisons,
        background: Background,
        parent: QWidget,
        *,
        switching: bool,
    ) -> None:
        """With ``switching`` the second version can be activated here."""
        super().__init__(parent)
        self._first, self._second = first, second
        self._found: VersionComparison | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.summary = QLabel(wordWrap=True)
        self.gate = QLabel(wordWrap=True)
        self.gate.hide()
        self.bar = QProgressBar(maximum=_STEPS, textVisible=False)
        self.answers = ValuesTable((), self)
        self.figures = ValuesTable((), self)
        self.settings = ValuesTable((), self)
        self.pages = QTabWidget(documentMode=True)
        self.views = tuple(
            TableView(table, "") for table in (self.answers, self.figures, self.settings)
        )
        for view in self.views:
            view.allow_sorting()
            view.horizontalHeader().setStretchLastSection(True)
        self.states = tuple(States(view, "compare") for view in self.views)
        for page in self.states:
            self.pages.addTab(page, "")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        self.activate = QPushButton()
        self.activate.setVisible(switching)
        self.activate.setEnabled(False)
        self.activate.clicked.connect(self._activate)
        if switching:
            buttons.addButton(self.activate, QDialogButtonBox.ButtonRole.AcceptRole)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addWidget(self.summary)
        column.addWidget(self.gate)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self._retranslate()
        self._job: Job | None = background.run_long(
            partial(_compared, comparisons, first, second),
            done=self._show,
            failed=self._cannot,
            progressed=self._progress,
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().closeEvent(event)

    def _progress(self, progress: Progress) -> None:
        if self._job is not None:
            self.bar.setValue(round(_STEPS * progress.fraction))

    def _show(self, found: VersionComparison) -> None:
        if self._job is None:
            return
        self._job, self._found = None, found
        self.answers.show_values(found.other_routing or found.answers)
        self.figures.show_values(tuple(found.figures.items()))
        self.settings.show_values(tuple(found.settings.items()))
        self._fit()
        self.bar.hide()
        self.activate.setEnabled(True)
        self._say()

    def _cannot(self, error: RoutingMLError) -> None:
        if self._job is None:
            return
        self._job = None
        self.bar.hide()
        # The operator may still decide; what could not be compared is said.
        self.activate.setEnabled(True)
        told = self.tr("They could not be compared: {problem}")
        self.summary.setText(told.format(problem=notice_of(error).text))
        set_tone(self.summary, Tone.BAD)

    @Slot()
    def _activate(self) -> None:
        self.activation_wanted.emit()
        self.close()

    def _say(self) -> None:
        found = self._found
        if found is None:
            asking = self.tr("Asking both versions what planners asked last, and other items…")
            self.summary.setText(asking)
            return
        asked = sum(each.asked_before for each in found.answers)
        text = self.tr(
            "{n} questions, {asked} of them asked by planners. Another routing: {other}. "
            "Minutes where the routing is the same differ by {change} (median)."
        )
        self.summary.setText(
            text.format(
                n=count(len(found.answers)),
                asked=count(asked),
                other=count(len(found.other_routing)),
                change=percent(found.median_change, 1),
            )
        )
        self._say_what_is_empty()
        self._say_what_the_gate_said(found)

    def _say_what_is_empty(self) -> None:
        for view, state, why in zip(
            self.views,
            self.states,
            (
                self.tr("Nothing was asked"),
                self.tr("Neither version was measured"),
                self.tr("Both versions learned with the same settings"),
            ),
            strict=True,
        ):
            if view.model().rowCount():
                state.show_content()
            else:
                state.show_empty(f"– {why}")

    def _say_what_the_gate_said(self, found: VersionComparison) -> None:
        self.gate.setVisible(found.verdict is not None)
        if found.verdict is not None:
            self.gate.setText(verdict_text(found.verdict))
            warned = flag_texts(found.verdict) or not found.verdict.promoted
            set_tone(self.gate, Tone.WARNING if warned else Tone.NEUTRAL)

    def _retranslate(self) -> None:
        title = self.tr("Compare versions: {first} and {second}")
        self.setWindowTitle(title.format(first=self._first, second=self._second))
        self.activate.setText(self.tr("Activate {version}").format(version=self._second))
        self.bar.setAccessibleName(self.tr("Progress of the comparison"))
        for place, name in enumerate(
            (self.tr("Changed proposals"), self.tr("Figures"), self.tr("Settings"))
        ):
            self.pages.setTabText(place, name)
            self.views[place].setAccessibleName(name)
        self.answers.show_columns(self._answer_columns())
        self.figures.show_columns(
            (
                Column(self.tr("Figure"), lambda row: measure_title(row[0])),
                Column(self._first, partial(_measured, 0), RIGHT),
                Column(self._second, partial(_measured, 1), RIGHT),
            )
        )
        self.settings.show_columns(
            (
                Column(self.tr("Setting"), _setting, tooltip=lambda row: row[0]),
                Column(self._first, lambda row: _value(row[1][0])),
                Column(self._second, lambda row: _value(row[1][1])),
            )
        )
        self._fit()
        self._say()

    def _fit(self) -> None:
        for view in self.views:
            view.fit_columns(widest=_WIDEST)

    def _answer_columns(self) -> tuple[Column, ...]:
        yes, described = self.tr("Asked by planners"), self.tr("Asked by attributes")
        drawn = self.tr("Drawn item")
        return (
            Column(self.tr("Item"), lambda row: row.item_code),
            Column(
                self.tr("Question"),
                lambda row: described if row.described else yes if row.asked_before else drawn,
            ),
            Column(self._first, lambda row: _chain(row.first_jobs)),
            Column(self._second, lambda row: _chain(row.second_jobs)),
            Column(self.tr("Minutes before"), lambda row: row.first_minutes, RIGHT, text=minutes),
            Column(self.tr("Minutes after"), lambda row: row.second_minutes, RIGHT, text=minutes),
            Column(self.tr("Change"), _change, RIGHT, text=partial(percent, decimals=1)),
        )


def _compared(
    comparisons: Comparisons, first: str, second: str, report: Report, stopping: Stopping
) -> VersionComparison:
    return comparisons.compare(first, second, report, stopping)


def _chain(jobs: tuple[str, ...]) -> str | None:
    return " → ".join(jobs) or None


def _setting(row: tuple[str, tuple[str, str]]) -> str:
    key = row[0]
    return f"{section_name(key.partition('.')[0])}: {setting_name(key)}" if has_words(key) else key


def _value(kept: str) -> str | None:
    """A setting's value as the settings say it; nothing for none."""
    if kept in ("True", "False"):
        on = QCoreApplication.translate("settings", "on")
        return on if kept == "True" else QCoreApplication.translate("settings", "off")
    return choice_word(kept) or None


def _change(row: TwoAnswers) -> float | None:
    return row.minutes_change


def _measured(place: int, row: tuple[str, tuple[float | None, float | None]]) -> str | None:
    name, values = row
    value = values[place]
    return None if value is None else measure(name).text(value)
