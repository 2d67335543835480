"""Trainings from a terminal: at once, in line, rehearsed; the line and what became of each."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING

from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import NOT_KNOWN, number, table
from routingml_desktop.domain.errors import RoutingMLError
from routingml_desktop.domain.training import JobState, TrainingRequest

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping
    from datetime import datetime

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.training import Rehearsal, TrainingJob

JOB_HEADERS = ["job", "state", "asked", "tries", "version", "what"]
_LONGEST = 60


def never() -> bool:
    """Nobody stops a command but Ctrl+C, which reaches it as KeyboardInterrupt."""
    return False


def train(asked: argparse.Namespace, program: Program) -> int:
    """Learn, measure, judge and publish a version: now, in line, or only said what would be."""
    request = TrainingRequest(
        version=asked.name,
        activate=not asked.no_activate,
        evaluate=not asked.no_evaluate,
        note=asked.note,
        priority=asked.priority,
    )
    if asked.dry_run:
        return _rehearsed(asked, program.training.rehearse(request))
    if asked.later:
        job = program.training.ask(request)
        told = f"Job {job.job_id} waits in line. Work the line off with: jobs run."
        return _told(asked, job, told)
    job = program.training.run(request, progress_on_stderr(quiet=asked.json), never)
    return _ended(asked, program, job)


def jobs(asked: argparse.Namespace, program: Program) -> int:
    """List, show, cancel, ask again, or work the line off."""
    deed = asked.deed or "list"
    if deed == "list":
        states = (JobState(asked.state),) if getattr(asked, "state", None) else ()
        found = program.training.jobs(states=states, limit=getattr(asked, "last", 20))
        if asked.json:
            print_json(found)
        else:
            rows = [_row(job) for job in found]
            print(table(JOB_HEADERS, rows) if rows else "No training was asked for yet.")
        return 0
    if deed == "run":
        return _work_off(asked, program)
    job = program.training.job(asked.job)
    if deed == "show":
        print_json({"job": job, "record": program.training.record(job.job_id)})
        return 0
    if deed == "cancel":
        return _told(
            asked, program.training.withdraw(job.job_id), f"Job {job.job_id} is cancelled."
        )
    again = program.training.ask(replace(job.request, asked_by=""))
    return _told(asked, again, f"Job {again.job_id} waits in line.")


def _work_off(asked: argparse.Namespace, program: Program) -> int:
    """Train what waits, one after the other, until nobody waits; the worst exit code."""
    training, worst = program.training, 0
    ended: list[TrainingJob] = []
    while line := training.waiting():
        job = training.next_due()
        if job is None:
            wait = min(training.seconds_until_due(each) for each in line)
            threading.Event().wait(max(0.05, wait))
            continue
        try:
            done = training.run_job(job.job_id, progress_on_stderr(quiet=asked.json), never)
        except RoutingMLError as error:
            worst = max(worst, error.exit_code)
            done = training.job(job.job_id)
            if done.state is JobState.PENDING:
                raise  # It could not even begin: another program trains, or nothing can be noted.
        ended.append(done)
        if not asked.json:
            print("  ".join(_row(done)).rstrip())
    if asked.json:
        print_json(ended)
    elif not ended:
        print("Nobody waits in line.")
    return worst


def _rehearsed(asked: argparse.Namespace, found: Rehearsal) -> int:
    if asked.json:
        print_json(found)
        return 0
    took = "not known before the first one" if found.seconds is None else f"{found.seconds:,.0f} s"
    rows = [
        ["source", found.source],
        ["rows brought in", f"{found.taken:%Y-%m-%d %H:%M}"],
        ["items", f"{found.items:,}"],
        ["operations", f"{found.operations:,}"],
        ["work results", f"{found.work_results:,}"],
        ["version", found.version],
        ["estimated duration", took],
        ["waiting before it", f"{found.waiting}"],
    ]
    print(table(["dry run", "nothing was written"], rows))
    if found.problem:
        print(f"It could not be asked for now: {found.problem}.")
    return 0


def _ended(asked: argparse.Namespace, program: Program, job: TrainingJob) -> int:
    if asked.json:
        print_json(job)
        return 0
    active = program.registry.active()
    answers = active is not None and active.name == job.version
    if job.state is JobState.SKIPPED:
        print(f"Version {job.version or 'of this training'} does not answer: {job.outcome}")
    else:
        print(f"Version {job.version} {'is active' if answers else 'is published'}. {job.outcome}")
    print_figures(job.figures)
    if job.request.evaluate and not job.figures and job.version:
        print(f"Nothing was measured. {_why_unmeasured(program, job.version)}".rstrip())
    return 0


def _why_unmeasured(program: Program, version: str) -> str:
    """What the evaluation itself says about a version without figures."""
    quality = program.registry.metrics(version).get("quality") or {}
    return " ".join(f"{note.rstrip('.')}." for note in quality.get("notes", ()))


def _told(asked: argparse.Namespace, job: TrainingJob, sentence: str) -> int:
    if asked.json:
        print_json(job)
    else:
        print(sentence)
    return 0


def _row(job: TrainingJob) -> list[str]:
    what = job.error or job.outcome or job.request.reason or job.request.note
    shown = what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1]}…"
    return [
        job.job_id,
        job.state.value,
        _minute(job.asked),
        str(job.tries),
        job.version or job.request.version or NOT_KNOWN,
        shown,
    ]


def _minute(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def print_figures(figures: Mapping[str, float | None]) -> None:
    """Measured figures, one a line; what was not measured is named so."""
    for name, value in sorted(figures.items()):
        print(f"  {name}: {NOT_KNOWN if value is None else number(value, 3)}")
