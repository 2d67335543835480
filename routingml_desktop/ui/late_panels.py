"""Builds the panels that few look at, a part in each turn of the event loop."""

from __future__ import annotations

# ruff: noqa: PLC0415 (each panel is loaded in the turn that builds it)
import importlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

    from routingml_desktop.ui.cycle_run import CycleRun
    from routingml_desktop.ui.furnishing import Parts, Surroundings
    from routingml_desktop.ui.panels.quality_panel import QualityPages
    from routingml_desktop.ui.panels.standards_panel import StandardsPanel
    from routingml_desktop.ui.panels.training_panel import TrainingPanel
    from routingml_desktop.ui.training_queue import TrainingQueue

_MODULES: Final = (
    # What is told while something runs must not stop the window.
    "widgets.notice_card",
    "widgets.notice_list",
    "panels.quality_panel",
    "panels.training_panel",
    "panels.standards_panel",
    "charts.minutes_by_quantity",
    "charts.booked_minutes",
    "dialogs.command_palette",
    "dialogs.help_viewer",
    "dialogs.settings_dialog",
    "dialogs.audit_dialog",
)


def load_late_modules() -> None:
    """Read what is not needed at the start but may be wanted at any moment then.

    Runs away from the GUI thread: the chart library alone takes half a second on a slow PC.
    """
    for module in _MODULES:
        importlib.import_module(f"routingml_desktop.ui.{module}")


def training_panel(
    parts: Parts, around: Surroundings, queue: TrainingQueue
) -> Generator[None, None, TrainingPanel]:
    """The Training dock's panel."""
    from routingml_desktop.ui.panels.training_panel import RunView, TrainingPanel

    yield
    run_view = RunView(queue)
    yield
    panel = TrainingPanel(
        queue, parts.training, parts.registry, around.background, parts.comparisons, run_view
    )
    yield
    return panel


def standards_panel(parts: Parts, around: Surroundings) -> Generator[None, None, StandardsPanel]:
    """The Standards dock's panel."""
    from routingml_desktop.ui.panels.standards_panel import StandardsPanel

    yield
    return StandardsPanel(parts.standards, around.background)


def quality_pages(
    parts: Parts, around: Surroundings, cycle_run: CycleRun
) -> Generator[None, None, QualityPages]:
    """The Quality dock's two panels, behind their tabs."""
    from routingml_desktop.ui.panels.quality_panel import (
        CyclePanel,
        CycleView,
        QualityPages,
        QualityPanel,
        ReportView,
        cycle_charts,
        report_charts,
    )

    yield
    view = CycleView((yield from cycle_charts()))
    yield
    cycles = CyclePanel(parts.cycles, cycle_run, around.background, parts.cycle_export, view)
    yield
    page = ReportView((yield from report_charts()))
    yield
    evaluation = QualityPanel(parts.quality, around.background, parts.oversight, page)
    yield
    pages = QualityPages(cycles, evaluation)
    yield
    return pages
