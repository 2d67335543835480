"""One control for each kind of setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit, QSpinBox, QWidget

from routingml_desktop.ui.setting_words import choice_word, setting_unit, with_unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QWheelEvent

    from routingml_desktop.domain.setting import SettingField, SettingValue

_WIDTH: Final = 190
_LARGEST: Final = 2_147_483_647
_DECIMALS: Final = 6
_STEPS: Final = 20
"""Steps of a spin box from the lowest to the highest value, where both are close."""


class WholeBox(QSpinBox):
    """Whole numbers; the wheel scrolls the page until the box has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel(self, event, super().wheelEvent)


class NumberBox(QDoubleSpinBox):
    """Numbers without zeros at the end: 0.8, not 0.800000."""

    def textFromValue(self, value: float) -> str:
        return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel(self, event, super().wheelEvent)


class ChoiceBox(QComboBox):
    """One of several; the wheel scrolls the page until the box has the focus."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        _wheel(self, event, super().wheelEvent)


def _wheel(widget: QWidget, event: QWheelEvent, turn: Callable[[QWheelEvent], None]) -> None:
    if widget.hasFocus():
        turn(event)
    else:
        event.ignore()


class Editor(QObject):
    """The control of one setting.

    Signals:
        changed: The operator gave another value.
    """

    changed = Signal()

    def __init__(self, field: SettingField, parent: QWidget) -> None:
        super().__init__(parent)
        self._field = field
        self.widget = self._made(parent)
        self.widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if field.kind != "bool":
            self.widget.setMinimumWidth(_WIDTH)
            self.widget.setMaximumWidth(2 * _WIDTH if field.kind in ("str", "list") else _WIDTH)

    @property
    def value(self) -> SettingValue:
        """The value as it stands in the control."""
        widget = self.widget
        if isinstance(widget, QCheckBox):
            return widget.isChecked()
        if isinstance(widget, (WholeBox, NumberBox)):
            return widget.value()
        if isinstance(widget, ChoiceBox):
            return str(widget.currentData())
        assert isinstance(widget, QLineEdit)  # noqa: S101 (there is no other control)
        text = widget.text().strip()
        if self._field.kind == "list":
            return tuple(part.strip() for part in text.split(",") if part.strip())
        return text

    def show_value(self, value: SettingValue) -> None:
        """Show a value without telling that it changed."""
        blocked = self.widget.blockSignals(True)  # noqa: FBT003 (Qt's own signature)
        widget = self.widget
        if isinstance(widget, QCheckBox):
            widget.setChecked(bool(value))
        elif isinstance(widget, WholeBox):
            widget.setValue(int(str(value)))
        elif isinstance(widget, NumberBox):
            widget.setValue(float(str(value)))
        elif isinstance(widget, ChoiceBox):
            widget.setCurrentIndex(widget.findData(value))
        elif isinstance(widget, QLineEdit):
            text = ", ".join(value) if isinstance(value, tuple) else str(value)
            widget.setText(text)
            widget.setCursorPosition(0)
        self.widget.blockSignals(blocked)

    def retranslate(self) -> None:
        """Take over the window's language."""
        widget = self.widget
        unit = setting_unit(self._field.key)
        if isinstance(widget, (WholeBox, NumberBox)):
            widget.setSuffix(with_unit("", unit))
        elif isinstance(widget, ChoiceBox):
            for place in range(widget.count()):
                widget.setItemText(place, choice_word(str(widget.itemData(place))))

    def _made(self, parent: QWidget) -> QWidget:
        field = self._field
        if field.kind == "bool":
            box = QCheckBox(parent)
            box.toggled.connect(self.changed)
            return box
        if field.kind == "int":
            return self._whole(parent)
        if field.kind == "float":
            return self._number(parent)
        if field.kind == "choice":
            choice = ChoiceBox(parent)
            for name in field.choices:
                choice.addItem(name, name)
            choice.currentIndexChanged.connect(self.changed)
            return choice
        line = QLineEdit(parent)
        line.textEdited.connect(self.changed)
        return line

    def _whole(self, parent: QWidget) -> QWidget:
        box = WholeBox(parent)
        box.setGroupSeparatorShown(True)
        low, high = self._field.low, self._field.high
        box.setRange(
            int(low) if low is not None else -_LARGEST,
            int(high) if high is not None else _LARGEST,
        )
        box.valueChanged.connect(self.changed)
        return box

    def _number(self, parent: QWidget) -> QWidget:
        box = NumberBox(parent)
        low, high = self._field.low, self._field.high
        box.setDecimals(_DECIMALS)
        box.setRange(low if low is not None else -1e12, high if high is not None else 1e12)
        narrow = low is not None and high is not None and high - low <= 1
        box.setSingleStep((high - low) / _STEPS if narrow and high and low is not None else 1.0)
        box.valueChanged.connect(self.changed)
        return box
