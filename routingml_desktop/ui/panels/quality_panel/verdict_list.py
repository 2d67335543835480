"""The sentences of an evaluation, each with its sign, and its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from routingml_desktop.services.evaluation_report.note_words import notes_in
from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.language import language
from routingml_desktop.ui.panels.quality_panel.verdicts import verdicts
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, colours, set_role

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import QualityReport

_ICON: Final = 16
_ICONS: Final = {Tone.GOOD: "good", Tone.BAD: "bad", Tone.WARNING: "warning", Tone.NEUTRAL: "info"}


class VerdictList(QFrame):
    """What was found, and below it what the evaluation noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: QualityReport | None = None
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(SPACE)
        self._lines.setVerticalSpacing(TIGHT)
        self._lines.setColumnStretch(1, 1)
        self.sentences: list[QLabel] = []
        self.more = QPushButton()
        self.more.setCheckable(True)
        set_role(self.more, Role.LINK)
        self.notes = QLabel(wordWrap=True)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.notes, Role.CAPTION)
        self.notes.hide()
        self.more.toggled.connect(self.notes.setVisible)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(TIGHT)
        column.addWidget(self.title)
        column.addLayout(self._lines)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.notes)
        set_role(self, Role.CARD)

    def show_report(self, report: QualityReport) -> None:
        """Show the sentences of this report."""
        self._report = report
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.sentences = []
        for row, verdict in enumerate(verdicts(report)):
            icon = QLabel()
            icon.setPixmap(pixmap(_ICONS[verdict.tone], colours(self).tone(verdict.tone), _ICON))
            sentence = QLabel(verdict.text, wordWrap=True)
            self._lines.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            self._lines.addWidget(sentence, row, 1)
            self.sentences.append(sentence)
        self.title.setText(self.tr("What it says"))
        self.more.setText(self.tr("Notes of the evaluation"))
        self.more.setVisible(bool(report.notes))
        self.notes.setText("\n".join(notes_in(language(), report.notes)))
        self.notes.setVisible(bool(report.notes) and self.more.isChecked())

    def changeEvent(self, event: QEvent) -> None:
        again = (QEvent.Type.LanguageChange, QEvent.Type.PaletteChange)
        if event.type() in again and self._report is not None:
            self.show_report(self._report)
        super().changeEvent(event)
