"""The rules a routing breaks, under the grid; choosing one goes to its operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from routingml_desktop.domain.plant import Severity
from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.planning_words import violation_sentence
from routingml_desktop.ui.theme import Tone, colours
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.services.planning import RoutingDraft
    from routingml_desktop.services.routing_rules import Violation

_ROW: Final = 24
_MOST_ROWS: Final = 4
_LOOKS: Final = {
    Severity.CRITICAL: (Tone.BAD, "bad"),
    Severity.WARNING: (Tone.WARNING, "warning"),
    Severity.INFO: (Tone.NEUTRAL, "info"),
}


class ViolationList(QListWidget):
    """One sentence per broken rule, as high as it needs, gone when nothing is broken.

    Signals:
        operation_chosen: The operation of a sentence was asked for; carries its key.
    """

    operation_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Violation, ...], RoutingDraft] | None = None
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(16, 16))
        self.itemActivated.connect(self._choose)
        self.itemClicked.connect(self._choose)
        self.hide()

    def show_violations(self, violations: tuple[Violation, ...], draft: RoutingDraft) -> None:
        """Show these, hardest first."""
        self._shown = (violations, draft)
        self.clear()
        now = colours(self)
        for violation in violations:
            tone, icon = _LOOKS[violation.severity]
            said = violation_sentence(violation, draft)
            line = QListWidgetItem(QIcon(pixmap(icon, now.tone(tone), 16)), said, self)
            line.setForeground(QColor(now.text if tone is Tone.NEUTRAL else now.tone(tone)))
            line.setSizeHint(QSize(0, _ROW))
            line.setData(Qt.ItemDataRole.UserRole, violation.keys[0] if violation.keys else None)
            line.setData(Qt.ItemDataRole.AccessibleTextRole, f"{word(violation.severity)}: {said}")
        self.setFixedHeight(_ROW * min(len(violations), _MOST_ROWS) + 6)
        self.setVisible(bool(violations))

    def changeEvent(self, event: QEvent) -> None:
        if self._shown is not None and event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.LanguageChange,
        ):
            self.show_violations(*self._shown)
        super().changeEvent(event)

    @Slot(QListWidgetItem)
    def _choose(self, line: QListWidgetItem) -> None:
        key = line.data(Qt.ItemDataRole.UserRole)
        if key is not None:
            self.operation_chosen.emit(int(key))
