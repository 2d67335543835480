"""Menu bar and toolbar, filled from the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from routingml_desktop.ui.actions import Actions, translated
from routingml_desktop.ui.commands import DOCKS, MENUS, PERSPECTIVES
from routingml_desktop.ui.icons import SIZE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow

    from routingml_desktop.ui.perspectives import Perspectives

_IN_SUBMENUS: Final = ("theme", "language")


class Menus:
    """The menus of the window; their words follow its language."""

    def __init__(self, window: QMainWindow, actions: Actions, perspectives: Perspectives) -> None:
        self._actions = actions
        self._perspectives = perspectives
        self._menus: dict[str, QMenu] = {}
        for name in MENUS:
            menu = window.menuBar().addMenu("")
            self._menus[name] = menu
            self._fill(name, menu)
        self._add_view_parts(self._menus["view"])
        self.bar = _bar(window, actions)
        self.retranslate()

    def retranslate(self) -> None:
        """Take over the window's language."""
        for name, menu in self._menus.items():
            menu.setTitle(translated(MENUS[name]))
        for menu, title in self._submenus:
            menu.setTitle(title())
        self.bar.setWindowTitle(QCoreApplication.translate("menus", "Toolbar"))
        self.list_own_layouts()

    def list_own_layouts(self) -> None:
        """Show the layouts the operator saved."""
        self._own.clear()
        for name in self._perspectives.own:
            line = self._own.addMenu(name)
            show = line.addAction(QCoreApplication.translate("menus", "Show"))
            show.triggered.connect(lambda _=False, name=name: self._perspectives.show_own(name))
            remove = line.addAction(QCoreApplication.translate("menus", "Remove"))
            remove.triggered.connect(lambda _=False, name=name: self._perspectives.remove_own(name))
        self._own.menuAction().setVisible(bool(self._perspectives.own))

    def _fill(self, name: str, menu: QMenu) -> None:
        group = None
        for command in self._actions.commands:
            if command.menu != name or command.group in _IN_SUBMENUS:
                continue
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(self._actions[command.name])

    def _add_view_parts(self, view: QMenu) -> None:
        actions = self._actions
        self._own = view.addMenu("")
        view.addSeparator()
        docks = view.addMenu("")
        for dock in DOCKS:
            docks.addAction(actions[f"show_{dock}"])
        themes = view.addMenu("")
        languages = view.addMenu("")
        for command in actions.commands:
            if command.group in _IN_SUBMENUS:
                menu = themes if command.group == "theme" else languages
                menu.addAction(actions[command.name])
        self._submenus: tuple[tuple[QMenu, Callable[[], str]], ...] = (
            (self._own, lambda: QCoreApplication.translate("menus", "My layouts")),
            (docks, lambda: QCoreApplication.translate("menus", "Docks")),
            (themes, lambda: QCoreApplication.translate("menus", "Colours")),
            (languages, lambda: QCoreApplication.translate("menus", "Language")),
        )


def _bar(window: QMainWindow, actions: Actions) -> QToolBar:
    bar = QToolBar()
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(SIZE, SIZE))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for perspective in PERSPECTIVES:
        bar.addAction(actions[f"perspective_{perspective}"])
    bar.addSeparator()
    for name in ("sync", "export"):
        bar.addAction(actions[name])
    gap = QWidget()
    gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(gap)
    bar.addAction(actions["palette"])
    bar.addAction(actions["help"])
    for action in bar.actions():
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    window.addToolBar(bar)
    return bar
