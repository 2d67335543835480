"""Light or dark while the program runs: chosen by the operator or followed from the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from routingml_desktop.settings import Theme
from routingml_desktop.ui.icons import redress
from routingml_desktop.ui.theme import apply_theme, colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class Appearance(QObject):
    """Shows the program in a theme and redraws icons when its colours change.

    Signals:
        changed: The colours are others now.
    """

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._theme = Theme.SYSTEM
        app.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    @property
    def theme(self) -> Theme:
        """What was asked for last."""
        return self._theme

    def use(self, theme: Theme) -> None:
        """Show the program in this theme from now on."""
        self._theme = theme
        dark = colours().dark
        apply_theme(self._app, theme)
        if colours().dark is not dark:
            for window in self._app.topLevelWidgets():
                redress(window)
            self.changed.emit()

    @Slot()
    def _follow_desktop(self) -> None:
        if self._theme is Theme.SYSTEM:
            self.use(Theme.SYSTEM)
