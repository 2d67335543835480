"""Quality cycles on the large plant; drift alarms on replays with and without a planted one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.drift_similarity import false_drift_of_new_items
from benchmarks.harness import Row, Scale, in_turns, ms, seconds
from benchmarks.plant_homes import synced_home, trained_home
from routingml_desktop.assembly import Program
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.drift import DriftSubject
from routingml_desktop.domain.quality_cycle import CycleRequest, CycleState, QualityCycle
from routingml_desktop.ml.bookings import bookings
from routingml_desktop.ml.code_attributes import sibling_attributes, sibling_groups
from routingml_desktop.ml.distributions import learned_distributions
from routingml_desktop.ml.drift_measuring import TodaysPlant, measure_drift
from routingml_desktop.ml.held_out import clean_bookings
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.plant.demo_bookings import SLOWED_CENTER
from routingml_desktop.services.training_process import training_frames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.ml.training import TrainingFrames

FEW, MANY = 2, 500
FEW_SECONDS, MANY_SECONDS = 1.0, 60.0
REPLAYS: Final = 200
FALSE_ALARMS: Final = 0.05
SLOWED: Final = datetime(2023, 7, 1)  # noqa: DTZ001 (frames carry the plant's local time)
CALM: Final = (datetime(2019, 1, 1), datetime(2023, 1, 1))  # noqa: DTZ001
_DAY: Final = 86_400


def measure(scale: Scale) -> list[Row]:
    """How long cycles take, how often drift is told where there is none, and where there is."""
    return [*_cycles(scale), *_drift(scale), false_drift_of_new_items(scale)]


def _cycles(scale: Scale) -> list[Row]:
    program = Program(trained_home(scale.of("large", "small")))
    program.prediction.prepare()
    _run(program, FEW)
    few, many = in_turns(
        scale.rounds, lambda: seconds(lambda: _run(program, FEW)),
        lambda: seconds(lambda: _run(program, MANY)),
    )  # fmt: skip
    n = f"{len(program.plant.items()):,} items"
    what = "a quality cycle from sample to alerts, model loaded, nothing written"
    return [
        Row(
            "cycle of 2", what, n, ms(few.median), "", "", f"< {FEW_SECONDS:.0f} s",
            scale.met(held=few.median < FEW_SECONDS),
        ),
        Row(
            "cycle of 500", what, n, f"{many.median:.1f} s", "", "", f"< {MANY_SECONDS:.0f} s",
            scale.met(held=many.median < MANY_SECONDS),
        ),
    ]  # fmt: skip


def _run(program: Program, items: int) -> QualityCycle:
    running = QualityCycle("bench", CycleRequest(items), CycleState.RUNNING, datetime.now(UTC))
    found = program.cycle_measurement.measure(running, _silent, _never)
    if found.state is not CycleState.MEASURED:
        sys.exit(f"the cycle measured nothing: {found.reason}")
    return found


def _drift(scale: Scale) -> list[Row]:
    """Undrifted replays: a tenth of the families is new, half a year of orders is later."""
    replay = Replays.of(Program(synced_home(scale.of("medium", "small"))))
    random = np.random.default_rng(3)
    count = scale.of(REPLAYS, 20)
    alarms = sum(any(one.drifted for one in replay.play_anywhere(random)) for _ in range(count))
    share = alarms / count
    return [
        Row(
            "false drift", "replays without drift that raise any alarm", f"{count} replays",
            f"{share:.1%}", "", "", f"<= {FALSE_ALARMS:.0%}",
            scale.met(held=share <= FALSE_ALARMS),
        ),
        _planted(scale, replay, random),
    ]  # fmt: skip


def _planted(scale: Scale, replay: Replays, random: np.random.Generator) -> Row:
    """Months after the slowed work center got slower, until it alone is named."""
    named: list[str] = []
    others = 0
    for months in (1, 2, 3, 6):
        found = [
            one
            for one in replay.play(SLOWED, random, days=30 * months)
            if one.drifted and one.subject is DriftSubject.MINUTES
        ]
        others += sum(one.name != SLOWED_CENTER for one in found)
        told = [one for one in found if one.name == SLOWED_CENTER]
        factor = f"x {told[0].shift:.2f}" if told else "not named"
        named.append(f"{months} mo: {factor}")
    return Row(
        "planted drift", f"{SLOWED_CENTER} x 1.2: named with its factor; others named: {others}",
        "4 spans", "; ".join(named), "", "", "named within 6 months",
        scale.met(held="not named" not in named[-1] and not others),
    )  # fmt: skip


class Replays:
    """The plant as it was, as often as wanted."""

    def __init__(self, frames: TrainingFrames) -> None:
        self._frames = frames
        codes = frames.items.unique(c.ITEM_CODE, keep="first").drop_nulls(c.ITEM_CODE)
        self._items = codes.sort(c.ITEM_CODE)
        siblings = sibling_attributes(self._items, frames.attributes)
        self._groups = sibling_groups(self._items, siblings)
        self._names = self._groups["group"].unique().sort()

    @classmethod
    def of(cls, program: Program) -> Replays:
        """Of a program's snapshot."""
        return cls(training_frames(program.snapshots.open(), _silent, _never))

    def play_anywhere(self, random: np.random.Generator) -> Sequence[DriftFigure]:
        """Play from a day on that lies before the planted drift."""
        span = int((CALM[1] - CALM[0]).total_seconds()) // _DAY
        return self.play(
            CALM[0] + (CALM[1] - CALM[0]) * float(random.integers(span) / span), random
        )

    def play(
        self, cut: datetime, random: np.random.Generator, days: int = 182
    ) -> Sequence[DriftFigure]:
        """Learn what was before ``cut`` of nine tenths of the families; compare what came then."""
        drawn = self._names.gather(random.permutation(len(self._names))[: len(self._names) // 10])
        new = self._groups.filter(pl.col("group").is_in(drawn.implode()))[c.ITEM_CODE]
        is_new = pl.col(c.ITEM_CODE).is_in(new.implode())
        known = self._items.filter(~is_new)
        reported = pl.col(c.REPORTED)
        before = self._frames.actuals.filter(reported < cut, ~is_new)
        until = cut + (SLOWED - CALM[0]) / (SLOWED - CALM[0]).days * days
        since = self._frames.actuals.filter(reported >= cut, reported < until)
        booked = bookings(before, known[c.ITEM_CODE])
        learned = learned_distributions(known, self._frames.attributes, booked, {})
        nobody = partial(_unknown, float("nan"))
        today = TodaysPlant(self._items.filter(is_new), clean_bookings(since))
        return measure_drift(learned, KnownItems(known), booked, today, nobody)


def _unknown(similarity: float, items: Sequence[object]) -> list[float]:
    return [similarity] * len(items)


def _silent(_progress: Progress) -> None:
    """The work tells its progress; nobody listens here."""


def _never() -> bool:
    return False
