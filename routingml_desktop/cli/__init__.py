"""The same services from a terminal."""

from __future__ import annotations

import json
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.arguments import parser
from routingml_desktop.domain.errors import ProgramFaultError, RoutingMLError, WorkCancelledError
from routingml_desktop.logs import start_logging
from routingml_desktop.paths import Home, default_home

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from routingml_desktop.cli.demo import OpenWindow


def main(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Run one command; the exit code: 0, 2 for wrong usage, else the error's ``exit_code``.

    ``open_window`` shows the window; this package knows no Qt.

    A failure is one sentence on stderr, and ``{"error": ...}`` on stdout with ``--json``. That of a
    bug names the log, which holds the traceback.
    """
    asked = parser().parse_args(arguments)
    home = Home(home_folder(asked))
    _utf8_streams()
    try:
        log = start_logging(home.logs, "cli")
    except RoutingMLError as error:
        return _failed(error, as_json=wants_json(asked))
    try:
        status = _run(asked, home, open_window)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return _failed(WorkCancelledError(), as_json=wants_json(asked))
    except RoutingMLError as error:
        return _failed(error, as_json=wants_json(asked))
    except BrokenPipeError:
        return _unheard()
    except Exception as error:
        # A bug of any kind: the log gets all of it, the operator a sentence.
        logging.getLogger(__name__).critical("a bug", exc_info=error)
        return _failed(ProgramFaultError(error), as_json=wants_json(asked), hint=f"See {log}.")
    return status


def _run(asked: argparse.Namespace, home: Home, open_window: OpenWindow) -> int:
    # Not at import time: --help and wrong usage answer at once.
    from routingml_desktop.cli.commands import COMMANDS, assembled, say_recovery  # noqa: PLC0415
    from routingml_desktop.cli.demo import demo  # noqa: PLC0415

    program = assembled(asked, home)
    if asked.command == "window":
        return open_window(program, tuple(asked.codes), None)
    if asked.command == "demo":
        return demo(asked, program, open_window)
    try:
        return COMMANDS[asked.command](asked, program)
    finally:
        say_recovery(asked, program)


def home_folder(asked: argparse.Namespace) -> Path:
    """The folder of ``--home``, else the usual one; the demo keeps to a folder of its own."""
    if asked.home:
        return Path(asked.home).expanduser().resolve()
    usual = default_home()
    return usual / "demo-home" if asked.command == "demo" else usual


def wants_json(asked: argparse.Namespace) -> bool:
    """Whether the answer goes to stdout as JSON."""
    return bool(getattr(asked, "json", False))


def _failed(error: RoutingMLError, *, as_json: bool, hint: str = "") -> int:
    logging.getLogger(__name__).info("%s: %s", type(error).__name__, error)
    sentence = f"{error} {hint}".rstrip()
    if as_json:
        kind = type(error).__name__.removesuffix("Error")
        facts: dict[str, Any] = {"error": kind, "message": sentence}
        print(json.dumps(facts, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return error.exit_code


def _unheard() -> int:
    """Whoever read the answer, such as ``head``, has enough; nothing is wrong."""
    # What is still buffered would fail again, with noise, when the interpreter ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _utf8_streams() -> None:
    """Korean leaves the program as UTF-8, also where the console has another code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    os.environ.setdefault("PYTHONIOENCODING", "utf-8")
