"""The standards that bookings contradict, and deciding on them."""

from routingml_desktop.ui.panels.standards_panel.panel import StandardsPanel

__all__ = ["StandardsPanel"]
