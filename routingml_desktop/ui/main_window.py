"""The window itself, light enough to be painted before anything else is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QLabel, QMainWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from routingml_desktop.ui.window_state import WindowState

PRODUCT: Final = "RoutingML Desktop"

_FIRST_SIZE: Final = (1600, 940)
_GROUNDS: Final = {"light": "#eef1f4", "dark": "#171b20"}
"""The window colour of ``theme.py``, which is loaded after the first paint."""


class MainWindow(QMainWindow):
    """Empty at first; ``Frame`` fills it.

    Signals:
        painted: It was seen for the first time.
        closing: The operator closes it.
        language_changed: The program speaks another language.
    """

    painted = Signal()
    closing = Signal()
    language_changed = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self._state = state
        self._painted = False
        self._may_close: Callable[[], bool] = lambda: True
        self.setWindowTitle(PRODUCT)
        self._fill_in_kept_colour()
        # A name in the middle: on a slow PC the rest takes a moment.
        name = QLabel(PRODUCT)
        name.setMargin(40)
        self.setCentralWidget(name)
        if not self.restoreGeometry(state.bytes_of("geometry")):
            room = self.screen().availableGeometry()
            self.resize(min(_FIRST_SIZE[0], room.width()), min(_FIRST_SIZE[1], room.height()))

    def clear(self) -> None:
        """Take away what stood in the middle; docks fill the window."""
        name = self.takeCentralWidget()
        if name is not None:
            name.deleteLater()
        self.setPalette(QPalette())

    def ask_before_closing(self, may_close: Callable[[], bool]) -> None:
        """Stay open when the operator closes it and ``may_close`` answers no."""
        self._may_close = may_close

    def keep_state(self) -> None:
        """Remember place and size for the next start."""
        self._state.keep("geometry", self.saveGeometry())
        self._state.write()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.language_changed.emit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        self.keep_state()
        self.closing.emit()
        super().closeEvent(event)

    @Slot()
    def bring_to_front(self) -> None:
        """Come up from behind other windows, from the task bar, or from the background."""
        if self.isHidden():
            self.show()
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def _fill_in_kept_colour(self) -> None:
        ground = _GROUNDS.get(self._state.text_of("theme"))
        if ground is not None:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.Window, QColor(ground))
            self.setPalette(palette)
