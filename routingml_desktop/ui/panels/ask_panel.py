"""Asks for routings: by item codes, or for an item that does not exist yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from routingml_desktop.ui.in_house_choice import InHouseChoice
from routingml_desktop.ui.questions import Asked, AskedState, Questions
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.weight_choice import WeightChoice
from routingml_desktop.ui.widgets.ask_options_form import AskOptionsForm
from routingml_desktop.ui.widgets.asked_list import AskedList
from routingml_desktop.ui.widgets.item_form import ItemForm
from routingml_desktop.ui.widgets.question_form import QuestionForm
from routingml_desktop.ui.widgets.turning_splitter import TurningSplitter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.item import Item
    from routingml_desktop.settings import AskingSettings
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.in_house_choice import InHouseStore
    from routingml_desktop.ui.questions import Predictor
    from routingml_desktop.ui.weight_choice import WeightStore
    from routingml_desktop.ui.widgets.item_form import AttributeSource

SETTLED_MS: Final = 350
"""Options that change quickly, such as a slider, are asked with when they rest this long."""

_SHARES: Final = {False: ((5, 6), (4, 5)), True: ((3, 2), (5, 1))}
"""Of question and answers, side by side and below each other: described by attributes or not."""
_WIDE: Final = 700
"""Pixels from which questions and answers stand side by side where height is scarce."""


class AskPanel(QWidget):
    """The planner's questions, their options, and the list of what was asked.

    Signals:
        prediction_chosen: Another answer is the current one; carries the RoutingPrediction.
        failure_chosen: The current question has no answer; carries the error.
        waiting_started: The current question is not answered yet.
        quantity_changed: Totals are for another number of pieces; carries it.
        failed: Something dropped here could not be read; carries the error.
    """

    prediction_chosen = Signal(object)
    failure_chosen = Signal(object)
    waiting_started = Signal()
    quantity_changed = Signal(float)
    failed = Signal(object)

    def __init__(
        self,
        predictor: Predictor,
        attributes: AttributeSource,
        background: Background,
        asking: AskingSettings,
        weights: WeightStore,
        in_house: InHouseStore,
        parent: QWidget | None = None,
    ) -> None:
        """``asking`` says which options the panel starts with."""
        super().__init__(parent)
        self._predictor = predictor
        self._weights = WeightChoice(weights, background, self)
        self._in_house = InHouseChoice(predictor, in_house, background, self)
        self._questions = Questions(predictor, background, self)
        self._told: object = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._form = ItemForm(predictor, attributes, background)
        self._options = AskOptionsForm(asking, self._weights)
        self.question = QuestionForm(self._form, self._options, asking.order_quantity)
        self.answers = AskedList(self.quantity)
        self._build()
        self._connect()
        self._sum_up()
        self._say_progress()
        self._tell_options()
        self._form.what_if.set_order_quantity(self.quantity)
        self._weights.reload()

    def use_settings(self, asking: AskingSettings) -> None:
        """Ask the next questions as the settings say now."""
        self._options.use_settings(asking)
        self.question.set_quantity(asking.order_quantity)

    @property
    def quantity(self) -> float:
        """Pieces that totals are for."""
        return self.question.quantity

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions and what became of them."""
        return self._questions.asked

    @Slot()
    def ask(self) -> None:
        """Ask for the codes in the box; items described by attributes stay in the list."""
        described = [asked for asked in self._questions.asked if asked.item is not None]
        codes = [Asked(code) for code in self.question.codes.box.codes()]
        self._questions.ask([*codes, *described], self._options.options)
        self._choose_first()

    @Slot(object)
    def ask_codes(self, codes: Sequence[str]) -> None:
        """Ask for these besides, and go to the first of them."""
        if not codes:
            return
        self.question.show_codes()
        self.question.codes.box.add_codes(codes)
        known = {asked.code for asked in self._questions.asked if asked.item is None}
        fresh = [Asked(code) for code in dict.fromkeys(codes) if code not in known]
        if fresh:
            self._questions.add(fresh, self._options.options)
        for place, asked in enumerate(self._questions.asked):
            if asked.code == codes[0] and asked.item is None:
                self.answers.choose(place)

    @Slot(str)
    def ask_code(self, code: str) -> None:
        """Ask for this item besides, and go to it."""
        self.ask_codes((code,))

    @Slot(float)
    def set_threshold(self, threshold: float) -> None:
        """Count items from this similarity (0 to 1) as similar, and ask again."""
        self._options.set_threshold(threshold)

    @Slot()
    def propose_improbable(self) -> None:
        """Propose the best there is however improbable, and ask again."""
        self._options.propose_improbable()

    @Slot()
    def ask_again(self) -> None:
        """Ask everything again, for example after another version became active."""
        self._settled.stop()
        self._questions.ask_again(self._options.options)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._sum_up()
            self._say_progress()
        super().changeEvent(event)

    @Slot(object)
    def _describe(self, item: Item) -> None:
        asked = Asked(item.code, item)
        for place, before in enumerate(self._questions.asked):
            if before.item is not None and before.code == item.code:
                self._questions.replace(place, asked, self._options.options)
                self.answers.choose(place)
                return
        self._questions.add([asked], self._options.options)
        self.answers.choose(len(self._questions.asked) - 1)

    @Slot()
    def _renew(self) -> None:
        self.answers.show_asked(self._questions.asked)
        self._say_progress()

    @Slot(object)
    def _show_changed(self, places: tuple[int, ...]) -> None:
        self.answers.show_changed(self._questions.asked, places)
        self._say_progress()
        if self.answers.current in places:
            self._tell()

    @Slot(int)
    def _open(self, place: int) -> None:
        """Take the code an unknown one was meant to be."""
        asked = self._questions.asked[place]
        if asked.closest is None:
            return
        closest = asked.closest
        self.question.codes.box.replace_code(asked.code, closest)
        self._questions.replace(place, Asked(closest), self._options.options)

    @Slot()
    def _empty(self) -> None:
        self._questions.ask((), self._options.options)

    @Slot()
    def _sum_up(self) -> None:
        self.answers.progress.explain(self._options.summary)

    @Slot()
    def _show_weights(self) -> None:
        self._weights.open_dialog(self._predictor, self.window())

    @Slot()
    def _show_in_house(self) -> None:
        self._in_house.open_dialog(self.window())

    @Slot()
    def _ask_in_house(self) -> None:
        """Ask again after the table changed, where it counts."""
        if self._options.options.outside_in_house:
            self.ask_again()

    @Slot()
    def _tell_options(self) -> None:
        self._form.what_if.set_options(self._options.options)

    @Slot(float)
    def _tell_quantity(self, pieces: float) -> None:
        self._form.what_if.set_order_quantity(pieces)
        self._options.set_order_quantity(pieces, moves_work=self._questions.moves_by_lot)
        self.answers.set_order_quantity(pieces)
        self.quantity_changed.emit(pieces)

    @Slot(bool)
    def _share(self, by_attributes: bool) -> None:  # noqa: FBT001 (a signal's argument)
        self._parts.share(*_SHARES[by_attributes])

    def _choose_first(self) -> None:
        self._told = None
        if self._questions.asked:
            self.answers.choose(0)
            self._tell()

    @Slot()
    def _tell(self) -> None:
        """Say what the current question's answer is, once."""
        place = self.answers.current
        if not 0 <= place < len(self._questions.asked):
            return
        asked = self._questions.asked[place]
        answer = asked.prediction or asked.error or asked.state
        if answer is self._told:
            return
        self._told = answer
        if asked.prediction is not None:
            self.prediction_chosen.emit(asked.prediction)
        elif asked.error is not None:
            self.failure_chosen.emit(asked.error)
        elif asked.state is AskedState.WAITING:
            self.waiting_started.emit()

    @Slot()
    def _say_progress(self) -> None:
        questions = self._questions
        self.answers.progress.say(questions.answered, len(questions.asked), busy=questions.busy)

    def _connect(self) -> None:
        self.question.turned.connect(self._share)
        self.question.codes.entered.connect(self.ask)
        self.question.codes.refused.connect(self.failed)
        self.question.codes.cleared.connect(self._empty)
        self._form.described.connect(self._describe)
        self._options.changed.connect(self._settled.start)
        self._options.changed.connect(self._sum_up)
        self._options.changed.connect(self._tell_options)
        self._options.weights_wanted.connect(self._show_weights)
        self._options.in_house_wanted.connect(self._show_in_house)
        self._in_house.changed.connect(self._ask_in_house)
        self._in_house.failed.connect(self.failed)
        self._weights.failed.connect(self.failed)
        self.question.quantity_changed.connect(self._tell_quantity)
        self._settled.timeout.connect(self.ask_again)
        self._questions.renewed.connect(self._renew)
        self._questions.changed.connect(self._show_changed)
        self._questions.busy_changed.connect(self._say_progress)
        self.answers.gone_to.connect(self._tell)
        self.answers.opened.connect(self._open)
        self.answers.progress.stopped.connect(self._questions.stop)

    def _build(self) -> None:
        set_role(self, Role.PAGE)
        answers = QWidget()
        set_role(answers, Role.PAGE)
        column = QVBoxLayout(answers)
        column.setContentsMargins(WIDE, TIGHT, WIDE, SPACE)
        column.addWidget(self.answers, 1)
        beside, below = _SHARES[False]
        self._parts = TurningSplitter(
            self.question, answers, wide_from=_WIDE, beside=beside, below=below
        )
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._parts)
