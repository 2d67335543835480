"""Subcontracted operations and those of the plant itself, and one put in the place of the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.conversion import InHousePlace, OutsideOperation
from routingml_desktop.domain.routing import Operation, OperationType

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.conversion import Conversion
    from routingml_desktop.ml.known_routings import KnownRoutings

_OUTSIDE = (pl.col(c.OPERATION_TYPE) == OperationType.OUTSIDE.value).fill_null(value=False)
_INSIDE = ~_OUTSIDE
_ROW, _DESCRIBED = "routing", "described"


class InHouse:
    """What the plant's routings have done outside and in-house; looked up when it is wanted."""

    def __init__(self, routings: KnownRoutings) -> None:
        self._routings = routings
        self._made: dict[Conversion, Operation] = {}
        self._row: NDArray[np.int64] | None = None

    def outside_operations(self) -> tuple[OutsideOperation, ...]:
        """By job code: for all subcontractors together, then for each one that is named."""
        rows = self._used(_OUTSIDE)
        of_all = rows.with_columns(pl.lit("").alias(c.PARTNER), pl.lit("").alias(c.PARTNER_NAME))
        named = rows.filter(pl.col(c.PARTNER) != "")
        found = _counted(pl.concat([of_all, named]), c.PARTNER, c.PARTNER_NAME)
        return tuple(OutsideOperation(*row) for row in found)

    def places(self) -> tuple[InHousePlace, ...]:
        """Operations that are not subcontracted, at each work center that routings name."""
        rows = self._used(_INSIDE & (pl.col(c.WORK_CENTER) != ""))
        found = _counted(rows, c.WORK_CENTER, c.WORK_CENTER_NAME)
        return tuple(InHousePlace(*row) for row in found)

    def operation(self, row: Conversion) -> Operation:
        """The in-house operation of a row of the table, as the plant did it there last.

        Where it never did, the operation has the names that are known, and no minutes.
        """
        if row not in self._made:
            self._made[row] = self._latest(row) or self._unheard(row)
        return self._made[row]

    def _latest(self, row: Conversion) -> Operation | None:
        described = self._routings.descriptions
        alike = (
            (pl.col(c.JOB_CODE) == row.in_house_job)
            & (pl.col(c.WORK_CENTER) == row.work_center)
            & _INSIDE
        )
        numbers = np.flatnonzero(described.select(alike.fill_null(value=False)).to_series())
        places = np.flatnonzero(np.isin(self._routings.described, numbers))
        if not len(places):
            return None
        created = self._routings.created[self._rows()[places]]
        last = int(places[len(created) - 1 - int(np.argmax(created[::-1]))])
        return replace(self._routings.operation_at(last), operation_type=OperationType.IN_HOUSE)

    def _unheard(self, row: Conversion) -> Operation:
        described = self._routings.descriptions
        return Operation(
            sequence=0,
            job_code=row.in_house_job,
            job_name=_name(described, c.JOB_CODE, row.in_house_job, c.JOB_NAME),
            work_center=row.work_center,
            work_center_name=_name(described, c.WORK_CENTER, row.work_center, c.WORK_CENTER_NAME),
            operation_type=OperationType.IN_HOUSE,
        )

    def _used(self, wanted: pl.Expr) -> pl.DataFrame:
        """The operations of all routings that are wanted, described, with their routing's row."""
        texts = [
            c.JOB_CODE, c.JOB_NAME, c.WORK_CENTER, c.WORK_CENTER_NAME, c.PARTNER, c.PARTNER_NAME,
        ]  # fmt: skip
        described = (
            self._routings.descriptions.with_columns(pl.col(texts).fill_null(""))
            .with_row_index(_DESCRIBED)
            .filter(wanted)
        )
        uses = pl.DataFrame(
            {_ROW: self._rows(), _DESCRIBED: self._routings.described},
            schema={_ROW: pl.Int64, _DESCRIBED: pl.UInt32},
        )
        return uses.join(described, on=_DESCRIBED)

    def _rows(self) -> NDArray[np.int64]:
        """Of each operation the row of its routing."""
        if self._row is None:
            known = self._routings
            self._row = np.repeat(np.arange(len(known)), np.diff(known.operation_offsets))
        return self._row


def _counted(rows: pl.DataFrame, key: str, name: str) -> list[tuple[str, str, str, str, int]]:
    """Job code and name, code and name of what else is the key, and routings; sorted by codes."""
    keys = [c.JOB_CODE, key]
    names = [pl.col(each).drop_nulls().mode().min() for each in (c.JOB_NAME, name)]
    found = rows.group_by(keys).agg(*names, pl.col(_ROW).n_unique().alias("routings")).sort(keys)
    return found.select(c.JOB_CODE, c.JOB_NAME, key, name, "routings").rows()


def _name(described: pl.DataFrame, key: str, code: str, name: str) -> str:
    """How a code is called; empty when it is not."""
    found = described.filter((pl.col(key) == code) & (pl.col(name).fill_null("") != ""))
    return str(found[name][0]) if len(found) else ""
