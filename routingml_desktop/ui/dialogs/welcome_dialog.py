"""The first start: language, plant, connection, where everything lives; four steps, skippable."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.settings import Language
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.doctor_lines import DoctorLines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from routingml_desktop.domain.plant import DoctorLine
    from routingml_desktop.domain.setting import SettingValue
    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

DEMO: Final = "demo"

_SIZE: Final = (640, 430)
_PLANT, _CHECK, _PLACE = 1, 2, 3


@dataclass(frozen=True, slots=True)
class FirstSteps:
    """What the dialog needs of the services."""

    mappings: tuple[str, ...]
    """Those that come with the program."""
    change: Callable[[Mapping[str, SettingValue | None]], object]
    """Saves settings, all or none."""
    examine: Callable[[], tuple[DoctorLine, ...]]
    """What the connection doctor sees."""


class WelcomeDialog(QDialog):
    """Leads through the first start; nothing is lost when it is skipped.

    Signals:
        language_chosen: Carries the Language.
        sync_wanted: The plant's data is to be brought in now.
        failed: Something did not work; carries the error.
    """

    language_chosen = Signal(object)
    sync_wanted = Signal()
    failed = Signal(object)

    def __init__(
        self, services: FirstSteps, home: Home, background: Background, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._background = background
        self._sound: bool | None = None
        self._title = QLabel()
        set_role(self._title, Role.TITLE)
        self._text = QLabel()
        self._text.setWordWrap(True)
        set_role(self._text, Role.MUTED)
        self.languages = {language: QRadioButton() for language in Language}
        self.demo_button = QRadioButton()
        self.erp_button = QRadioButton()
        self._plants = QButtonGroup(self)
        self.mapping_box = QComboBox()
        self.location_box = QLineEdit()
        self._form_labels = (QLabel(), QLabel())
        self.lines = DoctorLines()
        self._checked = QLabel()
        set_role(self._checked, Role.HEADING)
        self._place = QLabel(str(home.folder))
        set_role(self._place, Role.CODE)
        self._place.setWordWrap(True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pages = QStackedWidget()
        self._step = QLabel()
        set_role(self._step, Role.CAPTION)
        self.skip_button, self.back_button = QPushButton(), QPushButton()
        self.next_button = QPushButton()
        set_role(self.next_button, Role.PRIMARY)
        self.next_button.setDefault(True)
        dress(self.next_button, "chevron-right", on_accent=True)
        self._lay_out()
        self._connect()
        self.resize(*_SIZE)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.setWindowTitle(self.tr("Welcome to RoutingML Desktop"))
        self.languages[Language.AUTO].setText(self.tr("As Windows speaks"))
        # Each language in itself, so that it is found by who reads only that one.
        self.languages[Language.KOREAN].setText("한국어")
        self.languages[Language.ENGLISH].setText("English")
        self.demo_button.setText(self.tr("The demo plant, made on this PC"))
        self.erp_button.setText(self.tr("The plant's own data"))
        self._form_labels[0].setText(self.tr("Mapping"))
        self._form_labels[1].setText(self.tr("Location"))
        self.mapping_box.setAccessibleName(self.tr("Mapping"))
        self.location_box.setAccessibleName(self.tr("Location"))
        self.location_box.setPlaceholderText(
            self.tr("File, folder or connection string; empty: as the mapping says")
        )
        self.skip_button.setText(self.tr("Skip"))
        self.back_button.setText(self.tr("Back"))
        self._show_step()

    @Slot()
    def go_on(self) -> None:
        """Take what was chosen in this step and show the next one."""
        step = self.pages.currentIndex()
        if step == _PLANT:
            self.next_button.setEnabled(False)
            self._background.run(
                partial(self._services.change, self._source()),
                done=lambda _settings: self._go_to(_CHECK),
                failed=self._miss,
            )
        elif step == _PLACE:
            self.accept()
            self.sync_wanted.emit()
        else:
            self._go_to(step + 1)

    @Slot()
    def go_back(self) -> None:
        """Show the step before."""
        self._go_to(self.pages.currentIndex() - 1)

    def _go_to(self, step: int) -> None:
        self.next_button.setEnabled(True)
        self.pages.setCurrentIndex(step)
        if step == _CHECK:
            self._sound = None
            self.lines.show_lines(())
            self._background.run(self._services.examine, done=self._show_lines, failed=self._miss)
        self._show_step()

    def _source(self) -> dict[str, SettingValue | None]:
        if self.demo_button.isChecked():
            return {"source.mapping": None, "source.location": None}
        return {
            "source.mapping": self.mapping_box.currentText().strip() or DEMO,
            "source.location": self.location_box.text().strip(),
        }

    def _show_lines(self, lines: tuple[DoctorLine, ...]) -> None:
        self._sound = all(line.ok is not False for line in lines)
        self.lines.show_lines(lines)
        self._show_step()

    def _miss(self, error: Exception) -> None:
        self._sound = False
        self.next_button.setEnabled(True)
        self._show_step()
        self.failed.emit(error)

    def _show_step(self) -> None:
        step = self.pages.currentIndex()
        titles = (
            self.tr("Language"),
            self.tr("Which plant?"),
            self.tr("Is the connection sound?"),
            self.tr("Where everything lives"),
        )
        texts = (
            self.tr("It can be changed at any time under View, Language."),
            self.tr("The ERP is only read. The demo plant shows everything without an ERP."),
            self.tr("Drivers, connection, tables and columns are looked at; nothing is changed."),
            self.tr(
                "Plant data, models and settings stay in this folder on this PC. Another folder: "
                "start the program with --home."
            ),
        )
        self._title.setText(titles[step])
        self._text.setText(texts[step])
        text = self.tr("Step {step} of {steps}")
        self._step.setText(text.format(step=step + 1, steps=len(titles)))
        self.back_button.setEnabled(step > 0)
        last = step == _PLACE
        self.next_button.setText(self.tr("Bring the data in") if last else self.tr("Next"))
        said = {
            None: self.tr("Checking the connection…"),
            True: self.tr("Nothing is missing."),
            False: self.tr("Something is missing. It can be put right later in Settings."),
        }
        self._checked.setText(said[self._sound])

    @Slot()
    def _follow_plant(self) -> None:
        for widget in (self.mapping_box, self.location_box):
            widget.setEnabled(self.erp_button.isChecked())

    def _choose_language(self, language: Language) -> None:
        self.language_chosen.emit(language)

    def _connect(self) -> None:
        for language, button in self.languages.items():
            button.clicked.connect(partial(self._choose_language, language))
        self._plants.buttonClicked.connect(self._follow_plant)
        self.skip_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)

    def _lay_out(self) -> None:
        for page in (self._language_page(), self._plant_page(), self._check_page()):
            self.pages.addWidget(page)
        self.pages.addWidget(_page(self._place))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.skip_button)
        buttons.addWidget(self._step, 1, Qt.AlignmentFlag.AlignCenter)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.next_button)
        for button in (self.skip_button, self.back_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)

    def _language_page(self) -> QWidget:
        self.languages[Language.AUTO].setChecked(True)
        return _page(*self.languages.values())

    def _plant_page(self) -> QWidget:
        self.demo_button.setChecked(True)
        for button in (self.demo_button, self.erp_button):
            self._plants.addButton(button)
        names = [name for name in self._services.mappings if name != DEMO]
        self.mapping_box.setEditable(True)
        self.mapping_box.addItems(names)
        form = QFormLayout()
        form.setContentsMargins(MARGIN, 0, 0, 0)
        form.addRow(self._form_labels[0], self.mapping_box)
        form.addRow(self._form_labels[1], self.location_box)
        page = _page(self.demo_button, self.erp_button)
        layout = page.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 (made below)
        layout.insertLayout(2, form)
        self._follow_plant()
        return page

    def _check_page(self) -> QWidget:
        return _page(self._checked, self.lines)


def _page(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch()
    return page
