"""How probably a candidate is released unchanged, and how many edits it still needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.ml.boosted_trees import BoostedTrees, fittable
from routingml_desktop.ml.confidence import Confidence
from routingml_desktop.ml.pool import COMPOSED_CHANCE, SHARE, SIMILARITY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter

LEAST_QUESTIONS: Final = 100
"""Replayed questions below which composer and votes judge alone. With 100 of them trees were right
in .46 of the new items, with all 180 in .48, the composer alone in .44 (demo plant small, a part by
time and four by group, n 1,125)."""
_FOLDS: Final = 5
_READY: Final = 0.95
"""The ready lane is right at least so often, ..."""
_BOUND: Final = 1.645
"""... seen with 95 % certainty, one-sided."""
_FEWEST_READY: Final = 30
LEAST_EDITED: Final = 50
"""Replayed questions below which nothing is said about edits."""
_SUREST: Final = 9.2
"""Log odds beyond which nothing is told apart: one in ten thousand."""
_SMALL: Final = {"learning_rate": 0.08, "max_leaf_nodes": 8, "early_stopping": False}
LEAST_NAMELESS: Final = 50
"""Replayed questions without names below which such are judged like all others."""
_NAME: Final = "acceptance"
_EDITS: Final = "edits"
_CONFIDENCE: Final = "confidence"
_NAMELESS: Final = "_nameless"


@dataclass(frozen=True, slots=True)
class Replies:
    """Candidates of replayed questions, and what became of them."""

    rows: NDArray[np.float64]
    """Candidates x what is known of them before anybody judges them."""
    question: NDArray[np.int64]
    right: NDArray[np.bool_]
    edits: NDArray[np.float64]
    """From it to the real routing; nan where that was not counted."""
    late: NDArray[np.bool_]
    """Whether a version that had learned before was asked, as planners do most of the time."""
    nameless: NDArray[np.bool_]
    """Whether the question was asked without the item's name."""

    def at(self, rows: NDArray[np.bool_]) -> Replies:
        """Some of the candidates."""
        return Replies(*(getattr(self, name)[rows] for name in self.__slots__))


class Acceptance:
    """Chance of being right and edits to go, learned on replayed questions.

    Gradient boosted trees judge the candidates; from what they say of questions they had not seen
    and what the composer says, a logistic regression makes chances. Further trees say how many
    edits a candidate needs. The ready lane begins where candidates were right in at least 95 %
    with 95 % certainty; ``ready`` is None when there is no such place.
    """

    def __init__(
        self,
        archive: Any | None,
        confidence: Confidence,
        edits: Any | None,
        ready: float | None,
        nameless: Acceptance | None = None,
    ) -> None:
        self._estimator = archive
        self._trees: BoostedTrees | None = None
        self.confidence = confidence
        self._edits = edits
        self._edit_trees: BoostedTrees | None = None
        self.ready = ready
        self.nameless = nameless or self
        """For questions without the item's name: the same trees, other chances and edits."""

    @classmethod
    def unknown(cls) -> Acceptance:
        """Nothing was replayed."""
        return cls(None, Confidence.unknown(), None, None)

    @classmethod
    def fit(cls, replies: Replies, seed: int) -> Acceptance:
        """Learn from replayed candidates; the same ones and seed give the same.

        The trees learn from the questions asked in time and with names; how often what they and the
        composer say is right is learned from those asked late, if most could be answered, and from
        those without names for itself.
        """
        estimator, odds = _ranked(replies, seed)
        unnamed = replies.nameless
        in_time = ~(replies.late | unnamed)
        asked, late = (np.unique(replies.question[one]) for one in (in_time, replies.late))
        usual = replies.late if 2 * len(late) > len(asked) else in_time
        learned = cls._of(replies.at(usual), odds[usual], estimator, seed)
        if len(np.unique(replies.question[unnamed])) >= LEAST_NAMELESS:
            learned.nameless = cls._of(replies.at(unnamed), odds[unnamed], estimator, seed)
        return learned

    @classmethod
    def _of(
        cls, replies: Replies, odds: NDArray[np.float64], estimator: Any | None, seed: int
    ) -> Acceptance:
        """How often candidates of such log odds were right, and the edits they needed."""
        told = _told(odds, replies.rows)
        confidence = Confidence.fit(told, replies.right)
        chances = confidence.of(told)
        first = _first(replies.question, chances)
        counted = np.isfinite(replies.edits)
        edits = None
        if len(np.unique(replies.question[counted])) >= LEAST_EDITED:
            edits = _edit_trees(replies.rows[counted], replies.edits[counted], seed)
        ready = _threshold(chances[first], replies.right[first]) if confidence.known else None
        return cls(estimator, confidence, edits, ready)

    def chances(self, rows: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """Of ``described`` candidates: how probably each is released unchanged.

        None when that was not calibrated.
        """
        if not self.confidence.known:
            return None
        if self._estimator is None:
            return self.confidence.of(_told(_plain(rows), rows))
        if self._trees is None:
            self._trees = BoostedTrees.of(self._estimator)
        return self.confidence.of(_told(self._trees.raw(rows), rows))

    @property
    def learned(self) -> bool:
        """Whether trees judge the candidates; otherwise their share of the votes does."""
        return self._estimator is not None

    def edits_to_go(self, rows: NDArray[np.float64]) -> list[float | None]:
        """Edits that ``described`` candidates probably need; None when that was not learned."""
        if self._edits is None or not len(rows):
            return [None] * len(rows)
        if self._edit_trees is None:
            self._edit_trees = BoostedTrees.of(self._edits)
        return list(np.maximum(self._edit_trees.raw(rows), 0.0).tolist())

    def save(self, writer: PartsWriter) -> None:
        """Write the parts ``confidence`` and, where there are trees, ``acceptance``, ``edits``.

        Where questions without names were calibrated also those, with ``_nameless`` behind.
        """
        apart = self.nameless is not self
        writer.facts(
            _NAME,
            {
                "trees": self._estimator is not None,
                "named": self.save_chances(writer, ""),
                "nameless": self.nameless.save_chances(writer, _NAMELESS) if apart else None,
            },
        )
        if self._estimator is not None:
            writer.estimator(_NAME, self._estimator)

    def save_chances(self, writer: PartsWriter, behind: str) -> dict[str, Any]:
        """Write chances and edits, under names with ``behind`` at their end; their facts."""
        self.confidence.save(writer, _CONFIDENCE + behind)
        if self._edits is not None:
            writer.estimator(_EDITS + behind, self._edits)
        return {"ready": self.ready, "edits": self._edits is not None}

    @classmethod
    def load(cls, reader: PartsReader) -> Acceptance:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        facts = reader.facts(_NAME)
        estimator = reader.estimator(_NAME) if facts["trees"] else None
        nameless = None
        if facts["nameless"] is not None:
            nameless = cls(estimator, *_chances_of(reader, facts["nameless"], _NAMELESS))
        return cls(estimator, *_chances_of(reader, facts["named"], ""), nameless)


def _chances_of(
    reader: PartsReader, facts: Mapping[str, Any], behind: str
) -> tuple[Confidence, Any | None, float | None]:
    edits = reader.estimator(_EDITS + behind) if facts["edits"] else None
    ready = None if facts["ready"] is None else float(facts["ready"])
    return Confidence.load(reader, _CONFIDENCE + behind), edits, ready


def _ranked(replies: Replies, seed: int) -> tuple[Any | None, NDArray[np.float64]]:
    """Trees that judge candidates, and each one's log odds by trees that had not seen its question.

    None, and the plain ones, where there are few questions or all or nothing was right.
    """
    taught = ~(replies.late | replies.nameless)
    questions = np.unique(replies.question[taught])
    right = replies.right[taught]
    if len(questions) < LEAST_QUESTIONS or not right.any() or right.all():
        return None, _plain(replies.rows)
    odds = np.zeros(len(replies.rows))
    part = np.random.default_rng(seed).permutation(len(questions)) % _FOLDS
    fold = part[np.searchsorted(questions, replies.question).clip(max=len(questions) - 1)]
    for number in range(_FOLDS):
        rest, seen = taught & (fold != number), fold == number
        fitted = _trees(replies.rows[rest], replies.right[rest], seed)
        odds[seen] = BoostedTrees.of(fitted).raw(replies.rows[seen])
    return _trees(replies.rows[taught], right, seed), odds


def _first(question: NDArray[np.int64], score: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The best candidate of each question."""
    order = np.lexsort((-score, question))
    found = np.zeros(len(question), bool)
    found[order[np.flatnonzero(np.diff(question[order], prepend=-1))]] = True
    return found


def _told(odds: NDArray[np.float64], rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """What chances are read from, candidates x 2: these log odds, and the composer's."""
    composed = np.exp(rows[:, COMPOSED_CHANCE])
    told = np.stack([odds, _log_odds(np.where(np.isnan(composed), 0.0, composed))], axis=1)
    return np.clip(told, -_SUREST, _SUREST)


def _log_odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    least = 1.0 / (1.0 + np.exp(_SUREST))
    kept = np.clip(chances, least, 1.0 - least)
    return np.asarray(np.log(kept / (1.0 - kept)))


def _plain(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Log odds of the share of the votes times similarity."""
    return _log_odds(rows[:, SHARE] * rows[:, SIMILARITY])


def _trees(rows: NDArray[np.float64], right: NDArray[np.bool_], seed: int) -> Any:
    # Training only: the import takes longer than the first answer may.
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    trees = HistGradientBoostingClassifier(
        max_iter=60, min_samples_leaf=30, l2_regularization=1.0, random_state=seed, **_SMALL
    )
    return trees.fit(fittable(rows), right)


def _edit_trees(rows: NDArray[np.float64], edits: NDArray[np.float64], seed: int) -> Any:
    from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415 (training only)

    # Not by absolute error: with many zeros its slopes lead nowhere, all stays at the median 0.
    trees = HistGradientBoostingRegressor(
        max_iter=80, min_samples_leaf=20, random_state=seed, **_SMALL
    )
    return trees.fit(fittable(rows), edits)


def _threshold(chances: NDArray[np.float64], right: NDArray[np.bool_]) -> float | None:
    """The least chance from which on enough candidates were right."""
    best = None
    for least in np.unique(chances)[::-1].tolist():
        above = right[chances >= least]
        if len(above) >= _FEWEST_READY and _lower(float(above.mean()), len(above)) >= _READY:
            best = least
    return best


def _lower(share: float, n: int) -> float:
    """Lower end of Wilson's interval of a share."""
    square = _BOUND**2
    middle = share + square / (2 * n)
    spread = _BOUND * np.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return float((middle - spread) / (1 + square / n))
