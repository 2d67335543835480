"""Quality: how good the proposals and the minutes of the active version are."""

from routingml_desktop.ui.panels.quality_panel.cycle_panel import CyclePanel
from routingml_desktop.ui.panels.quality_panel.pages import QualityPages
from routingml_desktop.ui.panels.quality_panel.panel import QualityPanel

__all__ = ["CyclePanel", "QualityPages", "QualityPanel"]
