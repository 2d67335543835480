"""The in-house table from a terminal: what is subcontracted, and what is done instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.cli.answers import print_json
from routingml_desktop.cli.tables import table
from routingml_desktop.domain.conversion import Conversion, OutsideOperation
from routingml_desktop.services.in_house import checked

if TYPE_CHECKING:
    import argparse

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.conversion import Conversions

ALL = "all"


def outside(asked: argparse.Namespace, program: Program) -> int:
    """List subcontracted operations, keep a row of the in-house table, or remove one."""
    if asked.deed == "keep":
        row = Conversion(asked.job, asked.in_house, asked.work_center, asked.partner)
        known = program.prediction
        row = checked(row, known.outside_operations(), known.in_house_places())
        kept = program.in_house.keep(row)
        said = f"{_named(row)} is done as {row.in_house_job} at {row.work_center} when asked for."
    elif asked.deed == "remove":
        kept = program.in_house.remove(asked.job, asked.partner)
        said = f"{_named(Conversion(asked.job, '', '', asked.partner))} stays outside."
    else:
        return _list(asked, program)
    if asked.json:
        print_json({"rows": kept.rows})
    else:
        print(said)
    return 0


def _list(asked: argparse.Namespace, program: Program) -> int:
    kept = program.in_house.conversions()
    found = _with_kept(program.prediction.outside_operations(), kept)
    if asked.json:
        print_json({"outside": found, "rows": kept.rows})
        return 0
    if not found:
        print("No routing has an operation done outside.")
        return 0
    rows = {row.key: row for row in kept.rows}
    lines = []
    for operation in found:
        row = rows.get(operation.key)
        lines.append(
            [
                operation.job_code,
                operation.job_name,
                f"{operation.partner} {operation.partner_name}".strip() or ALL,
                str(operation.routings),
                "outside" if row is None else f"{row.in_house_job} at {row.work_center}",
            ]
        )
    print(table(["job", "name", "subcontractor", "routings", "done"], lines, right="lllrl"))
    return 0


def _with_kept(
    outside: tuple[OutsideOperation, ...], kept: Conversions
) -> tuple[OutsideOperation, ...]:
    """The operations, and those that only a row of the table names."""
    known = {operation.key for operation in outside}
    others = (OutsideOperation(row.job_code, partner=row.partner) for row in kept.rows)
    return (*outside, *(one for one in others if one.key not in known))


def _named(row: Conversion) -> str:
    return f"{row.job_code} by {row.partner}" if row.partner else row.job_code
