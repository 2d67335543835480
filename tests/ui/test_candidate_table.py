"""Candidate models stand side by side as their figures come, the best of each part marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.ui.panels.training_panel.candidate_table import (
    CandidateTable,
    is_about_candidate,
)
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.training_queue import Measured

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def table(qtbot: QtBot) -> CandidateTable:
    shown = CandidateTable()
    qtbot.addWidget(shown)
    return shown


def figures(part: str, model: str, error: float) -> list[Measured]:
    values = {"trimmed_mae": error, "low": error - 1, "high": error + 1, "n": 1234.0}
    return [
        Measured(f"minutes.{part}.{model}.{name}", 3.0, value) for name, value in values.items()
    ]


def cells(table: CandidateTable) -> list[list[str]]:
    model = table._table
    return [[model.text_at(row, place) for place in range(5)] for row in range(model.rowCount())]


def test_models_are_listed_as_they_come_and_the_best_of_each_part_is_marked(
    table: CandidateTable,
) -> None:
    table.add(figures("run", "neighbors", 14.0))
    table.add([*figures("run", "boosting", 12.0), *figures("setup", "mlp", 5.0)])

    assert [row[:2] for row in cells(table)] == [
        ["Run", "Evidence alone (baseline)"],
        ["Run", "Boosted trees"],
        ["Set-up", "Neural network"],
    ]
    assert cells(table)[1][3:] == ["11–13", "1,234"]
    tones = [table._table.columns[1].tone(row) for row in table._table.values]  # type: ignore[misc]
    assert tones == [Tone.NEUTRAL, Tone.GOOD, Tone.GOOD]


def test_a_model_this_window_does_not_know_keeps_its_name(table: CandidateTable) -> None:
    table.add(figures("run", "forest", 14.0))

    assert cells(table)[0][1] == "forest"


def test_other_figures_are_none_of_its_business(table: CandidateTable) -> None:
    table.add([Measured("neighbors.recall", 1.0, 0.98)])

    assert cells(table) == []
    assert not is_about_candidate("minutes_trimmed_mae")
    assert is_about_candidate("minutes.run.mlp.trimmed_mae")


def test_a_new_training_begins_empty(table: CandidateTable) -> None:
    table.add(figures("run", "mlp", 14.0))

    table.clear()

    assert cells(table) == []
    assert table.isHidden()
