"""A trained version and the facts about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from routingml_desktop.domain.failure import Failure


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """What a list of versions shows."""

    name: str
    created: datetime
    source: str
    """Name of the plant source it learned from."""
    items: int
    routings: int
    orders: int
    """Work orders that counted as evidence."""
    attributes: tuple[str, ...]
    dimension: int
    figures: Mapping[str, float | None] = field(default_factory=dict)
    """Headline figures of its evaluation; None reads "not measured"."""
    active: bool = False
    problem: str = ""
    """Why it cannot be used, one sentence; empty when it is sound."""
    size_bytes: int = 0
    failure: Failure | None = None
    """What ``problem`` says, as facts; None when it is sound."""
