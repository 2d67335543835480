"""Which questions both versions are asked, and how their answers are told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import AuditEntry, Deed
from routingml_desktop.domain.version_comparison import TwoAnswers, VersionComparison
from routingml_desktop.services import shadow
from routingml_desktop.services.shadow import ComparisonWork, VersionComparisons, asked_codes
from routingml_desktop.settings import AskingSettings, Settings

if TYPE_CHECKING:
    from routingml_desktop.paths import Home

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def asked(number: int, subject: str) -> AuditEntry:
    return AuditEntry(number, NOW, "kim", "PC-1", Deed.ASKED, subject, "v1")


def answers(
    item: str, first: str, second: str, before: float | None = 10.0, after: float | None = 10.0
) -> TwoAnswers:
    return TwoAnswers(item, True, tuple(first), tuple(second), before, after)  # noqa: FBT003


def test_the_latest_questions_come_first_and_each_once() -> None:
    entries = [asked(4, "C, A"), asked(3, "A"), asked(2, ""), asked(1, "B")]

    assert asked_codes(entries, 10) == ("C", "A", "B")
    assert asked_codes(entries, 2) == ("C", "A")
    assert asked_codes([], 2) == ()


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
