"""The rungs of the ladder: what each kind of evidence says about minutes, and how they add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.ml.time_statistics import trimmed_places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.time_estimate import TimeOrigin
    from routingml_desktop.ml.evidence import Evidence
    from routingml_desktop.ml.shrinkage import Step
    from routingml_desktop.ml.time_statistics import Summary


@dataclass(frozen=True, slots=True)
class Said:
    """What one kind of evidence says by itself, on the logarithmic scale, the paces taken out."""

    middle: float
    amount: float
    """Orders, items or standards, whatever the shrinkage counts."""
    scatter: float
    """Standard deviation of what went in; 0 for a single one."""
    rows: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """Bookings behind it, and what each weighs; all weights add up to 1."""
    weights: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))
    items: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """Places of the gathered items whose standard is behind it, and what each weighs."""
    item_weights: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True)
class Rung:
    """One kind of evidence drawn towards the rung below it."""

    origin: TimeOrigin
    middle: float
    """After it was drawn."""
    spread: float
    """Standard deviation of a new booking about it."""
    unsure: float
    """Variance of what the item really takes about it."""
    figures: Summary
    items: int
    dropped: int
    weight: float = 1.0
    """What it counts against the rung below."""
    said: Said | None = None
    """None for the wide levels."""
    step: Step | None = None

    @property
    def grain(self) -> float:
        """Variance among orders of one item."""
        return self.spread**2 - self.unsure


def own_said(logs: NDArray[np.float64], rows: NDArray[np.int64], trim: float) -> Said:
    """The trimmed mean of an item's own orders; every kept one weighs the same."""
    weights = np.zeros(len(logs))
    kept = trimmed_places(logs, trim)
    weights[kept] = 1.0 / len(kept)
    return Said(
        middle=float(logs @ weights),
        amount=float(len(logs)),
        scatter=float(logs.std(ddof=1)) if len(logs) > 1 else 0.0,
        rows=rows,
        weights=weights,
    )


def similar_said(
    evidence: Evidence,
    logs: NDArray[np.float64],
    kept: NDArray[np.bool_],
    stated: NDArray[np.float64],
    worth: float,
) -> Said | None:
    """The mean over similar items of what each was booked with and its standard says.

    ``logs`` are of the evidence's rows, of which some are ``kept``; ``stated`` of its items, nan
    without a standard, which is ``worth`` so many orders. An item weighs its similarity squared,
    less when it has little behind it. None when nothing is known of any.
    """
    count = len(evidence.weight)
    owner = evidence.owner[kept]
    orders = np.bincount(owner, minlength=count).astype(np.float64)
    has = ~np.isnan(stated)
    amount = orders + worth * has
    if not (amount > 0).any():
        return None
    weight = evidence.weight**2 * amount / (amount + 1.0)
    weight = np.maximum(weight, 1e-9 * (amount > 0))
    each = weight / np.maximum(amount, 1e-12) / weight.sum()
    sums = np.bincount(owner, logs[kept], count) + worth * np.where(has, stated, 0.0)
    means = sums / np.maximum(amount, 1e-12)
    share = weight / weight.sum()
    middle = float(share @ means)
    with_standard = np.flatnonzero(has)
    return Said(
        middle=middle,
        amount=float(weight.sum()),
        scatter=float(np.sqrt(share @ (means - middle) ** 2)),
        rows=evidence.rows[kept],
        weights=each[owner],
        items=with_standard,
        item_weights=worth * each[with_standard],
    )
