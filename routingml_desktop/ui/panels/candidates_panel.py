"""Up to four candidates for the asked item, or why there is none and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from routingml_desktop.domain.candidate import Lane, Outcome
from routingml_desktop.domain.errors import NoModelError, NoSnapshotError, UnknownItemError
from routingml_desktop.domain.weights import LEARNED
from routingml_desktop.services.comparison import FEWEST_CANDIDATES, MOST_CANDIDATES
from routingml_desktop.ui.evidence_words import similarity_word
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import percent
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import SPACE, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.weight_choice import profile_word
from routingml_desktop.ui.widgets.candidate_card import CandidateCard
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.words import explained, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from routingml_desktop.domain.candidate import RoutingCandidate, RoutingPrediction
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.services.planning import RoutingDraft


class CandidatesPanel(QWidget):
    """Cards from the best downwards; the digits 1 to 4 take one.

    Signals:
        candidate_taken: The routing shall start from another candidate; carries it.
        comparison_chosen: Two or three candidates are marked for comparison; carries them as a
            tuple, empty when fewer are.
        operation_chosen: An operation of a card was pressed; carries the candidate and it.
        threshold_wanted: A lower threshold would give candidates; carries it, 0 to 1.
        improbable_wanted: Improbable routings shall be proposed, too.
        item_wanted: The suggested item shall be asked for; carries its code.
        training_wanted: A model shall be trained.
        sync_wanted: The plant's data shall be brought in.
    """

    candidate_taken = Signal(object)
    comparison_chosen = Signal(object)
    operation_chosen = Signal(object, object)
    threshold_wanted = Signal(float)
    improbable_wanted = Signal()
    item_wanted = Signal(str)
    training_wanted = Signal()
    sync_wanted = Signal()

    def __init__(self, quantity: float, parent: QWidget | None = None) -> None:
        """``quantity`` is how many pieces totals are for, until it is changed."""
        super().__init__(parent)
        self._quantity = quantity
        self._prediction: RoutingPrediction | None = None
        self._failure: RoutingMLError | None = None
        self._waiting = False
        self._cards: list[CandidateCard] = []
        self._next_step: Callable[[], None] = self._nothing
        self._item = ElidedLabel()
        self._outcome = QLabel()
        self._weights = QLabel()
        self._unused = ElidedLabel()
        self._list = QVBoxLayout()
        self._states = States(self._content(), "candidates")
        self._states.wanted.connect(self._take_next_step)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._states)
        self._say()

    @property
    def cards(self) -> tuple[CandidateCard, ...]:
        """The cards shown, best first."""
        return tuple(self._cards)

    @Slot(object)
    def show_prediction(self, prediction: RoutingPrediction) -> None:
        """Show the answer to a question; the first two or three are marked for comparison."""
        self._prediction, self._failure, self._waiting = prediction, None, False
        self._fill()
        self._say()
        self._tell_comparison()

    @Slot(object)
    def show_failure(self, failure: RoutingMLError) -> None:
        """Show why there is no answer."""
        self._prediction, self._failure, self._waiting = None, failure, False
        self._fill()
        self._say()
        self._tell_comparison()

    @Slot()
    def show_waiting(self) -> None:
        """Show that an answer is on its way."""
        self._waiting = True
        self._say()

    @Slot(float)
    def set_order_quantity(self, pieces: float) -> None:
        """Show totals for so many pieces."""
        self._quantity = pieces
        self._say_cards()

    @Slot(object)
    def show_draft(self, draft: RoutingDraft) -> None:
        """Mark the card that the routing being made started from."""
        for card in self._cards:
            card.show_taken(draft.candidate == card.candidate)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(self._cards):
            self._cards[place].setFocus()
            self._take(self._cards[place].candidate)
        else:
            super().keyPressEvent(event)

    @Slot(object)
    def _take(self, candidate: RoutingCandidate) -> None:
        for card in self._cards:
            card.show_taken(card.candidate == candidate)
        self.candidate_taken.emit(candidate)

    @Slot(int)
    def _step(self, by: int) -> None:
        focused = self.focusWidget()
        for place, card in enumerate(self._cards):
            if card is focused:
                self._cards[(place + by) % len(self._cards)].setFocus()
                break

    @Slot(object)
    def _press(self, operation: object) -> None:
        card = self.sender()
        if isinstance(card, CandidateCard):
            self.operation_chosen.emit(card.candidate, operation)

    @Slot()
    def _tell_comparison(self) -> None:
        marked = [card.candidate for card in self._cards if card.compare.isChecked()]
        full = len(marked) >= MOST_CANDIDATES
        for card in self._cards:
            card.compare.setEnabled(card.compare.isChecked() or not full)
        self.comparison_chosen.emit(tuple(marked) if len(marked) >= FEWEST_CANDIDATES else ())

    @Slot()
    def _take_next_step(self) -> None:
        self._next_step()

    def _fill(self) -> None:
        for card in self._cards:
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        candidates = self._prediction.candidates if self._prediction else ()
        for place, candidate in enumerate(candidates):
            card = CandidateCard(candidate)
            card.show_among(candidates)
            card.compare.setChecked(place < MOST_CANDIDATES)
            card.taken.connect(self._take)
            card.compare_toggled.connect(self._tell_comparison)
            card.stepped.connect(self._step)
            card.operation_pressed.connect(self._press)
            self._list.insertWidget(place, card)
            self._cards.append(card)

    def _say(self) -> None:
        if self._waiting:
            self._states.show_loading(self.tr("Looking for similar items…"))
        elif self._failure is not None:
            self._say_failure(self._failure)
        elif self._prediction is None:
            self._offer(self._nothing)
            self._states.show_empty(
                self.tr("No question yet"),
                self.tr("Ask for an item by its code or its attributes; proposals appear here."),
            )
        elif self._prediction.candidates:
            self._say_head(self._prediction)
            self._say_cards()
            self._states.show_content()
        else:
            self._say_none(self._prediction)

    def _say_head(self, prediction: RoutingPrediction) -> None:
        item = prediction.item
        self._item.setText(f"{item.code}  {item.name}".rstrip())
        lane = prediction.lane
        said = word(prediction.outcome)
        self._outcome.setText(said if lane is None else f"{said} · {word(lane)}")
        self._outcome.setToolTip("" if lane is None else explained(lane))
        proposed = prediction.outcome in (Outcome.PROPOSED, Outcome.EXISTING)
        calm = proposed and lane is not Lane.CHECK
        set_tone(self._outcome, Tone.GOOD if calm else Tone.WARNING)
        weights = prediction.options.weights
        self._weights.setText(self.tr("Weights: {profile}").format(profile=profile_word(weights)))
        set_tone(self._weights, Tone.NEUTRAL if weights == LEARNED else Tone.ACCENT)
        self._unused.setVisible(bool(prediction.unused_attributes))
        self._unused.setText(
            self.tr("Not known to the model: {attributes}").format(
                attributes=", ".join(prediction.unused_attributes)
            )
        )

    def _say_cards(self) -> None:
        bands = [card.candidate.minutes_for(self._quantity) for card in self._cards]
        largest = max((band.p90 or band.p50 for band in bands if band is not None), default=0.0)
        for card in self._cards:
            card.say(self._quantity, largest)

    def _say_none(self, prediction: RoutingPrediction) -> None:
        nearest = prediction.neighbors[0] if prediction.neighbors else None
        title = f"{prediction.item.code}: {word(prediction.outcome)}"
        self._offer(self._nothing)
        if prediction.outcome is Outcome.BELOW_THRESHOLD and nearest is not None:
            # Rounded down, so that the nearest item then counts as similar.
            enough = int(nearest.similarity * 100) / 100
            self._offer(lambda: self.threshold_wanted.emit(enough))
            text = self.tr(
                "The nearest item {item} reaches {similarity} ({word}); the threshold is "
                "{threshold}. Evidence shows the nearest items. The routing can be made by hand."
            ).format(
                item=nearest.item_code,
                similarity=percent(nearest.similarity),
                word=similarity_word(nearest.similarity),
                threshold=percent(prediction.options.threshold),
            )
            button = self.tr("Ask again from {threshold}").format(threshold=percent(enough))
            self._states.show_empty(title, text, button, icon="search", tone=Tone.WARNING)
        elif prediction.outcome is Outcome.IMPROBABLE and prediction.improbable is not None:
            self._offer(self.improbable_wanted.emit)
            text = self.tr(
                "Similar items were made in too many ways: the best proposal would be right in "
                "about {chance} of such cases, and none is made below {least}. The next "
                "operations are suggested while the routing is made by hand."
            ).format(
                chance=percent(prediction.improbable),
                least=percent(prediction.options.least_confidence),
            )
            button = self.tr("Propose all the same")
            self._states.show_empty(title, text, button, icon="search", tone=Tone.WARNING)
        elif prediction.outcome is Outcome.NO_ROUTING_NEARBY:
            text = self.tr(
                "Evidence shows the similar items. Ask with more similar items, or make the "
                "routing by hand."
            )
            self._states.show_empty(title, text, icon="unrouted", tone=Tone.WARNING)
        elif prediction.outcome is Outcome.NO_ATTRIBUTES:
            text = self.tr(
                "Nothing is known about it that could be compared. Enter material, part type or a "
                "dimension under Ask, New item."
            )
            self._states.show_empty(title, text, icon="items", tone=Tone.WARNING)
        else:
            text = self.tr("No similar item is known, so nothing is proposed.")
            self._states.show_empty(title, text, icon="search", tone=Tone.WARNING)

    def _say_failure(self, failure: RoutingMLError) -> None:
        notice = notice_of(failure)
        self._offer(self._nothing)
        if isinstance(failure, NoModelError):
            self._offer(self.training_wanted.emit)
            button = self.tr("Show the versions") if failure.known else self.tr("Train a model")
            self._states.show_empty(notice.sentence, notice.next_step, button, icon="training")
        elif isinstance(failure, NoSnapshotError):
            self._offer(self.sync_wanted.emit)
            self._states.show_empty(
                notice.sentence, notice.next_step, self.tr("Sync now"), icon="sync"
            )
        elif isinstance(failure, UnknownItemError) and failure.closest:
            closest = failure.closest
            self._offer(lambda: self.item_wanted.emit(closest))
            button = self.tr("Ask for {item}").format(item=closest)
            self._states.show_empty(
                notice.sentence, notice.next_step, button, icon="search", tone=Tone.WARNING
            )
        else:
            self._states.show_empty(notice.sentence, notice.next_step, icon="bad", tone=notice.tone)

    def _offer(self, step: Callable[[], None]) -> None:
        self._next_step = step

    def _nothing(self) -> None:
        """No button is shown, so nothing can be pressed."""

    def _content(self) -> QWidget:
        set_role(self._item, Role.HEADING)
        set_role(self._unused, Role.MUTED)
        head = QHBoxLayout()
        head.setContentsMargins(WIDE, SPACE, WIDE, 0)
        head.setSpacing(WIDE)
        head.addWidget(self._item, 2)
        head.addWidget(self._outcome)
        head.addWidget(self._weights)
        head.addWidget(self._unused, 1)
        self._list.setContentsMargins(WIDE, SPACE, WIDE, WIDE)
        self._list.setSpacing(SPACE)
        self._list.addStretch(1)
        cards = QWidget()
        set_role(cards, Role.PAGE)
        cards.setLayout(self._list)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(cards)
        content = QWidget()
        set_role(content, Role.PAGE)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        return content
