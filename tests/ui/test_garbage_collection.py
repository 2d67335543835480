"""Widgets in cycles are collected between events, not wherever Python happens to be."""

from __future__ import annotations

import gc
import threading
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from routingml_desktop.ui.garbage_collection import GarbageCollection
from routingml_desktop.ui.theme import DARK, LIGHT, show_colours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QEvent
    from pytestqt.qtbot import QtBot


@pytest.fixture
def collection(qapp: QApplication) -> Iterator[GarbageCollection]:
    """Started, whatever the tests of the window do by themselves."""
    was_on = gc.isenabled()
    gc.enable()
    door = GarbageCollection()
    door.start()
    yield door
    door.stop()
    show_colours(qapp, LIGHT)
    if not was_on:
        gc.disable()


def forgotten_label() -> weakref.ref[QLabel]:
    label: Any = QLabel("forgotten")
    label.itself = label
    return weakref.ref(label)


def enough_for_every_generation() -> list[list[int]]:
    return [[number] for number in range(100_000)]


class Busy(QWidget):
    """Makes enough objects, when its colours change, to set off Python's own collector."""

    made = 0

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (named by Qt)
        self.made += len(enough_for_every_generation())
        super().changeEvent(event)


def test_no_widget_is_destroyed_while_qt_gives_all_widgets_their_colours(
    qapp: QApplication, qtbot: QtBot, collection: GarbageCollection
) -> None:
    busy = Busy()
    qtbot.addWidget(busy)
    forgotten = forgotten_label()

    show_colours(qapp, DARK)

    assert busy.made > 0
    assert forgotten() is not None


def test_no_widget_is_destroyed_on_another_thread(collection: GarbageCollection) -> None:
    forgotten = forgotten_label()

    worker = threading.Thread(target=enough_for_every_generation)
    worker.start()
    worker.join()

    assert forgotten() is not None


def test_what_is_forgotten_is_destroyed_soon(qtbot: QtBot, collection: GarbageCollection) -> None:
    forgotten = forgotten_label()
    kept = enough_for_every_generation()

    qtbot.waitUntil(lambda: forgotten() is None, timeout=5000)

    assert kept


def test_what_the_start_made_is_not_walked_again(collection: GarbageCollection) -> None:
    start = forgotten_label()

    collection.spare_what_is_there()
    later = forgotten_label()
    gc.collect()

    assert start() is not None
    assert later() is None


def test_nothing_is_collected_before_it_is_due(collection: GarbageCollection) -> None:
    gc.collect()
    forgotten = forgotten_label()

    collection.collect_due()

    assert forgotten() is not None
