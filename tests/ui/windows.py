"""A whole window over a real home folder, closed at the end of a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.ui.main_window import MainWindow
from routingml_desktop.ui.notices import Notices
from routingml_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home


def frame_on(home: Home, qtbot: QtBot, size: tuple[int, int] = (1600, 1000)) -> MainWindow:
    """The window's frame without panels, shown."""
    window = next_start(home, qtbot)
    window.resize(*size)
    window.perspectives.reset()
    return window


def next_start(home: Home, qtbot: QtBot) -> MainWindow:
    """The window's frame as the last one on this home was left."""
    home.folder.mkdir(parents=True, exist_ok=True)
    window = MainWindow(WindowState(home), Notices())
    qtbot.addWidget(window)
    window.show()
    return window
