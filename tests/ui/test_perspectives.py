"""Docks are arranged in perspectives, come back as they were left, and can be put back."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray

from routingml_desktop.ui.commands import DOCKS, PERSPECTIVES
from routingml_desktop.ui.perspectives import LAYOUTS, LOW_LAYOUTS
from routingml_desktop.ui.window_state import VERSION
from tests.ui.windows import frame_on, next_start

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.frame import Frame

SETTLED_MS = 60
"""Docks get their sizes in later turns of the event loop."""
SIZES = [(1920, 1080), (1366, 768)]


def open_docks(frame: Frame) -> set[str]:
    return {name for name, dock in frame.docks.items() if not dock.isHidden()}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PERSPECTIVES)
def test_a_perspective_shows_its_docks_and_fits_the_screen(
    home: Home, qtbot: QtBot, name: str, size: tuple[int, int]
) -> None:
    frame = frame_on(home, qtbot, size)

    frame.perspectives.switch(name)

    layout = (LAYOUTS if size[1] > 900 else LOW_LAYOUTS)[name]
    assert open_docks(frame) == set(DOCKS) - set(layout.hidden)
    assert (frame.window.width(), frame.window.height()) == size
    assert frame.actions[f"perspective_{name}"].isChecked()


@pytest.mark.parametrize("layouts", [LAYOUTS, LOW_LAYOUTS])
def test_layouts_name_docks_that_exist_once_each(layouts: dict[str, object]) -> None:
    for layout in LAYOUTS.values():
        named = list(chain.from_iterable(chain.from_iterable(layout.columns)))
        assert len(named) == len(set(named))
        assert set(named) | set(layout.hidden) <= set(DOCKS)
        assert len(layout.heights) == len(layout.columns) == len(layout.widths)
    assert set(layouts) == set(PERSPECTIVES)


@pytest.mark.parametrize("name", PERSPECTIVES)
def test_the_state_restored_is_the_state_kept(home: Home, qtbot: QtBot, name: str) -> None:
    frame = frame_on(home, qtbot)
    frame.perspectives.switch(name)
    qtbot.wait(SETTLED_MS)
    kept = frame.window.saveState(VERSION)
    frame.perspectives.switch("quality" if name == "predict" else "predict")
    qtbot.wait(SETTLED_MS)
    other = frame.window.saveState(VERSION)

    restored = frame.perspectives.restore(kept)
    qtbot.wait(SETTLED_MS)

    assert restored
    assert other != kept
    assert frame.window.saveState(VERSION) == kept


def test_a_perspective_comes_back_as_it_was_left(home: Home, qtbot: QtBot) -> None:
    frame = frame_on(home, qtbot)
    frame.show_dock("log")
    frame.docks["ask"].hide()

    frame.perspectives.switch("training")
    frame.perspectives.switch("predict")

    assert "log" in open_docks(frame)
    assert "ask" not in open_docks(frame)


def test_reset_puts_the_docks_back_in_their_places(home: Home, qtbot: QtBot) -> None:
    frame = frame_on(home, qtbot)
    frame.docks["items"].setFloating(True)
    frame.docks["ask"].hide()

    frame.give_command("reset_layout")

    assert open_docks(frame) == set(DOCKS) - set(LAYOUTS["predict"].hidden)
    assert not frame.docks["items"].isFloating()


def test_reset_holds_for_the_next_start_even_after_a_crash(home: Home, qtbot: QtBot) -> None:
    frame = frame_on(home, qtbot)
    frame.docks["ask"].hide()
    frame.keep_state()
    frame.give_command("reset_layout")

    # No second keep_state: the program ended without closing its window.
    again = next_start(home, qtbot)

    assert "ask" in open_docks(again)


def test_the_next_start_shows_what_the_last_one_showed(home: Home, qtbot: QtBot) -> None:
    # The screenless platform's screen is 800 by 800 pixels.
    first = frame_on(home, qtbot, (760, 700))
    first.perspectives.switch("training")
    first.show_dock("log")
    qtbot.wait(SETTLED_MS)
    first.keep_state()
    kept = first.window.saveState(VERSION)

    second = next_start(home, qtbot)
    qtbot.wait(SETTLED_MS)

    assert second.perspectives.current == "training"
    assert second.window.saveState(VERSION) == kept


def test_own_layouts_are_kept_listed_shown_and_removed(home: Home, qtbot: QtBot) -> None:
    frame = frame_on(home, qtbot)
    frame.docks["candidates"].hide()
    frame.perspectives.save_own("나의 배치")
    frame.perspectives.reset()

    shown = frame.perspectives.show_own("나의 배치")
    hidden = "candidates" not in open_docks(frame)
    listed = frame.perspectives.own
    frame.perspectives.remove_own("나의 배치")

    assert shown
    assert hidden
    assert listed == ("나의 배치",)
    assert frame.perspectives.own == ()
    assert not frame.perspectives.show_own("나의 배치")


@pytest.mark.parametrize("damaged", [b"", b"nonsense", b"\x00" * 40])
def test_a_damaged_arrangement_is_not_used(home: Home, qtbot: QtBot, damaged: bytes) -> None:
    frame = frame_on(home, qtbot)
    before = open_docks(frame)

    restored = frame.perspectives.restore(QByteArray(damaged))

    assert not restored
    assert open_docks(frame) == before


def test_a_damaged_state_file_leaves_a_usable_window(home: Home, qtbot: QtBot) -> None:
    home.folder.mkdir(parents=True)
    home.window_state.write_bytes(b"\xff\xfe[General]\ngeometry=@ByteArray(x)\ntheme=pink\n")

    frame = next_start(home, qtbot)

    assert frame.perspectives.current == "predict"
    assert open_docks(frame)


def test_a_dock_among_tabs_leaves_its_title_to_the_tab(home: Home, qtbot: QtBot) -> None:
    frame = frame_on(home, qtbot)
    routing, items = frame.docks["routing"], frame.docks["items"]
    qtbot.wait(SETTLED_MS)

    assert routing.tabbed
    assert not items.tabbed
    assert routing.titleBarWidget().height() < items.titleBarWidget().height()
