"""How many of the asked items are answered, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.theme import SPACE, TIGHT, Role, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel


class AskedProgress(QWidget):
    """A line that says the count, and while answers come a bar and a button.

    Signals:
        stopped: No more answers are wanted.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = (0, 0, False)
        self._text = QLabel()
        self._how = ElidedLabel()
        self._bar = QProgressBar()
        self._stop = QToolButton()
        set_role(self._text, Role.HEADING)
        set_role(self._how, Role.MUTED)
        self._how.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        dress(self._stop, "stop")
        self._stop.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._stop.clicked.connect(self.stopped)
        self._bar.setTextVisible(False)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._text)
        line.addWidget(self._how, 1)
        line.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TIGHT)
        column.addLayout(line)
        column.addWidget(self._bar)
        self.say(0, 0, busy=False)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def explain(self, how: str) -> None:
        """Say beside it how questions are answered."""
        self._how.setText(how)

    @property
    def explanation(self) -> str:
        """How questions are said to be answered."""
        return self._how.text()

    def say(self, done: int, number: int, *, busy: bool) -> None:
        """Say that ``done`` of ``number`` are answered, and whether more answers come."""
        self._said = (done, number, busy)
        self._stop.setText(self.tr("Stop"))
        self._stop.setVisible(busy)
        self._bar.setVisible(busy)
        self._bar.setRange(0, max(number, 1))
        self._bar.setValue(done)
        if busy:
            said = self.tr("Answered: {done} of {number}")
        else:
            said = self.tr("Asked items: {number}") if number else self.tr("Nothing asked yet")
        self._text.setText(said.format(done=count(done), number=count(number)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            done, number, busy = self._said
            self.say(done, number, busy=busy)
        super().changeEvent(event)
