"""Puts sources, models and services together from settings; no Qt, so the children use it too."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import RoutingMLError
from routingml_desktop.domain.plant import DoctorLine
from routingml_desktop.erp.exports.forms import RoutingForms
from routingml_desktop.erp.exports.standards import StandardForms
from routingml_desktop.ledger.audit import AuditLedger
from routingml_desktop.ledger.standards import StandardLedger
from routingml_desktop.paths import Home, bundled, home_at, machine_folder
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
from routingml_desktop.settings import Settings, SourceSettings

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
    from routingml_desktop.services.ports import PlantSource
    from routingml_desktop.services.setting_layers import Layer

DEMO = "demo"
"""The mapping of the embedded demo plant, which is built when it is first read."""

NO_DEMO_YET = "the demo plant, which the first sync builds; a plant of your own: --source"

_log = logging.getLogger(__name__)

Argument = TypeVar("Argument")
Result = TypeVar("Result")

SHARE_SETTINGS = "routingml.toml"
POLICY_SETTINGS = "policy.toml"


@dataclass(frozen=True, slots=True)
class Start:
    """What a child process needs to put the same program together."""

    home: str
    overrides: Mapping[str, Any] = field(default_factory=dict)
    models: str = ""
    """The folder of the versions, also when the setting names another one by now."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a measuring child is asked for."""

    start: Start
    protocol: Protocol
    version: str
    thorough: bool = False


@dataclass(frozen=True, slots=True)
class ReplayWork:
    """What the child of a replay is asked for."""

    start: Start
    request: ReplayRequest
    folder: str = ""
    """Of a replay as operated: where its versions, cycles and jobs go."""


@dataclass(frozen=True, slots=True)
class CycleWork:
    """What the child of a quality cycle is asked for."""

    start: Start
    cycle: QualityCycle


FEW_ITEMS = 20
"""A cycle of so few items is over before a child process had loaded the model."""


class Program:
    """The parts list."""

    def __init__(self, home: Home, overrides: Mapping[str, Any] | None = None) -> None:
        overrides = dict(overrides or {})
        self.configuration = SettingsService(setting_layers(home), overrides)
        # From here on the versions are where they are; a changed setting counts at the next start.
        self.home = home = with_models(home, self.settings.storage.models_folder)
        self._start = Start(str(home.folder), overrides, str(home.models))
        self.snapshots = SnapshotStore(home.plant)
        self.plant = PlantData(self.snapshots)
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
        bring = partial(_in_child, "sync", _brought, self._start)
        clean = partial(_in_child, "cleaning", _cleaned, self._start)
        self.sync = SyncService(
            partial(bring_and_clean, bring, clean), self._examine, self.oversight
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
            self._examine,
            self.oversight,
        )
        self.cycle_export = CycleExport(self.oversight)
        self.export = ExportService(RoutingForms(), self.oversight)
        self.cleaning = CleaningService(
            home.cleaning_report,
            self.snapshots,
            lambda: self.settings.cleaning,
            partial(_in_child, "cleaning", _cleaned, self._start),
        )
        self.standards = StandardsService(
            home.standards_report,
            self.snapshots,
            StandardLedger(home.ledger),
            lambda: (self.settings.standards, self.settings.cleaning),
            partial(_in_child, "standards", _judged, self._start),
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
        chosen = self.settings.source
        facts = self.snapshots.facts()
        if chosen != SourceSettings() or facts is None or "mapping" not in facts.extras:
            return chosen
        return SourceSettings(facts.extras["mapping"], facts.extras.get("location", ""))

    def open_source(self) -> PlantSource:
        """The configured source, ready to read; raise MappingError or a SourceError."""
        from routingml_desktop.erp.mapping import load_mapping  # noqa: PLC0415 (not before paint)
        from routingml_desktop.erp.sources import open_source  # noqa: PLC0415

        chosen = self.source_settings()
        location = chosen.location
        if chosen.mapping == DEMO and not location:
            location = str(self.home.demo_database)
            if not self.home.demo_database.exists():
                self.build_demo()
        return open_source(load_mapping(chosen.mapping), location)

    def build_demo(
        self, size: str = "small", seed: int = 7, report: Report = lambda _progress: None
    ) -> None:
        """Make the embedded demo plant's database; deterministic by seed."""
        from routingml_desktop.plant.demo import build_demo  # noqa: PLC0415 (not before paint)

        build_demo(self.home.demo_database, size=size, seed=seed, report=report)

    def sync_here(self, report: Report, stopping: Stopping) -> SnapshotFacts:
        """Bring the rows here and look through them in this process; ``sync.run`` uses children."""
        return bring_and_clean(self.bring_here, self.clean_here, report, stopping)

    def bring_here(self, report: Report, stopping: Stopping) -> SnapshotFacts:
        """Bring the rows here in this process, without looking through the bookings."""
        from routingml_desktop.erp.checks import check_frames  # noqa: PLC0415 (not before paint)
        from routingml_desktop.plant.sync import sync  # noqa: PLC0415

        chosen = self.source_settings()
        extras = _from_anywhere(chosen)
        source = self.open_source()
        try:
            check = partial(check_frames, as_built=source.as_built_rule)
            return sync(source, self.snapshots, check, report, stopping, extras=extras)
        finally:
            source.close()

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

    def _examine(self) -> tuple[DoctorLine, ...]:
        from routingml_desktop.erp.doctor import examine  # noqa: PLC0415 (not before paint)
        from routingml_desktop.erp.mapping import load_mapping  # noqa: PLC0415

        chosen = self.source_settings()
        location = chosen.location
        if chosen.mapping == DEMO and not location:
            if not self.home.demo_database.exists():
                return (DoctorLine("source", ok=None, message=NO_DEMO_YET, finding="no_demo_yet"),)
            location = str(self.home.demo_database)
        return examine(load_mapping(chosen.mapping), location)

    def _measure(
        self,
        protocol: Protocol,
        version: str,
        thorough: bool,  # noqa: FBT001 (one of the plain values that travel to the child)
        report: Report,
        stopping: Stopping,
    ) -> QualityReport:
        asked = Measurement(self._start, protocol, version, thorough)
        measured = _in_child("measuring", _measured, asked, report, stopping)
        self.oversight.note(Deed.MEASURED, protocol.value, version)
        return measured

    def replay(self, request: ReplayRequest, report: Report, stopping: Stopping) -> ReplayReport:
        """The past month by month, learned and asked in a child process.

        Raises NoSnapshotError, InputError, LaterKnowledgeError and WorkCancelledError.
        """
        return _in_child("replay", _replayed, ReplayWork(self._start, request), report, stopping)

    def replay_as_operated(
        self, request: ReplayRequest, folder: Path, report: Report, stopping: Stopping
    ) -> OperatedReport:
        """The months with their syncs, cycles, retrainings and versions, in a child process.

        All of it goes into ``folder``, nothing into this home. Raises as ``replay`` does, and
        WriteError.
        """
        work = ReplayWork(self._start, request, str(folder))
        played = _in_child("operated replay", _operated, work, report, stopping)
        self.oversight.note(Deed.MEASURED, f"{played.first} - {played.last}")
        return played

    def _measure_cycle(
        self, cycle: QualityCycle, report: Report, stopping: Stopping
    ) -> QualityCycle:
        if cycle.request.sample_size <= FEW_ITEMS:
            measured = self.cycle_measurement.measure(cycle, report, stopping)
        else:
            asked = CycleWork(self._start, cycle)
            measured = _in_child("quality cycle", _cycle_measured, asked, report, stopping)
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


def _from_anywhere(chosen: SourceSettings) -> dict[str, str]:
    """Mapping and location so that a later sync finds them, whatever folder it is started in."""
    from routingml_desktop.erp.mapping import shipped_mappings  # noqa: PLC0415 (not before paint)

    shipped = chosen.mapping in shipped_mappings()
    return {
        "mapping": chosen.mapping if shipped else _absolute(chosen.mapping),
        "location": _absolute(chosen.location),
    }


def _absolute(place: str) -> str:
    """A file or folder by its whole path; what is neither, such as a connection, as it is."""
    return str(Path(place).resolve()) if place and Path(place).exists() else place


def _in_child(
    name: str,
    work: Callable[[Argument, Report, Stopping], Result],
    argument: Argument,
    report: Report,
    stopping: Stopping,
) -> Result:
    """Do long work in a child process; its log records become this process's."""
    return run_in_child(work, argument, report, into_this_log, stopping, name=name)


def _program(start: Start) -> Program:
    """The same program in a child process."""
    return Program(home_at(start.home, start.models), start.overrides)


def _brought(start: Start, report: Report, stopping: Stopping) -> SnapshotFacts:
    return _program(start).bring_here(report, stopping)


def _cleaned(start: Start, report: Report, stopping: Stopping) -> CleaningReport:
    return _program(start).clean_here(report, stopping)


def _judged(start: Start, report: Report, stopping: Stopping) -> StandardsReport:
    return _program(start).judge_here(report, stopping)


def _measured(asked: Measurement, report: Report, stopping: Stopping) -> QualityReport:
    from routingml_desktop.ml.evaluation import evaluate  # noqa: PLC0415 (only in the child)
    from routingml_desktop.services.training_process import (  # noqa: PLC0415
        actuals_as_booked,
        training_frames,
    )

    program = _program(asked.start)
    settings, snapshot = program.settings, program.snapshots.open()
    frames = training_frames(snapshot, report, stopping, settings.cleaning)
    return evaluate(
        frames,
        asked.protocol,
        settings.learning,
        settings.index,
        settings.evaluation,
        report,
        stopping,
        version=asked.version,
        created=datetime.now(UTC).astimezone(),
        profiles=program.weights.from_program(),
        thorough=asked.thorough,
        as_booked=actuals_as_booked(snapshot) if asked.thorough else None,
    )


def _replayed(asked: ReplayWork, report: Report, stopping: Stopping) -> ReplayReport:
    from routingml_desktop.ml.time_machine import TimeMachine  # noqa: PLC0415 (only in the child)
    from routingml_desktop.services.training_process import training_frames  # noqa: PLC0415

    program = _program(asked.start)
    settings, snapshot = program.settings, program.snapshots.open(verify=True)
    machine = TimeMachine(
        training_frames(snapshot, report, stopping, settings.cleaning),
        settings.learning,
        settings.index,
        settings.evaluation,
        stopping,
        profiles=program.weights.from_program(),
    )
    return machine.replay(asked.request, report, taken=snapshot.facts.taken)


def _operated(asked: ReplayWork, report: Report, stopping: Stopping) -> OperatedReport:
    from routingml_desktop.erp.checks import check_frames  # noqa: PLC0415 (only in the child)
    from routingml_desktop.services.operated_replay.playing import (  # noqa: PLC0415
        OperatedReplay,
    )

    program = _program(asked.start)
    snapshot = program.snapshots.open(verify=True)
    months = OperatedReplay(snapshot, program.settings, Path(asked.folder), check_frames)
    return months.play(asked.request, report, stopping)


def _cycle_measured(asked: CycleWork, report: Report, stopping: Stopping) -> QualityCycle:
    program = _program(asked.start)
    return program.cycle_measurement.measure(asked.cycle, report, stopping)
