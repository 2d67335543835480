"""Whether a newly trained version may take the place of the active one, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain.quality import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping


class Question(StrEnum):
    """What the gate asks of a version."""

    TRIMMED_ERROR = "trimmed_error"
    """Share by which the trimmed error of the minutes fell; positive is better."""
    HOURS_WEIGHTED = "hours_weighted"
    """By how much the error per booked hour fell; positive is better."""
    WORK_CENTERS = "work_centers"
    """Large work centers whose error grew."""
    FAMILIES = "families"
    """Large families whose error grew."""
    EXACT = "exact"
    """How many more routings are right at the first proposal; positive is better."""
    ANSWERED = "answered"
    """How many more bookings have minutes; positive is better."""
    BASELINES = "baselines"
    """Baselines that a first version does not beat."""
    CHAMPION = "champion"
    """Whether there is an active version to compare with."""


@dataclass(frozen=True, slots=True)
class Check:
    """One question and its answer."""

    question: Question
    passed: bool
    told: str
    """One English sentence with the figures."""
    figure: Figure | None = None
    names: tuple[str, ...] = ()
    """Work centers, families or baselines that are meant."""


class Concern(StrEnum):
    """Why a supervisor should look although it does not decide."""

    ODD_BOOKINGS = "odd_bookings"
    """Bookings of a family that are far off more often than those of the others."""
    CHANGED_ROUTINGS = "changed_routings"
    """Known items of a family that got another routing more often than those of the others."""
    CHANGED_ITEMS = "changed_items"
    """Known items that got another routing, less like those of similar items than before."""
    NOT_BEATEN = "not_beaten"
    """A baseline that a first version does not beat."""
    OTHER = "other"
    """Told by a version of an earlier program, in words alone."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What a supervisor should look at."""

    concern: Concern
    name: str
    """The family, the baseline or the items that are meant."""
    told: str
    """One English sentence with the figures."""
    facts: Mapping[str, float] = field(default_factory=dict)
    """The figures by name, so that they can be told in another language."""

    @classmethod
    def from_value(cls, value: Any) -> Flag:
        """The flag of a stored verdict; earlier programs stored the sentence alone."""
        if isinstance(value, str):
            return cls(Concern.OTHER, "", value)
        facts = {str(name): float(number) for name, number in value["facts"].items()}
        return cls(Concern(value["concern"]), str(value["name"]), str(value["told"]), facts)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate decided."""

    promoted: bool
    champion: str
    """The active version that was compared with; empty for a first one."""
    sentence: str
    """Why, for the job and the operator; English."""
    checks: tuple[Check, ...] = ()
    flags: tuple[Flag, ...] = ()
    """What a supervisor should look at although it does not decide."""
    approval: bool = False
    """Whether a second person must approve it before it answers."""

    def as_dict(self) -> dict[str, Any]:
        """What JSON knows."""
        return {
            "promoted": self.promoted,
            "champion": self.champion,
            "sentence": self.sentence,
            "approval": self.approval,
            "flags": [
                {
                    "concern": flag.concern.value,
                    "name": flag.name,
                    "told": flag.told,
                    "facts": dict(flag.facts),
                }
                for flag in self.flags
            ],
            "checks": [
                {
                    "question": check.question.value,
                    "passed": check.passed,
                    "told": check.told,
                    "names": list(check.names),
                    "figure": None if check.figure is None else _figure(check.figure),
                }
                for check in self.checks
            ],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Verdict:
        """The verdict that ``as_dict`` gave; KeyError, TypeError or ValueError when it is none."""
        return cls(
            promoted=bool(values["promoted"]),
            champion=str(values["champion"]),
            sentence=str(values["sentence"]),
            flags=tuple(Flag.from_value(value) for value in values["flags"]),
            approval=bool(values.get("approval", False)),
            checks=tuple(
                Check(
                    question=Question(row["question"]),
                    passed=bool(row["passed"]),
                    told=str(row["told"]),
                    names=tuple(row["names"]),
                    figure=None if row["figure"] is None else Figure(**row["figure"]),
                )
                for row in values["checks"]
            ),
        )


def _figure(figure: Figure) -> dict[str, float | int | str | None]:
    return {
        "value": figure.value,
        "n": figure.n,
        "low": figure.low,
        "high": figure.high,
        "reason": figure.reason,
    }
