"""Both sides measured in turns, in one run; one table row per goal."""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

T = TypeVar("T")
_MET = {True: "yes", False: "NO", None: "full size only"}

ROUNDS = 5
"""At least so many; a single round on a shared machine says nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    goal: str
    """Its number in the design, such as P1."""
    what: str
    n: str
    ours: str
    alternative: str
    """Empty when the bound is absolute."""
    ratio: str
    bound: str
    met: bool | None
    """None in a quick run when the bound is about full size."""

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a run is."""

    quick: bool
    rounds: int = ROUNDS

    def of(self, full: T, quick: T) -> T:
        """One of the two."""
        return quick if self.quick else full

    def met(self, *, held: bool) -> bool | None:
        """Whether a bound that is about full size holds; None in a quick run."""
        return None if self.quick else held


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of one side, round by round."""

    rounds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle of the rounds."""
        return median(self.rounds)

    def by(self, other: Times) -> float:
        """The middle of the rounds' ratios: both sides of a round met the same machine."""
        return median(ours / theirs for ours, theirs in zip(self.rounds, other.rounds, strict=True))

    def __str__(self) -> str:
        return ms(self.median)


def in_turns(rounds: int, *sides: Callable[[], float]) -> list[Times]:
    """Each side's seconds; they take turns, and every other round backwards."""
    found: list[list[float]] = [[] for _ in sides]
    for number in range(rounds):
        order = range(len(sides)) if number % 2 == 0 else reversed(range(len(sides)))
        for place in order:
            found[place].append(sides[place]())
    return [Times(tuple(values)) for values in found]


def seconds(call: Callable[[], object]) -> float:
    """How long the call takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def median_seconds(call: Callable[[Any], object], arguments: Iterable[Any]) -> float:
    """The median over one call per argument."""
    return median(seconds(partial(call, argument)) for argument in arguments)


def ms(value: float) -> str:
    """Seconds as milliseconds for people."""
    return f"{value * 1000:,.3g} ms"


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    head = ("goal", "what", "n", "ours", "alternative", "ratio", "bound", "met")
    lines = [head, ("---",) * len(head)]
    lines += [
        (r.goal, r.what, r.n, r.ours, r.alternative or "–", r.ratio, r.bound, _MET[r.met])
        for r in rows
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"
