"""Training: start, follow, look back, choose the version that answers."""

from routingml_desktop.ui.panels.training_panel.panel import TrainingPanel
from routingml_desktop.ui.panels.training_panel.run_view import RunView

__all__ = ["RunView", "TrainingPanel"]
