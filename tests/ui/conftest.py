"""What every test of the window gets: no screen, loud Qt, threads that end."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLoggingCategory, QThreadPool

from routingml_desktop.paths import bundled
from routingml_desktop.settings import Language
from routingml_desktop.ui.background import Background
from routingml_desktop.ui.language import Translation
from routingml_desktop.ui.theme import LIGHT, show_colours

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session", autouse=True)
def _loud_qt() -> None:
    """A connected method without @Slot is a warning, and warnings fail the test."""
    QLoggingCategory.setFilterRules("qt.pyside.libpyside.warning=true")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> Iterator[QApplication]:
    """The program in its light colours, whatever the desktop says; it ends before Python does."""
    show_colours(qapp, LIGHT)
    yield qapp
    # Without a screen the clipboard outlives Python, and what Python put there ends the process.
    qapp.clipboard().clear()
    _destroy_what_is_left()
    qapp.shutdown()


@pytest.fixture(scope="module", autouse=True)
def _garbage_collected_here() -> Iterator[None]:
    """No widget of these tests is destroyed by another thread, or by what follows."""
    gc.disable()
    yield
    _destroy_what_is_left()
    gc.enable()


def _destroy_what_is_left() -> None:
    """Destroy widgets nobody holds, and those that a test was done with."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """A thread that outlives its test fails it."""
    before = set(threading.enumerate())
    yield
    pool = QThreadPool.globalInstance()
    assert pool.waitForDone(1000), "the global thread pool is still at work"
    # Qt's pool threads stay known to Python as dummies after they ended.
    left = [
        thread
        for thread in set(threading.enumerate()) - before
        if not isinstance(thread, threading._DummyThread) and not thread.name.startswith("pytest")
    ]
    for thread in left:
        thread.join(1)
    assert not [thread for thread in left if thread.is_alive()], f"left running: {left}"


@pytest.fixture(scope="session")
def translations() -> None:
    """The compiled texts, made from the .ts as ``tasks.py`` makes them."""
    texts = bundled("resources", "translations", "routingml_ko.ts")
    compiled = texts.with_suffix(".qm")
    if not compiled.exists() or compiled.stat().st_mtime < texts.stat().st_mtime:
        lrelease = Path(sys.executable).parent / "pyside6-lrelease"
        subprocess.run([lrelease, "-silent", texts, "-qm", compiled], check=True)


@pytest.fixture
def translation(qapp: QApplication, translations: None) -> Iterator[Translation]:
    """The language of the program; English again after the test."""
    made = Translation()
    yield made
    made.use(Language.ENGLISH)


@pytest.fixture
def korean(translation: Translation) -> None:
    """The program speaks Korean."""
    translation.use(Language.KOREAN)


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    """The one door for threads; it must end in time."""
    door = Background()
    yield door
    assert door.close(), "a call did not end after the test"
