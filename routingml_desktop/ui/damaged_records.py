"""Says at the start which records of this PC were damaged and had to be put right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.trainings import Recovery

    Look = Callable[[], Recovery | None]
    """Opens a record; what had to be put right about it, None when nothing."""


class DamagedRecords(QObject):
    """Opens the records of quality cycles, of decisions on standards and of who did what.

    The record of trainings is told by who watches the trainings.

    Signals:
        told: A record was put right; carries a sentence.
        failed: One cannot be opened; carries the error.
    """

    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        cycles: Look,
        standards: Look,
        audit: Look,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cycles = cycles
        self._standards = standards
        self._audit = audit
        self._background = background

    def begin(self) -> None:
        """Look, away from the window."""
        for look, words in (
            (self._cycles, self._cycle_words),
            (self._standards, self._standard_words),
            (self._audit, self._audit_words),
        ):
            self._background.run(look, done=partial(self._tell, words), failed=self.failed.emit)

    def _tell(self, words: Callable[[Recovery], str], recovery: Recovery | None) -> None:
        if recovery is not None:
            self.told.emit(words(recovery).format(file=recovery.quarantined or "–"))

    def _cycle_words(self, recovery: Recovery) -> str:
        if recovery.restored:
            return self.tr(
                "The record of quality cycles was damaged and was restored from its last backup. "
                "The damaged one is kept: {file}"
            )
        return self.tr(
            "The record of quality cycles was damaged and starts anew. The damaged one is kept: "
            "{file}"
        )

    def _standard_words(self, recovery: Recovery) -> str:
        if recovery.restored:
            return self.tr(
                "The record of decisions on standards was damaged and was restored from its last "
                "backup. The damaged one is kept: {file}"
            )
        return self.tr(
            "The record of decisions on standards was damaged and starts anew. The damaged one is "
            "kept: {file}"
        )

    def _audit_words(self, recovery: Recovery) -> str:
        if recovery.restored:
            return self.tr(
                "The audit record was damaged and was restored from its last backup; lines written "
                "since then are missing. The damaged one is kept: {file}"
            )
        return self.tr(
            "The audit record was damaged and starts anew; its lines are missing. The damaged one "
            "is kept: {file}"
        )
