"""The embedded demo plant from nothing to a window with a first prediction."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.answers import answers_as_json, print_json, progress_on_stderr
from routingml_desktop.cli.tables import prediction_text
from routingml_desktop.domain.candidate import Outcome, RoutingPrediction
from routingml_desktop.domain.columns import ITEM_CODE
from routingml_desktop.domain.errors import IncompatibleVersionError, NoModelError
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.durable import write_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from routingml_desktop.assembly import Program

    OpenWindow = Callable[[Program, tuple[str, ...], Path | None], int]
    """Shows the window asking these codes; with a path it saves a picture there and ends."""

SHOWN = 3
"""Items whose proposals are printed."""
TRIED = 300
"""Items without routing that are asked for them at most."""


def demo(asked: argparse.Namespace, program: Program, open_window: OpenWindow) -> int:
    """Build, sync and train what is missing, then show the first proposals."""
    started = time.monotonic()
    report = progress_on_stderr(quiet=asked.json)
    if program.plant.facts() is None:
        program.source.build_demo(asked.size, asked.seed, report)
        program.sync.run(report, _never)
    try:
        program.models.get()
    except (NoModelError, IncompatibleVersionError):
        # The demo's home outlives the program that made it.
        program.training.run(TrainingRequest(), report, _never)
    predictions = _first_proposals(program)
    codes = tuple(prediction.item.code for prediction in predictions)
    offscreen = asked.offscreen or not _has_display()
    if not offscreen:
        return open_window(program, codes, None)
    quantity = program.settings.asking.order_quantity
    if not asked.json:
        for prediction in predictions:
            print(prediction_text(prediction, quantity), end="\n\n")
    folder = Path(asked.output).expanduser().resolve()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # That platform warns of size hints at each window.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    status = open_window(program, codes, folder / "window.png")
    summary = _summary(program, predictions, quantity)
    summary["seconds"] = round(time.monotonic() - started, 1)
    write_json(folder / "summary.json", summary)
    if asked.json:
        print_json(summary)
    else:
        print(f"{folder / 'window.png'}\n{folder / 'summary.json'}")
    return status


def _first_proposals(program: Program) -> tuple[RoutingPrediction, ...]:
    """Predictions of the first items without a routing that get a proposal; fewer when few do."""
    items = program.plant.items().get_column(ITEM_CODE)
    without = items.filter(~items.is_in(program.plant.with_routing().implode()))
    options = program.settings.asking.options()
    answers = program.prediction.ask_codes(without.head(TRIED).to_list(), options)
    proposed = [
        answer.prediction
        for answer in answers
        if answer.prediction is not None and answer.prediction.outcome is Outcome.PROPOSED
    ]
    return tuple(proposed[:SHOWN])


def _summary(
    program: Program, predictions: tuple[RoutingPrediction, ...], quantity: float
) -> dict[str, Any]:
    facts = program.plant.required_facts()
    version = program.models.facts()
    return {
        "source": facts.source.title,
        "items": facts.items,
        "operations": facts.operations,
        "work_results": facts.work_results,
        "findings": len(facts.findings),
        "version": version.name if version else None,
        "figures": dict(version.figures) if version else None,
        "window": "window.png",
        **answers_as_json(predictions, quantity),
    }


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _never() -> bool:
    return False
