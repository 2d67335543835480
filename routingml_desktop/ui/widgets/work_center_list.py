"""Where an operation may be done: each work center with its chance and the lots that go there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.domain.work_center import decided_by_lots
from routingml_desktop.ui.tables.evidence_columns import work_center_columns
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import ValuesTable
from routingml_desktop.ui.theme import ROW_HEIGHT, SPACE, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from routingml_desktop.domain.work_center import WorkCenterShare

MOST: Final = 5
"""Work centers shown; the rest are hardly ever the right one."""


class WorkCenterList(QWidget):
    """A few rows, the likeliest first; hidden where there is nothing to choose from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: tuple[WorkCenterShare, ...] = ()
        self.heading = ElidedLabel()
        self.table = ValuesTable(work_center_columns(), self)
        self.view = TableView(self.table, "")
        set_role(self.heading, Role.HEADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.view)
        self._retranslate()
        self.hide()

    def show_shares(self, shares: tuple[WorkCenterShare, ...]) -> None:
        """Show the work centers of an operation; none hides the list."""
        self._shares = shares[:MOST]
        self.table.show_values(self._shares)
        self.view.fit_columns(widest=200)
        rows = max(len(self._shares), 1)
        frame = 2 * self.view.frameWidth() + self.view.horizontalScrollBar().sizeHint().height()
        self.view.setFixedHeight(rows * ROW_HEIGHT + self.view.horizontalHeader().height() + frame)
        self._say()
        self.setVisible(bool(self._shares))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _say(self) -> None:
        self.heading.setText(
            self.tr("Work centers: small and large lots differ")
            if decided_by_lots(self._shares)
            else self.tr("Work centers")
        )

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Work centers"))
        self.table.show_columns(work_center_columns())
        self._say()
