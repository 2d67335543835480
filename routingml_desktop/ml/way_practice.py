"""How the composer of ways learns from the items that have a routing."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import stop_if
from routingml_desktop.ml.adam import Adam
from routingml_desktop.ml.batches import Batches
from routingml_desktop.ml.jobs_made import frequent_jobs, jobs_made
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.linear_part import relevant
from routingml_desktop.ml.threads import one_thread
from routingml_desktop.ml.way_composer import LONGEST, Steps, WayComposer

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.known_routings import KnownRoutings

    Floats = NDArray[np.float32]

_SHOWN: Final = 1_500
"""Features of items that are looked at, those that tell most about any operation. With 4,000 exact
@1 was 4 points lower, with 800 5 points (demo plant medium, by time, n 1,000)."""
_LEAST_HIDDEN, _MOST_HIDDEN = 128, 512
"""Hidden units: a quarter as many as items, within these bounds."""
_MOMENTS: Final = 16
_ROUNDS, _MOST_ROUNDS = 40, 85
_FEWEST, _MOST = 2_000, 5_200
"""Steps of learning: a small plant needs more rounds, a large one fewer."""
_SMALLEST, _LARGEST = 32, 256
_BATCHES: Final = 130
"""Items of one step: as many as make this many steps a round, within bounds."""
_RATE: Final = 3e-3
_DECAY: Final = 0.1
_LEFT_OUT: Final = np.float32(0.1)
"""Part of what an item shows that is hidden at random while learning, so that one attribute can
stand in for another that is missing."""
_AWAKE: Final = np.float32(0.5)
"""Part of the hidden units that do not sleep in a step (dropout): one random bit each."""
_TOLD: Final = 20
"""Times it is told how far the learning is, at least ..."""
_TELLING: Final = 20
"""... and every so many steps, which take a second."""


def learned_composer(
    matrix: csr_matrix,
    routings: KnownRoutings,
    items: NDArray[np.int64],
    weight: NDArray[np.float64],
    seed: int,
    stopping: Stopping,
    tell: Callable[[float, float, WayComposer], None] = lambda _done, _rounds, _composer: None,
) -> WayComposer:
    """Learn from the latest routing of ``items``; ``matrix`` is all items x what they show.

    Each item counts by its ``weight``. ``tell`` hears what part of the learning is done, after how
    many rounds through the items, and the composer as it is then. The same rows and seed give the
    same composer. Raises WorkCancelledError when asked to stop.
    """
    if not len(items):
        return WayComposer.undecided()
    rows = routings.latest[items]
    way = routings.way[rows]
    jobs, others = frequent_jobs(routings, way)
    if len(np.unique(way)) < 2 or not len(jobs):  # noqa: PLR2004 (two ways differ)
        return WayComposer.undecided()
    shown = matrix[items]
    done = jobs_made(routings, way, jobs)
    chosen = relevant(shown, done.astype(np.float64), _SHOWN)
    moments = _moments(routings.created[rows])
    passed = routings.created[rows][:, None] >= moments[None, :]
    lessons = _Lessons.of(shown[:, chosen], passed, routings, way, jobs)
    hidden = min(max(len(way) // 4, _LEAST_HIDDEN), _MOST_HIDDEN)
    learner = _Learner(lessons.width, len(jobs) + 1, hidden, seed)
    counting = np.asarray(weight / weight.mean(), np.float32)
    size = min(max(len(way) // _BATCHES, _SMALLEST), _LARGEST)
    steps = min(
        max(_ROUNDS * len(way) // size, _FEWEST), _MOST_ROUNDS * ceil(len(way) / size), _MOST
    )
    batches = Batches(len(way), size, steps, _RATE, max(1, min(_TELLING, steps // _TOLD)))
    # Its arrays are those that learn, in place.
    composer = WayComposer(chosen, moments, jobs, others, **learner.adam.values)
    with one_thread():
        for batch, rate, told in batches.dealt(learner.random):
            stop_if(stopping)
            learner.step(*lessons.batch(batch), counting[batch], rate)
            if told is not None:
                tell(told, batches.rounds(told), composer)
    return composer


def _moments(created: NDArray[np.int64]) -> NDArray[np.int64]:
    """Days between which equally many routings were created; none where dates are missing."""
    if (created == NO_DATE).any():
        return np.zeros(0, np.int64)
    shares = np.linspace(0, 1, _MOMENTS + 1)[1:-1]
    return np.unique(np.quantile(created, shares, method="nearest")).astype(np.int64)


class _Lessons:
    """Items as they are learned from: what they show, and their way operation by operation."""

    def __init__(
        self, shown: csr_matrix, ways: list[NDArray[np.int64]], of_item: NDArray[np.int64],
        tokens: int,
    ) -> None:  # fmt: skip
        self._shown = shown
        self._ways = ways
        self._of_item = of_item
        self._tokens = tokens
        self.width: int = shown.shape[1]

    @classmethod
    def of(
        cls,
        shown: csr_matrix,
        passed: NDArray[np.bool_],
        routings: KnownRoutings,
        way: NDArray[np.int32],
        jobs: NDArray[np.int64],
    ) -> _Lessons:
        from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415 (training only)

        both = hstack((shown, csr_matrix(passed.astype(np.float32)))).tocsr().astype(np.float32)
        distinct, of_item = np.unique(way, return_inverse=True)
        place = np.full(len(routings.jobs), len(jobs), np.int64)
        place[jobs] = np.arange(len(jobs))
        ways = [place[routings.jobs_of_way(number)[:LONGEST]] for number in distinct.tolist()]
        return cls(both, ways, of_item, len(jobs) + 1)

    def batch(self, rows: NDArray[np.int64]) -> tuple[csr_matrix, Steps]:
        """Some of the items."""
        ways = [self._ways[number] for number in self._of_item[rows].tolist()]
        return self._shown[rows], Steps.of(ways, self._tokens)


class _Learner:
    """The network while it learns."""

    def __init__(self, shown: int, tokens: int, hidden: int, seed: int) -> None:
        self.random = np.random.default_rng(seed)

        def drawn(rows: int, columns: int, size: float) -> Floats:
            return self.random.standard_normal((rows, columns), np.float32) * np.float32(size)

        values = {
            # A feature means nothing until some item has told: what is rare would else stay chance.
            "into": np.zeros((shown, hidden), np.float32),
            "into_bias": np.zeros(hidden, np.float32),
            "last": drawn(tokens + 1, hidden, 0.3),
            "done": drawn(tokens, hidden, 0.3),
            "out": drawn(hidden, tokens + 1, 0.06),
            "out_bias": np.zeros(tokens + 1, np.float32),
        }
        self.adam = Adam(values, _DECAY, ("into_bias", "out_bias"))

    def step(self, shown: csr_matrix, steps: Steps, weight: Floats, rate: float) -> None:
        """Make each operation a little likelier after what was before it."""
        now = self.adam.values
        items = len(weight)
        seen = self.random.random(len(shown.data), np.float32) >= _LEFT_OUT
        shown.data = np.where(seen, shown.data, np.float32(0)) / (1 - _LEFT_OUT)
        lengths = np.diff(np.concatenate((steps.begins, [len(steps.following)])))
        inward = np.repeat(shown @ now["into"] + now["into_bias"], lengths, axis=0)
        inward += now["last"][steps.last] + steps.done @ now["done"]
        passing = ((inward > 0) & self._bits(inward.shape)) * (1 / _AWAKE)
        hidden = np.multiply(inward, passing, out=inward)
        wrong = hidden @ now["out"] + now["out_bias"]
        wrong -= wrong.max(axis=1, keepdims=True)
        np.exp(wrong, out=wrong)
        wrong /= wrong.sum(axis=1, keepdims=True)
        wrong[np.arange(len(wrong)), steps.following] -= 1
        wrong *= np.repeat(weight / np.float32(items), lengths)[:, None]
        back = wrong @ now["out"].T
        back *= passing
        of_items = np.asarray(steps.by_way() @ back)
        self.adam.step(
            {
                "into": np.asarray(shown.T @ of_items),
                "into_bias": of_items.sum(axis=0),
                "last": np.asarray(steps.lasts(len(now["last"])).T @ back),
                "done": np.asarray(steps.done.T @ back, np.float32),
                "out": hidden.T @ wrong,
                "out_bias": wrong.sum(axis=0),
            },
            rate,
        )

    def _bits(self, shape: tuple[int, ...]) -> NDArray[np.bool_]:
        """Random ones and zeros."""
        count = int(np.prod(shape))
        drawn = np.frombuffer(self.random.bytes(count // 8 + 1), np.uint8)
        return np.unpackbits(drawn, count=count).reshape(shape).astype(bool)
