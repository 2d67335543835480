"""A model comes back from its folder, or is refused with a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import skops.io

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import DamagedVersionError, IncompatibleVersionError
from routingml_desktop.domain.item import Item
from routingml_desktop.ml import estimators
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.routing_model import RoutingModel
from tests.ml.plants import make_plant, trained

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ml.plants import Plant


@pytest.fixture
def folder(model: RoutingModel, tmp_path: Path) -> Path:
    place = tmp_path / "모델 v1"
    model.save(place)
    return place


def test_a_loaded_model_answers_as_the_trained_one(
    plant: Plant, model: RoutingModel, folder: Path
) -> None:
    loaded = RoutingModel.load(folder, "v1")

    codes = plant.frames.items["item_code"].to_list()[:40]
    for options in (AskOptions(), AskOptions(threshold=0.0, ignore_own_history=True)):
        before = model.predict_many([Item(code) for code in codes], options)
        after = loaded.predict_many([Item(code) for code in codes], options)
        assert [a.candidates for a in after] == [b.candidates for b in before]
        assert [a.neighbors for a in after] == [b.neighbors for b in before]
    assert loaded.version == "v1"
    assert loaded.statistics() == model.statistics()


def test_golden_questions_are_answered_the_same_after_loading(
    model: RoutingModel, folder: Path
) -> None:
    golden = model.golden_questions()

    loaded = RoutingModel.load(folder, "v1")

    assert len(golden) == 3
    assert all(row["answer"] for row in golden)
    for row in golden:
        assert loaded.golden_answer(row["question"]) == row["answer"]


def test_the_same_data_settings_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    frames = make_plant(120).frames
    for name in ("a", "b"):
        trained(frames).save(tmp_path / name)

    files = sorted(file.name for file in (tmp_path / "a").iterdir())
    assert files == sorted(file.name for file in (tmp_path / "b").iterdir())
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


def test_a_folder_holds_plain_data_and_archives_of_allowed_types_only(folder: Path) -> None:
    suffixes = {file.suffix for file in folder.iterdir()}

    assert suffixes == {".json", ".npz", ".parquet", ".skops"}
    for archive in folder.glob("*.skops"):
        unknown = set(skops.io.get_untrusted_types(file=archive))
        assert unknown <= set(estimators.TRUSTED)


def test_every_part_is_needed_and_none_may_be_cut_short(folder: Path) -> None:
    for file in sorted(folder.iterdir()):
        content = file.read_bytes()
        for damaged in (b"", content[: len(content) // 2]):
            file.write_bytes(damaged)
            with pytest.raises(DamagedVersionError, match="v1"):
                RoutingModel.load(folder, "v1")
        file.unlink()
        with pytest.raises(DamagedVersionError, match="v1"):
            RoutingModel.load(folder, "v1")
        file.write_bytes(content)


def test_another_format_is_refused(folder: Path) -> None:
    reader, writer = PartsReader(folder, "v1"), PartsWriter(folder)
    writer.facts("model", reader.facts("model") | {"format": 99})

    with pytest.raises(IncompatibleVersionError, match="99"):
        RoutingModel.load(folder, "v1")


@pytest.mark.parametrize("key", ["bands", "shrinkage", "floor", "worth"])
def test_facts_about_times_that_make_no_sense_are_refused(folder: Path, key: str) -> None:
    reader, writer = PartsReader(folder, "v1"), PartsWriter(folder)
    writer.facts("times", reader.facts("times") | {key: {"nonsense": 1}})

    with pytest.raises(DamagedVersionError, match="v1"):
        RoutingModel.load(folder, "v1")


@pytest.mark.parametrize("key", ["learning", "rule", "routed"])
def test_facts_that_make_no_sense_are_refused(folder: Path, key: str) -> None:
    reader, writer = PartsReader(folder, "v1"), PartsWriter(folder)
    writer.facts("model", reader.facts("model") | {key: {"nonsense": 1}})

    with pytest.raises(DamagedVersionError, match="v1"):
        RoutingModel.load(folder, "v1")


def test_json_that_is_no_object_is_refused(folder: Path) -> None:
    (folder / "model.json").write_text("[1, 2]", encoding="utf-8")

    with pytest.raises(DamagedVersionError, match=r"model\.json"):
        RoutingModel.load(folder, "v1")


def test_arrays_that_carry_objects_are_never_read(folder: Path) -> None:
    with (folder / "bookings.npz").open("wb") as file:
        np.savez(file, offsets=np.array([{"a": 1}], dtype=object))

    with pytest.raises(DamagedVersionError, match=r"bookings\.npz"):
        RoutingModel.load(folder, "v1")
