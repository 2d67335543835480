"""Item codes out of what a planner types, pastes from Excel or drops as a file."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

LARGEST_FILE = 4 * 1024 * 1024
"""Bytes; a list of item codes that is larger is something else."""

HEADERS = frozenset(
    {"item_cd", "item_code", "itemcode", "item code", "item", "품목코드", "품목", "품번"}
)
"""First lines that say which column holds the codes, lower case."""

_SEPARATORS = re.compile(r"[\t,;、，；]|\s{2,}")
_BLANKS = re.compile(r"\s+")


def item_codes(text: str) -> tuple[str, ...]:
    """The codes in ``text`` in their order, each once, exactly as written.

    Lines, tabs, commas, semicolons and wide gaps separate. A single blank separates only where
    every part holds a digit, because names such as ``Spur Gear`` are item codes in some plants.
    Under a header that names the item code only that column counts.
    """
    lines = [line for line in text.lstrip("\ufeff").splitlines() if line.strip()]
    table = [line.split("\t") for line in lines]
    if _code_column(table) is not None:
        return _from_rows(table)
    return _from_rows([_cells(line) for line in lines])


def codes_in_file(file: Path) -> tuple[str, ...]:
    """The codes in a text or CSV file, Unicode or CP949; raises UnreadableFileError.

    Without a header the first column counts, because lists from Excel carry names beside codes.
    """
    text = _decoded(file)
    if "," not in text and ";" not in text and "\t" not in text:
        return item_codes(text)
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(text[:8192], delimiters=",;\t")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [row for row in csv.reader(text.splitlines(), dialect) if any(row)]
    except csv.Error as error:
        raise UnreadableFileError(file, str(error)) from error
    named = _code_column(rows)
    return _unique(row[0] for row in rows) if named is None else _from_rows(rows)


def _decoded(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UnreadableFileError(file, "it is too large to be a list of item codes")
        content = file.read_bytes()
    except OSError as error:
        raise UnreadableFileError(file, error.strerror or str(error)) from error
    # Excel's "Unicode text" is UTF-16 with a mark in front; without the mark a zero byte says
    # that the file is no text at all.
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in content and not marked:
        raise UnreadableFileError(file, "it is not a text file")
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp949"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(file, "its text is neither Unicode nor CP949")


def _cells(line: str) -> list[str]:
    cells: list[str] = []
    for cell in _SEPARATORS.split(line):
        parts = _BLANKS.split(cell.strip())
        codes = len(parts) > 1 and all(any(sign.isdigit() for sign in part) for part in parts)
        cells.extend(parts if codes else [cell])
    return cells


def _from_rows(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    column = _code_column(rows)
    if column is None:
        return _unique(cell for row in rows for cell in row)
    return _unique(row[column] for row in rows[1:] if column < len(row))


def _code_column(rows: Sequence[Sequence[str]]) -> int | None:
    """Which column the first row names as the item code; None when it names none."""
    for place, cell in enumerate(rows[0] if rows else ()):
        if _clean(cell).lower() in HEADERS:
            return place
    return None


def _unique(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for cell in cells if (code := _clean(cell))))


def _clean(cell: str) -> str:
    """The cell without blanks around it and without the quotes spreadsheets put there."""
    code = cell.strip().strip("\u200b\ufeff\u00a0")
    if len(code) > 1 and code[0] == code[-1] == '"':
        code = code[1:-1].replace('""', '"')
    return code.strip()
