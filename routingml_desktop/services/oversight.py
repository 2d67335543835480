"""What every service asks before a deed and tells after it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import NotAllowedError, RoutingMLError
from routingml_desktop.domain.roles import Permissions, Right

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Write = Callable[[Deed, str, str, Mapping[str, str]], object]

MOST_NAMED: Final = 20
"""Codes that one line names; of the others only the number is kept."""

_NO_FACTS: Final[Mapping[str, str]] = {}
_log = logging.getLogger(__name__)


def _unwritten(_deed: Deed, _subject: str, _version: str, _facts: Mapping[str, str]) -> None:
    return None


class Oversight:
    """Asks the policy for permission and writes the record of who did what."""

    def __init__(self, permissions: Permissions | None = None, write: Write = _unwritten) -> None:
        """Without ``permissions`` everything is allowed; without ``write`` nothing is kept."""
        self.permissions = permissions or Permissions("")
        self.missed = 0
        """Lines that could not be written since the start."""
        self._write = write

    def may(self, right: Right) -> bool:
        """Whether the policy allows it."""
        return self.permissions.may(right)

    def require(self, right: Right, subject: str = "") -> None:
        """Raise NotAllowedError, and keep that it was tried, when the policy does not allow it."""
        try:
            self.permissions.require(right)
        except NotAllowedError:
            self.note(Deed.REFUSED, subject, facts={"right": right.value})
            raise

    def note(
        self,
        deed: Deed,
        subject: str = "",
        version: str = "",
        facts: Mapping[str, str] = _NO_FACTS,
    ) -> None:
        """Keep that a deed was done.

        The deed is done: a record that cannot be written does not undo it. The log tells, and the
        view of the record says how many lines it misses.
        """
        try:
            self._write(deed, subject, version, facts)
        except RoutingMLError:
            self.missed += 1
            _log.exception("%s of %s is missing in the audit record", deed, subject)

    def exported(
        self, what: str, file: Path, version: str = "", facts: Mapping[str, str] = _NO_FACTS
    ) -> None:
        """Keep that something left the program in a file; the file's ending names its form."""
        form = file.suffix.removeprefix(".").lower()
        self.note(Deed.EXPORTED, what, version, {"file": str(file), "form": form, **facts})


def named(codes: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The subject and the facts of a deed on several items."""
    subject = ", ".join(codes[:MOST_NAMED])
    return subject, ({"items": str(len(codes))} if len(codes) > 1 else {})
