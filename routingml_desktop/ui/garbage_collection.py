"""Python's cycle collector, run between two events of the window and nowhere else.

Left alone, Python collects cycles whenever enough objects were made, on whichever thread made them.
A cycle may hold a widget. Destroyed on another thread, or while Qt walks over all widgets to give
them new colours, it takes the process down without a word.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS: Final = 500


class GarbageCollection(QObject):
    """Collects what is due by Python's own thresholds, on the thread this object lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect_due)

    def start(self) -> None:
        """From now on nothing is collected anywhere else."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def spare_what_is_there(self) -> None:
        """Never walk again over what exists now: modules and panels live as long as the program.

        A full collection then takes a fraction of the 40 ms and more it would stop the window for.
        """
        gc.freeze()

    @Slot()
    def collect_due(self) -> None:
        """Collect the oldest generation whose threshold is passed, and the younger ones with it."""
        due = zip(gc.get_count(), gc.get_threshold(), strict=True)
        over = [generation for generation, (count, most) in enumerate(due) if count > most]
        if over:
            gc.collect(over[-1])
