"""The head of a section, over the rows of its settings."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from routingml_desktop.ui.setting_words import section_name, section_sentence
from routingml_desktop.ui.theme import SPACE, Role, set_role


class SectionPage(QWidget):
    """Takes the rows of a section when it is looked at."""

    def __init__(self, section: str) -> None:
        super().__init__()
        self._section = section
        self._head, self._sentence = QLabel(), QLabel()
        set_role(self._head, Role.TITLE)
        set_role(self._sentence, Role.MUTED)
        self._sentence.setWordWrap(True)
        self._head.setContentsMargins(0, SPACE, 0, 0)
        self._sentence.setContentsMargins(0, 0, 0, SPACE)
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(0)
        self.layout_.addWidget(self._head)
        self.layout_.addWidget(self._sentence)
        self.hide()

    def retranslate(self) -> None:
        """Take over the window's language."""
        self._head.setText(section_name(self._section))
        self._sentence.setText(section_sentence(self._section))
