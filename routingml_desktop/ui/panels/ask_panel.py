"""Asks for routings: by item codes, or for an item that does not exist yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.in_house_choice import InHouseChoice
from routingml_desktop.ui.questions import Asked, AskedState, Questions
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.weight_choice import WeightChoice
from routingml_desktop.ui.widgets.ask_options_form import AskOptionsForm
from routingml_desktop.ui.widgets.asked_list import AskedList
from routingml_desktop.ui.widgets.code_form import CodeForm
from routingml_desktop.ui.widgets.item_form import ItemForm
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

MOST_PIECES: Final = 1_000_000

_BY_CODE, _BY_ATTRIBUTES = range(2)
_SHARES: Final = {_BY_CODE: ((5, 6), (4, 5)), _BY_ATTRIBUTES: ((3, 2), (5, 1))}
"""Of question and answers, side by side and below each other: attributes need room."""
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
        self._tabs = QTabBar()
        self._pages = QStackedWidget()
        self._codes = CodeForm()
        self._form = ItemForm(predictor, attributes, background)
        self._options_button = QToolButton()
        self._options = AskOptionsForm(asking, self._weights)
        self._quantity = QSpinBox()
        self._quantity.setRange(1, MOST_PIECES)
        self._quantity.setValue(round(asking.order_quantity))
        self.answers = AskedList(self.quantity)
        self._build()
        self._connect()
        self._retranslate()
        self._tell_options()
        self._form.what_if.set_order_quantity(self.quantity)
        self._weights.reload()

    def use_settings(self, asking: AskingSettings) -> None:
        """Ask the next questions as the settings say now."""
        self._options.use_settings(asking)
        self._quantity.setValue(round(asking.order_quantity))

    @property
    def quantity(self) -> float:
        """Pieces that totals are for."""
        return float(self._quantity.value())

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions and what became of them."""
        return self._questions.asked

    @Slot()
    def ask(self) -> None:
        """Ask for the codes in the box; items described by attributes stay in the list."""
        described = [asked for asked in self._questions.asked if asked.item is not None]
        codes = [Asked(code) for code in self._codes.box.codes()]
        self._questions.ask([*codes, *described], self._options.options)
        self._choose_first()

    @Slot(object)
    def ask_codes(self, codes: Sequence[str]) -> None:
        """Ask for these besides, and go to the first of them."""
        if not codes:
            return
        self._tabs.setCurrentIndex(_BY_CODE)
        self._codes.box.add_codes(codes)
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

    @Slot(str)
    def describe_from(self, code: str) -> None:
        """Describe a new item, starting from this one."""
        self._tabs.setCurrentIndex(_BY_ATTRIBUTES)
        self._form.start_from(code)

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
            self._retranslate()
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
        self._codes.box.replace_code(asked.code, closest)
        self._questions.replace(place, Asked(closest), self._options.options)

    @Slot()
    def _empty(self) -> None:
        self._questions.ask((), self._options.options)

    @Slot(int)
    def _show_page(self, wanted: int) -> None:
        """Only the page shown asks for room; the other would keep the list of answers small."""
        policy = QSizePolicy.Policy
        for place in range(self._pages.count()):
            vertical = policy.Preferred if place == wanted else policy.Ignored
            page = self._pages.widget(place)
            if page is not None:
                page.setSizePolicy(policy.Preferred, vertical)
        self._pages.setCurrentIndex(wanted)
        self._parts.share(*_SHARES[wanted])

    @Slot()
    def _sum_up(self) -> None:
        summary = self._options.summary
        self.answers.progress.explain(summary)
        self._options_button.setToolTip(self.tr("Options: {summary}").format(summary=summary))

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

    @Slot(int)
    def _tell_quantity(self, pieces: int) -> None:
        self._form.what_if.set_order_quantity(float(pieces))
        self._options.set_order_quantity(float(pieces), moves_work=self._questions.moves_by_lot)
        self.answers.set_order_quantity(float(pieces))
        self.quantity_changed.emit(float(pieces))

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

    def _retranslate(self) -> None:
        self._tabs.setTabText(_BY_CODE, self.tr("Item codes"))
        self._tabs.setTabText(_BY_ATTRIBUTES, self.tr("New item"))
        self._options_button.setAccessibleName(self.tr("Options"))
        self._quantity.setSuffix(self.tr(" pcs"))
        self._quantity.setAccessibleName(self.tr("Order quantity"))
        self._quantity.setToolTip(
            self.tr("Order quantity: the pieces for which total minutes are shown")
        )
        self._sum_up()
        self._say_progress()

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._show_page)
        self._codes.entered.connect(self.ask)
        self._codes.refused.connect(self.failed)
        self._codes.cleared.connect(self._empty)
        self._form.described.connect(self._describe)
        self._options_button.toggled.connect(self._options.setVisible)
        self._options.changed.connect(self._settled.start)
        self._options.changed.connect(self._sum_up)
        self._options.changed.connect(self._tell_options)
        self._options.weights_wanted.connect(self._show_weights)
        self._options.in_house_wanted.connect(self._show_in_house)
        self._in_house.changed.connect(self._ask_in_house)
        self._in_house.failed.connect(self.failed)
        self._weights.failed.connect(self.failed)
        self._quantity.valueChanged.connect(self._tell_quantity)
        self._settled.timeout.connect(self.ask_again)
        self._questions.renewed.connect(self._renew)
        self._questions.changed.connect(self._show_changed)
        self._questions.busy_changed.connect(self._say_progress)
        self.answers.gone_to.connect(self._tell)
        self.answers.opened.connect(self._open)
        self.answers.progress.stopped.connect(self._questions.stop)

    def _build(self) -> None:
        set_role(self, Role.PAGE)
        self._tabs.addTab("")
        self._tabs.addTab("")
        self._tabs.setExpanding(False)
        self._pages.addWidget(self._codes)
        self._pages.addWidget(self._form)
        self._options_button.setCheckable(True)
        dress(self._options_button, "settings")
        self._options.hide()
        self._quantity.setGroupSeparatorShown(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self._quantity)
        head.addWidget(self._options_button)
        # What does not fit scrolls: a low window must not be pushed higher by this panel.
        question = QScrollArea()
        question.setWidgetResizable(True)
        question.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        question.setWidget(_column(head, self._options, (self._pages, 1)))
        answers = _column((self.answers, 1))
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        beside, below = _SHARES[_BY_CODE]
        self._parts = TurningSplitter(
            question, answers, wide_from=_WIDE, beside=beside, below=below
        )
        self._show_page(_BY_CODE)
        page.addWidget(self._parts)


def _column(*parts: QWidget | QLayout | tuple[QWidget, int]) -> QWidget:
    """The parts below each other, those with a number growing by it."""
    holder = QWidget()
    set_role(holder, Role.PAGE)
    column = QVBoxLayout(holder)
    column.setContentsMargins(WIDE, TIGHT, WIDE, SPACE)
    column.setSpacing(SPACE)
    for part in parts:
        if isinstance(part, tuple):
            column.addWidget(part[0], part[1])
        elif isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    return holder
