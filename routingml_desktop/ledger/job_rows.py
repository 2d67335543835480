"""How trainings and their records are kept as rows."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.failure import Failure
from routingml_desktop.domain.progress import LearningPoint
from routingml_desktop.domain.promotion import Verdict
from routingml_desktop.domain.quality_cycle import BrokenThreshold
from routingml_desktop.domain.training import (
    JobState,
    RecordedLine,
    RecordedStep,
    TrainingJob,
    TrainingRecord,
    TrainingRequest,
)

if TYPE_CHECKING:
    import sqlite3

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
    (
        "ALTER TABLE jobs ADD COLUMN priority INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN tries INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE jobs ADD COLUMN not_before TEXT",
        "ALTER TABLE jobs ADD COLUMN outcome TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE jobs ADD COLUMN log_file TEXT NOT NULL DEFAULT ''",
        "CREATE TABLE records (job_id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT",
    ),
    ("ALTER TABLE jobs ADD COLUMN verdict TEXT NOT NULL DEFAULT ''",),
    ("ALTER TABLE jobs ADD COLUMN failure TEXT NOT NULL DEFAULT ''",),
)


def job_of(row: sqlite3.Row) -> TrainingJob:
    """The job in a row of the table."""
    known = {field.name for field in fields(TrainingRequest)}
    request = {key: value for key, value in json.loads(row["request"]).items() if key in known}
    return TrainingJob(
        job_id=row["job_id"],
        request=TrainingRequest(**request | {"broken": _broken(request.get("broken", ()))}),
        state=JobState(row["state"]),
        asked=datetime.fromisoformat(row["asked"]),
        started=moment(row["started"]),
        ended=moment(row["ended"]),
        version=row["version"],
        error=row["error"],
        figures=json.loads(row["figures"]),
        tries=row["tries"],
        not_before=moment(row["not_before"]),
        outcome=row["outcome"],
        log_file=row["log_file"],
        verdict=_verdict(row["verdict"]),
        failure=_failure(row["failure"]),
    )


def request_text(request: TrainingRequest) -> str:
    """A request as the table keeps it."""
    return json.dumps(asdict(request), ensure_ascii=False)


def verdict_text(verdict: Verdict) -> str:
    """A verdict as the table keeps it."""
    return json.dumps(verdict.as_dict(), ensure_ascii=False)


def failure_text(error: str | BaseException) -> str:
    """The facts of what was raised as the table keeps them; empty of a mere sentence."""
    if isinstance(error, str):
        return ""
    return json.dumps(Failure.of(error).as_dict(), ensure_ascii=False)


def _failure(text: str) -> Failure | None:
    """The failure that was kept; None for one of a newer program, whose sentence still tells it."""
    try:
        return Failure.from_dict(json.loads(text)) if text else None
    except (KeyError, TypeError, ValueError):
        return None


def _broken(rows: Any) -> tuple[BrokenThreshold, ...]:
    """The broken thresholds; none of a newer program's, whose sentence still tells them."""
    try:
        return tuple(BrokenThreshold(**row) for row in rows)
    except TypeError:
        return ()


def _verdict(text: str) -> Verdict | None:
    """The verdict that was kept; None for one of a newer program, whose sentence still tells it."""
    try:
        return Verdict.from_dict(json.loads(text)) if text else None
    except (KeyError, TypeError, ValueError):
        return None


def moment(text: str | None) -> datetime | None:
    """A moment that may not have come yet."""
    return datetime.fromisoformat(text) if text else None


def record_text(record: TrainingRecord) -> str:
    """A record as the table keeps it."""
    content = {
        "started": record.started.isoformat(),
        "steps": [
            [step.seconds, step.stage, step.fraction, step.message, dict(step.figures)]
            for step in record.steps
        ],
        "lines": [[line.seconds, line.level, line.logger, line.message] for line in record.lines],
        "points": [[point.curve, point.held_out, point.at, point.value] for point in record.points],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def record_of(text: str) -> TrainingRecord:
    """The record that ``record_text`` wrote."""
    content = json.loads(text)
    return TrainingRecord(
        started=datetime.fromisoformat(content["started"]),
        steps=tuple(RecordedStep(*row) for row in content["steps"]),
        lines=tuple(RecordedLine(*row) for row in content["lines"]),
        # Records of earlier programs have no curves.
        points=tuple(LearningPoint(*row) for row in content.get("points", ())),
    )
