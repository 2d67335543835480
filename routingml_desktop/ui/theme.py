"""Colours, fonts and spacing for light and dark.

A widget asks with ``colours(self)`` and asks again in ``changeEvent`` on ``PaletteChange``; nobody
keeps colours. Plain widgets need nothing: palette and style sheet reach them. A label gets its
part in the text with ``set_role(label, Role.TITLE)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

from routingml_desktop.settings import Theme
from routingml_desktop.ui.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

TIGHT: Final = 4
SPACE: Final = 8
WIDE: Final = 12
MARGIN: Final = 16
"""Distances in pixels: within a group, between controls, between groups, around a page."""

ROW_HEIGHT: Final = 28
"""Pixels of a table row."""


class Tone(StrEnum):
    """What a colour says; never the only sign of it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


class Role(StrEnum):
    """What a label is in its surroundings."""

    TITLE = "title"
    """Names a page or a card."""
    HEADING = "heading"
    """Names a group of controls."""
    FIGURE = "figure"
    """A number to be seen from afar."""
    MUTED = "muted"
    """Says something that is needed now and then."""
    CAPTION = "caption"
    """Small and muted: units, dates, sources."""
    CODE = "code"
    """Item codes and other identifiers, in equally wide letters."""
    CARD = "card"
    """A frame that stands out of the page."""
    PAGE = "page"
    """The ground of a panel."""
    BAR = "bar"
    """A strip of controls above or below a page."""
    WAITING = "waiting"
    """The ground of a panel that is not there yet, with a word on it."""
    LINK = "link"
    """A button that looks like a link."""
    PRIMARY = "primary"
    """The one button of a page that is most likely wanted."""
    QUIET = "quiet"
    """A button without a frame until the mouse is over it."""


@dataclass(frozen=True, slots=True)
class Colours:
    """All colours of one appearance, as ``#rrggbb``."""

    dark: bool
    window: str
    """Ground of the window, bars and gaps."""
    surface: str
    """Ground of pages, tables and cards."""
    raised: str
    """Ground of headers, zebra rows and hovered controls."""
    field: str
    """Ground of what can be typed into."""
    border: str
    strong_border: str
    """Frame of controls, three times as light or dark as the page they stand on."""
    text: str
    muted: str
    disabled: str
    accent: str
    accent_text: str
    """On the accent colour."""
    accent_soft: str
    """Ground of what is chosen."""
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    bad: str
    bad_soft: str
    neutral_soft: str
    grid: str
    """Lines in charts and tables."""
    series: tuple[str, ...]
    """Of chart lines, told apart also without seeing red and green."""

    def tone(self, tone: Tone) -> str:
        """Text and icons of this tone."""
        return self.muted if tone is Tone.NEUTRAL else str(getattr(self, tone))

    def soft(self, tone: Tone) -> str:
        """The ground behind text of this tone."""
        return str(getattr(self, f"{tone}_soft"))


LIGHT: Final = Colours(
    dark=False,
    window="#eef1f4",
    surface="#ffffff",
    raised="#f5f7f9",
    field="#ffffff",
    border="#dde2e8",
    strong_border="#8a95a1",
    text="#18212b",
    muted="#586573",
    disabled="#9aa5b1",
    accent="#14609e",
    accent_text="#ffffff",
    accent_soft="#dcebf8",
    good="#1d7044",
    good_soft="#ddf2e5",
    warning="#8f5400",
    warning_soft="#fdf0d5",
    bad="#b3261e",
    bad_soft="#fce4e2",
    neutral_soft="#e8ecf0",
    grid="#e3e7ec",
    series=("#14609e", "#d1750f", "#2a8a5a", "#9b4fa8", "#6b7785", "#b5483a"),
)

DARK: Final = Colours(
    dark=True,
    window="#171b20",
    surface="#1f242b",
    raised="#272d35",
    field="#191e24",
    border="#333b45",
    strong_border="#6a7683",
    text="#e5eaef",
    muted="#a2aebb",
    disabled="#66727f",
    accent="#6cb2ec",
    accent_text="#0c1a26",
    accent_soft="#1f3d57",
    good="#6fcf97",
    good_soft="#1c3a2a",
    warning="#f0b95a",
    warning_soft="#40321a",
    bad="#f28b82",
    bad_soft="#4a2523",
    neutral_soft="#313943",
    grid="#323a44",
    series=("#6cb2ec", "#f0a04b", "#6fcf97", "#cf9bdc", "#a2aebb", "#ef8a7d"),
)

FAMILIES: Final = (
    "Segoe UI",
    "Malgun Gothic",
    "Noto Sans",
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "DejaVu Sans",
)
CODE_FAMILIES: Final = (
    "Cascadia Mono",
    "Consolas",
    "Noto Sans Mono",
    "Noto Sans Mono CJK KR",
    "DejaVu Sans Mono",
)


def colours(widget: QWidget | None = None) -> Colours:
    """The colours ``widget`` is shown in now; without one, those of the program."""
    palette = QGuiApplication.palette() if widget is None else widget.palette()
    return DARK if _is_dark(palette) else LIGHT


def set_role(widget: QWidget, role: Role) -> None:
    """Show ``widget`` as what it is; may be called again with another role."""
    widget.setProperty("role", role.value)
    if role in _GROUNDS:
        # A plain widget paints no ground of its own unless it is told to.
        widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_tone(widget: QWidget, tone: Tone) -> None:
    """Colour a label or card by what it says; may be called again with another tone."""
    widget.setProperty("tone", tone.value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def code_font(base: QFont) -> QFont:
    """``base`` in equally wide letters, for codes and logs."""
    font = QFont(base)
    font.setFamilies(list(CODE_FAMILIES))
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Show the whole program in ``theme``; ``system`` follows the desktop from now on."""
    hints = app.styleHints()
    hints.setColorScheme(_SCHEMES[theme])
    show_colours(app, LIGHT if _wants_light(app, theme) else DARK)


def show_colours(app: QApplication, wanted: Colours) -> None:
    """Give every widget palette, font and style sheet of ``wanted``."""
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    font = app.font()
    if font.families() != list(FAMILIES):
        font.setFamilies(list(FAMILIES))
        app.setFont(font)
    app.setPalette(_palette(wanted))
    app.setStyleSheet(style_sheet(wanted))


_GROUNDS: Final = (Role.PAGE, Role.BAR, Role.CARD)

_SCHEMES: Final = {
    Theme.SYSTEM: Qt.ColorScheme.Unknown,
    Theme.LIGHT: Qt.ColorScheme.Light,
    Theme.DARK: Qt.ColorScheme.Dark,
}


def _wants_light(app: QApplication, theme: Theme) -> bool:
    if theme is Theme.SYSTEM:
        return app.styleHints().colorScheme() is not Qt.ColorScheme.Dark
    return theme is Theme.LIGHT


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128  # noqa: PLR2004 (of 255)


def _palette(wanted: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for name, colour in (
        (role.Window, wanted.window),
        (role.WindowText, wanted.text),
        (role.Base, wanted.surface),
        (role.AlternateBase, wanted.raised),
        (role.Text, wanted.text),
        (role.PlaceholderText, wanted.muted),
        (role.Button, wanted.surface),
        (role.ButtonText, wanted.text),
        (role.BrightText, wanted.bad),
        (role.ToolTipBase, wanted.raised),
        (role.ToolTipText, wanted.text),
        (role.Highlight, wanted.accent_soft),
        (role.HighlightedText, wanted.text),
        (role.Link, wanted.accent),
        (role.LinkVisited, wanted.accent),
        (role.Accent, wanted.accent),
        (role.Light, wanted.raised),
        (role.Midlight, wanted.raised),
        (role.Mid, wanted.border),
        (role.Dark, wanted.strong_border),
        (role.Shadow, wanted.strong_border),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(wanted.disabled))
    return palette
