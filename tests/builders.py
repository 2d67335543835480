"""Values with sensible defaults, so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime

from routingml_desktop.domain.candidate import (
    AskOptions,
    Neighbor,
    Outcome,
    ProposedOperation,
    RoutingCandidate,
    RoutingPrediction,
)
from routingml_desktop.domain.export import RoutingSheet
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.model_version import VersionFacts
from routingml_desktop.domain.routing import (
    Operation,
    OperationType,
    Routing,
    RoutingOrigin,
    renumbered,
)
from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin


def operation(job_code: str = "A01-1", **changes: object) -> Operation:
    """An in-house operation of 20 minutes set-up and 5 minutes a piece."""
    values: dict[str, object] = {
        "sequence": 10,
        "job_code": job_code,
        "job_name": f"{job_code} 작업",
        "work_center": "CNC-01",
        "work_center_name": "CNC 1호기",
        "operation_type": OperationType.IN_HOUSE,
        "setup_minutes": 20.0,
        "run_minutes": 5.0,
    }
    return Operation(**(values | changes))  # type: ignore[arg-type]


def routing(*job_codes: str, item_code: str = "ITEM-1", routing_no: str = "R1") -> Routing:
    """A routing of plain operations."""
    return Routing(item_code, routing_no, renumbered(operation(code) for code in job_codes))


def estimate(p50: float = 5.0, n: int = 12) -> TimeEstimate:
    """Minutes from the item's own bookings, the band 20 % to each side."""
    return TimeEstimate(
        TimeOrigin.OWN_BOOKINGS, 0.8 * p50, p50, 1.2 * p50, n, 1, p50, 0.16 * p50, 0.16
    )


def candidate(*job_codes: str, rank: int = 1, confidence: float = 0.7) -> RoutingCandidate:
    """A proposed routing with evidence at every operation."""
    return RoutingCandidate(
        rank=rank,
        origin=RoutingOrigin.PROPOSED,
        operations=tuple(
            ProposedOperation(step, estimate(20.0), estimate(5.0), ("KNOWN-1", "KNOWN-2"), 1.0, 12)
            for step in routing(*job_codes).operations
        ),
        confidence=confidence,
        vote=confidence,
        similarity=0.93,
        supporters=("KNOWN-1", "KNOWN-2"),
        reference_item="KNOWN-1",
        reference_routing_no="R1",
        orders=12,
    )


def prediction(*candidates: RoutingCandidate) -> RoutingPrediction:
    """An answer with two similar items."""
    return RoutingPrediction(
        item=Item("NEW-1", {"ITEM_MATERIAL": "316L", "OUTDIAMETER": 55.0}, "실링"),
        options=AskOptions(),
        outcome=Outcome.PROPOSED,
        candidates=candidates or (candidate("A01-1", "Q30-1"),),
        neighbors=(
            Neighbor("KNOWN-1", 0.93, "실링 A", "R1", 2, 7),
            Neighbor("KNOWN-2", 0.88, "실링 B", "R1", 2, 5),
        ),
        version="v1",
    )


def sheet(*job_codes: str, **changes: object) -> RoutingSheet:
    """A proposed routing of ITEM-1 to export, its operations with their evidence."""
    proposed = candidate(*(job_codes or ("A01-1", "Q30-1")))
    values: dict[str, object] = {
        "item_code": "ITEM-1",
        "item_name": "실링",
        "routing_no": "",
        "candidate_rank": 1,
        "operations": proposed.operations,
        "confidence": 0.7,
        "similarity": 0.93,
        "origin": RoutingOrigin.PROPOSED,
        "quantity": 10.0,
        "orders": 12,
        "reference_item": "KNOWN-1",
        "minutes": proposed.minutes_for(10.0),
    }
    return RoutingSheet(**(values | changes))  # type: ignore[arg-type]


def version_facts(name: str = "v1", **changes: object) -> VersionFacts:
    """A small version trained on the demo plant."""
    values: dict[str, object] = {
        "name": name,
        "created": datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
        "source": "demo",
        "items": 10,
        "routings": 12,
        "orders": 40,
        "attributes": ("ITEM_MATERIAL", "OUTDIAMETER"),
        "dimension": 8,
        "figures": {"exact_at_1": 0.5, "minutes_mae": None},
    }
    return VersionFacts(**(values | changes))  # type: ignore[arg-type]
