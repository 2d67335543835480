"""How a question ended, and the known items that are shown beside the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.candidate import AskOptions, Neighbor, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.item import Item
    from routingml_desktop.ml.features import AskedItem
    from routingml_desktop.ml.nearest_items import Found
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import Electorate

LEAST_SHOWN: Final = 3
"""So many nearest items are shown even when they are below the threshold."""


@dataclass(frozen=True, slots=True)
class Question:
    """An item as a model looks at it."""

    item: Item
    number: int | None
    """The known item of the same code."""
    asked: AskedItem
    weights: NDArray[np.float32]

    @property
    def comparable(self) -> bool:
        """Whether any attribute with weight is known."""
        return bool((self.asked.known & (self.weights > 0)).any())


def outcome_of(
    known: Precedents,
    question: Question,
    found: Found,
    able: tuple[Electorate, Electorate],
    options: AskOptions,
) -> tuple[Outcome, tuple[Neighbor, ...]]:
    """How a question ended, and the items to show; ``able`` are all who could vote and who do."""
    if not question.comparable:
        return Outcome.NO_ATTRIBUTES, ()
    everybody, voting = able
    if len(voting):
        places = voting.place.tolist()
        others = [place for place in everybody.place.tolist() if place not in set(places)]
        places += others[: max(0, LEAST_SHOWN - len(places))]
        return Outcome.PROPOSED, _neighbors(known, found, places, options, everybody)
    without = known.nearest.without_routing(question.asked, question.weights, options.threshold)
    places = [place for place, item in enumerate(without.items.tolist()) if item != question.number]
    if places:
        most = max(options.neighbors, LEAST_SHOWN)
        return Outcome.NO_ROUTING_NEARBY, _neighbors(known, without, places[:most], options)
    nearest = everybody.place[:LEAST_SHOWN].tolist()
    return Outcome.BELOW_THRESHOLD, _neighbors(known, found, nearest, options, everybody)


def _neighbors(
    known: Precedents,
    found: Found,
    places: Sequence[int],
    options: AskOptions,
    ranked: Electorate | None = None,
) -> tuple[Neighbor, ...]:
    """The items found at some places, closest first, as alike as the ranked ones will be."""
    likeness: dict[int, float] = {}
    if ranked is not None and known.ranker.learned:
        shown = np.flatnonzero(np.isin(ranked.place, places))
        each = zip(ranked.place[shown].tolist(), ranked.promise[shown].tolist(), strict=True)
        likeness = {place: round(promise, 6) for place, promise in each}
    offsets = known.routings.operation_offsets
    neighbors = []
    for place in sorted(places):
        item = int(found.items[place])
        row = int(known.routings.chosen(options.routing_choice)[item])
        neighbors.append(
            Neighbor(
                item_code=known.items.code(item),
                similarity=float(found.similarity[place]),
                item_name=known.items.name(item),
                routing_no=str(known.routings.routing_nos[row]) if row >= 0 else "",
                operations=int(offsets[row + 1] - offsets[row]) if row >= 0 else 0,
                orders=sum(int(known.routings.orders[r]) for r in known.routings.of_item(item)),
                matches=known.nearest.matches(found, place),
                likeness=likeness.get(place),
            )
        )
    return tuple(neighbors)
