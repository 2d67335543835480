"""The table of the evaluation: the model, its baselines and the negative control."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.quality import MODEL, Novelty
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.quality_reading import (
    MINUTES_MEASURES,
    NEGATIVE_CONTROL,
    ROUTING_MEASURES,
    best_method,
    figure_of,
    rows_of,
    rows_of_distances,
)
from routingml_desktop.ui.quality_words import (
    distance_title,
    measure,
    measure_explained,
    measure_short,
    method_title,
    reason_text,
)
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import ROW_HEIGHT, SPACE, TIGHT, WIDE, Role, Tone, set_role
from routingml_desktop.ui.widgets.flow_layout import FlowLayout
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import MethodScore, QualityReport

_HEADER = 36
_MOST_ROWS = 9


class ScoreView(QFrame):
    """Rows are methods, columns measures; known and new items apart, routings and minutes apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.CARD)
        self._report: QualityReport | None = None
        self._rows: tuple[MethodScore, ...] = ()
        self._best: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self.subjects = _choices(2)
        self.novelties = _choices(len(Novelty) + 1)
        for group in (self.subjects, self.novelties):
            group.idClicked.connect(self._show)
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_role(self.nothing, Role.MUTED)
        choices = FlowLayout()
        for group in (self.subjects, self.novelties):
            row = QWidget()
            buttons = QHBoxLayout(row)
            buttons.setContentsMargins(0, 0, 0, 0)
            buttons.setSpacing(TIGHT)
            for button in group.buttons():
                buttons.addWidget(button)
            choices.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.title)
        column.addLayout(choices)
        column.addWidget(self.view)
        column.addWidget(self.nothing)
        self._retranslate()

    @property
    def novelty(self) -> Novelty | None:
        """The kind of items that is shown; None when they are shown by distance."""
        chosen = self.novelties.checkedId()
        return tuple(Novelty)[chosen] if chosen < len(Novelty) else None

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are shown."""
        return MINUTES_MEASURES if self.subjects.checkedId() else ROUTING_MEASURES

    def show_report(self, report: QualityReport) -> None:
        """Show the scores of this report."""
        self._report = report
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        if self._report is None:
            return
        novelty = self.novelty
        if novelty is None:
            # Groups answer different questions, so none of them is the best.
            self._rows, self._best = rows_of_distances(self._report), {}
            self._titles = {
                score.distance: distance_title(score) for score in self._report.distances
            }
        else:
            self._rows = rows_of(self._report, novelty, self.measures)
            self._best = {name: best_method(self._rows, name) for name in self.measures}
            self._titles = {score.method: method_title(score.method) for score in self._rows}
        self.table.show_columns(self._columns())
        self.table.show_values(self._rows)
        self.view.setVisible(bool(self._rows))
        self.nothing.setVisible(not self._rows)
        if not self._rows:
            model = self._report.score(MODEL, novelty or Novelty.ALL)
            reason = reason_text(figure_of(model, self.measures[0]).reason)
            self.nothing.setText(self.tr("Not measured: {reason}").format(reason=reason))
            return
        self.view.fit_columns()
        rows = min(len(self._rows), _MOST_ROWS)
        bar = self.view.horizontalScrollBar().sizeHint().height()
        self.view.setFixedHeight(_HEADER + ROW_HEIGHT * rows + bar)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                self.tr("Method"),
                lambda score: self._titles[score.method],
                tone=lambda score: Tone.ACCENT if score.method == MODEL else None,
            ),
            *(self._column(name) for name in self.measures),
            Column(
                self.tr("n"),
                self._most_n,
                RIGHT,
                text=count,
                explains=self.tr("Questions or bookings behind the row; the tool tips name each."),
            ),
        )

    def _column(self, name: str) -> Column:
        return Column(
            measure_short(name),
            partial(self._text, name),
            RIGHT,
            tooltip=partial(self._explained, name),
            sort_key=lambda score: figure_of(score, name).value,
            tone=partial(self._tone, name),
            icon=lambda score: "check" if self._best.get(name) == score.method else "",
            explains=measure_explained(name),
        )

    def _text(self, name: str, score: MethodScore) -> str | None:
        figure = figure_of(score, name)
        if figure.value is None:
            return None
        interval = measure(name).interval(figure)
        text = measure(name).text(figure.value, figure.low, figure.high)
        return f"{text}  ({interval})" if interval else text

    def _explained(self, name: str, score: MethodScore) -> str:
        figure = figure_of(score, name)
        if figure.value is None:
            return self.tr("Not measured: {reason}").format(reason=reason_text(figure.reason))
        return self.tr("n {count}; in brackets the 95 % interval").format(count=count(figure.n))

    def _tone(self, name: str, score: MethodScore) -> Tone | None:
        if score.method == NEGATIVE_CONTROL:
            return Tone.NEUTRAL
        return Tone.GOOD if self._best.get(name) == score.method else None

    def _most_n(self, score: MethodScore) -> int:
        return max(figure_of(score, name).n for name in self.measures)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Against the baselines"))
        self.view.setAccessibleName(self.title.text())
        names = (self.tr("Routings"), self.tr("Minutes"))
        for button, name in zip(self.subjects.buttons(), names, strict=True):
            button.setText(name)
        kinds = (*(word(novelty) for novelty in Novelty), self.tr("By distance"))
        for button, kind in zip(self.novelties.buttons(), kinds, strict=True):
            button.setText(kind)
        self._show()


def _choices(many: int) -> QButtonGroup:
    """Buttons of which one is down, the first to begin with."""
    group = QButtonGroup()
    for place in range(many):
        button = QPushButton()
        button.setCheckable(True)
        button.setChecked(place == 0)
        group.addButton(button, place)
    return group
