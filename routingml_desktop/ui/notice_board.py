"""Shows the newest notice over the window and all of them on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.ui.theme import MARGIN, SPACE, Role, Tone, set_role
from routingml_desktop.ui.widgets.notice_card import NoticeCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.ui.notices import Notice, Notices

WIDTH: Final = 440
SHORT_MS: Final = 4000
"""Good news goes by itself; bad news stays until it is read."""
LISTED: Final = 30


class NoticeBoard(QObject):
    """One card in the lower right corner; a newer notice takes the place of an older.

    Signals:
        command_wanted: A card's next step was pressed; carries the command's name.
    """

    command_wanted = Signal(str)

    def __init__(
        self, notices: Notices, window: QWidget, command_text: Callable[[str], str]
    ) -> None:
        """``command_text`` gives what a command's button reads; empty when there is none."""
        super().__init__(window)
        self._notices = notices
        self._window = window
        self._command_text = command_text
        self._card: NoticeCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_card)
        notices.said.connect(self._show)
        window.installEventFilter(self)

    @property
    def card(self) -> NoticeCard | None:
        """The card that is shown now."""
        return self._card

    def open_list(self, above: QWidget) -> None:
        """Show the last notices in a list above a widget."""
        popup = _NoticeList(self._notices, self._command_text, self._window)
        popup.command_wanted.connect(self.command_wanted)
        popup.open_above(above)
        self.close_card()

    @Slot()
    def close_card(self) -> None:
        """Put the card away."""
        if self._card is not None:
            self._card.deleteLater()
            self._card = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot(object)
    def _show(self, notice: Notice) -> None:
        self.close_card()
        text = self._command_text(notice.command) if notice.command else ""
        card = NoticeCard(notice, text, self._window)
        card.closed.connect(self.close_card)
        card.command_wanted.connect(self.command_wanted)
        self._card = card
        self._place()
        card.show()
        card.raise_()
        if notice.tone in (Tone.GOOD, Tone.NEUTRAL):
            self._timer.start(SHORT_MS)
        else:
            self._timer.stop()

    def _place(self) -> None:
        if self._card is None:
            return
        width = min(WIDTH, self._window.width() - 2 * MARGIN)
        self._card.setFixedWidth(width)
        height = max(self._card.heightForWidth(width), self._card.sizeHint().height())
        self._card.resize(width, height)
        left = self._window.width() - width - MARGIN
        # Above the status bar, which keeps saying how things stand.
        self._card.move(left, self._window.height() - height - 3 * MARGIN)


class _NoticeList(QFrame):
    command_wanted = Signal(str)

    def __init__(
        self, notices: Notices, command_text: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, Role.CARD)
        self._notices = notices
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
