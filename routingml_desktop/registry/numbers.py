"""The numbers by which versions are ordered: each is given once, by exclusive create."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.domain.errors import FileExistsAlreadyError
from routingml_desktop.registry.listing import entries

if TYPE_CHECKING:
    from pathlib import Path

_FILE_NAME: Final = re.compile(r"(\d{8,})\.num")


def take_number(folder: Path, above: int) -> int:
    """A number above ``above`` that nobody else has or will get; raise WriteError.

    The file system decides which of two publishers gets it. A number whose version was never
    published stays taken, which leaves a gap and does no harm.
    """
    number = max(above, _highest(folder))
    while True:
        number += 1
        try:
            durable.create(folder / f"{number:08}.num", b"")
        except FileExistsAlreadyError:
            continue
        return number


def _highest(folder: Path) -> int:
    found = (_FILE_NAME.fullmatch(file.name) for file in entries(folder))
    return max((int(match[1]) for match in found if match), default=0)
