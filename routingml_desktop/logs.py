"""Log files, one per process."""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

from routingml_desktop.domain.errors import WriteError

MAX_BYTES = 5_000_000
KEPT_FILES = 3
KEPT_OF_ROLE = 20


@dataclass(frozen=True, slots=True)
class _Opened:
    role: str
    handler: RotatingFileHandler
    crash_file: TextIO


_opened: list[_Opened] = []


class LogFile(RotatingFileHandler):
    """A log file that keeps quiet when it cannot be written.

    A full disk is told where the operator's own work fails; a traceback about the log would only
    bury that sentence.
    """

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's own name)
        """Let a line go that the disk does not take; a fault in the line itself is told."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


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
        if record.args:
            # The sentence without what was put into it: a support file has only this.
            line["template"] = str(record.msg)
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        elif record.exc_text:  # From a child process, which sends no exception objects.
            line["traceback"] = record.exc_text
        return json.dumps(line, ensure_ascii=False)


def log_of(folder: Path, role: str, about: str = "") -> Path:
    """Where the log of a process is that works on ``about``; of this process without it."""
    return folder / f"{role}-{about or os.getpid()}.log"


def start_logging(folder: Path, role: str, *, about: str = "", level: int = logging.INFO) -> Path:
    """Write this process's log to a file in ``folder`` and native crashes beside it; the file.

    ``role`` is ``window``, ``cli``, ``training`` or another word for the kind of process. Each
    process gets a file of its own, since two must not rotate one, unless they work one after the
    other on the same ``about``, such as the tries of a job. Who asks again for a file that is open
    goes on with it; the log of another work of this role is closed. Raises WriteError.
    """
    file = log_of(folder, role, about)
    if any(Path(each.handler.baseFilename) == file.absolute() for each in _opened):
        return file
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = LogFile(
            file,
            maxBytes=MAX_BYTES,
            backupCount=KEPT_FILES,
            encoding="utf-8",
            errors="backslashreplace",
        )
        # Added to: the crash of a first try must not be lost to the second one.
        crash_file = file.with_suffix(".crash").open("a", encoding="utf-8")
    except OSError as error:
        raise WriteError(file, error.strerror or type(error).__name__) from error
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    faulthandler.enable(crash_file)
    for former in [each for each in _opened if each.role == role]:
        _opened.remove(former)
        _close(former)
    _opened.append(_Opened(role, handler, crash_file))
    _sweep(folder, role)
    return file


def end_logging() -> None:
    """Close what ``start_logging`` opened, for a process that goes on without it."""
    if _opened:
        faulthandler.disable()
    while _opened:
        _close(_opened.pop())


def _close(opened: _Opened) -> None:
    logging.getLogger().removeHandler(opened.handler)
    opened.handler.close()
    opened.crash_file.close()


def _sweep(folder: Path, role: str) -> None:
    """Keep the newest files of a role, logs and crash reports together."""
    dated = sorted(((_written(file), file) for file in folder.glob(f"{role}-*")), reverse=True)
    for _, file in dated[KEPT_OF_ROLE:]:
        try:
            file.unlink(missing_ok=True)
        except PermissionError:
            continue  # Windows: a process that still runs holds it.


def _written(file: Path) -> float:
    """When a file was last written; 0 when another process has removed it meanwhile."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0
