"""What the minutes of an operation rest on, set-up and run side by side."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from routingml_desktop.ui.numbers import count, minutes, percent
from routingml_desktop.ui.theme import SPACE, TIGHT, Role, set_role
from routingml_desktop.ui.widgets.time_band import BandLine, band_of
from routingml_desktop.ui.words import explained, word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from routingml_desktop.domain.candidate import OperationEvidence, ProposedOperation
    from routingml_desktop.domain.time_estimate import TimeEstimate

_SETUP, _RUN = 1, 2
_ROWS = 9


class EstimateGrid(QWidget):
    """P10, P50, P90, orders, trimmed mean, median, deviation, spread and origin.

    Signals:
        opened: The figures were double-clicked; carries ``setup`` or ``run``.
    """

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ProposedOperation, OperationEvidence | None] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * SPACE)
        self._grid.setVerticalSpacing(TIGHT)
        self._grid.setColumnStretch(_RUN + 1, 1)
        self._names = [_muted() for _ in range(_ROWS)]
        self._values = {column: [_value() for _ in range(_ROWS)] for column in (_SETUP, _RUN)}
        self._bands = {_SETUP: BandLine(), _RUN: BandLine()}
        self._build()

    def show_operation(self, step: ProposedOperation, evidence: OperationEvidence | None) -> None:
        """Show the figures of an operation; without ``evidence`` the median is not known yet."""
        self._shown = (step, evidence)
        used = evidence.used if evidence else ()
        setups = [r.setup_minutes for r in used if r.setup_minutes is not None]
        runs = [r.run_minutes_each for r in used if r.run_minutes_each is not None]
        self._say_names()
        self._say(_SETUP, self.tr("Setup per lot"), step.setup, setups)
        self._say(_RUN, self.tr("Run per piece"), step.run, runs)

    def text(self, row: int, *, run: bool) -> str:
        """What a figure reads, counted from the heading."""
        return self._values[_RUN if run else _SETUP][row].text()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        run = event.position().x() >= self._values[_RUN][0].x()
        self.opened.emit("run" if run else "setup")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._shown is not None:
            self.show_operation(*self._shown)
        super().changeEvent(event)

    def _say_names(self) -> None:
        names = (
            self.tr("Minutes"),
            self.tr("Standard (P50)"),
            self.tr("Optimistic – safe (P10–P90)"),
            self.tr("Origin"),
            self.tr("Orders (n)"),
            self.tr("Trimmed mean"),
            self.tr("Median of the orders below"),
            self.tr("Standard deviation"),
            self.tr("Variation (CV)"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)

    def _say(
        self, column: int, title: str, estimate: TimeEstimate, booked: Sequence[float]
    ) -> None:
        spread = "–"
        if estimate.cv is not None and estimate.variability is not None:
            spread = f"{percent(estimate.cv)} · {word(estimate.variability)}"
        said = (
            title,
            minutes(estimate.p50),
            f"{minutes(estimate.p10, estimate.p90)} – {minutes(estimate.p90, estimate.p10)}",
            word(estimate.origin),
            self.tr("{orders} (items: {items})").format(
                orders=count(estimate.n), items=count(estimate.items)
            ),
            minutes(estimate.trimmed_mean),
            minutes(median(booked) if booked else None),
            minutes(estimate.std),
            spread,
        )
        for label, text in zip(self._values[column], said, strict=True):
            label.setText(text)
        self._values[column][3].setToolTip(explained(estimate.origin))
        self._bands[column].show_band(band_of(estimate))

    def _build(self) -> None:
        for row, name in enumerate(self._names):
            self._grid.addWidget(name, row, 0)
        for column, labels in self._values.items():
            set_role(labels[0], Role.HEADING)
            set_role(labels[1], Role.HEADING)
            for row, label in enumerate(labels):
                self._grid.addWidget(label, row, column)
            self._grid.addWidget(self._bands[column], len(labels), column)


def _muted() -> QLabel:
    label = QLabel()
    set_role(label, Role.MUTED)
    return label


def _value() -> QLabel:
    label = QLabel()
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
