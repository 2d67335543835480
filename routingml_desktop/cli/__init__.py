"""The same services from a terminal."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.arguments import parser
from routingml_desktop.domain.errors import RoutingMLError, WorkCancelledError
from routingml_desktop.logs import start_logging
from routingml_desktop.paths import Home, default_home

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from routingml_desktop.cli.demo import OpenWindow


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command; the exit code: 0, 2 for wrong usage, else the error's ``exit_code``.

    ``open_window`` shows the window for the demo; this package knows no Qt.

    An expected failure is one sentence on stderr, or ``{"error": ...}`` on stdout with ``--json``.
    """
    asked = parser().parse_args(arguments)
    home = Home(home_folder(asked))
    _utf8_streams()
    try:
        start_logging(home.logs, "cli")
        return _run(asked, home, open_window)
    except KeyboardInterrupt:
        return _failed(WorkCancelledError(), as_json=wants_json(asked))
    except RoutingMLError as error:
        return _failed(error, as_json=wants_json(asked))
    except OSError as error:
        # The home folder itself cannot be used; everything else is translated where it occurs.
        print(f"{home.folder}: {error.strerror or error}", file=sys.stderr)
        return 7


def _run(asked: argparse.Namespace, home: Home, open_window: OpenWindow) -> int:
    # Not at import time: --help and wrong usage answer at once.
    from routingml_desktop.cli.commands import COMMANDS, assembled  # noqa: PLC0415
    from routingml_desktop.cli.demo import demo  # noqa: PLC0415

    program = assembled(asked, home)
    if asked.command == "demo":
        return demo(asked, program, open_window)
    return COMMANDS[asked.command](asked, program)


def home_folder(asked: argparse.Namespace) -> Path:
    """The folder of ``--home``, else the usual one; the demo keeps to a folder of its own."""
    if asked.home:
        return Path(asked.home).expanduser().resolve()
    usual = default_home()
    return usual / "demo-home" if asked.command == "demo" else usual


def wants_json(asked: argparse.Namespace) -> bool:
    """Whether the answer goes to stdout as JSON."""
    return bool(getattr(asked, "json", False))


def _failed(error: RoutingMLError, *, as_json: bool) -> int:
    logging.getLogger(__name__).info("%s: %s", type(error).__name__, error)
    if as_json:
        kind = type(error).__name__.removesuffix("Error")
        facts: dict[str, Any] = {"error": kind, "message": str(error)}
        print(json.dumps(facts, ensure_ascii=False))
    print(error, file=sys.stderr)
    return error.exit_code


def _utf8_streams() -> None:
    """Korean leaves the program as UTF-8, also where the console has another code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
