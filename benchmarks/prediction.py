"""Predictions through the service, on the large plant."""

from __future__ import annotations

from functools import partial
from statistics import median
from typing import Final

import numpy as np

from benchmarks.harness import Row, Scale, in_turns, median_seconds, ms, seconds
from benchmarks.plant_homes import trained_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.columns import ITEM_CODE

QUESTIONS: Final = 40
TOGETHER: Final = 50
ONE_SECONDS: Final = 0.050
FIFTY_SECONDS: Final = 2.5
USUAL: Final = AskOptions()
FROM_SIMILAR: Final = AskOptions(ignore_own_history=True)


def measure(scale: Scale) -> list[Row]:
    """One question, and fifty at once; own routings ignored, so that every one is a proposal."""
    program = Program(trained_home(scale.of("large", "small")))
    service = program.prediction
    service.prepare()
    codes = program.plant.items()[ITEM_CODE]
    chosen = np.random.default_rng(5).permutation(len(codes))[: QUESTIONS + TOGETHER]
    drawn = codes.gather(chosen).to_list()
    single, together = drawn[:QUESTIONS], drawn[QUESTIONS:]
    times: list[float] = []

    def one_by_one() -> float:
        taken = [seconds(partial(service.ask, code, FROM_SIMILAR)) for code in single]
        times.extend(taken)
        return median(taken)

    one, usual, fifty = in_turns(
        scale.rounds,
        one_by_one,
        lambda: median_seconds(lambda code: service.ask(code, USUAL), single),
        lambda: seconds(lambda: service.ask_codes(together, FROM_SIMILAR)),
    )
    slow = float(np.quantile(times, 0.95))
    n = f"{len(codes):,} items"
    return [
        Row(
            "one question",
            "proposal from similar items through the service, median (95 of 100 below)",
            f"{n}, {QUESTIONS} questions",
            f"{one} ({ms(slow)}); usual options {usual}",
            "",
            "",
            f"median <= {ms(ONE_SECONDS)}",
            scale.met(held=one.median <= ONE_SECONDS),
        ),
        Row(
            "50 items",
            "proposals for fifty items at once",
            n,
            str(fifty),
            f"fifty single ones {ms(one.median * TOGETHER)}",
            f"{fifty.by(one) / TOGETHER:.2f}",
            f"<= {FIFTY_SECONDS} s",
            scale.met(held=fifty.median <= FIFTY_SECONDS),
        ),
    ]
