"""What the plant made before, as far as it bears on a question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.domain.columns import ITEM_NAME
from routingml_desktop.domain.item import Item
from routingml_desktop.ml.composing import Composing
from routingml_desktop.ml.pair_ranking import RANKED
from routingml_desktop.ml.usual_names import NAMESAKES, lacks_name, with_usual_name
from routingml_desktop.ml.voting import VotingRule, electorate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.candidate import RoutingChoice
    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.ml.features import AskedItem, ItemVectorizer
    from routingml_desktop.ml.item_features import ItemFeatures
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.nearest_items import Found, NearestItems
    from routingml_desktop.ml.pair_ranking import PairRanker
    from routingml_desktop.ml.reranking import Reranker
    from routingml_desktop.ml.signatures import Signatures
    from routingml_desktop.ml.voting import Electorate


@dataclass(frozen=True, slots=True)
class Precedent:
    """What was found for one question."""

    found: Found
    likelihood: NDArray[np.float32]
    """Of every way of making the plant knows: how likely it is for the asked item."""
    shown: NDArray[np.int64]
    """The features that the asked item shows and that count."""


@dataclass(frozen=True, slots=True)
class Precedents:
    """The known items, their routings, and how to find those that bear on a question."""

    vectorizer: ItemVectorizer
    signatures: Signatures
    nearest: NearestItems
    reranker: Reranker
    features: ItemFeatures
    items: KnownItems
    routings: KnownRoutings
    now: int
    """The plant's last day in microseconds since 1970: what recency is counted from."""
    ranker: PairRanker
    """How alike the routings of an asked and a known item will be."""

    def look_up(
        self,
        asked: Sequence[AskedItem],
        weights: NDArray[np.float32],
        own: Sequence[int | None] = (),
    ) -> list[Precedent]:
        """For each question the items near to it and those made in the ways likely for it.

        Where no name was given, what judges the ways is told what the names of similar items have
        in common; ``own`` are the numbers of the asked items, which do not count for that.
        """
        ignored = self._ignored(weights)
        shown = [self.features.without(self.features.of_asked(one), ignored) for one in asked]
        found = self._looked_up(asked, weights, shown)
        unnamed = [n for n, one in enumerate(shown) if lacks_name(self.features, one)]
        if not unnamed:
            return found
        named = [
            with_usual_name(self.features, shown[n], self._namesakes(found[n], own[n : n + 1]))
            for n in unnamed
        ]
        again = self._looked_up([asked[n] for n in unnamed], weights, named)
        for n, one in zip(unnamed, again, strict=True):
            found[n] = one
        return found

    def _namesakes(
        self, precedent: Precedent, own: Sequence[int | None]
    ) -> list[NDArray[np.int64]]:
        """What the most similar items show."""
        near = np.argsort(-precedent.found.similarity, kind="stable")
        items = [n for n in precedent.found.items[near].tolist() if n not in own]
        return [self.shown_by(item) for item in items[:NAMESAKES]]

    def _looked_up(
        self,
        asked: Sequence[AskedItem],
        weights: NDArray[np.float32],
        shown: Sequence[NDArray[np.int64]],
    ) -> list[Precedent]:
        likelihoods = [self.reranker.log_likelihood(one) for one in shown]
        further = [self.reranker.likely_signatures(likelihood) for likelihood in likelihoods]
        found = self.nearest.find(asked, weights, further)
        return [Precedent(*parts) for parts in zip(found, likelihoods, shown, strict=True)]

    def able(
        self,
        precedent: Precedent,
        choice: RoutingChoice,
        item: int | None,
        *,
        until: int | None = None,
    ) -> Electorate:
        """The items found that may vote, at most RANKED, those whose vote would weigh most.

        Not the asked ``item`` itself, nor what was created after ``until`` (microseconds since
        1970).
        """
        able = electorate(precedent.found, self.routings, choice, precedent.likelihood, 0.0, item)
        now = self.now if until is None else until
        if until is not None:
            able = able.only(able.created <= until)
        most = np.argsort(-able.weights(VotingRule(), now), kind="stable")[:RANKED]
        able = able.only(np.isin(np.arange(len(able)), most))
        facts = self.ranker.facts(precedent.found, able, now)
        return replace(able, promise=self.ranker.likeness(facts))

    def composing(
        self,
        precedent: Precedent,
        when: int | None = None,
        among: NDArray[np.bool_] | None = None,
    ) -> Composing:
        """The ways that an item may be made, asked on the day ``when`` (microseconds since 1970).

        Those that are likely ``among`` the known ones, and those that are put together; without a
        day it is the plant's last one.
        """
        composer = self.reranker.judges.composer
        hidden = composer.hidden(precedent.shown, self.now if when is None else when)
        known = self.reranker.likeliest(precedent.likelihood, among)
        return Composing.of(composer, hidden, [self.routings.jobs_of_way(way) for way in known])

    def _ignored(self, weights: NDArray[np.float32]) -> NDArray[np.bool_]:
        """The columns of attributes that the planner gives no weight, though they were given some.

        The judges of ways then do not see them either.
        """
        sources = np.array([column.source for column in self.vectorizer.columns_], np.str_)
        of, place = np.unique(sources, return_inverse=True)
        usual = np.zeros(len(of))
        now = np.zeros(len(of))
        np.maximum.at(usual, place, self.nearest.weights)
        np.maximum.at(now, place, weights)
        return ((usual > 0) & (now <= 0))[place] if len(sources) else np.zeros(0, bool)

    def attributes_of(self, item: int) -> dict[str, AttributeValue]:
        """The attributes of a known item as the model keeps them."""
        ids = self.signatures.table[self.signatures.of_item[item]]
        return self.vectorizer.described(ids)

    def asked(self, item: int) -> AskedItem:
        """A known item as a question."""
        return self.vectorizer.asked(Item(self.items.code(item), self.attributes_of(item)))

    def asked_nameless(self, item: int) -> AskedItem | None:
        """The same as somebody asks who gives no name; None where names are not compared."""
        attributes = self.attributes_of(item)
        if ITEM_NAME not in attributes:
            return None
        del attributes[ITEM_NAME]
        return self.vectorizer.asked(Item(self.items.code(item), attributes))

    def shown_by(self, item: int) -> NDArray[np.int64]:
        """The features that a known item shows."""
        return self.features.of_known(self.signatures.table[self.signatures.of_item[item]])
