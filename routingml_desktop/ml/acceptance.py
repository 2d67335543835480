"""How probably a candidate is released unchanged, and how many edits it still needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from rapidfuzz.distance import Levenshtein

from routingml_desktop.ml.boosted_trees import BoostedTrees
from routingml_desktop.ml.confidence import Confidence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.aggregation import Cluster
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.parts import PartsReader, PartsWriter

FACTS: Final = 10
"""What is known of a candidate."""
LEAST_QUESTIONS: Final = 200
"""Replayed questions below which trees would learn chance; the share of votes then has to do."""
_FOLDS: Final = 5
_LIKELY: Final = 25
"""Ways, the likeliest ones, that are taken for possible answers."""
_READY: Final = 0.95
"""The ready lane is right at least so often, ..."""
_BOUND: Final = 1.645
"""... seen with 95 % certainty, one-sided."""
_FEWEST_READY: Final = 30
_NAME: Final = "acceptance"


@dataclass(frozen=True, slots=True)
class Replies:
    """Candidates of replayed questions, and what became of them."""

    rows: NDArray[np.float64]
    """Candidates x what ``described`` says of them."""
    question: NDArray[np.int64]
    right: NDArray[np.bool_]
    edits: NDArray[np.float64]
    """From it to the real routing; nan where that was not counted."""


def described(
    clusters: Sequence[Cluster], likelihood: NDArray[np.float32], known: KnownRoutings
) -> NDArray[np.float64]:
    """What is known of candidates before anybody judges them, a row each.

    Share of the votes, lead over the others, closest and usual similarity, likelihood of the way
    and of the likeliest one, supporters, orders, operations, expected edits.
    """
    rows = np.zeros((len(clusters), FACTS))
    if not clusters:
        return rows
    likely = np.argsort(-likelihood, kind="stable")[:_LIKELY]
    chances = np.exp(likelihood[likely].astype(np.float64))
    ways = [known.jobs_of_way(int(way)).tolist() for way in likely]
    shares = [cluster.share for cluster in clusters]
    for place, cluster in enumerate(clusters):
        others = max((s for n, s in enumerate(shares) if n != place), default=0.0)
        weights = np.array([vote.weight for vote in cluster.votes])
        similar = np.array([vote.similarity for vote in cluster.votes])
        way = cluster.medoid.number
        jobs = known.jobs_of_way(way).tolist()
        edits = np.array([Levenshtein.distance(jobs, other) for other in ways])
        rows[place] = (
            cluster.share,
            cluster.share - others,
            similar.max(),
            float(weights @ similar) / max(float(weights.sum()), 1e-12),
            likelihood[way],
            likelihood[likely[0]],
            len({vote.item_code for vote in cluster.votes}),
            np.log1p(sum(vote.orders for vote in cluster.votes)),
            len(jobs),
            float(chances @ edits) / max(float(chances.sum()), 1e-12),
        )
    return rows


class Acceptance:
    """Chance of being right and edits to go, learned on replayed questions.

    Gradient boosted trees order the candidates; isotonic regression over questions the trees had
    not seen makes chances of it. The ready lane begins where candidates were right in at least
    95 % with 95 % certainty; ``ready`` is None when there is no such place.
    """

    def __init__(
        self,
        archive: Any | None,
        confidence: Confidence,
        edits: Confidence,
        ready: float | None,
    ) -> None:
        self._estimator = archive
        self._trees: BoostedTrees | None = None
        self.confidence = confidence
        self._edits = edits
        self.ready = ready

    @classmethod
    def unknown(cls) -> Acceptance:
        """Nothing was replayed."""
        return cls(None, Confidence.unknown(), Confidence.unknown(), None)

    @classmethod
    def fit(cls, replies: Replies, seed: int) -> Acceptance:
        """Learn from replayed candidates; the same ones and seed give the same."""
        questions = np.unique(replies.question)
        estimator = None
        scores = _plain(replies.rows)
        both = replies.right.any() and not replies.right.all()
        if len(questions) >= LEAST_QUESTIONS and both:
            scores = np.zeros(len(replies.rows))
            part = np.random.default_rng(seed).permutation(len(questions)) % _FOLDS
            fold = part[np.searchsorted(questions, replies.question)]
            for number in range(_FOLDS):
                rest, seen = fold != number, fold == number
                fitted = _trees(replies.rows[rest], replies.right[rest], seed)
                scores[seen] = _chances(BoostedTrees.of(fitted), replies.rows[seen])
            estimator = _trees(replies.rows, replies.right, seed)
        confidence = Confidence.fit(scores, replies.right)
        first = _first(replies.question, scores if estimator is not None else replies.rows[:, 0])
        counted = first & np.isfinite(replies.edits)
        edits = Confidence.fit_amounts(scores[counted], replies.edits[counted])
        ready = _threshold(confidence.of_all(scores[first]), replies.right[first])
        return cls(estimator, confidence, edits, ready)

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """What chances are read from, for ``described`` candidates."""
        if self._estimator is None:
            return _plain(rows)
        if self._trees is None:
            self._trees = BoostedTrees.of(self._estimator)
        return _chances(self._trees, rows)

    @property
    def learned(self) -> bool:
        """Whether trees order the candidates; otherwise their share of the votes does."""
        return self._estimator is not None

    def chance(self, score: float) -> float | None:
        """The chance that a candidate is released unchanged; None when not calibrated."""
        return self.confidence.of(score)

    def edits_to_go(self, score: float) -> float | None:
        """Edits a best candidate of this score needs on average; None when not calibrated."""
        return self._edits.of(score)

    def save(self, writer: PartsWriter) -> None:
        """Write the parts ``confidence``, ``edits`` and, where there are trees, ``acceptance``."""
        self.confidence.save(writer)
        self._edits.save(writer, "edits")
        writer.facts(_NAME, {"ready": self.ready, "trees": self._estimator is not None})
        if self._estimator is not None:
            writer.estimator(_NAME, self._estimator)

    @classmethod
    def load(cls, reader: PartsReader) -> Acceptance:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        facts = reader.facts(_NAME)
        estimator = reader.estimator(_NAME) if facts.get("trees") else None
        ready = facts.get("ready")
        return cls(
            estimator,
            Confidence.load(reader),
            Confidence.load(reader, "edits"),
            None if ready is None else float(ready),
        )


def _first(question: NDArray[np.int64], score: NDArray[np.float64]) -> NDArray[np.bool_]:
    """The best candidate of each question."""
    order = np.lexsort((-score, question))
    found = np.zeros(len(question), bool)
    found[order[np.flatnonzero(np.diff(question[order], prepend=-1))]] = True
    return found


def _plain(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Share of the votes times closest similarity."""
    return np.asarray(rows[:, 0] * rows[:, 2])


def _trees(rows: NDArray[np.float64], right: NDArray[np.bool_], seed: int) -> Any:
    # Training only: the import takes longer than the first answer may.
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    fitted = HistGradientBoostingClassifier(
        max_iter=60,
        learning_rate=0.08,
        max_leaf_nodes=8,
        min_samples_leaf=30,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=seed,
    )
    return fitted.fit(rows, right)


def _chances(trees: BoostedTrees, rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1.0 / (1.0 + np.exp(-trees.raw(rows))))


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
