"""The program's own services over a folder of the replay, on a clock that the replay sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from routingml_desktop.ledger.quality_cycles import CycleLedger
from routingml_desktop.paths import Home, bundled
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.child_process import run_here
from routingml_desktop.services.cycle_measurement import CycleMeasurement
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.models import ActiveModel
from routingml_desktop.services.operated_replay.known_rows import KnownRows
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.services.precedence import PrecedenceRules
from routingml_desktop.services.prediction import PredictionService
from routingml_desktop.services.quality_cycles import QualityCycles
from routingml_desktop.services.retraining import Retraining
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_process import training_frames
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.services.weights import WeightProfiles

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.plant.sync import Check
    from routingml_desktop.services.operated_replay.known_rows import History
    from routingml_desktop.settings import Settings


class Office:
    """What a supervisor has in front of him: plant, versions, trainings, cycles, wishes.

    All work is done in this process, which is a child already.
    """

    def __init__(self, folder: Path, settings: Settings, check: Check, today: datetime) -> None:
        """``check`` looks for faults in synced rows; ``today`` is where the clock starts, aware."""
        home = Home(folder)
        # A failure ends the replay with its sentence; nobody waits for a second try.
        self.settings = replace(settings, training=replace(settings.training, retries=0))
        self.today = today
        self._check = check
        self._snapshots = SnapshotStore(home.plant)
        self.registry = ModelRegistry(home.models)
        self.models = ActiveModel(self.registry)
        workplace = Workplace(run_here, self._now)
        self.training = TrainingService(home, self.settings, self.registry, workplace=workplace)
        plant = PlantData(self._snapshots)
        prediction = PredictionService(
            plant,
            self.models,
            WeightProfiles(bundled("config", "profiles"), home.weights_file),
            PrecedenceRules(home.precedence_file),
            InHouseTable(home.in_house_file),
        )
        measurement = CycleMeasurement(
            self._snapshots, plant, self.models, prediction, lambda: self.settings
        )
        self.cycles = QualityCycles(
            home,
            lambda: self.settings.quality,
            measurement.measure,
            ledger=CycleLedger(home.ledger, self._now),
        )
        self.retraining = Retraining(self.training, self.cycles.retraining_wanted, self.models.name)

    def sync(self, history: History, report: Report, stopping: Stopping) -> SnapshotFacts:
        """Bring in the rows as of today; raise WorkCancelledError."""
        return sync(
            KnownRows(history), self._snapshots, self._check, report, stopping, taken=self.today
        )

    def frames(self, report: Report, stopping: Stopping) -> TrainingFrames:
        """What a training would learn from now."""
        snapshot = self._snapshots.open()
        return training_frames(snapshot, report, stopping, self.settings.cleaning)

    def _now(self) -> datetime:
        return self.today
