"""What a person may do with the program, as IT's policy says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import NotAllowedError

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlantRole(StrEnum):
    """What somebody is in the plant; the later ones may more."""

    PLANNER = "planner"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class Right(StrEnum):
    """What a policy can allow or refuse. Asking, editing, exporting and syncing are everybody's."""

    TRAIN = "train"
    """Ask for trainings and stop them."""
    DEPLOY = "deploy"
    """Activate, roll back and remove versions."""
    APPROVE = "approve"
    """Decide on proposed standards."""
    CONFIGURE = "configure"
    """Change settings beyond those of one's own questions and window."""
    AUDIT = "audit"
    """Read the record of who did what."""


RIGHTS: Final[Mapping[PlantRole, frozenset[Right]]] = {
    PlantRole.PLANNER: frozenset(),
    PlantRole.SUPERVISOR: frozenset({Right.TRAIN, Right.DEPLOY, Right.APPROVE, Right.AUDIT}),
    PlantRole.ADMIN: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the person at this PC may do."""

    who: str
    role: PlantRole = PlantRole.ADMIN
    rights: frozenset[Right] = frozenset(Right)

    def may(self, right: Right) -> bool:
        """Whether the policy allows it."""
        return right in self.rights

    def require(self, right: Right) -> None:
        """Raise NotAllowedError when the policy does not allow it."""
        if right not in self.rights:
            raise NotAllowedError(right.value, self.role.value, self.who)
