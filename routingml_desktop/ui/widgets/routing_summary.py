"""Above and below the grid: whose routing it is, where it started, what it takes in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from routingml_desktop.ui.evidence_words import range_text
from routingml_desktop.ui.numbers import minutes
from routingml_desktop.ui.tables.routing_cells import exact
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role
from routingml_desktop.ui.widgets.chip import Chip
from routingml_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from routingml_desktop.domain.item import Item
    from routingml_desktop.services.planning import RoutingDraft


class RoutingHead(QWidget):
    """The item, what its routing started from, and whether it was edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = ElidedLabel()
        self._source = ElidedLabel()
        self._edited = Chip(self.tr("Edited"), Tone.ACCENT, "edit")
        set_role(self._item, Role.HEADING)
        set_role(self._source, Role.MUTED)
        line = QHBoxLayout(self)
        line.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        line.setSpacing(WIDE)
        line.addWidget(self._item, 2)
        line.addWidget(self._source, 3)
        line.addWidget(self._edited)

    def show_draft(self, item: Item, draft: RoutingDraft) -> None:
        """Say what the draft is for and where it comes from."""
        self._item.setText(f"{item.code}  {item.name}".rstrip())
        self._source.setText(self._started_from(draft))
        self._edited.setText(self.tr("Edited"))
        self._edited.setVisible(draft.edited)

    def _started_from(self, draft: RoutingDraft) -> str:
        source = draft.candidate
        if source is None:
            return self.tr("Made by hand: nothing was proposed")
        text = (
            self.tr("Existing routing {routing}")
            if source.existing
            else self.tr("From candidate {rank}: as {item}, routing {routing}")
        )
        return text.format(
            rank=source.rank, item=source.reference_item, routing=source.reference_routing_no
        )


class RoutingTotals(QWidget):
    """Minutes as entered, and beside them what the work results let expect."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entered = QLabel()
        self._expected = ElidedLabel()
        set_role(self._expected, Role.MUTED)
        self._entered.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout(self)
        line.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        line.setSpacing(WIDE)
        line.addWidget(self._entered)
        line.addWidget(self._expected, 1)

    def show_draft(self, draft: RoutingDraft, quantity: float) -> None:
        """Say the totals for ``quantity`` pieces; a dash for what nobody knows."""
        entered = draft.routing().minutes_for(quantity)
        expected = draft.history_minutes(quantity)
        self._entered.setText(
            self.tr("Total for {quantity} pcs: {minutes} min").format(
                quantity=exact(quantity), minutes=minutes(entered)
            )
        )
        if expected is None:
            self._expected.setText(self.tr("No work results stand behind these times"))
            return
        said = (
            self.tr("Expected from history: {standard} min")
            if expected.p10 is None
            else self.tr("Expected from history: {standard} min (P10–P90 {band})")
        ).format(standard=minutes(expected.p50), band=range_text(expected))
        if expected.unknown:
            unknown = self.tr("operations without time: {number}")
            said += " · " + unknown.format(number=expected.unknown)
        self._expected.setText(said)
