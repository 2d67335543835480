from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.services.golden import golden_difference

if TYPE_CHECKING:
    from collections.abc import Mapping

ANSWER = [{"signature": ["A01", "Q30"], "vote": 0.625, "minutes": [4.25, None]}]


class Model:
    """Gives the same answer to every question."""

    def __init__(self, answer: list[dict[str, Any]]) -> None:
        self.answer = answer

    def golden_answer(self, question: Mapping[str, Any]) -> list[dict[str, Any]]:
        return self.answer


def difference(now: list[dict[str, Any]]) -> str:
    golden = [{"question": {"code": "ITEM-1", "attributes": {}}, "answer": ANSWER}]
    return golden_difference(Model(now), golden)


def test_the_same_answers_are_the_same() -> None:
    assert difference(ANSWER) == ""


def test_another_rounding_is_no_difference() -> None:
    assert difference([ANSWER[0] | {"vote": 0.625001}]) == ""


@pytest.mark.parametrize(
    "now",
    [
        [],
        [*ANSWER, *ANSWER],
        [ANSWER[0] | {"vote": 0.7}],
        [ANSWER[0] | {"vote": None}],
        [ANSWER[0] | {"signature": ["A01", "Q31"]}],
        [ANSWER[0] | {"signature": ["A01"]}],
        [ANSWER[0] | {"minutes": [4.25, 1.0]}],
        [{"signature": ["A01", "Q30"], "vote": 0.625}],
    ],
)
def test_another_answer_names_the_question(now: list[dict[str, Any]]) -> None:
    assert difference(now) == "it answers ITEM-1 differently than when it was published"


def test_a_version_without_golden_questions_has_nothing_to_differ_in() -> None:
    assert golden_difference(Model([]), []) == ""
