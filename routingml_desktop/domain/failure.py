"""A failure as a record keeps it: its class and its facts, so that any language can tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    Fact = str | int | float | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Failure:
    """What was raised, in plain values."""

    kind: str
    """Name of the class in ``domain/errors``."""
    facts: Mapping[str, Fact] = field(default_factory=dict)

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """The failure of an error; what is none of ours is a fault of the program."""
        ours = isinstance(error, errors.RoutingMLError)
        known = error if ours else errors.ProgramFaultError(error)
        return cls(type(known).__name__, {key: _plain(value) for key, value in vars(known).items()})

    def error(self, sentence: str) -> errors.RoutingMLError | None:
        """The error again, with its English sentence; None when its class is not known here."""
        kind = getattr(errors, self.kind, None) if self.kind in errors.__all__ else None
        if not (isinstance(kind, type) and issubclass(kind, errors.RoutingMLError)):
            return None
        error = kind.__new__(kind, sentence)
        vars(error).update(self.facts)
        return error

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows."""
        return {"kind": self.kind, "facts": dict(self.facts)}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Failure:
        """The failure that ``as_dict`` gave; KeyError, TypeError or ValueError when it is none."""
        facts = {key: _plain(value) for key, value in dict(values["facts"]).items()}
        return cls(str(values["kind"]), facts)


def _plain(value: object) -> Fact:
    if isinstance(value, tuple | list):
        return tuple(str(part) for part in value)
    return value if value is None or isinstance(value, str | int | float) else str(value)
