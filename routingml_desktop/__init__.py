"""RoutingML Desktop: proposes routings for new items from a plant's own history."""

__version__ = "0.1.0"
