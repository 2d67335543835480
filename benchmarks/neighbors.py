"""P1 to P4: similar items through the product's index, against exact products by numpy.

Run with one BLAS thread: a second one makes a single product faster when the machine is idle and
several times slower when it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.harness import Row, Scale, Times, in_turns, median_seconds, seconds
from routingml_desktop.ml.neighbor_index import NeighborIndex, exact_nearest
from routingml_desktop.settings import IndexSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Progress

    Vectors = NDArray[np.float32]

DIMENSION: Final = 128
NEAREST: Final = 10
QUESTIONS: Final = 100
P1_SPEED: Final = 20.0
P1_RECALL: Final = 0.98
P2_GROWTH: Final = 6.0
P3_RATIO: Final = 1.3
P4_SPEED: Final = 8.0
TOGETHER: Final = 1_000
BLOCK: Final = 100
"""Questions of one product: 100 x 300,000 cosines are 120 MB."""


@dataclass(frozen=True, slots=True)
class Case:
    """Vectors of one size with an index over them."""

    vectors: Vectors
    questions: Vectors
    index: NeighborIndex

    @property
    def name(self) -> str:
        """Its size for people."""
        return f"{len(self.vectors) // 1000}k x {DIMENSION}"

    def by_index(self) -> float:
        """Median seconds of one look-up through the product's index."""
        return median_seconds(lambda q: self.index.nearest(q[None, :], NEAREST), self.questions)

    def by_product(self) -> float:
        """Median seconds of one exact look-up with plain numpy, the nearest sorted."""
        return median_seconds(lambda q: plain_nearest(self.vectors, q), self.questions)

    def by_fallback(self) -> float:
        """Median seconds of one look-up through the product's exact search."""
        return median_seconds(
            lambda q: exact_nearest(self.vectors, q[None, :], NEAREST), self.questions
        )

    def bare(self) -> float:
        """Median seconds of the bare product, nothing selected."""
        return median_seconds(lambda q: self.vectors @ q, self.questions)

    def many_by_index(self) -> float:
        """Seconds of a thousand look-ups at once through the product's index."""
        return seconds(lambda: self.index.nearest(asked_of(self.vectors, TOGETHER), NEAREST))

    def many_by_products(self) -> float:
        """Seconds of the same by products of a block of questions, the nearest sorted."""
        asked = asked_of(self.vectors, TOGETHER)
        blocks = [asked[start : start + BLOCK] for start in range(0, TOGETHER, BLOCK)]
        return seconds(lambda: [exact_by_numpy(self.vectors, block) for block in blocks])

    def recall(self) -> float:
        """Share of the truly nearest that the index finds."""
        found, _ = self.index.nearest(self.questions, NEAREST)
        hits = [
            len(np.intersect1d(plain_nearest(self.vectors, question), rows))
            for question, rows in zip(self.questions, found, strict=True)
        ]
        return float(np.mean(hits)) / NEAREST


def measure(scale: Scale) -> list[Row]:
    """The rows of P1 to P4; nothing is added to an index, since versions are made whole."""
    sizes = scale.of((10_000, 100_000, 300_000), (10_000, 20_000, 30_000))
    small, middle, large = cases = [_case(size) for size in sizes]
    times = in_turns(
        scale.rounds,
        *(case.by_index for case in cases),
        large.by_product,
        middle.by_fallback,
        middle.bare,
        large.by_fallback,
        large.bare,
    )
    index, (product, fallback, bare, large_fallback, large_bare) = times[:3], times[3:]
    together, blocks = in_turns(scale.rounds, large.many_by_index, large.many_by_products)
    recall = large.recall()
    return [
        Row(
            "P1",
            f"look-up of the {NEAREST} nearest against an exact product, one thread",
            large.name,
            f"{index[2]}, recall {recall:.3f}",
            str(product),
            f"1/{product.by(index[2]):.0f}",
            f"<= 1/{P1_SPEED:.0f}, recall >= {P1_RECALL}",
            scale.met(held=product.by(index[2]) >= P1_SPEED and recall >= P1_RECALL),
        ),
        Row(
            "P2",
            "growth of a look-up",
            f"{small.name} to {large.name}",
            f"{index[0]}, {index[1]}, {index[2]}",
            "",
            f"{index[2].by(index[0]):.1f}",
            f"<= {P2_GROWTH:.0f}",
            index[2].by(index[0]) <= P2_GROWTH,
        ),
        _exact_row(scale, middle, fallback, bare),
        _exact_row(scale, large, large_fallback, large_bare),
        Row(
            "P4",
            f"{TOGETHER:,} look-ups at once against products of {BLOCK} questions, one thread",
            large.name,
            str(together),
            str(blocks),
            f"1/{blocks.by(together):.0f}",
            f"<= 1/{P4_SPEED:.0f}",
            scale.met(held=blocks.by(together) >= P4_SPEED),
        ),
    ]


def plain_nearest(vectors: Vectors, question: Vectors) -> NDArray[np.int64]:
    """What anybody writes with numpy: a product, the largest picked, then sorted."""
    scores = vectors @ question
    best = np.argpartition(scores, -NEAREST)[-NEAREST:]
    return np.asarray(best[np.argsort(-scores[best])])


def exact_by_numpy(vectors: Vectors, questions: Vectors) -> NDArray[np.int64]:
    """The same for a block of questions."""
    scores = questions @ vectors.T
    best = np.argpartition(scores, -NEAREST, axis=1)[:, -NEAREST:]
    order = np.argsort(-np.take_along_axis(scores, best, axis=1), axis=1)
    return np.asarray(np.take_along_axis(best, order, axis=1))


def asked_of(vectors: Vectors, count: int) -> Vectors:
    """Questions near ``count`` of the vectors."""
    random = np.random.default_rng(2)
    questions = vectors[random.integers(0, len(vectors), count)]
    questions = questions + 0.03 * random.standard_normal(questions.shape, dtype=np.float32)
    return np.asarray(questions / np.linalg.norm(questions, axis=1, keepdims=True))


def clustered(count: int, seed: int = 1) -> Vectors:
    """Unit vectors in clusters of about a hundred, as items of one kind are alike."""
    random = np.random.default_rng(seed)
    centers = random.standard_normal((max(1, count // 100), DIMENSION), dtype=np.float32)
    vectors = centers[random.integers(0, len(centers), count)]
    vectors += 0.5 * random.standard_normal((count, DIMENSION), dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def _case(count: int) -> Case:
    vectors = clustered(count)
    index = NeighborIndex(IndexSettings())
    index.build(vectors, 1, _silent, lambda: False)
    return Case(vectors, asked_of(vectors, QUESTIONS), index)


def _exact_row(scale: Scale, case: Case, ours: Times, bare: Times) -> Row:
    return Row(
        "P3",
        "exact look-up against the bare product",
        case.name,
        str(ours),
        str(bare),
        f"{ours.by(bare):.2f}",
        f"<= {P3_RATIO}",
        scale.met(held=ours.by(bare) <= P3_RATIO),
    )


def _silent(_progress: Progress) -> None:
    """Building tells its progress; nobody listens here."""
