"""Minutes work center by work center, and whether each one's bands hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import PROMISED
from routingml_desktop.services.evaluation_report.figures_text import (
    NOT_KNOWN,
    interval_text,
    percent_text,
)
from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Paragraph,
    Plot,
    Series,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import WorkCenterScore
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

LEAST: Final = 200
"""Bookings from which a work center is judged by itself."""
PLOTTED: Final = 20


def work_center_sections(centers: Sequence[WorkCenterScore], say: Say, reason: str) -> list[Block]:
    """All work centers as a table, the busiest as a plot; without any, ``reason`` says why."""
    blocks: list[Block] = [Heading(say("Work centers"))]
    if not centers:
        return [*blocks, Paragraph(say("Not measured: {reason}.", reason=reason))]
    headers = (
        say("Work center"),
        say("n"),
        say("MAE, min"),
        say("Bias, min"),
        say("In the 80 % band"),
        say("Chance allows"),
    )
    rows = [
        (
            center.work_center or NOT_KNOWN,
            f"{center.n:,}",
            interval_text(center.mae, center.mae_low, center.mae_high),
            interval_text(center.bias, center.bias_low, center.bias_high, signed=True),
            _covered(center),
            _chance(center),
        )
        for center in centers
    ]
    return [
        *blocks,
        Paragraph(_verdict(centers, say)),
        *_plot(centers, say),
        Table(headers, tuple(rows)),
    ]


def _verdict(centers: Sequence[WorkCenterScore], say: Say) -> str:
    judged = [center for center in centers if center.banded >= LEAST]
    if not judged:
        return say("No work center has {least} bookings, so none is judged by itself.", least=LEAST)
    holding = sum(bool(center.holds) for center in judged)
    said = say(
        "Of {judged} work centers with at least {least} bookings, {holding} are where chance lets "
        "a band of 80 % be ({share}).",
        judged=len(judged),
        least=LEAST,
        holding=holding,
        share=percent_text(holding / len(judged)),
    )
    chances = [center.chance_of_holding for center in judged]
    known = [chance for chance in chances if chance is not None]
    if not known:
        return said
    expected = say(
        "Chance takes bookings as independent, but those of an item err alike: bands that hold "
        "exactly 80 % would be there at {expected} of {known}, and at {promised} the interval of "
        "the items contains 80 %.",
        expected=f"{sum(known):.1f}",
        known=len(known),
        promised=sum(
            bool(center.promise_in_interval)
            for center, chance in zip(judged, chances, strict=True)
            if chance is not None
        ),
    )
    return f"{said} {expected}"


def _plot(centers: Sequence[WorkCenterScore], say: Say) -> list[Block]:
    shown = [center for center in centers if center.coverage_80 is not None][:PLOTTED]
    if len(shown) < 2:  # noqa: PLR2004 (one point is no picture)
        return []
    places = Series(
        say("In the 80 % band"),
        tuple((float(at), center.coverage_80 or 0.0) for at, center in enumerate(shown)),
        tuple(
            None
            if center.chance_low is None or center.chance_high is None
            else (center.chance_low, center.chance_high)
            for center in shown
        ),
        joined=False,
    )
    title = say("The {count} busiest work centers and their 80 % bands", count=len(shown))
    return [
        Plot(
            title,
            say("Work center"),
            say("In the 80 % band"),
            (places,),
            span=(-0.5, len(shown) - 0.5),
            level=PROMISED,
            names=tuple(center.work_center for center in shown),
        )
    ]


def _covered(center: WorkCenterScore) -> str:
    if center.coverage_80 is None or center.coverage_low is None or center.coverage_high is None:
        return percent_text(center.coverage_80)
    ends = f"{100 * center.coverage_low:.0f} – {100 * center.coverage_high:.0f}"
    return f"{percent_text(center.coverage_80)} ({ends})"


def _chance(center: WorkCenterScore) -> str:
    if center.chance_low is None or center.chance_high is None:
        return NOT_KNOWN
    return f"{percent_text(center.chance_low)} – {percent_text(center.chance_high)}"
