"""Quality: how good the proposals and the minutes of the active version are."""

from routingml_desktop.ui.panels.quality_panel.cycle_panel import CyclePanel
from routingml_desktop.ui.panels.quality_panel.cycle_view import CycleView, cycle_charts
from routingml_desktop.ui.panels.quality_panel.pages import QualityPages
from routingml_desktop.ui.panels.quality_panel.panel import QualityPanel
from routingml_desktop.ui.panels.quality_panel.report_view import ReportView, report_charts

__all__ = [
    "CyclePanel",
    "CycleView",
    "QualityPages",
    "QualityPanel",
    "ReportView",
    "cycle_charts",
    "report_charts",
]
