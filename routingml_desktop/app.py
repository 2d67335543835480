"""Builds the window over the assembled services."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from routingml_desktop import __version__
from routingml_desktop.domain.errors import AlreadyRunningError, RoutingMLError
from routingml_desktop.logs import start_logging
from routingml_desktop.paths import PRODUCT, Home, default_home
from routingml_desktop.ui.session import Session
from routingml_desktop.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.assembly import Program

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
        log_file = start_logging(home.logs, "window")
    except RoutingMLError as error:
        return _refused(str(error), error.exit_code)
    except OSError as error:
        return _refused(f"{home.folder}: {error.strerror or error}", WRITE_FAILED)
    assemble = partial(_assembled, home) if program is None else lambda: program
    session = Session(app, home, assemble, () if program else HEAVY, log_file)
    single.raise_wanted.connect(session.window.bring_to_front)
    session.ready.connect(single.listen)
    session.open(first_question, screenshot)
    try:
        return app.exec()
    finally:
        session.close()
        single.release()


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
