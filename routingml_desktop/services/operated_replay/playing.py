"""Plays the months: sync, probation, quality cycle, drift, retraining, gate, and who answers."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.operated_replay import (
    CycleResult,
    OperatedMonth,
    OperatedReport,
    Policy,
    RetrainingResult,
    SyncedRows,
)
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.progress import Progress, part_of, stop_if
from routingml_desktop.domain.promotion import Verdict
from routingml_desktop.domain.quality_cycle import CYCLE_HEADLINES, CycleState, CycleTrigger
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.ml.held_out import is_as_built
from routingml_desktop.ml.months import asked_within, require_asked, require_dated
from routingml_desktop.ml.notes import Note
from routingml_desktop.ml.policy_scores import policy_gains, policy_scores
from routingml_desktop.ml.replies import ask_all
from routingml_desktop.ml.rounds import Round, together
from routingml_desktop.ml.time_machine import without_attributes
from routingml_desktop.ml.training import train
from routingml_desktop.services.models import load_version
from routingml_desktop.services.operated_replay.known_rows import History
from routingml_desktop.services.operated_replay.office import Office
from routingml_desktop.services.operated_replay.probation import judge_probation
from routingml_desktop.services.training_ends import PROMOTION
from routingml_desktop.services.training_process import training_frames

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from routingml_desktop.domain.operated_replay import Probation
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.replay import Month, ReplayRequest
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.plant.snapshot import Snapshot
    from routingml_desktop.plant.sync import Check
    from routingml_desktop.settings import Settings

    View = Callable[[Month | None, History], History]
    """What the ERP showed at the end of a month (None: before the first); an experiment spoils
    it."""

PAIRS: Final = (
    (Policy.OPERATED, Policy.NEVER),
    (Policy.OPERATED, Policy.MONTHLY),
    (Policy.MONTHLY, Policy.NEVER),
)
NOTHING_ASKED: Final = "no routing was created and nothing was booked"
SYNCED, JUDGED, MEASURED, TRAINED = 0.03, 0.13, 0.23, 0.95
"""Shares of a month until its rows are here, its questions are answered, its cycle and its training
are done."""


def as_it_was(_month: Month | None, history: History) -> History:
    """The rows as they were."""
    return history


class OperatedReplay:
    """Plays the months of a snapshot in a folder of its own; the same again gives the same."""

    def __init__(
        self,
        snapshot: Snapshot,
        settings: Settings,
        folder: Path,
        check: Check,
        *,
        view: View = as_it_was,
        planted: str = "",
    ) -> None:
        """``folder`` is empty or not there yet; versions, cycles and jobs of the run go there.

        ``view`` is for experiments, which then say in ``planted`` what they spoilt.
        """
        self._snapshot = snapshot
        self._settings = settings
        self._folder = folder
        self._check = check
        self._view = view
        self._planted = planted

    def play(self, request: ReplayRequest, report: Report, stopping: Stopping) -> OperatedReport:
        """Operate from the first month to the last.

        Raises InputError when nothing was known before the first month or no routing carries a
        date, LaterKnowledgeError when anything dated later would take part, WriteError, and
        WorkCancelledError when asked to stop.
        """
        months = request.first.until(request.last)
        history = History.of(self._snapshot, request.left_out)
        require_dated(history.frames)
        truth = without_attributes(
            training_frames(self._snapshot, report, stopping, self._settings.cleaning),
            request.left_out,
        )
        office = Office(self._folder, self._settings, self._check, _at(request.first.start))
        share = 1.0 / (len(months) + 1)
        run = _Run(office, truth, stopping)
        first = run.begin(
            self._view(None, history.before(request.first.start)),
            request.first,
            part_of(report, 0.0, share),
        )
        played = []
        for place, month in enumerate(months, start=1):
            turn = part_of(report, place * share, (place + 1) * share)
            known = self._view(month, history.before(month.following.start))
            played.append(run.month(month, known, turn))
        rounds = list(run.rounds)
        told = OperatedReport(
            source=truth.source,
            taken=self._snapshot.facts.taken,
            first=str(request.first),
            last=str(request.last),
            left_out=request.left_out,
            seed=self._settings.evaluation.seed,
            first_version=first[1].version,
            first_outcome=first[1].outcome,
            first_verdict=first[1].verdict,
            first_rows=first[0],
            months=tuple(played),
            notes=(Note.NOT_KEPT.told(),),
            planted=self._planted,
            facts=_facts(self._settings, truth),
        )
        if not rounds:
            return told
        whole, evaluation = together(rounds), self._settings.evaluation
        return replace(
            told,
            scores=policy_scores(whole, evaluation),
            gains=policy_gains(whole, PAIRS, evaluation),
        )


class _Run:
    """What stands between two months: who answers, and which version is on probation."""

    def __init__(self, office: Office, truth: TrainingFrames, stopping: Stopping) -> None:
        self._office = office
        self._truth = truth
        self._stopping = stopping
        self._evaluation = office.settings.evaluation
        self._answering: dict[Policy, RoutingModel] = {}
        self._probation = ""
        self.rounds: list[Round] = []

    def begin(
        self, history: History, first: Month, report: Report
    ) -> tuple[SyncedRows, TrainingJob]:
        """The first sync and the first version, with which all policies begin."""
        if history.frames.operations.is_empty():
            raise InputError(
                f"Before {first} no routing was known by its date, so no first version can be "
                "learned. Begin later, or measure with evaluate."
            )
        office = self._office
        facts = office.sync(history, part_of(report, 0.0, SYNCED), self._stopping)
        asked = TrainingRequest(note="the first version")
        job = office.training.run(asked, part_of(report, SYNCED, 1.0), self._stopping)
        if not office.models.name():
            office.registry.activate(job.version)  # With approval nobody else would.
        model = office.models.get()
        self._answering = dict.fromkeys(Policy, model)
        return _rows(facts), job

    def month(self, month: Month, history: History, report: Report) -> OperatedMonth:
        """Let the month pass; what was asked in it, and what happened at its end."""
        stop_if(self._stopping)
        office, start, end = self._office, month.start, month.following.start
        held, created = asked_within(
            self._truth, start, end, self._evaluation.max_items, self._evaluation.seed
        )
        require_asked(self._truth, created)
        answered_by = {policy: model.version for policy, model in self._answering.items()}
        played = self._answers(held, part_of(report, 0.0, SYNCED)) if held.asked else None
        if played is not None:
            self.rounds.append(played)
        office.today = _at(end)
        report(Progress("sync", SYNCED, f"{month}: bringing in the rows"))
        facts = office.sync(history, part_of(report, SYNCED, JUDGED / 2), self._stopping)
        frames = office.frames(part_of(report, JUDGED / 2, JUDGED / 2), self._stopping)
        probation = self._judged(frames, start, end, part_of(report, JUDGED / 2, JUDGED))
        cycle = self._cycle(part_of(report, JUDGED, MEASURED))
        training = part_of(report, MEASURED, TRAINED)
        measured = cycle.state is CycleState.MEASURED
        retraining = self._retrained(training) if measured else None
        self._succeed(retraining, frames, month, part_of(report, TRAINED, 1.0))
        evaluation = self._evaluation
        return OperatedMonth(
            month=str(month),
            questions=len(created),
            bookings=len(held.bookings),
            answered_by=answered_by,
            scores=policy_scores(played, evaluation) if played else (),
            gains=policy_gains(played, PAIRS, evaluation) if played else (),
            rows=_rows(facts),
            probation=probation,
            cycle=cycle,
            retraining=retraining,
            active=office.models.name(),
            reason="" if played else NOTHING_ASKED,
        )

    def _answers(self, held: HoldOut, report: Report) -> Round:
        """What each policy's version answers; one that answers for several is asked once."""
        replies = {
            id(model): ask_all(model, held, report, self._stopping)
            for model in {id(one): one for one in self._answering.values()}.values()
        }
        found = {policy.value: replies[id(model)] for policy, model in self._answering.items()}
        return Round(
            held.asked,
            held.bookings,
            {name: one.proposals for name, one in found.items()},
            {name: one.minutes for name, one in found.items()},
        )

    def _judged(
        self, frames: TrainingFrames, start: datetime, end: datetime, report: Report
    ) -> Probation | None:
        """The version on probation against the one before it, by what is known at the month's end.

        One that is worse is rolled back.
        """
        registry, previous = self._office.registry, self._office.registry.previous()
        if not self._probation or previous is None:
            return None
        evaluation = self._evaluation
        held, _ = asked_within(frames, start, end, evaluation.max_items, evaluation.seed)
        new, old = self._office.models.get(), load_version(registry, previous)
        found = judge_probation(held, new, old, evaluation, report, self._stopping)
        if found.rolled_back:
            registry.roll_back()
        if not found.reason:
            self._probation = ""
        return found

    def _cycle(self, report: Report) -> CycleResult:
        cycles = self._office.cycles
        cycle = cycles.run(cycles.request(CycleTrigger.AFTER_SYNC), report, self._stopping)
        counted = Counter(alert.severity for alert in cycle.alerts)
        return CycleResult(
            state=cycle.state,
            version=cycle.version,
            items=cycle.items,
            evaluated=cycle.evaluated,
            figures={name: cycle.figure(name) for name in CYCLE_HEADLINES},
            alerts={severity: counted[severity] for severity in Severity if counted[severity]},
            drift=tuple(one for one in cycle.drift if one.drifted),
            drift_measured=sum(one.psi is not None for one in cycle.drift),
            reason=cycle.reason,
        )

    def _retrained(self, report: Report) -> RetrainingResult | None:
        """What the broken thresholds lead to; None when none is broken."""
        office, before = self._office, self._office.models.name()
        wish = office.cycles.retraining_wanted()
        if wish is None or wish.version != before:
            return None
        asked = office.retraining.ask()
        if asked is None:
            return RetrainingResult(wish.reasons, None)
        job = office.training.run_job(asked.job_id, report, self._stopping)
        promoted = office.models.name() != before
        if promoted:
            self._probation = job.version
        return RetrainingResult(
            reasons=wish.reasons,
            state=job.state,
            version=job.version,
            outcome=job.outcome,
            verdict=self._verdict(job.version),
            promoted=promoted,
        )

    def _verdict(self, version: str) -> Verdict | None:
        if not version:
            return None
        told: dict[str, Any] = self._office.registry.metrics(version).get(PROMOTION) or {}
        return Verdict.from_dict(told) if "checks" in told else None

    def _succeed(
        self,
        retraining: RetrainingResult | None,
        frames: TrainingFrames,
        month: Month,
        report: Report,
    ) -> None:
        """Who answers in the next month by each policy.

        The version that was trained of these rows is the one a plant without a gate would have.
        """
        office = self._office
        active = office.models.get()
        self._answering[Policy.OPERATED] = active
        trained = retraining is not None and retraining.state in {
            JobState.SUCCEEDED, JobState.SKIPPED,
        }  # fmt: skip
        if retraining is not None and trained and retraining.version:
            same = retraining.version == active.version
            newest = active if same else load_version(office.registry, retraining.version)
        else:
            settings = office.settings
            newest = train(frames, settings.learning, settings.index, report, self._stopping)
            newest.version = f"{month.following}-01"
        self._answering[Policy.MONTHLY] = newest


def _at(moment: datetime) -> datetime:
    """The plant's local time as an aware one; named UTC, so that every PC gives the same bytes."""
    return moment.replace(tzinfo=UTC)


def _rows(facts: SnapshotFacts) -> SyncedRows:
    return SyncedRows(facts.items, facts.operations, facts.work_results, len(facts.findings))


def _facts(settings: Settings, truth: TrainingFrames) -> dict[str, float | int | str | None]:
    """The settings that decide, and what kind of plant it is."""
    quality, promotion = settings.quality, settings.promotion
    return {
        "sample_size": quality.sample_size,
        "mae_max": quality.mae_max,
        "trimmed_mae_max": quality.trimmed_mae_max,
        "process_match_min": quality.process_match_min,
        "cv_max": quality.cv_max,
        "cooldown_hours": settings.training.cooldown_hours,
        "min_improvement": promotion.min_improvement,
        "holdout_items": promotion.holdout_items,
        "as_built": int(is_as_built(truth.operations)),
    }
