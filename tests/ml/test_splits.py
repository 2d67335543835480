from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.domain.work_result import DropReason
from routingml_desktop.ml.held_out import ASKED, HoldOut
from routingml_desktop.ml.notes import Note
from routingml_desktop.ml.splits import by_group, by_time, one_at_a_time, some_of
from tests.ml.histories import booking, day, history, routing_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.ml.training import TrainingFrames

CODES = [f"ITEM-{k:02d}" for k in range(20)]


def master() -> TrainingFrames:
    """Twenty items in ten drawings; item k was routed on day k and booked on day k + 5."""
    return history(
        {code: {"DRAWING": f"D{k // 2}"} for k, code in enumerate(CODES)},
        [routing_rows(code, "TURN", "PACK", created=day(k)) for k, code in enumerate(CODES)],
        [
            booking(code, "TURN", work_order=f"WO-{k}", reported=day(k + 5))
            for k, code in enumerate(CODES)
        ],
    )


def built(*orders: tuple[str, str, int, int]) -> TrainingFrames:
    """A plant as built: orders as (part, order, first day, last day)."""
    origin: dict[str, Any] = {"origin": RoutingOrigin.AS_BUILT}
    return history(
        {part: {"NAME": part} for part, *_ in orders},
        [
            routing_rows(part, "TURN", "PACK", routing_no=order, created=day(first), **origin)
            for part, order, first, _ in orders
        ],
        [
            booking(part, job, work_order=order, routing_no=order, reported=day(when))
            for part, order, first, last in orders
            for job, when in (("TURN", first), ("PACK", last))
        ],
    )


def first_part(
    frames: TrainingFrames, siblings: Sequence[str], share: float, most: int, seed: int
) -> HoldOut:
    return next(by_group(frames, siblings, share, most, seed))


def everything_of(held: HoldOut, column: str) -> set[str]:
    training = held.training
    return set(training.operations[column]) | set(training.actuals[column])


def asked_items(held: HoldOut) -> set[str]:
    return {question.item.code for question in held.asked}


@pytest.mark.parametrize("seed", range(5))
def test_held_out_items_are_in_no_training_frame(seed: int) -> None:
    held = first_part(master(), (), share=0.25, most=100, seed=seed)

    assert len(asked_items(held)) == 5
    assert not asked_items(held) & everything_of(held, c.ITEM_CODE)
    assert not asked_items(held) & set(held.training.items[c.ITEM_CODE])


@pytest.mark.parametrize("seed", range(5))
def test_siblings_stay_on_one_side(seed: int) -> None:
    for held in by_group(master(), ("DRAWING",), share=0.3, most=100, seed=seed):
        drawings = {question.item.attributes["DRAWING"] for question in held.asked}
        assert len(held.asked) == 2 * len(drawings)
        assert not drawings & set(held.training.items["DRAWING"])


def test_every_item_is_in_one_part() -> None:
    parts = by_group(master(), ("DRAWING",), share=0.3, most=100, seed=1)

    assert sorted(code for held in parts for code in asked_items(held)) == CODES


def test_the_parts_are_of_like_size() -> None:
    parts = by_group(master(), (), share=0.25, most=100, seed=1)

    assert [len(held.asked) for held in parts] == [5, 5, 5, 5]


def test_items_not_asked_stay_held_out() -> None:
    held = first_part(master(), (), share=0.5, most=3, seed=1)

    assert len(held.asked) == 3
    assert held.training.operations[c.ITEM_CODE].n_unique() == 10


def test_a_question_carries_its_true_answer_and_its_bookings() -> None:
    held = first_part(master(), (), share=0.3, most=100, seed=1)

    first = held.asked[0]
    assert first.actual == (("TURN", ""), ("PACK", ""))
    assert not first.known
    assert held.bookings.filter(held.bookings[ASKED] == 0)[c.ITEM_CODE].to_list() == [
        first.item.code
    ]


def test_dropped_bookings_judge_nobody() -> None:
    frames = history(
        {code: {"X": code} for code in CODES},
        [routing_rows(code, "TURN") for code in CODES],
        [booking(code, "TURN", dropped=DropReason.REWORK.value) for code in CODES],
    )

    assert first_part(frames, (), share=0.5, most=100, seed=1).bookings.is_empty()


def test_nothing_created_or_booked_after_the_cut_is_known() -> None:
    held = by_time(master(), share=0.2, most=100, seed=1)

    cut = day(16)
    assert held.training.operations[c.CREATED].max() < cut  # type: ignore[operator]
    assert held.training.actuals[c.REPORTED].max() < cut  # type: ignore[operator]
    assert held.bookings[c.REPORTED].min() >= cut  # type: ignore[operator]


def test_later_bookings_of_an_older_routing_are_asked_as_known() -> None:
    held = by_time(master(), share=0.2, most=100, seed=1)

    by_item = {question.item.code: question for question in held.asked}
    assert by_item["ITEM-12"].known
    assert by_item["ITEM-12"].actual is None
    assert not by_item["ITEM-17"].known
    assert by_item["ITEM-17"].actual is not None


def test_a_new_routing_of_a_routed_item_is_asked_as_known() -> None:
    frames = history(
        {code: {"X": code} for code in CODES},
        [
            *[routing_rows(code, "TURN", created=day(k)) for k, code in enumerate(CODES)],
            routing_rows("ITEM-00", "MILL", routing_no="R2", created=day(30)),
        ],
    )

    held = by_time(frames, share=0.1, most=100, seed=1)

    revised = next(question for question in held.asked if question.item.code == "ITEM-00")
    assert revised.known
    assert revised.actual == (("MILL", ""),)
    assert "R2" not in set(held.training.operations[c.ROUTING_NO])


def test_a_routing_without_a_date_is_on_neither_side() -> None:
    frames = history(
        {code: {"X": code} for code in CODES},
        [
            routing_rows(code, "TURN", created=None if k == 3 else day(k))
            for k, code in enumerate(CODES)
        ],
    )

    held = by_time(frames, share=0.2, most=100, seed=1)

    assert "ITEM-03" not in asked_items(held) | everything_of(held, c.ITEM_CODE)
    assert any("no date" in note for note in held.notes)


def test_without_dates_nothing_can_be_split_by_time() -> None:
    frames = history({"A": {"X": "1"}}, [routing_rows("A", "TURN", created=None)])

    held = by_time(frames, share=0.2, most=100, seed=1)

    assert held.asked == ()
    assert held.notes


def test_where_no_routing_is_dated_the_later_bookings_of_items_made_before_are_held_out() -> None:
    again = [
        booking(CODES[k], "TURN", work_order=f"AGAIN-{k}", reported=day(40 + k)) for k in range(6)
    ]
    undated = history(
        {code: {} for code in CODES},
        [routing_rows(code, "TURN", "PACK", created=None) for code in CODES],
        [*master().actuals.to_dicts(), *again],
    )

    held = by_time(undated, share=0.25, most=100, seed=0)

    asked = asked_items(held)
    assert asked == {CODES[k] for k in range(6)}
    assert all(question.known and question.actual is None for question in held.asked)
    assert set(held.bookings[c.WORK_ORDER]) == {f"AGAIN-{k}" for k in range(6)}
    assert not set(held.training.actuals[c.WORK_ORDER]) & set(held.bookings[c.WORK_ORDER])
    assert set(held.training.operations[c.ITEM_CODE]) == set(held.training.actuals[c.ITEM_CODE])
    assert held.notes[0] == Note.UNDATED_MASTER.told()


def test_an_order_under_way_at_the_cut_is_neither_known_nor_asked() -> None:
    orders = [("P", f"WO-{k}", k, k + 1) for k in range(10)]
    frames = built(*orders, ("P", "LONG", 2, 30))

    held = by_time(frames, share=0.3, most=100, seed=1)

    assert "LONG" not in {question.unit for question in held.asked}
    assert "LONG" not in set(held.training.operations[c.ROUTING_NO])
    assert not set(held.training.operations[c.ROUTING_NO]) & {q.unit for q in held.asked}


def test_each_item_is_asked_once_by_a_model_that_has_not_seen_it() -> None:
    folds = list(one_at_a_time(master(), folds=4, most=100, seed=1))

    assert sorted(question.unit for held in folds for question in held.asked) == CODES
    for held in folds:
        assert not asked_items(held) & everything_of(held, c.ITEM_CODE)
        assert not asked_items(held) & set(held.training.items[c.ITEM_CODE])
        assert held.training.operations[c.ITEM_CODE].n_unique() == 15


def test_units_that_are_not_asked_stay_known() -> None:
    folds = list(one_at_a_time(master(), folds=4, most=8, seed=1))

    assert sum(len(held.asked) for held in folds) == 8
    assert all(held.training.operations[c.ITEM_CODE].n_unique() == 18 for held in folds)


def test_orders_as_built_are_held_out_one_by_one() -> None:
    frames = built(("P", "W1", 1, 2), ("P", "W2", 3, 4), ("P", "W3", 5, 6), ("Q", "W4", 7, 8))

    folds = list(one_at_a_time(frames, folds=4, most=100, seed=1))

    by_order = {held.asked[0].unit: held for held in folds}
    assert by_order["W2"].asked[0].known
    assert set(by_order["W2"].training.operations[c.ROUTING_NO]) == {"W1", "W3", "W4"}
    assert "W2" not in set(by_order["W2"].training.actuals[c.WORK_ORDER])
    assert by_order["W2"].bookings[c.WORK_ORDER].to_list() == ["W2", "W2"]
    assert not by_order["W4"].asked[0].known
    assert "Q" not in set(by_order["W4"].training.items[c.ITEM_CODE])


def test_by_group_an_item_as_built_is_asked_once_for_what_its_own_orders_tell() -> None:
    plain = built(("P", "W1", 1, 2), ("P", "W2", 3, 4), ("P", "W3", 5, 6), ("Q", "W4", 7, 8))
    odd = (pl.col(c.ROUTING_NO) == "W3") & (pl.col(c.JOB_CODE) == "TURN")
    job = pl.when(odd).then(pl.lit("MILL")).otherwise(c.JOB_CODE).alias(c.JOB_CODE)
    frames = replace(plain, operations=plain.operations.with_columns(job))

    parts = [held for held in by_group(frames, (), 0.5, 100, 1) if held.asked]

    by_item = {held.asked[0].item.code: held for held in parts}
    (question,) = by_item["P"].asked
    assert question.unit == "P"
    assert [job for job, _ in question.actual or ()] == ["TURN", "PACK"]
    assert set(by_item["P"].bookings[c.WORK_ORDER]) == {"W1", "W2", "W3"}
    assert set(by_item["P"].bookings[ASKED]) == {0}
    assert everything_of(by_item["P"], c.ITEM_CODE) == {"Q"}
    assert by_item["P"].notes == (Note.ITEMS_AS_BUILT,)


def test_orders_asked_one_by_one_say_how_many_went_as_usual() -> None:
    plain = built(("P", "W1", 1, 2), ("P", "W2", 3, 4), ("P", "W3", 5, 6), ("Q", "W4", 7, 8))
    odd = (pl.col(c.ROUTING_NO) == "W3") & (pl.col(c.JOB_CODE) == "TURN")
    job = pl.when(odd).then(pl.lit("MILL")).otherwise(c.JOB_CODE).alias(c.JOB_CODE)
    frames = replace(plain, operations=plain.operations.with_columns(job))

    (told,) = {note for held in one_at_a_time(frames, 4, 100, 1) for note in held.notes}

    assert told == Note.ORDERS_AS_BUILT.told(orders=3, share="66.7%")
    assert [note for held in one_at_a_time(master(), 4, 8, 1) for note in held.notes] == []


def test_the_same_seed_holds_out_the_same() -> None:
    def units(seed: int) -> list[str]:
        held = first_part(master(), (), share=0.3, most=100, seed=seed)
        return [question.unit for question in held.asked]

    assert units(1) == units(1)
    assert units(1) != units(2)


def test_the_actual_routing_of_several_is_the_one_created_last() -> None:
    frames = history(
        {"A": {"X": "1"}, "B": {"X": "1"}},
        [
            routing_rows("A", "MILL", routing_no="R9", created=day(1)),
            routing_rows("A", "PACK", "TURN", routing_no="R1", created=day(2)),
            routing_rows("B", "TURN"),
        ],
    )

    folds = list(one_at_a_time(frames, folds=2, most=10, seed=1))

    actual = {held.asked[0].unit: held.asked[0].actual for held in folds}
    assert actual["A"] == (("PACK", ""), ("TURN", ""))


def test_operations_come_in_sequence_whatever_the_order_of_rows() -> None:
    rows = routing_rows("A", "TURN", "MILL", "PACK")
    frames = history({"A": {"X": "1"}, "B": {"X": "2"}}, [rows[::-1], routing_rows("B", "TURN")])

    folds = list(one_at_a_time(frames, folds=2, most=10, seed=1))

    actual = {held.asked[0].unit: held.asked[0].actual for held in folds}
    assert actual["A"] == (("TURN", ""), ("MILL", ""), ("PACK", ""))


def test_fewer_questions_keep_their_bookings() -> None:
    held = first_part(master(), (), 0.5, 1000, 1)

    fewer = some_of(held, 3, 1)

    assert len(fewer.asked) == 3
    assert len(fewer.bookings) > 0
    codes = [fewer.asked[place].item.code for place in fewer.bookings[ASKED]]
    assert codes == fewer.bookings[c.ITEM_CODE].to_list()
