"""What the checks found in the plant's rows: counted, filtered, with examples below."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QToolButton, QWidget

from routingml_desktop.domain.plant import Severity
from routingml_desktop.ui.finding_words import check_word, finding_sentence
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.language import language
from routingml_desktop.ui.numbers import count, figure, percent
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.widgets.detail_box import DetailBox
from routingml_desktop.ui.widgets.filtered_list import lay_out_list
from routingml_desktop.ui.widgets.search_box import SearchBox
from routingml_desktop.ui.words import column_word, table_word, word

if TYPE_CHECKING:
    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import Finding

SIGNS: Final = {
    Severity.CRITICAL: ("bad", Tone.BAD),
    Severity.WARNING: ("warning", Tone.WARNING),
    Severity.INFO: ("info", Tone.NEUTRAL),
}
_TABLE_HEIGHT, _DETAIL_HEIGHT = 400, 130
_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}


class FindingsView(QWidget):
    """A table of findings; the chosen one is told below it with its examples."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: tuple[tuple[Finding, ...], tuple[Attribute, ...]] | None = None
        self._findings: tuple[Finding, ...] = ()
        self._attributes: dict[str, Attribute] = {}
        find = QAction(self)
        dress(find, "search")
        self.search_box = SearchBox(find)
        self.severities = {severity: _toggle(SIGNS[severity][0]) for severity in Severity}
        self.table = ValuesTable(self._columns(), self)
        self.view = TableView(self.table, "")
        self.view.allow_sorting()
        self._detail = DetailBox()
        self._states = States(self._split(), "good")
        for button in self.severities.values():
            button.toggled.connect(self._show)
        lay_out_list(self, self.severities.values(), self.search_box, self._states)
        self.search_box.typed.connect(self._show)
        self.view.selectionModel().currentRowChanged.connect(self._tell)
        self.retranslate()

    def show_findings(
        self, findings: tuple[Finding, ...], attributes: tuple[Attribute, ...] = ()
    ) -> None:
        """Show other findings, the gravest first; ``attributes`` have words for columns."""
        if (findings, attributes) == self._told:
            return
        self._told = (findings, attributes)
        self._attributes = {attribute.name: attribute for attribute in attributes}
        self._findings = tuple(sorted(findings, key=lambda one: (_RANKS[one.severity], -one.count)))
        self._show()
        self.view.fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.search_box.setPlaceholderText(self.tr("Search findings…"))
        self.search_box.setAccessibleName(self.tr("Search findings"))
        self.view.setAccessibleName(self.tr("Findings"))
        self.table.show_columns(self._columns())
        self._show()

    def _split(self) -> QSplitter:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(self._detail)
        split.setStretchFactor(0, 1)
        split.setCollapsible(0, False)  # noqa: FBT003 (Qt)
        split.setSizes([_TABLE_HEIGHT, _DETAIL_HEIGHT])
        return split

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                self.tr("Severity"),
                lambda finding: word(finding.severity),
                sort_key=lambda finding: _RANKS[finding.severity],
                tone=lambda finding: SIGNS[finding.severity][1],
                icon=lambda finding: SIGNS[finding.severity][0],
            ),
            Column(self.tr("Finding"), lambda finding: check_word(finding.check)),
            Column(self.tr("Column"), self._column_title),
            Column(self.tr("Rows"), lambda finding: finding.count, RIGHT, text=count),
            Column(
                self.tr("Share"),
                lambda finding: finding.count / finding.rows if finding.rows else None,
                RIGHT,
                text=lambda share: percent(share, 1),
            ),
            Column(self.tr("Table"), lambda finding: table_word(finding.table)),
            Column(self.tr("Examples"), lambda finding: ", ".join(finding.examples)),
        )

    @Slot()
    def _show(self) -> None:
        numbers = Counter(finding.severity for finding in self._findings)
        for severity, button in self.severities.items():
            button.setText(f"{word(severity)}  {count(numbers[severity])}")
        wanted = [s for s, button in self.severities.items() if button.isChecked()]
        words = self.search_box.wanted.lower().split()
        shown = [
            finding
            for finding in self._findings
            if (not wanted or finding.severity in wanted)
            and all(one in self._searched(finding) for one in words)
        ]
        self.table.show_values(shown)
        if shown:
            self._states.show_content()
            self.view.choose_row(0)
        elif self._findings:
            self._states.show_empty(
                self.tr("No finding matches"),
                self.tr("Choose other severities or words."),
                icon="search",
            )
        else:
            self._states.show_empty(
                self.tr("Nothing found"), self.tr("The checks found no fault in the rows.")
            )

    def _column_title(self, finding: Finding) -> str:
        attribute = self._attributes.get(finding.column)
        return attribute.label(language()) if attribute else column_word(finding.column)

    def _searched(self, finding: Finding) -> str:
        parts = (
            check_word(finding.check),
            table_word(finding.table),
            self._column_title(finding),
            finding.column,
            finding.message,
            *finding.examples,
        )
        return " ".join(parts).lower()

    @Slot()
    def _tell(self) -> None:
        finding = self.table.value_at(self.view.currentIndex())
        if finding is None:
            return
        where = (table_word(finding.table), self._column_title(finding))
        title = f"{check_word(finding.check)} – {' · '.join(part for part in where if part)}"
        text = self.tr("{number} of {rows} rows")
        if finding.hours is not None:
            text = self.tr("{number} of {rows} rows, {hours} h")
        said = text.format(
            number=count(finding.count), rows=count(finding.rows), hours=figure(finding.hours, 1)
        )
        # The check's own sentence is English, as in the log.
        english = finding_sentence(finding, self._column_title(finding))
        message = said if language() != "en" else english
        self._detail.tell(title, message, lines="\n".join(finding.examples))
        self._detail.message.setToolTip(finding.message)


def _toggle(icon: str) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    dress(button, icon)
    return button
