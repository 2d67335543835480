"""Which jobs the ways of items have, and which are frequent enough to learn from."""

from __future__ import annotations

import polars as pl

from routingml_desktop.ml.jobs_made import frequent_jobs, jobs_made
from routingml_desktop.ml.routing_rows import known_routings
from tests.ml.plants import DAY_ONE, actuals_frame, never, operations_frame

WAYS = [*[("SAW", "TURN", "PACK")] * 6, *[("TURN", "PACK", "TURN")] * 5, ("GILD", "PACK")]


def test_jobs_that_hardly_an_item_has_are_counted_not_told_apart() -> None:
    codes = [f"I{n:02d}" for n in range(len(WAYS))]
    rows = [
        {"item_code": code, "sequence": 10 * place, "job_code": job, "created": DAY_ONE}
        for code, way in zip(codes, WAYS, strict=True)
        for place, job in enumerate(way, start=1)
    ]
    routings = known_routings(operations_frame(rows), actuals_frame([]), pl.Series(codes), never)
    way = routings.way[routings.latest]

    jobs, others = frequent_jobs(routings, way)
    made = jobs_made(routings, way, jobs)

    names = [routings.jobs[number] for number in jobs]
    assert sorted(names) == ["PACK", "SAW", "TURN"]
    assert others == 1
    expected = [[float(name in way) for name in names] for way in WAYS]
    assert made.tolist() == expected
