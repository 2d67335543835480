"""A carton maker with bookings, whose item master may lose what describes the items."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MAPPING = """
title = "Kartonfabrik"

[connection]
kind = "folder"
path = "{folder}"

[items]
table = "items"
columns = {{ item_code = "code", item_name = "name" }}
others = "skip"
attributes = {{ paper = {{ en = "Paper" }}, print = {{ en = "Print" }} }}

[operations]
table = "operations"
columns = {{ item_code = "code", sequence = "seq", job_code = "job", run_minutes = "run"{created} }}

[work_results]
table = "bookings"

[work_results.columns]
work_order = "order"
item_code = "code"
job_code = "job"
work_center = "machine"
quantity = "pieces"
setup_minutes = "setup"
run_minutes = "run"
reported = "day"
"""


def carton_maker(
    folder: Path, *, items: int = 18, orders: int = 4, booked: bool = True, dated: bool = False
) -> Path:
    """The files in ``folder``, the mapping beside it; half of the cartons are printed.

    Bookings are of January to March 2026. With ``dated`` routings were created in 2025, every sixth
    in February 2026.
    """
    folder.mkdir(parents=True)
    describe(folder, items)
    steps, results = [], []
    for number in range(items):
        code = f"{number:05d}"
        for place, job in enumerate(_jobs(number), 1):
            steps.append([code, 10 * place, job, 0.5, _created(number)])
            results += [
                [f"{code}-{order}", code, job, f"{job}-1", 100, 12, 50 + 3 * order + number % 5,
                 f"2026-0{1 + order % 3}-1{order % 9}"]
                for order in range(orders)
            ]  # fmt: skip
    _write(folder / "operations.csv", ("code", "seq", "job", "run", "created"), steps)
    header = ("order", "code", "job", "machine", "pieces", "setup", "run", "day")
    _write(folder / "bookings.csv", header, results if booked else [])
    mapping = folder.with_suffix(".toml")
    created = ', created = "created"' if dated else ""
    text = MAPPING.format(folder=folder.as_posix(), created=created)
    mapping.write_text(text, encoding="utf-8")
    return mapping


def describe(folder: Path, items: int = 18, *, blank: bool = False) -> None:
    """Write the item master; ``blank`` leaves out all that describes the items."""
    rows = [
        [
            f"{n:05d}",
            "" if blank else f"Karton {n}",
            *(["", ""] if blank else [_paper(n), _print(n)]),
        ]
        for n in range(items)
    ]
    _write(folder / "items.csv", ("code", "name", "paper", "print"), rows)


def _jobs(number: int) -> tuple[str, ...]:
    return ("CUT", "PRINT", "GLUE") if number % 2 == 0 else ("CUT", "GLUE")


def _created(number: int) -> str:
    return "2026-02-03" if number % 6 == 5 else f"2025-{1 + number % 12:02d}-05"


def _paper(number: int) -> str:
    return ("kraft", "white", "grey")[number % 3]


def _print(number: int) -> str:
    return "yes" if number % 2 == 0 else "no"


def _write(file: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(header)
        writer.writerows(rows)
