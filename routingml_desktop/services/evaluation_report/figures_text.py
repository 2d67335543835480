"""Figures as they stand in a report: value, interval and n, or a dash."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.decimals import shared_decimals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.quality import Figure

NOT_KNOWN: Final = "–"

SHARES: Final = frozenset(
    {
        "exact_at_1", "exact_at_3", "exact_at_1_work_center", "exact_at_3_work_center",
        "similarity", "operation_precision", "operation_recall", "operation_f1", "order_accuracy",
        "process_match", "coverage", "exact_at_1_surest_50", "exact_at_1_surest_80",
        "confidence_excess", "operation_confidence_excess",
        "minutes_weighted_ape", "minutes_within_20", "coverage_80",
        "lane_ready_share", "lane_ready_right", "lane_check_share", "lane_check_right",
        "lane_no_precedent_share", "lane_no_precedent_right", "next_hit_at_3",
        "confidence", "minutes_answered", "questions_answered",
        "setup_weighted_ape", "run_weighted_ape", "lot_place",
    }
)  # fmt: skip
"""Measures that read as per cent; the others are minutes, edits or logarithms."""


def figure_text(measure: str, figure: Figure | None, *, signed: bool = False) -> str:
    """Such as ``47.0 % (41.2 – 53.8, n 215)``; a dash where nothing was measured."""
    if figure is None or figure.value is None:
        return NOT_KNOWN
    share = measure in SHARES
    shown = (figure.value, figure.low, figure.high)
    value = number_text(figure.value, *shown, share=share, signed=signed)
    unit = " %" if share else ""
    if figure.low is None or figure.high is None:
        return f"{value}{unit} (n {figure.n:,})"
    low, high = (number_text(end, *shown, share=share, signed=signed) for end in shown[1:])
    return f"{value}{unit} ({low} – {high}, n {figure.n:,})"


def number_text(
    value: float | None, *beside: float | None, share: bool, signed: bool = False
) -> str:
    """A number without its unit: shares in per cent, one decimal; others by their size.

    With the decimals of what stands ``beside`` it, such as the ends of its interval.
    """
    if value is None:
        return NOT_KNOWN
    shown = 100 * value if share else value
    others = (other for other in beside if other is not None)
    decimals = 1 if share else shared_decimals(value, *others, alone=_decimals)
    # A rounded nothing has no sign.
    shown = round(shown, decimals) + 0.0
    return f"{shown:{'+' if signed else ''},.{decimals}f}"


def interval_text(
    value: float | None, low: float | None, high: float | None, *, signed: bool = False
) -> str:
    """Minutes such as ``3.5 (3.1 – 4.0)`` where n stands beside; without an interval alone."""
    shown = (value, low, high)
    told = number_text(value, *shown, share=False, signed=signed)
    if value is None or low is None or high is None:
        return told
    ends = [number_text(end, *shown, share=False, signed=signed) for end in (low, high)]
    return f"{told} ({ends[0]} – {ends[1]})"


def _decimals(value: float) -> int:
    return 1 if abs(value) >= 1 else 2


def percent_text(value: float | None) -> str:
    """A share such as ``80 %``, or a dash."""
    return NOT_KNOWN if value is None else f"{100 * value:.0f} %"


def row_of(figures: Mapping[str, Figure], measures: tuple[str, ...]) -> tuple[str, ...]:
    """The figures of some measures as cells."""
    return tuple(figure_text(measure, figures.get(measure)) for measure in measures)
