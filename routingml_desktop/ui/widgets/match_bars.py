"""Which attributes make two items alike, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from routingml_desktop.ui.evidence_words import value_text
from routingml_desktop.ui.numbers import percent
from routingml_desktop.ui.theme import SPACE, colours

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPaintEvent

    from routingml_desktop.domain.candidate import AttributeMatch
    from routingml_desktop.ui.theme import Colours

SHOWN: Final = 5
"""Attributes that give most of the similarity."""

_ROW: Final = 40
_SAME, _NEAR = 0.995, 0.75


class MatchBars(QWidget):
    """Per attribute its share of the similarity as a bar, and both values with =, ≈ or ≠."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matches: tuple[AttributeMatch, ...] = ()
        self._label: Callable[[str], str] = str
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is drawn, in words."""
        return tuple(
            f"{self._label(match.name)} {percent(match.share)}: {compared(match)}"
            for match in self._matches
        )

    def show_matches(self, matches: Sequence[AttributeMatch], label: Callable[[str], str]) -> None:
        """Show the strongest of these; ``label`` says an attribute's name as planners do."""
        self._matches = tuple(matches[:SHOWN])
        self._label = label
        self.setAccessibleName("\n".join(self.lines))
        self.setToolTip("\n".join(self.lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, _ROW * len(self._matches))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        now = colours(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        largest = max((match.share for match in self._matches), default=0.0) or 1.0
        for place, match in enumerate(self._matches):
            row = QRect(0, _ROW * place, self.width(), _ROW)
            self._paint_row(painter, row, match, largest, now)
        painter.end()

    def _paint_row(
        self, painter: QPainter, row: QRect, match: AttributeMatch, largest: float, now: Colours
    ) -> None:
        metrics = self.fontMetrics()
        share = percent(match.share)
        words = row.adjusted(0, 4, 0, -14)
        painter.setPen(QColor(now.muted))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignRight), share)
        room = words.width() - metrics.horizontalAdvance(share) - SPACE
        name = metrics.elidedText(self._label(match.name), Qt.TextElideMode.ElideRight, room // 2)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft), name)
        used = metrics.horizontalAdvance(name) + SPACE
        values = metrics.elidedText(compared(match), Qt.TextElideMode.ElideRight, room - used)
        painter.setPen(QColor(now.text))
        painter.drawText(words.adjusted(used, 0, 0, 0), int(Qt.AlignmentFlag.AlignLeft), values)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(row.left(), row.bottom() - 11, row.width(), 5)
        painter.setBrush(QColor(now.neutral_soft))
        painter.drawRoundedRect(track, 2.5, 2.5)
        if match.share > 0:
            track.setWidth(max(track.width() * match.share / largest, 5))
            painter.setBrush(QColor(now.accent))
            painter.drawRoundedRect(track, 2.5, 2.5)


def compared(match: AttributeMatch) -> str:
    """Both values with how they agree: ``316L = 316L``, ``155 ≈ 152.4``, ``A ≠ B``."""
    near = "≈" if match.similarity >= _NEAR else "≠"
    sign = "=" if match.similarity >= _SAME else near
    return f"{value_text(match.asked)} {sign} {value_text(match.found)}"
