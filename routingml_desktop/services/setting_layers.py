"""Reads the settings files layer by layer, and keeps in mind where each value comes from.

Weakest first: default, share, machine policy, user, command line. The machine policy may lock keys
or whole sections; what the user's file says of those does not count. A wrong value is told with its
file and line, and the value of the layer below counts in its place.
"""

from __future__ import annotations

import logging
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import WHOLE_FILE, LockedSettingError, SettingError
from routingml_desktop.domain.setting import Origin, SettingState
from routingml_desktop.services.setting_fields import (
    annotations_of,
    plain_value,
    section_names,
    section_type,
    setting_fields,
)
from routingml_desktop.services.setting_text import line_of
from routingml_desktop.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic import TypeAdapter

POLICY_SECTIONS: Final = ("policy", "roles")
"""Sections of the machine policy that are no settings."""
COMMAND_LINE: Final = "the command line"

_AT_LINE: Final = re.compile(r"\s*\(at line (\d+), column \d+\)")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Layer:
    """A settings file and whose it is."""

    origin: Origin
    file: Path


@dataclass(frozen=True, slots=True)
class LayeredSettings:
    """The settings, where each came from, and what was wrong."""

    settings: Settings
    origins: Mapping[str, tuple[Origin, str]] = field(default_factory=dict)
    locked: frozenset[str] = frozenset()
    faults: tuple[SettingError, ...] = ()
    policy: Mapping[str, Any] = field(default_factory=dict)
    """What the policy says beside settings: ``policy`` and ``roles``."""
    policy_file: str = ""
    policy_readable: bool = True
    """False when there is a policy that cannot be read: nobody may then do what it could forbid."""

    def states(self) -> tuple[SettingState, ...]:
        """Every setting as it stands, in the order of the model."""
        return tuple(self.state_of(one.key) for one in setting_fields())

    def state_of(self, key: str) -> SettingState:
        """A setting as it stands; raise LookupError when there is none of this key."""
        for one in setting_fields():
            if one.key == key:
                value = getattr(getattr(self.settings, one.section), one.name)
                origin, file = self.origins.get(key, (Origin.DEFAULT, ""))
                return SettingState(
                    key, plain_value(value), one.default, origin, file, key in self.locked
                )
        raise LookupError(key)

    def require(self) -> Settings:
        """The settings; raise the first SettingError when something was wrong."""
        if self.faults:
            raise self.faults[0]
        return self.settings


def load_settings(layers: Sequence[Path], overrides: Mapping[str, Any] | None = None) -> Settings:
    """Settings from files, later ones winning, then ``overrides``; raise SettingError for faults.

    Unknown keys are an error too, so that a misspelt one is not silently without effect.
    """
    return read_layers([Layer(Origin.USER, file) for file in layers], overrides).require()


def read_layers(
    layers: Sequence[Layer], overrides: Mapping[str, Any] | None = None
) -> LayeredSettings:
    """All layers over each other, with the faults of the files.

    Raises SettingError and LockedSettingError for ``overrides`` only: what was just typed is
    refused, not passed over.
    """
    reading = _Reading()
    for layer in layers:
        reading.take(layer)
    for dotted, value in (overrides or {}).items():
        reading.put_over(dotted, value)
    return reading.result()


class _Reading:
    """What was read so far."""

    def __init__(self) -> None:
        self._values: dict[str, dict[str, Any]] = {}
        self._origins: dict[str, tuple[Origin, str]] = {}
        self._faults: list[SettingError] = []
        self._locked: frozenset[str] = frozenset()
        self._policy: dict[str, Any] = {}
        self._policy_file = ""
        self._policy_readable = True

    def take(self, layer: Layer) -> None:
        """Put a file over what was read before."""
        is_policy = layer.origin is Origin.POLICY
        if is_policy:
            self._policy_file = str(layer.file)
        try:
            text, content = _read(layer.file)
        except SettingError as fault:
            self._faults.append(fault)
            if is_policy:
                self._lock_all()
            return
        source = _Source(layer.file, text)
        if is_policy:
            self._take_policy(source, content)
        for key, value in self._checked(source, content):
            if key in self._locked and layer.origin is Origin.USER:
                _log.warning("%s: %s is locked by %s", layer.file, key, self._policy_file)
                continue
            self._put(key, value, layer.origin, str(layer.file))

    def put_over(self, dotted: str, value: Any) -> None:
        """Put a value typed for this run over the files."""
        if dotted in self._locked:
            raise LockedSettingError(dotted, self._policy_file)
        section, _, name = dotted.partition(".")
        source = _Source(COMMAND_LINE, "")
        problem = _unknown_section(source, section) or _unknown_key(source, section, name)
        if problem:
            raise problem
        self._put(dotted, _value(source, section, name, value), Origin.COMMAND_LINE, "")

    def result(self) -> LayeredSettings:
        """The settings of everything read."""
        sections = {}
        for name in section_names():
            try:
                sections[name] = section_type(name)(**self._values.get(name, {}))
            except ValueError as error:
                # Each value is fine by itself, but they do not go together.
                place = next(
                    (
                        file
                        for key, (_, file) in reversed(self._origins.items())
                        if key.startswith(f"{name}.") and file
                    ),
                    COMMAND_LINE,
                )
                self._faults.append(SettingError(name, str(error), place))
                sections[name] = section_type(name)()
                for key in [key for key in self._origins if key.startswith(f"{name}.")]:
                    del self._origins[key]
        return LayeredSettings(
            Settings(**sections),
            dict(self._origins),
            self._locked,
            tuple(self._faults),
            self._policy,
            self._policy_file,
            self._policy_readable,
        )

    def _put(self, key: str, value: Any, origin: Origin, file: str) -> None:
        section, _, name = key.partition(".")
        self._values.setdefault(section, {})[name] = value
        # Put last again: the order tells which came last.
        self._origins.pop(key, None)
        self._origins[key] = (origin, file if origin is not Origin.DEFAULT else "")

    def _take_policy(self, source: _Source, content: dict[str, Any]) -> None:
        self._policy = {name: content.pop(name) for name in POLICY_SECTIONS if name in content}
        policy = self._policy.get("policy", {})
        named = policy.get("locked", []) if isinstance(policy, dict) else policy
        known = {one.key: one.section for one in setting_fields()}
        if not isinstance(named, list) or not isinstance(policy, dict):
            self._faults.append(
                source.fault("policy", "locked", "is not a list of keys", value=named)
            )
            self._lock_all()
            return
        locked: set[str] = set()
        for name in named:
            meant = {key for key, section in known.items() if name in (key, section, "*")}
            if not meant:
                self._faults.append(
                    source.fault("policy", "locked", "names no setting", value=name)
                )
            locked |= meant
        self._locked = frozenset(locked)

    def _lock_all(self) -> None:
        """Take everything that a policy could lock for locked, since it cannot be read."""
        self._policy_readable = False
        self._locked = frozenset(one.key for one in setting_fields() if one.section != "window")

    def _checked(self, source: _Source, content: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        for section, values in content.items():
            unknown = _unknown_section(source, section)
            if not isinstance(values, dict):
                self._faults.append(source.fault(section, "", "is not a section"))
                continue
            if unknown:
                self._faults.append(unknown)
                continue
            for name, value in values.items():
                problem = _unknown_key(source, section, name)
                if problem:
                    self._faults.append(problem)
                    continue
                try:
                    yield f"{section}.{name}", _value(source, section, name, value)
                except SettingError as fault:
                    self._faults.append(fault)


@dataclass(frozen=True, slots=True)
class _Source:
    """A file being read, to say where a fault is."""

    file: Path | str
    text: str

    def fault(
        self, section: str, name: str, problem: str, *, value: object = None, allowed: str = ""
    ) -> SettingError:
        key = f"{section}.{name}" if name else section
        line = line_of(self.text, section, name)
        said = "" if value is None else str(value)
        return SettingError(key, problem, self.file, line, said, allowed)


def _read(file: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
        return text, tomllib.loads(text)
    except FileNotFoundError:
        return "", {}
    except UnicodeDecodeError as error:
        raise SettingError(WHOLE_FILE, "it is not UTF-8", file) from error
    except OSError as error:
        raise SettingError(WHOLE_FILE, error.strerror or str(error), file) from error
    except (ValueError, RecursionError) as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else 0
        problem = f"it is no TOML: {_AT_LINE.sub('', str(error))}"
        raise SettingError(WHOLE_FILE, problem, file, line) from error


def _unknown_section(source: _Source, section: str) -> SettingError | None:
    known = section_names()
    if section in known:
        return None
    return source.fault(section, "", f"unknown section; known: {', '.join(known)}")


def _unknown_key(source: _Source, section: str, name: str) -> SettingError | None:
    known = annotations_of(section)
    if name in known:
        return None
    return source.fault(section, name, f"unknown; known: {', '.join(sorted(known))}")


def _value(source: _Source, section: str, name: str, value: Any) -> Any:
    """The value as the program works with it; raise SettingError."""
    from pydantic import ValidationError  # noqa: PLC0415 (not before the first paint)

    try:
        return _adapter(section, name).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        problem = f"{first['msg']} (given: {first['input']!r})"
        allowed = next(one.allowed for one in setting_fields() if one.key == f"{section}.{name}")
        raise source.fault(section, name, problem, value=value, allowed=allowed) from error


@cache
def _adapter(section: str, name: str) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter  # noqa: PLC0415 (not before the first paint)

    return TypeAdapter(annotations_of(section)[name])
