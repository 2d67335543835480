"""Who did what, when, from which version."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Deed(StrEnum):
    """What is kept in the record."""

    ASKED = "asked"
    """A routing was proposed."""
    EXPORTED = "exported"
    SYNCED = "synced"
    MEASURED = "measured"
    TRAINED = "trained"
    ACTIVATED = "activated"
    ROLLED_BACK = "rolled_back"
    REMOVED = "removed"
    SETTING_CHANGED = "setting_changed"
    STANDARD_DECIDED = "standard_decided"
    IN_HOUSE_DECIDED = "in_house_decided"
    """A subcontracted operation was put into the in-house table, or taken out."""
    REFUSED = "refused"
    """The policy did not allow it."""
    RECORD_RECOVERED = "record_recovered"
    """The record itself was damaged; a backup or an empty one took its place."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the record; its hash covers it and the hash of the line before."""

    number: int
    time: datetime
    who: str
    """The Windows account, such as ``PLANT\\kim``."""
    computer: str
    deed: Deed
    subject: str
    """An item code, a version, a setting or a file."""
    version: str
    """The model version that was active or is meant; empty when none is."""
    facts: Mapping[str, str] = field(default_factory=dict)
    previous: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Tampering:
    """A place where the record is not what was written."""

    number: int
    """Of the line."""
    problem: str
    """``altered``, ``missing``, ``unlinked`` or ``cut_off``."""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which lines are wanted; empty wants all."""

    deeds: tuple[Deed, ...] = ()
    who: str = ""
    text: str = ""
    """In who did it, subject, version or facts."""
    since: datetime | None = None
    until: datetime | None = None
