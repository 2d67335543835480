"""Counts what settling the rows came across, and tells it as findings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.plant import Finding, Severity

if TYPE_CHECKING:
    import polars as pl

EXAMPLES: Final = 5
"""How many examples a finding shows."""
_LONGEST: Final = 80
_SINGULAR: Final = {"are": "is", "have": "has", "disagree": "disagrees"}
_BREAKS: Final = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(slots=True)
class _Count:
    severity: Severity
    sentence: str
    count: int = 0
    examples: dict[str, None] = field(default_factory=dict)


class Tally:
    """Faults counted batch by batch; memory does not grow with the rows."""

    def __init__(self) -> None:
        self._rows: dict[str, int] = {}
        self._counts: dict[tuple[str, str, str], _Count] = {}

    def begin(self, table: str) -> None:
        """Forget what an earlier reading of ``table`` found."""
        self._rows[table] = 0
        for key in [key for key in self._counts if key[1] == table]:
            del self._counts[key]

    def saw(self, table: str, rows: int) -> None:
        """Note that ``rows`` more rows of ``table`` were looked at."""
        self._rows[table] = self._rows.get(table, 0) + rows

    def note(
        self,
        check: str,
        table: str,
        column: str,
        faulty: pl.Series,
        severity: Severity,
        sentence: str,
    ) -> None:
        """Count the texts in ``faulty``; ``sentence`` completes "<n> values of <column> ..."."""
        if faulty.is_empty():
            return
        found = self._counts.setdefault((check, table, column), _Count(severity, sentence))
        found.count += len(faulty)
        if len(found.examples) < EXAMPLES:
            for value in faulty.unique(maintain_order=True).head(EXAMPLES).to_list():
                if len(found.examples) < EXAMPLES:
                    found.examples[shortened(value)] = None

    def findings(self) -> tuple[Finding, ...]:
        """What was counted so far, in the order it was first met."""
        return tuple(
            Finding(
                check=check,
                table=table,
                severity=found.severity,
                count=found.count,
                rows=self._rows.get(table, found.count),
                examples=tuple(found.examples),
                column=column,
                message=f"{table}.{column}: {counted(found.count, found.sentence)}.",
            )
            for (check, table, column), found in self._counts.items()
        )


def counted(count: int, sentence: str) -> str:
    """``3 values are odd`` or ``1 value is odd``."""
    if count != 1:
        return f"{count} values {sentence}"
    verb, _, rest = sentence.partition(" ")
    return f"1 value {_SINGULAR.get(verb, verb)} {rest}"


def shortened(value: object) -> str:
    """One line short enough for a table of findings."""
    text = _BREAKS.sub(" ", str(value))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
