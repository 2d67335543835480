"""The layout of a list: a strip of filters and a search above what they filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from routingml_desktop.ui.theme import SPACE, TIGHT, Role, set_role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.ui.widgets.search_box import SearchBox


def lay_out_list(
    panel: QWidget, filters: Iterable[QWidget], search: SearchBox, rows: QWidget
) -> None:
    """Fill ``panel`` with them; the search takes the room that the filters leave."""
    bar = QWidget()
    set_role(bar, Role.BAR)
    row = QHBoxLayout(bar)
    row.setContentsMargins(SPACE, TIGHT, SPACE, TIGHT)
    row.setSpacing(TIGHT)
    for button in filters:
        row.addWidget(button)
    row.addWidget(search, 1)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(rows, 1)
