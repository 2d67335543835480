"""What a version may be called, on every file system the models may be copied to."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import VersionNameError

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

LONGEST: Final = 64

_SLUG: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_BY_TIME: Final = re.compile(r"v\d{8}-\d{6}(-\d+)?")
_DEVICES: Final = {"con", "prn", "aux", "nul"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)
}
"""Windows answers with a device instead of a file, whatever follows the first dot."""


def is_version_name(name: str) -> bool:
    """Whether ``name`` can be a folder's name everywhere and lead nowhere else."""
    return not _problem(name)


def checked_version_name(name: str) -> str:
    """The name itself; raise VersionNameError saying what is wrong with it."""
    problem = _problem(name)
    if problem:
        raise VersionNameError(name, problem)
    return name


def free_version_name(created: datetime, taken: Collection[str]) -> str:
    """A name from the time, with a number behind it when that one is in ``taken``.

    ``taken`` holds names in lower case, since Windows tells no others apart.
    """
    base = f"v{created:%Y%m%d-%H%M%S}"
    numbered = (f"{base}-{number}" for number in count(2))
    return base if base not in taken else next(name for name in numbered if name not in taken)


def is_named_by_hand(name: str) -> bool:
    """Whether somebody chose the name; such a version is never pruned."""
    return not _BY_TIME.fullmatch(name)


def _problem(name: str) -> str:
    if not _SLUG.fullmatch(name):
        return "use letters, digits, dots, dashes and underscores, and begin with one of the first"
    if len(name) > LONGEST:
        return f"at most {LONGEST} characters"
    if name.endswith("."):
        return "Windows drops a dot at the end"
    if name.split(".", maxsplit=1)[0].lower() in _DEVICES:
        return "Windows keeps this name for a device"
    return ""
