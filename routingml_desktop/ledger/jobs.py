"""Trainings asked for and how they ended."""

from __future__ import annotations

import json
import logging
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ledger.database import Database
from routingml_desktop.ledger.job_rows import (
    MIGRATIONS,
    failure_text,
    job_of,
    record_of,
    record_text,
    request_text,
    verdict_text,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Mapping
    from datetime import timedelta
    from pathlib import Path

    from routingml_desktop.claims import Claim
    from routingml_desktop.domain.promotion import Verdict
    from routingml_desktop.domain.training import TrainingRecord
    from routingml_desktop.ledger.database import Recovery

    Clock = Callable[[], datetime]

logger = logging.getLogger(__name__)

_BEFORE: Final = {
    JobState.PENDING: (JobState.RUNNING,),
    JobState.RUNNING: (JobState.PENDING,),
    JobState.SUCCEEDED: (JobState.RUNNING,),
    JobState.FAILED: (JobState.PENDING, JobState.RUNNING),
    JobState.CANCELLED: (JobState.PENDING, JobState.RUNNING),
    JobState.SKIPPED: (JobState.PENDING, JobState.RUNNING),
    JobState.DEFERRED: (JobState.PENDING,),
}
"""From which states a job may come to one; an ended job stays as it ended."""

_WAITING: Final = "SELECT * FROM jobs WHERE state = ? ORDER BY priority DESC, number"

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

    def asked(self, request: TrainingRequest, *, most_waiting: int | None = None) -> TrainingJob:
        """Note a request; the pending job, or a deferred one when ``most_waiting`` wait already.

        Raises WriteError.
        """
        with self._database.transaction() as connection:
            job_id = self._insert(connection, request, most_waiting)
        # What was acknowledged also survives a database that is damaged before its job ends.
        self._database.back_up()
        return self.job(job_id)

    def asked_once(
        self, request: TrainingRequest, *, most_waiting: int, cooldown: timedelta
    ) -> TrainingJob | None:
        """Note a request that has a reason, unless another such one is recent; the job or None.

        Recent is one that waits or runs, or that was asked for less than ``cooldown`` ago and not
        deferred. Raises WriteError.
        """
        now = self._clock()
        with self._database.transaction() as connection:
            before = connection.execute(
                "SELECT * FROM jobs WHERE reason != '' AND state != ? ORDER BY number DESC LIMIT 1",
                (JobState.DEFERRED,),
            ).fetchone()
            if before is not None and _is_recent(job_of(before), now, cooldown):
                return None
            job_id = self._insert(connection, request, most_waiting)
        self._database.back_up()
        return self.job(job_id)

    def waiting(self) -> tuple[TrainingJob, ...]:
        """Pending jobs, the next one first."""
        return tuple(job_of(row) for row in self._database.rows(_WAITING, (JobState.PENDING,)))

    def started(self, job_id: str) -> TrainingJob:
        """A pending job runs in this process from now on.

        Raises WriteError, LookupError for an unknown job, ValueError for one that is not pending.
        """
        self.job(job_id)
        held = claim(self._lock(job_id))
        if held is None:
            raise ValueError(f"job {job_id} runs already")
        try:
            self._become(
                job_id,
                JobState.RUNNING,
                "started = ?, tries = tries + 1",
                (self._time(),),
                _BEFORE[JobState.RUNNING],
            )
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
        error: str | BaseException = "",
        outcome: str = "",
        figures: Mapping[str, float] = _NO_FIGURES,
        out_of_line: bool = False,
    ) -> TrainingJob:
        """A job came to its end; the job, with the facts of what was raised beside its sentence.

        With ``out_of_line`` only one that waits can. Raises WriteError, LookupError for an unknown
        job and ValueError when it cannot end so.
        """
        self._become(
            job_id,
            state,
            "ended = ?, version = ?, error = ?, failure = ?, outcome = ?, figures = ?",
            (
                self._time(),
                version,
                str(error),
                failure_text(error),
                outcome,
                json.dumps(dict(figures)),
            ),
            before=(JobState.PENDING,) if out_of_line else _BEFORE[state],
        )
        self._let_go(job_id)
        self._database.back_up()
        return self.job(job_id)

    def put_off(self, job_id: str, error: str | BaseException, *, wait: timedelta) -> TrainingJob:
        """A running job failed and goes back into the line, for a try after ``wait``; the job.

        Raises WriteError.
        """
        due = (self._clock() + wait).isoformat()
        self._become(
            job_id,
            JobState.PENDING,
            "error = ?, failure = ?, not_before = ?",
            (str(error), failure_text(error), due),
            _BEFORE[JobState.PENDING],
        )
        self._let_go(job_id)
        self._database.back_up()
        return self.job(job_id)

    def keep_verdict(self, job_id: str, verdict: Verdict) -> None:
        """Keep what the promotion gate decided about the version of a job; raise WriteError."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE jobs SET verdict = ? WHERE job_id = ?", (verdict_text(verdict), job_id)
            )

    def keep_record(self, job_id: str, record: TrainingRecord, log_file: str) -> None:
        """Keep how a job went beside it, in place of what its former try left; raise WriteError."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO records VALUES (?, ?)", (job_id, record_text(record))
            )
            connection.execute("UPDATE jobs SET log_file = ? WHERE job_id = ?", (log_file, job_id))

    def record(self, job_id: str) -> TrainingRecord | None:
        """How a job went; None when nothing was kept."""
        rows = self._database.rows("SELECT record FROM records WHERE job_id = ?", (job_id,))
        return record_of(rows[0]["record"]) if rows else None

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
        return job_of(rows[0])

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
        return tuple(job_of(row) for row in rows)

    def _insert(
        self, connection: sqlite3.Connection, request: TrainingRequest, most_waiting: int | None
    ) -> str:
        """Note a job; its id."""
        waiting = connection.execute(
            "SELECT count(*) FROM jobs WHERE state = ?", (JobState.PENDING,)
        ).fetchone()[0]
        full = most_waiting is not None and waiting >= most_waiting
        token, now = secrets.token_hex(4), self._time()
        number = connection.execute(
            "INSERT INTO jobs (job_id, state, request, asked, ended, priority, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                token,
                JobState.DEFERRED if full else JobState.PENDING,
                request_text(request),
                now,
                now if full else None,
                request.priority,
                request.reason,
            ),
        ).lastrowid
        # The number orders jobs; the token keeps ids apart after a backup was restored.
        job_id = f"{number:06}-{token}"
        connection.execute("UPDATE jobs SET job_id = ? WHERE number = ?", (job_id, number))
        return job_id

    def _become(
        self,
        job_id: str,
        state: JobState,
        changes: str,
        values: tuple[object, ...],
        before: tuple[JobState, ...],
    ) -> None:
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

    def now(self) -> datetime:
        """What the clock says by which jobs are noted."""
        return self._clock()

    def _time(self) -> str:
        return self._clock().isoformat()


def _is_recent(job: TrainingJob, now: datetime, cooldown: timedelta) -> bool:
    if job.state in {JobState.PENDING, JobState.RUNNING}:
        return True
    # A clock that was set back must not put retrainings off for as long.
    return abs(now - job.asked) < cooldown
