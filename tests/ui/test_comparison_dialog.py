"""What changes is seen before another version answers."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from routingml_desktop.domain.errors import DamagedVersionError, RoutingMLError
from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.domain.version_comparison import TwoAnswers, VersionComparison
from routingml_desktop.ui.panels.training_panel.comparison_dialog import ComparisonDialog
from tests.ui.test_gate_words import BETTER, CHANGED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background


def answers(item: str, jobs: tuple[str, ...], after: float | None, *, asked: bool) -> TwoAnswers:
    return TwoAnswers(item, asked, ("TURN",), jobs, 10.0, after)


FOUND = VersionComparison(
    "old",
    "new",
    10.0,
    (
        answers("A-1", ("TURN",), 11.0, asked=True),
        answers("A-2", ("MILL", "TURN"), None, asked=False),
    ),
    {"exact_at_1": (0.6, 0.613), "coverage_80": (None, 0.8)},
    {"learning.seed": ("42", "7")},
)


class FakeComparisons:
    """Compares when the test lets it."""

    def __init__(self) -> None:
        self.release = threading.Event()
        self.found = FOUND
        self.error: RoutingMLError | None = None
        self.stopped = threading.Event()

    def compare(
        self, first: str, second: str, report: Report, stopping: Stopping
    ) -> VersionComparison:
        report(Progress("compare", 0.5, f"{first} and {second}"))
        while not self.release.wait(0.01):
            if stopping():
                self.stopped.set()
            stop_if(stopping)
        if self.error is not None:
            raise self.error
        return self.found


@pytest.fixture
def comparisons() -> Iterator[FakeComparisons]:
    fake = FakeComparisons()
    yield fake
    fake.release.set()


Opened = Callable[..., ComparisonDialog]


@pytest.fixture
def opened(qtbot: QtBot, background: Background, comparisons: FakeComparisons) -> Opened:
    """Opens the dialog over a window that lives as long as the test."""
    window = QWidget()
    qtbot.addWidget(window)

    def opening(*, switching: bool = True) -> ComparisonDialog:
        dialog = ComparisonDialog(
            "old", "new", comparisons, background, window, switching=switching
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.open()
        return dialog

    opening.window = window  # type: ignore[attr-defined]
    return opening


def test_it_says_what_changes_and_lets_the_version_answer(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    dialog = opened()
    assert not dialog.activate.isEnabled()

    comparisons.release.set()
    qtbot.waitUntil(dialog.activate.isEnabled)

    header = dialog.views[0].horizontalHeader()
    assert all(
        header.sectionSize(place) >= min(header.sectionSizeHint(place), 260)
        for place in range(header.count())
    )
    assert dialog.summary.text() == (
        "2 questions, 1 of them asked by planners. Another routing: 1. "
        "Minutes where the routing is the same differ by 10.0 % (median)."
    )
    assert [dialog.answers.text_at(0, place) for place in range(7)] == [
        "A-2", "Drawn item", "TURN", "MILL → TURN", "10", "–", "–",
    ]  # fmt: skip
    assert [dialog.figures.text_at(1, place) for place in (1, 2)] == ["–", "80.0 %"]
    assert [dialog.settings.text_at(0, place) for place in range(3)] == [
        "Learning: Seed",
        "42",
        "7",
    ]
    with qtbot.waitSignal(dialog.activation_wanted):
        dialog.activate.click()


def test_a_page_without_rows_says_why(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    comparisons.found = replace(FOUND, figures={}, settings={"window.language": ("ko", "")})
    comparisons.release.set()
    dialog = opened()
    qtbot.waitUntil(dialog.activate.isEnabled)

    assert dialog.states[1].empty.title.text() == "– Neither version was measured"
    assert not any(state.empty.button.isDefault() for state in dialog.states)
    assert [state.shows_content for state in dialog.states] == [True, False, True]
    assert dialog.settings.text_at(0, 1) == "Korean"


def test_closing_it_stops_the_comparison(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    dialog = opened()

    dialog.close()

    qtbot.waitUntil(comparisons.stopped.is_set)


def test_what_cannot_be_compared_is_said_and_the_operator_still_decides(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    comparisons.error = DamagedVersionError("old", "index.bin was altered")
    comparisons.release.set()

    dialog = opened()
    qtbot.waitUntil(dialog.activate.isEnabled)

    assert "They could not be compared: This model version is damaged" in dialog.summary.text()


def test_only_looking_offers_no_switch(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    dialog = opened(switching=False)

    assert not dialog.activate.isVisible()


def test_what_the_gate_said_of_the_version_stands_beside_what_changes(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    dialog = opened()
    assert not dialog.gate.isVisible()
    comparisons.found = replace(FOUND, verdict=replace(BETTER, flags=(CHANGED,)))

    comparisons.release.set()
    qtbot.waitUntil(dialog.activate.isEnabled)

    assert dialog.gate.isVisible()
    assert dialog.gate.text().startswith("Better than v1: trimmed error −12.0 %")
    assert "Look at the routings of family 11#1: 8 of 80 known items" in dialog.gate.text()


def test_a_version_that_the_gate_was_not_asked_about_says_nothing_of_it(
    qtbot: QtBot, opened: Opened, comparisons: FakeComparisons
) -> None:
    dialog = opened()

    comparisons.release.set()
    qtbot.waitUntil(dialog.activate.isEnabled)

    assert not dialog.gate.isVisible()
