"""Where the value of a setting comes from, and when another one takes effect."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

SettingValue: TypeAlias = "bool | int | float | str | tuple[str, ...]"


class Origin(StrEnum):
    """Who gave a setting its value, weakest first."""

    DEFAULT = "default"
    SHARE = "share"
    """The file beside the program on the share."""
    POLICY = "policy"
    """The machine policy, which IT writes."""
    USER = "user"
    COMMAND_LINE = "command_line"


class Effect(StrEnum):
    """From when a changed setting counts."""

    NOW = "now"
    NEXT_QUESTION = "next_question"
    NEXT_SYNC = "next_sync"
    NEXT_TRAINING = "next_training"
    NEXT_MEASURING = "next_measuring"
    NEXT_START = "next_start"


@dataclass(frozen=True, slots=True)
class SettingState:
    """One setting as it stands."""

    key: str
    """``section.name``."""
    value: SettingValue
    default: SettingValue
    origin: Origin
    file: str = ""
    """The file that gives the value; empty for the default and the command line."""
    locked: bool = False
    """Whether the machine policy keeps it from being changed."""


UNBOUNDED: Final = None


@dataclass(frozen=True, slots=True)
class SettingField:
    """What values a setting can have."""

    section: str
    name: str
    kind: str
    """``bool``, ``int``, ``float``, ``str``, ``choice`` or ``list``."""
    default: SettingValue
    low: float | None = UNBOUNDED
    high: float | None = UNBOUNDED
    choices: tuple[str, ...] = ()
    effect: Effect = Effect.NEXT_START

    @property
    def key(self) -> str:
        """``section.name``."""
        return f"{self.section}.{self.name}"

    @property
    def allowed(self) -> str:
        """The values that are allowed, without words of any language; empty for any text."""
        if self.choices:
            return ", ".join(self.choices)
        if self.kind == "bool":
            return "true, false"
        if self.low is not None and self.high is not None:
            return f"{_plain(self.low)} … {_plain(self.high)}"
        if self.low is not None:
            return f"≥ {_plain(self.low)}"
        return f"≤ {_plain(self.high)}" if self.high is not None else ""


def _plain(number: float) -> str:
    """``1,000,000`` rather than ``1e+06``, ``0.8`` rather than ``0.800000``."""
    return f"{number:,.6f}".rstrip("0").rstrip(".")
