"""What IT asks on the command line: is this PC fit, and who did what."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import table
from routingml_desktop.domain.audit import AuditFilter, Deed
from routingml_desktop.domain.errors import DamagedError, SourceError
from routingml_desktop.domain.roles import Right
from routingml_desktop.services.audit import as_plain
from routingml_desktop.services.diagnostics import profile_lines, sound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.plant import DoctorLine

_OWN_CODES = {"settings": 3, "profile": 6, "disk": 7, "models": 5}
"""What is wrong on this PC, and the exit code that says so."""


def add_doctor(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``doctor``."""
    command.add_argument(
        "--profile",
        action="store_true",
        help="measure memory and times of model and predictions in a fresh process",
    )
    command.add_argument(
        "--support",
        metavar="FILE.zip",
        help="write what support needs, without plant data or secrets",
    )
    command.add_argument("--overwrite", action="store_true", help="replace an existing file")


def add_audit(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``audit``."""
    command.add_argument(
        "--deed", action="append", default=[], choices=[deed.value for deed in Deed],
        help="only this kind; may be repeated",
    )  # fmt: skip
    command.add_argument("--who", default="", metavar="NAME", help="only who has this in his name")
    command.add_argument("--text", default="", metavar="WORDS", help="in who did it and on what")
    command.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help="from this day on")
    command.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help="before this day")
    command.add_argument("--limit", type=int, default=100, metavar="N", help="lines, newest first")
    command.add_argument(
        "--check", action="store_true", help="only say whether the record is what was written"
    )
    command.add_argument("--file", metavar="FILE", help="export to .csv or .json instead")
    command.add_argument("--overwrite", action="store_true", help="replace an existing file")


def doctor(asked: argparse.Namespace, program: Program) -> int:
    """Say what this PC has and what is missing; 4 when the source cannot be read.

    A fault of the mapping is 3, as a sync ends with. Else 3 for wrong settings, 6 for a model that
    is refused, 7 for a disk that is nearly full, 5 for a folder of the versions that is away or
    takes no new ones.

    With ``--profile`` also what the program needs, with ``--support`` a file for support.
    """
    lines = program.diagnostics.lines()
    profile = None
    if asked.profile:
        profile = program.diagnostics.profile(progress_on_stderr(quiet=asked.json), _never)
        lines += profile_lines(profile)
    packed: tuple[str, ...] = ()
    if asked.support:
        file = Path(asked.support).resolve()
        packed = program.diagnostics.write_support_file(file, profile, overwrite=asked.overwrite)
    if asked.json:
        answer = {"lines": lines, "sound": sound(lines)}
        answer |= {"profile": profile} if profile else {}
        answer |= {"support": {"file": asked.support, "holds": packed}} if packed else {}
        print_json(answer)
    else:
        signs = {True: "ok", False: "MISSING", None: "-"}
        print(table(["", "what", "finding"], [[signs[x.ok], x.topic, x.message] for x in lines]))
        if packed:
            print(f"{asked.support} holds: {', '.join(packed)}")
    return _status(lines)


def audit(asked: argparse.Namespace, program: Program) -> int:
    """List, check or export the record of who did what; 6 when it was tampered with."""
    program.oversight.require(Right.AUDIT)
    if asked.check:
        return _check(asked, program)
    wanted = AuditFilter(
        tuple(Deed(name) for name in asked.deed), asked.who, asked.text, asked.since, asked.until
    )
    if asked.file:
        file = Path(asked.file).resolve()
        number = program.audit.export(file, wanted, overwrite=asked.overwrite)
        if asked.json:
            print_json({"file": file, "lines": number})
        else:
            print(f"{number:,} lines written to {file}.")
        return 0
    entries = program.audit.entries(wanted, asked.limit)
    if asked.json:
        print_json([as_plain(entry) for entry in entries])
        return 0
    rows = [
        [
            str(entry.number),
            entry.time.astimezone().strftime("%Y-%m-%d %H:%M"),
            entry.who,
            entry.deed.value,
            entry.subject,
            entry.version,
            ", ".join(f"{name}={value}" for name, value in entry.facts.items()),
        ]
        for entry in entries
    ]
    heads = ["no", "time", "who", "deed", "on", "version", "details"]
    print(table(heads, rows, right="rllllll"))
    return 0


def _check(asked: argparse.Namespace, program: Program) -> int:
    faults = program.audit.tampering()
    if asked.json:
        print_json({"sound": not faults, "faults": faults})
    elif faults:
        for fault in faults:
            print(f"Line {fault.number}: {fault.problem.replace('_', ' ')}.")
    else:
        print("Nothing in the record was altered.")
    return DamagedError.exit_code if faults else 0


def _status(lines: Sequence[DoctorLine]) -> int:
    """What the command ends with: the source first, then what was found on this PC."""
    wrong = [line for line in lines if line.ok is False]
    for line in wrong:
        if line.topic not in _OWN_CODES:
            return line.error.exit_code if line.error else SourceError.exit_code
    topics = {line.topic for line in wrong}
    return next((code for topic, code in _OWN_CODES.items() if topic in topics), 0)


def _day(typed: str) -> datetime:
    try:
        return datetime.strptime(typed, "%Y-%m-%d").astimezone(UTC)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{typed} is not YYYY-MM-DD") from error


def _never() -> bool:
    return False
