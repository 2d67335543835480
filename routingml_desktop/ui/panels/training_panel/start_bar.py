"""What to train: a name, whether to measure, whether to activate; and the button that starts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from routingml_desktop.domain.training import TrainingRequest
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role

_NAME_WIDTH = 240


class StartBar(QWidget):
    """A strip above the panel.

    Signals:
        wanted: A training is wanted; carries its TrainingRequest.
        rehearsal_wanted: What it would learn from is wanted; carries its TrainingRequest.
    """

    wanted = Signal(object)
    rehearsal_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, Role.BAR)
        self.name = QLineEdit(maxLength=64)
        self.name.setMaximumWidth(_NAME_WIDTH)
        self._full = False
        self.measure = QCheckBox()
        self.activate = QCheckBox()
        for choice in (self.measure, self.activate):
            choice.setChecked(True)
        self.rehearse = QPushButton()
        dress(self.rehearse, "search")
        self.rehearse.clicked.connect(self._rehearse)
        self.start = QPushButton()
        set_role(self.start, Role.PRIMARY)
        dress(self.start, "start", on_accent=True)
        self.start.clicked.connect(self.ask)
        self.name.returnPressed.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, TIGHT + 2, WIDE, TIGHT + 2)
        row.setSpacing(SPACE)
        row.addWidget(self.name, 4)
        row.addWidget(self.measure)
        row.addWidget(self.activate)
        row.addStretch(1)
        row.addWidget(self.rehearse)
        row.addWidget(self.start)
        self._retranslate()

    @property
    def request(self) -> TrainingRequest:
        """What is asked for as the controls stand."""
        return TrainingRequest(
            version=self.name.text().strip(),
            activate=self.activate.isChecked(),
            evaluate=self.measure.isChecked(),
        )

    def show_full(self, full: bool) -> None:  # noqa: FBT001 (a state, not a switch)
        """Whether the line has no place left."""
        self.start.setEnabled(not full)
        self._full = full
        self._explain()

    @Slot()
    def ask(self) -> None:
        """Want what the controls say; the name is used up by it."""
        if self.start.isEnabled():
            self.wanted.emit(self.request)
            self.name.clear()

    @Slot()
    def _rehearse(self) -> None:
        self.rehearsal_wanted.emit(self.request)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _explain(self) -> None:
        self.start.setToolTip(
            self.tr("The line is full; wait for a training to end.") if self._full else ""
        )

    def _retranslate(self) -> None:
        self.name.setPlaceholderText(self.tr("Version name (empty: date and time)"))
        self.name.setToolTip(self.name.placeholderText())
        self.name.setAccessibleName(self.tr("Version name"))
        self.measure.setText(self.tr("Measure quality"))
        self.measure.setToolTip(
            self.tr("Holds part of the history out and compares; takes about as long again.")
        )
        self.activate.setText(self.tr("Activate when better"))
        self.activate.setToolTip(
            self.tr(
                "The new version answers when it is better than the active one on held-out items. "
                "Without measuring nothing is compared, and it answers at once."
            )
        )
        self.rehearse.setText(self.tr("Dry run"))
        self.rehearse.setToolTip(
            self.tr("Say what it would learn from and how long it would take; nothing is written.")
        )
        self.start.setText(self.tr("Start training"))
        self._explain()
