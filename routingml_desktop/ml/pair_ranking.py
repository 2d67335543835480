"""How alike the routings of two items will be, learned from pairs of items.

Gradient boosted trees look at how alike the two are in each attribute, how likely the known item's
way of making is for the asked one, how old and how well documented it is. What they learn from are
replayed questions: an item never meets its own routing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.ml.boosted_trees import BoostedTrees, fittable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.nearest_items import Found
    from routingml_desktop.ml.parts import PartsReader, PartsWriter
    from routingml_desktop.ml.voting import Electorate

    Facts = NDArray[np.float32]

RANKED: Final = 200
"""Items of a question that are ranked, those whose vote would weigh most."""
_COLUMNS: Final = 24
"""Attributes that are looked at, those that weigh most."""
_OTHERS: Final = 5
_LEAST_PAIRS: Final = 2_000
_YEAR: Final = 365.25 * 24 * 3600 * 1e6
_NAME: Final = "pairs"


@dataclass(slots=True)
class PairRanker:
    """Foretells likeness of routings, 0 to 1, for pairs of an asked and a known item."""

    columns: NDArray[np.int64]
    """Places of the attributes that are looked at."""
    estimator: Any | None = None
    _trees: BoostedTrees | None = field(default=None, repr=False)

    @classmethod
    def of(cls, weights: NDArray[np.float32]) -> PairRanker:
        """One that knows nothing yet; it will look at the attributes that weigh most."""
        most = np.argsort(-weights, kind="stable")[:_COLUMNS]
        return cls(np.sort(most[weights[most] > 0]))

    def fit(self, facts: Facts, alike: NDArray[np.float64], seed: int) -> PairRanker:
        """A new one that learned from pairs; of few pairs nothing is learned."""
        if len(alike) < _LEAST_PAIRS or np.ptp(alike) == 0:
            return PairRanker(self.columns)
        # Training only: the import takes longer than the first answer may.
        from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415

        learned = HistGradientBoostingRegressor(
            max_iter=80,
            learning_rate=0.1,
            max_leaf_nodes=16,
            min_samples_leaf=40,
            early_stopping=False,
            random_state=seed,
        )
        return PairRanker(self.columns, learned.fit(fittable(facts), alike))

    @property
    def learned(self) -> bool:
        """Whether it can tell pairs apart."""
        return self.estimator is not None

    def facts(self, found: Found, able: Electorate, now: int) -> Facts:
        """What is known of each able item beside the asked one, a row each; nan: not known."""
        rows = found.rows[able.place]
        parts = found.comparison.parts[rows][:, self.columns]
        both = found.comparison.both[rows][:, self.columns]
        likelihood = able.likelihood[able.way]
        age = np.where(able.created > 0, (now - able.created) / _YEAR, np.nan)
        others = (
            able.similarity,
            likelihood,
            likelihood - able.likelihood.max(initial=-np.inf),
            age,
            np.log1p(able.orders),
        )
        told = np.column_stack((np.where(both, parts, np.nan), *others))
        return np.asarray(told, np.float32)

    def likeness(self, facts: Facts) -> NDArray[np.float32]:
        """Of each row how alike the routings will be; 1 where nothing was learned."""
        if self.estimator is None or not len(facts):
            return np.ones(len(facts), np.float32)
        if self._trees is None:
            self._trees = BoostedTrees.of(self.estimator)
        said = self._trees.raw(facts.astype(np.float64))
        return np.clip(said, 0.01, 1.0).astype(np.float32)

    def save(self, writer: PartsWriter) -> None:
        """Write the parts ``pair_columns`` and, where something was learned, ``pairs``."""
        writer.arrays("pair_columns", {"columns": self.columns, "learned": np.array(self.learned)})
        if self.estimator is not None:
            writer.estimator(_NAME, self.estimator)

    @classmethod
    def load(cls, reader: PartsReader) -> PairRanker:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored = reader.arrays("pair_columns")
        if set(stored) != {"columns", "learned"}:
            raise reader.damaged("pair_columns.npz does not hold columns")
        columns = stored["columns"]
        if not stored["learned"]:
            return cls(columns)
        estimator = reader.estimator(_NAME)
        if estimator.n_features_in_ != len(columns) + _OTHERS:
            raise reader.damaged("pairs.skops does not fit the columns")
        return cls(columns, estimator)
