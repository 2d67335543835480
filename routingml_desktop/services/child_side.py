"""What a child process does around its work: report, log, heed a stop, end with its parent."""

from __future__ import annotations

import faulthandler
import importlib
import logging
import os
import signal
import sys
import threading
import time
import traceback
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import RoutingMLError
from routingml_desktop.domain.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

PROGRESS: Final = "progress"
LOG: Final = "log"
RESULT: Final = "result"
REFUSED: Final = "refused"
BUG: Final = "bug"

THREAD_VARIABLES: Final = (
    "POLARS_MAX_THREADS",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
)
"""How many threads the numeric libraries take; read once, when they are imported."""

SILENCE: Final = 1.0
"""Seconds after which the latest step is told again: one fit of a library can take ten, and whoever
watches shall see that the process lives."""

_PARENT_GONE: Final = 70
_NICE: Final = 10
_BELOW_NORMAL: Final = 0x4000


def main(outbox: Connection, control: Connection, work: str, argument: object) -> None:
    """Do ``work`` (``module:function``), sending what happens through ``outbox``.

    The work's module is imported here and not when the process starts, so that the numeric
    libraries it imports see the limits on threads.
    """
    _step_back()
    stop = threading.Event()
    threading.Thread(target=_obey, args=(control, stop), daemon=True).start()
    outlet = Outlet(outbox)
    over = threading.Event()
    threading.Thread(target=_stay_heard, args=(outlet, over), daemon=True).start()
    _relay_logs(outlet)
    try:
        message: tuple[str, object] = RESULT, _found(work)(argument, outlet.report, stop.is_set)
    except RoutingMLError as error:
        message = REFUSED, error
    except Exception:  # noqa: BLE001 (a bug of any kind is told to the parent, which raises it)
        message = BUG, traceback.format_exc()
    over.set()
    try:
        outlet.send(*message)
    except Exception:  # noqa: BLE001 (what cannot be sent is a bug too)
        outlet.send(BUG, traceback.format_exc())


class Outlet:
    """The child's end of the pipe; safe to use from several threads."""

    def __init__(self, outbox: Connection) -> None:
        self._outbox = outbox
        self._lock = threading.Lock()
        self._latest: Progress | None = None
        self._told_at = 0.0

    def report(self, progress: Progress) -> None:
        """Send a step forward, its figures as plain numbers."""
        plain = Progress(
            str(progress.stage),
            float(progress.fraction),
            progress.message,
            {name: float(value) for name, value in progress.figures.items()},
            progress.points,
        )
        with self._lock:
            self._latest = replace(plain, figures={}, points=())
            self._told_at = time.monotonic()
            self._put(PROGRESS, plain)

    def repeat(self) -> None:
        """Send the latest step again when it is SILENCE old."""
        # All under the lock: an old step must not come after one that is told meanwhile.
        with self._lock:
            now = time.monotonic()
            if self._latest is not None and now - self._told_at >= SILENCE:
                self._told_at = now
                self._put(PROGRESS, self._latest)

    def send(self, kind: str, value: object) -> None:
        """Send a message; when nobody is there to read it the process ends."""
        with self._lock:
            self._put(kind, value)

    def _put(self, kind: str, value: object) -> None:
        try:
            self._outbox.send((kind, value))
        except BrokenPipeError:
            os._exit(_PARENT_GONE)


class _Relay(logging.Handler):
    """Sends log records to the parent, in a form that any process can read."""

    def __init__(self, outlet: Outlet) -> None:
        super().__init__()
        self._outlet = outlet
        self._formatter = logging.Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        error = self._formatter.formatException(record.exc_info) if record.exc_info else None
        self._outlet.send(
            LOG,
            {
                "name": record.name,
                "levelno": record.levelno,
                "levelname": record.levelname,
                "msg": record.getMessage(),
                "created": record.created,
                "msecs": record.msecs,
                "process": record.process,
                "processName": record.processName,
                "threadName": record.threadName,
                "pathname": record.pathname,
                "filename": record.filename,
                "module": record.module,
                "funcName": record.funcName,
                "lineno": record.lineno,
                "exc_text": error,
            },
        )


def _relay_logs(outlet: Outlet) -> None:
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(_Relay(outlet))
    logging.captureWarnings(capture=True)


def _obey(control: Connection, stop: threading.Event) -> None:
    """Set ``stop`` when the parent says so; end this process when the parent is gone.

    The end of the pipe tells that on every system. Linux could also send a signal when a parent
    dies, but means the parent's thread, and pool threads come and go.
    """
    try:
        while True:
            control.recv_bytes()
            stop.set()
    except (EOFError, OSError):
        os._exit(_PARENT_GONE)


def _stay_heard(outlet: Outlet, over: threading.Event) -> None:
    """Repeat what was told last, until the work is over."""
    while not over.wait(SILENCE / 4):
        outlet.repeat()


def _step_back() -> None:
    """Leave the processor to the window, and Ctrl+C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    spare_one = max(1, (os.cpu_count() or 2) - 1)
    for name in THREAD_VARIABLES:
        os.environ.setdefault(name, str(spare_one))
    if sys.stderr is not None:  # A windowed exe has none.
        faulthandler.enable()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (needed on Windows only)

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_NICE)


def _found(work: str) -> Callable[..., Any]:
    module, _, name = work.partition(":")
    function: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return function
