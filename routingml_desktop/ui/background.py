"""The one file that touches threads: calls go out, answers come home on the GUI thread."""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, SignalInstance, Slot

from routingml_desktop.domain.errors import ProgramFaultError, RoutingMLError

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.progress import Stopping

    Done = Callable[[Any], object]
    Failed = Callable[[RoutingMLError], object]
    Work = Callable[[Callable[[Any], None], Stopping], Any]
    """Takes ``report`` and ``stopping``; what it reports is any plain value."""

THREADS = 6
"""Three for long work (sync, training, measuring), the others for questions."""
DRAIN_MS = 100
"""Reports of long work reach the window at most ten times a second."""

_log = logging.getLogger(__name__)


class Job:
    """Long work under way: it can be asked to stop."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._reports: deque[Any] = deque()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask it to stop; its ``failed`` then gets a WorkCancelledError."""
        self._stop.set()

    def report(self, value: object) -> None:
        """Keep a report until the window asks for it; called on the worker's thread."""
        self._reports.append(value)

    def reports(self) -> list[Any]:
        """The reports since the last time, in order."""
        return [self._reports.popleft() for _ in range(len(self._reports))]


class Background(QObject):
    """Runs calls on pool threads; ``done`` and ``failed`` are called on the GUI thread.

    ``failed`` gets what the operator can act on. For anything else, which is a bug, it gets a
    ProgramFaultError, and the bug itself goes to the excepthook. Hand ``done`` and ``failed`` over
    with the call: connecting after the start would lose quick answers.
    """

    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, threads: int = THREADS) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._open: dict[_Call, Callable[[Any], object] | None] = {}
        self._closed = False
        self._answered.connect(self._deliver)
        self._drain = QTimer(self)
        self._drain.setInterval(DRAIN_MS)
        self._drain.timeout.connect(self._pass_reports_on)

    @property
    def idle(self) -> bool:
        """Whether every call was answered."""
        return not self._open

    def run(self, call: Callable[[], Any], *, done: Done, failed: Failed) -> None:
        """Run a short call off the GUI thread."""
        self._start(_Call(call, None, done, failed, self._answered), None)

    def run_long(
        self,
        work: Work,
        *,
        done: Done,
        failed: Failed,
        progressed: Callable[[Any], object] | None = None,
    ) -> Job:
        """Run work that reports and can be stopped; ``progressed`` gets each report in order."""
        job = Job()
        call = _Call(
            lambda: work(job.report, lambda: job.cancelled), job, done, failed, self._answered
        )
        self._start(call, progressed)
        self._drain.start()
        return job

    def close(self, wait_ms: int = 10_000) -> bool:
        """Ask everything to stop, drop all answers, wait; whether all threads ended in time."""
        self._closed = True
        self._drain.stop()
        self._pool.clear()
        for call in self._open:
            if call.job is not None:
                call.job.cancel()
            call.let_go()
        self._open.clear()
        return bool(self._pool.waitForDone(wait_ms))

    def _start(self, call: _Call, progressed: Callable[[Any], object] | None) -> None:
        if self._closed:
            return
        self._open[call] = progressed
        # Not a QRunnable: when one has ended before ``start`` returns, the pool keeps it for ever.
        self._pool.start(call.work)

    @Slot(object)
    def _deliver(self, call: _Call) -> None:
        if call not in self._open:
            return
        progressed = self._open.pop(call)
        if call.job is not None and progressed is not None:
            for report in call.job.reports():
                progressed(report)
        if not any(other.job for other in self._open):
            self._drain.stop()
        call.hand_over()

    @Slot()
    def _pass_reports_on(self) -> None:
        for call, progressed in list(self._open.items()):
            if call.job is not None and progressed is not None:
                for report in call.job.reports():
                    progressed(report)


class _Call:
    """A call, who waits for its answer, and the answer."""

    def __init__(
        self,
        call: Callable[[], Any],
        job: Job | None,
        done: Done,
        failed: Failed,
        answered: SignalInstance,
    ) -> None:
        self.job = job
        self._call = call
        self._done: Done = done
        self._failed: Failed = failed
        self._answered = answered
        self._answer: Any = None
        self._error: Exception | None = None

    def work(self) -> None:
        """Make the call, on a pool thread."""
        try:
            self._answer = self._call()
        except Exception as error:  # noqa: BLE001 (handed over on the GUI thread, never dropped)
            self._error = error
        self._answered.emit(self)

    def hand_over(self) -> None:
        """Give the answer to who waits for it, on the GUI thread."""
        done, failed, answer, error = self._done, self._failed, self._answer, self._error
        self.let_go()
        if error is None:
            done(answer)
        elif isinstance(error, RoutingMLError):
            _log.info("%s: %s", type(error).__name__, error)
            failed(error)
        else:
            # The panel ends its waiting state first; then the bug takes its usual way.
            failed(ProgramFaultError(error))
            raise error

    def let_go(self) -> None:
        """Drop who waits, and what for, on the GUI thread: it may own widgets.

        The pool's thread lets go of the call itself some time after it was answered.
        """
        self._call = self._done = self._failed = _nothing
        self._answer = self._error = None


def _nothing(*_answer: object) -> None:
    """What is left of a call that was answered or given up."""
