"""Small plants as IT would hand them over: a folder of CSV files and a mapping."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

MAPPING = """
title = "Kartonfabrik"
decimal = ","

[connection]
kind = "folder"
path = "{folder}"

[items]
table = "Artikel"
columns = {{ item_code = "Artikelnummer", item_name = "Bezeichnung" }}

[operations]
table = "Arbeitsplan"

[operations.columns]
item_code = "Artikel"
sequence = "Nº"
job_code = "Operación"
setup_minutes = "Rüstzeit"
run_minutes = "Stückzeit"
"""

WHERE = """work_center = "Platz"
operation_type = "Wo"

[operations.values.operation_type]
fremd = "outside"
eigen = "in_house"
"""

ITEMS = ("Artikelnummer", "Bezeichnung", "Material", "Druck")
RESULTS = """
[work_results]
table = "Meldung"

[work_results.columns]
work_order = "Auftrag"
item_code = "Artikel"
job_code = "Operación"
work_center = "Platz"
quantity = "Menge"
setup_minutes = "Rüstzeit"
run_minutes = "Laufzeit"
reported = "Datum"
"""

BOOKED = ("Auftrag", "Artikel", "Operación", "Platz", "Menge", "Rüstzeit", "Laufzeit", "Datum")
STEPS = ("Artikel", "Nº", "Operación", "Rüstzeit", "Stückzeit")


def box_maker(
    folder: Path, *, items: int = 12, booked: Sequence[Sequence[str]] | None = None
) -> Path:
    """A carton maker's files in ``folder``; the mapping file beside it. Half of the items print.

    ``booked`` are work results in the columns of BOOKED; without them the plant reports none.
    """
    made, steps = [], []
    for number in range(items):
        code, prints = f"{number:05d}", number % 2 == 0
        made.append([code, f"Karton {number}", "Wellpappe", "ja" if prints else "nein"])
        jobs = ("Zuschnitt", "Druck", "Kleben") if prints else ("Zuschnitt", "Kleben")
        for place, job in enumerate(jobs, 1):
            steps.append([code, str(10 * place), job, "12,5", "0,04"])
    folder.mkdir(parents=True)
    _write(folder / "Artikel.csv", ITEMS, made)
    _write(folder / "Arbeitsplan.csv", STEPS, steps)
    text = MAPPING.format(folder=folder.as_posix())
    if booked is not None:
        _write(folder / "Meldung.csv", BOOKED, booked)
        text += RESULTS
    mapping = folder.with_suffix(".toml")
    mapping.write_text(text, encoding="utf-8")
    return mapping


def outside_printer(folder: Path, *, items: int = 16) -> Path:
    """A carton maker that has every other box printed outside; the others are printed at P1."""
    made, steps = [], []
    for number in range(items):
        code, sent = f"{number:05d}", number % 2 == 0
        made.append([code, f"Karton {number}", "Wellpappe" if sent else "Vollpappe", "ja"])
        printed = ("DRUCK FREMD", "", "fremd") if sent else ("DRUCK", "P1", "eigen")
        cut = "STANZEN" if sent else "SCHNEIDEN"
        for place, step in enumerate(((cut, "S1", "eigen"), printed), 1):
            steps.append([code, str(10 * place), *step, "12,5", "0,04"])
    folder.mkdir(parents=True)
    _write(folder / "Artikel.csv", ITEMS, made)
    header = ("Artikel", "Nº", "Operación", "Platz", "Wo", "Rüstzeit", "Stückzeit")
    _write(folder / "Arbeitsplan.csv", header, steps)
    mapping = folder.with_suffix(".toml")
    mapping.write_text(MAPPING.format(folder=folder.as_posix()) + WHERE, encoding="utf-8")
    return mapping


def _write(file: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    with file.open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened, delimiter=";")
        writer.writerow(header)
        writer.writerows(rows)
