"""Those that wait for their training, each with a way out of the line."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.job_words import error_text
from routingml_desktop.ui.numbers import clock
from routingml_desktop.ui.theme import SPACE, Role, set_role

if TYPE_CHECKING:
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.ui.training_queue import TrainingQueue


class WaitingLine(QWidget):
    """A row of buttons; a click takes that training out of the line. Hidden while nobody waits."""

    def __init__(self, queue: TrainingQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self.buttons: list[QPushButton] = []
        self._label = QLabel()
        set_role(self._label, Role.MUTED)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE)
        self._row.addWidget(self._label)
        self._row.addStretch(1)
        queue.changed.connect(self._show)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._show()
        super().changeEvent(event)

    @Slot()
    def _show(self) -> None:
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        self._label.setText(self.tr("Waiting:"))
        for queued in self._queue.waiting:
            button = QPushButton(queued.request.version or clock(queued.asked))
            button.setToolTip(self._tip(queued))
            set_role(button, Role.QUIET)
            dress(button, "cancel")
            button.clicked.connect(partial(self._queue.cancel, queued.job_id))
            self._row.insertWidget(self._row.count() - 1, button)
            self.buttons.append(button)
        self.setVisible(bool(self.buttons))

    def _tip(self, job: TrainingJob) -> str:
        """What a click does, and why it waits when that is not only for its turn."""
        tip = self.tr("Take this training out of the line")
        if not job.error:
            return tip
        again = self.tr("Tried again after a failure: {error}").format(error=error_text(job))
        return f"{tip}\n{again}"
