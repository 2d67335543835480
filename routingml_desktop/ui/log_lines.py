"""The log lines of one piece of long work, caught on the thread that supervises it."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of a log."""

    time: datetime
    level: int
    """As in ``logging``: 20 is INFO, 30 WARNING, 40 ERROR."""
    logger: str
    message: str
    """With the traceback, if there is one."""


@contextmanager
def caught(tell: Callable[[LogLine], None]) -> Iterator[None]:
    """While open, ``tell`` gets every line that this thread logs, or passes on from a child."""
    handler = _OneThread(tell)
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield
    finally:
        root.removeHandler(handler)


class _OneThread(logging.Handler):
    def __init__(self, tell: Callable[[LogLine], None]) -> None:
        super().__init__(logging.INFO)
        self._tell = tell
        # Not record.thread: a record from a child names the child's thread.
        self._thread = threading.get_ident()
        self._format = logging.Formatter("%(message)s")

    def emit(self, record: logging.LogRecord) -> None:
        if threading.get_ident() == self._thread:
            moment = datetime.fromtimestamp(record.created, UTC)
            message = self._format.format(record)
            self._tell(LogLine(moment, record.levelno, record.name, message))
