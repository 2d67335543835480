"""The dialog: sections on the left, their settings on the right, saved together or not at all."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.setting import Origin
from routingml_desktop.ui.dialogs.decision import ask_to_decide
from routingml_desktop.ui.dialogs.settings_dialog.faults import FaultCard
from routingml_desktop.ui.dialogs.settings_dialog.row import SettingRow, searched_words
from routingml_desktop.ui.dialogs.settings_dialog.section import SectionPage
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.setting_words import section_name
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.errors import SettingError
    from routingml_desktop.domain.setting import SettingField, SettingState, SettingValue
    from routingml_desktop.ui.background import Background

_SIZE: Final = (980, 640)
_LIST_WIDTH: Final = 190


class Configuration(Protocol):
    """What the dialog needs of the settings service."""

    @property
    def faults(self) -> tuple[SettingError, ...]:
        """What is wrong in the files."""
        ...

    def fields(self) -> tuple[SettingField, ...]:
        """What settings there are."""
        ...

    def states(self) -> tuple[SettingState, ...]:
        """Every setting as it stands, in the order of ``fields``."""
        ...

    def may_change(self, key: str) -> bool:
        """Whether policy and role let this person change a setting."""
        ...

    def change(self, changes: Mapping[str, SettingValue | None]) -> object:
        """Save other values, all or none; None takes one's own back."""
        ...


class SettingsDialog(QDialog):
    """Stays open beside the window while the operator works on.

    Signals:
        saved: Settings were changed; the window takes over those that act at once.
        told: Something worked; carries a sentence.
        failed: Something did not; carries the error.
    """

    saved = Signal()
    told = Signal(str)
    failed = Signal(object)

    def __init__(
        self, configuration: Configuration, background: Background, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._configuration = configuration
        self._background = background
        find = QAction(self)
        dress(find, "search")
        self.search_box = SearchBox(find)
        self.sections = QListWidget()
        self.sections.setFixedWidth(_LIST_WIDTH)
        self.faults = FaultCard()
        self._fields = configuration.fields()
        self._pages = {field.section: SectionPage(field.section) for field in self._fields}
        self.rows: dict[str, SettingRow] = {}
        """Of the sections looked at so far: all at once would stop the window for a moment."""
        self._nothing = QLabel()
        set_role(self._nothing, Role.MUTED)
        self._count = QLabel()
        set_role(self._count, Role.CAPTION)
        self.reset_all_button = QPushButton()
        dress(self.reset_all_button, "undo")
        self.discard_button = QPushButton()
        self.save_button = QPushButton()
        set_role(self.save_button, Role.PRIMARY)
        self.close_button = QPushButton()
        for button in (self.reset_all_button, self.discard_button, self.close_button):
            button.setAutoDefault(False)
        self._lay_out(self._filled())
        self._connect()
        self.resize(*_SIZE)
        self.retranslate()
        self.sections.setCurrentRow(0)

    def show_section(self, section: str) -> None:
        """Show the settings of a section."""
        names = list(self._pages)
        if section in names:
            self.search_box.clear()
            self.sections.setCurrentRow(names.index(section))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.setWindowTitle(self.tr("Settings"))
        self.search_box.setPlaceholderText(self.tr("Search the settings…"))
        self.search_box.setAccessibleName(self.tr("Search the settings"))
        self.sections.setAccessibleName(self.tr("Sections"))
        self._nothing.setText(self.tr("No setting matches."))
        self.reset_all_button.setText(self.tr("Take all of yours back…"))
        self.discard_button.setText(self.tr("Discard"))
        self.save_button.setText(self.tr("Save"))
        self.close_button.setText(self.tr("Close"))
        for place, (section, page) in enumerate(self._pages.items()):
            page.retranslate()
            if place < self.sections.count():
                self.sections.item(place).setText(section_name(section))
            else:
                self.sections.addItem(section_name(section))
        for row in self.rows.values():
            row.retranslate()
        self.faults.show_faults(self._configuration.faults)
        self._follow()

    @property
    def changes(self) -> dict[str, SettingValue | None]:
        """What was changed and is not saved yet."""
        wanted = ((key, row.wanted) for key, row in self.rows.items())
        return {key: value for key, (changed, value) in wanted if changed}

    @Slot()
    def save(self) -> None:
        """Save what was changed, all or none."""
        changes = self.changes
        if changes:
            self.save_button.setEnabled(False)
            self._background.run(
                partial(self._configuration.change, changes),
                done=partial(self._take_saved, len(changes)),
                failed=self._miss,
            )

    @Slot()
    def reload(self) -> None:
        """Show the settings as they are saved; what was not saved is gone."""
        for state in self._configuration.states():
            row = self.rows.get(state.key)
            if row is not None:
                row.show_state(state, editable=self._configuration.may_change(state.key))
        self.faults.show_faults(self._configuration.faults)
        self._follow()

    def reject(self) -> None:
        """Close; what was not saved is asked about first."""
        if not self.changes:
            super().reject()
            return
        text = self.tr("Changes not saved: {number}")
        ask_to_decide(
            self,
            text.format(number=count(len(self.changes))),
            self.tr("They are gone when the settings are closed."),
            self.tr("Close without saving"),
            partial(self.done, QDialog.DialogCode.Rejected.value),
        )

    def _filled(self) -> QWidget:
        page = QWidget()
        set_role(page, Role.PAGE)
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, WIDE, MARGIN, MARGIN)
        column.setSpacing(0)
        column.addWidget(self.faults)
        for section in self._pages.values():
            column.addWidget(section)
        column.addWidget(self._nothing)
        column.addStretch()
        return page

    def _need(self, field: SettingField) -> SettingRow:
        """The row of a setting, with those of its whole section, made when first looked at."""
        if field.key not in self.rows:
            states = {state.key: state for state in self._configuration.states()}
            for one in (one for one in self._fields if one.section == field.section):
                may = self._configuration.may_change(one.key)
                row = SettingRow(one, states[one.key], editable=may)
                row.changed.connect(self._follow)
                self.rows[one.key] = row
                self._pages[one.section].layout_.addWidget(row)
        return self.rows[field.key]

    def _lay_out(self, page: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area = area
        middle = QHBoxLayout()
        middle.setSpacing(1)
        middle.addWidget(self.sections)
        middle.addWidget(area, 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.reset_all_button)
        buttons.addWidget(self._count, 1)
        for button in (self.discard_button, self.save_button, self.close_button):
            buttons.addWidget(button)
        search = QHBoxLayout()
        search.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        search.addWidget(self.search_box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(search)
        column.addLayout(middle, 1)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self.search_box.typed.connect(self._limit)
        self.sections.currentRowChanged.connect(self._choose)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.reload)
        self.close_button.clicked.connect(self.reject)
        self.reset_all_button.clicked.connect(self._ask_reset_all)

    @Slot()
    def _choose(self) -> None:
        self.search_box.clear()
        self._limit()

    @Slot()
    def _limit(self) -> None:
        """Show what is searched for, else the chosen section."""
        words = self.search_box.wanted.lower().split()
        chosen = list(self._pages)[max(0, self.sections.currentRow())]
        wanted = {
            field.key
            for field in self._fields
            if (
                all(word in searched_words(field) for word in words)
                if words
                else field.section == chosen
            )
        }
        shown = {field.section for field in self._fields if field.key in wanted}
        for field in self._fields:
            if field.key in wanted:
                self._need(field)
        for key, row in self.rows.items():
            row.setVisible(key in wanted)
        for section, page in self._pages.items():
            page.setVisible(section in shown)
        self._nothing.setVisible(not shown)
        self._area.verticalScrollBar().setValue(0)

    @Slot()
    def _follow(self) -> None:
        """Say how much is not saved, and allow what can be done now."""
        changed = len(self.changes)
        text = self.tr("Changes not saved: {number}")
        self._count.setText(text.format(number=count(changed)) if changed else "")
        self.save_button.setEnabled(bool(changed))
        self.discard_button.setEnabled(bool(changed))
        self.reset_all_button.setEnabled(bool(self._own_keys()))

    def _own_keys(self) -> tuple[str, ...]:
        return tuple(
            state.key
            for state in self._configuration.states()
            if state.origin is Origin.USER and self._configuration.may_change(state.key)
        )

    @Slot()
    def _ask_reset_all(self) -> None:
        keys = self._own_keys()
        text = self.tr("Take back all values you set? Settings: {number}")
        ask_to_decide(
            self,
            text.format(number=count(len(keys))),
            self.tr("What IT or the program set counts in their place."),
            self.tr("Take them back"),
            partial(self._reset_all, keys),
        )

    def _reset_all(self, keys: tuple[str, ...]) -> None:
        self._background.run(
            partial(self._configuration.change, dict.fromkeys(keys)),
            done=partial(self._take_saved, len(keys)),
            failed=self._miss,
        )

    def _take_saved(self, number: int, _settings: object) -> None:
        self.reload()
        self.saved.emit()
        self.told.emit(self.tr("Settings saved: {number}").format(number=count(number)))

    def _miss(self, error: Exception) -> None:
        self._follow()
        self.failed.emit(error)
