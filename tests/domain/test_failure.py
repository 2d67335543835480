"""A failure is kept with its facts and comes back as the error it was."""

from __future__ import annotations

import json

import pytest

from routingml_desktop.domain.errors import (
    InputError,
    NoModelError,
    ProgramFaultError,
    RoutingMLError,
    UnknownItemError,
    WriteError,
)
from routingml_desktop.domain.failure import Failure


@pytest.mark.parametrize(
    "error",
    [
        WriteError("C:/models/v2", "the disk is full"),
        NoModelError(("v1", "v2")),
        UnknownItemError("A", None),
    ],
    ids=["texts", "a list", "nothing"],
)
def test_what_was_raised_comes_back_with_its_sentence_and_its_facts(error: RoutingMLError) -> None:
    kept = json.dumps(Failure.of(error).as_dict())

    again = Failure.from_dict(json.loads(kept)).error(str(error))

    assert type(again) is type(error)
    assert str(again) == str(error)
    assert vars(again) == vars(error)


def test_what_is_no_failure_of_ours_is_a_fault_of_the_program() -> None:
    again = Failure.of(ZeroDivisionError("by zero")).error("…")

    assert isinstance(again, ProgramFaultError)
    assert again.fault == "ZeroDivisionError"


def test_a_fact_that_json_does_not_know_is_kept_as_its_text() -> None:
    error = InputError("…")
    error.where = {"a": 1}  # type: ignore[attr-defined]

    assert Failure.of(error).facts == {"where": "{'a': 1}"}


@pytest.mark.parametrize("kind", ["LaterError", "WHOLE_FILE", "__all__"])
def test_a_class_that_this_program_does_not_know_is_nothing(kind: str) -> None:
    assert Failure(kind).error("…") is None


@pytest.mark.parametrize("values", [{}, {"kind": "WriteError"}, {"kind": "WriteError", "facts": 1}])
def test_other_values_are_refused(values: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        Failure.from_dict(values)
