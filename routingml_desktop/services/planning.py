"""The routing being made: a value that never changes, each edit gives the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain.candidate import ProposedOperation, total_minutes
from routingml_desktop.domain.routing import (
    SEQUENCE_STEP,
    Operation,
    Routing,
    RoutingOrigin,
)
from routingml_desktop.domain.time_estimate import NO_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.candidate import MinutesBand, RoutingCandidate
    from routingml_desktop.domain.routing import OperationType
    from routingml_desktop.domain.time_estimate import TimeEstimate

LONGEST_MINUTES = 10_000.0
"""No time of a routing is longer; the plant's own screen has the same bound."""

FINE_BELOW = 1.0
"""Minutes below this keep four decimals, so that a run of seconds is not rounded away."""


class TimeField(StrEnum):
    """The times of an operation that a planner sets; each names an attribute of Operation."""

    LEAD_TIME = "lead_time_days"
    QUEUE = "queue_minutes"
    SETUP = "setup_minutes"
    RUN = "run_minutes"
    ACTUAL_SETUP = "actual_setup_minutes"
    ACTUAL_RUN = "actual_run_minutes"
    WAIT = "wait_minutes"
    MOVE = "move_minutes"


class TextField(StrEnum):
    """The words of an operation that a planner sets; each names an attribute of Operation."""

    JOB_CODE = "job_code"
    JOB_NAME = "job_name"
    WORK_CENTER = "work_center"
    WORK_CENTER_NAME = "work_center_name"
    BASE_UNIT = "base_unit"
    BATCH = "batch"
    PARTNER = "partner"
    PARTNER_NAME = "partner_name"


@dataclass(frozen=True, slots=True)
class PlannedOperation:
    """An operation of the draft."""

    key: int
    """Names it for as long as it is in the draft, wherever it is moved."""
    proposed: ProposedOperation
    """The operation as it will be released, beside the evidence it was proposed with."""
    changed: frozenset[str] = frozenset()
    """Names of the Operation attributes that the planner set."""

    @property
    def operation(self) -> Operation:
        """The operation as it will be released."""
        return self.proposed.operation

    def evidence(self, field: TimeField) -> TimeEstimate | None:
        """What history says about a time: set-up per lot, run per piece; None for other times."""
        if field is TimeField.SETUP:
            return self.proposed.setup
        return self.proposed.run if field is TimeField.RUN else None

    def from_history(self, field: TimeField) -> bool:
        """Whether the time shown is the middle of its evidence rather than somebody's figure."""
        evidence = self.evidence(field)
        if evidence is None or evidence.p50 is None or field in self.changed:
            return False
        value: float | None = getattr(self.operation, field)
        return value == _from_evidence(evidence, self._basis(field))

    def _basis(self, field: TimeField) -> float:
        return self.operation.base_quantity if field is TimeField.RUN else 1.0


@dataclass(frozen=True, slots=True)
class RoutingDraft:
    """The routing being made for one item.

    After each edit of the order its sequences run 10, 20, 30.
    """

    item_code: str
    candidate: RoutingCandidate | None = None
    """What it started from; None when it is made by hand."""
    operations: tuple[PlannedOperation, ...] = ()
    next_key: int = 1

    @property
    def edited(self) -> bool:
        """Whether anything differs from what it started from."""
        started = draft_of(self.item_code, self.candidate)
        return _contents(self) != _contents(started)

    def place_of(self, key: int) -> int:
        """Where the operation stands, from 0; raises KeyError when the draft has it not."""
        for place, step in enumerate(self.operations):
            if step.key == key:
                return place
        raise KeyError(key)

    def set_time(self, key: int, field: TimeField, value: float | None) -> RoutingDraft:
        """With one time set, None for unknown; ValueError beyond 0 to LONGEST_MINUTES."""
        if value is not None and not 0 <= value <= LONGEST_MINUTES:
            raise ValueError(f"{field} must be 0 to {LONGEST_MINUTES:g}")
        return self._with(key, field, value)

    def set_text(self, key: int, field: TextField, text: str) -> RoutingDraft:
        """With a code or name of one operation set, blanks around it removed."""
        return self._with(key, field, text.strip())

    def set_type(self, key: int, operation_type: OperationType) -> RoutingDraft:
        """With one operation done in-house or outside."""
        return self._with(key, "operation_type", operation_type)

    def set_base_quantity(self, key: int, pieces: float) -> RoutingDraft:
        """With the run minutes of one operation meant for ``pieces``; ValueError unless above 0."""
        if not 0 < pieces <= LONGEST_MINUTES:
            raise ValueError(f"the base quantity must be above 0 and at most {LONGEST_MINUTES:g}")
        return self._with(key, "base_quantity", pieces)

    def add(self, place: int, proposed: ProposedOperation | None = None) -> RoutingDraft:
        """With one operation more at ``place``: one a candidate has, or an empty one."""
        if proposed is None:
            new = ProposedOperation(Operation(0, ""), NO_TIME, NO_TIME)
        else:
            new = _with_history(proposed)
        step = PlannedOperation(self.next_key, new)
        listed = (*self.operations[:place], step, *self.operations[place:])
        return replace(self, operations=_renumbered(listed), next_key=self.next_key + 1)

    def delete(self, keys: Iterable[int]) -> RoutingDraft:
        """Without the operations."""
        gone = set(keys)
        return replace(
            self, operations=_renumbered(s for s in self.operations if s.key not in gone)
        )

    def move(self, key: int, place: int) -> RoutingDraft:
        """With the operation standing at ``place``, counted in the result."""
        step = self.operations[self.place_of(key)]
        others = [other for other in self.operations if other.key != key]
        return replace(self, operations=_renumbered([*others[:place], step, *others[place:]]))

    def reset(self) -> RoutingDraft:
        """As it started; operations that are back get their first keys again."""
        return draft_of(self.item_code, self.candidate)

    def routing(self) -> Routing:
        """What will be released or exported.

        It keeps origin and number of an existing routing only while nothing is edited.
        """
        operations = tuple(step.operation for step in self.operations)
        source = self.candidate
        if source is None or self.edited:
            return Routing(self.item_code, "", operations, RoutingOrigin.EDITED)
        number = source.reference_routing_no if source.existing else ""
        return Routing(self.item_code, number, operations, source.origin)

    def history_minutes(self, quantity: float) -> MinutesBand | None:
        """What history lets expect for all operations; the planner's own figures do not count."""
        return total_minutes((step.proposed for step in self.operations), quantity)

    def _with(self, key: int, name: str, value: object) -> RoutingDraft:
        place = self.place_of(key)
        step = self.operations[place]
        if getattr(step.operation, name) == value:
            return self
        values: dict[str, Any] = {str(name): value}
        operation = replace(step.operation, **values)
        new = PlannedOperation(
            key, replace(step.proposed, operation=operation), step.changed | set(values)
        )
        listed = (*self.operations[:place], new, *self.operations[place + 1 :])
        return replace(self, operations=listed)


def draft_of(item_code: str, candidate: RoutingCandidate | None) -> RoutingDraft:
    """The draft that starts from a candidate, or an empty one.

    An existing routing keeps the times the plant gave it, also where others of its operations are
    done in-house. A proposed one gets the middle of its
    evidence, and the reference routing's own time only where there is no evidence.
    """
    if candidate is None:
        return RoutingDraft(item_code)
    own = candidate.existing or candidate.reference_item == item_code
    steps = tuple(
        PlannedOperation(key, step if own and step.outside is None else _with_history(step))
        for key, step in enumerate(candidate.operations, start=1)
    )
    return RoutingDraft(item_code, candidate, steps, next_key=len(steps) + 1)


def _with_history(proposed: ProposedOperation) -> ProposedOperation:
    operation = proposed.operation
    setup = _from_evidence(proposed.setup, 1.0)
    run = _from_evidence(proposed.run, operation.base_quantity)
    timed = replace(
        operation,
        setup_minutes=operation.setup_minutes if setup is None else setup,
        run_minutes=operation.run_minutes if run is None else run,
    )
    return replace(proposed, operation=timed)


def _from_evidence(estimate: TimeEstimate, basis: float) -> float | None:
    """The evidence's middle for ``basis`` pieces, rounded to what a planner would enter."""
    if estimate.p50 is None:
        return None
    minutes = estimate.p50 * basis
    return round(minutes, 4 if minutes < FINE_BELOW else 2)


def _renumbered(steps: Iterable[PlannedOperation]) -> tuple[PlannedOperation, ...]:
    return tuple(
        replace(
            step,
            proposed=replace(
                step.proposed, operation=replace(step.operation, sequence=SEQUENCE_STEP * place)
            ),
        )
        for place, step in enumerate(steps, start=1)
    )


def _contents(draft: RoutingDraft) -> list[ProposedOperation]:
    return [step.proposed for step in draft.operations]
