"""Quality: how good the proposals and the minutes of the active version are."""

from routingml_desktop.ui.panels.quality_panel.panel import QualityPanel

__all__ = ["QualityPanel"]
