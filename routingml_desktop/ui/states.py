"""What a panel shows instead of its content: nothing yet and why, or that it is loading."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.theme import MARGIN, SPACE, Role, Tone, colours, set_role

ICON = 40
WIDTH = 420


class EmptyState(QWidget):
    """An icon, one sentence what, one sentence why or what next, and the next step as a button.

    Signals:
        wanted: The button was pressed.
    """

    wanted = Signal()

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._tone = Tone.NEUTRAL
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter)
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        set_role(self.title, Role.TITLE)
        self.text = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        set_role(self.text, Role.MUTED)
        self.button = QPushButton()
        set_role(self.button, Role.PRIMARY)
        self.button.clicked.connect(self.wanted)
        # Hidden in a dialog it would else be what Enter presses.
        self.button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.button)
        row.addStretch()
        # A widget of its own width lets wrapped labels ask for the height they need; aligned
        # inside a wider column they would be cut after the first line.
        middle = QWidget()
        middle.setMaximumWidth(WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addSpacing(SPACE)
        column.addLayout(row)
        column.addStretch(3)
        page = QHBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.addStretch(1)
        page.addWidget(middle, 20)
        page.addStretch(1)
        self._draw()

    def say(
        self,
        title: str,
        text: str = "",
        button: str = "",
        *,
        icon: str | None = None,
        tone: Tone = Tone.NEUTRAL,
    ) -> None:
        """Show these words; without a word for it there is no button."""
        self._icon_name = icon or self._icon_name
        self._tone = tone
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._draw()
        super().changeEvent(event)

    def _draw(self) -> None:
        colour = colours(self).tone(self._tone)
        self._icon.setPixmap(pixmap(self._icon_name, colour, ICON))


class States(QWidget):
    """Content, or an empty state, or loading: one at a time, in the same place.

    Signals:
        wanted: The empty state's button was pressed.
    """

    wanted = Signal()

    def __init__(self, content: QWidget, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        self.empty = EmptyState(icon)
        self.empty.wanted.connect(self.wanted)
        self._loading = _Loading()
        self._stack = QStackedLayout(self)
        for page in (content, self.empty, self._loading):
            self._stack.addWidget(page)

    def show_content(self) -> None:
        """Show what the panel is for."""
        self._stack.setCurrentWidget(self._content)

    def show_empty(
        self,
        title: str,
        text: str = "",
        button: str = "",
        *,
        icon: str | None = None,
        tone: Tone = Tone.NEUTRAL,
    ) -> None:
        """Show that there is nothing, why, and the next step as a button."""
        self.empty.say(title, text, button, icon=icon, tone=tone)
        self._stack.setCurrentWidget(self.empty)

    def show_loading(self, text: str) -> None:
        """Show that something is on its way."""
        self._loading.label.setText(text)
        self._stack.setCurrentWidget(self._loading)

    @property
    def shows_content(self) -> bool:
        """Whether the content is what is seen."""
        return self._stack.currentWidget() is self._content


class _Loading(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel(alignment=Qt.AlignmentFlag.AlignHCenter, wordWrap=True)
        set_role(self.label, Role.MUTED)
        bar = QProgressBar(maximum=0, textVisible=False)
        bar.setFixedWidth(180)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addWidget(self.label)
        column.addWidget(bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
