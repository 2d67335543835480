"""The frozen hold-out: items that no judged version learns from, and what it says about them.

The model that is published learns from everything. Beside it the same method learns without the
frozen items and is asked for them; these answers travel with the version. So two versions, trained
months apart on different rows, are judged on the same items and on the same, latest bookings,
which neither has seen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import polars as pl

from routingml_desktop import durable
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.progress import Progress, part_of, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.held_out import clean_bookings, items_by_code, routing_table
from routingml_desktop.ml.training import train

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from routingml_desktop.domain.candidate import RoutingPrediction
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.settings import IndexSettings, LearningSettings

TRIAL: Final = "trial.json"
"""The part of a version that holds its answers."""
MOST_OF_PLANT: Final = 0.2
"""Share of the items with a routing that are held out at most."""
LEAST_LEFT: Final = 0.5
"""Share of the frozen items that must still be in the plant; else new ones are drawn."""

_BATCH: Final = 50
_TRAINED: Final = 0.9
_INSISTING: Final = AskOptions().insisting()


@dataclass(frozen=True, slots=True)
class Said:
    """An operation of a proposal: minutes of the lot and of a piece; None where not known."""

    job_code: str
    work_center: str
    setup: float | None
    run: float | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What a version said about the frozen items: the operations of its first proposal."""

    answers: Mapping[str, tuple[Said, ...]]
    """By item code; empty where it proposed nothing."""

    @property
    def items(self) -> tuple[str, ...]:
        """The frozen items."""
        return tuple(self.answers)

    def write(self, folder: Path) -> None:
        """Put the answers among the parts of a version; raise WriteError."""
        rows = {
            item: [[said.job_code, said.work_center, said.setup, said.run] for said in operations]
            for item, operations in self.answers.items()
        }
        durable.write_json(folder / TRIAL, {"answers": rows})

    @classmethod
    def read(cls, content: bytes) -> Trial:
        """The answers of a version; ValueError, KeyError or TypeError when they are none."""
        rows: dict[str, Any] = json.loads(content)["answers"]
        return cls(
            {
                item: tuple(
                    Said(str(job), str(center), setup, run) for job, center, setup, run in said
                )
                for item, said in rows.items()
            }
        )


def frozen_items(
    frames: TrainingFrames, before: Sequence[str], most: int, seed: int
) -> tuple[str, ...]:
    """The items to hold out: those of the active version while most still exist, else drawn anew.

    Only items with a routing are drawn, at most a fifth of them.
    """
    routed = frames.operations[c.ITEM_CODE].drop_nulls().unique().sort()
    kept = routed.filter(routed.is_in(list(before)))
    if before and len(kept) >= LEAST_LEFT * len(before):
        return tuple(kept.to_list())
    count = min(most, int(MOST_OF_PLANT * len(routed)))
    drawn = np.sort(np.random.default_rng(seed).permutation(len(routed))[:count])
    return tuple(routed[drawn].to_list())


def trial(
    frames: TrainingFrames,
    items: Sequence[str],
    learning: LearningSettings,
    index: IndexSettings,
    report: Report,
    stopping: Stopping,
) -> Trial:
    """Learn without the frozen items and ask for them; raise WorkCancelledError when stopped."""
    if not items:
        return Trial({})
    held = pl.col(c.ITEM_CODE).is_in(list(items))
    rest = replace(
        frames,
        items=frames.items.filter(~held.fill_null(value=False)),
        operations=frames.operations.filter(~held.fill_null(value=False)),
        actuals=frames.actuals.filter(~held.fill_null(value=False)),
    )
    model = train(rest, learning, index, part_of(report, 0.0, _TRAINED), stopping)
    asked = items_by_code(frames, items)
    answers: dict[str, tuple[Said, ...]] = {}
    for start in range(0, len(items), _BATCH):
        stop_if(stopping)
        batch = [asked[code] for code in items[start : start + _BATCH]]
        for prediction in model.predict_many(batch, _INSISTING):
            answers[prediction.item.code] = _said(prediction)
        share = _TRAINED + (1.0 - _TRAINED) * len(answers) / len(items)
        message = f"{len(answers)} of {len(items)} frozen items asked"
        report(Progress(TrainingStage.EVALUATE, share, message))
    return Trial({code: answers.get(code, ()) for code in items})


@dataclass(frozen=True, slots=True)
class Truth:
    """What the plant says about the frozen items."""

    items: tuple[str, ...]
    routings: Mapping[str, tuple[str, ...]]
    """The operation codes of the routing that counts last, of the items that have one."""
    bookings: pl.DataFrame
    """Clean bookings of the latest days, with ``occurrence``."""
    families: Mapping[str, str]
    """By item; empty when no attribute tells families apart."""


def truth(frames: TrainingFrames, items: Sequence[str], recent_days: int, family: str) -> Truth:
    """The routings and the latest bookings of the frozen items.

    ``family`` names the attribute that tells families apart; empty without one.
    """
    of_items = pl.col(c.ITEM_CODE).is_in(list(items))
    routings = routing_table(frames.operations.filter(of_items))
    last = routings.unique(c.ITEM_CODE, keep="last", maintain_order=True)
    booked = clean_bookings(frames.actuals.filter(of_items))
    newest = booked[c.REPORTED].max()
    if newest is not None:
        since = pl.lit(newest) - pl.duration(days=recent_days)
        recent = booked.filter((pl.col(c.REPORTED) >= since).fill_null(value=True))
        booked = recent
    occurrence = pl.col(c.JOB_CODE).cum_count().over(c.ITEM_CODE, c.WORK_ORDER, c.JOB_CODE) - 1
    return Truth(
        items=tuple(items),
        routings={row[c.ITEM_CODE]: tuple(row["job_codes"]) for row in last.iter_rows(named=True)},
        bookings=booked.sort(
            c.ITEM_CODE, c.WORK_ORDER, c.SEQUENCE, c.JOB_CODE, c.REPORTED, maintain_order=True
        ).with_columns(
            pl.when(pl.col(c.WORK_ORDER).is_null())
            .then(0)
            .otherwise(occurrence)
            .alias("occurrence")
        ),
        families=_families(frames, items, family),
    )


def _families(frames: TrainingFrames, items: Sequence[str], family: str) -> dict[str, str]:
    if not family or family not in frames.items.columns:
        return {}
    rows = frames.items.filter(pl.col(c.ITEM_CODE).is_in(list(items))).select(
        c.ITEM_CODE, pl.col(family).cast(pl.String).fill_null("")
    )
    return {code: value for code, value in rows.iter_rows() if value}


def _said(prediction: RoutingPrediction) -> tuple[Said, ...]:
    if not prediction.candidates:
        return ()
    return tuple(
        Said(
            proposed.operation.job_code,
            proposed.operation.work_center or "",
            proposed.setup.p50,
            proposed.run.p50,
        )
        for proposed in prediction.candidates[0].operations
    )
