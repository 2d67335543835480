"""Which orders are held back to choose and calibrate by, and which items are asked as new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.bookings import UNDATED
from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.known_routings import KnownRoutings

HELD_BACK: Final = 0.2
MOST_WINDOWS: Final = 3
"""Parts of history that are held back one after the other, the latest first, on small plants."""
MOST_ITEMS: Final = 3_000
"""Items that are asked for; a random part of more."""


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Which bookings are held back, and of which items nothing at all is learned."""

    early: NDArray[np.bool_]
    """Of each booking: whether it is learned from, unless its item is new."""
    late: NDArray[np.bool_]
    """Of each booking: whether it is asked for."""
    owner: NDArray[np.int64]
    items: NDArray[np.int64]
    """Those asked for, in random order."""
    new: frozenset[int]
    """Of these, those that are asked as if the plant had never made them."""
    teaching: frozenset[int]
    """Of these, those that teach; the others judge. The same item does the same in all windows."""

    @classmethod
    def of(cls, booked: Bookings, routings: KnownRoutings, seed: int, window: int = 0) -> HeldBack:
        """Hold back one fifth of the orders in time, the latest or, by ``window``, one before it.

        Only what is earlier may be learned from. Half of the items are asked as new, those whose
        routing is youngest: that is what new items will be like. Every fourth of them is asked with
        its routing all the same, so that items which were planned and not yet booked are there too.
        """
        early, late = windows(booked, seed, window)
        owner = np.searchsorted(booked.offsets, np.arange(len(booked)), side="right") - 1
        count = len(routings.latest)
        late &= booked.counted & (owner < count)
        random = np.random.default_rng(seed).permutation(count)
        asked = random[np.isin(random, owner[late])][:MOST_ITEMS]
        age = np.argsort(first_created(routings)[asked], kind="stable")[::-1]
        young = asked[age[: (len(asked) + 1) // 2]]
        kept = np.arange(len(young)) % 4 == 3  # noqa: PLR2004 (every fourth)
        new = young[~kept]
        rest = np.concatenate((asked[age[(len(asked) + 1) // 2 :]], young[kept]))
        extra = rest[: max(0, (len(asked) + 1) // 2 - len(new))]
        rank = np.argsort(random)
        return cls(
            early,
            late,
            owner,
            asked,
            frozenset(np.concatenate((new, extra)).tolist()),
            frozenset(asked[rank[asked] % 2 == 0].tolist()),
        )

    def learnable(self) -> NDArray[np.int64]:
        """The bookings that may be learned from."""
        return np.flatnonzero(self.early & ~np.isin(self.owner, list(self.new)))


def windows(
    booked: Bookings, seed: int, window: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which rows are before a fifth of the orders in time, and which are in it.

    ``window`` 0 is the latest fifth, 1 the one before. Orders are never split. Without dates it is
    a fifth drawn by seed, and all others may be learned from.
    """
    dated = booked.minute != UNDATED
    if dated.all() and len(booked):
        counted = booked.minute[booked.counted]
        shares = [1 - HELD_BACK * (window + 1), 1 - HELD_BACK * window]
        start, end = np.quantile(counted, shares) if len(counted) else (0, 0)
        end = booked.minute.max() if window == 0 else end
        early = booked.minute <= start
        return np.asarray(early), np.asarray(~early & (booked.minute <= end))
    chance = np.random.default_rng(seed).random(len(booked.orders) + 1)[booked.order]
    late = (chance >= HELD_BACK * window) & (chance <= HELD_BACK * (window + 1))
    return np.asarray(~late), np.asarray(late)


def first_created(routings: KnownRoutings) -> NDArray[np.int64]:
    """Of each item the day of its first routing, in microseconds since 1970, or NO_DATE."""
    count = len(routings.latest)
    first = np.full(count, np.iinfo(np.int64).max)
    item = np.repeat(np.arange(count), np.diff(routings.item_offsets))
    created = np.where(routings.created == NO_DATE, np.iinfo(np.int64).max, routings.created)
    np.minimum.at(first, item, created)
    return np.where(first == np.iinfo(np.int64).max, NO_DATE, first)
