"""What a change moves is seen while it is typed, with the attribute that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import NoModelError
from routingml_desktop.domain.item import Item
from routingml_desktop.ui.widgets.what_if_view import WhatIfView
from tests.ui.predicting import Predicting

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background

START = Item("H-1", {"ITEM_MATERIAL": "316L", "OUTDIAMETER": 55.0})


@pytest.fixture
def plant() -> Predicting:
    return Predicting("H-1")


@pytest.fixture
def view(qtbot: QtBot, background: Background, plant: Predicting) -> WhatIfView:
    shown = WhatIfView(plant, background, str.title)
    qtbot.addWidget(shown)
    shown.set_options(AskOptions())
    shown.set_order_quantity(10)
    return shown


def change(qtbot: QtBot, background: Background, view: WhatIfView, **attributes: object) -> None:
    changed = Item("", {**START.attributes, **attributes})  # type: ignore[dict-item]
    view.watch(changed, START)
    qtbot.waitUntil(lambda: not view._settled.isActive() and background.idle)


def test_before_an_item_is_described_it_takes_no_room(view: WhatIfView) -> None:
    assert view.isHidden()


def test_without_a_change_it_says_what_to_do(
    qtbot: QtBot, background: Background, view: WhatIfView
) -> None:
    change(qtbot, background, view)

    assert view.lines[1] == "Change a value above; operations and minutes follow at once."


def test_each_attribute_is_named_with_what_it_moves(
    qtbot: QtBot, background: Background, view: WhatIfView
) -> None:
    change(qtbot, background, view, ITEM_MATERIAL="SIC", OUTDIAMETER=60.0)

    assert view.lines[1:3] == (
        "Other operations: + GRIND  − TURN",
        "640 → 690 min for 10 pcs (+50)",
    )
    assert view.lines[-2:] == (
        "Item_Material: 316L → SIC | ±0 min | other operations",
        "Outdiameter: 55 → 60 | +50 min | same operations",
    )


def test_minutes_follow_the_order_quantity_without_asking_again(
    qtbot: QtBot, background: Background, view: WhatIfView
) -> None:
    change(qtbot, background, view, OUTDIAMETER=50.0)

    view.set_order_quantity(100)

    assert background.idle
    assert "(−500)" in view.lines[2]


def test_only_the_last_of_quick_changes_is_asked(
    qtbot: QtBot, background: Background, view: WhatIfView
) -> None:
    view.watch(Item("", {**START.attributes, "OUTDIAMETER": 99.0}), START)
    change(qtbot, background, view, OUTDIAMETER=56.0)

    assert view._question == 1
    assert "(+10)" in view.lines[2]


def test_a_failure_says_what_to_do(
    qtbot: QtBot, background: Background, view: WhatIfView, plant: Predicting
) -> None:
    plant.failure = NoModelError()

    change(qtbot, background, view, OUTDIAMETER=56.0)

    assert view.lines[1].startswith("No model is trained yet. Train a model")
