"""A number that is seen from afar, with what it counts below it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from routingml_desktop.ui.theme import Role, set_role


class FigureTile(QWidget):
    """One figure and its caption."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure = QLabel()
        set_role(self._figure, Role.FIGURE)
        self._caption = QLabel()
        set_role(self._caption, Role.CAPTION)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(self._caption)

    @property
    def figure(self) -> str:
        """The number as it reads."""
        return self._figure.text()

    def say(self, figure: str, caption: str, tooltip: str = "") -> None:
        """Show a figure and what it counts."""
        self._figure.setText(figure)
        self._caption.setText(caption)
        self.setToolTip(tooltip)
        self.setAccessibleName(f"{caption}: {figure}")
