"""What fills the window: docks, menus, status bar. What the docks hold is put in later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from routingml_desktop.ui.actions import Actions, translated
from routingml_desktop.ui.commands import DOCK_TITLES, DOCKS, PERSPECTIVES
from routingml_desktop.ui.main_window import PRODUCT
from routingml_desktop.ui.menus import Menus
from routingml_desktop.ui.notice_board import NoticeBoard
from routingml_desktop.ui.perspectives import Perspectives
from routingml_desktop.ui.source_words import source_title
from routingml_desktop.ui.theme import Role, set_role
from routingml_desktop.ui.widgets.dock_frame import DockFrame
from routingml_desktop.ui.widgets.status_strip import StatusStrip

if TYPE_CHECKING:
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.ui.dialogs.help_viewer import HelpViewer
    from routingml_desktop.ui.main_window import MainWindow
    from routingml_desktop.ui.notices import Notices
    from routingml_desktop.ui.window_state import WindowState

MOST_CLAIMED: Final = 280
"""Pixels of height that a panel can insist on: two of them fit a notebook, one above the other."""


class Frame(QObject):
    """Eleven docks in four perspectives, over a status bar."""

    def __init__(self, window: MainWindow, state: WindowState, notices: Notices) -> None:
        super().__init__(window)
        self.window = window
        self.notices = notices
        self._facts: SnapshotFacts | None = None
        self._version: VersionFacts | None = None
        self._unread = 0
        self._help: HelpViewer | None = None
        self._withdrawn: dict[str, RoutingMLError] = {}
        window.setDockNestingEnabled(True)
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.actions = Actions(window)
        self.docks = {name: self._new_dock(name) for name in DOCKS}
        self.perspectives = Perspectives(window, self.docks, state)
        self.menus = Menus(window, self.actions, self.perspectives)
        self.strip = StatusStrip()
        window.setStatusBar(self.strip)
        self.board = NoticeBoard(notices, window, self._command_text)
        self._connect()
        # Docks fill the window; what stood in its middle while it was empty goes.
        window.clear()
        self.perspectives.start()
        self.retranslate()

    def put(self, name: str, panel: QWidget) -> None:
        """Put a panel into its dock."""
        dock = self.docks[name]
        waiting = dock.widget()
        set_role(panel, Role.PAGE)
        # Wrapping rows claim the height they would need at their narrowest; on a notebook the
        # window would outgrow the screen for it.
        panel.setMinimumHeight(min(panel.minimumSizeHint().height(), MOST_CLAIMED))
        dock.setWidget(panel)
        if waiting is not None:
            waiting.deleteLater()

    def withdraw(self, command: str, refusal: RoutingMLError) -> None:
        """Take a command away that the policy does not allow, and the dock it shows.

        ``refusal`` is told when something else leads to that dock.
        """
        action = self.actions[command]
        action.setVisible(False)
        action.setEnabled(False)
        dock = command.removeprefix("show_")
        if command.startswith("show_") and dock in self.docks:
            self._withdrawn[dock] = refusal
            self.docks[dock].toggleViewAction().setVisible(False)
            self.perspectives.withhold(dock)

    def offers(self, name: str) -> bool:
        """Whether the policy leaves this dock to the operator."""
        return name not in self._withdrawn

    def show_dock(self, name: str) -> None:
        """Show a dock, on top of its tabs, and put the focus into it."""
        if name in self._withdrawn:
            self.notices.failed(self._withdrawn[name])
            return
        dock = self.docks[name]
        dock.show()
        dock.raise_()
        panel = dock.widget()
        if panel is not None:
            panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(str)
    def give_command(self, name: str) -> None:
        """Do what a command does."""
        if name in self.actions:
            self.actions[name].trigger()

    def show_facts(self, facts: SnapshotFacts | None, version: VersionFacts | None) -> None:
        """Say in title and status bar where the data is from and which version answers."""
        self._facts, self._version = facts, version
        self.strip.show_facts(facts, version)
        self._say_title()

    def help_page(self) -> str:
        """The help page of the dock with the focus; the overview when none has it."""
        focus = QApplication.focusWidget()
        for name, dock in self.docks.items():
            if focus is not None and dock.isAncestorOf(focus):
                return name
        return "index"

    @Slot()
    def keep_state(self) -> None:
        """Remember places and sizes for the next start."""
        self.perspectives.keep()
        self.window.keep_state()

    @Slot()
    def retranslate(self) -> None:
        """Take over the window's language."""
        self.actions.retranslate()
        self.menus.retranslate()
        for name, dock in self.docks.items():
            title = translated(DOCK_TITLES[name])
            dock.setWindowTitle(title)
            dock.setAccessibleName(title)
            dock.toggleViewAction().setText(title)
            waiting = dock.widget()
            if isinstance(waiting, QLabel):
                waiting.setText(self.tr("Loading…"))
        self._say_title()

    # --- how it is put together

    def _new_dock(self, name: str) -> DockFrame:
        dock = DockFrame(name, self.window)
        dock.help_wanted.connect(self.open_help)
        waiting = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        set_role(waiting, Role.WAITING)
        dock.setWidget(waiting)
        return dock

    def _connect(self) -> None:
        actions = self.actions
        for name in DOCKS:
            actions.on(f"show_{name}", partial(self.show_dock, name))
        for name in PERSPECTIVES:
            actions.on(f"perspective_{name}", partial(self.perspectives.switch, name))
        actions.on("reset_layout", self.perspectives.reset)
        actions.on("save_layout", self._ask_layout_name)
        actions.on("palette", self.open_palette)
        actions.on("help", lambda: self.open_help(self.help_page()))
        actions.on("shortcuts", lambda: self.open_help("keys"))
        actions.on("quit", self.window.close)
        self.window.language_changed.connect(self.retranslate)
        self.window.closing.connect(self.keep_state)
        self.perspectives.switched.connect(self._check_perspective)
        self.perspectives.own_changed.connect(self._list_own_layouts)
        self.board.command_wanted.connect(self.give_command)
        self.notices.said.connect(self._count_notice)
        self.notices.cleared.connect(self._forget_notices)
        self.strip.source_pressed.connect(lambda: self.show_dock("data"))
        self.strip.model_pressed.connect(lambda: self.show_dock("training"))
        self.strip.notices_pressed.connect(self._open_notices)

    # --- what the operator does

    @Slot()
    def open_palette(self) -> None:
        """Let the operator find a command by its name."""
        from routingml_desktop.ui.dialogs.command_palette import (  # noqa: PLC0415 (when wanted)
            CommandPalette,
        )

        CommandPalette(self.actions, self.window).open_over(self.window)

    @Slot(str)
    def open_help(self, page: str) -> None:
        """Show a help page beside the window."""
        from routingml_desktop.ui.dialogs.help_viewer import (  # noqa: PLC0415 (when wanted)
            HelpViewer,
        )

        if self._help is None:
            self._help = HelpViewer(self.actions, self.window)
        self._help.show_page(page)

    @Slot()
    def _ask_layout_name(self) -> None:
        name, given = QInputDialog.getText(
            self.window,
            self.tr("Save layout"),
            self.tr("Name of the layout:"),
            QLineEdit.EchoMode.Normal,
        )
        # A slash would make a group of it in the kept state.
        cleaned = name.strip().replace("/", "-").replace("\\", "-")
        if given and cleaned:
            self.perspectives.save_own(cleaned)
            self.notices.done(self.tr("Layout saved: {name}").format(name=cleaned))

    @Slot()
    def _open_notices(self) -> None:
        self.board.open_list(self.strip.notices_button)
        self.strip.show_unread(0)
        self._unread = 0

    @Slot(object)
    def _count_notice(self, _notice: object) -> None:
        self._unread += 1
        self.strip.show_unread(self._unread)

    @Slot()
    def _forget_notices(self) -> None:
        self._unread = 0
        self.strip.show_unread(0)

    @Slot(str)
    def _check_perspective(self, name: str) -> None:
        self.actions[f"perspective_{name}"].setChecked(True)

    @Slot()
    def _list_own_layouts(self) -> None:
        self.menus.list_own_layouts()

    def _say_title(self) -> None:
        source = source_title(self._facts.source) if self._facts else ""
        version = self._version.name if self._version else ""
        self.window.setWindowTitle(" — ".join(part for part in (PRODUCT, source, version) if part))

    def _command_text(self, name: str) -> str:
        shown = name in self.actions and self.actions[name].isVisible()
        return self.actions[name].text() if shown else ""
