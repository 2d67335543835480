"""The next operation of a routing made by hand, asked for from the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import InputError, NoModelError, NoSnapshotError
from tests.cli.plants import box_maker

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., int]


@pytest.fixture
def learned(routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Has synced and trained: boxes are cut, half of them printed, and glued."""
    mapping = box_maker(tmp_path / "plant", items=40)
    assert routingml("sync", "--source", str(mapping)) == 0
    assert routingml("train", "--no-evaluate") == 0
    capsys.readouterr()
    return routingml


@pytest.mark.slow
def test_what_comes_next_follows_from_what_is_there(
    learned: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*typed: str) -> dict[str, Any]:
        assert learned("next", *typed, "--json") == 0
        found: dict[str, Any] = json.loads(capsys.readouterr().out)
        return found

    first = said("00000")
    cut = said("00000", "--after", "Zuschnitt")
    plain = said("--attribute", "Druck=nein", "--after", "Zuschnitt")
    done = said("00000", "--after", "Zuschnitt", "Druck", "Kleben")

    assert [suggested(answer)[0] for answer in (first, cut, plain)] == [
        "Zuschnitt",
        "Druck",
        "Kleben",
    ]
    assert cut["code"] == "00000"
    assert cut["after"] == ["Zuschnitt"]
    assert 0.5 < cut["suggestions"][0]["chance"] <= 1
    assert cut["suggestions"][0]["seen"] == 20
    assert (done["complete"], done["suggestions"]) == (True, [])
    assert learned("next", "00000", "--after", "Zuschnitt") == 0
    text = capsys.readouterr().out
    assert text.startswith("00000  Karton 0: after Zuschnitt\n")
    assert text.index("Druck") < text.index("Kleben")


def suggested(answer: dict[str, Any]) -> list[str]:
    return [one["operation"]["job_code"] for one in answer["suggestions"]]


@pytest.mark.slow
def test_an_operation_that_no_routing_has_is_named_and_passed_over(
    learned: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert learned("next", "00000", "--after", "Zuschnit") == 0
    said = capsys.readouterr()
    assert "No routing has the operation Zuschnit" in said.err
    assert learned("next", "00000", "--after", "Zuschnitt", "Fräsen", "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["unknown"] == ["Fräsen"]
    assert suggested(answer)[0] == "Druck"
    assert learned("next", "99999") == InputError.exit_code
    assert "99999" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "No item was given"),
        (("00000", "--like", "00002"), "Ask twice"),
        (("00000", "--name", "Karton"), "Ask twice"),
    ],
)
def test_one_item_is_asked_for(
    typed: tuple[str, ...], said: str, routingml: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("next", *typed) == InputError.exit_code
    assert said in capsys.readouterr().err


def test_without_data_or_model_it_says_what_to_do_first(
    routingml: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert routingml("next", "00000") == NoSnapshotError.exit_code
    routingml("sync", "--source", str(box_maker(tmp_path / "plant")))
    capsys.readouterr()

    assert routingml("next", "00000", "--json") == NoModelError.exit_code
    assert json.loads(capsys.readouterr().out)["error"] == "NoModel"
