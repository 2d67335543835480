"""Bands calibrated on the latest orders, which the estimates had not seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import AskOptions, TimeOrigin
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.bookings import UNDATED
from routingml_desktop.ml.intervals import Bands
from routingml_desktop.ml.learned_times import learned_times
from routingml_desktop.ml.time_levels import Part, minutes_of
from routingml_desktop.ml.voting import electorate, voters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.operation_times import Evidence, OperationTimes
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.settings import LearningSettings

_HELD_BACK: Final = 0.2
_ITEMS: Final = 800
_ROWS_PER_ITEM: Final = 12


def calibrated_bands(
    precedents: Precedents,
    booked: Bookings,
    matrix: csr_matrix,
    rule: VotingRule,
    learning: LearningSettings,
    stopping: Stopping,
) -> Bands:
    """Hold back the latest fifth of the orders, estimate them from the rest, score the distance.

    Own bookings are scored on some items; all other evidence on items of which nothing at all was
    learned, each kind by itself, as if there were nothing better. Plants that date nothing hold
    back orders at random.
    """
    early = earlier(booked, learning.seed)
    rows = np.arange(len(booked))
    owner = np.searchsorted(booked.offsets, rows, side="right") - 1
    late = rows[~early & booked.counted & (owner < len(precedents.items))]
    rng = np.random.default_rng(learning.seed)
    drawn = rng.permutation(np.unique(owner[late]))[:_ITEMS]
    new = set(drawn[::2].tolist())
    learned = rows[early & ~np.isin(owner, list(new))]
    times = learned_times(booked, learned, matrix, Bands({}), learning, stopping)
    scores: dict[tuple[Part, TimeOrigin], list[float]] = {}
    for item in drawn.tolist():
        stop_if(stopping)
        mine = late[slice(*np.searchsorted(owner[late], (item, item + 1)))]
        held = rng.permutation(mine)[:_ROWS_PER_ITEM]
        own = times.evidence([item], [1.0], [precedents.shown_by(item)]).only(early)
        similar = _similar(precedents, times, item, rule).only(early)
        for part in Part:
            found = _scores(times, part, held, (own, similar), as_new=item in new)
            for origin, score in found:
                scores.setdefault((part, origin), []).append(score)
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


def _similar(
    precedents: Precedents, times: OperationTimes, item: int, rule: VotingRule
) -> Evidence:
    """The bookings of the items that would vote, were the item asked for."""
    asked = precedents.asked(item)
    if not asked.known.any():
        return times.evidence([], [], [])
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
    items = voting.item.tolist()
    shown = [precedents.shown_by(voter) for voter in items]
    return times.evidence(items, voting.similarity.tolist(), shown)


def _scores(
    times: OperationTimes,
    part: Part,
    rows: NDArray[np.int64],
    evidence: tuple[Evidence, Evidence],
    *,
    as_new: bool,
) -> Iterator[tuple[TimeOrigin, float]]:
    """How many spreads each held-back row lies from what each kind of evidence says."""
    booked = times.booked
    minutes = minutes_of(part, booked, rows)
    known = ~np.isnan(minutes)
    rows = rows[known]
    pace = evidence[0].paces[part][0, booked.job[rows]]
    logs = times.levels[part].logs(minutes[known]) - pace
    for row, log in zip(rows.tolist(), logs.tolist(), strict=True):
        operation = (int(booked.job[row]), int(booked.work_center[row]))
        own, similar = (found.at(booked, *operation) for found in evidence)
        nothing = own.at(booked, -1, -1)
        for rung in times.ladder(part, operation, nothing if as_new else own, similar):
            if as_new or rung.origin is TimeOrigin.OWN_BOOKINGS:
                yield rung.origin, (log - rung.middle) / rung.spread
