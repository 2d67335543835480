"""Training: start, follow, look back, choose the version that answers."""

from routingml_desktop.ui.panels.training_panel.panel import TrainingPanel

__all__ = ["TrainingPanel"]
