"""A dock whose title looks like a tab, and is left out while the dock is one of several tabs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QMainWindow, QToolButton, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import TIGHT, Role, set_role

ICON = 14
HEIGHT = 30


class DockFrame(QDockWidget):
    """Holds one panel.

    Signals:
        help_wanted: The operator wants to know what the panel is for; carries the dock's name.
    """

    help_wanted = Signal(str)

    def __init__(self, name: str, window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName(name)
        self._main = window
        self._title = _DockTitle(self)
        self._no_title = QWidget()
        self.setTitleBarWidget(self._title)
        self._title.help_button.clicked.connect(self._want_help)
        self.topLevelChanged.connect(self.follow_tabs)
        # Qt tells of new tabs before it has made them.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.follow_tabs)
        self.dockLocationChanged.connect(self._follow_later)
        self.visibilityChanged.connect(self._follow_later)

    @property
    def tabbed(self) -> bool:
        """Whether a tab shows its name already."""
        others = self._main.tabifiedDockWidgets(self)
        return not self.isFloating() and any(not other.isHidden() for other in others)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.WindowTitleChange):
            self._title.name(self.windowTitle())
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowTitleChange:
            self._title.name(self.windowTitle())
        return super().event(event)

    @Slot()
    def follow_tabs(self) -> None:
        """Show the title when no tab does."""
        wanted = self._no_title if self.tabbed else self._title
        if self.titleBarWidget() is not wanted:
            self.setTitleBarWidget(wanted)
            self._title.setVisible(wanted is self._title)

    @Slot()
    def _follow_later(self) -> None:
        self._later.start(0)

    @Slot()
    def _want_help(self) -> None:
        self.help_wanted.emit(self.objectName())


class _DockTitle(QWidget):
    """The dock's name and its buttons."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._label = QLabel()
        set_role(self._label, Role.HEADING)
        self.help_button = _button("help")
        self._float = _button("open")
        self._close = _button("cancel")
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close.clicked.connect(dock.close)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * TIGHT, 0, TIGHT, 0)
        row.setSpacing(0)
        row.addWidget(self._label)
        row.addStretch()
        for button in (self.help_button, self._float, self._close):
            row.addWidget(button)

    def name(self, title: str) -> None:
        """Show the dock's title."""
        self._label.setText(title)
        self.help_button.setToolTip(self.tr("Help for this dock (F1)"))
        self._float.setToolTip(self.tr("Take out of the window, or put back"))
        self._close.setToolTip(self.tr("Close; View > Docks shows it again"))
        for button in (self.help_button, self._float, self._close):
            button.setAccessibleName(f"{title}: {button.toolTip()}")

    def minimumSizeHint(self) -> QSize:
        """As low as a tab bar, so that neighboring docks stand on one line."""
        return QSize(super().minimumSizeHint().width(), HEIGHT)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def _button(icon: str) -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    dress(button, icon, quiet=True)
    button.setIconSize(QSize(ICON, ICON))
    return button
