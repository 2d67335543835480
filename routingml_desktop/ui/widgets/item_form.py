"""Describes an item that does not exist yet, starting from one that does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.errors import UnknownItemError
from routingml_desktop.domain.item import Item
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.tables.attribute_cell_painter import AttributeCellPainter
from routingml_desktop.ui.tables.attribute_table import NAME, NOW, AttributeTable
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.theme import ROW_HEIGHT, SPACE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.what_if_view import WhatIfView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.services.attribute_values import KnownAttribute
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.questions import Predictor


NEW: Final = "-NEW"
"""What the suggested code of a new item ends in, whatever the language."""

_LEAST_ROWS: Final = 4


class AttributeSource(Protocol):
    """Who knows the plant's attributes: ``services/attribute_values.py``."""

    def known(self) -> tuple[KnownAttribute, ...]:
        """Every compared attribute with the values in use."""
        ...


class ItemForm(QWidget):
    """Type a code, its attributes load; change material or a diameter; ask.

    Signals:
        described: Routings are wanted for the item as described; carries the Item.
    """

    described = Signal(object)

    def __init__(
        self,
        predictor: Predictor,
        attributes: AttributeSource,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._predictor = predictor
        self._attributes = attributes
        self._background = background
        self._question = 0
        self._started = Item("")
        self._start_label = QLabel()
        self._start = QLineEdit()
        self._load = QPushButton()
        self._code_label = QLabel()
        self._code = QLineEdit()
        self._filter = QLineEdit()
        self._table = AttributeTable(self)
        self._view = TableView(self._table, "")
        self._notice = QLabel()
        self.what_if = WhatIfView(predictor, background, self._label)
        self._reset = QPushButton()
        self._ask = QPushButton()
        self._build()
        self._connect()
        self._retranslate()

    @Slot(str)
    def start_from(self, code: str) -> None:
        """Load the attributes of an item; an empty code starts with none."""
        self._start.setText(code)
        self._question += 1
        self._background.run(
            partial(_loaded, self._predictor, self._attributes, code.strip()),
            done=partial(self._take, self._question),
            failed=partial(self._fail, self._question),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _take(self, question: int, loaded: tuple[Item, tuple[KnownAttribute, ...]]) -> None:
        if question != self._question:
            return
        item, known = loaded
        self._started = item
        self._table.start(known, item)
        self._code.setText(f"{item.code}{NEW}" if item.code else "")
        self._say("")
        self._watch()
        self._show_filtered(self._filter.text())
        self._ask.setEnabled(True)
        self._reset.setEnabled(True)
        if known:
            self._view.choose_row(0)
            self._view.selectionModel().setCurrentIndex(
                self._table.index(0, NOW), self._view.selectionModel().SelectionFlag.NoUpdate
            )

    def _fail(self, question: int, error: RoutingMLError) -> None:
        if question != self._question:
            return
        notice = notice_of(error)
        self._say(notice.sentence)
        if isinstance(error, UnknownItemError) and error.closest:
            text = self.tr("{notice} Did you mean {code}? Press Load to take it.")
            self._say(text.format(notice=notice.sentence, code=error.closest))
            self._start.setText(error.closest)

    @Slot()
    def _load_item(self) -> None:
        self.start_from(self._start.text())

    @Slot()
    def _describe(self) -> None:
        self.setFocus()
        code = self._code.text().strip() or self.tr("New item")
        self.described.emit(self._table.described(code, ""))

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._notice.setText(sentence)
        self._notice.setVisible(bool(sentence))

    @Slot()
    def _change(self) -> None:
        self._say("")
        self._watch()

    def _watch(self) -> None:
        self.what_if.watch(self._table.described("", self._started.name), self._started)

    @Slot()
    def _put_back(self) -> None:
        self._table.reset()
        self._show_filtered(self._filter.text())
        self._change()

    @Slot(str)
    def _show_filtered(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self._table.rowCount()):
            name = self._table.known(row).attribute.name
            found = wanted in f"{self._table.label(row)} {name}".casefold()
            self._view.setRowHidden(row, not found)

    @Slot(object)
    def _edit(self, index: QModelIndex) -> None:
        self._view.edit(self._table.index(index.row(), NOW))

    def _label(self, name: str) -> str:
        return self._table.label_of(name)

    def _retranslate(self) -> None:
        self._start_label.setText(self.tr("Start from item"))
        self._start.setPlaceholderText(self.tr("Code of a similar item, or nothing"))
        self._load.setText(self.tr("Load"))
        self._code_label.setText(self.tr("Code of the new item"))
        self._filter.setPlaceholderText(self.tr("Find an attribute"))
        self._view.setAccessibleName(self.tr("Attributes of the new item"))
        self._reset.setText(self.tr("Reset values"))
        self._ask.setText(self.tr("Ask for this item"))
        self._table.headerDataChanged.emit(Qt.Orientation.Horizontal, NAME, NOW)
        for label, field in ((self._start_label, self._start), (self._code_label, self._code)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())

    def _connect(self) -> None:
        self._load.clicked.connect(self._load_item)
        self._start.returnPressed.connect(self._load_item)
        self._filter.textChanged.connect(self._show_filtered)
        self._table.refused.connect(self._say)
        self._table.changed.connect(self._change)
        self._view.opened.connect(self._edit)
        self._reset.clicked.connect(self._put_back)
        self._ask.clicked.connect(self._describe)

    def _build(self) -> None:
        self._view.setItemDelegate(AttributeCellPainter(self._view))
        triggers = QAbstractItemView.EditTrigger
        self._view.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed)
        # It takes what room is left: what the changes move is to be seen beside them.
        self._view.setMinimumHeight((_LEAST_ROWS + 1) * ROW_HEIGHT)
        self._view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._filter.setClearButtonEnabled(True)
        set_role(self._ask, Role.PRIMARY)
        set_tone(self._notice, Tone.BAD)
        self._notice.setWordWrap(True)
        self._notice.hide()
        self._ask.setEnabled(False)
        self._reset.setEnabled(False)
        head = QGridLayout()
        head.setSpacing(SPACE)
        head.addWidget(self._start_label, 0, 0)
        head.addWidget(self._start, 0, 1)
        head.addWidget(self._load, 0, 2)
        head.addWidget(self._code_label, 1, 0)
        head.addWidget(self._code, 1, 1, 1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self._filter, 1)
        buttons.addWidget(self._reset)
        buttons.addWidget(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(head)
        column.addLayout(buttons)
        column.addWidget(self._view, 1)
        column.addWidget(self._notice)
        column.addWidget(self.what_if)


def _loaded(
    predictor: Predictor, attributes: AttributeSource, code: str
) -> tuple[Item, tuple[KnownAttribute, ...]]:
    known = attributes.known()
    return (predictor.item(code) if code else Item(""), known)
