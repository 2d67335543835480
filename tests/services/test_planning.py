"""A routing draft is edited without ever changing, so that each edit can be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.services.planning import (
    LONGEST_MINUTES,
    RoutingDraft,
    TextField,
    TimeField,
    draft_of,
)
from tests.builders import candidate, estimate

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import RoutingCandidate


def codes(draft: RoutingDraft) -> list[str]:
    return [step.operation.job_code for step in draft.operations]


def numbers(draft: RoutingDraft) -> list[int]:
    return [step.operation.sequence for step in draft.operations]


def existing(*job_codes: str) -> RoutingCandidate:
    return replace(candidate(*job_codes), origin=RoutingOrigin.MASTER)


@pytest.fixture
def draft() -> RoutingDraft:
    return draft_of("NEW-1", candidate("A01-1", "C10-1", "Q30-1"))


def test_a_proposal_brings_the_middle_of_its_evidence() -> None:
    source = candidate("A01-1")
    step = replace(source.operations[0], setup=estimate(31.239), run=estimate(0.00789))

    planned = draft_of("NEW-1", replace(source, operations=(step,))).operations[0]

    assert planned.operation.setup_minutes == 31.24
    assert planned.operation.run_minutes == 0.0079
    assert planned.from_history(TimeField.SETUP)
    assert planned.from_history(TimeField.RUN)


def test_run_minutes_of_a_proposal_are_for_the_base_quantity() -> None:
    source = candidate("A01-1")
    step = source.operations[0]
    by_hundred = replace(step, operation=replace(step.operation, base_quantity=100.0))

    planned = draft_of("NEW-1", replace(source, operations=(by_hundred,))).operations[0]

    assert planned.operation.run_minutes == 500.0
    assert planned.from_history(TimeField.RUN)


def test_without_evidence_the_reference_routing_s_time_stays() -> None:
    source = candidate("A01-1")
    step = replace(source.operations[0], setup=NO_TIME)

    planned = draft_of("NEW-1", replace(source, operations=(step,))).operations[0]

    assert planned.operation.setup_minutes == 20.0
    assert not planned.from_history(TimeField.SETUP)


def test_an_existing_routing_keeps_the_times_the_plant_gave_it() -> None:
    source = existing("A01-1")
    step = replace(source.operations[0], run=estimate(9.0))

    planned = draft_of("OLD-1", replace(source, operations=(step,))).operations[0]

    assert planned.operation.run_minutes == 5.0
    assert not planned.from_history(TimeField.RUN)


@pytest.mark.parametrize("field", list(TimeField))
def test_every_time_can_be_set_and_unset(draft: RoutingDraft, field: TimeField) -> None:
    edited = draft.set_time(2, field, 12.5)
    unset = edited.set_time(2, field, None)

    assert getattr(edited.operations[1].operation, field) == 12.5
    assert getattr(unset.operations[1].operation, field) is None
    assert edited.operations[1].changed == {field}
    assert not edited.operations[1].from_history(field)
    assert edited.edited
    assert not draft.edited


@pytest.mark.parametrize("minutes", [-0.1, LONGEST_MINUTES + 0.1, float("nan"), float("inf")])
def test_a_time_out_of_bounds_is_not_taken(draft: RoutingDraft, minutes: float) -> None:
    with pytest.raises(ValueError, match="must be 0 to 10000"):
        draft.set_time(1, TimeField.RUN, minutes)


def test_words_type_and_base_quantity_can_be_set(draft: RoutingDraft) -> None:
    edited = (
        draft.set_text(1, TextField.WORK_CENTER, " CNC-09 ")
        .set_type(1, OperationType.OUTSIDE)
        .set_base_quantity(1, 100)
    )

    operation = edited.operations[0].operation
    assert (operation.work_center, operation.operation_type) == ("CNC-09", OperationType.OUTSIDE)
    assert operation.base_quantity == 100


@pytest.mark.parametrize("pieces", [0, -1, LONGEST_MINUTES + 1])
def test_a_base_quantity_must_be_positive(draft: RoutingDraft, pieces: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        draft.set_base_quantity(1, pieces)


def test_setting_what_is_there_already_is_no_edit(draft: RoutingDraft) -> None:
    same = draft.set_time(1, TimeField.SETUP, 20.0).set_text(2, TextField.JOB_CODE, "C10-1 ")

    assert same is draft


def test_an_added_operation_is_numbered_in(draft: RoutingDraft) -> None:
    known = candidate("B20-1").operations[0]

    with_known = draft.add(1, known)
    with_empty = draft.add(3)

    assert codes(with_known) == ["A01-1", "B20-1", "C10-1", "Q30-1"]
    assert numbers(with_known) == [10, 20, 30, 40]
    assert codes(with_empty)[-1] == ""
    assert with_empty.operations[-1].proposed.run == NO_TIME


def test_deleted_operations_leave_no_gap_in_the_numbers(draft: RoutingDraft) -> None:
    shorter = draft.delete([1, 3])

    assert codes(shorter) == ["C10-1"]
    assert numbers(shorter) == [10]


@pytest.mark.parametrize(
    ("key", "place", "expected"),
    [
        (1, 2, ["C10-1", "Q30-1", "A01-1"]),
        (3, 0, ["Q30-1", "A01-1", "C10-1"]),
        (2, 1, ["A01-1", "C10-1", "Q30-1"]),
    ],
)
def test_a_moved_operation_is_numbered_anew(
    draft: RoutingDraft, key: int, place: int, expected: list[str]
) -> None:
    moved = draft.move(key, place)

    assert codes(moved) == expected
    assert numbers(moved) == [10, 20, 30]
    assert moved.place_of(key) == place


def test_an_operation_that_is_gone_cannot_be_edited(draft: RoutingDraft) -> None:
    with pytest.raises(KeyError):
        draft.delete([2]).set_time(2, TimeField.RUN, 1.0)


def test_moving_back_and_forth_is_no_edit(draft: RoutingDraft) -> None:
    assert not draft.move(1, 2).move(1, 0).edited


def test_reset_gives_the_proposal_back(draft: RoutingDraft) -> None:
    edited = draft.delete([1]).set_time(2, TimeField.RUN, 99.0).add(0)

    assert edited.reset() == draft


def test_a_draft_by_hand_starts_empty() -> None:
    by_hand = draft_of("NEW-1", None)

    assert by_hand.operations == ()
    assert not by_hand.edited
    assert by_hand.add(0).edited
    assert by_hand.add(0).reset() == by_hand
    assert by_hand.history_minutes(10) is None


def test_the_routing_says_where_it_comes_from(draft: RoutingDraft) -> None:
    untouched = draft_of("OLD-1", existing("A01-1"))

    assert untouched.routing().routing_no == "R1"
    assert untouched.routing().origin is RoutingOrigin.MASTER
    assert draft.routing().origin is RoutingOrigin.PROPOSED
    assert draft.routing().routing_no == ""
    assert untouched.delete([1]).add(0).routing().origin is RoutingOrigin.EDITED
    assert draft_of("NEW-1", None).routing().origin is RoutingOrigin.EDITED


def test_entered_minutes_follow_the_planner_and_history_does_not(draft: RoutingDraft) -> None:
    edited = draft.set_time(1, TimeField.SETUP, 120.0)

    assert draft.routing().minutes_for(10) == 210.0
    assert edited.routing().minutes_for(10) == 310.0
    assert edited.history_minutes(10) == draft.history_minutes(10)


@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "delete", "move"]), st.integers(0, 9), st.integers(0, 9)),
        max_size=20,
    )
)
def test_whatever_is_done_keys_stay_unique_and_numbers_run_in_tens(
    edits: list[tuple[str, int, int]],
) -> None:
    draft = draft_of("NEW-1", candidate("A01-1", "C10-1", "Q30-1"))

    for deed, which, place in edits:
        keys = [step.key for step in draft.operations]
        if deed == "add" or not keys:
            draft = draft.add(place)
        elif deed == "delete":
            draft = draft.delete([keys[which % len(keys)]])
        else:
            draft = draft.move(keys[which % len(keys)], place)

    assert len({step.key for step in draft.operations}) == len(draft.operations)
    assert numbers(draft) == [10 * place for place in range(1, len(draft.operations) + 1)]
