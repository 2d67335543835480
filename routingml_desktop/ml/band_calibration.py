"""Bands calibrated on the latest orders, which the estimates had not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.bookings import UNDATED
from routingml_desktop.ml.intervals import Bands
from routingml_desktop.ml.operation_times import Evidence, OperationTimes
from routingml_desktop.ml.time_levels import Part, minutes_of
from routingml_desktop.ml.voting import electorate, voters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import TimeOrigin
    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.settings import LearningSettings

_HELD_BACK: Final = 0.2
_ITEMS: Final = 800
_ROWS_PER_ITEM: Final = 12


def calibrated_bands(
    precedents: Precedents,
    booked: Bookings,
    rule: VotingRule,
    learning: LearningSettings,
    stopping: Stopping,
) -> Bands:
    """Hold back the latest fifth of the orders, estimate them from the rest, score the distance.

    Each kind of evidence is scored by itself, as if there were nothing better. Plants that date
    nothing hold back orders at random.
    """
    early = earlier(booked, learning.seed)
    rows = np.arange(len(booked))
    times = OperationTimes.fit(booked, rows[early], Bands({}), learning)
    late = rows[~early & booked.counted]
    owners = np.searchsorted(booked.offsets, late, side="right") - 1
    known = owners < len(precedents.items)
    late, owners = late[known], owners[known]
    rng = np.random.default_rng(learning.seed)
    drawn = rng.permutation(np.unique(owners))[:_ITEMS]
    scores: dict[tuple[Part, TimeOrigin], list[float]] = {}
    for item in drawn.tolist():
        stop_if(stopping)
        own = Evidence.of(booked, [item], [1.0]).only(early)
        similar = _similar(precedents, booked, item, rule).only(early)
        held = rng.permutation(late[slice(*np.searchsorted(owners, (item, item + 1)))])
        for part in Part:
            _score(times, part, held[:_ROWS_PER_ITEM], (own, similar), scores)
    return Bands.fit(scores)


def earlier(booked: Bookings, seed: int) -> NDArray[np.bool_]:
    """Which rows are of orders before the latest fifth, in time; orders are never split."""
    dated = booked.minute != UNDATED
    if dated.all() and len(booked):
        cut = (
            np.quantile(booked.minute[booked.counted], 1 - _HELD_BACK)
            if booked.counted.any()
            else 0
        )
        return np.asarray(booked.minute <= cut)
    chance = np.random.default_rng(seed).random(len(booked.orders) + 1)
    return np.asarray(chance[booked.order] > _HELD_BACK)


def _similar(precedents: Precedents, booked: Bookings, item: int, rule: VotingRule) -> Evidence:
    """The bookings of the items that would vote, were the item asked for."""
    asked = precedents.asked(item)
    if not asked.known.any():
        return Evidence.of(booked, [], [])
    (precedent,) = precedents.look_up([asked], precedents.nearest.weights)
    options = AskOptions()
    able = electorate(
        precedent.found,
        precedents.routings,
        options.routing_choice,
        precedent.likelihood,
        0.0,
        item,
    )
    voting = voters(able, rule, precedents.now, options.neighbors)
    return Evidence.of(booked, voting.item.tolist(), voting.similarity.tolist())


def _score(
    times: OperationTimes,
    part: Part,
    rows: NDArray[np.int64],
    evidence: Sequence[Evidence],
    scores: dict[tuple[Part, TimeOrigin], list[float]],
) -> None:
    booked = times.booked
    minutes = minutes_of(part, booked, rows)
    logs = times.levels[part].logs(minutes)
    for row, log in zip(rows[~np.isnan(minutes)].tolist(), logs[~np.isnan(minutes)], strict=True):
        operation = (int(booked.job[row]), int(booked.work_center[row]))
        own, similar = (found.at(booked, *operation) for found in evidence)
        for rung in times.ladder(part, operation, own, similar):
            scores.setdefault((part, rung.origin), []).append(
                (float(log) - rung.middle) / rung.spread
            )
