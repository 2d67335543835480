"""The last notices in a list over the window's lower edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.ui.theme import MARGIN, SPACE, Role, set_role
from routingml_desktop.ui.widgets.notice_card import NoticeCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.ui.notices import Notices

WIDTH: Final = 440
LISTED: Final = 30


class NoticeList(QFrame):
    """Closes when something else is clicked.

    Signals:
        command_wanted: A notice's next step was pressed; carries the command's name.
    """

    command_wanted = Signal(str)

    def __init__(
        self, notices: Notices, command_text: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, Role.CARD)
        column = QVBoxLayout()
        column.setSpacing(SPACE)
        for notice in notices.kept[: -LISTED - 1 : -1]:
            text = command_text(notice.command) if notice.command else ""
            card = NoticeCard(notice, text)
            card.closed.connect(card.hide)
            card.command_wanted.connect(self._want)
            column.addWidget(card)
        if not notices.kept:
            nothing = QLabel(self.tr("Nothing to report."))
            set_role(nothing, Role.MUTED)
            column.addWidget(nothing)
        column.addStretch()
        inside = QWidget()
        inside.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        clear = QPushButton(self.tr("Clear all"))
        set_role(clear, Role.QUIET)
        clear.setVisible(bool(notices.kept))
        clear.clicked.connect(notices.clear)
        clear.clicked.connect(self.close)
        page = QVBoxLayout(self)
        page.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        page.addWidget(scroll)
        page.addWidget(clear, alignment=Qt.AlignmentFlag.AlignRight)
        few = min(len(notices.kept), 4)
        self.resize(WIDTH + 2 * MARGIN, 80 + 90 * few)

    def open_above(self, widget: QWidget) -> None:
        """Show it over a widget at the window's lower edge."""
        corner = widget.mapToGlobal(widget.rect().topRight())
        self.move(corner.x() - self.width(), corner.y() - self.height() - SPACE)
        self.show()

    @Slot(str)
    def _want(self, command: str) -> None:
        self.command_wanted.emit(command)
        self.close()
