"""The program's log records, kept for the window and told as they come."""

from __future__ import annotations

import logging
from collections import deque
from datetime import UTC, datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from routingml_desktop.ui.log_lines import LogLine

KEPT: Final = 20_000
"""Lines kept in memory; the files hold more."""
DRAIN_MS: Final = 200


class LogFeed(QObject):
    """Hears every log record of this process, on whichever thread it is written.

    Signals:
        arrived: New lines came; carries a tuple of LogLine, oldest first.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: deque[LogLine] = deque(maxlen=KEPT)
        self._fresh: deque[LogLine] = deque(maxlen=KEPT)
        self._handler = _Collector(self._fresh)
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self._tell)

    @property
    def lines(self) -> tuple[LogLine, ...]:
        """What was told so far, oldest first."""
        return tuple(self._lines)

    def open(self) -> None:
        """Hear what is logged from now on."""
        logging.getLogger().addHandler(self._handler)
        self._timer.start()

    def close(self) -> None:
        """Hear nothing any more."""
        logging.getLogger().removeHandler(self._handler)
        self._timer.stop()

    @Slot()
    def _tell(self) -> None:
        if not self._fresh:
            return
        fresh = tuple(self._fresh.popleft() for _ in range(len(self._fresh)))
        self._lines.extend(fresh)
        self.arrived.emit(fresh)


class _Collector(logging.Handler):
    """Turns records into lines; knows no Qt, because records come from any thread."""

    def __init__(self, lines: deque[LogLine]) -> None:
        super().__init__()
        self._lines = lines
        self._with_traceback = logging.Formatter("%(message)s")

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record as a line."""
        time = datetime.fromtimestamp(record.created, UTC)
        message = self._with_traceback.format(record)
        self._lines.append(LogLine(time, record.levelno, record.name, message))
