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
_NAME_IT: Final = (
    "Name its encoding under [connection] encoding, such as cp1252 (Western Europe), "
    "cp1250 (Central Europe) or cp932 (Japan)"
)
_USUAL_SHARE: Final = 0.8
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
    return _as_named(file, named) if named else _found_out(file)


def _as_named(file: Path, named: str) -> str:
    try:
        _check(file, named)
    except UnreadableFileError as error:
        told = f"{error.problem}, which the mapping names. {_NAME_IT}"
        raise UnreadableFileError(file, told) from error
    return named


def _found_out(file: Path) -> str:
    failed = ""
    for encoding in _TRIED:
        try:
            _check(file, encoding)
        except UnreadableFileError as error:
            failed = failed or error.problem
        else:
            if encoding != "cp949" or _looks_korean(file):
                return encoding
    raise UnreadableFileError(file, f"{failed}; it is not CP949 either. {_NAME_IT}")


def _looks_korean(file: Path) -> bool:
    """Whether CP949 gives the syllables Korean texts are made of.

    Many bytes of Western, Polish or Japanese texts are CP949 too, but of syllables nobody writes.
    """
    with file.open("rb") as opened:
        text = opened.read(_CHUNK).decode("cp949", errors="ignore")
    signs = [sign for sign in text if not sign.isascii()]
    usual = sum(bool(sign.encode("euc_kr", errors="ignore")) for sign in signs)
    return usual > len(signs) * _USUAL_SHARE or not signs


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
