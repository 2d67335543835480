"""What each command does: parsed arguments and the program in, an exit code out."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from routingml_desktop.assembly import Program
from routingml_desktop.cli import (
    measuring,
    next_operations,
    office,
    outside,
    predicting,
    quality,
    replaying,
    standards,
    training,
    versions,
)
from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.as_json import plain
from routingml_desktop.cli.cleaning import cleaning_text
from routingml_desktop.cli.tables import table
from routingml_desktop.domain.errors import RoutingMLError, SettingError

if TYPE_CHECKING:
    import argparse

    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.paths import Home

_log = logging.getLogger(__name__)

STARTS_ANYWAY = ("window", "doctor", "audit")
"""Commands that also run, and tell, when a settings file is wrong."""

RECORDS: dict[str, tuple[str, Callable[[Program], Recovery | None]]] = {
    "train": ("trainings", lambda program: program.training.recovery),
    "jobs": ("trainings", lambda program: program.training.recovery),
    "quality": ("quality cycles", lambda program: program.cycles.recovery),
    "standards": ("decisions on standards", lambda program: program.standards.recovery),
}
"""What a command reads and writes, and what had to be put right about it."""

Command = Callable[["argparse.Namespace", Program], int]


def assembled(asked: argparse.Namespace, home: Home) -> Program:
    """The program over ``home`` with the settings typed for this run."""
    overrides: dict[str, Any] = {}
    for pair in asked.set:
        key, sign, value = pair.partition("=")
        if not sign or "." not in key:
            raise SettingError(pair, "is not SECTION.KEY=VALUE", "the command line")
        overrides[key] = value
    if getattr(asked, "source", None):
        overrides["source.mapping"] = asked.source
        overrides.setdefault("source.location", "")
    if getattr(asked, "location", None) is not None:
        overrides["source.location"] = asked.location
    if getattr(asked, "max_items", None) is not None:
        overrides["evaluation.max_items"] = asked.max_items
    program = Program(home, overrides)
    if asked.command not in STARTS_ANYWAY:
        _require_sound(program)
    return program


def _require_sound(program: Program) -> None:
    """Raise what is wrong in the settings files, after saying all of it.

    Nobody looks at a scheduled run: it must not learn with other settings than were meant.
    """
    faults = program.configuration.faults
    for other in faults[1:]:
        print(other, file=sys.stderr)
    if faults:
        raise faults[0]


def say_recovery(asked: argparse.Namespace, program: Program) -> None:
    """Say on stderr when a record was damaged and put right: that of who did what, and one's own.

    Raises what keeps the command's own record from being opened.
    """
    _say_audit_recovery(program)
    if asked.command in RECORDS:
        record, of = RECORDS[asked.command]
        _say(record, of(program))


def _say_audit_recovery(program: Program) -> None:
    try:
        _say("who did what", program.audit.recovery)
    except RoutingMLError:
        # What was done is done; the log says which lines the record misses.
        _log.exception("the audit record cannot be opened")


def _say(record: str, found: Recovery | None) -> None:
    if found is None:
        return
    became = "was restored from its last backup" if found.restored else "starts anew"
    kept = f" The damaged one is kept: {found.quarantined}" if found.quarantined else ""
    print(
        f"The record of {record} was damaged ({found.problem}) and {became}.{kept}", file=sys.stderr
    )


def never() -> bool:
    """Nobody stops a command but Ctrl+C, which reaches it as KeyboardInterrupt."""
    return False


def sync(asked: argparse.Namespace, program: Program) -> int:
    """Bring the rows here, say what is wrong with them, measure when the settings want it."""
    facts = program.sync.run(progress_on_stderr(quiet=asked.json), never)
    kept = program.cleaning.kept()
    if asked.json:
        told = {**plain(facts), "cleaning": None if kept is None else kept.report}
        cycle = quality.after_sync(asked, program)
        print_json(told if cycle is None else {**told, "cycle": cycle})
        return 0
    print(
        f"{facts.source.title}: {facts.items:,} items, {facts.operations:,} operations, "
        f"{facts.work_results:,} work results"
        + (", routings as built from work results" if facts.as_built else "")
    )
    rows = [
        [finding.severity.value, finding.table, f"{finding.count:,}", finding.message]
        for finding in facts.findings
    ]
    if rows:
        print(table(["severity", "table", "count", "finding"], rows, right="llrl"))
    if kept is not None:
        print(cleaning_text(kept.report))
    quality.after_sync(asked, program)
    return 0


COMMANDS: dict[str, Command] = {
    "doctor": office.doctor,
    "audit": office.audit,
    "sync": sync,
    "train": training.train,
    "jobs": training.jobs,
    "evaluate": measuring.evaluate,
    "replay": replaying.replay,
    "models": versions.models,
    "quality": quality.quality,
    "standards": standards.standards,
    "outside": outside.outside,
    "predict": predicting.predict,
    "next": next_operations.next_operations,
    "export": predicting.export,
}
