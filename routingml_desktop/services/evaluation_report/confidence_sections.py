"""Reliability of the stated confidence, and how right the surest proposals are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.candidate import Lane
from routingml_desktop.services.evaluation_report.figures_text import figure_text, percent_text
from routingml_desktop.services.evaluation_report.note_words import reason_in
from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Paragraph,
    Plot,
    Points,
    Series,
    Table,
)
from routingml_desktop.services.evaluation_report.words import name_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.quality import CoveragePoint, Figure, ReliabilityBin
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

TOLD: Final = (0.5, 0.8, 1.0)
"""Parts of the questions that stand in the table; the plot shows each 5 %."""


def confidence_sections(
    reliability: Sequence[ReliabilityBin], risk_coverage: Sequence[CoveragePoint], say: Say
) -> list[Block]:
    """Both as table and plot."""
    return [
        Heading(say("Is the stated confidence true?")),
        *_reliability(reliability, say, proposed=bool(risk_coverage)),
        Heading(say("The surest proposals")),
        *_risk_coverage(risk_coverage, say),
    ]


def lane_sections(figures: Mapping[str, Figure], say: Say, language: str) -> list[Block]:
    """How many questions each lane holds, how right it is, and how true expected edits are."""
    blocks: list[Block] = [Heading(say("Lanes and edits to expect"))]
    told = [
        f"{name_in(language, name)}: {_or_why(name, figures.get(name), language)}"
        for name in (
            "expected_edits_mae",
            "next_hit_at_3",
            "confidence_excess",
            "operation_confidence_excess",
        )
    ]
    blocks.append(Points(tuple(told)))
    shares = [figures.get(f"lane_{lane.value}_share") for lane in Lane]
    if not any(figure is not None and figure.value is not None for figure in shares):
        reason = say("no version of this plant sorts into lanes yet")
        return [*blocks, Paragraph(say("Not measured: {reason}.", reason=reason))]
    rows = [
        (
            name_in(language, lane.value),
            figure_text(f"lane_{lane.value}_share", figures.get(f"lane_{lane.value}_share")),
            figure_text(f"lane_{lane.value}_right", figures.get(f"lane_{lane.value}_right")),
        )
        for lane in Lane
    ]
    headers = (say("Lane"), say("Share of the questions"), say("Exactly right"))
    return [*blocks, Table(headers, tuple(rows))]


def _or_why(name: str, figure: Figure | None, language: str) -> str:
    """The figure, or a dash with its reason."""
    told = figure_text(name, figure)
    if figure is None or figure.value is not None or not figure.reason:
        return told
    return f"{told} ({reason_in(language, figure.reason)})"


def _reliability(bins: Sequence[ReliabilityBin], say: Say, *, proposed: bool) -> list[Block]:
    stated = [tenth for tenth in bins if tenth.stated is not None and tenth.right.n]
    if not stated:
        reason = (
            say("no version of this plant states a confidence yet")
            if proposed
            else say("nothing was proposed")
        )
        return [Paragraph(say("Not measured: {reason}.", reason=reason))]
    rows = [
        (
            f"{percent_text(tenth.low)} – {percent_text(tenth.high)}",
            percent_text(tenth.stated),
            figure_text("exact_at_1", tenth.right),
        )
        for tenth in bins
    ]
    line = Series(
        say("Came true"),
        tuple((tenth.stated or 0.0, tenth.right.value or 0.0) for tenth in stated),
        tuple(_ends(tenth.right) for tenth in stated),
    )
    title = say("Stated and true confidence")
    plot = Plot(title, say("Mean stated"), say("Came true"), (line,), diagonal=True)
    headers = (say("Stated confidence"), say("Mean stated"), say("Came true"))
    return [plot, Table(headers, tuple(rows), words=0)]


def _risk_coverage(points: Sequence[CoveragePoint], say: Say) -> list[Block]:
    if not points:
        return [Paragraph(say("Not measured: {reason}.", reason=say("nothing was proposed")))]
    line = Series(
        say("Exactly right"),
        tuple((point.coverage, point.right.value or 0.0) for point in points),
        tuple(_ends(point.right) for point in points),
    )
    title = say("Risk and coverage: how right the surest part is")
    plot = Plot(title, say("Share of the questions"), say("Exactly right"), (line,))
    rows = [
        (
            percent_text(point.coverage),
            percent_text(point.confidence),
            figure_text("exact_at_1", point.right),
        )
        for share in TOLD
        for point in points
        if abs(point.coverage - share) < 1e-9  # noqa: PLR2004 (twentieths are not exact)
    ]
    headers = (say("Share of the questions"), say("Least confidence"), say("Exactly right"))
    return [plot, Table(headers, tuple(rows), words=0)]


def _ends(figure: Figure) -> tuple[float, float] | None:
    return None if figure.low is None or figure.high is None else (figure.low, figure.high)
