"""The second person: who trained a version is not the one who lets it answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import ApprovalNeededError

if TYPE_CHECKING:
    from collections.abc import Callable


class Approval:
    """Asked before a version that never answered is activated by hand."""

    def __init__(self, wanted: Callable[[], bool], user: Callable[[], str]) -> None:
        """``wanted`` is the setting of the moment; ``user`` the person at this PC."""
        self._wanted = wanted
        self._user = user

    def __call__(self, version: str, trained_by: str) -> None:
        """Raise ApprovalNeededError when the person who trained wants to activate.

        A version of unknown origin cannot be approved by anybody but a person known to be another,
        so it needs nothing more than the right to deploy.
        """
        if self._wanted() and trained_by.casefold() == self._user().casefold():
            raise ApprovalNeededError(version, trained_by)
