"""One candidate on a card: how sure, how alike, which operations, how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from routingml_desktop.domain.candidate import Badge
from routingml_desktop.domain.candidate_difference import difference_from_better
from routingml_desktop.ui.evidence_words import (
    operation_tip,
    range_text,
    similarity_tone,
    similarity_word,
)
from routingml_desktop.ui.numbers import count, minutes, percent
from routingml_desktop.ui.tables.routing_cells import exact
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.chip import Chip
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.widgets.flow_layout import FlowLayout
from routingml_desktop.ui.widgets.operation_chain import OperationChain
from routingml_desktop.ui.widgets.time_band import Band, BandLine
from routingml_desktop.ui.words import explained, word

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from routingml_desktop.domain.candidate import RoutingCandidate

_BADGES: Final = {
    Badge.HIGH_CONFIDENCE: (Tone.GOOD, "good"),
    Badge.LOW_SAMPLES: (Tone.WARNING, "warning"),
    Badge.NO_WORK_RESULTS: (Tone.WARNING, "warning"),
    Badge.CONVERTED_IN_HOUSE: (Tone.ACCENT, "plant"),
    Badge.CONTAINS_OUTSIDE: (Tone.NEUTRAL, "outside"),
    Badge.ALL_OUTSIDE: (Tone.WARNING, "outside"),
    Badge.AS_BUILT: (Tone.NEUTRAL, "history"),
    Badge.COMPOSED: (Tone.ACCENT, "routing"),
    Badge.RULE_VIOLATION: (Tone.BAD, "bad"),
}


class CandidateCard(QFrame):
    """Enter or a click takes it, Space marks it for comparison, arrows go to the next card.

    Signals:
        taken: It shall be the routing; carries the RoutingCandidate.
        compare_toggled: Its mark for comparison was changed by the operator.
        stepped: The next (1) or the previous (-1) card shall be gone to.
        operation_pressed: One of its operations was pressed; carries the ProposedOperation.
    """

    taken = Signal(object)
    compare_toggled = Signal()
    stepped = Signal(int)
    operation_pressed = Signal(object)

    def __init__(self, candidate: RoutingCandidate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.candidate = candidate
        self.compare = QCheckBox()
        self._is_taken = False
        self._title = QLabel()
        self._sure = QLabel()
        self._alike = QLabel()
        self._edits = QLabel()
        self._differs = QLabel()
        self._shown: tuple[RoutingCandidate, ...] = ()
        self._in_routing = Chip("", Tone.ACCENT, "check")
        self._chain = OperationChain()
        self._minutes = QLabel()
        self._band = BandLine()
        self._rests_on = ElidedLabel()
        self._badges = FlowLayout()
        self._build()

    @property
    def is_taken(self) -> bool:
        """Whether it is the routing being made."""
        return self._is_taken

    def show_taken(self, taken: bool) -> None:  # noqa: FBT001 (as Qt's own setters)
        """Mark it as the one the routing starts from, or not."""
        self._is_taken = taken
        self._in_routing.setVisible(taken)
        set_tone(self, Tone.ACCENT if taken else Tone.NEUTRAL)

    def show_among(self, shown: tuple[RoutingCandidate, ...]) -> None:
        """Keep the candidates shown, to tell in what this one differs from a better one."""
        self._shown = shown

    def say(self, quantity: float, largest: float) -> None:
        """Say everything, totals for ``quantity`` pieces on an axis up to ``largest`` minutes."""
        candidate = self.candidate
        self._title.setText(self._named())
        self.setAccessibleName(self._named())
        self.compare.setText(self.tr("Compare"))
        self._in_routing.setText(self.tr("In Routing"))
        self._say_confidence()
        self._say_edits()
        self._say_difference()
        set_tone(self._alike, similarity_tone(candidate.similarity))
        self._alike.setText(
            self.tr("Similarity {share} · {word}").format(
                share=percent(candidate.similarity), word=similarity_word(candidate.similarity)
            )
        )
        self._chain.show_operations(candidate.operations, operation_tip)
        self._say_minutes(quantity, largest)
        self._rests_on.setText(self._evidence())
        self._show_badges()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit(self.candidate)
        elif key == Qt.Key.Key_Space:
            self.compare.click()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
            self.stepped.emit(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Left):
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take()
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._chain.update()
        super().changeEvent(event)

    @Slot()
    def _take(self) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.taken.emit(self.candidate)

    @Slot(int)
    def _press(self, place: int) -> None:
        self._take()
        self.operation_pressed.emit(self.candidate.operations[place])

    def _named(self) -> str:
        if self.candidate.existing:
            said = self.tr("{rank} · Existing routing {routing}")
            return said.format(
                rank=self.candidate.rank, routing=self.candidate.reference_routing_no
            )
        return self.tr("{rank} · Proposed").format(rank=self.candidate.rank)

    def _evidence(self) -> str:
        """What stands behind it; an existing routing has no similar items to name."""
        candidate = self.candidate
        if candidate.existing:
            return self.tr("Made with it so far: {orders} orders").format(
                orders=count(candidate.orders)
            )
        if candidate.composed:
            text = self.tr(
                "Operations of similar items: {items} · most like {reference}, routing {routing}"
            )
        else:
            text = self.tr(
                "Similar items: {items} · orders: {orders} · as {reference}, routing {routing}"
            )
        return text.format(
            items=count(len(candidate.supporters)),
            orders=count(candidate.orders),
            reference=candidate.reference_item,
            routing=candidate.reference_routing_no or "–",
        )

    def _say_confidence(self) -> None:
        confidence = self.candidate.confidence
        self._sure.setText(self.tr("Confidence {share}").format(share=percent(confidence)))
        if confidence is not None:
            self._sure.setToolTip(
                self.tr("So many of such proposals were released unchanged in the past.")
            )
        elif Badge.CONVERTED_IN_HOUSE in self.candidate.badges:
            self._sure.setToolTip(
                self.tr("History does not tell how often subcontracted work was taken in-house.")
            )
        elif self.candidate.existing:
            self._sure.setToolTip(self.tr("It exists already, so there is nothing to be sure of."))
        else:
            self._sure.setToolTip(self.tr("Too little history to say how often such ones held."))

    def _say_edits(self) -> None:
        edits = self.candidate.edits_to_go
        self._edits.setVisible(edits is not None)
        if edits is None:
            return
        expected = round(edits)
        if expected:
            said = self.tr("Expected edits: {number}").format(number=expected)
        else:
            said = self.tr("No edit expected")
        self._edits.setText(said)
        self._edits.setToolTip(
            self.tr(
                "So many operations will probably be inserted, deleted or exchanged: {number}"
            ).format(number=f"{edits:.1f}")
        )
        set_tone(self._edits, Tone.WARNING if expected > 1 else Tone.NEUTRAL)

    def _say_difference(self) -> None:
        found = difference_from_better(self.candidate, self._shown)
        self._differs.setVisible(found is not None)
        if found is None:
            return
        if found.added and found.removed:
            said = self.tr("As {rank}, with {added} instead of {removed}")
        elif found.added:
            said = self.tr("As {rank}, and {added}")
        else:
            said = self.tr("As {rank}, without {removed}")
        self._differs.setText(
            said.format(
                rank=found.rank, added=", ".join(found.added), removed=", ".join(found.removed)
            )
        )

    def _say_minutes(self, quantity: float, largest: float) -> None:
        band = self.candidate.minutes_for(quantity)
        if band is None:
            self._minutes.setText(self.tr("No time known for any operation"))
            self._band.show_band(None)
            self._band.hide()
            return
        said = self.tr("{standard} min for {quantity} pcs").format(
            standard=minutes(band.p50), quantity=exact(quantity)
        )
        if band.p10 is None or band.p90 is None:
            self._minutes.setText(f"<b>{said}</b>")
            self._band.show_band(None)
            self._band.hide()
            tip = self.tr("No P10–P90: at least one operation rests on a standard time only.")
        else:
            self._minutes.setText(f"<b>{said}</b> &nbsp; P10–P90 {range_text(band)}")
            self._band.show_band(Band(band.p10, band.p50, band.p90, largest=largest))
            self._band.show()
            tip = self.tr("Optimistic {p10} · standard {p50} · safe {p90} min").format(
                p10=minutes(band.p10, band.p50, band.p90),
                p50=minutes(band.p50, band.p10, band.p90),
                p90=minutes(band.p90, band.p10, band.p50),
            )
        unknown = self.tr("Operations without time, not in the total: {number}")
        if band.unknown:
            tip += "\n" + unknown.format(number=band.unknown)
        self._minutes.setToolTip(tip)

    def _show_badges(self) -> None:
        while self._badges.count():
            item = self._badges.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        for badge in self.candidate.badges:
            tone, icon = _BADGES[badge]
            chip = Chip(word(badge), tone, icon)
            chip.setToolTip(explained(badge))
            self._badges.addWidget(chip)

    def _build(self) -> None:
        set_role(self, Role.CARD)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self._title, Role.HEADING)
        set_role(self._rests_on, Role.MUTED)
        self.compare.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.compare.clicked.connect(self.compare_toggled)
        self._chain.operation_pressed.connect(self._press)
        self._in_routing.hide()
        facts = FlowLayout()
        for label in (
            self._title,
            self._sure,
            self._alike,
            self._edits,
            self._differs,
            self._in_routing,
        ):
            facts.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(WIDE)
        head.addLayout(facts, 1)
        head.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        foot = FlowLayout()
        for part in (self._minutes, self._band, self._rests_on):
            foot.addWidget(part)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        lines.setSpacing(TIGHT + 2)
        lines.addLayout(head)
        lines.addWidget(self._chain)
        lines.addLayout(foot)
        lines.addLayout(self._badges)
