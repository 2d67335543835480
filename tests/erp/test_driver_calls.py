"""Calls of a driver that end late, never, or while they are cancelled."""

from __future__ import annotations

import threading

import pytest

from routingml_desktop.domain.errors import ErpConnectionError
from routingml_desktop.erp.driver_calls import DriverCalls, OverdueError


def never() -> bool:
    return False


def test_a_late_call_is_not_given_up_before_its_cancel_came_back() -> None:
    calls, stop, seen = DriverCalls(), threading.Event(), []

    def cancel() -> None:
        stop.set()
        threading.Event().wait(0.3)
        seen.append("cancel came back")

    with pytest.raises(OverdueError):
        calls.run(lambda: stop.wait(5), seconds=0.05, stopping=never, cancel=cancel)

    assert seen == ["cancel came back"]
    assert not calls.abandoned
    calls.close()


def test_while_a_cancel_hangs_nothing_is_asked_or_closed_any_more() -> None:
    calls, stop, release = DriverCalls(), threading.Event(), threading.Event()

    def cancel() -> None:
        stop.set()
        release.wait(10)

    with pytest.raises(OverdueError):
        calls.run(lambda: stop.wait(5), seconds=0.05, stopping=never, cancel=cancel)

    assert calls.abandoned
    with pytest.raises(ErpConnectionError):
        calls.run(lambda: 1, seconds=1, stopping=never)
    release.set()
