"""Shows the newest notice over the window and all of them on request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

from routingml_desktop.ui.theme import MARGIN, Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.notices import Notice, Notices
    from routingml_desktop.ui.widgets.notice_card import NoticeCard

WIDTH: Final = 440
SHORT_MS: Final = 4000
"""Good news goes by itself; bad news stays until it is read."""


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
        from routingml_desktop.ui.widgets.notice_list import NoticeList  # noqa: PLC0415

        popup = NoticeList(self._notices, self._command_text, self._window)
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
        from routingml_desktop.ui.widgets.notice_card import NoticeCard  # noqa: PLC0415

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
