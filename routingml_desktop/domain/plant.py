"""What is known about the plant's data on this PC: its source, its age, its faults."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.item import Attribute


class Severity(StrEnum):
    """How much a finding matters."""

    CRITICAL = "critical"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault in the rows: counted, named, with examples."""

    check: str
    """Identifier such as ``duplicate_items``; the window translates it."""
    table: str
    """``items``, ``operations`` or ``work_results``."""
    severity: Severity
    count: int
    rows: int
    """How many rows were looked at."""
    examples: tuple[str, ...] = ()
    column: str = ""
    """The column it is about, in our words or the ERP's; empty when it is about rows."""
    message: str = ""
    """One English sentence for the log and the command line."""
    hours: float | None = None
    """Booked hours concerned; None where that is not counted."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """Where rows come from."""

    name: str
    """Identifier of the mapping, such as ``ksm``."""
    title: str
    """What the title bar shows, such as ``KsmErp @ server``; never a password."""
    kind: str
    """``odbc``, ``sqlite`` or ``folder``."""


@dataclass(frozen=True, slots=True)
class AsBuiltRule:
    """When the bookings of a work order show a whole routing; empty sets accept any operation."""

    first_operations: frozenset[str] = frozenset()
    last_operations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ClosingStage:
    """A stage near the end of the plant's routings."""

    job_codes: tuple[str, ...]
    """Regular expressions of how its job codes begin."""
    label_en: str
    label_ko: str = ""

    def label(self, language: str) -> str:
        """The words for it in ``language`` (``ko`` or ``en``)."""
        return (self.label_ko if language == "ko" else self.label_en) or self.label_en


@dataclass(frozen=True, slots=True)
class RoutingRules:
    """What the mapping says of the plant's routings; by default nothing."""

    closing: tuple[ClosingStage, ...] = ()
    """In the order in which they follow each other."""
    inspections: tuple[str, ...] = ()
    """Regular expressions of how job codes of inspections begin."""
    marks_inspections: bool = False
    """Whether the ERP has a mark for operations that are inspections."""


@dataclass(frozen=True, slots=True)
class SnapshotFacts:
    """What the snapshot holds and how old it is."""

    source: SourceFacts
    taken: datetime
    items: int
    operations: int
    work_results: int
    attributes: tuple[Attribute, ...]
    findings: tuple[Finding, ...] = ()
    as_built: bool = False
    """Whether routings come from work results because there is no routing master."""
    extras: Mapping[str, str] = field(default_factory=dict)
    rules: RoutingRules = field(default_factory=RoutingRules)
    """What the mapping says of the plant's routings."""


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """One thing the doctor looked at."""

    topic: str
    """What was looked at, such as ``driver`` or ``items: dbo.BI_ITEM_INFO_VIEW``."""
    ok: bool | None
    """True is fine, False needs doing something, None is for information only."""
    message: str
    """What was found and, when something is missing, what to do."""
    finding: str = ""
    """Identifier of what was found, such as ``columns_missing``; the window translates it."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What stands in the sentence of the finding."""
    error: RoutingMLError | None = None
    """The failure, when that is what was found."""
