"""Which questions both versions are asked, and how their answers are told apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import polars as pl
import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import InputError, UnknownItemError
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.version_comparison import TwoAnswers, VersionComparison
from routingml_desktop.services import shadow
from routingml_desktop.services.asked_questions import AskedQuestion
from routingml_desktop.services.shadow import ComparisonWork, VersionComparisons, questions_of
from routingml_desktop.settings import AskingSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.paths import Home
    from routingml_desktop.services.plant_data import PlantData


def answers(
    item: str, first: str, second: str, before: float | None = 10.0, after: float | None = 10.0
) -> TwoAnswers:
    return TwoAnswers(item, True, tuple(first), tuple(second), before, after)  # noqa: FBT003


def test_versions_are_asked_as_the_settings_say_when_they_are_compared(
    monkeypatch: pytest.MonkeyPatch, home: Home
) -> None:
    sent: list[ComparisonWork] = []
    monkeypatch.setattr(shadow, "run_in_child", lambda _do, work, *_, **__: sent.append(work))
    settings = Settings()
    comparisons = VersionComparisons(home, lambda _: (), lambda: settings)

    comparisons.compare("a", "b", lambda _: None, lambda: False)
    settings = replace(settings, asking=AskingSettings(threshold=0.5, order_quantity=40))
    comparisons.compare("a", "b", lambda _: None, lambda: False)

    assert [work.options.threshold for work in sent] == [0.8, 0.5]
    assert [work.quantity for work in sent] == [10, 40]


def test_another_order_or_operation_is_another_routing() -> None:
    found = VersionComparison(
        "a", "b", 10, (answers("1", "TM", "TM"), answers("2", "TM", "MT"), answers("3", "", "T"))
    )

    assert [each.item_code for each in found.other_routing] == ["2", "3"]


@pytest.mark.parametrize(
    ("minutes", "median"),
    [
        ([(10.0, 11.0)], 0.1),
        ([(10.0, 11.0), (10.0, 7.0)], 0.2),
        ([(10.0, None), (None, 10.0), (0.0, 5.0)], None),
        ([], None),
    ],
    ids=["one", "the middle of two, up or down", "none is known", "no question"],
)
def test_minutes_are_compared_where_both_are_known_and_the_routing_is_the_same(
    minutes: list[tuple[float | None, float | None]], median: float | None
) -> None:
    same = tuple(answers(f"{place}", "T", "T", *pair) for place, pair in enumerate(minutes))
    other = answers("x", "T", "M", 1.0, 99.0)

    found = VersionComparison("a", "b", 10, (*same, other))

    assert found.median_change == (None if median is None else pytest.approx(median))


class Plant:
    """Two items, and attributes of which one is a number."""

    def items(self) -> pl.DataFrame:
        return pl.DataFrame({"item_code": ["A", "B"]})

    def item(self, code: str) -> Item:
        if code not in ("A", "B"):
            raise UnknownItemError(code)
        return Item(code, {"MATERIAL": "SIC"}, "RING")

    def typed(self, values: Mapping[str, Any]) -> dict[str, Any]:
        if set(values) - {"MATERIAL", "OUTDIAMETER"}:
            raise InputError("There is no attribute such as this.")
        return {name: float(v) if name == "OUTDIAMETER" else v for name, v in values.items()}


def work(*asked: AskedQuestion, most: int = 10) -> ComparisonWork:
    return ComparisonWork("home", "a", "b", asked, most, AskOptions(), 10, 7)


def test_questions_about_new_and_changed_items_are_asked_of_both_versions() -> None:
    new = AskedQuestion("(new)", "GLAND", {"OUTDIAMETER": "55.5"})
    changed = AskedQuestion("A", "RING", {"MATERIAL": "316"})

    found = questions_of(cast("PlantData", Plant()), work(new, changed))

    assert [item for item, _ in found[:2]] == [
        Item("(new)", {"OUTDIAMETER": 55.5}, "GLAND"),
        Item("A", {"MATERIAL": "316"}, "RING"),
    ]
    assert [asked for _, asked in found] == [new, changed, None, None]
    assert {item.code for item, asked in found if asked is None} == {"A", "B"}


def test_what_the_plant_no_longer_has_is_not_asked() -> None:
    gone, odd = AskedQuestion("GONE"), AskedQuestion("N", "", {"RENAMED": "1"})

    found = questions_of(cast("PlantData", Plant()), work(gone, odd, AskedQuestion("B"), most=2))

    assert [(item.code, asked is None) for item, asked in found] == [("B", False), ("A", True)]
