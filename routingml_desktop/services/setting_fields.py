"""What settings there are: read from the model, for the dialog and for checking files."""

from __future__ import annotations

import typing
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, Final

import annotated_types

import routingml_desktop.settings
from routingml_desktop.domain.setting import Effect, SettingField, SettingValue
from routingml_desktop.settings import Settings

EFFECTS: Final = {
    "source": Effect.NEXT_SYNC,
    "asking": Effect.NEXT_QUESTION,
    "index": Effect.NEXT_TRAINING,
    "learning": Effect.NEXT_TRAINING,
    "cleaning": Effect.NEXT_TRAINING,
    "evaluation": Effect.NEXT_MEASURING,
    "quality": Effect.NEXT_MEASURING,
    "standards": Effect.NEXT_MEASURING,
    "storage": Effect.NEXT_TRAINING,
    "storage.models_folder": Effect.NEXT_START,
    "training": Effect.NOW,
    "promotion": Effect.NEXT_TRAINING,
    "window": Effect.NOW,
}
"""From when a changed value of a section or of a single key counts; of what is not named: the next
start."""


def annotations_of(section: str) -> dict[str, Any]:
    """The annotated type of each key of a section; empty when there is no such section."""
    kind = _sections().get(section)
    if kind is None:
        return {}
    # The model names its bounds for type checkers only, to be light before the first paint.
    names = {**vars(annotated_types), **vars(routingml_desktop.settings)}
    return typing.get_type_hints(kind, globalns=names, include_extras=True)


def section_type(section: str) -> type[Any]:
    """The dataclass of a section; raise KeyError."""
    return _sections()[section]


def section_names() -> tuple[str, ...]:
    """The sections, in the order of the model."""
    return tuple(_sections())


@cache
def setting_fields() -> tuple[SettingField, ...]:
    """Every setting, in the order of the model."""
    found = []
    for section, kind in _sections().items():
        hints = annotations_of(section)
        start = kind()
        found += [
            _field(section, one.name, hints[one.name], getattr(start, one.name))
            for one in fields(kind)
        ]
    return tuple(found)


def plain_value(value: object) -> SettingValue:
    """A value of the model as files and editors hold it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, (tuple, list, frozenset)):
        return tuple(str(part) for part in value)
    assert isinstance(value, (bool, int, float, str))  # noqa: S101 (the model has no others)
    return value


def _sections() -> dict[str, type[Any]]:
    return {one.name: one.default_factory for one in fields(Settings)}  # type: ignore[misc]


def _field(section: str, name: str, hint: Any, default: object) -> SettingField:
    kind, bounds = _parts(hint)
    low = next((one.ge for one in bounds if isinstance(one, annotated_types.Ge)), None)
    high = next((one.le for one in bounds if isinstance(one, annotated_types.Le)), None)
    word, choices = _kind(kind)
    return SettingField(
        section=section,
        name=name,
        kind=word,
        default=plain_value(default),
        low=float(typing.cast("float", low)) if low is not None else None,
        high=float(typing.cast("float", high)) if high is not None else None,
        choices=choices,
        effect=EFFECTS.get(f"{section}.{name}", EFFECTS.get(section, Effect.NEXT_START)),
    )


def _parts(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    if typing.get_origin(hint) is typing.Annotated:
        kind, *bounds = typing.get_args(hint)
        return kind, tuple(bounds)
    return hint, ()


def _kind(kind: Any) -> tuple[str, tuple[str, ...]]:
    if typing.get_origin(kind) is typing.Literal:
        return "choice", tuple(str(choice) for choice in typing.get_args(kind))
    if typing.get_origin(kind) in (tuple, list, frozenset):
        return "list", ()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return "choice", tuple(member.value for member in kind)
    return {bool: "bool", int: "int", float: "float"}.get(kind, "str"), ()
