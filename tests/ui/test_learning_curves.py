"""Learning curves: what was learned from beside what was held out, or why there are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextDocumentFragment

from routingml_desktop.domain.progress import LearningPoint
from routingml_desktop.ui.charts.learning_curves import LearningCurves
from routingml_desktop.ui.learning_words import curve_axes, curve_explained, curve_title
from routingml_desktop.ui.theme import DARK, LIGHT, show_colours
from tests.ui.test_charts import drawn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

TOLD = [
    "ways",
    *(
        f"minutes.{part}.{curve}"
        for part in ("setup", "run")
        for curve in ("boosting", "history", "mlp", "mlp_explained")
    ),
]


@pytest.fixture
def curves(qtbot: QtBot) -> LearningCurves:
    chart = LearningCurves()
    qtbot.addWidget(chart)
    return chart


@pytest.fixture
def back_to_light(qapp: QApplication) -> Iterator[None]:
    yield
    show_colours(qapp, LIGHT)


def both(curve: str, at: float, learned: float, held_out: float) -> list[LearningPoint]:
    return [
        LearningPoint(curve, held_out=False, at=at, value=learned),
        LearningPoint(curve, held_out=True, at=at, value=held_out),
    ]


def legend(curves: LearningCurves) -> list[str]:
    text = QTextDocumentFragment.fromHtml(curves.chart.note.text()).toPlainText()
    return [part.strip() for part in re.split("[●▼]", text) if part.strip()]


def choose(curves: LearningCurves, name: str) -> None:
    curves.box.setCurrentIndex(curves.box.findData(name))
    curves.box.activated.emit(curves.box.currentIndex())


def test_what_is_learned_from_stands_beside_what_is_held_out_with_units_and_newest_values(
    curves: LearningCurves,
) -> None:
    curves.add(both("ways", 1.0, 4.0, 4.5))
    curves.add(both("ways", 2.0, 2.0, 3.5))

    assert drawn(curves.curves[False]) == [(1.0, 4.0), (2.0, 2.0)]
    assert drawn(curves.curves[True]) == [(1.0, 4.5), (2.0, 3.5)]
    assert legend(curves) == ["learned from: 2.00", "held out: 3.50"]
    assert curves.chart.plot.getAxis("left").labelText == "Loss (−ln of chance)"
    assert curves.chart.plot.getAxis("bottom").labelText == "Rounds through the items"
    assert curves.curves[False].opts["symbol"] != curves.curves[True].opts["symbol"]
    assert curves.curves[False].opts["pen"].style() != curves.curves[True].opts["pen"].style()


def test_a_curve_of_one_side_names_only_that_side(curves: LearningCurves) -> None:
    curves.add([LearningPoint("minutes.run.history", held_out=True, at=50, value=3.25)])

    assert legend(curves) == ["held out: 3.25"]
    assert curves.chart.plot.getAxis("bottom").labelText == "Orders learned from"


def test_the_newest_curve_is_followed_until_one_is_chosen(curves: LearningCurves) -> None:
    curves.add(both("ways", 1.0, 4.0, 4.5))
    curves.add(both("minutes.run.boosting", 0, 9.0, 9.5))
    assert curves.shown == "minutes.run.boosting"

    choose(curves, "ways")
    curves.add(both("minutes.run.boosting", 4, 8.0, 9.0))

    assert curves.shown == "ways"
    assert drawn(curves.curves[False]) == [(1.0, 4.0)]


def test_without_a_curve_it_says_why(curves: LearningCurves) -> None:
    assert curves.chart.nothing.text().startswith("– Nothing has learned yet.")
    assert curves.box.isHidden()

    curves.end()
    assert curves.chart.nothing.text().startswith("– Not kept: ")

    curves.add(both("ways", 1.0, 4.0, 4.5))
    curves.clear()
    assert curves.shown == ""
    assert curves.chart.nothing.text().startswith("– Nothing has learned yet.")


@pytest.mark.usefixtures("back_to_light")
def test_the_lines_change_with_the_colours_of_the_window(
    qapp: QApplication, qtbot: QtBot, curves: LearningCurves
) -> None:
    curves.add(both("ways", 1.0, 4.0, 4.5))
    before = curves.curves[False].opts["pen"].color()

    show_colours(qapp, DARK)

    qtbot.waitUntil(lambda: curves.curves[False].opts["pen"].color() != before)
    assert curves.curves[False].opts["pen"].color().name() == DARK.series[0]


def test_the_chart_keeps_its_items_however_many_points_come(curves: LearningCurves) -> None:
    curves.add(both("ways", 0.5, 4.0, 4.5))
    items = len(curves.chart.plot.getPlotItem().items)

    for number in range(1, 40):
        curves.add(both(TOLD[number % len(TOLD)], number, 1 / number, 2 / number))

    assert len(curves.chart.plot.getPlotItem().items) == items


@pytest.mark.parametrize("name", TOLD)
def test_every_curve_that_a_training_tells_has_words_of_its_own(name: str) -> None:
    value, at = curve_axes(name)

    assert all((value, at, curve_explained(name)))
    assert len({curve_title(other) for other in TOLD}) == len(TOLD)
    assert "." not in curve_title(name)
