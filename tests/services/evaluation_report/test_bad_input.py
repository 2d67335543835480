"""Plants as none should be: the report says what was not measured, and no zero stands for it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.quality import MODEL, Novelty, Protocol, QualityReport
from routingml_desktop.ml.answered import ANSWERED
from routingml_desktop.ml.evaluation import evaluate
from routingml_desktop.ml.routing_figures import MEASURES
from routingml_desktop.ml.training import TrainingFrames
from routingml_desktop.plant.actuals import clean
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.markdown import as_markdown
from routingml_desktop.services.evaluation_report.sections import quality_page
from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings
from tests.ml.plants import (
    DAY_ONE,
    actuals_frame,
    items_frame,
    make_plant,
    never,
    operations_frame,
    quiet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Spoil = Callable[[], TrainingFrames]

SMALL = make_plant(60, orders=2).frames
WHEN = datetime(2026, 3, 1, tzinfo=UTC)
BOTH: Final = (Protocol.TIME, Protocol.GROUP)
FAR = datetime(2999, 12, 31)  # noqa: DTZ001 (frames carry the plant's local time)
ONE_ITEM = TrainingFrames(
    items_frame(KIND=["G"]),
    operations_frame([{"item_code": "I0000", "sequence": 10, "job_code": "A"}]),
    actuals_frame([]),
    (Attribute("KIND"),),
    "tiny",
)


def one_routing() -> TrainingFrames:
    only = pl.col(c.ITEM_CODE) == SMALL.operations[c.ITEM_CODE][0]
    return replace(SMALL, operations=SMALL.operations.filter(only))


def attributes_of(column: pl.Expr) -> TrainingFrames:
    names = [attribute.name for attribute in SMALL.attributes]
    return replace(SMALL, items=SMALL.items.with_columns(column.alias(name) for name in names))


def very_many_values() -> TrainingFrames:
    count, step = 3_000, 50
    rows = [
        {
            "item_code": f"I{n:04d}",
            "sequence": 10,
            "job_code": "AB"[n // step % 2],
            "created": DAY_ONE + timedelta(days=n),
        }
        for n in range(0, count, step)
    ]
    items = items_frame(ID=[f"{n * 2654435761 % 2**32:010d}" for n in range(count)])
    return TrainingFrames(items, operations_frame(rows), actuals_frame([]), (Attribute("ID"),), "m")


def very_many_operations() -> TrainingFrames:
    first = SMALL.operations[c.ITEM_CODE][0]
    place = pl.int_range(pl.len())
    long = pl.concat([SMALL.operations.head(1)] * 500).with_columns(
        pl.format("J{}", place % 70).alias(c.JOB_CODE), place.alias(c.SEQUENCE)
    )
    others = SMALL.operations.filter(pl.col(c.ITEM_CODE) != first)
    return replace(SMALL, operations=pl.concat([long, others]))


def booked(*columns: pl.Expr) -> TrainingFrames:
    """The plant with its bookings spoilt, cleaned as every plant's are."""
    spoilt = SMALL.actuals.with_columns(*columns).lazy()
    now = WHEN.replace(tzinfo=None)
    return replace(SMALL, actuals=clean(spoilt, now=now, operations=SMALL.operations.lazy()))


def all_in_the_future() -> TrainingFrames:
    frames = booked(pl.lit(FAR).alias(c.REPORTED))
    return replace(frames, operations=frames.operations.with_columns(pl.lit(FAR).alias(c.CREATED)))


NOT_COMPARED: Final = "Routings could not be measured: no question was answered, nothing can be"
NO_MINUTES: Final = "minutes (no held-out booking has such minutes predicted)"
NO_BOOKING: Final = "minutes (no booking was held out)"
NO_DATES: Final = "Routings could not be measured: Neither routings nor bookings carry dates"
ALL_HELD_OUT: Final = "Routings could not be measured: Nothing is left to learn from"
UNCOMPARED: Final = (NOT_COMPARED, NO_MINUTES, "Negative control not measured: no question was")

CASES: Final[dict[str, tuple[Spoil, Mapping[Protocol, tuple[str, ...]]]]] = {
    "one item": (
        lambda: ONE_ITEM,
        {Protocol.TIME: (NO_DATES,), Protocol.GROUP: (ALL_HELD_OUT,)},
    ),
    "one routing": (
        one_routing,
        {
            Protocol.TIME: ("Routings could not be measured: no such item was held out",),
            Protocol.GROUP: (ALL_HELD_OUT,),
        },
    ),
    "no attributes": (
        lambda: replace(SMALL, attributes=()),
        dict.fromkeys(BOTH, (*UNCOMPARED, "no attribute is learned")),
    ),
    "all attributes missing": (
        lambda: attributes_of(pl.lit(None, pl.String)),
        dict.fromkeys(BOTH, (*UNCOMPARED, "no attribute is learned (KIND: no values;")),
    ),
    "constant columns": (
        lambda: attributes_of(pl.lit("same")),
        dict.fromkeys(BOTH, (*UNCOMPARED, "no attribute is learned (KIND: one value only;")),
    ),
    "an attribute of very many values": (
        very_many_values,
        dict.fromkeys(BOTH, (NO_BOOKING,)),
    ),
    "a routing of very many operations": (very_many_operations, dict.fromkeys(BOTH, ())),
    "all bookings faulty": (
        lambda: booked(pl.lit(-3.0).alias(c.SETUP_MINUTES), pl.lit(-5.0).alias(c.RUN_MINUTES)),
        dict.fromkeys(BOTH, (NO_BOOKING, "Minutes are not measured")),
    ),
    "minutes of a thousand million": (
        lambda: booked(pl.lit(1e9).alias(c.RUN_MINUTES)),
        dict.fromkeys(BOTH, (NO_BOOKING, "Minutes are not measured")),
    ),
    "dates in the future": (
        all_in_the_future,
        {Protocol.TIME: (NO_DATES,), Protocol.GROUP: (NO_BOOKING, "Minutes are not measured")},
    ),
}
"""By name, the plant and what its report must say, by protocol."""


@pytest.mark.slow
@pytest.mark.parametrize("protocol", BOTH)
@pytest.mark.parametrize("case", list(CASES))
def test_bad_input_is_told_and_never_a_zero(case: str, protocol: Protocol) -> None:
    spoil, told = CASES[case]
    learning, index = LearningSettings(), IndexSettings()
    settings = EvaluationSettings(bootstrap=100, holdout=0.5)

    report = evaluate(
        spoil(), protocol, learning, index, settings, quiet, never, "v1", created=WHEN
    )

    text = as_markdown(quality_page(report, "en"))
    assert [part for part in told[protocol] if as_plain(part) not in text] == []
    assert not re.search(r"\b(nan|inf|None)\b", text)
    assert as_html(quality_page(report, "ko"))
    assert _english(as_markdown(quality_page(report, "ko"))) == []
    written = json.dumps(report.as_dict(), allow_nan=False)
    assert QualityReport.from_dict(json.loads(written)) == report
    assert _unexplained(report) == []
    assert _without_answers(report) == []


def _english(text: str) -> list[str]:
    """What reads as an English sentence in a Korean page."""
    return re.findall(r"[^|\n]*\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}[^|\n]*", text)


def as_plain(text: str) -> str:
    """As Markdown writes it."""
    return text.replace("_", "\\_")


def _unexplained(report: QualityReport) -> list[tuple[str, str, str]]:
    """Figures without a value and a reason, or with a value of nothing."""
    rows = [(row.method, row.novelty.value, row.figures) for row in report.scores]
    rows += [(MODEL, row.distance, row.figures) for row in report.distances]
    return [
        (method, kind, name)
        for method, kind, figures in rows
        for name, figure in figures.items()
        if (not figure.reason if figure.value is None else figure.n == 0)
    ]


def _without_answers(report: QualityReport) -> list[tuple[str, str]]:
    """Measures of methods that answered nothing and have a value all the same."""
    answering = [row for row in report.scores if ANSWERED in row.figures]
    silent = [row for row in answering if row.figures[ANSWERED].value == 0]
    found = [
        (row.method, name)
        for row in silent
        for name in (*MEASURES, "process_match", "exact_at_1_surest_50")
        if name in row.figures and row.figures[name].value is not None
    ]
    if any(row.method == MODEL and row.novelty is Novelty.ALL for row in silent):
        found += [(gain.measure, gain.baseline) for gain in report.gains if gain.figure.value == 0]
        gain = report.facts["negative_control_gain"]
        found += [] if gain is None else [("negative_control_gain", "control")]
    return found
