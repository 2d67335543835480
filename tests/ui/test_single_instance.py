"""One window per home; a second start brings the first to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.paths import Home
from routingml_desktop.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def test_a_second_start_on_a_home_reaches_the_first(home: Home, qtbot: QtBot) -> None:
    first, second = SingleInstance(home), SingleInstance(home)
    held = first.hold()
    first.listen()

    refused = second.hold()
    with qtbot.waitSignal(first.raise_wanted, timeout=2000):
        reached = second.call_the_other()

    assert held
    assert not refused
    assert reached
    first.release()


def test_another_home_is_free(tmp_path: Path, qtbot: QtBot) -> None:
    first, other = SingleInstance(Home(tmp_path / "a")), SingleInstance(Home(tmp_path / "b"))

    held = (first.hold(), other.hold())

    assert held == (True, True)
    first.release()
    other.release()


def test_after_the_first_ended_the_home_is_free(home: Home, qtbot: QtBot) -> None:
    first, second = SingleInstance(home), SingleInstance(home)
    first.hold()
    first.listen()

    first.release()

    assert second.hold()
    second.listen()
    second.release()


def test_a_window_that_does_not_listen_yet_is_not_waited_for_long(home: Home, qtbot: QtBot) -> None:
    first, second = SingleInstance(home), SingleInstance(home)
    first.hold()

    reached = second.call_the_other()

    assert not reached
    first.release()
