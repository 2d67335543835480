"""What is wrong with a mapping file, in words: the key, what is allowed, what was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from pydantic import BaseModel

from routingml_desktop.erp.readers import closest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import ValidationError

_SHOWN: Final = 60
_FAULTS: Final = 3
_BRANCHES: Final = ("literal[", "dict[", "tuple[", "function-", "constrained-")
"""How pydantic names the ways a value may be written; they are no keys."""
_KINDS: Final = {
    "missing": "is required",
    "string_type": "needs a text in quotes",
    "tuple_type": 'needs a list in brackets, such as ["..."]',
    "dict_type": "needs a table in braces, such as { ... }",
    "model_type": "needs a table in braces, such as { ... }",
    "bool_type": "needs true or false",
    "bool_parsing": "needs true or false",
    "float_parsing": "needs a number",
    "float_type": "needs a number",
    "int_parsing": "needs a whole number",
    "int_type": "needs a whole number",
}


def sentence_of(error: ValidationError, mapping: type[BaseModel]) -> str:
    """The first faults in words; ``mapping`` tells which keys its sections know."""
    said: dict[str, str] = {}
    # A key nobody knows is often the reason why another one is missing.
    faults = sorted(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
    for fault in faults:
        key = ".".join(str(part) for part in _keys(fault["loc"]))
        # A value that may be written in two ways fits neither; the first says what is allowed.
        said.setdefault(key, _fault(key, fault, mapping))
    return "; ".join(list(said.values())[:_FAULTS])


def _fault(key: str, fault: Any, mapping: type[BaseModel]) -> str:
    kind = fault["type"]
    what = _KINDS.get(kind) or fault["msg"].removeprefix("Value error, ")
    if kind == "literal_error":
        what = f"allowed: {fault['ctx']['expected']}"
    elif kind == "extra_forbidden":
        what = _unknown(_keys(fault["loc"]), mapping)
    given = repr(fault["input"])
    # A whole table is no help as "given", and a refused secret must not be repeated.
    quiet = isinstance(fault["input"], dict | list) or "password" in what.lower()
    shown = "" if quiet or len(given) > _SHOWN else f" (given: {given})"
    return f"{key}: {what}{shown}" if key else what


def _keys(loc: Sequence[int | str]) -> list[int | str]:
    return [part for part in loc if not str(part).startswith(_BRANCHES)]


def _unknown(keys: Sequence[int | str], mapping: type[BaseModel]) -> str:
    """A key nobody knows, the one it is probably meant to be, and those allowed there."""
    section = mapping
    for key in keys[:-1]:
        field = section.model_fields.get(str(key))
        section = (_section(field.annotation) if field else None) or section
    allowed = list(section.model_fields)
    alike = closest(str(keys[-1]), allowed)
    meant = f" (did you mean {alike}?)" if alike else ""
    return f"there is no such key{meant}; allowed: {', '.join(allowed)}"


def _section(annotation: Any) -> type[BaseModel] | None:
    """The section behind ``X``, ``X | None``, ``tuple[X, ...]`` and ``dict[str, X]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_section(part) for part in get_args(annotation))
    return next((section for section in found if section is not None), None)
