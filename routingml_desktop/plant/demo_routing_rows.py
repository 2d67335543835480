"""Demo operations as the routing view shows them: 52 columns, unsorted, sentinel dates."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.plant.demo_catalog import ENGINEERS, PARTNERS, Kind
from routingml_desktop.plant.demo_dice import chance
from routingml_desktop.plant.demo_rules import WHOLLY_OUTSIDE
from routingml_desktop.plant.demo_shop import JOBS, WORK_CENTERS
from routingml_desktop.plant.demo_tables import ROUTING_COLUMNS

if TYPE_CHECKING:
    from routingml_desktop.plant.demo_operations import Operations, Routings
    from routingml_desktop.plant.demo_traits import Traits

ALL_OUTSIDE: Final = "외주"
"""The literal routing number of an item that a partner makes whole."""
INSIDE_TEXT: Final = "사내"
TIME_UNIT: Final = "분(Min.)"
EPOCH: Final = datetime(2000, 1, 1)  # noqa: DTZ001 (the ERP's dates have no zone)
_UNSORTED: Final = 0.25
_EXPIRED: Final = 0.04
_NC_JOBS: Final = np.array(
    [job.code[:1] in ("A", "C", "M") and job.code != "A00-1" for job in JOBS]
)
_BATCHED: Final = np.array([job.code.startswith("F") for job in JOBS])
_INSPECTING: Final = np.array([job.code.startswith("Q") for job in JOBS])


def routing_numbers(t: Traits, routings: Routings) -> pl.Series:
    """ROUT_NO of each routing: unique within its item."""
    item = routings.item
    frame = pl.DataFrame(
        {
            "size": t.size_class[item] + 1,
            "f": t.faces[item],
            "s": t.sides[item],
            "n": t.family[item] % 10_000,
            "tail": pl.Series(["", "A", "B", "C"]).gather(routings.rank),
            "letter": pl.Series(list("BKRCSFFOTWP")).gather(t.kind[item]),
        }
    )
    number = pl.col("n").cast(pl.String).str.zfill(4)
    assembled = pl.Series(np.isin(t.kind[item], (Kind.ASSEMBLY, Kind.KIT)))
    outside = pl.Series(routings.routed.slots[:, 0] == WHOLLY_OUTSIDE)
    return frame.select(
        pl.when(outside)
        .then(pl.lit(ALL_OUTSIDE))
        .when(assembled)
        .then(pl.format("{}#{}L{}C{}", "letter", "size", number.str.slice(2), "tail"))
        .otherwise(pl.format("{}{}M{}{}{}{}", "letter", "size", "f", "s", number, "tail"))
        .alias("ROUT_NO")
    ).to_series()


def routing_rows(
    rng: np.random.Generator,
    items: pl.DataFrame,
    traits: Traits,
    routings: Routings,
    operations: Operations,
) -> pl.DataFrame:
    """The routing view's rows of the routings that are written down, in stored order."""
    numbers = routing_numbers(traits, routings)
    kept = np.flatnonzero(routings.in_master[operations.routing])
    kept = kept[_stored_order(rng, operations, kept)]
    routing, item = operations.routing[kept], operations.item[kept]
    shared: pl.DataFrame = items.select(
        "ITEM_CD", "ITEM_NM", "OUTDIAMETER", "INDIAMETER", "OUTTHICKNESS", "OUTDIAMETER_UNIT"
    )[item]
    count = len(kept)
    created = pl.Series(routings.created[routing]).cast(pl.Int64)
    expired = rng.random(len(routings.item))[routing] < _EXPIRED
    none = pl.repeat(None, count, dtype=pl.String, eager=True)
    frame = shared.with_columns(
        ROUT_NO=numbers.gather(routing),
        PROC_SEQ=pl.Series(operations.place[kept] * 10),
        INSRT_DT=_date(created, "%Y-%m-%d %H:%M:%S", 7 + routing % 11),
        VALID_FROM_DT=pl.lit("2001-01-01"),
        VALID_TO_DT=pl.when(pl.Series(expired))
        .then(_date(created + 900, "%Y-%m-%d"))
        .otherwise(pl.lit("2999-12-31")),
        VALIDITY=pl.when(pl.Series(expired)).then(pl.lit("N")).otherwise(pl.lit("Y")),
        ROUT_ORDER=pl.when(pl.Series(operations.place[kept] == 1))
        .then(pl.lit("F"))
        .when(pl.Series(operations.last[kept]))
        .then(pl.lit("L"))
        .otherwise(pl.lit("I")),
        **_work(operations, kept),
        **_times(rng, operations, kept),
        **_partner(rng, operations, kept, item),
        **_programs(rng, traits, operations, kept, created),
        REMARK=none,
        ROUT_DOC=none,
        PROGRAM_REMARK=none,
        ROUT_SIZE=none,
    )
    return frame.select(ROUTING_COLUMNS)


def _stored_order(rng: np.random.Generator, operations: Operations, kept: np.ndarray) -> np.ndarray:
    """Rows of a routing mostly lie in order; in one of four the last two are swapped."""
    routing = operations.routing[kept]
    swapped = rng.random(int(routing.max(initial=0)) + 1)[routing] < _UNSORTED
    late = swapped & ~operations.last[kept] & np.append(operations.last[kept][1:], False)
    rank = operations.place[kept] + np.where(late, 1.5, 0.0)
    return np.lexsort((rank, routing))


def _work(operations: Operations, kept: np.ndarray) -> dict[str, pl.Series | pl.Expr]:
    job, center = operations.job[kept], operations.center[kept]
    outside = pl.Series(operations.outside[kept])
    return {
        "INSIDE_FLAG": pl.when(outside).then(pl.lit(ALL_OUTSIDE)).otherwise(pl.lit(INSIDE_TEXT)),
        "JOB_CD": pl.Series([j.code for j in JOBS]).gather(job),
        "JOB_NM": pl.Series([j.name for j in JOBS]).gather(job),
        "RES_CD": pl.Series([c.code for c in WORK_CENTERS] + [None]).gather(center % _NO_CENTER),
        "RES_DIS": pl.Series([c.name for c in WORK_CENTERS] + [None]).gather(center % _NO_CENTER),
        "BATCH_OPER": pl.when(pl.Series(_BATCHED[job])).then(pl.lit("B")),
        "INSP_FLG": pl.when(pl.Series(_INSPECTING[job])).then(pl.lit("Y")).otherwise(pl.lit("N")),
        "MILESTONE_FLG": pl.when(pl.Series(operations.last[kept]))
        .then(pl.lit("Y"))
        .otherwise(pl.lit("N")),
    }


_NO_CENTER: Final = len(WORK_CENTERS) + 1


def _times(
    rng: np.random.Generator, operations: Operations, kept: np.ndarray
) -> dict[str, pl.Series | pl.Expr]:
    count = len(kept)
    known = pl.Series(chance(rng, count, 0.35)) & ~pl.Series(operations.outside[kept])
    wander = rng.normal(1, 0.05, (2, count))
    waits = np.array([0.0, 0.0, 0.0, 200.0, 300.0])
    return {
        "TIME_UNIT": pl.lit(TIME_UNIT),
        "QUEUE_TIME": pl.lit(0.0),
        "SETUP_TIME": pl.Series(operations.standard_setup[kept]),
        "RUN_TIME": pl.Series(operations.standard_run[kept]),
        "ACT_SETUP_TIME": pl.when(known).then(
            pl.Series(np.round(operations.setup[kept] * wander[0], 1))
        ),
        "ACT_RUN_TIME": pl.when(known).then(
            pl.Series(np.round(operations.run[kept] * wander[1], 1))
        ),
        "WAIT_TIME": pl.Series(waits[rng.integers(0, 5, count)]),
        "MOVE_TIME": pl.Series(waits[rng.integers(0, 5, count)]),
        "RUN_TIME_QTY": pl.lit(1.0),
        "RUN_TIME_UNIT": pl.lit("해당없음"),
    }


def _partner(
    rng: np.random.Generator, operations: Operations, kept: np.ndarray, item: np.ndarray
) -> dict[str, pl.Series | pl.Expr]:
    outside = operations.outside[kept]
    count = len(kept)
    who = np.where(outside, 1 + (operations.job[kept] + item % 3) % (len(PARTNERS) - 1), 0)
    told = pl.Series(outside)
    price = np.round(rng.lognormal(10.2, 0.7, count) / 100) * 100
    days = 3 + operations.job[kept] % 5 + rng.integers(0, 6, count)
    return {
        "BP_CD": pl.Series([code for code, _ in PARTNERS]).gather(who),
        "CUST_NM": pl.Series([name for _, name in PARTNERS]).gather(who),
        "CUR_CD": pl.when(told).then(pl.lit("KRW")),
        "SUBCONTRACT_PRC": pl.when(told).then(pl.Series(price)),
        "TAX_TYPE": pl.when(told).then(pl.lit("A")),
        "MFG_LT": pl.when(told).then(pl.Series(days.astype(float))).otherwise(pl.lit(0.0)),
    }


def _programs(
    rng: np.random.Generator,
    traits: Traits,
    operations: Operations,
    kept: np.ndarray,
    created: pl.Series,
) -> dict[str, pl.Series | pl.Expr]:
    job, item = operations.job[kept], operations.item[kept]
    count = len(kept)
    has = pl.Series(_NC_JOBS[job] & chance(rng, count, 0.8))
    writer = traits.engineer[item]
    reviewer = (writer + 2) % len(ENGINEERS)
    frame = pl.DataFrame({"f": traits.family[item], "p": operations.place[kept]})
    size = pl.DataFrame({"o": np.ceil(traits.outer[item] / 5) * 5 + 5})
    return {
        "NC_PROGRAM": pl.when(has).then(frame.select(pl.format("O{}{}", "f", "p")).to_series()),
        "NC_PROGRAM_WRITER": pl.when(has).then(pl.Series([c for c, _ in ENGINEERS]).gather(writer)),
        "NC_WRITER_NM": pl.when(has).then(pl.Series([n for _, n in ENGINEERS]).gather(writer)),
        "NC_WRITE_DATE": pl.when(has).then(_date(created, "%Y-%m-%d")),
        "NC_REVIEWER": pl.when(has).then(pl.Series([c for c, _ in ENGINEERS]).gather(reviewer)),
        "NC_REVIEWER_NM": pl.when(has).then(pl.Series([n for _, n in ENGINEERS]).gather(reviewer)),
        "NC_REVIEW_DT": pl.when(has).then(_date(created + 3, "%Y-%m-%d")),
        "RAW_MATL_SIZE": pl.when(has & pl.Series(np.isin(operations.place[kept], (1, 2, 3)))).then(
            size.select(pl.format("Φ{}", pl.col("o").cast(pl.Int64))).to_series()
        ),
        "JAW_SIZE": pl.when(has & pl.Series(chance(rng, count, 0.3))).then(
            (pl.Series(item % 9) + 4).cast(pl.String)
        ),
        "OP_DRAW_NO": pl.when(pl.Series(chance(rng, count, 0.05))).then(
            frame.select(pl.format("OP-{}-{}", "f", "p")).to_series()
        ),
        "MTMG_NUMB": pl.lit(None, pl.String),
    }


def _date(days: pl.Series, pattern: str, hour: np.ndarray | None = None) -> pl.Series:
    """ISO text of days since 2000-01-01, at ``hour`` o'clock."""
    times = pl.Series([EPOCH]).dt.cast_time_unit("us").gather(np.zeros(len(days), int))
    times = times + pl.Series(days * 86_400_000_000).cast(pl.Duration("us"))
    if hour is not None:
        times = times + pl.Series(hour * 3_600_000_000).cast(pl.Duration("us"))
    return times.dt.strftime(pattern)
