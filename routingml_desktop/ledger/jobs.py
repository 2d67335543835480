"""Trainings asked for and how they ended."""

from __future__ import annotations

import json
import logging
import secrets
from dataclasses import asdict, fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ledger.database import Database

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

    from routingml_desktop.claims import Claim
    from routingml_desktop.ledger.database import Recovery

    Clock = Callable[[], datetime]

logger = logging.getLogger(__name__)

MIGRATIONS: Final = (
    (
        """
        CREATE TABLE jobs (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            job_id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL,
            request TEXT NOT NULL,
            asked TEXT NOT NULL,
            started TEXT,
            ended TEXT,
            version TEXT NOT NULL DEFAULT '',
            error TEXT NOT NULL DEFAULT '',
            figures TEXT NOT NULL DEFAULT '{}'
        ) STRICT
        """,
        "CREATE INDEX jobs_by_state ON jobs (state)",
    ),
)

_BEFORE: Final = {
    JobState.RUNNING: (JobState.PENDING,),
    JobState.SUCCEEDED: (JobState.RUNNING,),
    JobState.FAILED: (JobState.PENDING, JobState.RUNNING),
    JobState.CANCELLED: (JobState.PENDING, JobState.RUNNING),
    JobState.SKIPPED: (JobState.PENDING, JobState.RUNNING),
    JobState.DEFERRED: (JobState.PENDING,),
}
"""From which states a job may come to one; an ended job stays as it ended."""

_NO_FIGURES: Final[Mapping[str, float]] = {}


def _now() -> datetime:
    return datetime.now(UTC)


class JobLedger:
    """The training jobs of this PC, kept in ``folder``; numbered, whatever the clock says."""

    def __init__(self, folder: Path, clock: Clock = _now) -> None:
        self._database = Database(folder / "jobs.sqlite", MIGRATIONS)
        self._running = folder / "running"
        self._clock = clock
        self._claims: dict[str, Claim] = {}

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing."""
        return self._database.recovery

    def asked(self, request: TrainingRequest) -> TrainingJob:
        """Note a request; the pending job. Raises WriteError."""
        token = secrets.token_hex(4)
        with self._database.transaction() as connection:
            number = connection.execute(
                "INSERT INTO jobs (job_id, state, request, asked) VALUES (?, ?, ?, ?)",
                (token, JobState.PENDING, _text(request), self._time()),
            ).lastrowid
            # The number orders jobs; the token keeps ids apart after a backup was restored.
            job_id = f"{number:06}-{token}"
            connection.execute("UPDATE jobs SET job_id = ? WHERE number = ?", (job_id, number))
        return self.job(job_id)

    def started(self, job_id: str) -> TrainingJob:
        """A pending job runs in this process from now on; raise WriteError."""
        self.job(job_id)
        held = claim(self._lock(job_id))
        if held is None:
            raise ValueError(f"job {job_id} runs already")
        try:
            self._become(job_id, JobState.RUNNING, "started = ?", (self._time(),))
        except BaseException:
            held.release()
            raise
        self._claims[job_id] = held
        return self.job(job_id)

    def ended(
        self,
        job_id: str,
        state: JobState,
        *,
        version: str = "",
        error: str = "",
        figures: Mapping[str, float] = _NO_FIGURES,
    ) -> TrainingJob:
        """A job came to its end; the job. Raises WriteError."""
        self._become(
            job_id,
            state,
            "ended = ?, version = ?, error = ?, figures = ?",
            (self._time(), version, error, json.dumps(dict(figures))),
        )
        self._let_go(job_id)
        self._database.back_up()
        return self.job(job_id)

    def abandoned(self) -> tuple[TrainingJob, ...]:
        """Running jobs whose process is gone, oldest first; they are the caller's to end now."""
        found = []
        for job in reversed(self.jobs(states=(JobState.RUNNING,))):
            held = claim(self._lock(job.job_id))
            if held is not None:
                self._claims[job.job_id] = held
                found.append(job)
        return tuple(found)

    def job(self, job_id: str) -> TrainingJob:
        """A job; raise LookupError when there is none of this id."""
        rows = self._database.rows("SELECT * FROM jobs WHERE job_id = ?", (job_id,))
        if not rows:
            raise LookupError(f"there is no job {job_id}")
        return _job(rows[0])

    def jobs(
        self, *, states: Collection[JobState] = (), text: str = "", limit: int = 500
    ) -> tuple[TrainingJob, ...]:
        """Jobs, newest first: in one of ``states`` if any, with ``text`` in what they say."""
        wanted = ",".join("?" * len(states))
        by_state = f"state IN ({wanted})" if states else "TRUE"
        searched = "instr(lower(job_id || ' ' || version || ' ' || error || ' ' || request), ?)"
        rows = self._database.rows(
            f"SELECT * FROM jobs WHERE {by_state} AND {searched} ORDER BY number DESC LIMIT ?",  # noqa: S608 (only question marks vary)
            (*states, text.lower(), limit),
        )
        return tuple(_job(row) for row in rows)

    def _become(
        self, job_id: str, state: JobState, changes: str, values: tuple[object, ...]
    ) -> None:
        before = _BEFORE[state]
        wanted = ",".join("?" * len(before))
        with self._database.transaction() as connection:
            changed = connection.execute(
                f"UPDATE jobs SET state = ?, {changes} WHERE job_id = ? AND state IN ({wanted})",  # noqa: S608 (only question marks vary)
                (state, *values, job_id, *before),
            ).rowcount
        if not changed:
            now = self.job(job_id).state
            raise ValueError(f"job {job_id} is {now} and cannot become {state}")

    def _let_go(self, job_id: str) -> None:
        held = self._claims.pop(job_id, None)
        if held is None:
            return
        held.release()
        try:
            durable.remove(held.path)
        except WriteError as error:
            logger.warning("An empty lock file is left behind: %s", error)

    def _lock(self, job_id: str) -> Path:
        return self._running / f"{job_id}.lock"

    def _time(self) -> str:
        return self._clock().isoformat()


def _job(row: sqlite3.Row) -> TrainingJob:
    known = {field.name for field in fields(TrainingRequest)}
    request = {key: value for key, value in json.loads(row["request"]).items() if key in known}
    return TrainingJob(
        job_id=row["job_id"],
        request=TrainingRequest(**request),
        state=JobState(row["state"]),
        asked=datetime.fromisoformat(row["asked"]),
        started=_moment(row["started"]),
        ended=_moment(row["ended"]),
        version=row["version"],
        error=row["error"],
        figures=json.loads(row["figures"]),
    )


def _text(request: TrainingRequest) -> str:
    return json.dumps(asdict(request), ensure_ascii=False)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
