"""Log files, one per process."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 5_000_000
KEPT_FILES = 3


class JsonLines(logging.Formatter):
    """One JSON object per line: time (UTC), level, logger, message, and the traceback if any."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        elif record.exc_text:  # From a child process, which sends no exception objects.
            line["traceback"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def start_logging(folder: Path, role: str, *, level: int = logging.INFO) -> Path:
    """Write this process's log to ``folder/<role>.log`` and native crashes beside it.

    ``role`` is ``window``, ``cli``, ``training`` or another word for the kind of process. A second
    process of the same role gets its own file, since two processes must not rotate one file.
    Returns the log file's path.
    """
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{role}-{os.getpid()}.log"
    handler = RotatingFileHandler(
        file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8"
    )
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    _sweep(folder, role)
    crash_file = (folder / f"{role}-{os.getpid()}.crash").open("w", encoding="utf-8")
    faulthandler.enable(crash_file)
    return file


def _sweep(folder: Path, role: str, keep: int = 20) -> None:
    """Keep the newest log files of a role; empty crash files of ended processes go too."""
    files = sorted(folder.glob(f"{role}-*"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[keep:]:
        file.unlink(missing_ok=True)
