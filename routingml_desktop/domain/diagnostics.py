"""What a program on this PC needs and how quick it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from routingml_desktop.domain.errors import RoutingMLError


@dataclass(frozen=True, slots=True)
class Profile:
    """Measured in a process of its own, started for it; None is not measured."""

    cold_start: float | None = None
    """Seconds from starting the process to its first answer."""
    snapshot_seconds: float | None = None
    """To read the items."""
    snapshot_bytes: int | None = None
    """Memory the items take."""
    model_seconds: float | None = None
    """To verify and load the active version."""
    model_bytes: int | None = None
    """Memory the model takes, its index included."""
    index_bytes: int | None = None
    """Of the neighbor index in it."""
    index_exact: bool = False
    """Whether neighbors are found by comparing with all, without a graph."""
    first_answer: float | None = None
    """Seconds of the first prediction after loading."""
    warm_median: float | None = None
    """Seconds of a later one: half of them are quicker."""
    warm_p95: float | None = None
    asked: int = 0
    """How many items were asked for after the first."""
    process_bytes: int | None = None
    """Memory of the whole process in the end."""
    error: RoutingMLError | None = None
    """Why it was not measured to the end."""
