"""A whole window over a real home folder, closed at the end of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.ui.frame import Frame
from routingml_desktop.ui.main_window import MainWindow
from routingml_desktop.ui.notices import Notices
from routingml_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home


def frame_on(home: Home, qtbot: QtBot, size: tuple[int, int] = (1600, 1000)) -> Frame:
    """A window with its docks but without panels, shown in its first arrangement."""
    frame = next_start(home, qtbot)
    frame.window.resize(*size)
    frame.perspectives.reset()
    return frame


def next_start(home: Home, qtbot: QtBot) -> Frame:
    """A window with its docks as the last one on this home was left."""
    home.folder.mkdir(parents=True, exist_ok=True)
    state = WindowState(home)
    window = MainWindow(state)
    qtbot.addWidget(window)
    frame = Frame(window, state, Notices(window))
    window.show()
    return frame
