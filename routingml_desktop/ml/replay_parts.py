"""Which items are asked again to learn how often proposals are right, and what is kept from them.

What is asked in earnest is newer than all that was learned. Judges that know what came after a
replayed item are surer of it than they will be of those; votes of items that were made the week
before agree more than those of the last year will.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.known_routings import NO_DATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings

MOST_QUESTIONS: Final = 1_200
_SPARED: Final = 0.02
"""Part of the items with a routing that judges can do without: nothing is learned again for it."""
_NEWEST: Final = 3 * MOST_QUESTIONS
"""Of a plant that large, the asked ones are drawn from so many, none of which the judges know."""
_PARTS: Final = 2
"""Of another plant the asked items are held back in so many parts, one after the other: with all of
them held back at once the judges knew so much less than they will that chances came out too low."""


@dataclass(frozen=True, slots=True)
class ReplayPart:
    """Items that are asked of judges which know none of those held back."""

    asked: NDArray[np.int64]
    held_back: NDArray[np.int64]
    """The asked ones, and perhaps others as new as they."""
    learned: NDArray[np.int64]
    """Of each asked one: when a version that is not new had learned, in microseconds since 1970;
    ``NO_DATE`` where routings are undated."""


def replay_parts(routings: KnownRoutings, seed: int) -> tuple[ReplayPart, ...]:
    """One part where the judges can do without the newest items, else two."""
    items = np.flatnonzero(routings.latest >= 0)
    spared = int(_SPARED * len(items))
    newest = None if spared < MOST_QUESTIONS else _by_age(routings, items)
    if newest is not None:
        held_back = newest[-min(spared, _NEWEST) :]
        asked = _drawn(held_back, MOST_QUESTIONS, seed)
        return (ReplayPart(asked, held_back, days_of_learning(routings, asked, seed)),)
    asked = replayable(routings, seed)
    learned = days_of_learning(routings, asked, seed)
    count = _PARTS if spared < MOST_QUESTIONS else 1
    return tuple(
        ReplayPart(asked[n::count], asked[n::count], learned[n::count]) for n in range(count)
    )


def days_of_learning(
    routings: KnownRoutings, asked: NDArray[np.int64], seed: int
) -> NDArray[np.int64]:
    """When a version that is not new had learned, of which each is asked: microseconds since 1970.

    By chance up to as long before the item's routing was created as it took to create the latest
    fifth of all routings: so long a version may answer. ``NO_DATE`` where routings are undated.
    """
    items = np.flatnonzero(routings.latest >= 0)
    by_age = _by_age(routings, items)
    if by_age is None:
        return np.full(len(asked), NO_DATE, np.int64)
    created = routings.created[routings.latest[by_age]]
    longest = int(created[-1] - created[len(created) * 4 // 5])
    age = np.random.default_rng(seed).random(len(asked)) * longest
    return np.asarray(routings.created[routings.latest[asked]] - age.astype(np.int64))


def replayable(routings: KnownRoutings, seed: int) -> NDArray[np.int64]:
    """Items to ask again, in random order: a third of those with a routing, at most 1,200.

    Where all are dated they come from the latest fifth: what will be asked is like the latest.
    """
    items = np.flatnonzero(routings.latest >= 0)
    most = min(MOST_QUESTIONS, max(len(items) // 3, min(len(items), 2)))
    by_age = _by_age(routings, items)
    return _drawn(items if by_age is None else by_age[len(items) * 4 // 5 :], most, seed)


def _by_age(routings: KnownRoutings, items: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The items, the one whose routing was created last at the end; None where some are undated."""
    created = routings.created[routings.latest[items]]
    dated = len(items) and (created != NO_DATE).all()
    return items[np.argsort(created, kind="stable")] if dated else None


def _drawn(items: NDArray[np.int64], most: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).permutation(items)[:most]
