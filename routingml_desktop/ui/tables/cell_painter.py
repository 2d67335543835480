"""Paints cells with an icon and a tone where the table gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.tables.values_table import ICON_ROLE, TONE_ROLE
from routingml_desktop.ui.theme import Tone, colours

if TYPE_CHECKING:
    from routingml_desktop.ui.tables.values_table import Index

ICON = 16


class CellPainter(QStyledItemDelegate):
    """Text in the colour of the cell's tone, behind the cell's icon."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        said = index.data(TONE_ROLE)
        # Qt hands an enumeration of texts on as its text.
        tone = None if said is None else Tone(said)
        name = index.data(ICON_ROLE)
        if tone is None and not name:
            return
        now = colours(option.widget)
        colour = now.tone(tone or Tone.NEUTRAL)
        if tone is not None:
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(colour))
        if name:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            drawn = pixmap(name, colour, ICON)
            option.icon = QIcon(drawn)
            # Without one of its own, a chosen row would show a tinted copy.
            option.icon.addPixmap(drawn, QIcon.Mode.Selected)
