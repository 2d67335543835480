"""Driver calls in a thread that can be left behind, because a driver may wait for ever."""

from __future__ import annotations

import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Final, TypeVar

from routingml_desktop.domain.errors import ErpConnectionError, WorkCancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.progress import Stopping

Answer = TypeVar("Answer")

_ASK_EVERY: Final = 0.05
"""Seconds between two questions whether to stop."""
_AFTER_CANCEL: Final = 1.0
"""Seconds a cancelled call has for coming back before its thread is left behind."""


class OverdueError(Exception):
    """A driver call took longer than it may; the connection turns it into one of ours."""


class DriverCalls:
    """Runs calls one after another in one thread of its own.

    ODBC drivers block in the network without looking at the clock: a half-open connection would
    hang the program. Waiting happens here instead, so that it ends with a time-out or when the
    operator stops; a call that does not even come back after a cancel keeps its thread for itself.
    """

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._abandoned = False

    @property
    def abandoned(self) -> bool:
        """Whether a call hangs for good, so that nothing can be asked any more."""
        return self._abandoned

    def run(
        self,
        call: Callable[[], Answer],
        *,
        seconds: float,
        stopping: Stopping,
        cancel: Callable[[], object] | None = None,
    ) -> Answer:
        """The call's answer or error.

        After ``seconds``, or when asked to stop, ``cancel`` is called from another thread; then
        OverdueError or WorkCancelledError is raised.
        """
        if self._abandoned:
            raise ErpConnectionError("the server", "an earlier question was never answered")
        future: Future[Answer] = Future()
        self._queue(future, call)
        end = time.monotonic() + seconds
        while True:
            wait = min(_ASK_EVERY, max(0.0, end - time.monotonic()))
            try:
                return future.result(wait)
            except FutureTimeoutError:
                if future.done():
                    raise
            if stopping():
                self._give_up(future, cancel)
                raise WorkCancelledError
            if time.monotonic() >= end:
                self._give_up(future, cancel)
                raise OverdueError

    def close(self) -> None:
        """End the thread once its call came back."""
        self._calls.put(None)

    def _queue(self, future: Future[Answer], call: Callable[[], Answer]) -> None:
        if self._thread is None:
            # A daemon: a hanging driver must not keep the program from ending.
            self._thread = Thread(target=self._serve, name="odbc", daemon=True)
            self._thread.start()
        self._calls.put((future, call))

    def _serve(self) -> None:
        while (asked := self._calls.get()) is not None:
            future, call = asked
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 (raised again where it is waited for)
                future.set_exception(error)
            del asked, future, call

    def _give_up(self, future: Future[Answer], cancel: Callable[[], object] | None) -> None:
        """Cancel the call and wait a little for it; leave its thread behind when it stays away."""
        # Some drivers cancel over a second connection, which may hang as well.
        cancelling = Thread(
            target=_quietly, args=(cancel or _nothing,), name="odbc-cancel", daemon=True
        )
        cancelling.start()
        try:
            future.exception(_AFTER_CANCEL)
        except FutureTimeoutError:
            self._abandoned = True
        # A driver that is still cancelling must not have its connection closed under it: that ends
        # the process.
        cancelling.join(_AFTER_CANCEL)
        if cancelling.is_alive():
            self._abandoned = True
        if self._abandoned:
            self.close()


def _quietly(cancel: Callable[[], object]) -> None:
    """Cancel; a driver that cannot is what the time-out is for."""
    import pyodbc  # noqa: PLC0415 (only where a call hangs)

    try:
        cancel()
    except pyodbc.Error:
        return


def _nothing() -> None:
    """There is no way to cancel."""
