"""Charts draw what was measured, say what was not, and keep one item however often they change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.domain.quality import CoveragePoint, ReliabilityBin
from routingml_desktop.ui.charts.band_coverage import BandCoverage
from routingml_desktop.ui.charts.confidence_truth import ConfidenceTruth, SurestFirst
from routingml_desktop.ui.charts.error_by_work_center import ErrorByWorkCenter
from routingml_desktop.ui.charts.live_figures import LiveFigures
from routingml_desktop.ui.charts.log_scale import decades
from routingml_desktop.ui.charts.predicted_actual import PredictedActual
from routingml_desktop.ui.charts.work_centers import MOST, busiest, wilson
from routingml_desktop.ui.theme import DARK, LIGHT, show_colours
from routingml_desktop.ui.training_queue import Measured
from tests.ui.reports import figure, point, work_center

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def errors(qtbot: QtBot) -> ErrorByWorkCenter:
    chart = ErrorByWorkCenter()
    qtbot.addWidget(chart)
    return chart


@pytest.fixture
def bands(qtbot: QtBot) -> BandCoverage:
    chart = BandCoverage()
    qtbot.addWidget(chart)
    return chart


@pytest.fixture
def cloud(qtbot: QtBot) -> PredictedActual:
    chart = PredictedActual()
    qtbot.addWidget(chart)
    return chart


@pytest.fixture
def live(qtbot: QtBot) -> LiveFigures:
    chart = LiveFigures()
    qtbot.addWidget(chart)
    return chart


@pytest.fixture
def back_to_light(qapp: QApplication) -> Iterator[None]:
    yield
    show_colours(qapp, LIGHT)


def drawn(scatter: Any) -> list[tuple[float, float]]:
    xs, ys = scatter.getData()
    return list(zip(xs, ys, strict=True))


def tick_texts(chart: Any, side: str) -> list[str]:
    major = chart.plot.getAxis(side)._tickLevels[0]
    return [text for _, text in major]


def test_the_worst_work_center_is_at_the_top_with_its_n(errors: ErrorByWorkCenter) -> None:
    errors.show_scores([work_center("CNC-01", 80, mae=4.0), work_center("CNC-02", 60, mae=9.0)])

    assert tick_texts(errors.chart, "left") == ["CNC-02  n 60", "CNC-01  n 80"]
    assert list(errors.bars.opts["width"]) == [9.0, 4.0]
    assert list(errors.bars.opts["y"]) == [1.0, 0.0]


def test_a_bar_explains_itself(errors: ErrorByWorkCenter) -> None:
    errors.show_scores([work_center("CNC-01", 80, mae=4.0, bias=None)])

    assert errors.explained(0) == "CNC-01: MAE 4 min, bias – min, 80 bookings"


def test_only_the_busiest_work_centers_have_room_and_the_note_says_so(
    errors: ErrorByWorkCenter,
) -> None:
    many = [work_center(f"WC-{number:03}", n=number, mae=1.0) for number in range(1, 61)]

    errors.show_scores(many)

    shown = busiest(many, lambda score: score.mae)
    assert len(shown) == MOST
    assert min(score.n for score in shown) == 46
    assert "The 15 of 60 work centers" in errors.chart.note.text()


@pytest.mark.parametrize("nothing", [[], [work_center("CNC-01", 0, mae=None, coverage_80=None)]])
def test_charts_say_that_nothing_was_measured(
    errors: ErrorByWorkCenter,
    bands: BandCoverage,
    cloud: PredictedActual,
    nothing: list[Any],
) -> None:
    errors.show_scores(nothing)
    bands.show_scores(nothing)
    cloud.show_points([])

    for chart in (errors.chart, bands.chart, cloud.chart):
        assert chart.nothing.text().startswith("Not measured: ")


def test_one_work_center_with_no_error_at_all_is_drawn(errors: ErrorByWorkCenter) -> None:
    errors.show_scores([work_center("CNC-01", mae=0.0, bias=0.0)])

    assert list(errors.bars.opts["width"]) == [0.0]


def test_a_band_that_misses_its_promise_has_another_shape(bands: BandCoverage) -> None:
    bands.show_scores(
        [work_center("HOLDS", 400, coverage_80=0.81), work_center("MISSES", 400, coverage_80=0.6)]
    )

    assert [x for x, _ in drawn(bands.kept)] == [0.81]
    assert [x for x, _ in drawn(bands.broken)] == [0.6]
    assert bands.kept.opts["symbol"] != bands.broken.opts["symbol"]
    assert bands.promise.value() == 0.8


def test_few_bookings_prove_nothing_against_a_band(bands: BandCoverage) -> None:
    bands.show_scores([work_center("FEW", 3, coverage_80=0.667)])

    assert drawn(bands.broken) == []
    assert bands.explained(0) == "FEW: 67 % of 3 bookings inside the band (21 % to 94 %)"


def test_shares_have_an_interval_inside_0_to_1() -> None:
    all_five, none_of_five, most = wilson(1.0, 5), wilson(0.0, 5), wilson(0.8, 1000)

    assert [round(end, 3) for end in all_five] == [0.566, 1.0]
    assert [round(end, 3) for end in none_of_five] == [0.0, 0.434]
    assert [round(end, 3) for end in most] == [0.774, 0.824]
    assert all(0.0 <= end <= 1.0 for end in (*all_five, *none_of_five))


def test_minutes_stand_on_logarithmic_axes(cloud: PredictedActual) -> None:
    cloud.show_points([point(1, 1), point(10, 12), point(1000, 900)])

    assert drawn(cloud.inside) == [
        (0.0, 0.0),
        (1.0, pytest.approx(1.0792, abs=1e-4)),
        (3.0, pytest.approx(2.9542, abs=1e-4)),
    ]
    assert tick_texts(cloud.chart, "bottom") == ["1", "10", "100", "1,000"]


def test_lots_outside_their_band_are_rings(cloud: PredictedActual) -> None:
    cloud.show_points([point(10, 10), point(10, 100)])

    assert len(drawn(cloud.inside)) == 1
    assert drawn(cloud.outside) == [(1.0, 2.0)]


def test_lots_of_0_minutes_have_no_place_and_are_counted(cloud: PredictedActual) -> None:
    cloud.show_points([point(10, 10), point(10, 0), point(0, 5)])

    assert cloud.chart.note.text().startswith("1 held-out lots")
    assert cloud.chart.note.text().endswith("Lots with 0 minutes, which have no place here: 2.")


def test_the_nearest_lot_explains_itself(cloud: PredictedActual) -> None:
    cloud.show_points([point(10, 12), point(1000, 900)])

    text = cloud.explained(cloud.nearest(0.9, 1.1))

    assert text == (
        "H16805-GS, operation A01-1 at CNC-01: predicted 10 min (5 to 20), booked 12 min"
    )


def test_a_narrow_range_gets_ticks_at_1_2_5() -> None:
    texts, bare = decades(0.0, 1.0)

    assert [text for _, text in texts] == ["1", "2", "5", "10"]
    assert {text for _, text in bare} == {""}


def test_minutes_below_1_are_written_out() -> None:
    texts, _ = decades(-2.0, 1.0)

    assert [text for _, text in texts] == ["0.01", "0.1", "1", "10"]


def test_the_curve_follows_the_newest_figure_until_one_is_chosen(
    qtbot: QtBot, live: LiveFigures
) -> None:
    live.add([Measured("progress", 1.0, 0.1), Measured("neighbors.recall", 1.0, 0.97)])
    assert live.shown == "neighbors.recall"

    live.box.setFocus()
    live.box.setCurrentIndex(live.box.findData("progress"))
    live.box.activated.emit(live.box.currentIndex())
    live.add([Measured("neighbors.recall", 2.0, 0.98), Measured("progress", 2.0, 0.2)])

    assert live.shown == "progress"
    assert drawn(live.curve) == [(1.0, 10.0), (2.0, 20.0)]
    assert live.chart.plot.getAxis("left").labelText == "Progress (%)"
    assert live.chart.plot.getAxis("bottom").labelText == "Seconds since the start"


def test_a_new_training_starts_with_an_empty_chart(live: LiveFigures) -> None:
    live.add([Measured("progress", 1.0, 0.1)])

    live.clear()

    assert live.shown == ""
    assert live.chart.nothing.text() == "The training has measured nothing yet."


def test_the_axes_of_a_growing_curve_stand_still_until_it_outgrows_them(live: LiveFigures) -> None:
    reaches = []
    for second in range(1, 600):
        live.add([Measured("minutes_mae", float(second), 5 + second % 7)])
        across, up = live.chart.plot.viewRange()
        assert -0.05 * across[1] < across[0] < 0 < second <= across[1]
        assert second < 7 or (up[0] < 5 and up[1] > 11)
        reaches.append((*across, *up))

    assert len(set(reaches)) < 30


def test_another_figure_is_shown_at_its_own_reach(live: LiveFigures) -> None:
    live.add([Measured("minutes_mae", 1.0, 900.0), Measured("progress", 1.0, 0.1)])
    for name, value in (("minutes_mae", 900.0), ("progress", 10.0)):
        live.box.setCurrentIndex(live.box.findData(name))
        live.box.activated.emit(live.box.currentIndex())
        low, high = live.chart.plot.viewRange()[1]
        assert low < value < high < 2 * value


def test_charts_keep_their_items_however_often_they_change(
    errors: ErrorByWorkCenter, bands: BandCoverage, cloud: PredictedActual, live: LiveFigures
) -> None:
    def items() -> list[int]:
        return [len(c.chart.plot.getPlotItem().items) for c in (errors, bands, cloud, live)]

    before = items()
    for number in range(1, 30):
        errors.show_scores([work_center("A", mae=float(number))])
        bands.show_scores([work_center("A", coverage_80=number / 30)])
        cloud.show_points([point(number, number)])
        live.add([Measured("progress", number, number / 30)])

    assert items() == before


def test_no_axis_invents_units(cloud: PredictedActual) -> None:
    cloud.show_points([point(0.001, 0.002)])

    for side in ("left", "bottom"):
        axis = cloud.chart.plot.getAxis(side)
        assert axis.autoSIPrefix is False
        assert axis.labelText.endswith("minutes of the lot")


@pytest.mark.usefixtures("back_to_light")
def test_charts_take_the_colours_of_the_moment(
    qtbot: QtBot, qapp: QApplication, errors: ErrorByWorkCenter
) -> None:
    errors.show_scores([work_center("CNC-01")])
    assert errors.chart.plot.backgroundBrush().color() == QColor(LIGHT.surface)

    show_colours(qapp, DARK)

    assert errors.chart.plot.backgroundBrush().color() == QColor(DARK.surface)
    assert errors.bars.opts["brush"] == DARK.series[0]


def test_the_wheel_scrolls_the_page_and_not_the_chart(qtbot: QtBot) -> None:
    page, area, chart = QWidget(), QScrollArea(), ErrorByWorkCenter()
    column = QVBoxLayout(page)
    column.addWidget(chart)
    page.setMinimumHeight(2000)
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(500, 400)
    area.show()
    chart.show_scores([work_center("CNC-01")])
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    before = chart.chart.plot.viewRange()
    window = area.windowHandle()
    assert window is not None

    for x in (10, 300):  # Over the axis, which pyqtgraph lets eat the wheel, and over the plot.
        area.verticalScrollBar().setValue(0)
        place = chart.chart.plot.viewport().mapTo(area, QPoint(x, 100))
        QTest.wheelEvent(window, QPointF(place), QPoint(0, -240))
        qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)

    assert chart.chart.plot.viewRange() == before


def test_stated_confidence_is_drawn_where_it_was_stated(qtbot: QtBot) -> None:
    truth = ConfidenceTruth()
    qtbot.addWidget(truth)

    truth.show_bins(
        [
            ReliabilityBin(0.0, 0.1, None, figure(None)),
            ReliabilityBin(0.8, 0.9, 0.86, figure(0.6)),
        ]
    )

    assert drawn(truth.curve.curve) == [(0.86, 0.6)]
    truth.show_bins([])
    assert truth.chart.nothing.text().startswith("Not measured")


def test_the_surest_proposals_are_drawn_from_few_to_all(qtbot: QtBot) -> None:
    surest = SurestFirst()
    qtbot.addWidget(surest)

    surest.show_points([CoveragePoint(0.5, 0.9, figure(0.8)), CoveragePoint(1.0, 0.1, figure(0.5))])

    assert drawn(surest.curve.curve) == [(0.5, 0.8), (1.0, 0.5)]
    surest.show_points([])
    assert surest.chart.nothing.text().startswith("Not measured")
