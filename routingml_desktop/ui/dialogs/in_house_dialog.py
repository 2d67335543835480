"""What is subcontracted today, and what the plant would do itself in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.conversion import Conversion
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, Tone, set_role

if TYPE_CHECKING:
    from routingml_desktop.domain.conversion import OutsideOperation
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.ui.in_house_choice import InHouseChoice

_SIZE: Final = (780, 560)
_ROUTINGS: Final = 3
"""The column of counts."""


class InHouseDialog(QDialog):
    """One row per subcontracted operation; Enter does it in-house, Del leaves it outside."""

    def __init__(self, choice: InHouseChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choice = choice
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, self.tr("Subcontracted operations"))
        self.jobs = QComboBox()
        self.centers = QComboBox()
        self.keep = QPushButton(self.tr("Do in-house (Enter)"))
        self.remove = QPushButton(self.tr("Leave outside (Del)"))
        self._filter = QLineEdit()
        self._unknown = QLabel()
        self._states = States(self.view, "outside")
        self._build()
        self._connect()
        self._states.show_loading(self.tr("Looking up the operations…"))

    @Slot()
    def _list(self) -> None:
        chosen: OutsideOperation | None = self.table.value_at(self.view.currentIndex())
        wanted = self._filter.text().strip().casefold()
        shown = [one for one in self._choice.outside if wanted in _words(one)]
        self.table.show_values(shown)
        if shown:
            self._states.show_content()
            self.view.choose_row(self._row_of(chosen))
            if chosen is None and not self._filter.isModified():
                # While the operations were looked up the list could not have it.
                self.view.setFocus()
        elif wanted:
            self._states.show_empty(self.tr("No subcontracted operation reads so"))
        else:
            self._states.show_empty(
                self.tr("Nothing is subcontracted"),
                self.tr("No routing that was learned from has an operation done outside."),
            )
        self._show_row()

    def _row_of(self, chosen: OutsideOperation | None) -> int:
        """Where an operation stands, however the list is sorted; the first row without it."""
        rows = range(self.table.rowCount())
        found = (self.table.value_at(self.table.index(row, 0)) for row in rows)
        key = chosen.key if chosen is not None else None
        return next((row for row, one in enumerate(found) if one.key == key), 0)

    @Slot(QModelIndex, QModelIndex)
    def _go(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_row()

    def _show_row(self) -> None:
        """The operation and work center of the current row; none chosen where it has none."""
        operation: OutsideOperation | None = self.table.value_at(self.view.currentIndex())
        row = self._choice.row(operation) if operation is not None else None
        self.jobs.clear()
        names = {place.job_code: place.job_name for place in self._choice.places}
        for code, name in names.items():
            self.jobs.addItem(f"{code} {name}".rstrip(), code)
        self._choose(self.jobs, row.in_house_job if row else "")
        self._offer_centers()
        self._choose(self.centers, row.work_center if row else "")
        self._enable()

    @Slot()
    def _offer_centers(self) -> None:
        """Work centers that did the chosen operation, the most used first, then all others."""
        job = self.jobs.currentData()
        there = [place for place in self._choice.places if place.job_code == job]
        there.sort(key=lambda place: -place.routings)
        names = {place.work_center: place.work_center_name for place in self._choice.places}
        self.centers.clear()
        for place in there:
            said = self.tr("{place} · routings: {n}").format(
                place=f"{place.work_center} {place.work_center_name}".rstrip(),
                n=count(place.routings),
            )
            self.centers.addItem(said, place.work_center)
            del names[place.work_center]
        if there and names:
            self.centers.insertSeparator(len(there))
        for code, name in sorted(names.items()):
            self.centers.addItem(f"{code} {name}".rstrip(), code)
        self.centers.setCurrentIndex(0 if len(there) == 1 else -1)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        operation: OutsideOperation | None = self.table.value_at(self.view.currentIndex())
        row = self._choice.row(operation) if operation is not None else None
        wanted = self._wanted()
        self.jobs.setEnabled(operation is not None)
        self.centers.setEnabled(operation is not None and self.jobs.currentIndex() >= 0)
        self.keep.setEnabled(wanted is not None and wanted != row)
        self.remove.setEnabled(row is not None)
        places = {(place.job_code, place.work_center) for place in self._choice.places}
        new = wanted is not None and (wanted.in_house_job, wanted.work_center) not in places
        self._unknown.setText(
            self.tr("No routing has the operation there, so its minutes may stay empty.")
            if new
            else ""
        )

    def _wanted(self) -> Conversion | None:
        operation: OutsideOperation | None = self.table.value_at(self.view.currentIndex())
        job, center = self.jobs.currentData(), self.centers.currentData()
        if operation is None or not job or not center:
            return None
        return Conversion(operation.job_code, job, center, operation.partner)

    @Slot()
    def _keep(self) -> None:
        wanted = self._wanted()
        if wanted is not None and self.keep.isEnabled():
            self._choice.keep(wanted)

    @Slot()
    def _remove(self) -> None:
        operation: OutsideOperation | None = self.table.value_at(self.view.currentIndex())
        if operation is not None and self.remove.isEnabled():
            self._choice.remove(operation)

    def _choose(self, box: QComboBox, code: str) -> None:
        """Show a code; one that the plant does not know is shown too, since the table has it."""
        if code and box.findData(code) < 0:
            box.addItem(code, code)
        box.setCurrentIndex(box.findData(code) if code else -1)

    @Slot(object)
    def _fail(self, error: RoutingMLError) -> None:
        """What cannot be read is said here too; what cannot be written leaves all as it was."""
        if self.table.rowCount():
            self._list()
            return
        notice = notice_of(error)
        self._states.show_empty(notice.sentence, notice.next_step, tone=notice.tone)
        self._enable()

    def _columns(self) -> tuple[Column, ...]:
        def by(operation: OutsideOperation) -> str:
            named = f"{operation.partner} {operation.partner_name}".strip()
            return named or self.tr("All")

        def instead(operation: OutsideOperation) -> str:
            row = self._choice.row(operation)
            return f"{row.in_house_job} · {row.work_center}" if row else self.tr("Outside")

        return (
            Column(self.tr("Operation"), lambda one: one.job_code),
            Column(self.tr("Name"), lambda one: one.job_name),
            Column(self.tr("Subcontractor"), by),
            Column(
                self.tr("Routings"),
                lambda one: one.routings,
                RIGHT,
                text=count,
                explains=self.tr("Routings that have the operation done outside"),
            ),
            Column(
                self.tr("Done"),
                instead,
                tone=lambda one: Tone.GOOD if self._choice.row(one) else None,
                icon=lambda one: "plant" if self._choice.row(one) else "outside",
            ),
        )

    def _connect(self) -> None:
        self._filter.textChanged.connect(self._list)
        self.view.selectionModel().currentChanged.connect(self._go)
        self.jobs.activated.connect(self._offer_centers)
        self.centers.activated.connect(self._enable)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self.view.opened.connect(self._keep)
        self._choice.listed.connect(self._list)
        self._choice.failed.connect(self._fail)
        self.view.press_by_key("Del", self.remove)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Subcontracted operations in-house"))
        self.resize(*_SIZE)
        intro = QLabel(
            self.tr(
                "When a question asks for it, an operation of this list is done in-house as you "
                "say here, and the subcontracted one stays in sight. Nothing but exactly this code "
                "and subcontractor is replaced."
            )
        )
        intro.setWordWrap(True)
        set_role(intro, Role.MUTED)
        set_role(self._unknown, Role.MUTED)
        self._filter.setPlaceholderText(self.tr("Find an operation or subcontractor"))
        self._filter.setAccessibleName(self.tr("Find an operation or subcontractor"))
        self._filter.setClearButtonEnabled(True)
        self.table.show_columns(self._columns())
        self.view.allow_sorting()
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_ROUTINGS, QHeaderView.ResizeMode.ResizeToContents)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(WIDE)
        page.addWidget(intro)
        page.addWidget(self._filter)
        page.addWidget(self._states, 1)
        page.addLayout(self._choices())
        page.addLayout(self._foot())

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for place, (name, box) in enumerate(
            ((self.tr("In-house operation"), self.jobs), (self.tr("Work center"), self.centers))
        ):
            label = QLabel(name)
            label.setBuddy(box)
            box.setAccessibleName(name)
            box.setPlaceholderText(self.tr("Choose…"))
            grid.addWidget(label, place, 0)
            grid.addWidget(box, place, 1)
        grid.addWidget(self._unknown, 2, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        for button in (self.keep, self.remove):
            button.setAutoDefault(False)
            foot.addWidget(button)
        foot.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        foot.addWidget(close)
        return foot


def _words(operation: OutsideOperation) -> str:
    """What a search looks through."""
    parts = (operation.job_code, operation.job_name, operation.partner, operation.partner_name)
    return " ".join(parts).casefold()
