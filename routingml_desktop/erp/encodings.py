"""Which encoding a text file has: BOM, then strict UTF-8, then CP949; never a guess with losses."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_TRIED: Final = ("utf-8", "cp949")
_CHUNK: Final = 1 << 20


def encoding_of(file: Path, *, named: str = "") -> str:
    """The encoding the whole file can be read with; ``named`` unless a mark in the file says other.

    Raises UnreadableFileError with the line of the first byte that fits none, or for a binary file.
    """
    try:
        with file.open("rb") as opened:
            start = opened.read(4)
    except OSError as error:
        raise UnreadableFileError(file, error.strerror or str(error)) from error
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            _check(file, encoding)
            return encoding
    if named:
        _check(file, named)
        return named
    failed = ""
    for encoding in _TRIED:
        try:
            _check(file, encoding)
        except UnreadableFileError as error:
            failed = failed or error.problem
        else:
            return encoding
    raise UnreadableFileError(
        file, f"{failed}; it is not CP949 either. Name its encoding under [connection] encoding"
    )


def _check(file: Path, encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    lines = 1
    with file.open("rb") as opened:
        while True:
            chunk = opened.read(_CHUNK)
            if b"\0" in chunk and not encoding.startswith("utf-16"):
                line = lines + chunk[: chunk.index(b"\0")].count(b"\n")
                raise UnreadableFileError(file, f"line {line} holds a NUL byte; it is no text file")
            try:
                decoder.decode(chunk, final=not chunk)
            except UnicodeDecodeError as error:
                line = lines + error.object[: error.start].count(b"\n")
                raise UnreadableFileError(file, f"line {line} is not {encoding}") from error
            if not chunk:
                return
            lines += chunk.count(b"\n")
