"""Builds the window over the assembled services."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from routingml_desktop import __version__
from routingml_desktop.domain.errors import AlreadyRunningError, RoutingMLError
from routingml_desktop.paths import PRODUCT, Home, default_home
from routingml_desktop.ui.garbage_collection import GarbageCollection
from routingml_desktop.ui.main_window import MainWindow
from routingml_desktop.ui.single_instance import SingleInstance
from routingml_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.assembly import Program
    from routingml_desktop.ui.session import Session

HEAVY: Final = (
    "numpy",
    "polars",
    "pydantic",
    "routingml_desktop.assembly",
    "routingml_desktop.services.catalog",
)
"""Loaded after the first paint, away from the GUI thread, so that the window answers meanwhile."""

WRITE_FAILED: Final = 7


def start(arguments: Sequence[str]) -> int:
    """Open the window as it was asked for on the command line; the exit code."""
    import argparse  # noqa: PLC0415 (not when the window is opened by ``run``)

    parser = argparse.ArgumentParser(
        prog="routingml window", description="Open the window. Without more words it opens too."
    )
    parser.add_argument("--home", metavar="DIR", help="everything the program keeps")
    parser.add_argument("codes", nargs="*", metavar="CODE", help="items to ask for at once")
    asked = parser.parse_args(arguments)
    folder = Path(asked.home).expanduser().resolve() if asked.home else default_home()
    return run(Home(folder), first_question=tuple(asked.codes))


def run(
    home: Home,
    *,
    program: Program | None = None,
    first_question: tuple[str, ...] = (),
    screenshot: Path | None = None,
) -> int:
    """Show the window on ``home`` until it is closed; the exit code.

    ``program`` is taken when it is assembled already. ``first_question`` are item codes to ask for
    at once. With ``screenshot`` the window is saved there when the first answer is shown, and
    closed. A second start on the same home brings the first window to the front and ends with 9.
    """
    app = _application()
    single = SingleInstance(home)
    try:
        if not single.hold():
            single.call_the_other()
            raise AlreadyRunningError(home.folder)
    except RoutingMLError as error:
        return _refused(str(error), error.exit_code)
    except OSError as error:
        return _refused(f"{home.folder}: {error.strerror or error}", WRITE_FAILED)
    garbage = GarbageCollection()
    garbage.start()
    window = MainWindow(WindowState(home))
    opening = Opening(app, home, window, single, program)
    opening.ready.connect(garbage.spare_what_is_there)
    opening.ask(first_question, screenshot)
    window.show()
    try:
        status = app.exec()
    finally:
        opening.close()
        single.release()
        garbage.stop()
    return opening.status or status


class Opening(QObject):
    """Paints the empty window, then loads what fills it."""

    ready = Signal()
    """Everything is loaded."""

    def __init__(
        self,
        app: QApplication,
        home: Home,
        window: MainWindow,
        single: SingleInstance,
        program: Program | None,
    ) -> None:
        super().__init__()
        self.status = 0
        self._app = app
        self._home = home
        self._window = window
        self._single = single
        self._program = program
        self._first: tuple[str, ...] = ()
        self._picture: Path | None = None
        self._session: Session | None = None
        window.painted.connect(self._painted)

    def ask(self, first_question: tuple[str, ...], picture: Path | None) -> None:
        """What to ask for when everything is there, and where to save a picture of it."""
        self._first, self._picture = first_question, picture

    def close(self) -> None:
        """Stop what runs."""
        if self._session is not None:
            self._session.close()

    @Slot()
    def _painted(self) -> None:
        # Not inside the paint event.
        QTimer.singleShot(0, self, self._fill)

    @Slot()
    def _fill(self) -> None:
        from routingml_desktop.logs import start_logging  # noqa: PLC0415 (after the first paint)
        from routingml_desktop.ui.session import Session  # noqa: PLC0415

        try:
            log_file = start_logging(self._home.logs, "window")
        except OSError as error:
            self.status = _refused(f"{self._home.logs}: {error.strerror or error}", WRITE_FAILED)
            self._app.exit(self.status)
            return
        program = self._program
        assemble = partial(_assembled, self._home) if program is None else lambda: program
        heavy = HEAVY if program is None else ()
        self._session = Session(self._app, self._home, assemble, heavy, log_file, self._window)
        self._single.raise_wanted.connect(self._window.bring_to_front)
        self._session.ready.connect(self._single.listen)
        self._session.ready.connect(self._session.welcome)
        self._session.ready.connect(self.ready)
        self._session.open(self._first, self._picture)


def _application() -> QApplication:
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName(PRODUCT)
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    return app


def _assembled(home: Home) -> Program:
    from routingml_desktop.assembly import Program  # noqa: PLC0415 (not before first paint)

    return Program(home)


def _refused(sentence: str, status: int) -> int:
    """Say why there is no window, on stderr if there is one, and end."""
    if sys.stderr is not None:
        print(sentence, file=sys.stderr)  # noqa: T201 (there is no window and no log yet)
    return status
