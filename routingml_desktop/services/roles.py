r"""Who may do what: read from the machine policy.

    [roles]
    others = "planner"                                  # who is named nowhere
    supervisor = ["lee", "group:RoutingML Supervisors"]
    admin = ['PLANT\kim']
    planners_may = ["train"]                            # beyond what planners may anyway

Without ``[roles]`` everything is allowed, as in a plant with one user. A policy that cannot be read
allows nothing that it could forbid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import SettingError
from routingml_desktop.domain.roles import RIGHTS, Permissions, PlantRole, Right
from routingml_desktop.services.accounts import is_account

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

GROUP: Final = "group:"
_KEYS: Final = ("others", "supervisor", "admin", "planners_may")


def permissions_for(
    who: str, policy: Mapping[str, Any], is_member: Callable[[str], bool], *, readable: bool = True
) -> Permissions:
    """What ``who`` may do; ``is_member`` says whether he is in a group of the system."""
    if not readable or role_faults(policy):
        return Permissions(who, PlantRole.PLANNER, RIGHTS[PlantRole.PLANNER])
    roles = policy.get("roles")
    if not roles:
        return Permissions(who)
    role = _role(who, roles, is_member)
    rights = RIGHTS[role]
    if role is PlantRole.PLANNER:
        rights |= {Right(name) for name in roles.get("planners_may", ())}
    return Permissions(who, role, rights)


def role_faults(policy: Mapping[str, Any], file: str = "") -> tuple[SettingError, ...]:
    """What is wrong with the roles of a policy."""
    roles = policy.get("roles", {})
    if not isinstance(roles, dict):
        return (SettingError("roles", "is not a section", file),)
    found = [
        SettingError(f"roles.{key}", f"unknown; known: {', '.join(_KEYS)}", file)
        for key in roles
        if key not in _KEYS
    ]
    roles_known = ", ".join(PlantRole)
    if roles.get("others", PlantRole.PLANNER) not in list(PlantRole):
        problem = f"no role (given: {roles['others']!r})"
        found.append(SettingError("roles.others", problem, file, allowed=roles_known))
    found += [
        SettingError(f"roles.{key}", "is not a list of names", file)
        for key in ("supervisor", "admin", "planners_may")
        if not _is_names(roles.get(key, []))
    ]
    asked = roles.get("planners_may", [])
    if _is_names(asked) and not set(asked) <= set(Right):
        problem = f"no right (given: {asked!r})"
        found.append(SettingError("roles.planners_may", problem, file, allowed=", ".join(Right)))
    return tuple(found)


def _role(who: str, roles: Mapping[str, Any], is_member: Callable[[str], bool]) -> PlantRole:
    for role in (PlantRole.ADMIN, PlantRole.SUPERVISOR):
        for name in roles.get(role.value, ()):
            if name.startswith(GROUP):
                if is_member(name.removeprefix(GROUP).strip()):
                    return role
            elif is_account(name, who):
                return role
    return PlantRole(roles.get("others", PlantRole.PLANNER))


def _is_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)
