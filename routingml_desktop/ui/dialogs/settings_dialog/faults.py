"""What is wrong in the settings files, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from routingml_desktop.domain.errors import WHOLE_FILE
from routingml_desktop.ui.dialogs.settings_dialog.fault_words import problem_text
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone

if TYPE_CHECKING:
    from routingml_desktop.domain.errors import SettingError


class FaultCard(QFrame):
    """Hidden while everything is right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        set_role(self.title, Role.HEADING)
        self.title.setWordWrap(True)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.text)
        set_role(self, Role.CARD)
        set_tone(self, Tone.WARNING)
        self.hide()

    def show_faults(self, faults: tuple[SettingError, ...]) -> None:
        """Say what is wrong; hide when nothing is."""
        self.title.setText(
            QCoreApplication.translate(
                "settings", "These values are not used; the ones below them count."
            )
        )
        self.text.setText("\n".join(fault_text(fault) for fault in faults))
        self.setVisible(bool(faults))


def fault_text(fault: SettingError) -> str:
    """One line: file, line, key, value, what is allowed or what is wrong."""
    place = fault.file
    if fault.line:
        text = QCoreApplication.translate("settings", "{file}, line {line}")
        place = text.format(file=fault.file, line=fault.line)
    if fault.key == WHOLE_FILE:
        return f"{place}: {problem_text(fault)}"
    what = f"{fault.key} = {fault.value}" if fault.value else fault.key
    if not fault.allowed:
        return f"{place}: {what} – {problem_text(fault)}"
    text = QCoreApplication.translate("settings", "{place}: {what} – allowed: {allowed}")
    return text.format(place=place, what=what, allowed=fault.allowed)
