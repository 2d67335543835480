"""Ways of making put together operation by operation, also those that nobody made yet.

A network says how probable each operation is next, for what an item shows, the day of the question
and the operations so far; the chance of a whole way is the product. So a combination of operations
that history does not hold gets its chance too, and the chances of all ways sum to 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from routingml_desktop.ml.parts import PartsReader, PartsWriter

    Floats = NDArray[np.float32]
    Numbers = NDArray[np.int64]

LONGEST: Final = 80
"""Operations of a way that are looked at: longer ones are judged by their beginning."""
_BREADTH: Final = 12
"""Beginnings that are followed at once: the real way of 92 % of new items ended among them, of 89 %
with half as many (demo plant medium, by time, n 1,000)."""
_ARRAYS: Final = (
    "chosen", "moments", "jobs", "into", "into_bias", "last", "done", "out", "out_bias",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class WayComposer:
    """Chances of next operations. A token is a place in ``jobs``; one more stands for any other."""

    chosen: Numbers
    """Numbers of the item features that matter, ascending."""
    moments: Numbers
    """Days, in microseconds since 1970, ascending; how many have passed tells the practice."""
    jobs: Numbers
    """Numbers of the jobs it knows, ascending."""
    others: int
    """How many other jobs there are."""
    into: Floats
    """Chosen features and moments x hidden."""
    into_bias: Floats
    last: Floats
    """The operation before, or that there is none, x hidden."""
    done: Floats
    """The operations so far x hidden."""
    out: Floats
    """Hidden x the next operation, or that there is none."""
    out_bias: Floats

    @classmethod
    def undecided(cls) -> WayComposer:
        """It knows no operation and composes nothing."""
        none, numbers = np.zeros(0, np.float32), np.zeros(0, np.int64)
        empty = np.zeros((0, 0), np.float32)
        return cls(numbers, numbers, numbers, 0, empty, none, empty, empty, empty, none)

    def __bool__(self) -> bool:
        return bool(len(self.jobs))

    @property
    def tokens(self) -> int:
        """Different operations, all the other ones being one."""
        return len(self.jobs) + 1

    def hidden(self, shown: Numbers, when: int) -> Floats:
        """What an item that shows these features means on a day, in microseconds since 1970."""
        places = np.searchsorted(self.chosen, shown).clip(max=max(len(self.chosen) - 1, 0))
        places = places[self.chosen[places] == shown] if len(self.chosen) else places[:0]
        passed = len(self.chosen) + np.arange(np.searchsorted(self.moments, when, side="right"))
        rows = np.concatenate((places, passed))
        return np.asarray(self.into[rows].sum(axis=0) + self.into_bias, np.float32)

    def likeliest(self, hidden: Floats) -> list[tuple[tuple[int, ...], float]]:
        """The likeliest ways as job numbers, each with the logarithm of its chance; best first.

        Ways with operations that are too rare to be known are not among them.
        """
        if not self:
            return []
        found: list[tuple[float, tuple[int, ...]]] = []
        begun: list[tuple[int, ...]] = [()]
        chance = np.zeros(1)
        done = np.zeros((1, self.out.shape[0]), np.float32)
        for _ in range(LONGEST):
            last = np.array([way[-1] if way else self.tokens for way in begun])
            following = chance[:, None] + self._following(hidden + self.last[last] + done)
            found += zip(following[:, -1].tolist(), begun, strict=True)
            found = sorted(found, reverse=True)[:_BREADTH]
            further = following[:, : len(self.jobs)].ravel()
            best = np.argsort(-further, kind="stable")[:_BREADTH]
            if len(found) == _BREADTH:
                best = best[further[best] > found[-1][0]]
            if not len(best):
                break
            come_from, job = np.divmod(best, len(self.jobs))
            new = [int(j) not in begun[b] for b, j in zip(come_from, job, strict=True)]
            done = done[come_from] + self.done[job] * np.array(new, np.float32)[:, None]
            begun = [(*begun[b], int(j)) for b, j in zip(come_from, job, strict=True)]
            chance = further[best]
        ways = ((tuple(self.jobs[list(way)].tolist()), score) for score, way in found if way)
        return list(ways)

    def log_chances(self, hidden: Floats, ways: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """The logarithm of the chance of each way, given as job numbers."""
        if not self or not ways:
            return np.full(len(ways), -np.inf)
        steps = Steps.of([self.tokens_of(way) for way in ways], self.tokens)
        logits = self._following(hidden + self.last[steps.last] + steps.done @ self.done)
        each = logits[np.arange(len(logits)), steps.following].astype(np.float64)
        # Which of the rare ones it is, nobody can tell.
        each -= np.where(steps.following == len(self.jobs), np.log(max(self.others, 1)), 0.0)
        return np.asarray(np.add.reduceat(each, steps.begins))

    def tokens_of(self, way: Sequence[int] | NDArray[np.integer]) -> Numbers:
        """A way as tokens."""
        numbers = np.asarray(way, np.int64)[:LONGEST]
        places = np.searchsorted(self.jobs, numbers).clip(max=len(self.jobs) - 1)
        return np.where(self.jobs[places] == numbers, places, len(self.jobs))

    def _following(self, before: Floats) -> Floats:
        """Rows x logarithms of the chances of what comes next."""
        scores = np.maximum(before, 0) @ self.out + self.out_bias
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))

    def save(self, writer: PartsWriter) -> None:
        """Write the part ``way_composer``."""
        arrays: dict[str, Any] = {name: getattr(self, name) for name in _ARRAYS}
        writer.arrays("way_composer", arrays | {"others": np.array(self.others)})

    @classmethod
    def load(cls, reader: PartsReader) -> WayComposer:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored = reader.arrays("way_composer")
        if set(stored) != {*_ARRAYS, "others"}:
            raise reader.damaged("way_composer.npz does not hold a network")
        found = cls(**{name: stored[name] for name in _ARRAYS}, others=int(stored["others"]))
        inward, tokens = len(found.chosen) + len(found.moments), found.tokens if found else -1
        if len(found.into) != inward or len(found.last) != tokens + 1:
            raise reader.damaged("way_composer.npz does not fit together")
        return found


@dataclass(frozen=True, slots=True)
class Steps:
    """Ways taken apart: a row for each operation and one for the end of each way."""

    begins: Numbers
    """Of each way: its first row."""
    last: Numbers
    """The operation before; ``tokens`` where there is none."""
    done: Floats
    """Rows x tokens: 1 for the operations before."""
    following: Numbers
    """The operation; ``tokens`` at the end."""

    @classmethod
    def of(cls, ways: Sequence[Numbers], tokens: int) -> Steps:
        """Take ways of tokens apart."""
        lengths = np.array([len(way) + 1 for way in ways])
        begins = np.concatenate(([0], np.cumsum(lengths)[:-1]))
        ends = begins + lengths - 1
        following = np.full(int(lengths.sum()), tokens, np.int64)
        inner = np.ones(len(following), bool)
        inner[ends] = False
        following[inner] = np.concatenate([np.zeros(0, np.int64), *ways])
        last = np.concatenate(([tokens], following[:-1]))
        last[begins] = tokens
        once = np.zeros((len(following), tokens), np.float32)
        has = np.flatnonzero(last < tokens)
        once[has, last[has]] = 1.0
        running = np.cumsum(once, axis=0)
        running -= np.repeat(running[begins], lengths, axis=0)
        return cls(begins, last, np.minimum(running, 1), following)

    def lasts(self, kinds: int) -> csr_matrix:
        """Rows x what the operation before was, one of ``kinds``."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only)

        count = len(self.last)
        ones = np.ones(count, np.float32)
        return csr_matrix((ones, self.last, np.arange(count + 1)), shape=(count, kinds))

    def by_way(self) -> csr_matrix:
        """Ways x rows: adds up what belongs to one way."""
        from scipy.sparse import csr_matrix  # noqa: PLC0415 (training only)

        count = len(self.last)
        ones, rows = np.ones(count, np.float32), np.arange(count)
        ends = np.append(self.begins, count)
        return csr_matrix((ones, rows, ends), shape=(len(self.begins), count))
