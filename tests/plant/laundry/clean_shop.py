"""A shop that books everything right, and its standards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.plant.frames import as_operations, as_results

START = datetime(2021, 1, 4, 6)  # noqa: DTZ001 (the plant's local time)
NOW = datetime(2025, 1, 1)  # noqa: DTZ001 (the plant's local time)
ITEMS, STEPS, ORDERS, JOBS = 130, 4, 12, 16
SPREAD = 0.15
"""Standard deviation of the logarithm of booked minutes."""
WRONG = 0.10
"""That of the standards."""


@dataclass(frozen=True)
class Shop:
    """Bookings to the hundredth of a minute, one worker at each work center, never two at once."""

    bookings: pl.DataFrame
    operations: pl.DataFrame
    spread: float


def clean_shop(seed: int = 3, *, spread: float = SPREAD) -> Shop:
    """Each order's operations follow one another; each work center does one at a time."""
    rng = np.random.default_rng(seed)
    steps = []
    for item in range(ITEMS):
        for place, job in enumerate(rng.choice(JOBS, STEPS, replace=False)):
            setup, each = float(rng.lognormal(3.2, 0.4)), float(rng.lognormal(1.6, 0.6))
            steps.append((item, 10 * (place + 1), int(job), setup, each))
    free: dict[int, datetime] = {}
    rows = []
    orders = sorted(
        (float(rng.uniform(0, 1300)), item, float(max(1, round(rng.lognormal(2.2, 0.7)))))
        for item in range(ITEMS)
        for _ in range(ORDERS)
    )
    for number, (day, item, pieces) in enumerate(orders):
        ready = START + timedelta(days=day)
        for _, sequence, job, setup, each in steps[STEPS * item : STEPS * (item + 1)]:
            booked_setup = round(setup * rng.lognormal(0, spread), 2)
            run = round(each * pieces * rng.lognormal(0, spread), 2)
            started = max(ready, free.get(job, ready)) + timedelta(
                minutes=float(rng.uniform(1, 30))
            )
            ready = started + timedelta(minutes=booked_setup + run)
            free[job] = ready
            rows.append(
                {
                    c.WORK_ORDER: f"W{number:05}",
                    c.ITEM_CODE: f"I{item:03}",
                    c.ROUTING_NO: "R1",
                    c.SEQUENCE: sequence,
                    c.JOB_CODE: f"J{job:02}",
                    c.WORK_CENTER: f"M{job:02}",
                    c.WORKER: f"{job}",
                    c.KIND: "production",
                    c.STARTED: started,
                    c.REPORTED: ready,
                    c.QUANTITY: pieces,
                    c.BAD_QUANTITY: 0.0,
                    c.SETUP_MINUTES: booked_setup,
                    c.RUN_MINUTES: run,
                }
            )
    wrong = rng.lognormal(0, WRONG, len(steps))
    operations = pl.DataFrame(
        {
            c.ITEM_CODE: [f"I{item:03}" for item, *_ in steps],
            c.ROUTING_NO: "R1",
            c.SEQUENCE: [step[1] for step in steps],
            c.JOB_CODE: [f"J{step[2]:02}" for step in steps],
            c.WORK_CENTER: [f"M{step[2]:02}" for step in steps],
            c.SETUP_MINUTES: [round(step[3] * w, 1) for step, w in zip(steps, wrong, strict=True)],
            c.RUN_MINUTES: [round(step[4] * w, 2) for step, w in zip(steps, wrong, strict=True)],
            c.BASE_QUANTITY: 1.0,
        }
    )
    return Shop(as_results(pl.DataFrame(rows)), as_operations(operations), spread)
