"""What this PC has, what the program needs of it, and a file for support."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.services.diagnostics import profile_lines
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.doctor_lines import DoctorLines

if TYPE_CHECKING:
    from routingml_desktop.domain.diagnostics import Profile
    from routingml_desktop.domain.plant import DoctorLine
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ui.background import Background, Job

_SIZE: Final = (860, 560)


class Examiner(Protocol):
    """What the dialog needs of the diagnostics service."""

    def lines(self) -> tuple[DoctorLine, ...]:
        """What this PC has and what is missing."""
        ...

    def profile(self, report: Report, stopping: Stopping) -> Profile:
        """Memory and times, measured in a process of its own."""
        ...

    def write_support_file(
        self, file: Path, profile: Profile | None = None, *, overwrite: bool = False
    ) -> tuple[str, ...]:
        """Pack a zip; the names of what is in it."""
        ...


class DiagnosticsDialog(QDialog):
    """Stays open beside the window while the operator works on.

    Signals:
        told: Something worked; carries a sentence.
        failed: Something did not; carries the error.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(self, examiner: Examiner, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._examiner = examiner
        self._background = background
        self._profile: Profile | None = None
        self._measuring: Job | None = None
        self._found: tuple[DoctorLine, ...] | None = None
        self._state = QLabel()
        set_role(self._state, Role.HEADING)
        self.lines = DoctorLines()
        self.measure_button = QPushButton()
        dress(self.measure_button, "clock")
        self.copy_button = QPushButton()
        dress(self.copy_button, "copy")
        self.support_button = QPushButton()
        dress(self.support_button, "save")
        self.close_button = QPushButton()
        self._explained = QLabel()
        self._explained.setWordWrap(True)
        set_role(self._explained, Role.CAPTION)
        self._lay_out()
        self.measure_button.clicked.connect(self.measure)
        self.copy_button.clicked.connect(self._copy)
        self.support_button.clicked.connect(self._choose_file)
        self.close_button.clicked.connect(self.reject)
        self.resize(*_SIZE)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.setWindowTitle(self.tr("Diagnostics"))
        self.measure_button.setText(self.tr("Measure this PC"))
        self.copy_button.setText(self.tr("Copy"))
        self.support_button.setText(self.tr("Save support file…"))
        self.close_button.setText(self.tr("Close"))
        self._explained.setText(
            self.tr(
                "A support file holds versions, settings without their texts, counts, and where in "
                "the program something failed. It holds no plant data, names or passwords."
            )
        )
        self._say_state()

    @Slot()
    def measure(self) -> None:
        """Measure memory and times in a process of its own."""
        self.measure_button.setEnabled(False)
        self._measuring = self._background.run_long(
            self._examiner.profile,
            done=self._take_profile,
            failed=self._miss_profile,
        )
        self._say_state()

    def save_to(self, file: Path) -> None:
        """Pack a support file; the file dialog has asked about replacing."""
        self._background.run(
            partial(self._examiner.write_support_file, file, self._profile, overwrite=True),
            done=partial(self._tell_saved, file),
            failed=self.failed.emit,
        )

    def done(self, result: int) -> None:
        """Close; a measuring that still runs is stopped."""
        if self._measuring is not None:
            self._measuring.cancel()
        super().done(result)

    def look_again(self) -> None:
        """Ask the doctor again; what was measured stays."""
        self._background.run(self._examiner.lines, done=self._show, failed=self.failed.emit)

    def _show(self, lines: tuple[DoctorLine, ...]) -> None:
        self._found = lines
        measured = profile_lines(self._profile) if self._profile else ()
        self.lines.show_lines((*lines, *measured))
        self._say_state()

    def _take_profile(self, profile: Profile) -> None:
        self._profile, self._measuring = profile, None
        self.measure_button.setEnabled(True)
        self._show(self._found or ())

    def _miss_profile(self, error: Exception) -> None:
        self._measuring = None
        self.measure_button.setEnabled(True)
        self._say_state()
        if not isinstance(error, WorkCancelledError):
            self.failed.emit(error)

    def _say_state(self) -> None:
        self.support_button.setEnabled(self._found is not None)
        self.copy_button.setEnabled(self._found is not None)
        if self._measuring is not None:
            self._state.setText(self.tr("Measuring in a process of its own…"))
            return
        if self._found is None:
            self._state.setText(self.tr("Looking at this PC…"))
            return
        measured = profile_lines(self._profile) if self._profile else ()
        missing = sum(1 for line in (*self._found, *measured) if line.ok is False)
        text = self.tr("Needs doing: {number}") if missing else self.tr("Nothing needs doing.")
        self._state.setText(text.format(number=count(missing)))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.lines.text)

    @Slot()
    def _choose_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the support file"), "routingml-support.zip", "ZIP (*.zip)"
        )
        if name:
            self.save_to(Path(name))

    def _tell_saved(self, file: Path, names: tuple[str, ...]) -> None:
        text = self.tr("Support file saved: {file} ({names})")
        self.told.emit(text.format(file=file, names=", ".join(names)))

    def _lay_out(self) -> None:
        page = QWidget()
        set_role(page, Role.PAGE)
        inner = QVBoxLayout(page)
        inner.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        inner.setSpacing(WIDE)
        inner.addWidget(self._state)
        inner.addWidget(self.lines)
        inner.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for button in (self.measure_button, self.copy_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch()
        for button in (self.support_button, self.close_button):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        foot = QVBoxLayout()
        foot.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        foot.setSpacing(SPACE)
        foot.addWidget(self._explained)
        foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)
