"""What child processes are asked for, and the functions that do it there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.paths import home_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.assembly.program import Program
    from routingml_desktop.domain.cleaning import CleaningReport
    from routingml_desktop.domain.operated_replay import OperatedReport
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.quality import Protocol, QualityReport
    from routingml_desktop.domain.quality_cycle import QualityCycle
    from routingml_desktop.domain.replay import ReplayReport, ReplayRequest
    from routingml_desktop.domain.standard import StandardsReport


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


def brought(start: Start, report: Report, stopping: Stopping) -> SnapshotFacts:
    """The rows, brought from their source."""
    return _program(start).source.bring(report, stopping)


def cleaned(start: Start, report: Report, stopping: Stopping) -> CleaningReport:
    """The bookings, looked through."""
    return _program(start).clean_here(report, stopping)


def judged(start: Start, report: Report, stopping: Stopping) -> StandardsReport:
    """The standards, judged by the bookings."""
    return _program(start).judge_here(report, stopping)


def measured(asked: Measurement, report: Report, stopping: Stopping) -> QualityReport:
    """How well a model answers what history knows."""
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


def replayed(asked: ReplayWork, report: Report, stopping: Stopping) -> ReplayReport:
    """The past month by month, learned and asked."""
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


def operated(asked: ReplayWork, report: Report, stopping: Stopping) -> OperatedReport:
    """The past month by month with its syncs, cycles, retrainings and versions."""
    from routingml_desktop.erp.checks import check_frames  # noqa: PLC0415 (only in the child)
    from routingml_desktop.services.operated_replay.playing import (  # noqa: PLC0415
        OperatedReplay,
    )

    program = _program(asked.start)
    snapshot = program.snapshots.open(verify=True)
    months = OperatedReplay(snapshot, program.settings, Path(asked.folder), check_frames)
    return months.play(asked.request, report, stopping)


def cycle_measured(asked: CycleWork, report: Report, stopping: Stopping) -> QualityCycle:
    """A quality cycle with what it measured."""
    program = _program(asked.start)
    return program.cycle_measurement.measure(asked.cycle, report, stopping)


def _program(start: Start) -> Program:
    """The same program in a child process."""
    from routingml_desktop.assembly.program import Program  # noqa: PLC0415 (which names these)

    return Program(home_at(start.home, start.models), start.overrides)
