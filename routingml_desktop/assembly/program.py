"""The parts list: sources, models and services, put together from settings."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from routingml_desktop.assembly import children
from routingml_desktop.assembly.source import ConfiguredSource
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import RoutingMLError
from routingml_desktop.erp.exports.forms import RoutingForms
from routingml_desktop.erp.exports.standards import StandardForms
from routingml_desktop.ledger.audit import AuditLedger
from routingml_desktop.ledger.standards import StandardLedger
from routingml_desktop.paths import Home, bundled, machine_folder
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.accounts import current_user, is_in_group, this_computer
from routingml_desktop.services.approval import Approval
from routingml_desktop.services.audit import AuditService
from routingml_desktop.services.child_process import into_this_log, run_in_child
from routingml_desktop.services.cleaning import CleaningService, look_through
from routingml_desktop.services.cycle_export import CycleExport
from routingml_desktop.services.cycle_measurement import CycleMeasurement
from routingml_desktop.services.diagnostics import Diagnostics
from routingml_desktop.services.export import ExportService
from routingml_desktop.services.in_house import InHouseTable
from routingml_desktop.services.models import ActiveModel
from routingml_desktop.services.models_folder import (
    require_models_folder,
    require_open_models_folder,
    with_models,
)
from routingml_desktop.services.overseen_versions import OverseenVersions
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.services.precedence import PrecedenceRules
from routingml_desktop.services.prediction import PredictionService
from routingml_desktop.services.quality import QualityService
from routingml_desktop.services.quality_cycles import QualityCycles
from routingml_desktop.services.retraining import Retraining
from routingml_desktop.services.roles import permissions_for
from routingml_desktop.services.settings import SettingsService, layers_of
from routingml_desktop.services.shadow import VersionComparisons
from routingml_desktop.services.standards import StandardsService, judge_standards
from routingml_desktop.services.sync import SyncService, bring_and_clean
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.weights import WeightProfiles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from routingml_desktop.domain.cleaning import CleaningReport
    from routingml_desktop.domain.operated_replay import OperatedReport
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import Protocol, QualityReport
    from routingml_desktop.domain.quality_cycle import QualityCycle
    from routingml_desktop.domain.replay import ReplayReport, ReplayRequest
    from routingml_desktop.domain.standard import StandardsReport
    from routingml_desktop.services.setting_layers import Layer
    from routingml_desktop.settings import Settings, SourceSettings

Argument = TypeVar("Argument")
Result = TypeVar("Result")

SHARE_SETTINGS: Final = "routingml.toml"
POLICY_SETTINGS: Final = "policy.toml"

FEW_ITEMS: Final = 20
"""A cycle of so few items is over before a child process had loaded the model."""


class Program:
    """The parts list."""

    def __init__(self, home: Home, overrides: Mapping[str, Any] | None = None) -> None:
        overrides = dict(overrides or {})
        self.configuration = SettingsService(setting_layers(home), overrides)
        # From here on the versions are where they are; a changed setting counts at the next start.
        self.home = home = with_models(home, self.settings.storage.models_folder)
        self._start = children.Start(str(home.folder), overrides, str(home.models))
        self.snapshots = SnapshotStore(home.plant)
        self.plant = PlantData(self.snapshots)
        self.source = ConfiguredSource(home, lambda: self.settings.source, self.snapshots)
        plain = ModelRegistry(home.models)
        self.models = ActiveModel(plain, self.require_models_folder)
        self.audit = AuditService(
            AuditLedger(home.ledger), current_user(), this_computer(), self._answering
        )
        self.oversight = self._overseen()
        approval = Approval(lambda: self.settings.promotion.approval, current_user)
        self.registry = OverseenVersions(home.models, self.oversight, approval)
        self.weights = WeightProfiles(bundled("config", "profiles"), home.weights_file)
        self.precedence = PrecedenceRules(home.precedence_file)
        self.in_house = InHouseTable(home.in_house_file, self.oversight)
        self.prediction = PredictionService(
            self.plant,
            self.models,
            self.weights,
            self.precedence,
            self.in_house,
            self.oversight,
        )
        bring = partial(_in_child, "sync", children.brought, self._start)
        clean = partial(_in_child, "cleaning", children.cleaned, self._start)
        self.sync = SyncService(
            partial(bring_and_clean, bring, clean), self.source.examine, self.oversight
        )
        self.training = TrainingService(home, self.settings, plain, oversight=self.oversight)
        self.configuration.follow(self.training.use_settings)
        self.quality = QualityService(home.reports, self.models, self._measure)
        self.cycle_measurement = CycleMeasurement(
            self.snapshots, self.plant, self.models, self.prediction, lambda: self.settings
        )
        self.cycles = QualityCycles(home, lambda: self.settings.quality, self._measure_cycle)
        self.retraining = Retraining(self.training, self.cycles.retraining_wanted, self.models.name)
        self.comparisons = VersionComparisons(home, self.audit.entries, lambda: self.settings)
        self.diagnostics = Diagnostics(
            home,
            self.configuration,
            plain,
            self.snapshots.facts,
            self.source.examine,
            self.oversight,
        )
        self.cycle_export = CycleExport(self.oversight)
        self.export = ExportService(RoutingForms(), self.oversight)
        self.cleaning = CleaningService(
            home.cleaning_report,
            self.snapshots,
            lambda: self.settings.cleaning,
            clean,
        )
        self.standards = StandardsService(
            home.standards_report,
            self.snapshots,
            StandardLedger(home.ledger),
            lambda: (self.settings.standards, self.settings.cleaning),
            partial(_in_child, "standards", children.judged, self._start),
            StandardForms(),
            self.oversight,
        )

    @property
    def settings(self) -> Settings:
        """The settings as they stand; another value when they were changed."""
        return self.configuration.current.settings

    def settings_with(self, overrides: Mapping[str, Any]) -> Settings:
        """The settings with further keys put over them; raise SettingError."""
        return self.configuration.with_overrides(overrides)

    def _overseen(self) -> Oversight:
        read = self.configuration.current
        allowed = permissions_for(
            current_user(), read.policy, is_in_group, readable=read.policy_readable
        )
        oversight = Oversight(allowed, self.audit.write)
        self.audit.oversee(oversight)
        self.configuration.oversee(oversight)
        return oversight

    def _answering(self) -> str:
        """The version that answers, for the record, which waits for no share to come back."""
        try:
            return self.models.name()
        except RoutingMLError:
            return ""

    def require_models_folder(self) -> None:
        """Raise ModelsFolderError when the folder that a setting names for versions is away."""
        require_models_folder(self.home)

    def require_open_models_folder(self) -> None:
        """Raise ModelsFolderError also when no version could be published there."""
        require_open_models_folder(self.home)

    def mappings(self) -> tuple[str, ...]:
        """The mappings that come with the program."""
        from routingml_desktop.erp.mapping import shipped_mappings  # noqa: PLC0415 (not at start)

        return shipped_mappings()

    def source_settings(self) -> SourceSettings:
        """Where rows come from: as set, else from where the snapshot came, else the demo plant."""
        return self.source.settings()

    def sync_here(self, report: Report, stopping: Stopping) -> SnapshotFacts:
        """Bring the rows here and look through them in this process; ``sync.run`` uses children."""
        return bring_and_clean(self.source.bring, self.clean_here, report, stopping)

    def clean_here(self, report: Report, stopping: Stopping) -> CleaningReport:
        """Look through the bookings in this process; ``cleaning.examine`` does it in a child."""
        switches = self.settings.cleaning
        return look_through(self.home.cleaning_report, self.snapshots, switches, report, stopping)

    def judge_here(self, report: Report, stopping: Stopping) -> StandardsReport:
        """Judge the standards in this process; ``standards.judge`` does it in a child."""
        settings = (self.settings.standards, self.settings.cleaning)
        return judge_standards(
            self.home.standards_report, self.snapshots, settings, report, stopping
        )

    def _measure(
        self,
        protocol: Protocol,
        version: str,
        thorough: bool,  # noqa: FBT001 (one of the plain values that travel to the child)
        report: Report,
        stopping: Stopping,
    ) -> QualityReport:
        asked = children.Measurement(self._start, protocol, version, thorough)
        measured = _in_child("measuring", children.measured, asked, report, stopping)
        self.oversight.note(Deed.MEASURED, protocol.value, version)
        return measured

    def replay(self, request: ReplayRequest, report: Report, stopping: Stopping) -> ReplayReport:
        """The past month by month, learned and asked in a child process.

        Raises NoSnapshotError, InputError, LaterKnowledgeError and WorkCancelledError.
        """
        work = children.ReplayWork(self._start, request)
        return _in_child("replay", children.replayed, work, report, stopping)

    def replay_as_operated(
        self, request: ReplayRequest, folder: Path, report: Report, stopping: Stopping
    ) -> OperatedReport:
        """The months with their syncs, cycles, retrainings and versions, in a child process.

        All of it goes into ``folder``, nothing into this home. Raises as ``replay`` does, and
        WriteError.
        """
        work = children.ReplayWork(self._start, request, str(folder))
        played = _in_child("operated replay", children.operated, work, report, stopping)
        self.oversight.note(Deed.MEASURED, f"{played.first} - {played.last}")
        return played

    def _measure_cycle(
        self, cycle: QualityCycle, report: Report, stopping: Stopping
    ) -> QualityCycle:
        if cycle.request.sample_size <= FEW_ITEMS:
            measured = self.cycle_measurement.measure(cycle, report, stopping)
        else:
            asked = children.CycleWork(self._start, cycle)
            measured = _in_child("quality cycle", children.cycle_measured, asked, report, stopping)
        self.oversight.note(Deed.MEASURED, measured.cycle_id, measured.version)
        return measured


def setting_layers(home: Home) -> tuple[Layer, ...]:
    """The settings files, weakest first; those that do not exist are passed over when read."""
    beside = Path(sys.executable).parent if getattr(sys, "frozen", False) else home.folder
    return layers_of(
        bundled("config", "default.toml"),
        beside / SHARE_SETTINGS,
        machine_folder() / POLICY_SETTINGS,
        home.settings_file,
    )


def _in_child(
    name: str,
    work: Callable[[Argument, Report, Stopping], Result],
    argument: Argument,
    report: Report,
    stopping: Stopping,
) -> Result:
    """Do long work in a child process; its log records become this process's."""
    return run_in_child(work, argument, report, into_this_log, stopping, name=name)
