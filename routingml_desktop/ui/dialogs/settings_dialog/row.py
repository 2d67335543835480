"""One setting: name, control, sentence, bounds, where its value comes from, the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from routingml_desktop.domain.setting import Origin
from routingml_desktop.ui.dialogs.settings_dialog.editors import Editor
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.setting_words import (
    choice_word,
    effect_word,
    origin_word,
    section_name,
    setting_name,
    setting_sentence,
    setting_unit,
    with_unit,
)
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role
from routingml_desktop.ui.widgets.chip import Chip

if TYPE_CHECKING:
    from routingml_desktop.domain.setting import SettingField, SettingState, SettingValue

_NAME_WIDTH = 210


def searched_words(field: SettingField) -> str:
    """What a search for a setting looks through."""
    key = field.key
    choices = (choice_word(choice) for choice in field.choices)
    section = section_name(field.section)
    return " ".join((key, setting_name(key), setting_sentence(key), section, *choices)).lower()


class SettingRow(QWidget):
    """Shows one setting and takes another value for it.

    Signals:
        changed: The operator gave another value, or took his own back.
    """

    changed = Signal()

    def __init__(self, field: SettingField, state: SettingState, *, editable: bool) -> None:
        super().__init__()
        self.field = field
        self._state = state
        self._editable = editable
        self._take_back = False
        self._name = QLabel()
        self._name.setWordWrap(True)
        self._name.setFixedWidth(_NAME_WIDTH)
        set_role(self._name, Role.HEADING)
        self.editor = Editor(field, self)
        self._origin = QHBoxLayout()
        self.reset_button = QToolButton()
        dress(self.reset_button, "undo", quiet=True)
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        set_role(self._sentence, Role.MUTED)
        self._facts = QLabel()
        self._facts.setWordWrap(True)
        set_role(self._facts, Role.CAPTION)
        self._lay_out()
        self.editor.changed.connect(self._edit)
        self.reset_button.clicked.connect(self.take_back)
        self.show_state(state, editable=editable)

    @property
    def state(self) -> SettingState:
        """The setting as it is saved."""
        return self._state

    @property
    def wanted(self) -> tuple[bool, SettingValue | None]:
        """Whether something is to be saved, and what: a value, or None to take one's own back."""
        if self._take_back:
            return True, None
        value = self.editor.value
        return value != self._state.value, value

    def show_state(self, state: SettingState, *, editable: bool) -> None:
        """Show the setting as it is saved now."""
        self._state, self._editable = state, editable
        self._take_back = False
        self.editor.show_value(state.value)
        self.editor.widget.setEnabled(editable)
        self.retranslate()

    def retranslate(self) -> None:
        """Take over the window's language."""
        key = self.field.key
        self._name.setText(setting_name(key))
        self._sentence.setText(setting_sentence(key))
        self.editor.widget.setAccessibleName(self._name.text())
        self.editor.widget.setAccessibleDescription(self._sentence.text())
        self.editor.widget.setToolTip(key)
        self.editor.retranslate()
        tip = QCoreApplication.translate("settings", "Take your own value back")
        self.reset_button.setToolTip(tip)
        self.reset_button.setAccessibleName(f"{tip}: {self._name.text()}")
        self._say_facts()
        self._say_origin()

    @Slot()
    def take_back(self) -> None:
        """Give the value up that the operator set; a lower layer's counts when it is saved."""
        self._take_back = self._state.origin is Origin.USER
        self.editor.show_value(self._state.default if self._take_back else self._state.value)
        self._say_origin()
        self.changed.emit()

    @Slot()
    def _edit(self) -> None:
        self._take_back = False
        self._say_origin()
        self.changed.emit()

    def _say_facts(self) -> None:
        field, default = self.field, self._state.default
        parts = []
        if field.kind in ("int", "float") and field.allowed:
            text = QCoreApplication.translate("settings", "allowed: {allowed}")
            parts.append(text.format(allowed=field.allowed))
        text = QCoreApplication.translate("settings", "default: {value}")
        parts.append(text.format(value=self._said(default)))
        parts.append(effect_word(field.effect))
        self._facts.setText(" · ".join(parts))

    def _said(self, value: SettingValue) -> str:
        if isinstance(value, bool):
            on = QCoreApplication.translate("settings", "on")
            return on if value else QCoreApplication.translate("settings", "off")
        if isinstance(value, (int, float)):
            return with_unit(f"{value:,g}", setting_unit(self.field.key))
        if isinstance(value, tuple):
            return ", ".join(value) or "–"
        return choice_word(value) if self.field.choices else value or "–"

    def _say_origin(self) -> None:
        while (taken := self._origin.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        state = self._state
        changed, _ = self.wanted
        if changed:
            word = QCoreApplication.translate("settings", "Not saved yet")
            chip = Chip(word, Tone.WARNING)
        elif state.locked:
            chip = Chip(QCoreApplication.translate("settings", "Locked by policy"), Tone.BAD, "pin")
        elif state.origin is Origin.DEFAULT:
            chip = Chip(origin_word(state.origin))
        else:
            chip = Chip(origin_word(state.origin), Tone.ACCENT)
        chip.setToolTip(state.file)
        chip.setAccessibleName(chip.text())
        self._origin.addWidget(chip, alignment=Qt.AlignmentFlag.AlignVCenter)
        if not self._editable and not state.locked:
            word = QCoreApplication.translate("settings", "Not for your role")
            lock = Chip(word, Tone.NEUTRAL, "pin")
            self._origin.addWidget(lock, alignment=Qt.AlignmentFlag.AlignVCenter)
        own = state.origin is Origin.USER
        self.reset_button.setEnabled(self._editable and (own or changed))

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.editor.widget)
        line.addWidget(self.reset_button)
        line.addLayout(self._origin)
        line.addStretch()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SPACE, 0, SPACE)
        grid.setHorizontalSpacing(WIDE)
        grid.setVerticalSpacing(TIGHT)
        grid.addWidget(self._name, 0, 0)
        grid.addLayout(line, 0, 1)
        grid.addWidget(self._sentence, 1, 1)
        grid.addWidget(self._facts, 2, 1)
        grid.setColumnStretch(1, 1)
