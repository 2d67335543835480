"""The window over a real plant whose cycle has nothing to measure, or can propose nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.assembly import Program
from routingml_desktop.domain.quality_cycle import CycleState, SamplingStrategy
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.ui.cycle_run import CycleRun
from routingml_desktop.ui.panels.quality_panel import CyclePanel
from tests.cli.booked_plants import carton_maker, describe

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

FEW = 18


def learned(home: Home, folder: Path, *, booked: bool) -> Program:
    """A program whose plant was brought in and learned from."""
    mapping = carton_maker(folder, items=FEW, booked=booked)
    program = Program(home, {"source.mapping": str(mapping)})
    program.sync_here(lambda _: None, lambda: False)
    program.training.run(TrainingRequest(evaluate=False), lambda _: None, lambda: False)
    return program


def shown_after_a_cycle(
    qtbot: QtBot, background: Background, program: Program
) -> tuple[CyclePanel, str]:
    """The panel after a cycle of the whole plant, and what it told."""
    run = CycleRun(program.cycles, background)
    panel = CyclePanel(program.cycles, run, background)
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.told, timeout=60_000) as told:
        panel.start(FEW, SamplingStrategy.RANDOM)
    qtbot.waitUntil(lambda: panel.last is not None, timeout=10_000)
    return panel, told.args[0]


@pytest.mark.slow
def test_no_samples_available(
    qtbot: QtBot, background: Background, home: Home, tmp_path: Path
) -> None:
    program = learned(home, tmp_path / "quiet", booked=False)

    panel, told = shown_after_a_cycle(qtbot, background, program)

    assert panel.last is not None
    assert panel.last.state is CycleState.NOT_MEASURED
    assert "no item has both a routing and bookings" in told
    assert [card.value.text() for card in panel.view.cards] == ["–"] * 6


@pytest.mark.slow
def test_every_prediction_fails(
    qtbot: QtBot, background: Background, home: Home, tmp_path: Path
) -> None:
    program = learned(home, tmp_path / "cartons", booked=True)
    describe(tmp_path / "cartons", FEW, blank=True)
    program.sync_here(lambda _: None, lambda: False)

    panel, told = shown_after_a_cycle(qtbot, background, program)

    assert panel.last is not None
    assert (panel.last.evaluated, panel.last.failed) == (0, FEW)
    assert "no_attributes: 18" in told
    assert panel.view.alerts.table.text_at(0, 1) == "Prediction failed"
    assert panel.view.cards[0].value.text() == "–"
