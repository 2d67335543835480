"""Colours can be read, icons exist, and both change while the program runs."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.paths import bundled
from routingml_desktop.settings import Theme
from routingml_desktop.ui.appearance import Appearance
from routingml_desktop.ui.commands import COMMANDS
from routingml_desktop.ui.icons import dress, icon, pixmap
from routingml_desktop.ui.style_sheet import style_sheet
from routingml_desktop.ui.theme import (
    DARK,
    LIGHT,
    Colours,
    Role,
    Tone,
    colours,
    set_role,
    set_tone,
)
from routingml_desktop.ui.widgets.notice_card import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

READABLE = 4.5
"""Contrast that WCAG asks of text."""
SEEN = 3.0
"""Contrast that WCAG asks of controls and of the mark of the focus."""


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    made = Appearance(qapp)
    yield made
    made.use(Theme.LIGHT)


def luminance(colour: str) -> float:
    shown = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (shown.redF(), shown.greenF(), shown.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("now", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_every_ground_it_is_on(now: Colours) -> None:
    grounds = (now.window, now.surface, now.raised, now.field, now.accent_soft)
    texts = (now.text, now.muted)

    low = {
        (text, ground): round(contrast(text, ground), 2)
        for text, ground in product(texts, grounds)
        if contrast(text, ground) < READABLE
    }

    assert low == {}
    assert contrast(now.accent_text, now.accent) >= READABLE


@pytest.mark.parametrize("now", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", list(Tone))
def test_each_tone_is_readable_on_pages_chosen_rows_and_its_own_ground(
    now: Colours, tone: Tone
) -> None:
    grounds = (now.surface, now.window, now.accent_soft, now.soft(tone))

    assert [g for g in grounds if contrast(now.tone(tone), g) < READABLE] == []


@pytest.mark.parametrize("now", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_stand_out_from_the_page_and_what_to_type_is_readable(
    now: Colours, qapp: QApplication, appearance: Appearance
) -> None:
    appearance.use(Theme.DARK if now.dark else Theme.LIGHT)
    hint = qapp.palette().color(QPalette.ColorRole.PlaceholderText).name()

    assert contrast(now.strong_border, now.surface) >= SEEN
    assert contrast(now.accent, now.surface) >= SEEN
    assert contrast(hint, now.field) >= READABLE


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_who_has_the_focus_looks_otherwise(
    appearance: Appearance, qtbot: QtBot, theme: Theme
) -> None:
    appearance.use(theme)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    card = QFrame()
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_role(card, Role.CARD)
    set_tone(card, Tone.ACCENT)
    card.setMinimumSize(60, 40)
    ticked, toggled = QCheckBox("Tick"), QPushButton("Toggle")
    ticked.setChecked(True)
    toggled.setCheckable(True)
    toggled.setChecked(True)
    chosen, primary, elsewhere = QRadioButton("Choice"), QPushButton("Go"), QLineEdit()
    chosen.setChecked(True)
    set_role(primary, Role.PRIMARY)
    for widget in (card, ticked, toggled, chosen, primary, elsewhere):
        column.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()

    for widget in (card, ticked, toggled, chosen, primary):
        elsewhere.setFocus()
        calm = widget.grab().toImage()
        widget.setFocus()
        assert widget.grab().toImage() != calm, widget


@pytest.mark.parametrize("now", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_names_only_drawings_that_exist(now: Colours) -> None:
    sheet = style_sheet(now)
    named = {part.split('"')[0] for part in sheet.split('url("')[1:]}

    assert "$" not in sheet
    assert named
    assert [name for name in named if QPixmap(name).isNull()] == []


def test_a_widget_asks_for_colours_and_gets_those_it_is_shown_in(
    appearance: Appearance, qtbot: QtBot
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()

    appearance.use(Theme.DARK)
    dark = colours(widget).dark
    appearance.use(Theme.LIGHT)

    assert dark
    assert not colours(widget).dark
    assert not colours().dark


def test_icons_take_the_colours_of_the_moment(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton(window)
    dress(button, "search")
    light = button.icon().pixmap(24, 24).toImage()

    appearance.use(Theme.DARK)
    dark = button.icon().pixmap(24, 24).toImage()
    appearance.use(Theme.LIGHT)

    assert light != dark
    assert button.icon().pixmap(24, 24).toImage() == light


def test_an_action_is_dressed_too_and_fades_when_disabled(qtbot: QtBot) -> None:
    action = QAction()
    dress(action, "sync")

    normal = action.icon().pixmap(24, 24, QIcon.Mode.Normal).toImage()
    disabled = action.icon().pixmap(24, 24, QIcon.Mode.Disabled).toImage()

    assert normal != disabled


def test_every_named_icon_is_drawn(qapp: QApplication) -> None:
    names = {file.stem for file in bundled("resources", "icons").glob("*.svg")}
    wanted = {command.icon for command in COMMANDS if command.icon} | set(SIGNS.values())

    assert wanted <= names
    for name in names:
        drawn = pixmap(name, "#000000", 24).toImage()
        marks = sum(
            drawn.pixelColor(x, y).alpha() > 0
            for x in range(drawn.width())
            for y in range(drawn.height())
        )
        assert marks > 20, name
    assert not icon("search", Tone.BAD).isNull()


def test_a_label_is_shown_as_what_it_is(qtbot: QtBot) -> None:
    label = QLabel("2,000")
    qtbot.addWidget(label)
    label.show()
    before = label.fontInfo().pointSizeF()

    set_role(label, Role.FIGURE)
    label.ensurePolished()

    assert label.fontInfo().pointSizeF() > before
