"""Versions are compared, activated, rolled back and removed, each after a question."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt

from routingml_desktop.domain.errors import (
    VersionInUseError,
)
from tests.ui.training_panel.plants import NOW, FakePlant, decide, press, show_versions, version

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.panels.training_panel import TrainingPanel


def test_without_versions_the_list_offers_a_training(qtbot: QtBot, panel: TrainingPanel) -> None:
    panel.pages.setCurrentWidget(panel.versions_view)
    states = panel.versions_view.states
    qtbot.waitUntil(states.empty.isVisible)

    assert states.empty.title.text() == "No model is trained yet"

    press(qtbot, states.empty.button)
    qtbot.waitUntil(lambda: panel.run_view.states.shows_content)


def test_activating_is_asked_for_first(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("new"), version("old", active=True)]
    show_versions(qtbot, panel, plant)
    view = panel.versions_view
    view.view.choose_row(0)

    press(qtbot, view.activate)
    question = decide(qtbot, panel, "Cancel")
    assert question == "Activate this version? new"
    assert plant.kept[1].active

    press(qtbot, view.activate)
    with qtbot.waitSignal(panel.active_changed) as changed:
        decide(qtbot, panel, "Activate")
    assert changed.args == ["new"]
    assert plant.kept[0].active


def test_rolling_back_names_the_version_it_goes_to(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("new", active=True), version("old")]
    plant.before = "old"
    show_versions(qtbot, panel, plant)

    press(qtbot, panel.versions_view.roll_back)
    with qtbot.waitSignal(panel.active_changed) as changed:
        question = decide(qtbot, panel, "Roll back")

    assert question == "Roll back to this version? old"
    assert changed.args == ["old"]


def test_a_version_is_removed_after_a_question(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("new", active=True), version("old")]
    show_versions(qtbot, panel, plant)
    panel.versions_view.view.choose_row(1)

    press(qtbot, panel.versions_view.remove)
    decide(qtbot, panel, "Remove")

    qtbot.waitUntil(lambda: len(panel.versions_view.table.values) == 1)
    assert [facts.name for facts in plant.kept] == ["new"]


def test_a_refused_deed_is_told(qtbot: QtBot, panel: TrainingPanel, plant: FakePlant) -> None:
    plant.kept = [version("new", active=True), version("old")]
    plant.error = VersionInUseError("old")
    show_versions(qtbot, panel, plant)
    panel.versions_view.view.choose_row(1)

    press(qtbot, panel.versions_view.remove)
    with qtbot.waitSignal(panel.failed) as failed:
        decide(qtbot, panel, "Remove")

    assert failed.args == [plant.error]
    assert len(plant.kept) == 2


def test_active_and_previous_cannot_be_removed_and_a_damaged_one_not_activated(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [
        version("active", active=True),
        version("previous"),
        version("damaged", problem="index.bin was altered"),
    ]
    plant.before = "previous"
    show_versions(qtbot, panel, plant)
    view = panel.versions_view

    seen = []
    for row in range(3):
        view.view.choose_row(row)
        seen.append((view.activate.isEnabled(), view.remove.isEnabled(), view.problem.text()))

    assert seen == [
        (False, False, ""),
        (True, False, ""),
        (False, True, "Refused: index.bin was altered"),
    ]


def test_any_two_versions_are_compared_the_older_one_first(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [
        version("active", active=True, created=NOW),
        version("newer", created=NOW - timedelta(days=1)),
        version("older", created=NOW - timedelta(days=2)),
        version("damaged", created=NOW - timedelta(days=3), problem="index.bin was altered"),
    ]
    show_versions(qtbot, panel, plant)
    view = panel.versions_view

    def choose(*rows: int) -> tuple[str, str] | None:
        view.view.clearSelection()
        for row in rows:
            flags = QItemSelectionModel.SelectionFlag
            view.view.selectionModel().select(view.table.index(row, 0), flags.Select | flags.Rows)
        return view.compared

    assert choose(1, 2) == ("older", "newer")
    assert view.compare.isEnabled()
    assert not view.activate.isEnabled()
    assert not view.remove.isEnabled()
    assert choose(2) == ("active", "older")
    assert choose(1, 3) is None
    assert not view.compare.isEnabled()
    assert choose(0, 1, 2) is None


def test_figures_that_were_not_measured_read_a_dash_with_the_reason(
    qtbot: QtBot, panel: TrainingPanel, plant: FakePlant
) -> None:
    plant.kept = [version("a", figures={"exact_at_1": 0.613}), version("b")]
    show_versions(qtbot, panel, plant)
    table = panel.versions_view.table
    place = [column.title for column in table.columns].index("Exact @1")

    assert [table.text_at(row, place) for row in (0, 1)] == ["61.3 %", "–"]
    assert table.index(1, place).data(Qt.ItemDataRole.ToolTipRole) == (
        "Not measured: trained without measuring."
    )
