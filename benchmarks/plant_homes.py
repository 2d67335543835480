"""Homes with a demo plant brought in and learned from; made once, then reused."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from routingml_desktop.assembly import Program
from routingml_desktop.domain.errors import DamagedError, NoModelError
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.paths import Home

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "benchmarks"
"""Delete it to have the plants made anew."""


def synced_home(size: str) -> Home:
    """A home whose demo plant of ``size`` is in its snapshot."""
    home = Home(FOLDER / size)
    program = Program(home)
    if program.snapshots.facts() is None:
        _say(f"building the {size} demo plant")
        program.source.build_demo(size)
        _say("bringing it in")
        program.sync_here(_silent, _never)
    return home


def trained_home(size: str) -> Home:
    """The same with an active version that this program learned from it, or can still use."""
    home = synced_home(size)
    program = Program(home)
    try:
        program.models.get()
    except (NoModelError, DamagedError):
        _say(f"learning from the {size} demo plant")
        program.training.run(TrainingRequest(evaluate=False), _silent, _never)
    return home


def _say(what: str) -> None:
    print(f"  {what} …", file=sys.stderr, flush=True)


def _silent(_progress: Progress) -> None:
    """The work tells its progress; nobody listens here."""


def _never() -> bool:
    return False
