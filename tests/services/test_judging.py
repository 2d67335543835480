"""A version is judged beside the active one before it is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import DamagedVersionError, IncompatibleVersionError
from routingml_desktop.domain.promotion import Concern
from routingml_desktop.domain.quality import Protocol, QualityReport
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services import judging
from routingml_desktop.services.judging import judge
from routingml_desktop.settings import Settings
from tests.builders import version_facts
from tests.ml.plants import make_plant, never, quiet, trained

if TYPE_CHECKING:
    from pathlib import Path

MEASURED = QualityReport(
    Protocol.TIME,
    "test plant",
    datetime(2026, 11, 20, tzinfo=UTC),
    "",
    42,
    (),
    facts={"family_attribute": "KIND"},
)


def test_routings_that_changed_hands_are_flagged_beside_whatever_else_is_decided(
    tmp_path: Path,
) -> None:
    frames = make_plant(220).frames
    glands = sorted(frames.items.filter(KIND="GLAND")[c.ITEM_CODE])
    routed = frames.operations[c.ITEM_CODE].unique()
    chosen = [code for code in glands if code in routed][::3]
    handed = dict(zip(chosen, [*chosen[1:], chosen[0]], strict=True))
    spoilt = replace(
        frames, operations=frames.operations.with_columns(pl.col(c.ITEM_CODE).replace(handed))
    )
    active, model, challenger = ModelRegistry(tmp_path), trained(frames), trained(spoilt)
    facts = replace(version_facts("v1"), source=frames.source)
    active.publish(model.save, facts, {}, (), activate=True)

    bad = judge(active, challenger, spoilt, Settings(), MEASURED, quiet, never)
    good = judge(active, model, frames, Settings(), MEASURED, quiet, never)

    flag, items = bad.verdict.flags
    assert (flag.concern, flag.name) == (Concern.CHANGED_ROUTINGS, "GLAND")
    assert items.concern is Concern.CHANGED_ITEMS
    assert f"Look at the routings: {flag.told}; {items.told}." in bad.verdict.sentence
    assert good.verdict.flags == ()
    assert bad.verdict.champion == good.verdict.champion == "v1"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (IncompatibleVersionError("v1", "its format is 3"), "v1 cannot be used"),
        (DamagedVersionError("v1", "a part is cut short"), ""),
    ],
)
def test_a_version_of_an_earlier_program_is_none_to_compare_with_though_it_left_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    def refused(*_: object) -> None:
        raise error

    monkeypatch.setattr(judging, "load_version", refused)

    said = judging._unfit(ModelRegistry(tmp_path), version_facts("v1"), "demo", answered=True)

    assert reason in said
    assert bool(said) is bool(reason)
