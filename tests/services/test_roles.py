"""Who may do what, as the policy says."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import NotAllowedError, WriteError
from routingml_desktop.domain.roles import Permissions, PlantRole, Right
from routingml_desktop.services.accounts import current_user, is_account, is_in_group
from routingml_desktop.services.overseen_versions import OverseenVersions
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.roles import permissions_for, role_faults

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.paths import Home

KIM = "PLANT\\kim"


def roles(**policy: Any) -> dict[str, Any]:
    return {"roles": policy}


def role_of(who: str, policy: dict[str, Any], *groups: str) -> PlantRole:
    return permissions_for(who, policy, lambda name: name in groups).role


def test_without_a_policy_everything_is_allowed() -> None:
    allowed = permissions_for(KIM, {}, lambda _: False)

    assert allowed.rights == frozenset(Right)


def test_who_is_named_nowhere_is_a_planner_who_may_not_train() -> None:
    allowed = permissions_for(KIM, roles(admin=["lee"]), lambda _: False)

    assert allowed.role is PlantRole.PLANNER
    with pytest.raises(NotAllowedError, match=r"PLANT\\kim is planner here and may not train"):
        allowed.require(Right.TRAIN)


@pytest.mark.parametrize("named", ["kim", "KIM", "PLANT\\kim", "plant\\Kim"])
def test_an_account_is_meant_with_and_without_its_domain(named: str) -> None:
    assert role_of(KIM, roles(supervisor=[named])) is PlantRole.SUPERVISOR
    assert not is_account("OTHER\\kim", KIM)


def test_a_group_gives_its_members_the_role() -> None:
    policy = roles(admin=["group:IT"], supervisor=["group: Planning "])

    assert role_of(KIM, policy, "Planning") is PlantRole.SUPERVISOR
    assert role_of(KIM, policy, "Planning", "IT") is PlantRole.ADMIN
    assert role_of(KIM, policy) is PlantRole.PLANNER


def test_others_and_planners_may_are_as_the_policy_says() -> None:
    allowed = permissions_for(KIM, roles(planners_may=["train"]), lambda _: False)

    assert allowed.rights == {Right.TRAIN}
    assert role_of(KIM, roles(others="supervisor")) is PlantRole.SUPERVISOR


@pytest.mark.parametrize(
    ("policy", "key"),
    [
        ({"roles": 3}, "roles"),
        (roles(admins=["kim"]), "roles.admins"),
        (roles(others="boss"), "roles.others"),
        (roles(admin="kim"), "roles.admin"),
        (roles(planners_may=["everything"]), "roles.planners_may"),
    ],
)
def test_wrong_roles_are_told_and_make_everybody_a_planner(
    policy: dict[str, Any], key: str
) -> None:
    assert [fault.key for fault in role_faults(policy, "policy.toml")] == [key]
    assert role_of("kim", policy) is PlantRole.PLANNER


def test_a_policy_that_cannot_be_read_makes_everybody_a_planner() -> None:
    assert permissions_for(KIM, {}, lambda _: True, readable=False).rights == frozenset()


@pytest.mark.skipif(sys.platform == "win32", reason="groups of this system")
def test_the_system_is_asked_for_account_and_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    import grp  # noqa: PLC0415 (Windows has none)

    monkeypatch.setenv("USER", "somebody-else")

    assert current_user() != "somebody-else"
    assert is_in_group(grp.getgrgid(os.getgid()).gr_name)
    assert not is_in_group("no-such-group-here")


def test_a_refused_deed_is_kept_and_nothing_is_done(home: Home) -> None:
    noted: list[tuple[Deed, str, Mapping[str, str]]] = []
    oversight = Oversight(
        Permissions("kim", PlantRole.PLANNER, frozenset()),
        lambda deed, subject, _version, facts: noted.append((deed, subject, facts)),
    )
    versions = OverseenVersions(home.models, oversight)

    for deed in (lambda: versions.activate("v1"), versions.roll_back, lambda: versions.remove("v")):
        with pytest.raises(NotAllowedError):
            deed()

    assert [(deed, dict(facts)) for deed, _, facts in noted] == [
        (Deed.REFUSED, {"right": "deploy"})
    ] * 3


def test_a_record_that_cannot_be_written_does_not_undo_the_deed(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(*_: object) -> None:
        raise WriteError("audit.sqlite", "the disk is full")

    oversight = Oversight(write=refuse)

    oversight.note(Deed.ASKED, "A-1")

    assert oversight.missed == 1
    assert "missing in the audit record" in caplog.text
