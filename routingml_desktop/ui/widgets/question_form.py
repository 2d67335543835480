"""How a question is put: by item codes or by attributes, with its options and the quantity."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
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
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, set_role
from routingml_desktop.ui.widgets.code_form import CodeForm

if TYPE_CHECKING:
    from routingml_desktop.ui.widgets.ask_options_form import AskOptionsForm
    from routingml_desktop.ui.widgets.item_form import ItemForm

MOST_PIECES: Final = 1_000_000

_BY_CODE, _BY_ATTRIBUTES = range(2)


class QuestionForm(QScrollArea):
    """What does not fit scrolls: a low window must not be pushed higher.

    Signals:
        turned: Items are described in the other way now; carries whether by attributes.
        quantity_changed: Totals are for another number of pieces; carries it.
    """

    turned = Signal(bool)
    quantity_changed = Signal(float)

    def __init__(
        self,
        item: ItemForm,
        options: AskOptionsForm,
        quantity: float,
        parent: QWidget | None = None,
    ) -> None:
        """``quantity`` is how many pieces totals are for, until it is changed."""
        super().__init__(parent)
        self._tabs = QTabBar()
        self._pages = QStackedWidget()
        self.codes = CodeForm()
        self.item = item
        self.options = options
        self.options_button = QToolButton()
        self.quantity_box = QSpinBox()
        self.quantity_box.setRange(1, MOST_PIECES)
        self.set_quantity(quantity)
        self._build()
        self._connect()
        self._retranslate()

    @property
    def quantity(self) -> float:
        """Pieces that totals are for."""
        return float(self.quantity_box.value())

    def set_quantity(self, pieces: float) -> None:
        """Show totals for so many pieces, in whole ones."""
        self.quantity_box.setValue(round(pieces))

    def show_codes(self) -> None:
        """Go to the item codes."""
        self._tabs.setCurrentIndex(_BY_CODE)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

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
        self.turned.emit(wanted == _BY_ATTRIBUTES)

    @Slot(int)
    def _tell_quantity(self, pieces: int) -> None:
        self.quantity_changed.emit(float(pieces))

    @Slot()
    def _sum_up(self) -> None:
        summary = self.options.summary
        self.options_button.setToolTip(self.tr("Options: {summary}").format(summary=summary))

    def _retranslate(self) -> None:
        self._tabs.setTabText(_BY_CODE, self.tr("Item codes"))
        self._tabs.setTabText(_BY_ATTRIBUTES, self.tr("New item"))
        self.options_button.setAccessibleName(self.tr("Options"))
        self.quantity_box.setSuffix(self.tr(" pcs"))
        self.quantity_box.setAccessibleName(self.tr("Order quantity"))
        self.quantity_box.setToolTip(
            self.tr("Order quantity: the pieces for which total minutes are shown")
        )
        self._sum_up()

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._show_page)
        self.options_button.toggled.connect(self.options.setVisible)
        self.options.changed.connect(self._sum_up)
        self.quantity_box.valueChanged.connect(self._tell_quantity)

    def _build(self) -> None:
        self._tabs.addTab("")
        self._tabs.addTab("")
        self._tabs.setExpanding(False)
        self._pages.addWidget(self.codes)
        self._pages.addWidget(self.item)
        self.options_button.setCheckable(True)
        dress(self.options_button, "settings")
        self.options.hide()
        self.quantity_box.setGroupSeparatorShown(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._tabs)
        head.addStretch(1)
        head.addWidget(self.quantity_box)
        head.addWidget(self.options_button)
        page = QWidget()
        set_role(page, Role.PAGE)
        column = QVBoxLayout(page)
        column.setContentsMargins(WIDE, TIGHT, WIDE, SPACE)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addWidget(self.options)
        column.addWidget(self._pages, 1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(page)
        self._show_page(_BY_CODE)
