"""Rows come from where the settings say, else from where the snapshot came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.assembly.source import ConfiguredSource
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.settings import SourceSettings
from tests.plant.plants import FakeSource, no_faults

if TYPE_CHECKING:
    import pytest

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.paths import Home

UNSET = SourceSettings()


def unheard(_progress: Progress) -> None:
    pass


def never() -> bool:
    return False


def source(home: Home, chosen: SourceSettings = UNSET) -> ConfiguredSource:
    return ConfiguredSource(home, lambda: chosen, SnapshotStore(home.plant))


def test_without_a_snapshot_and_a_setting_it_is_the_demo_plant(home: Home) -> None:
    assert source(home).settings() == SourceSettings("demo", "")


def test_without_a_setting_it_is_where_the_snapshot_came_from(home: Home) -> None:
    came = {"mapping": "ksm", "location": "erp.sqlite"}
    sync(FakeSource(), SnapshotStore(home.plant), no_faults, unheard, never, extras=came)

    assert source(home).settings() == SourceSettings("ksm", "erp.sqlite")
    assert source(home, SourceSettings("ksm", "other")).settings().location == "other"


def test_a_demo_plant_that_is_not_built_yet_is_told_and_not_built(home: Home) -> None:
    (line,) = source(home).examine()

    assert (line.topic, line.ok, line.finding) == ("source", None, "no_demo_yet")
    assert not home.demo_database.exists()


def test_the_demo_plant_is_built_when_it_is_first_read(home: Home) -> None:
    facts = source(home).bring(unheard, never)

    assert home.demo_database.exists()
    assert facts.items > 0
    assert facts.extras == {"mapping": "demo", "location": ""}


def test_a_place_named_from_a_folder_is_kept_by_its_whole_path(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    source(home).build_demo()
    monkeypatch.chdir(home.demo_database.parent)

    facts = source(home, SourceSettings("demo", home.demo_database.name)).bring(unheard, never)

    assert facts.extras["location"] == str(home.demo_database.resolve())
