"""Versions from a terminal: listed, shown, compared, activated, verified, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.answers import print_json
from routingml_desktop.cli.tables import table

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.registry.model_registry import ModelRegistry


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
