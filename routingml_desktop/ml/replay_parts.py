"""Which items are asked again to learn how often proposals are right, and what is kept from them.

What is asked in earnest is newer than all that was learned. Judges that know what came after a
replayed item are surer of it than they will be of those.
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


def replay_parts(routings: KnownRoutings, seed: int) -> tuple[ReplayPart, ...]:
    """One part where the judges can do without the newest items, else two."""
    items = np.flatnonzero(routings.latest >= 0)
    spared = int(_SPARED * len(items))
    if spared < MOST_QUESTIONS:
        asked = replayable(routings, seed)
        return tuple(ReplayPart(asked[n::_PARTS], asked[n::_PARTS]) for n in range(_PARTS))
    newest = _by_age(routings, items)
    if newest is None:
        asked = replayable(routings, seed)
        return (ReplayPart(asked, asked),)
    held_back = newest[-min(spared, _NEWEST) :]
    return (ReplayPart(_drawn(held_back, MOST_QUESTIONS, seed), held_back),)


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
