"""Weight profiles: learned, shipped by experts, and the planner's own, kept in the home."""

from __future__ import annotations

import json
import math
import threading
import tomllib
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import (
    InputError,
    ProfileNotApplicableError,
    UnknownProfileError,
    UnreadableFileError,
)
from routingml_desktop.domain.weights import LARGEST_WEIGHT, LEARNED, ProfileKind, WeightProfile
from routingml_desktop.durable import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LONGEST_NAME: Final = 40
_FORMAT: Final = 1


class WeightProfiles:
    """What the planner keeps is written when the planner says so, and never otherwise.

    Every call that reads the planner's file raises UnreadableFileError when it cannot be used.
    """

    def __init__(self, shipped: Path, file: Path) -> None:
        """``shipped`` is a folder of TOML files, ``file`` the planner's own profiles."""
        self._shipped = shipped
        self._file = file
        self._changing = threading.Lock()

    def profiles(self) -> tuple[WeightProfile, ...]:
        """All of them: the learned one, those that come with the program, the planner's own."""
        own = self._kept()["profiles"]
        return (
            WeightProfile(LEARNED, ProfileKind.LEARNED),
            *self.from_program(),
            *(WeightProfile(name, ProfileKind.OWN, own[name]) for name in sorted(own)),
        )

    def profile(self, name: str) -> WeightProfile:
        """The profile of this name; raise UnknownProfileError."""
        if name == LEARNED:
            return WeightProfile(LEARNED, ProfileKind.LEARNED)
        known = {profile.name: profile for profile in self.profiles()}
        if name not in known:
            raise UnknownProfileError(name, tuple(known))
        return known[name]

    def weights(self, name: str, learned: Mapping[str, float]) -> dict[str, float] | None:
        """What to ask with in place of the learned weights; None for these themselves.

        Raises UnknownProfileError, and ProfileNotApplicableError when the profile names no
        attribute of the plant or leaves none with a weight.
        """
        profile = self.profile(name)
        if profile.kind is ProfileKind.LEARNED:
            return None
        weights = profile.over(learned)
        if not profile.applies_to(learned) or not any(weights.values()):
            raise ProfileNotApplicableError(name, tuple(learned))
        return weights

    def active(self) -> str:
        """Name of the profile that questions are asked with unless another one is named."""
        return str(self._kept()["active"])

    def use(self, name: str) -> None:
        """Ask with this profile from now on; raise UnknownProfileError and WriteError."""
        with self._changing:
            kept = self._kept()
            if self.profile(name).name != kept["active"]:
                self._keep(name, kept["profiles"])

    def save(self, name: str, weights: Mapping[str, float]) -> WeightProfile:
        """Keep the planner's weights under a name and ask with them; the profile.

        An earlier own profile of the name is replaced. Raises InputError for a name or weight that
        is not allowed, and WriteError.
        """
        name = name.strip()
        taken = {profile.name for profile in self.from_program()} | {LEARNED}
        if not name or len(name) > LONGEST_NAME or not name.isprintable():
            raise InputError(f"A profile needs a name of 1 to {LONGEST_NAME} letters.")
        if name in taken:
            raise InputError(f"The profile {name} comes with the program and stays as it is.")
        own = dict(weights)
        problem = _problem(own)
        if problem:
            raise InputError(problem)
        with self._changing:
            self._keep(name, {**self._kept()["profiles"], name: own})
        return WeightProfile(name, ProfileKind.OWN, own)

    def remove(self, name: str) -> None:
        """Forget an own profile; if it was asked with, the learned one is from now on.

        Raises UnknownProfileError and WriteError.
        """
        with self._changing:
            kept = self._kept()
            others = dict(kept["profiles"])
            if others.pop(name, None) is None:
                raise UnknownProfileError(name, tuple(others))
            self._keep(LEARNED if kept["active"] == name else kept["active"], others)

    def from_program(self) -> tuple[WeightProfile, ...]:
        """Those that experts made and that come with the program."""
        return shipped_profiles(self._shipped)

    def _kept(self) -> dict[str, Any]:
        try:
            kept = json.loads(self._file.read_bytes())
        except FileNotFoundError:
            return {"active": LEARNED, "profiles": {}}
        except OSError as error:
            raise UnreadableFileError(self._file, error.strerror or str(error)) from error
        except (ValueError, RecursionError) as error:
            raise UnreadableFileError(self._file, f"it is no JSON: {error}") from error
        problem = self._wrong(kept)
        if problem:
            raise UnreadableFileError(self._file, problem)
        return {"active": kept["active"], "profiles": kept["profiles"]}

    def _wrong(self, kept: Any) -> str:
        """What is not as this program writes it; empty when all is well."""
        if not isinstance(kept, dict) or kept.get("format") != _FORMAT:
            return f"it is not a file of weight profiles, format {_FORMAT}"
        own = kept.get("profiles")
        if not isinstance(own, dict):
            return "it holds no profiles"
        for name, weights in own.items():
            problem = _problem(weights)
            if problem:
                return f"profile {name}: {problem}"
        known = {LEARNED, *own, *(profile.name for profile in self.from_program())}
        return "" if kept.get("active") in known else f"there is no profile {kept.get('active')}"

    def _keep(self, active: str, profiles: Mapping[str, Mapping[str, float]]) -> None:
        kept = {"format": _FORMAT, "active": active, "profiles": profiles}
        write_json(self._file, kept, keep_previous=True)


def shipped_profiles(folder: Path) -> tuple[WeightProfile, ...]:
    """The profiles of a folder that comes with the program; raise UnreadableFileError."""
    return tuple(_shipped_profile(file) for file in sorted(folder.glob("*.toml")))


def _shipped_profile(file: Path) -> WeightProfile:
    """A profile that comes with the program; raise UnreadableFileError."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableFileError(file, str(error)) from error
    weights, others = told.get("weights"), told.get("others")
    problem = _problem(weights) or ("" if others is None else _problem({"others": others}))
    if problem:
        raise UnreadableFileError(file, problem)
    return WeightProfile(file.stem, ProfileKind.SHIPPED, weights or {}, others)


def _problem(weights: Any) -> str:
    """What is wrong with weights; empty when they are numbers from 0 to 4."""
    if not isinstance(weights, dict) or not weights:
        return "There are no weights."
    for name, weight in weights.items():
        number = isinstance(weight, int | float) and not isinstance(weight, bool)
        if not number or not math.isfinite(weight) or not 0 <= weight <= LARGEST_WEIGHT:
            return f"The weight of {name} is {weight}, not a number from 0 to {LARGEST_WEIGHT:g}."
    return ""
