"""Which items are asked again to learn how often proposals are right, and what is kept from them.

What is asked in earnest is newer than all that was learned. Judges that know what came after a
replayed item, or some of what came with it, are surer of it than they will be of those; votes of
items that were made the week before agree more than those of the last year will.
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
_BLOCK: Final = 0.1
"""Of another plant a block of items that were made one after the other is so large a part, ..."""
_LARGEST_BLOCK: Final = 450
"""... at most so many items: the fewer, the nearer is what the judges know to what they will."""
_FEWEST_BLOCKS: Final = 2
_MOST_BLOCKS: Final = 3
_ENOUGH: Final = 300
"""Questions beyond which no further block is asked."""
_UNDATED_PARTS: Final = 2
"""Where routings are undated the asked items are held back in so many parts, by chance."""


@dataclass(frozen=True, slots=True)
class ReplayPart:
    """Items that are asked of judges which know none of those held back."""

    asked: NDArray[np.int64]
    held_back: NDArray[np.int64]
    """The asked ones, and perhaps others as new as they or newer."""
    learned: NDArray[np.int64]
    """Of each asked one: when a version that is not new had learned, in microseconds since 1970;
    ``NO_DATE`` where routings are undated."""


def replay_parts(routings: KnownRoutings, seed: int) -> tuple[ReplayPart, ...]:
    """Parts of the newest items, the oldest part first, each kept from judges of its own.

    One part where the judges can do without those items, else two or three blocks in the order of
    time: the judges of a block know nothing as new as it, as no version knows what it is asked.
    """
    items = np.flatnonzero(routings.latest >= 0)
    by_age = _by_age(routings, items)
    spared = int(_SPARED * len(items))
    if by_age is None:
        return _undated(routings, seed, 1 if spared >= MOST_QUESTIONS else _UNDATED_PARTS)
    if spared >= MOST_QUESTIONS:
        held_back = by_age[-min(spared, _NEWEST) :]
        asked = _drawn(_first_routed(routings, held_back), MOST_QUESTIONS, seed)
        return (ReplayPart(asked, held_back, days_of_learning(routings, asked, seed)),)
    block = min(max(int(_BLOCK * len(by_age)), 1), _LARGEST_BLOCK)
    wanted = _FEWEST_BLOCKS if _FEWEST_BLOCKS * block >= _ENOUGH else _MOST_BLOCKS
    count = min(wanted, max(len(by_age) // (2 * block), 1))
    return tuple(_block(routings, by_age, block, number, seed) for number in range(count, 0, -1))


def can_be_spared(routings: KnownRoutings, held_back: NDArray[np.int64]) -> bool:
    """Whether judges that did not learn from these items need not learn again from all."""
    return len(held_back) <= _SPARED * int(np.count_nonzero(routings.latest >= 0))


def days_of_learning(
    routings: KnownRoutings, asked: NDArray[np.int64], seed: int
) -> NDArray[np.int64]:
    """When a version that is not new had learned, of which each is asked: microseconds since 1970.

    By chance up to as long before the item's routing was created as it took to create the latest
    fifth of all routings: so long a version may answer. All of them are dated.
    """
    created = np.sort(routings.created[routings.latest[routings.latest >= 0]])
    longest = int(created[-1] - created[len(created) * 4 // 5])
    age = np.random.default_rng(seed).random(len(asked)) * longest
    return np.asarray(routings.created[routings.latest[asked]] - age.astype(np.int64))


def _block(
    routings: KnownRoutings, by_age: NDArray[np.int64], size: int, number: int, seed: int
) -> ReplayPart:
    """The block of that number counted from the newest, 1 the first; all since is held back."""
    held_back = by_age[len(by_age) - size * number :]
    asked = _drawn(_first_routed(routings, held_back[:size]), size, seed)
    # Who votes had been learned before the block as well.
    before = int(routings.created[routings.latest[held_back[0]]])
    return ReplayPart(asked, held_back, np.full(len(asked), before, np.int64))


def _first_routed(routings: KnownRoutings, block: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of a block in the order of time that had no routing before it: such are asked.

    All of it where most of them had one.
    """
    since = routings.created[routings.latest[block[0]]]
    owner = np.repeat(np.arange(len(routings.latest)), np.diff(routings.item_offsets))
    before = np.zeros(len(routings.latest), bool)
    before[owner[routings.created < since]] = True
    new = block[~before[block]]
    return new if 2 * len(new) >= len(block) else block


def _undated(routings: KnownRoutings, seed: int, parts: int) -> tuple[ReplayPart, ...]:
    """A third of the items by chance, at most 1,200, in so many parts."""
    items = np.flatnonzero(routings.latest >= 0)
    asked = _drawn(items, min(MOST_QUESTIONS, max(len(items) // 3, min(len(items), 2))), seed)
    learned = np.full(len(asked), NO_DATE, np.int64)
    return tuple(
        ReplayPart(asked[n::parts], asked[n::parts], learned[n::parts]) for n in range(parts)
    )


def _by_age(routings: KnownRoutings, items: NDArray[np.int64]) -> NDArray[np.int64] | None:
    """The items, the one whose routing was created last at the end; None where some are undated."""
    created = routings.created[routings.latest[items]]
    dated = len(items) and (created != NO_DATE).all()
    return items[np.argsort(created, kind="stable")] if dated else None


def _drawn(items: NDArray[np.int64], most: int, seed: int) -> NDArray[np.int64]:
    return np.random.default_rng(seed).permutation(items)[:most]
