"""A year of the small demo plant as operated, with one month whose bookings the ERP shows wrongly.

At the end of SPOILT every booking of items of one type has its run minutes tripled, in all of the
rows that this month's sync reads; the next sync reads them right again. Such a fault of an ERP view
spoils what a version learns and what the promotion gate judges by, so that nothing but the plant's
next month can tell.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import polars as pl

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import FOLDER, synced_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.replay import Month, ReplayRequest
from routingml_desktop.durable import write_text
from routingml_desktop.erp.checks import check_frames
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.operated_page import operated_page
from routingml_desktop.services.operated_replay.playing import OperatedReplay, as_it_was

if TYPE_CHECKING:
    from routingml_desktop.domain.operated_replay import OperatedReport
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.services.operated_replay.known_rows import History

YEAR: Final = ("2023-04", "2024-03")
"""The work center that became slower for good did so on 2023-07-01."""
AROUND: Final = ("2023-06", "2023-08")
SPOILT: Final = "2023-06"
TYPE_COLUMN, TYPE = "ITEM_TYPE", "M1"
FACTOR: Final = 3.0
PLANTED: Final = (
    f"at the end of {SPOILT} the sync read the run minutes of all items with {TYPE_COLUMN} {TYPE} "
    f"{FACTOR:g} times too long; the next one read them right again."
)


def measure(scale: Scale) -> list[Row]:
    """The plant as it was, and with the bad month; the pages stay beside the plants."""
    rows = []
    if not scale.quick:
        started = time.perf_counter()
        year = played(YEAR, "as-it-was")
        took = time.perf_counter() - started
        rows.append(_told("a year as it was", year, f"{took / 60:.0f} min", met=None))
    months = AROUND if scale.quick else YEAR
    bad = played(months, "bad-month", spoilt=True)
    rows.append(_told("a bad month planted", bad, "", met=len(bad.rollbacks) == 1))
    return rows


def played(months: tuple[str, str], name: str, *, spoilt: bool = False) -> OperatedReport:
    """The months as operated; the page goes to ``operated-NAME-LANGUAGE.html``."""
    program = Program(synced_home("small"))
    with TemporaryDirectory(prefix="routingml-", ignore_cleanup_errors=True) as folder:
        replay = OperatedReplay(
            program.snapshots.open(),
            program.settings,
            Path(folder),
            check_frames,
            view=tripled if spoilt else as_it_was,
            planted=PLANTED if spoilt else "",
        )
        first, last = months
        request = ReplayRequest(Month.of(first), Month.of(last))
        found = replay.play(request, _silent, _never)
    for language in ("ko", "en"):
        page = as_html(operated_page(found, language))
        write_text(FOLDER / f"operated-{name}-{language}.html", page)
    return found


def tripled(month: Month | None, history: History) -> History:
    """What the ERP showed at the end of a month."""
    if str(month) != SPOILT:
        return history
    frames = history.frames
    codes = frames.items.filter(pl.col(TYPE_COLUMN) == TYPE)[c.ITEM_CODE]
    run = pl.col(c.RUN_MINUTES)
    wrong = pl.when(pl.col(c.ITEM_CODE).is_in(codes.implode())).then(run * FACTOR).otherwise(run)
    spoilt = frames.actuals.with_columns(wrong.alias(c.RUN_MINUTES))
    return replace(history, frames=replace(frames, actuals=spoilt))


def _told(what: str, found: OperatedReport, took: str, *, met: bool | None) -> Row:
    told = (
        f"{found.retrainings} retrainings, {found.promotions} promoted, "
        f"{len(found.rollbacks)} rolled back"
    )
    return Row(
        goal="operated",
        what=what,
        n=f"{len(found.months)} months, {found.asked:,} routings and bookings",
        ours=f"{told}{f'; {took}' if took else ''}",
        alternative="",
        ratio="",
        bound="" if met is None else "rolled back once",
        met=met,
    )


def _silent(_progress: Progress) -> None:
    """The work tells its progress; nobody listens here."""


def _never() -> bool:
    return False
