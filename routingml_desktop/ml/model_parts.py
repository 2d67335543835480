"""What a routing model is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.ml.bookings import Bookings
    from routingml_desktop.ml.confidence import Confidence
    from routingml_desktop.ml.features import ItemVectorizer
    from routingml_desktop.ml.known_items import KnownItems
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.nearest_items import NearestItems
    from routingml_desktop.ml.neighbor_index import NeighborIndex
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.signatures import Signatures
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.settings import IndexSettings, LearningSettings


@dataclass(frozen=True, slots=True)
class ModelParts:
    """The parts of one trained model, each learned once and read by all who need it."""

    source: str
    learning: LearningSettings
    index_settings: IndexSettings
    vectorizer: ItemVectorizer
    signatures: Signatures
    index: NeighborIndex
    nearest: NearestItems
    items: KnownItems
    routings: KnownRoutings
    bookings: Bookings
    times: OperationTimes
    confidence: Confidence
    rule: VotingRule
    now: int
    """The plant's last day in microseconds since 1970: what recency is counted from."""
    figures: dict[str, float] = field(default_factory=dict)
    """Measured while training, such as ``neighbors.recall``."""
    golden: tuple[dict[str, Any], ...] = ()
    """Questions to be asked again after loading."""

    def attributes_of(self, item: int) -> dict[str, AttributeValue]:
        """The attributes of a known item as the model keeps them."""
        return self.vectorizer.described(self.signatures.table[self.signatures.of_item[item]])

    def statistics(self) -> dict[str, Any]:
        """Counts, attributes with their weight and missing share, and measured figures."""
        weights = self.nearest.weights.tolist()
        names = self.vectorizer.names
        return {
            "source": self.source,
            "items": len(self.items),
            "items_with_routing": int((self.routings.latest >= 0).sum()),
            "signatures": len(self.signatures),
            "routings": len(self.routings),
            "ways": len(self.routings.way_offsets) - 1,
            "operations": len(self.routings.described),
            "orders": len(self.bookings.orders),
            "bookings": len(self.bookings),
            "bookings_counted": int(self.bookings.counted.sum()),
            "attributes": list(names),
            "weights": dict(zip(names, weights, strict=True)),
            "kinds": {column.name: column.kind.value for column in self.vectorizer.columns_},
            "missing": dict(self.vectorizer.missing_),
            "dropped_attributes": dict(self.vectorizer.dropped_),
            "dimension": self.vectorizer.dimension,
            "figures": dict(self.figures),
        }
