"""Two parts below each other, or side by side where there is width but no height."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class TurningSplitter(QSplitter):
    """Turns by itself when its room changes; what the operator dragged holds until then."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        wide_from: int,
        beside: tuple[int, int] = (1, 1),
        below: tuple[int, int] = (1, 1),
    ) -> None:
        """From ``wide_from`` pixels the parts stand side by side if they are wider than high.

        ``beside`` and ``below`` say how they share the room at first.
        """
        super().__init__(Qt.Orientation.Vertical)
        self._wide_from = wide_from
        self._shares = {Qt.Orientation.Horizontal: beside, Qt.Orientation.Vertical: below}
        self._shared: Qt.Orientation | None = None
        self.setChildrenCollapsible(False)
        self.addWidget(first)
        self.addWidget(second)

    def share(self, beside: tuple[int, int], below: tuple[int, int]) -> None:
        """Share the room in another way from now on, because the parts hold something else."""
        self._shares = {Qt.Orientation.Horizontal: beside, Qt.Orientation.Vertical: below}
        if self._shared is not None:
            self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = event.size()
        wide = size.width() >= self._wide_from and size.width() > size.height()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        self.setOrientation(wanted)
        super().resizeEvent(event)
        if wanted is not self._shared:
            self._shared = wanted
            self._share_out()

    def _share_out(self) -> None:
        wide = self.orientation() is Qt.Orientation.Horizontal
        length = self.width() if wide else self.height()
        first, second = self._shares[self.orientation()]
        part = length * first // (first + second)
        self.setSizes([part, length - part])
