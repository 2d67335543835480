"""Predictions through the service, on the large plant."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Final

import numpy as np

from benchmarks.harness import Row, Scale, in_turns, median_seconds, ms, seconds
from benchmarks.plant_homes import trained_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.columns import ITEM_CODE

if TYPE_CHECKING:
    from routingml_desktop.services.prediction import PredictionService

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
    one, usual, fifty = in_turns(
        scale.rounds,
        lambda: median_seconds(lambda code: service.ask(code, FROM_SIMILAR), single),
        lambda: median_seconds(lambda code: service.ask(code, USUAL), single),
        lambda: seconds(lambda: service.ask_codes(together, FROM_SIMILAR)),
    )
    slow = np.quantile([_seconds_of(service, code) for code in single], 0.95)
    n = f"{len(codes):,} items"
    return [
        Row(
            "one question",
            "proposal from similar items through the service, median (95 of 100 below)",
            f"{n}, {QUESTIONS} questions",
            f"{ms(one)} ({ms(float(slow))}); usual options {ms(usual)}",
            "",
            "",
            f"median <= {ms(ONE_SECONDS)}",
            scale.met(held=one <= ONE_SECONDS),
        ),
        Row(
            "50 items",
            "proposals for fifty items at once",
            n,
            ms(fifty),
            f"fifty single ones {ms(one * TOGETHER)}",
            f"{fifty / (one * TOGETHER):.2f}",
            f"<= {FIFTY_SECONDS} s",
            scale.met(held=fifty <= FIFTY_SECONDS),
        ),
    ]


def _seconds_of(service: PredictionService, code: str) -> float:
    return median(seconds(lambda: service.ask(code, FROM_SIMILAR)) for _ in range(3))
