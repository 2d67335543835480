"""Small synthetic plants whose truth is known, for the tests of ml.

Routings follow rules over several attributes, so no single column tells them; minutes are a true
value per item and operation times lognormal noise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl

from routingml_desktop.domain.columns import DROPPED, OPERATION_COLUMNS, RESULT_COLUMNS
from routingml_desktop.domain.item import Attribute, Item
from routingml_desktop.ml.replay_parts import replay_parts
from routingml_desktop.ml.training import TrainingFrames, train
from routingml_desktop.settings import IndexSettings, LearningSettings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.routing_model import RoutingModel

DAY_ONE = datetime(2015, 1, 1)  # noqa: DTZ001 (frames carry the plant's local time)
KINDS = ("GLAND", "SLEEVE", "FACE")
MATERIALS = ("316", "SIC", "PTFE", "304")
ATTRIBUTES = tuple(
    Attribute(name) for name in ("KIND", "MATERIAL", "DIAMETER", "SPEC", "DRAWING", "JUNK")
)


def items_frame(**columns: list[Any]) -> pl.DataFrame:
    """An items frame; item_code and item_name are made up when they are not given."""
    count = len(next(iter(columns.values()))) if columns else 0
    base: dict[str, list[Any]] = {
        "item_code": [f"I{n:04d}" for n in range(count)],
        "item_name": [None] * count,
    }
    return pl.DataFrame(base | columns, schema_overrides={"item_name": pl.String})


def operations_frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Routing operations; columns that a row does not name are null."""
    defaults = {"routing_no": "R1", "operation_type": "in_house", "origin": "master"}
    return _frame([defaults | row for row in rows], OPERATION_COLUMNS)


def actuals_frame(rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Cleaned work results; columns that a row does not name are null."""
    return _frame(rows, RESULT_COLUMNS | {DROPPED: "String"})


def asked_again(routings: KnownRoutings, seed: int) -> NDArray[np.int64]:
    """The items that a training asks again."""
    return np.concatenate([part.asked for part in replay_parts(routings, seed)])


def _frame(rows: list[dict[str, Any]], columns: dict[str, str]) -> pl.DataFrame:
    schema = {
        name: pl.Datetime("us") if kind == "Datetime" else getattr(pl, kind)
        for name, kind in columns.items()
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def way_of(kind: str, material: str, diameter: float, *, keyed: bool) -> list[tuple[str, str, str]]:
    """The hidden rules: job, work center, who does it."""
    inside = "in_house"
    steps = [("SAW", "SAW-1", inside)]
    if material == "SIC":
        steps += [("GRIND", "GRD-1", inside), ("LAP", "LAP-1", inside)]
    else:
        steps += [("TURN", "CNC-09" if diameter > 200 else "CNC-01", inside)]
    if kind == "GLAND":
        steps += [("MILL", "MCT-1", inside)]
    if kind == "SLEEVE" and material == "316":
        steps += [("COAT", "BUY", "outside")]
    if keyed:
        steps += [("KEY", "SLOT-1", inside)]
    return [*steps, ("INSPECT", "QC-1", inside)]


@dataclass(frozen=True)
class Plant:
    """Frames and what is true behind them."""

    frames: TrainingFrames
    ways: dict[str, tuple[str, ...]]
    """Of every item, with a routing or not: the job codes the rules give it."""
    minutes: dict[tuple[str, str], float]
    """Of item and job: true run minutes of one piece."""


def make_plant(count: int = 300, *, routed: float = 0.7, orders: int = 6, seed: int = 3) -> Plant:
    """A plant of ``count`` items of which the share ``routed`` has a routing and bookings."""
    rng = np.random.default_rng(seed)
    kind = rng.choice(KINDS, count)
    material = rng.choice(MATERIALS, count)
    diameter = np.round(rng.lognormal(4.6, 0.6, count), 1)
    keyed = rng.random(count) < 0.3
    items = items_frame(
        KIND=kind.tolist(),
        MATERIAL=[None if rng.random() < 0.1 else m for m in material.tolist()],
        DIAMETER=[None if rng.random() < 0.2 else d for d in diameter.tolist()],
        SPEC=[
            f"{k} {m} {d:.0f}MM{' KEYWAY' if y else ''}"
            for k, m, d, y in zip(kind, material, diameter, keyed, strict=True)
        ],
        DRAWING=[f"D-{n:06d}" for n in rng.integers(0, 10**6, count).tolist()],
        JUNK=rng.choice(["a", "b", "c"], count).tolist(),
    )
    operations: list[dict[str, Any]] = []
    results: list[dict[str, Any]] = []
    ways: dict[str, tuple[str, ...]] = {}
    minutes: dict[tuple[str, str], float] = {}
    for n, code in enumerate(items["item_code"].to_list()):
        steps = way_of(str(kind[n]), str(material[n]), float(diameter[n]), keyed=bool(keyed[n]))
        ways[code] = tuple(job for job, _, _ in steps)
        created = DAY_ONE + timedelta(days=float(rng.integers(0, 3000)))
        known = rng.random() < routed
        for place, (job, work_center, who) in enumerate(steps, start=1):
            each = float(2.0 + diameter[n] / 40 + len(job))
            minutes[code, job] = each
            if not known:
                continue
            operations.append(
                {
                    "item_code": code,
                    "sequence": 10 * place,
                    "job_code": job,
                    "job_name": f"{job} 작업",
                    "work_center": work_center,
                    "operation_type": who,
                    "setup_minutes": 20.0,
                    "run_minutes": round(each, 1),
                    "base_quantity": 1.0,
                    "created": created,
                }
            )
            results.extend(
                {
                    "work_order": f"W-{code}-{order}",
                    "item_code": code,
                    "routing_no": "R1",
                    "sequence": 10 * place,
                    "job_code": job,
                    "work_center": work_center,
                    "reported": created + timedelta(days=30.0 * (order + 1)),
                    "kind": "production",
                    "quantity": 10.0,
                    "setup_minutes": float(20.0 * rng.lognormal(0, 0.2)),
                    "run_minutes": float(10.0 * each * rng.lognormal(0, 0.15)),
                }
                for order in range(orders)
                if who == "in_house"
            )
    frames = TrainingFrames(
        items, operations_frame(operations), actuals_frame(results), ATTRIBUTES, "test plant"
    )
    return Plant(frames, ways, minutes)


def new_items(plant: Plant) -> list[Item]:
    """The items that have no routing, as they would be asked for."""
    have = set(plant.frames.operations["item_code"])
    names = [attribute.name for attribute in ATTRIBUTES]
    return [
        Item(row["item_code"], {name: row[name] for name in names})
        for row in plant.frames.items.iter_rows(named=True)
        if row["item_code"] not in have
    ]


def trained(frames: TrainingFrames, **changes: Any) -> RoutingModel:
    """A model learned quietly with the usual settings; ``changes`` are of the learning ones."""
    return train(frames, LearningSettings(**changes), IndexSettings(), quiet, never)


def quiet(_progress: Progress) -> None:
    """Takes progress and says nothing."""


def never() -> bool:
    """Nobody asks to stop."""
    return False
