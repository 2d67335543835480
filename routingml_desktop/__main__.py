"""Start: freeze_support, then the window or the command line."""

from __future__ import annotations

import multiprocessing
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.assembly import Program


def main() -> int:
    """Open the window, or run the command that was typed; the exit code."""
    # A frozen child process starts here too; this call makes it do its work and end.
    multiprocessing.freeze_support()
    arguments = sys.argv[1:]
    if arguments == ["--self-test"]:
        from routingml_desktop.cli.self_test import self_test  # noqa: PLC0415

        return self_test(_open_window)
    if not arguments or arguments[0] == "window":
        from routingml_desktop.app import start  # noqa: PLC0415 (the window needs no parser)

        return start(arguments[1:])
    from routingml_desktop.cli import main as run_command  # noqa: PLC0415

    return run_command(arguments, _open_window)


def _open_window(program: Program, codes: tuple[str, ...], picture: Path | None) -> int:
    from routingml_desktop.app import run  # noqa: PLC0415 (the command line needs no Qt)

    return run(program.home, program=program, first_question=codes, screenshot=picture)


if __name__ == "__main__":
    sys.exit(main())
