"""Trainings and publishers killed at random moments: what was acknowledged must still be there.

Kills are SIGKILL on this machine's local disk; Windows and file servers are for the release
checklist. With zero failures in n kills, the true rate is below 3/n (95 %).
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.harness import Row, Scale
from routingml_desktop.domain.errors import WorkerCrashedError
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.settings import Settings, StorageSettings, TrainingSettings
from tests.registry.parts import published
from tests.services import training_works as works

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress

SEED: Final = 20261120
SETTINGS: Final = Settings(
    storage=StorageSettings(keep_versions=1000), training=TrainingSettings(retry_wait=0.0)
)
PUBLISHERS: Final = 8
LONGEST: Final = 0.6
"""Seconds after which a child is killed at the latest; its work takes about as long."""

PROGRAM: Final = """
import sys
from pathlib import Path
from benchmarks.kills import SETTINGS
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from tests.services import training_works as works

if __name__ == "__main__":
    home = Home(Path(sys.argv[1]))
    training = TrainingService(
        home,
        SETTINGS,
        ModelRegistry(home.models),
        workplace=Workplace(work=works.publishes_slowly, least_free=0),
    )
    print("ready", flush=True)
    while (job := training.next_due()) is not None:
        training.run_job(job.job_id, lambda _progress: None, lambda: False)
"""

PUBLISHER: Final = """
import sys
from pathlib import Path
from routingml_desktop.registry.model_registry import ModelRegistry
from tests.registry.parts import published

registry = ModelRegistry(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(int(sys.argv[2])):
    print(published(registry, "").name, flush=True)
"""


def measure(scale: Scale) -> list[Row]:
    """One row per kind of kill."""
    return [
        killed_children(scale.of(200, 10)),
        killed_programs(scale.of(50, 4)),
        racing_publishers(scale.of(50, 6)),
    ]


def killed_children(kills: int) -> Row:
    """The child of a training is killed; the old version answers, or the whole new one."""
    moments = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    hits, wrong = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        registry = ModelRegistry(home.models)
        published(registry, "old")
        active = "old"
        training = _service(home)
        while hits < kills:

            def kill_soon(progress: Progress) -> None:
                delay = moments.uniform(0.0, LONGEST)
                threading.Timer(delay, _kill, [int(progress.message)]).start()

            try:
                active = training.run(TrainingRequest(), kill_soon, _never).version
                job = training.jobs(limit=1)[0]
                wrong += job.state is not JobState.SUCCEEDED
            except WorkerCrashedError:
                hits += 1
                job = training.jobs(limit=1)[0]
                wrong += job.state is not JobState.FAILED or bool(registry.made_by(job.job_id))
            wrong += not _answers(registry, active)
    return _row("children of trainings killed at random moments", f"{hits} kills", wrong)


def killed_programs(kills: int) -> Row:
    """A program is killed while it works the line off; the next one goes on."""
    moments = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    asked: list[str] = []
    wrong = hits = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        registry = ModelRegistry(home.models)
        published(registry, "old")
        while hits < kills:
            training = _service(home)
            while len(training.waiting()) < SETTINGS.training.queue_size:
                asked.append(training.ask(TrainingRequest()).job_id)
            program = _started(PROGRAM, folder)
            with suppress(subprocess.TimeoutExpired):
                program.wait(moments.uniform(0.1, 2.5))
            hits += program.poll() is None
            program.kill()
            program.communicate()
            _wait_for_orphans(home)
            wrong += bool(_service(home).jobs(states=(JobState.RUNNING,)))
            wrong += not _answers(registry)
        last = _started(PROGRAM, folder)
        last.communicate()
        wrong += _untrue_jobs(home, asked)
    return _row("programs killed amid the line", f"{hits} kills, {len(asked)} jobs", wrong)


def _untrue_jobs(home: Home, asked: list[str]) -> int:
    """Jobs that are lost, not ended, or do not say what became of their version."""
    registry = ModelRegistry(home.models)
    jobs = {job.job_id: job for job in _service(home).jobs(limit=100_000)}
    made = Counter(registry.manifest(facts.name).job for facts in registry.versions())
    wrong = len(set(asked) - set(jobs)) + (len(asked) - len(set(asked)))
    for job_id in asked:
        job = jobs.get(job_id)
        if job is None:
            continue
        succeeded = job.state is JobState.SUCCEEDED
        wrong += job.state not in {JobState.SUCCEEDED, JobState.FAILED}
        wrong += made[job_id] != (1 if succeeded else 0)
    return wrong


def racing_publishers(publishes: int) -> Row:
    """Eight processes publish at once; a quarter of them is killed."""
    moments = random.Random(SEED)  # noqa: S311 (moments, no secrets)
    with tempfile.TemporaryDirectory() as folder:
        processes = [_started(PUBLISHER, folder, str(publishes)) for _ in range(PUBLISHERS)]
        for process in processes:
            if process.stdin is not None:
                process.stdin.write("go\n")
                process.stdin.flush()
        killed = 0
        for process in processes[: PUBLISHERS // 4]:
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.2, publishes / 10))
            killed += process.poll() is None
            process.send_signal(signal.SIGKILL)
        told = [process.communicate()[0] for process in processes]
        names = [
            line.strip()
            for output in told
            for line in output.splitlines(keepends=True)
            if line.endswith("\n")
        ]
        registry = ModelRegistry(Path(folder))
        registry.sweep()
        listed = registry.versions()
        lost = len(set(names) - {facts.name for facts in listed})
        doubled = len(names) - len(set(names))
        broken = sum(bool(facts.problem) for facts in listed) + (not _answers(registry))
        numbers = Counter(registry.manifest(name).number for name in names)
        pointers = len(list((Path(folder) / "pointers").iterdir()))
    shared = sum(count - 1 for count in numbers.values())
    n = f"{PUBLISHERS} x {publishes}, {killed} killed: {len(names)} acknowledged"
    row = _row("publishers at once on one folder", n, lost + doubled + broken + shared)
    told_more = f"{row.ours}; {shared} double numbers, {pointers} pointers"
    return Row(row.goal, row.what, row.n, told_more, "", "", row.bound, row.met)


def _row(what: str, n: str, wrong: int) -> Row:
    ours = f"{wrong} lost, doubled, untrue or not answering"
    return Row("H1", what, n, ours, "", "", "0", wrong == 0)


def _service(home: Home) -> TrainingService:
    return TrainingService(
        home,
        SETTINGS,
        ModelRegistry(home.models),
        workplace=Workplace(work=works.publishes_slowly, least_free=0),
    )


def _started(program: str, folder: str, *arguments: str) -> subprocess.Popen[str]:
    """A process that has said it is ready; the program is a file, since it has children."""
    script = Path(folder) / "program.py"
    script.write_text(program, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script), folder, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": "."},
    )
    if process.stdout is None or process.stdout.readline() != "ready\n":
        raise RuntimeError("the program did not start")
    return process


def _wait_for_orphans(home: Home) -> None:
    """A child ends by itself when its program is gone; until then its staging folder is held."""
    for _ in range(100):
        ModelRegistry(home.models).sweep()
        staging = home.models / "staging"
        if not staging.is_dir() or not list(staging.iterdir()):
            return
        threading.Event().wait(0.05)


def _answers(registry: ModelRegistry, name: str = "") -> bool:
    """Whether the active version, which should have this name if one is given, is whole."""
    facts = registry.active()
    if facts is None or (name and facts.name != name):
        return False
    registry.verify(facts.name)
    return not facts.problem


def _kill(process: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(process, signal.SIGKILL)


def _never() -> bool:
    return False
