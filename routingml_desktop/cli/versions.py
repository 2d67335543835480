"""Versions from a terminal: listed, shown, compared, activated, verified, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import NOT_KNOWN, number, table
from routingml_desktop.cli.training import never

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.registry.model_registry import ModelRegistry


_MOST_SHOWN = 30


def models(asked: argparse.Namespace, program: Program) -> int:
    """List, show, activate, verify, remove versions, or roll back."""
    program.require_models_folder()
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
    if deed == "compare":
        return _compare(asked, program)
    if deed == "rollback":
        print_outcome(asked, "active", registry.roll_back().name)
    elif deed == "show":
        print_json({"facts": registry.facts(asked.name), "metrics": registry.metrics(asked.name)})
    else:
        _deed(registry, deed)(asked.name)
        outcome = {"activate": "active", "verify": "sound", "remove": "removed"}[deed]
        print_outcome(asked, outcome, asked.name)
    return 0


def _compare(asked: argparse.Namespace, program: Program) -> int:
    """What changes when the second version answers instead of the first."""
    found = program.comparisons.compare(
        asked.name, asked.other, progress_on_stderr(quiet=asked.json), never, most=asked.questions
    )
    if asked.json:
        print_json(found)
        return 0
    other = found.other_routing
    planners = sum(each.asked_before for each in found.answers)
    described = sum(each.described for each in found.answers)
    print(
        f"{len(found.answers)} questions ({planners} asked by planners, {described} of them about "
        f"new or changed items): {len(other)} get another "
        f"routing; where it is the same, minutes differ by {_share(found.median_change)} (median)."
    )
    if found.verdict is not None:
        print(found.verdict.sentence)
    rows = [
        [each.item_code, "→".join(each.first_jobs), "→".join(each.second_jobs)]
        for each in other[:_MOST_SHOWN]
    ]
    if rows:
        print(table(["item", found.first, found.second], rows))
    measured = [[name, _figure(one), _figure(two)] for name, (one, two) in found.figures.items()]
    if measured:
        print(table(["figure", found.first, found.second], measured, right="lrr"))
    changed = [[key, one, two] for key, (one, two) in found.settings.items()]
    if changed:
        print(table(["setting", found.first, found.second], changed))
    return 0


def _share(value: float | None) -> str:
    return NOT_KNOWN if value is None else f"{value:.1%}"


def _figure(value: float | None) -> str:
    return NOT_KNOWN if value is None else number(value, 3)


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
