"""Which candidate suits which lot, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.numbers import count, figure

if TYPE_CHECKING:
    from routingml_desktop.services.comparison import Comparison

LARGEST_LOT: Final = 1_000_000
"""Pieces up to which a hint looks; no order of the plant is larger."""


def lot_size_hint(comparison: Comparison) -> str:
    """Break-even and the best candidate on each side; empty when nothing is comparable."""
    translate = QCoreApplication.translate
    ranges = comparison.best_ranges(LARGEST_LOT)
    if sum(line is not None for line in comparison.lines) <= 1:
        return translate(
            "LotSize", "An operation without time: totals cannot be compared by quantity."
        )
    ranks = [candidate.rank for candidate in comparison.candidates]
    if len(ranges) == 1:
        said = translate("LotSize", "Candidate {rank} takes the least time at every quantity.")
        return said.format(rank=ranks[ranges[0].place])
    parts = []
    for one in ranges:
        if one.last == LARGEST_LOT:
            part = translate("LotSize", "from {first} pcs: candidate {rank}")
        else:
            part = translate("LotSize", "up to {last} pcs: candidate {rank}")
        parts.append(
            part.format(first=count(one.first), last=count(one.last), rank=ranks[one.place])
        )
    evens = translate("LotSize", "Break-even: {quantities} pcs").format(
        quantities=", ".join(_quantity(c.quantity) for c in comparison.crossings)
    )
    return f"{evens} · {' · '.join(parts)}"


def _quantity(value: float) -> str:
    return figure(value, 1).removesuffix(".0")
