"""What a routing model is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from routingml_desktop.ml.attribute_weights import by_attribute

if TYPE_CHECKING:
    from routingml_desktop.ml.acceptance import Acceptance
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.distributions import Distributions
    from routingml_desktop.ml.neighbor_index import NeighborIndex
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.precedence import Precedence
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.ml.work_centers import WorkCenters
    from routingml_desktop.settings import IndexSettings, LearningSettings


@dataclass(frozen=True, slots=True)
class ModelParts:
    """The parts of one trained model, each learned once and read by all who need it."""

    source: str
    learning: LearningSettings
    index_settings: IndexSettings
    precedents: Precedents
    index: NeighborIndex
    bookings: Bookings
    times: OperationTimes
    acceptance: Acceptance
    precedence: Precedence
    rule: VotingRule
    work_centers: WorkCenters
    figures: dict[str, float] = field(default_factory=dict)
    """Measured while training, such as ``neighbors.recall``."""
    golden: tuple[dict[str, Any], ...] = ()
    """Questions to be asked again after loading."""
    distributions: Distributions | None = None
    """What the plant looked like; None in a version that was trained before they were kept."""

    def statistics(self) -> dict[str, Any]:
        """Counts, attributes with their weight and missing share, and measured figures."""
        known = self.precedents
        vectorizer, routings = known.vectorizer, known.routings
        weights = by_attribute(vectorizer.columns_, known.nearest.weights)
        return {
            "source": self.source,
            "items": len(known.items),
            "items_with_routing": int((routings.latest >= 0).sum()),
            "signatures": len(known.signatures),
            "routings": len(routings),
            "ways": len(routings.way_offsets) - 1,
            "operations": len(routings.described),
            "orders": len(self.bookings.orders),
            "bookings": len(self.bookings),
            "bookings_counted": int(self.bookings.counted.sum()),
            "attributes": list(weights),
            "weights": weights,
            "kinds": {c.name: c.kind.value for c in vectorizer.columns_ if c.name in weights},
            "missing": dict(vectorizer.missing_),
            "dropped_attributes": dict(vectorizer.dropped_),
            "dimension": vectorizer.dimension,
            "minutes": self.times.facts(),
            "figures": dict(self.figures),
        }
