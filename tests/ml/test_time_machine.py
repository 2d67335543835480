from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import InputError, LaterKnowledgeError
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.replay import Month, ReplayRequest
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.ml.months import (
    asked_within,
    created_within,
    known_before,
    require_known,
)
from routingml_desktop.ml.time_machine import NOTHING_CREATED, NOTHING_KNOWN, TimeMachine
from routingml_desktop.settings import EvaluationSettings, IndexSettings, LearningSettings
from tests.ml.histories import booking, day, history, routing_rows
from tests.ml.plants import make_plant, never, quiet

if TYPE_CHECKING:
    from routingml_desktop.domain.replay import ReplayReport
    from routingml_desktop.ml.training import TrainingFrames

PLANT = make_plant(120, orders=3).frames
TAKEN = datetime(2026, 3, 1, tzinfo=UTC)
CUT = Month.of("2020-01")


def replayed(
    frames: TrainingFrames, first: str = "2020-01", last: str = "2020-04", **changes: Any
) -> ReplayReport:
    machine = TimeMachine(
        frames, LearningSettings(), IndexSettings(), EvaluationSettings(bootstrap=100), never
    )
    request = ReplayRequest(Month.of(first), Month.of(last), **changes)
    return machine.replay(request, quiet, taken=TAKEN)


@pytest.fixture(scope="module")
def report() -> ReplayReport:
    return replayed(PLANT)


def test_routings_without_dates_have_no_past_to_replay() -> None:
    undated = PLANT.operations.with_columns(pl.lit(None, pl.Datetime("us")).alias(c.CREATED))

    with pytest.raises(InputError, match=r"no creation date.*operations\.columns\.created"):
        replayed(replace(PLANT, operations=undated))


def test_each_routing_of_a_month_is_asked_once(report: ReplayReport) -> None:
    created = PLANT.operations.group_by(c.ITEM_CODE).agg(pl.col(c.CREATED).min())
    within = created.filter(
        pl.col(c.CREATED).is_between(CUT.start, Month.of("2020-05").start, closed="left")
    )

    assert {row.item_code for row in report.questions} == set(within[c.ITEM_CODE])
    assert sum(month.asked for month in report.months) == len(report.questions) > 0


def test_every_question_is_answered_from_what_was_known_before(report: ReplayReport) -> None:
    for row in report.questions:
        assert row.known_until <= row.created[:10]
        assert row.known_until == f"{row.month}-01"


def test_a_row_tells_what_was_proposed_and_what_came(report: ReplayReport) -> None:
    row = next(row for row in report.questions if row.exact and row.booked_minutes)

    assert [step.partition("@")[0] for step in row.proposed] == [
        step.partition("@")[0] for step in row.released
    ]
    assert row.proposed_minutes is not None
    assert row.standard_minutes is not None


def test_a_replay_repeats_byte_for_byte(report: ReplayReport) -> None:
    again = replayed(PLANT)

    assert json.dumps(again.as_dict(), allow_nan=False) == json.dumps(
        report.as_dict(), allow_nan=False
    )


def test_between_trainings_the_older_model_answers() -> None:
    report = replayed(PLANT, every=3)

    assert {row.known_until for row in report.questions} <= {"2020-01-01", "2020-04-01"}


def test_before_the_first_routing_nothing_was_known() -> None:
    report = replayed(PLANT, "2010-01", "2010-02")

    assert [month.reason for month in report.months] == [NOTHING_KNOWN, NOTHING_KNOWN]
    assert report.scores == ()


def test_after_the_last_routing_nothing_was_created() -> None:
    (month,) = replayed(PLANT, "2031-01", "2031-01").months

    assert (month.asked, month.reason, month.figures) == (0, NOTHING_CREATED, {})


@pytest.mark.parametrize("planted", ["routing", "booking"])
def test_a_planted_row_from_the_future_fails_the_run(planted: str) -> None:
    known = known_before(PLANT, CUT.start)
    later = timedelta(days=1)
    if planted == "routing":
        row = PLANT.operations.head(1).with_columns(pl.lit(CUT.start + later).alias(c.CREATED))
        leaked = replace(known, operations=pl.concat([known.operations, row]))
    else:
        row = PLANT.actuals.head(1).with_columns(pl.lit(CUT.start + later).alias(c.REPORTED))
        leaked = replace(known, actuals=pl.concat([known.actuals, row]))

    require_known(known, CUT.start)
    with pytest.raises(LaterKnowledgeError, match=f"a {planted} of I0000 is dated 2020-01-02"):
        require_known(leaked, CUT.start)


def with_changed_dates(days: int) -> TrainingFrames:
    """The plant with an attribute CHANGED, so many days after an item's routing was created."""
    created = PLANT.operations.group_by(c.ITEM_CODE).agg(
        (pl.col(c.CREATED).min() + timedelta(days=days)).alias("CHANGED")
    )
    return replace(
        PLANT,
        items=PLANT.items.join(created, on=c.ITEM_CODE, how="left", maintain_order="left"),
        attributes=(*PLANT.attributes, Attribute("CHANGED")),
    )


def test_an_attribute_dated_after_the_question_fails_the_run_and_is_named() -> None:
    with pytest.raises(LaterKnowledgeError, match="--leave-out CHANGED"):
        replayed(with_changed_dates(400))


def test_an_attribute_dated_before_the_question_takes_part() -> None:
    assert replayed(with_changed_dates(-400)).asked > 0


def test_a_question_that_tells_of_later_days_fails_even_if_nothing_learned_does() -> None:
    frames = with_changed_dates(-10_000)
    asked = frames.operations.filter(pl.col(c.CREATED) >= CUT.start)[c.ITEM_CODE]
    late = pl.when(pl.col(c.ITEM_CODE).is_in(asked.implode())).then(pl.lit(datetime(2026, 1, 1)))  # noqa: DTZ001
    frames = replace(
        frames, items=frames.items.with_columns(late.otherwise("CHANGED").alias("CHANGED"))
    )

    with pytest.raises(LaterKnowledgeError) as caught:
        replayed(frames)

    assert caught.value.attribute == "CHANGED"
    assert caught.value.item_code in set(asked)


def test_what_is_left_out_is_not_compared_and_harms_no_more() -> None:
    report = replayed(with_changed_dates(400), left_out=("CHANGED",))

    assert report.asked > 0
    assert report.left_out == ("CHANGED",)


def test_an_attribute_that_there_is_not_cannot_be_left_out() -> None:
    with pytest.raises(InputError, match="no attribute COLOUR"):
        replayed(PLANT, left_out=("COLOUR",))


def test_a_routing_is_known_when_its_last_row_was_created() -> None:
    frames = history(
        {"A": {"X": "1"}, "B": {"X": "2"}},
        [
            routing_rows("A", "TURN", created=day(0)),
            [
                *routing_rows("B", "TURN", created=day(0)),
                *routing_rows("B", "PACK", created=day(9)),
            ],
        ],
        [booking("A", "TURN", reported=day(1)), booking("A", "TURN", reported=day(9))],
    )

    known = known_before(frames, day(5))

    assert known.operations[c.ITEM_CODE].to_list() == ["A"]
    assert known.actuals[c.REPORTED].to_list() == [day(1)]
    assert known.items[c.ITEM_CODE].to_list() == ["A"]


def test_an_order_that_was_under_way_is_not_known() -> None:
    origin: dict[str, Any] = {"origin": RoutingOrigin.AS_BUILT}
    frames = history(
        {"P": {"NAME": "P"}},
        [
            routing_rows("P", "TURN", "PACK", routing_no=order, created=day(start), **origin)
            for order, start in (("W1", 0), ("W2", 3), ("W3", 6))
        ],
        [
            booking("P", job, work_order=order, routing_no=order, reported=day(when))
            for order, first, last in (("W1", 0, 2), ("W2", 3, 8), ("W3", 6, 7))
            for job, when in (("TURN", first), ("PACK", last))
        ],
    )

    known = known_before(frames, day(5))
    held, moments = created_within(frames, known, day(5), day(10), 100, 1)

    assert known.operations[c.ROUTING_NO].unique().to_list() == ["W1"]
    assert [(asked.unit, asked.known) for asked in held.asked] == [("W3", True)]
    assert moments == (day(6),)
    assert len(held.bookings) == 2


def test_a_month_asks_for_its_new_routings_and_judges_all_that_was_booked_in_it() -> None:
    frames = history(
        {code: {"X": code} for code in "ABC"},
        [
            routing_rows("A", "TURN", created=day(0)),
            routing_rows("B", "TURN", created=day(6)),
            routing_rows("C", "TURN", created=day(20)),
        ],
        [
            booking("A", "TURN", reported=day(1)),
            booking("A", "TURN", reported=day(7), work_order="WO-2"),
            booking("B", "TURN", reported=day(8)),
            booking("B", "TURN", reported=day(11), work_order="WO-2"),
        ],
    )

    held, created = asked_within(frames, day(5), day(10), 100, 1)

    assert [(asked.item.code, asked.known, asked.actual) for asked in held.asked] == [
        ("A", True, None),
        ("B", False, (("TURN", ""),)),
    ]
    assert held.bookings[c.REPORTED].to_list() == [day(7), day(8)]
    assert [(item.code, moment) for item, moment in created] == [("B", day(6))]
    assert held.training.items[c.ITEM_CODE].to_list() == ["A"]
