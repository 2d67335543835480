"""The dashboard as a picture holds what is on the screen, also what nobody scrolled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.ui.charts.error_by_work_center import ErrorByWorkCenter
from routingml_desktop.ui.panels.quality_panel.cycle_saving import picture
from tests.ui.reports import work_center

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_chart_that_was_never_painted_has_the_names_at_its_axis(qtbot: QtBot) -> None:
    chart = ErrorByWorkCenter()
    qtbot.addWidget(chart)
    chart.resize(500, 400)
    chart.show_scores([work_center("HONING-CENTER-01", 80, mae=4.0)])

    first = picture(chart)
    chart.show()
    qtbot.waitUntil(lambda: chart.chart.plot.getAxis("left").width() > 80)

    assert picture(chart) == first
