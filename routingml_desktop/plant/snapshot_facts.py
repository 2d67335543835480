"""A snapshot's facts as plain JSON values, and back."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.plant import (
    ClosingStage,
    Finding,
    RoutingRules,
    Severity,
    SnapshotFacts,
    SourceFacts,
)


def plain_facts(facts: SnapshotFacts) -> dict[str, Any]:
    """What goes into ``snapshot.json``."""
    return {**asdict(facts), "taken": facts.taken.isoformat(), "extras": dict(facts.extras)}


def facts_of(plain: dict[str, Any]) -> SnapshotFacts:
    """The facts in ``snapshot.json``; raise KeyError, TypeError or ValueError for anything else."""
    return SnapshotFacts(
        source=SourceFacts(**plain["source"]),
        taken=datetime.fromisoformat(plain["taken"]),
        items=int(plain["items"]),
        operations=int(plain["operations"]),
        work_results=int(plain["work_results"]),
        attributes=tuple(Attribute(**attribute) for attribute in plain["attributes"]),
        findings=tuple(_finding(finding) for finding in plain["findings"]),
        as_built=bool(plain["as_built"]),
        extras=dict(plain["extras"]),
        # Snapshots of earlier versions know no rules; the next sync brings them.
        rules=_rules(plain.get("rules", {})),
    )


def _rules(plain: dict[str, Any]) -> RoutingRules:
    stages = plain.get("closing", ())
    return RoutingRules(
        tuple(ClosingStage(**{**one, "job_codes": tuple(one["job_codes"])}) for one in stages),
        tuple(plain.get("inspections", ())),
        bool(plain.get("marks_inspections", False)),
    )


def _finding(plain: dict[str, Any]) -> Finding:
    return Finding(
        **{
            **plain,
            "severity": Severity(plain["severity"]),
            "examples": tuple(plain["examples"]),
        }
    )
