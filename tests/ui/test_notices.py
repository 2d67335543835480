"""Every failure has words, and they fit its facts."""

from __future__ import annotations

import inspect
import string

import pytest

from routingml_desktop.domain import errors
from routingml_desktop.ui.notices import Notices, notice_of, words_for
from routingml_desktop.ui.theme import Tone

KINDS = [
    kind
    for kind in vars(errors).values()
    if inspect.isclass(kind) and issubclass(kind, errors.RoutingMLError)
]
EXAMPLES: dict[str, object] = {"seconds": 30.0, "exit_status": 9, "fault": KeyError("x")}


def example(kind: type[errors.RoutingMLError]) -> errors.RoutingMLError:
    """One failure of a kind, its facts named after themselves."""
    if "__init__" not in vars(kind):
        return errors.RoutingMLError("a plain one") if kind is errors.RoutingMLError else kind("x")
    wanted = list(inspect.signature(kind.__init__).parameters.values())[1:]
    return kind(*(EXAMPLES.get(fact.name, fact.name) for fact in wanted))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_failure_has_words_that_fit_its_facts(kind: type[errors.RoutingMLError]) -> None:
    words = words_for(kind)
    error = example(kind)
    named = {
        name
        for text in (words.sentence, words.next_step)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }

    notice = notice_of(error)

    assert words.sentence
    assert words.next_step
    assert named <= set(vars(error))
    assert "{" not in notice.sentence + notice.next_step
    assert notice.details == str(error)


def test_a_stop_that_was_asked_for_is_no_failure() -> None:
    assert notice_of(errors.WorkCancelledError()).tone is Tone.NEUTRAL
    assert notice_of(errors.NoModelError()).tone is Tone.BAD


def test_what_was_told_is_kept_until_it_is_cleared() -> None:
    notices = Notices()
    told: list[object] = []
    notices.said.connect(told.append)

    notices.failed(errors.NoSnapshotError())
    notices.done("Exported.")
    kept = notices.kept
    notices.clear()

    assert [notice.tone for notice in kept] == [Tone.BAD, Tone.GOOD]
    assert told == list(kept)
    assert notices.kept == ()


def test_versions_that_only_wait_to_be_activated_are_named() -> None:
    notice = notice_of(errors.NoModelError(["v1", "v2"]))

    assert notice.sentence == "No model version is active."
    assert notice.next_step == "Activate one of these, or train: v1, v2"


def test_a_missing_column_like_none_is_told_with_those_that_are_there() -> None:
    like_none = notice_of(errors.MissingColumnError("V", "X", None, ["ITEM_CD", "ITEM_NM"]))
    like_one = notice_of(errors.MissingColumnError("V", "X", "Y", ["Y", "Z"]))

    assert like_none.next_step == "Correct the mapping. Columns there are: ITEM_CD, ITEM_NM"
    assert like_one.next_step == "Correct the mapping. Closest column: Y"
