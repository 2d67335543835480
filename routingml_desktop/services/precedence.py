"""Which order of operations the plant keeps, what the planner made of it, where it is broken."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import UnreadableFileError
from routingml_desktop.domain.precedence import NO_VERDICTS, PrecedencePair, PrecedenceVerdicts
from routingml_desktop.durable import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_FORMAT: Final = 1


class Verdict(StrEnum):
    """What the planner made of a pair."""

    APPROVED = "approved"
    """A rule: no proposal breaks it, whether history says so or not."""
    VETOED = "vetoed"
    """A coincidence: a proposal may break it."""


@dataclass(frozen=True, slots=True)
class BrokenPair:
    """Two operations that stand against the order the plant keeps."""

    pair: PrecedencePair
    before: int
    """Place of the operation that should come first, from 0."""
    after: int
    """Place of the one that should follow it, but stands earlier."""


class PrecedenceRules:
    """Keeps the planner's verdicts; written when the planner decides, and never otherwise.

    Every call raises UnreadableFileError when the file cannot be used.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._changing = threading.Lock()

    def verdicts(self) -> PrecedenceVerdicts:
        """What the planner decided so far."""
        try:
            kept = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return NO_VERDICTS
        except OSError as error:
            raise UnreadableFileError(self._file, error.strerror or str(error)) from error
        except (ValueError, RecursionError) as error:
            raise UnreadableFileError(self._file, f"it is no JSON: {error}") from error
        if not isinstance(kept, dict) or kept.get("format") != _FORMAT:
            raise UnreadableFileError(self._file, f"it is no list of verdicts, format {_FORMAT}")
        return PrecedenceVerdicts(
            *(self._pairs(kept.get(verdict.value)) for verdict in Verdict),
        )

    def decide(self, pair: tuple[str, str], verdict: Verdict | None) -> PrecedenceVerdicts:
        """Approve or veto a pair, or with None leave it to history; all verdicts afterwards.

        Raises WriteError.
        """
        with self._changing:
            before = self.verdicts()
            after = PrecedenceVerdicts(
                _with(before.approved, pair, verdict is Verdict.APPROVED),
                _with(before.vetoed, pair, verdict is Verdict.VETOED),
            )
            if after != before:
                kept = {
                    "format": _FORMAT,
                    Verdict.APPROVED.value: sorted(after.approved),
                    Verdict.VETOED.value: sorted(after.vetoed),
                }
                write_json(self._file, kept, keep_previous=True)
            return after

    def _pairs(self, kept: Any) -> frozenset[tuple[str, str]]:
        if not isinstance(kept, list) or not all(
            isinstance(pair, list) and [type(code) for code in pair] == [str, str] for pair in kept
        ):
            raise UnreadableFileError(self._file, "a verdict is not a pair of operation codes")
        return frozenset((before, after) for before, after in kept)


def verdict_of(pair: tuple[str, str], verdicts: PrecedenceVerdicts) -> Verdict | None:
    """What the planner decided about a pair; None for nothing."""
    if pair in verdicts.approved:
        return Verdict.APPROVED
    return Verdict.VETOED if pair in verdicts.vetoed else None


def in_force(
    pairs: Iterable[PrecedencePair], verdicts: PrecedenceVerdicts
) -> tuple[PrecedencePair, ...]:
    """The pairs a routing should keep: those of history without vetoed ones, and approved ones."""
    mined = {pair.pair: pair for pair in pairs}
    approved = [
        PrecedencePair(before, after, 0, 0)
        for before, after in sorted(verdicts.approved)
        if (before, after) not in mined
    ]
    kept = [pair for pair in mined.values() if pair.pair not in verdicts.vetoed]
    return (*kept, *approved)


def broken_pairs(codes: Sequence[str], pairs: Iterable[PrecedencePair]) -> tuple[BrokenPair, ...]:
    """The pairs that operations in this order break, the best proven first."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for place, code in enumerate(codes):
        first.setdefault(code, place)
        last[code] = place
    found = [
        BrokenPair(pair, last[pair.before], first[pair.after])
        for pair in pairs
        if pair.before in last
        and pair.after in first
        and pair.before != pair.after
        and last[pair.before] > first[pair.after]
    ]
    return tuple(sorted(found, key=lambda broken: (-broken.pair.seen, broken.pair.pair)))


def _with(
    pairs: frozenset[tuple[str, str]],
    pair: tuple[str, str],
    wanted: bool,  # noqa: FBT001
) -> frozenset[tuple[str, str]]:
    return pairs | {pair} if wanted else pairs - {pair}
