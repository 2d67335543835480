"""What every failure is, and those that are none of the operator's doing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST_SHOWN: Final = 60
MOST_NAMED: Final = 12
"""Columns or attributes that a sentence lists."""


class RoutingMLError(Exception):
    """Something the operator can put right."""

    exit_code: ClassVar[int] = 1

    def __reduce__(self) -> tuple[Callable[..., RoutingMLError], tuple[object, ...]]:
        """Travels between processes with its sentence and its facts, not through __init__."""
        return _rebuilt, (type(self), self.args, dict(self.__dict__))


class WorkCancelledError(RoutingMLError):
    """The operator stopped the work; an outcome, not a failure."""

    exit_code = 8

    def __init__(self) -> None:
        super().__init__("Stopped as asked; nothing was changed.")


class ProgramFaultError(RoutingMLError):
    """A fault of the program itself; the log and the crash report tell more."""

    def __init__(self, fault: BaseException) -> None:
        super().__init__(f"Something inside the program failed ({type(fault).__name__}: {fault}).")
        self.fault = type(fault).__name__


def shown(text: str) -> str:
    """What was typed, on one line of a terminal."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 3]}..."


def _rebuilt(
    kind: type[RoutingMLError], args: tuple[object, ...], facts: dict[str, object]
) -> RoutingMLError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(facts)
    return error
