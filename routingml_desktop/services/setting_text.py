"""The text of a settings file: in which line a key stands, and the text with another value."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from routingml_desktop.domain.setting import SettingValue

_HEADER: Final = re.compile(r"^\s*\[\s*([^\[\]#]+?)\s*\]\s*(?:#.*)?$")
_ASSIGNED: Final = re.compile(r"""^\s*([A-Za-z0-9_.\-"']+(?:\s*\.\s*[A-Za-z0-9_\-"']+)*)\s*=""")
_COMMENT: Final = re.compile(r"\s+#.*$")


def line_of(text: str, section: str, key: str = "") -> int:
    """The line, from 1, in which a key is given its value, or a section begins; 0 when unknown."""
    wanted = f"{section}.{key}" if key else section
    begins = 0
    for number, line, name in _named_lines(text):
        if name == wanted and "=" in line:
            return number
        if name == section and not begins:
            begins = number
    return begins


def with_values(text: str, changes: Mapping[str, SettingValue | None]) -> str:
    """The text with keys (``section.name``) given other values, or none of their own (None).

    Comments and everything else stay where they are. Raises ValueError for a text that is no TOML.
    """
    wanted = _merged(tomllib.loads(text), changes)
    edited = text
    for dotted, value in changes.items():
        edited = _with_value(edited, dotted, value)
    if _parsed(edited) == wanted:
        return edited
    # An unusual spelling, such as a value over several lines: written anew, comments are lost.
    return _written(wanted)


def toml_value(value: SettingValue) -> str:
    """A value as TOML writes it."""
    if isinstance(value, tuple):
        return "[" + ", ".join(toml_value(part) for part in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON's escapes are TOML's too.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)


def _named_lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Lines that begin a section or assign a key, each with its full dotted name."""
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        if header:
            section = _plain(header[1])
            yield number, "", section
            continue
        assigned = _ASSIGNED.match(line)
        if assigned:
            name = _plain(assigned[1])
            yield number, line, f"{section}.{name}" if section else name


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _with_value(text: str, dotted: str, value: SettingValue | None) -> str:
    lines = text.splitlines()
    section = dotted.partition(".")[0]
    name = dotted.partition(".")[2]
    at = next((number for number, line, key in _named_lines(text) if key == dotted and line), 0)
    if at and value is None:
        del lines[at - 1]
    elif at and value is not None:
        before, _, after = lines[at - 1].partition("=")
        comment = _COMMENT.search(after)
        kept = comment[0] if comment and '"' not in after and "'" not in after else ""
        lines[at - 1] = f"{before.rstrip()} = {toml_value(value)}{kept}"
    elif value is not None:
        begins = next(
            (number for number, line, key in _named_lines(text) if key == section and not line), 0
        )
        if not begins:
            lines += ([""] if lines and lines[-1].strip() else []) + [f"[{section}]"]
            begins = len(lines)
        lines.insert(begins, f"{name} = {toml_value(value)}")
    return "\n".join(lines) + "\n" if lines else ""


def _merged(
    content: dict[str, Any], changes: Mapping[str, SettingValue | None]
) -> dict[str, dict[str, Any]]:
    wanted = {name: dict(values) for name, values in content.items() if isinstance(values, dict)}
    for dotted, value in changes.items():
        section, _, name = dotted.partition(".")
        if value is not None:
            wanted.setdefault(section, {})[name] = (
                list(value) if isinstance(value, tuple) else value
            )
        elif section in wanted:
            wanted[section].pop(name, None)
    return {section: values for section, values in wanted.items() if values}


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None
    return {section: values for section, values in content.items() if values != {}}


def _written(content: Mapping[str, Mapping[str, Any]]) -> str:
    parts = []
    for section, values in content.items():
        lines = [f"[{section}]"]
        for name, value in values.items():
            plain = tuple(value) if isinstance(value, list) else value
            lines.append(f"{name} = {toml_value(plain)}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)
