"""Item rows of which every code comes once: the first row of a code is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.columns import ITEM_CODE, ITEM_NAME
from routingml_desktop.domain.plant import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.item import Attribute

_EXAMPLES: Final = 5


class DistinctItems:
    """Lets each item code through once over all batches, and counts what it holds back."""

    def __init__(self, attributes: Iterable[Attribute]) -> None:
        self._columns = [ITEM_CODE, ITEM_NAME, *(attribute.name for attribute in attributes)]
        self._seen: set[str] = set()
        self._rows = 0
        self._without_code = 0
        self._repeated = 0
        self._examples: list[str] = []

    def of(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The batch's rows whose code is new, with the columns of an items frame."""
        kept = [self._is_new(code) for code in batch.get_column(ITEM_CODE)]
        return batch.select(self._columns).filter(pl.Series(kept, dtype=pl.Boolean))

    def findings(self) -> tuple[Finding, ...]:
        """What was held back so far."""
        counted = (
            ("duplicate_items", self._repeated, "rows repeat the code of an item before them"),
            ("items_without_code", self._without_code, "item rows have no code"),
        )
        return tuple(
            Finding(
                check=check,
                table="items",
                severity=Severity.WARNING,
                count=count,
                rows=self._rows,
                examples=tuple(self._examples) if check == "duplicate_items" else (),
                column=ITEM_CODE,
                message=f"{count} of {self._rows} {words}; they were left out.",
            )
            for check, count, words in counted
            if count
        )

    def _is_new(self, code: str | None) -> bool:
        self._rows += 1
        if code is None:
            self._without_code += 1
            return False
        if code in self._seen:
            self._repeated += 1
            if len(self._examples) < _EXAMPLES and code not in self._examples:
                self._examples.append(code)
            return False
        self._seen.add(code)
        return True
