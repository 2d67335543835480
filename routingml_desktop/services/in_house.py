"""Which subcontracted operations the plant may do itself, as the planner keeps it."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.conversion import NO_CONVERSIONS, Conversion, Conversions
from routingml_desktop.domain.errors import InputError, UnreadableFileError
from routingml_desktop.durable import write_json
from routingml_desktop.services.oversight import Oversight

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from routingml_desktop.domain.conversion import InHousePlace, OutsideOperation

LONGEST_CODE: Final = 60
_FORMAT: Final = 1
_FIELDS: Final = ("job_code", "partner", "in_house_job", "work_center")


class InHouseTable:
    """Keeps the rows; written when the planner decides, and never otherwise.

    Every call raises UnreadableFileError when the file cannot be used.
    """

    def __init__(self, file: Path, oversight: Oversight | None = None) -> None:
        self._file = file
        self._oversight = oversight or Oversight()
        self._changing = threading.Lock()

    def conversions(self) -> Conversions:
        """The rows kept so far, by job code and subcontractor."""
        try:
            kept = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return NO_CONVERSIONS
        except OSError as error:
            raise UnreadableFileError(self._file, error.strerror or str(error)) from error
        except (ValueError, RecursionError) as error:
            raise UnreadableFileError(self._file, f"it is no JSON: {error}") from error
        if not isinstance(kept, dict) or kept.get("format") != _FORMAT:
            raise UnreadableFileError(self._file, f"it is no in-house table, format {_FORMAT}")
        return self._read(kept.get("rows"))

    def keep(self, row: Conversion) -> Conversions:
        """Keep a row, in place of one for the same operation and subcontractor; all afterwards.

        Raises InputError for a code that cannot be one, and WriteError.
        """
        row = _stripped(row)
        problem = _problem(row)
        if problem:
            raise InputError(problem)
        return self._change(row.key, row)

    def remove(self, job_code: str, partner: str = "") -> Conversions:
        """Leave an operation to its subcontractor again; all rows afterwards.

        Raises InputError when no row is for exactly this, and WriteError.
        """
        key = job_code.strip(), partner.strip()
        if key not in {row.key for row in self.conversions().rows}:
            raise InputError(f"The in-house table has no row for {_named(*key)}.")
        return self._change(key, None)

    def _change(self, key: tuple[str, str], row: Conversion | None) -> Conversions:
        with self._changing:
            before = {each.key: each for each in self.conversions().rows}
            after = {place: each for place, each in before.items() if place != key}
            if row is not None:
                after[key] = row
            rows = tuple(after[place] for place in sorted(after))
            if after != before:
                kept = [{name: getattr(each, name) for name in _FIELDS} for each in rows]
                write_json(self._file, {"format": _FORMAT, "rows": kept}, keep_previous=True)
                facts = {"from": _target(before.get(key)), "to": _target(row)}
                self._oversight.note(Deed.IN_HOUSE_DECIDED, _named(*key), facts=facts)
            return Conversions(rows)

    def _read(self, kept: Any) -> Conversions:
        if not isinstance(kept, list):
            raise UnreadableFileError(self._file, "it holds no rows")
        rows: dict[tuple[str, str], Conversion] = {}
        for each in kept:
            if not isinstance(each, dict) or set(each) != set(_FIELDS):
                raise UnreadableFileError(self._file, f"a row is not {', '.join(_FIELDS)}")
            if not all(isinstance(code, str) for code in each.values()):
                raise UnreadableFileError(self._file, "a code in it is no text")
            row = Conversion(**each)
            problem = _problem(row)
            if problem or row.key in rows:
                raise UnreadableFileError(
                    self._file, problem or f"{_named(*row.key)} stands in it twice"
                )
            rows[row.key] = row
        return Conversions(tuple(rows[key] for key in sorted(rows)))


def checked(
    row: Conversion, outside: Iterable[OutsideOperation], places: Iterable[InHousePlace]
) -> Conversion:
    """The row, if the plant's routings know all of its codes; raise InputError which they do not.

    The work center need not have done the operation before: then nothing is known of its minutes.
    """
    row = _stripped(row)
    places = tuple(places)
    if row.key not in {each.key for each in outside}:
        raise InputError(f"No routing of the plant has {_named(*row.key)} done outside.")
    if row.in_house_job not in {place.job_code for place in places}:
        raise InputError(f"The plant does no operation {row.in_house_job} itself.")
    if row.work_center not in {place.work_center for place in places}:
        raise InputError(f"The plant has no work center {row.work_center}.")
    return row


def _stripped(row: Conversion) -> Conversion:
    return replace(row, **{name: getattr(row, name).strip() for name in _FIELDS})


def _problem(row: Conversion) -> str:
    """What is wrong with a row; empty when all is well."""
    for what, code in (
        ("the subcontracted operation", row.job_code),
        ("the in-house operation", row.in_house_job),
        ("the work center", row.work_center),
    ):
        if not code:
            return f"A row of the in-house table needs the code of {what}."
    for code in (row.job_code, row.partner, row.in_house_job, row.work_center):
        if len(code) > LONGEST_CODE or (code and not code.isprintable()):
            return f"{code[:LONGEST_CODE]!r} is no code: at most {LONGEST_CODE} letters on a line."
    return ""


def _named(job_code: str, partner: str) -> str:
    return f"{job_code} by {partner}" if partner else job_code


def _target(row: Conversion | None) -> str:
    return f"{row.in_house_job} at {row.work_center}" if row is not None else "outside"
