"""Any long work in a process of its own, so that the window stays quick and survives a crash."""

from __future__ import annotations

import logging
import multiprocessing
import time
from contextlib import suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final, TypeVar

from routingml_desktop.domain.errors import WorkCancelledError, WorkerCrashedError
from routingml_desktop.services import child_side

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from routingml_desktop.domain.progress import Report, Stopping

    Log = Callable[[logging.LogRecord], object]

Argument = TypeVar("Argument")
Result = TypeVar("Result")

PATIENCE: Final = 0.4
"""Seconds a child gets to stop by itself before it is ended."""

_POLL: Final = 0.05
_FAREWELL: Final = 2.0
"""Seconds a child that has answered gets to end."""


class ChildFailedError(RuntimeError):
    """A bug in the child; the message holds the child's traceback."""


def run_in_child(
    work: Callable[[Argument, Report, Stopping], Result],
    argument: Argument,
    report: Report,
    log: Log,
    stopping: Stopping,
    *,
    name: str = "work",
) -> Result:
    """Call ``work(argument, report, stopping)`` in a new process and wait for its result.

    ``work`` is a function of a module, ``argument`` and result are plain values that travel between
    processes. Progress and log records arrive through ``report`` and ``log`` on this thread while
    the work goes on. A RoutingMLError of the work is raised here with its facts; WorkCancelledError
    at most a second after ``stopping`` turned true, unless the result was already there;
    WorkerCrashedError when the process ended without an answer; ChildFailedError for a bug.
    """
    if "<" in work.__qualname__ or work.__module__ == "__main__":
        raise ValueError(f"{work.__qualname__} is not a function of a module")
    context = multiprocessing.get_context("spawn")
    inbox, outbox = context.Pipe(duplex=False)
    orders, control = context.Pipe(duplex=False)
    reference = f"{work.__module__}:{work.__qualname__}"
    process = context.Process(
        target=child_side.main,
        args=(outbox, orders, reference, argument),
        name=name,
        daemon=True,
    )
    try:
        with outbox, orders:  # Our copies; the end of the pipe is seen when the child's are gone.
            process.start()
        result: Result = _Supervision(process, inbox, control, stopping).result(report, log)
        return result
    finally:
        control.close()
        inbox.close()
        _ended(process)
        process.close()


def run_here(
    work: Callable[[Argument, Report, Stopping], Result],
    argument: Argument,
    report: Report,
    log: Log,  # noqa: ARG001 (records are in this process's log already)
    stopping: Stopping,
    *,
    name: str = "work",  # noqa: ARG001 (no process is named)
) -> Result:
    """The same without another process, for who is in a child already, which can have none."""
    return work(argument, report, stopping)


def into_this_log(record: logging.LogRecord) -> None:
    """Treat a child's log record as one of this process."""
    logging.getLogger(record.name).handle(record)


class _Supervision:
    """The parent's side of one child: hears it out and stops it."""

    def __init__(
        self, process: SpawnProcess, inbox: Connection, control: Connection, stopping: Stopping
    ) -> None:
        self._process = process
        self._inbox = inbox
        self._control = control
        self._stopping = stopping
        self._asked_to_stop: float | None = None

    def result(self, report: Report, log: Log) -> Any:
        """Pass on progress and log records until the result or the failure arrives."""
        while True:
            self._stop_when_asked()
            if not wait([self._inbox], _POLL):
                continue
            kind, value = self._message()
            if kind == child_side.PROGRESS:
                report(value)
            elif kind == child_side.LOG:
                log(logging.makeLogRecord(value))
            elif kind == child_side.RESULT:
                return value
            elif kind == child_side.REFUSED:
                raise value
            else:
                raise ChildFailedError(f"{self._process.name} failed:\n{value}")

    def _message(self) -> tuple[str, Any]:
        try:
            message: tuple[str, Any] = self._inbox.recv()
        except (EOFError, OSError) as error:
            if self._asked_to_stop is not None:
                raise WorkCancelledError from None
            raise WorkerCrashedError(self._process.name, _ended(self._process)) from error
        return message

    def _stop_when_asked(self) -> None:
        if self._asked_to_stop is None:
            if self._stopping():
                self._asked_to_stop = time.monotonic()
                with suppress(OSError):  # It ended this moment, which the inbox tells.
                    self._control.send_bytes(b"stop")
        elif time.monotonic() - self._asked_to_stop > PATIENCE:
            self._process.kill()


def _ended(process: SpawnProcess) -> int | None:
    """Wait for the process to end, by force if need be; its exit status."""
    if process.pid is None:
        return None
    process.join(_FAREWELL)
    if process.is_alive():
        process.kill()
        process.join()
    return process.exitcode
