"""Where the rows come from, how old they are, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.numbers import age, count, moment
from routingml_desktop.ui.source_words import source_title
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, set_role
from routingml_desktop.ui.widgets.cleaning_view import CleaningView
from routingml_desktop.ui.widgets.doctor_card import DoctorCard
from routingml_desktop.ui.widgets.figure_tile import FigureTile
from routingml_desktop.ui.widgets.findings_view import FindingsView
from routingml_desktop.ui.widgets.units_view import UnitsView
from routingml_desktop.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.plant import DoctorLine, SnapshotFacts
    from routingml_desktop.services.cleaning import CleaningService, KeptCleaning
    from routingml_desktop.services.plant_data import PlantData
    from routingml_desktop.services.sync import SyncService
    from routingml_desktop.settings import SourceSettings
    from routingml_desktop.ui.background import Background, Job
    from routingml_desktop.ui.sync_run import SyncRun


class DataPanel(QWidget):
    """Shows the snapshot, its faults and what cleaning found; starts a sync, asks the doctor.

    Signals:
        failed: Something did not work; carries the error.
    """

    failed = Signal(object)

    def __init__(
        self,
        plant: PlantData,
        sync: SyncService,
        run: SyncRun,
        source: Callable[[], SourceSettings],
        background: Background,
        cleaning: CleaningService,
    ) -> None:
        super().__init__()
        self._cleaning = cleaning
        self._looking: Job | None = None
        self._plant = plant
        self._sync = sync
        self._run = run
        self._source = source
        self._background = background
        self._facts: SnapshotFacts | None = None
        self._title = QLabel()
        self._age = QLabel()
        self._place = QLabel()
        self.sync_button = QPushButton()
        self.doctor_button = QPushButton()
        self.work = WorkBar()
        self._doctor = DoctorCard()
        self.tiles = [FigureTile() for _ in range(4)]
        self.findings = FindingsView()
        self.cleaning = CleaningView()
        self.units = UnitsView()
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        for view in (self.findings, self.cleaning, self.units):
            self.pages.addTab(view, "")
        self.states = States(self._content(), "plant")
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self._head())
        page.addWidget(self.states, 1)
        set_role(self, Role.PAGE)
        self._connect()
        self.retranslate()

    @Slot()
    def reload(self) -> None:
        """Show what the snapshot says now."""
        self._facts = self._plant.facts()
        self._show()
        self._background.run(self._cleaning.kept, done=self._show_cleaning, failed=self.failed.emit)

    @Slot()
    def look_through(self) -> None:
        """Look through the bookings anew; one run at a time."""
        if self._looking is not None:
            return
        self._looking = self._background.run_long(
            self._cleaning.examine, done=self._looked, failed=self._not_looked
        )
        self.cleaning.show_waiting()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.sync_button.setText(self.tr("Sync now"))
        self.doctor_button.setText(self.tr("Check connection"))
        self.doctor_button.setToolTip(
            self.tr("Looks at drivers, connection, tables and columns; nothing is changed")
        )
        for place, words in enumerate((self.tr("Findings"), self.tr("Cleaning"), self.tr("Units"))):
            self.pages.setTabText(place, words)
        self._show()

    def _head(self) -> QWidget:
        set_role(self._title, Role.TITLE)
        set_role(self._age, Role.MUTED)
        set_role(self._place, Role.CAPTION)
        self._title.setWordWrap(True)
        self._place.setWordWrap(True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.sync_button, Role.PRIMARY)
        dress(self.sync_button, "sync", on_accent=True)
        dress(self.doctor_button, "check")
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._title, self._age, self._place):
            words.addWidget(label)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        buttons.addWidget(self.sync_button)
        buttons.addWidget(self.doctor_button)
        buttons.addWidget(self.work)
        buttons.addStretch()
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(MARGIN, WIDE, MARGIN, WIDE)
        column.setSpacing(WIDE)
        column.addLayout(words)
        column.addLayout(buttons)
        column.addWidget(self._doctor)
        return head

    def _content(self) -> QWidget:
        tiles = QHBoxLayout()
        tiles.setContentsMargins(MARGIN, 0, MARGIN, WIDE)
        tiles.setSpacing(2 * MARGIN)
        for tile in self.tiles:
            tiles.addWidget(tile)
        tiles.addStretch()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tiles)
        column.addWidget(self.pages, 1)
        return content

    def _connect(self) -> None:
        self.sync_button.clicked.connect(self._run.start)
        self.doctor_button.clicked.connect(self._examine)
        self.work.cancel_wanted.connect(self._run.cancel)
        self.states.wanted.connect(self._run.start)
        self.cleaning.examine_wanted.connect(self.look_through)
        self._run.started.connect(self._follow_start)
        self._run.progressed.connect(self.work.show_progress)
        self._run.ended.connect(self._follow_end)

    @Slot()
    def _follow_start(self) -> None:
        self.sync_button.hide()
        self.doctor_button.hide()
        self.work.begin(lambda: self.tr("Sync"))
        self._show()

    @Slot()
    def _follow_end(self) -> None:
        self.work.end()
        self.sync_button.show()
        self.doctor_button.show()
        self.reload()

    @Slot()
    def _examine(self) -> None:
        self.doctor_button.setEnabled(False)
        self._doctor.show_waiting()
        self._background.run(self._sync.examine, done=self._show_lines, failed=self._miss_lines)

    def _show_lines(self, lines: tuple[DoctorLine, ...]) -> None:
        self.doctor_button.setEnabled(True)
        self._doctor.show_lines(lines)

    def _miss_lines(self, error: Exception) -> None:
        self.doctor_button.setEnabled(True)
        self._doctor.hide()
        self.failed.emit(error)

    def _show_cleaning(self, kept: KeptCleaning | None) -> None:
        if self._looking is not None:
            return
        report = None if kept is None else kept.report
        self.cleaning.show_report(report, current=kept is not None and kept.current)
        self.units.show_report(report)

    def _looked(self, _report: object) -> None:
        self._looking = None
        self.reload()

    def _not_looked(self, error: Exception) -> None:
        self._looking = None
        self.failed.emit(error)
        self.reload()

    def _show(self) -> None:
        source = self._source()
        place = source.location or self.tr("as the mapping says")
        text = self.tr("Mapping: {mapping} · Location: {location}")
        self._place.setText(text.format(mapping=source.mapping, location=place))
        facts = self._facts
        if facts is None:
            self._show_nothing()
            return
        self._title.setText(source_title(facts.source))
        text = self.tr("Brought in {moment} ({age})")
        self._age.setText(text.format(moment=moment(facts.taken), age=age(facts.taken)))
        self._show_counts(facts)
        self.findings.show_findings(facts.findings, facts.attributes)
        self.states.show_content()

    def _show_counts(self, facts: SnapshotFacts) -> None:
        operations = (
            self.tr("Operations, as built") if facts.as_built else self.tr("Routing operations")
        )
        explained = (
            self.tr("The ERP keeps no routing; routings were read from work results.")
            if facts.as_built
            else ""
        )
        said = (
            (count(facts.items), self.tr("Items"), ""),
            (count(facts.operations), operations, explained),
            (count(facts.work_results), self.tr("Work results"), ""),
            (count(len(facts.attributes)), self.tr("Attributes"), ""),
        )
        for tile, words in zip(self.tiles, said, strict=True):
            tile.say(*words)

    def _show_nothing(self) -> None:
        self._title.setText(self.tr("No plant data yet"))
        self._age.setText(self.tr("Nothing was brought to this PC so far."))
        if self._run.running:
            self.states.show_loading(self.tr("Bringing the plant's data in…"))
            return
        self.states.show_empty(
            self.tr("Bring the plant's data in"),
            self.tr(
                "Items, routings and work results are copied from the ERP to this PC. "
                "The ERP is only read."
            ),
            self.tr("Sync now"),
        )
