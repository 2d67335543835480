"""The graph finds what exact search finds, and is only trusted when it fits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.errors import DamagedVersionError, WorkCancelledError
from routingml_desktop.ml.neighbor_index import SMALL, NeighborIndex, exact_nearest, graph_available
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.settings import IndexSettings
from tests.ml.plants import never, quiet

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Progress

SETTINGS = IndexSettings(links=16, build_breadth=60, search_breadth=100, shortlist=50)
MANY = SMALL + 500


def unit_vectors(count: int, dimension: int = 16, seed: int = 1) -> NDArray[np.float32]:
    rng = np.random.default_rng(seed)
    vectors = rng.normal(size=(count, dimension)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


def built(count: int) -> NeighborIndex:
    index = NeighborIndex(SETTINGS)
    index.build(unit_vectors(count), 42, quiet, never)
    return index


def test_few_vectors_are_searched_exactly() -> None:
    index = built(100)
    vectors = unit_vectors(100)

    rows, cosines = index.nearest(vectors[:3], 5)

    assert index.exact
    assert rows[:, 0].tolist() == [0, 1, 2]
    assert cosines[:, 0] == pytest.approx([1, 1, 1], abs=1e-5)
    assert np.all(np.diff(cosines, axis=1) <= 0)


def test_exact_search_is_that_of_sorting_all_products() -> None:
    vectors = unit_vectors(400)
    questions = unit_vectors(300, seed=9)

    rows, _ = exact_nearest(vectors, questions, 7)

    assert np.array_equal(rows, np.argsort(-(questions @ vectors.T), axis=1, kind="stable")[:, :7])


@pytest.mark.parametrize("count", [0, 1, 3])
def test_more_neighbors_than_vectors_are_not_asked_for(count: int) -> None:
    index = built(count)

    rows, cosines = index.nearest(unit_vectors(2), 10)

    assert rows.shape == cosines.shape == (2, count)


def test_the_graph_finds_nearly_all_of_the_truly_nearest() -> None:
    index = built(MANY)
    vectors, questions = unit_vectors(MANY), unit_vectors(100, seed=5)
    truth, _ = exact_nearest(vectors, questions, 10)

    found, _ = index.nearest(questions, 10)

    assert index.exact is not graph_available()
    shared = [len(set(t) & set(f)) for t, f in zip(truth.tolist(), found.tolist(), strict=True)]
    assert np.mean(shared) >= 9.8


def test_a_long_shortlist_is_searched_as_broadly_as_it_is_long() -> None:
    vectors, questions = unit_vectors(MANY), unit_vectors(50, seed=5)
    index = NeighborIndex(replace(SETTINGS, search_breadth=10))
    index.build(vectors, 42, quiet, never)
    truth, _ = exact_nearest(vectors, questions, 200)

    found, _ = index.nearest(questions, 200)

    shared = [len(set(t) & set(f)) for t, f in zip(truth.tolist(), found.tolist(), strict=True)]
    assert np.mean(shared) >= 196


def test_building_tells_its_progress_and_stops_when_asked() -> None:
    steps: list[Progress] = []
    index = NeighborIndex(SETTINGS)

    index.build(unit_vectors(MANY), 42, steps.append, never)

    assert [step.fraction for step in steps] == sorted(step.fraction for step in steps)
    assert steps[-1].fraction == 1.0
    with pytest.raises(WorkCancelledError):
        NeighborIndex(SETTINGS).build(unit_vectors(MANY), 42, quiet, lambda: True)


def test_a_stored_index_answers_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "모델 하나"
    for count in (200, MANY):
        index = built(count)
        questions = unit_vectors(20, seed=8)

        index.save(PartsWriter(folder / str(count)))
        reader = PartsReader(folder / str(count), "v1")
        loaded = NeighborIndex.load(reader, SETTINGS, 42, partial(unit_vectors, count))

        assert len(loaded) == count
        assert np.array_equal(loaded.nearest(questions, 10)[0], index.nearest(questions, 10)[0])


def test_an_index_stored_twice_has_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        built(MANY).save(PartsWriter(tmp_path / name))

    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_a_missing_graph_is_built_again_from_the_vectors(tmp_path: Path) -> None:
    index = built(MANY)
    index.save(PartsWriter(tmp_path))
    (tmp_path / "graph.npz").unlink()
    questions = unit_vectors(20, seed=8)

    loaded = NeighborIndex.load(
        PartsReader(tmp_path, "v1"), SETTINGS, 42, partial(unit_vectors, MANY)
    )

    assert np.array_equal(loaded.nearest(questions, 10)[0], index.nearest(questions, 10)[0])


@pytest.mark.parametrize(
    ("file", "name", "value"),
    [
        ("graph", "data_level0", 1),
        ("graph", "dim", 8),
        ("graph", "cur_element_count", 7),
    ],
)
def test_an_altered_graph_is_refused(tmp_path: Path, file: str, name: str, value: int) -> None:
    built(MANY).save(PartsWriter(tmp_path))
    reader = PartsReader(tmp_path, "v1")
    arrays = reader.arrays(file)
    altered = arrays[name].copy()
    altered.flat[0] = value
    PartsWriter(tmp_path).arrays(file, arrays | {name: altered})

    with pytest.raises(DamagedVersionError, match="v1"):
        NeighborIndex.load(reader, SETTINGS, 42, partial(unit_vectors, MANY))


def test_a_graph_of_another_size_is_refused_even_with_the_right_hash(tmp_path: Path) -> None:
    built(MANY).save(PartsWriter(tmp_path))
    reader = PartsReader(tmp_path, "v1")
    facts = reader.facts("index")
    PartsWriter(tmp_path).facts("index", facts | {"count": MANY - 1})

    with pytest.raises(DamagedVersionError):
        NeighborIndex.load(reader, SETTINGS, 42, partial(unit_vectors, MANY))


def test_vectors_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    built(50).save(PartsWriter(tmp_path))
    reader = PartsReader(tmp_path, "v1")

    with pytest.raises(DamagedVersionError, match=r"index\.json"):
        NeighborIndex.load(reader, SETTINGS, 42, partial(unit_vectors, 51))
