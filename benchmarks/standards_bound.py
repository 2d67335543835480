"""How many wrong standards any rule could list in time, and how near some rules come to it.

All rules know the spread of the bookings, look for too slow and too fast alike, and are set so that
standards that are right come onto the list as often as allowed. What the court does beyond that, it
has to learn the spread from the same bookings, costs it some more.
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.harness import Row, Scale

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Evidence = NDArray[np.float64]
    """Standards x orders."""
    Rule = Callable[[Evidence, float], Evidence]
    """Standardized bookings and the shift looked for, to the evidence after each order."""

SHIFT: Final = 0.20
WITHIN: Final = 20
OF: Final = 500
LEAST: Final = 8
"""Fewer orders list nothing."""
SETTLED: Final = 60
"""Orders after which entries are counted."""
ORDERS: Final = 500
RATES: Final = (0.25, 1.0)
"""Orders of a standard a week."""
SPREADS: Final = (0.2, 0.3)
_HALVINGS: Final = 18


def most_possible(cv: float, rate: float) -> float:
    """Share of standards wrong by SHIFT that a rule can list within WITHIN orders at most.

    A rule that enters fewer than one right standard of OF a week enters one within WITHIN orders
    with a probability of at most WITHIN / (rate x OF). By Neyman and Pearson no test of that level
    finds a shift of the mean of WITHIN normal values more often than their sum does.
    """
    level = min(1.0, WITHIN / (rate * OF))
    normal = NormalDist()
    return normal.cdf(_step(cv) * math.sqrt(WITHIN) - normal.inv_cdf(1 - level / 2))


def measure(scale: Scale) -> list[Row]:
    """One row per spread and rate."""
    standards = scale.of(4000, 800)
    return [_row(cv, rate, standards) for cv in SPREADS for rate in RATES]


def _row(cv: float, rate: float, standards: int) -> Row:
    rng = np.random.default_rng(1)
    right = rng.normal(0, 1, (standards, ORDERS))
    wrong = rng.normal(_step(cv), 1, (3 * standards, WITHIN))
    told = {
        name: _listed(rule, right, wrong, _step(cv), 1 / (OF * rate))
        for name, rule in (("cumulative sum", _cumulative), ("last 20 together", _window))
    }
    bound = most_possible(cv, rate)
    return Row(
        "standards",
        f"CV {cv:.0%}, {rate:g} orders a week: a shift of {SHIFT:.0%} listed within {WITHIN} "
        f"orders by rules that know the spread, at 1 false entry a week of {OF}",
        f"{standards:,} right standards, {3 * standards:,} wrong ones",
        ", ".join(f"{name} {share:.1%}" for name, share in told.items()),
        f"no rule more than {bound:.1%}",
        "",
        "none above what is possible",
        max(told.values()) <= bound,
    )


def _step(cv: float) -> float:
    """The shift in standard deviations of the bookings' logarithms."""
    return math.log1p(SHIFT) / math.sqrt(math.log1p(cv**2))


def _cumulative(values: Evidence, step: float) -> Evidence:
    total, found = np.zeros(len(values)), np.empty_like(values)
    for place in range(values.shape[1]):
        total = np.maximum(0.0, total + step * (values[:, place] - step / 2))
        found[:, place] = total
    return found


def _window(values: Evidence, _step: float) -> Evidence:
    sums = np.cumsum(np.pad(values, ((0, 0), (WITHIN, 0))), axis=1)
    return np.asarray((sums[:, WITHIN:] - sums[:, :-WITHIN]) / math.sqrt(WITHIN))


def _listed(rule: Rule, right: Evidence, wrong: Evidence, step: float, budget: float) -> float:
    """The share of ``wrong`` that is listed, at the limit that spends the budget an order."""
    evidence = np.maximum(rule(right, step), rule(-right, step))
    low, high = 0.1, 15.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _entries(evidence, middle) > budget:
            low = middle
        else:
            high = middle
    found = np.maximum(rule(wrong, step), rule(-wrong, step))[:, LEAST - 1 :]
    return float((found.max(axis=1) >= high).mean())


def _entries(evidence: Evidence, limit: float) -> float:
    """Entries an order of standards that are right; one leaves at half the limit."""
    on, entries = np.zeros(len(evidence), bool), 0
    for place in range(LEAST - 1, evidence.shape[1]):
        top = evidence[:, place]
        now = np.where(on, top > limit / 2, top >= limit)
        entries += int((now & ~on).sum()) if place >= SETTLED else 0
        on = now
    return float(entries / len(evidence) / (evidence.shape[1] - SETTLED))
