"""The trained versions as a person may handle them: asked for permission, kept in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.roles import Right
from routingml_desktop.registry.model_registry import ModelRegistry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.services.oversight import Oversight

    SecondPerson = Callable[[str, str], None]
    """Takes a version and who trained it; raises ApprovalNeededError when it is the same person."""


class OverseenVersions(ModelRegistry):
    """A registry whose deeds by hand need the right to deploy.

    What a training does with its own version goes through a plain registry: who may train may have
    the result judged and put to use.
    """

    def __init__(
        self, folder: Path, oversight: Oversight, second_person: SecondPerson | None = None
    ) -> None:
        """``second_person`` is given when another person must approve a new version."""
        super().__init__(folder)
        self._oversight = oversight
        self._second_person = second_person

    def activate(self, name: str) -> None:
        """Let a version answer.

        Raises NotAllowedError and ApprovalNeededError beside what the registry raises.
        """
        self._oversight.require(Right.DEPLOY, name)
        if self._second_person is not None and not self.has_been_active(name):
            self._second_person(name, str(self.metrics(name).get("trained_by") or ""))
        before = self._active_name()
        super().activate(name)
        self._oversight.note(Deed.ACTIVATED, name, name, {"before": before})

    def roll_back(self) -> VersionFacts:
        """Return to the version before; raise NotAllowedError beside what the registry raises."""
        self._oversight.require(Right.DEPLOY)
        before = self._active_name()
        facts = super().roll_back()
        self._oversight.note(Deed.ROLLED_BACK, facts.name, facts.name, {"before": before})
        return facts

    def remove(self, name: str) -> None:
        """Delete a version; raise NotAllowedError beside what the registry raises."""
        self._oversight.require(Right.DEPLOY, name)
        super().remove(name)
        self._oversight.note(Deed.REMOVED, name, name)

    def _active_name(self) -> str:
        active = self.active()
        return active.name if active else ""
