"""Questions, neighbors, routing candidates, a prediction."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import sqrt
from typing import TYPE_CHECKING, TypeAlias

from routingml_desktop.domain.conversion import NO_CONVERSIONS, Conversions
from routingml_desktop.domain.precedence import NO_VERDICTS, PrecedenceVerdicts
from routingml_desktop.domain.routing import RoutingOrigin, minutes_of_lot
from routingml_desktop.domain.weights import LEARNED
from routingml_desktop.domain.work_center import decided_by_lots

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from routingml_desktop.domain.item import AttributeValue, Item
    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.domain.time_estimate import TimeEstimate
    from routingml_desktop.domain.work_center import WorkCenterShare
    from routingml_desktop.domain.work_result import WorkResult

    LotBand: TypeAlias = tuple[float | None, float, float | None]
    """P10, P50 and P90 in minutes; the outer two are None together."""


class RoutingChoice(StrEnum):
    """Which routing of an item that has several is meant."""

    LATEST = "latest"
    """The one created last."""
    MOST_USED = "most_used"
    """The one with most work orders."""


@dataclass(frozen=True, slots=True)
class AskOptions:
    """How the planner wants the question answered."""

    threshold: float = 0.80
    """Similarity from which an item counts as similar, 0 to 1."""
    neighbors: int = 10
    """How many similar items vote, at least 1."""
    routing_choice: RoutingChoice = RoutingChoice.LATEST
    ignore_own_history: bool = False
    """Propose from similar items even when the item has a routing of its own."""
    exclude_outside: bool = False
    """Leave out subcontracted operations."""
    outside_in_house: bool = False
    """Do subcontracted operations in-house where the plant's table says how."""
    weights: str = LEARNED
    """Name of the weight profile that says how much each attribute counts."""
    order_quantity: float | None = None
    """Pieces of the order that is planned, where that bears on the work center."""
    precedence: PrecedenceVerdicts = NO_VERDICTS
    """Which orders of operations the planner approved or vetoed."""
    least_confidence: float = 0.10
    """Where the best proposal is right less probably than this, 0 to 1, none is made."""
    conversions: Conversions = NO_CONVERSIONS
    """What is done in-house in place of what; empty unless that was asked for."""

    def insisting(self) -> AskOptions:
        """The same as a planner asks on: whatever is nearest is good enough, however improbable."""
        return replace(self, threshold=0.0, least_confidence=0.0)


@dataclass(frozen=True, slots=True)
class MinutesBand:
    """Total minutes of several operations at one quantity."""

    p10: float | None
    """None, like ``p90``, when any of the minutes in the total has no band."""
    p50: float
    p90: float | None
    unknown: int
    """Operations without any minutes; they are not in the total."""


class Badge(StrEnum):
    """What a planner should notice about an operation or a candidate."""

    HIGH_CONFIDENCE = "high_confidence"
    LOW_SAMPLES = "low_samples"
    NO_WORK_RESULTS = "no_work_results"
    CONVERTED_IN_HOUSE = "converted_in_house"
    CONTAINS_OUTSIDE = "contains_outside"
    ALL_OUTSIDE = "all_outside"
    AS_BUILT = "as_built"
    COMPOSED = "composed"
    """No similar item is made exactly so: it was put together operation by operation."""
    RULE_VIOLATION = "rule_violation"
    """It breaks an order of operations that the plant keeps."""


@dataclass(frozen=True, slots=True)
class AttributeMatch:
    """How one attribute compares between the asked item and a neighbor."""

    name: str
    asked: AttributeValue
    found: AttributeValue
    similarity: float
    """0 different, 1 the same."""
    share: float
    """Part of the whole similarity that this attribute gives, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Neighbor:
    """A known item close to the asked one; similarity 1 is the same."""

    item_code: str
    similarity: float
    item_name: str = ""
    routing_no: str = ""
    """The routing that votes; empty when the item has none."""
    operations: int = 0
    orders: int = 0
    matches: tuple[AttributeMatch, ...] = ()
    """Strongest first."""
    likeness: float | None = None
    """How alike the routings will be, 0 to 1, learned on pairs; None where that was not learned."""


@dataclass(frozen=True, slots=True)
class ProposedOperation:
    """An operation of a candidate with its evidence."""

    operation: Operation
    setup: TimeEstimate
    run: TimeEstimate
    supporters: tuple[str, ...] = ()
    """Codes of the items whose routing has this operation."""
    share: float = 0.0
    """Their part of the candidate's votes, 0 to 1."""
    orders: int = 0
    """Work orders of the supporters behind the operation."""
    badges: tuple[Badge, ...] = ()
    confidence: float | None = None
    """Chance, learned on history, that the released routing has it; None when not calibrated."""
    work_centers: tuple[WorkCenterShare, ...] = ()
    """Where it may be done, the likeliest first; empty where that is no choice."""
    outside: Operation | None = None
    """The subcontracted operation it takes the place of; None for one that is as history has it."""
    common: float = 0.0
    """How far set-up and run of one lot deviate together, learned on history: 0 to 1."""

    @property
    def replaces(self) -> str:
        """The subcontracted operation it takes the place of, with its subcontractor, or nothing."""
        if self.outside is None:
            return ""
        partner = f"{self.outside.partner} {self.outside.partner_name}".strip()
        named = f"{self.outside.job_code} {self.outside.job_name}".strip()
        return f"{named} · {partner}" if partner else named

    def minutes_for(self, quantity: float) -> LotBand | None:
        """P10, P50, P90 of set-up plus run; None when neither is known.

        The deviations of set-up and run are added as far as they are ``common`` to both, and as
        independent ones (root of squares) otherwise. P10 and P90 are None when a known part has no
        band: one of width zero would look like certainty.
        """
        middle = minutes_of_lot(self.setup.p50, self.run.p50, quantity)
        if middle is None:
            return None
        parts = [_scaled(self.setup, 1.0), _scaled(self.run, quantity)]
        low, high = _around([band for band in parts if band is not None], middle, self.common)
        return low, middle, high


@dataclass(frozen=True, slots=True)
class RoutingCandidate:
    """A proposed routing: one way the plant makes such items."""

    rank: int
    """1 is the best."""
    origin: RoutingOrigin
    operations: tuple[ProposedOperation, ...]
    confidence: float | None
    """Chance, learned on history, that it is released unchanged; None when not calibrated."""
    vote: float
    """Share of the neighbors' votes, 0 to 1."""
    similarity: float
    """Of the closest supporter, 0 to 1."""
    supporters: tuple[str, ...]
    reference_item: str
    """The item whose routing was taken over."""
    reference_routing_no: str
    orders: int = 0
    """Work orders made by the supporters' routings."""
    badges: tuple[Badge, ...] = ()
    edits_to_go: float | None = None
    """Operations a planner will probably insert, delete or exchange; None when not calibrated."""

    @property
    def existing(self) -> bool:
        """Whether it is the asked item's own routing rather than a proposal."""
        return self.origin is not RoutingOrigin.PROPOSED

    @property
    def composed(self) -> bool:
        """Whether it was put together; the reference is then the routing most like it."""
        return Badge.COMPOSED in self.badges

    @property
    def signature(self) -> tuple[str, ...]:
        """The job codes in order."""
        return tuple(proposed.operation.job_code for proposed in self.operations)

    def minutes_for(self, quantity: float) -> MinutesBand | None:
        """Total minutes at ``quantity`` pieces; None when no operation has minutes."""
        return total_minutes(self.operations, quantity)


@dataclass(frozen=True, slots=True)
class NextOperation:
    """An operation that probably comes next in a routing that is built by hand."""

    operation: Operation
    """As the plant does it last; sequence and minutes are those of its reference."""
    chance: float
    """0 to 1, among all that could come next."""
    seen: int
    """Routings of similar items in which it came next."""


class Lane(StrEnum):
    """How much care a proposal needs."""

    READY = "ready"
    """Nearly always released unchanged, or with other times only."""
    CHECK = "check"
    """A planner should look at it."""
    NO_PRECEDENT = "no_precedent"
    """Nothing is proposed: the plant made nothing like it, or such things in too many ways."""


class Outcome(StrEnum):
    """How a question ended."""

    EXISTING = "existing"
    """The item has a routing of its own; it comes first."""
    PROPOSED = "proposed"
    BELOW_THRESHOLD = "below_threshold"
    """Nothing similar enough: the nearest items are shown, nothing is proposed."""
    NO_ROUTING_NEARBY = "no_routing_nearby"
    """Similar items exist, but none of them has a routing."""
    NO_ATTRIBUTES = "no_attributes"
    """The item has no usable attribute, so nothing can be compared."""
    IMPROBABLE = "improbable"
    """Similar items exist, but no way of making is probable enough to be proposed."""


@dataclass(frozen=True, slots=True)
class RoutingPrediction:
    """The answer to one question."""

    item: Item
    options: AskOptions
    outcome: Outcome
    candidates: tuple[RoutingCandidate, ...]
    """Best first, at most four; empty when the outcome gives no proposal."""
    neighbors: tuple[Neighbor, ...]
    """Closest first."""
    version: str
    """The model version that answered."""
    unused_attributes: tuple[str, ...] = ()
    """Attributes that were given but say nothing to the model (unknown value or not learned)."""
    lane: Lane | None = None
    """None where the item has a routing of its own, or where nothing could be calibrated."""
    improbable: float | None = None
    """The chance of the best proposal that was not made because it is too low."""
    suggestions: tuple[NextOperation, ...] = ()
    """Where nothing is proposed: the operations that probably come first, likeliest first."""

    @property
    def most_alike_first(self) -> tuple[Neighbor, ...]:
        """The neighbors by how alike their routings will be; closest first where nobody knows."""
        return tuple(sorted(self.neighbors, key=lambda one: -(one.likeness or 0.0)))

    @property
    def moves_by_lot(self) -> bool:
        """Whether the work center of any operation depends on the order quantity."""
        steps = (step for candidate in self.candidates for step in candidate.operations)
        return any(decided_by_lots(step.work_centers) for step in steps)


@dataclass(frozen=True, slots=True)
class OperationEvidence:
    """The orders behind an operation's minutes, and those left out."""

    job_code: str
    work_center: str
    used: tuple[WorkResult, ...]
    dropped: tuple[WorkResult, ...] = field(default=())
    """Each carries the reason it was left out."""


def total_minutes(operations: Iterable[ProposedOperation], quantity: float) -> MinutesBand | None:
    """Total minutes of the operations at ``quantity`` pieces; None when none has minutes."""
    bands = [proposed.minutes_for(quantity) for proposed in operations]
    known = [band for band in bands if band is not None]
    if not known:
        return None
    middle = sum(band[1] for band in known)
    low, high = _around(known, middle)
    return MinutesBand(low, middle, high, unknown=len(bands) - len(known))


def _scaled(estimate: TimeEstimate, factor: float) -> LotBand | None:
    if estimate.p50 is None:
        return None
    if estimate.p10 is None or estimate.p90 is None:
        return None, estimate.p50 * factor, None
    return estimate.p10 * factor, estimate.p50 * factor, estimate.p90 * factor


def _around(
    bands: Sequence[LotBand], middle: float, common: float = 0.0
) -> tuple[float | None, float | None]:
    """P10 and P90 of a sum of parts whose deviations correlate; None when a part has no band."""
    down, up = [], []
    for low, each, high in bands:
        if low is None or high is None:
            return None, None
        down.append(each - low)
        up.append(high - each)
    return middle - _summed(down, common), middle + _summed(up, common)


def _summed(deviations: Sequence[float], common: float) -> float:
    """The deviation of a sum: between the root of squares (0) and the plain sum (1)."""
    squares = sum(deviation**2 for deviation in deviations)
    return sqrt((1 - common) * squares + common * sum(deviations) ** 2)
