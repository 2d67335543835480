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
from routingml_desktop.ui.sync_run import SyncRun
from routingml_desktop.ui.training_queue import TrainingQueue
from routingml_desktop.ui.training_watch import TrainingWatch

if TYPE_CHECKING:
    from collections.abc import Callable
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


LATER_MS: Final = 30


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

    Training and quality load the chart library, which takes half a second on a slow PC: they are
    built when their dock is looked at for the first time, and so is standards, which few look at.

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
        self._when_looked_at = {
            "training": self._training,
            "quality": self._quality,
            "standards": self._standards,
        }

    @Slot()
    def build(self) -> None:
        """Build the next panel, and the others in later turns, so that the window stays alive."""
        if not self._steps:
            self.built.emit()
            for name in tuple(self._when_looked_at):
                self._frame.docks[name].visibilityChanged.connect(partial(self._look_at, name))
                self._look_at(name, self._frame.docks[name].isVisible())
            return
        name, panel = self._steps.pop(0)()
        self._frame.put(name, panel)
        QTimer.singleShot(0, self, self.build)

    def need(self, name: str) -> None:
        """Build ``training``, ``quality`` or ``standards`` now unless it is there already."""
        step = self._when_looked_at.pop(name, None)
        if step is not None:
            self._frame.put(*step())
            self.added.emit(name)

    def has(self, name: str) -> bool:
        """Whether ``training``, ``quality`` or ``standards`` was built."""
        return name not in self._when_looked_at

    def _look_at(self, name: str, visible: bool) -> None:  # noqa: FBT001 (a signal's argument)
        if visible:
            # The dock says that it is loading before the window stops for a moment.
            QTimer.singleShot(LATER_MS, self, partial(self.need, name))

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

    def _training(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.training_panel import TrainingPanel

        parts = self._parts
        self.training = TrainingPanel(
            self.queue,
            parts.training,
            parts.registry,
            self._around.background,
            parts.comparisons,
        )
        return "training", self.training

    def _standards(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.standards_panel import StandardsPanel

        self.standards = StandardsPanel(self._parts.standards, self._around.background)
        return "standards", self.standards

    def _quality(self) -> tuple[str, QWidget]:
        from routingml_desktop.ui.panels.quality_panel import (
            CyclePanel,
            QualityPages,
            QualityPanel,
        )

        background = self._around.background
        self.quality = QualityPanel(self._parts.quality, background, self._parts.oversight)
        self.cycles = CyclePanel(
            self._parts.cycles, self.cycle_run, background, self._parts.cycle_export
        )
        self.quality_pages = QualityPages(self.cycles, self.quality)
        return "quality", self.quality_pages
