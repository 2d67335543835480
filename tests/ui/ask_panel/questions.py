"""What a planner does with the panel, and what it says then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from routingml_desktop.domain.candidate import RoutingPrediction
from routingml_desktop.ui.tables.asked_table import state_text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.panels.ask_panel import AskPanel
    from routingml_desktop.ui.questions import AskedState
    from routingml_desktop.ui.tables.attribute_table import AttributeTable


PLANT = ("H-1", "H-2", "H-FAR", *(f"N-{place}" for place in range(40)))


def settled(qtbot: QtBot, panel: AskPanel) -> None:
    qtbot.waitUntil(lambda: not panel._questions.busy)


def ask(qtbot: QtBot, panel: AskPanel, text: str) -> None:
    """Type and ask, all with the keyboard."""
    panel.question.codes.box.setFocus()
    panel.question.codes.box.setPlainText(text)
    qtbot.keyClick(panel.question.codes.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def states(panel: AskPanel) -> dict[str, AskedState]:
    return {asked.code: asked.state for asked in panel.asked}


def texts(panel: AskPanel) -> list[str]:
    return [state_text(asked) for asked in panel.asked]


def chosen(told: list[object] | None) -> RoutingPrediction:
    assert told is not None
    assert isinstance(told[0], RoutingPrediction)
    return told[0]


def describe_from(panel: AskPanel, code: str) -> None:
    """Turn to the attributes and start from this item."""
    panel.question._tabs.setCurrentIndex(1)
    panel.question.item.start_from(code)


def described(qtbot: QtBot, panel: AskPanel) -> AttributeTable:
    """The table of a new item that starts from H-1."""
    describe_from(panel, "H-1")
    table = panel.question.item._table
    qtbot.waitUntil(lambda: table.rowCount() > 0)
    return table
