"""Who trained a version is not the one who lets it answer, when the policy says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import ApprovalNeededError
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.approval import Approval
from routingml_desktop.services.overseen_versions import OverseenVersions
from routingml_desktop.services.oversight import Oversight
from tests.builders import version_facts
from tests.registry.parts import writing

if TYPE_CHECKING:
    from routingml_desktop.paths import Home


def versions(home: Home, user: str, *, wanted: bool = True) -> OverseenVersions:
    return OverseenVersions(home.models, Oversight(), Approval(lambda: wanted, lambda: user))


@pytest.fixture
def trained_by_kim(home: Home) -> ModelRegistry:
    registry = ModelRegistry(home.models)
    registry.publish(
        writing(), version_facts("new"), {"trained_by": "PLANT\\Kim"}, [], activate=False
    )
    return registry


def test_the_person_who_trained_cannot_activate(home: Home, trained_by_kim: ModelRegistry) -> None:
    with pytest.raises(ApprovalNeededError, match=r"trained by PLANT\\Kim"):
        versions(home, "plant\\kim").activate("new")

    assert trained_by_kim.active() is None


def test_another_person_approves_by_activating(home: Home, trained_by_kim: ModelRegistry) -> None:
    versions(home, "PLANT\\Lee").activate("new")

    facts = trained_by_kim.active()
    assert facts is not None
    assert facts.name == "new"


def test_without_the_policy_nobody_else_is_needed(
    home: Home, trained_by_kim: ModelRegistry
) -> None:
    versions(home, "PLANT\\Kim", wanted=False).activate("new")

    assert trained_by_kim.active() is not None


def test_what_was_approved_once_needs_no_second_approval(
    home: Home, trained_by_kim: ModelRegistry
) -> None:
    versions(home, "PLANT\\Lee").activate("new")
    trained_by_kim.publish(writing("x"), version_facts("newer"), {}, [], activate=True)

    versions(home, "PLANT\\Kim").activate("new")

    facts = trained_by_kim.active()
    assert facts is not None
    assert facts.name == "new"
