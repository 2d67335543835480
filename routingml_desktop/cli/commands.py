"""What each command does: parsed arguments and the program in, an exit code out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.assembly import Program
from routingml_desktop.cli import predicting
from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import NOT_KNOWN, number, report_text, table
from routingml_desktop.domain.errors import SettingError
from routingml_desktop.domain.quality import Protocol
from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.durable import write_json

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.model_registry import ModelRegistry

HEADLINE_MEASURES = ("exact_at_1", "exact_at_3", "similarity", "operation_f1", "edits_to_go")
MINUTE_MEASURES = ("minutes_mae", "minutes_trimmed_mae", "minutes_rmse", "coverage_80")

Command = Callable[["argparse.Namespace", Program], int]


def assembled(asked: argparse.Namespace, home: Home) -> Program:
    """The program over ``home`` with the settings typed for this run."""
    overrides: dict[str, Any] = {}
    for pair in asked.set:
        key, sign, value = pair.partition("=")
        if not sign or "." not in key:
            raise SettingError(pair, "is not SECTION.KEY=VALUE", "the command line")
        overrides[key] = value
    if getattr(asked, "source", None):
        overrides["source.mapping"] = asked.source
        overrides.setdefault("source.location", "")
    if getattr(asked, "location", None) is not None:
        overrides["source.location"] = asked.location
    if getattr(asked, "max_items", None) is not None:
        overrides["evaluation.max_items"] = asked.max_items
    return Program(home, overrides)


def never() -> bool:
    """Nobody stops a command but Ctrl+C, which reaches it as KeyboardInterrupt."""
    return False


def doctor(asked: argparse.Namespace, program: Program) -> int:
    """Say what this PC has and what is missing; 4 when the source cannot be read."""
    lines = program.sync.examine()
    if asked.json:
        print_json({"lines": lines, "sound": all(line.ok is not False for line in lines)})
    else:
        signs = {True: "ok", False: "MISSING", None: "-"}
        print(table(["", "what", "finding"], [[signs[x.ok], x.topic, x.message] for x in lines]))
    return 4 if any(line.ok is False for line in lines) else 0


def sync(asked: argparse.Namespace, program: Program) -> int:
    """Bring the rows here, then say what is wrong with them."""
    facts = program.sync.run(progress_on_stderr(quiet=asked.json), never)
    if asked.json:
        print_json(facts)
        return 0
    print(
        f"{facts.source.title}: {facts.items:,} items, {facts.operations:,} operations, "
        f"{facts.work_results:,} work results"
        + (", routings as built from work results" if facts.as_built else "")
    )
    rows = [
        [finding.severity.value, finding.table, f"{finding.count:,}", finding.message]
        for finding in facts.findings
    ]
    if rows:
        print(table(["severity", "table", "count", "finding"], rows, right="llrl"))
    return 0


def train(asked: argparse.Namespace, program: Program) -> int:
    """Learn, measure, publish and activate a version."""
    request = TrainingRequest(
        version=asked.name, activate=not asked.no_activate, evaluate=not asked.no_evaluate
    )
    job = program.training.run(request, progress_on_stderr(quiet=asked.json), never)
    if asked.json:
        print_json(job)
    else:
        print(f"Version {job.version} {'is active' if request.activate else 'is published'}.")
        print_figures(job.figures)
        if request.evaluate and not job.figures:
            print(f"Nothing was measured. {_why_unmeasured(program, job.version)}".rstrip())
    return 0


def _why_unmeasured(program: Program, version: str) -> str:
    """What the evaluation itself says about a version without figures."""
    quality = program.registry.metrics(version).get("quality") or {}
    advice = "To measure without dates: evaluate --protocol group."
    return " ".join([*(f"{note.rstrip('.')}." for note in quality.get("notes", ())), advice])


def evaluate(asked: argparse.Namespace, program: Program) -> int:
    """Measure and show the table with its baselines."""
    measured = program.quality.measure(
        Protocol(asked.protocol), progress_on_stderr(quiet=asked.json == "-"), never
    )
    if asked.json == "-":
        print_json(measured.as_dict())
        return 0
    # The table first: a file that cannot be written must not cost what took minutes to measure.
    print(report_text(measured, HEADLINE_MEASURES))
    print()
    print(report_text(measured, MINUTE_MEASURES))
    if asked.json:
        write_json(Path(asked.json).resolve(), measured.as_dict())
    return 0


def models(asked: argparse.Namespace, program: Program) -> int:
    """List, show, activate, verify, remove versions, or roll back."""
    registry = program.registry
    deed = asked.deed or "list"
    if deed == "list":
        versions = registry.versions()
        if asked.json:
            print_json(versions)
        elif versions:
            print(table(VERSION_HEADERS, [_version_row(facts) for facts in versions]))
        else:
            print("No model is trained yet.")
        return 0
    if deed == "rollback":
        print_outcome(asked, "active", registry.roll_back().name)
    elif deed == "show":
        print_json({"facts": registry.facts(asked.name), "metrics": registry.metrics(asked.name)})
    else:
        _deed(registry, deed)(asked.name)
        outcome = {"activate": "active", "verify": "sound", "remove": "removed"}[deed]
        print_outcome(asked, outcome, asked.name)
    return 0


VERSION_HEADERS = ["", "version", "created", "source", "items", "routings", "orders", "problem"]


def _version_row(facts: VersionFacts) -> list[str]:
    return [
        "active" if facts.active else "",
        facts.name,
        facts.created.strftime("%Y-%m-%d %H:%M"),
        facts.source,
        f"{facts.items:,}",
        f"{facts.routings:,}",
        f"{facts.orders:,}",
        facts.problem or "",
    ]


def _deed(registry: ModelRegistry, deed: str) -> Callable[[str], Any]:
    deeds: dict[str, Callable[[str], Any]] = {
        "activate": registry.activate,
        "verify": registry.verify,
        "remove": registry.remove,
    }
    return deeds[deed]


def print_outcome(asked: argparse.Namespace, outcome: str, version: str) -> None:
    """One line or one JSON object on what became of a version."""
    if asked.json:
        print_json({"version": version, "outcome": outcome})
    else:
        print(f"Version {version} is {outcome}.")


def print_figures(figures: Mapping[str, float | None]) -> None:
    """Measured figures, one a line; what was not measured is named so."""
    for name, value in sorted(figures.items()):
        print(f"  {name}: {NOT_KNOWN if value is None else number(value, 3)}")


COMMANDS: dict[str, Command] = {
    "doctor": doctor,
    "sync": sync,
    "train": train,
    "evaluate": evaluate,
    "models": models,
    "predict": predicting.predict,
    "export": predicting.export,
}
