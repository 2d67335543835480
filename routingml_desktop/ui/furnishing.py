"""Puts the panels into the window, one per turn of the event loop."""

from __future__ import annotations

# ruff: noqa: PLC0415 (each panel is loaded in the turn that builds it)
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from routingml_desktop.ui.cycle_run import CycleRun
from routingml_desktop.ui.damaged_records import DamagedRecords
from routingml_desktop.ui.exporting import Exporting
from routingml_desktop.ui.late_panels import (
    load_late_modules,
    quality_pages,
    standards_panel,
    training_panel,
)
from routingml_desktop.ui.sync_run import SyncRun
from routingml_desktop.ui.training_queue import TrainingQueue
from routingml_desktop.ui.training_watch import TrainingWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.services.audit import AuditService
    from routingml_desktop.services.cleaning import CleaningService
    from routingml_desktop.services.cycle_export import CycleExport
    from routingml_desktop.services.diagnostics import Diagnostics
    from routingml_desktop.services.export import ExportService
    from routingml_desktop.services.in_house import InHouseTable
    from routingml_desktop.services.models import ActiveModel
    from routingml_desktop.services.oversight import Oversight
    from routingml_desktop.services.plant_data import PlantData
    from routingml_desktop.services.precedence import PrecedenceRules
    from routingml_desktop.services.prediction import PredictionService
    from routingml_desktop.services.quality import QualityService
    from routingml_desktop.services.quality_cycles import QualityCycles
    from routingml_desktop.services.retraining import Retraining
    from routingml_desktop.services.settings import SettingsService
    from routingml_desktop.services.shadow import VersionComparisons
    from routingml_desktop.services.standards import StandardsService
    from routingml_desktop.services.sync import SyncService
    from routingml_desktop.services.training import TrainingService
    from routingml_desktop.services.weights import WeightProfiles
    from routingml_desktop.settings import Settings, SourceSettings
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.frame import Frame
    from routingml_desktop.ui.log_feed import LogFeed
    from routingml_desktop.ui.notices import Notices
    from routingml_desktop.ui.panels.ask_panel import AskPanel
    from routingml_desktop.ui.panels.candidates_panel import CandidatesPanel
    from routingml_desktop.ui.panels.compare_panel import ComparePanel
    from routingml_desktop.ui.panels.data_panel import DataPanel
    from routingml_desktop.ui.panels.evidence_panel import EvidencePanel
    from routingml_desktop.ui.panels.items_panel import ItemsPanel
    from routingml_desktop.ui.panels.log_panel import LogPanel
    from routingml_desktop.ui.panels.quality_panel import CyclePanel, QualityPages, QualityPanel
    from routingml_desktop.ui.panels.routing_panel import RoutingPanel
    from routingml_desktop.ui.panels.standards_panel import StandardsPanel
    from routingml_desktop.ui.panels.training_panel import TrainingPanel

    Turns = Generator[None, None, QWidget]
    """Builds a panel, a part each time it is asked to go on; returns it."""

LATER_MS: Final = 30
AHEAD_MS: Final = 2_000
"""From the last dock's panel until those few look at are built: a planner may ask before."""
PAUSE_MS: Final = 50
"""Between two parts of them, so that the window answers."""


class Parts(Protocol):
    """The services the panels work with; ``assembly.Program`` has them."""

    configuration: SettingsService
    audit: AuditService
    oversight: Oversight
    diagnostics: Diagnostics
    plant: PlantData
    models: ActiveModel
    prediction: PredictionService
    weights: WeightProfiles
    precedence: PrecedenceRules
    in_house: InHouseTable
    sync: SyncService
    training: TrainingService
    quality: QualityService
    cycles: QualityCycles
    cycle_export: CycleExport
    export: ExportService
    cleaning: CleaningService
    standards: StandardsService
    registry: Any
    """The versions, as the training panel's ``needs`` say."""
    retraining: Retraining
    comparisons: VersionComparisons

    @property
    def settings(self) -> Settings:
        """The settings as they stand."""
        ...

    def require_open_models_folder(self) -> None:
        """Raise ModelsFolderError when the folder named for versions is away or takes no new."""
        ...

    def mappings(self) -> tuple[str, ...]:
        """The mappings that come with the program."""
        ...

    def source_settings(self) -> SourceSettings:
        """Where rows come from."""
        ...


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What panels share besides the services."""

    background: Background
    notices: Notices
    feed: LogFeed
    log_file: Path | None


class Panels(QObject):
    """Builds the panels in the order they are looked at; heavy modules are loaded here.

    Training, quality and standards are built later, a part in each turn: when nothing is to be
    done, or when their dock is looked at before.

    Signals:
        built: Every dock but these has its panel.
        added: One of these is there now; carries its dock's name.
    """

    built = Signal()
    added = Signal(str)

    items: ItemsPanel
    ask: AskPanel
    candidates: CandidatesPanel
    routing: RoutingPanel
    compare: ComparePanel
    evidence: EvidencePanel
    data: DataPanel
    log: LogPanel
    training: TrainingPanel
    quality: QualityPanel
    """The evaluation page of the Quality dock."""
    cycles: CyclePanel
    """Its page of cycles."""
    quality_pages: QualityPages
    standards: StandardsPanel

    def __init__(self, frame: Frame, parts: Parts, around: Surroundings) -> None:
        super().__init__(frame)
        self._frame = frame
        self._parts = parts
        self._around = around
        self.sync = SyncRun(parts.sync, around.background, self)
        self.cycle_run = CycleRun(parts.cycles, around.background, self)
        self.exporting = Exporting(parts.export, around.background, frame.window)
        self.queue = TrainingQueue(
            around.background,
            parts.training,
            lambda: parts.settings.training.queue_size,
            self,
        )
        self.watch = TrainingWatch(
            self.queue, parts.retraining, parts.models.name, around.background, frame.window
        )
        self.records = DamagedRecords(
            lambda: parts.cycles.recovery,
            lambda: parts.standards.recovery,
            lambda: parts.audit.recovery,
            around.background,
            self,
        )
        self._steps: list[Callable[[], tuple[str, QWidget]]] = [
            self._items,
            self._ask,
            self._candidates,
            self._routing,
            self._compare,
            self._evidence,
            self._data,
            self._log,
        ]
        self._beginnings: dict[str, Callable[[], Turns]] = {
            "quality": self._quality,
            "training": self._training,
            "standards": self._standards,
        }
        self._later = {name: begin() for name, begin in self._beginnings.items()}

    @Slot()
    def build(self) -> None:
        """Build the next panel, and the others in later turns, so that the window stays alive."""
        if not self._steps:
            self.built.emit()
            for name in tuple(self._later):
                self._frame.docks[name].visibilityChanged.connect(partial(self._look_at, name))
                self._look_at(name, self._frame.docks[name].isVisible())
            QTimer.singleShot(AHEAD_MS, self, self._load_ahead)
            return
        name, panel = self._steps.pop(0)()
        self._frame.put(name, panel)
        QTimer.singleShot(0, self, self.build)

    def need(self, name: str) -> None:
        """Build ``training``, ``quality`` or ``standards`` now unless it is there already."""
        while not self.has(name):
            self._build_part(name)

    def has(self, name: str) -> bool:
        """Whether ``training``, ``quality`` or ``standards`` was built."""
        return name not in self._later

    def _look_at(self, name: str, visible: bool) -> None:  # noqa: FBT001 (a signal's argument)
        if visible and not self.has(name):
            # The dock says that it is loading before the window stops for a moment.
            QTimer.singleShot(LATER_MS, self, partial(self._build_in_turns, name))

    def _build_in_turns(self, name: str) -> None:
        if not self.has(name):
            self._build_part(name)
            QTimer.singleShot(0, self, partial(self._build_in_turns, name))

    @Slot()
    def _load_ahead(self) -> None:
        self._around.background.run(
            load_late_modules,
            done=lambda _: self._build_ahead(),
            failed=self._around.notices.failed,
        )

    @Slot()
    def _build_ahead(self) -> None:
        """Build a part of what nobody looked at yet, and the next one after a pause."""
        name = next((name for name in self._later if self._frame.offers(name)), None)
        if name is not None:
            self._build_part(name)
            QTimer.singleShot(PAUSE_MS, self, self._build_ahead)

    def _build_part(self, name: str) -> None:
        try:
            next(self._later[name])
        except StopIteration as end:
            del self._later[name]
            self._frame.put(name, end.value)
            self.added.emit(name)
        except Exception:
            # What failed amid its turns is over; the next look begins anew.
            self._later[name] = self._beginnings[name]()
            raise

    def _items(self) -> tuple[str, QWidget]:
        from routingml_desktop.services.catalog import ItemCatalog
        from routingml_desktop.ui.panels.items_panel import ItemsPanel

        self.items = ItemsPanel(ItemCatalog(self._parts.plant), self._around.background)
        # They are read while the other panels are built.
        self.items.reload()
        return "items", self.items

    def _ask(self) -> tuple[str, QWidget]:
        from routingml_desktop.services.attribute_values import AttributeValues
        from routingml_desktop.ui.panels.ask_panel import AskPanel

        self.ask = AskPanel(
            self._parts.prediction,
            AttributeValues(self._parts.plant),
            self._around.background,
            self._parts.settings.asking,
            self._parts.weights,
            self._parts.in_house,
        )
        return "ask", self.ask

    def _candidates(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.candidates_panel import CandidatesPanel

        self.candidates = CandidatesPanel(self._parts.settings.asking.order_quantity)
        return "candidates", self.candidates

    def _routing(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.routing_panel import RoutingPanel

        parts = self._parts
        self.routing = RoutingPanel(
            parts.settings.asking.order_quantity,
            parts.prediction,
            parts.precedence,
            self._around.background,
        )
        return "routing", self.routing

    def _compare(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.compare_panel import ComparePanel

        self.compare = ComparePanel(self._parts.settings.asking.order_quantity)
        return "compare", self.compare

    def _evidence(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.evidence_panel import EvidencePanel

        self.evidence = EvidencePanel(self._parts.prediction, self._around.background)
        return "evidence", self.evidence

    def _data(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.data_panel import DataPanel

        parts = self._parts
        self.data = DataPanel(
            parts.plant,
            parts.sync,
            self.sync,
            parts.source_settings,
            self._around.background,
            parts.cleaning,
        )
        return "data", self.data

    def _log(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.log_panel import LogPanel

        around = self._around
        self.log = LogPanel(around.feed, around.log_file, around.background, self._parts.oversight)
        return "log", self.log

    def _training(self) -> Turns:
        self.training = yield from training_panel(self._parts, self._around, self.queue)
        return self.training

    def _standards(self) -> Turns:
        self.standards = yield from standards_panel(self._parts, self._around)
        return self.standards

    def _quality(self) -> Turns:
        self.quality_pages = yield from quality_pages(self._parts, self._around, self.cycle_run)
        self.quality = self.quality_pages.evaluation
        self.cycles = self.quality_pages.cycles
        return self.quality_pages
