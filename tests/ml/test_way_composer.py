"""Ways of making are put together operation by operation, also those nobody made yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest
from scipy.sparse import csr_matrix

from routingml_desktop.domain.errors import DamagedVersionError, WorkCancelledError
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.way_composer import LONGEST, WayComposer
from routingml_desktop.ml.way_practice import learned_composer
from tests.ml.plants import DAY_ONE, actuals_frame, never, operations_frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from numpy.typing import NDArray

    from routingml_desktop.ml.known_routings import KnownRoutings

TURNED, KEYED, COATED = 0, 1, 2
LATER = int(4e15)


def plant(
    ways: Sequence[Sequence[str]], created: Sequence[datetime | None] | None = None
) -> KnownRoutings:
    codes = [f"I{n:04d}" for n in range(len(ways))]
    days = created or [DAY_ONE] * len(ways)
    rows = [
        {"item_code": code, "sequence": 10 * place, "job_code": job, "created": day}
        for code, way, day in zip(codes, ways, days, strict=True)
        for place, job in enumerate(way, start=1)
    ]
    items = pl.Series(codes, dtype=pl.String)
    return known_routings(operations_frame(rows), actuals_frame([]), items, never)


def way_of(marks: Sequence[bool]) -> list[str]:
    turned, keyed, coated = marks
    way = ["SAW", "TURN" if turned else "MILL"]
    return [*way, *(["KEY"] if keyed else []), *(["COAT"] if coated else []), "PACK"]


def marked(count: int = 400, seed: int = 3) -> np.ndarray:
    """Items with three marks; nobody made one yet that has all of them."""
    marks = np.random.default_rng(seed).random((count, 3)) < 0.5
    return marks[~marks.all(axis=1)]


def shown(*marks: int) -> NDArray[np.int64]:
    """Each mark is told by three attributes, as items tell the same in codes and in texts."""
    return np.array([3 * mark + place for mark in marks for place in range(3)], np.int64)


def learned(marks: np.ndarray, seed: int = 1) -> tuple[WayComposer, KnownRoutings]:
    routings = plant([way_of(row) for row in marks])
    matrix = csr_matrix(np.repeat(marks, 3, axis=1).astype(float))
    items = np.arange(len(marks))
    return learned_composer(matrix, routings, items, np.ones(len(marks)), seed, never), routings


@pytest.fixture(scope="module")
def composed() -> tuple[WayComposer, KnownRoutings]:
    return learned(marked())


def test_a_combination_that_nobody_made_is_put_together(
    composed: tuple[WayComposer, KnownRoutings],
) -> None:
    composer, routings = composed

    ways = composer.likeliest(composer.hidden(shown(TURNED, KEYED, COATED), LATER))

    codes = [tuple(routings.jobs[job] for job in way) for way, _ in ways]
    assert codes[0] == ("SAW", "TURN", "KEY", "COAT", "PACK")
    made = {tuple(way_of(row)) for row in marked()}
    assert codes[0] not in made


def test_what_an_item_shows_decides(composed: tuple[WayComposer, KnownRoutings]) -> None:
    composer, routings = composed

    for marks in ([], [TURNED], [KEYED], [TURNED, COATED]):
        (best, chance), *_ = composer.likeliest(composer.hidden(shown(*marks), LATER))
        wanted = way_of([mark in marks for mark in range(3)])
        assert [routings.jobs[job] for job in best] == wanted
        assert np.exp(chance) > 0.7


def test_a_way_has_the_same_chance_however_it_is_asked_for(
    composed: tuple[WayComposer, KnownRoutings],
) -> None:
    composer, _ = composed
    hidden = composer.hidden(shown(KEYED), LATER)

    ways, chances = zip(*composer.likeliest(hidden), strict=True)

    assert composer.log_chances(hidden, ways) == pytest.approx(chances, abs=1e-4)
    assert sum(np.exp(chances)) <= 1.0 + 1e-6
    assert list(chances) == sorted(chances, reverse=True)


def test_the_same_rows_and_seed_give_the_same_composer() -> None:
    first, again, other = (learned(marked(120), seed)[0] for seed in (1, 1, 2))

    assert np.array_equal(first.into, again.into)
    assert np.array_equal(first.out, again.out)
    assert not np.array_equal(first.out, other.out)


def test_the_day_of_the_question_tells_the_practice() -> None:
    days = [DAY_ONE.replace(year=2015 + n // 100) for n in range(400)]
    ways = [["SAW", "BUY" if day.year < 2017 else "COAT"] for day in days]
    routings = plant(ways, days)
    matrix = csr_matrix(np.random.default_rng(1).random((400, 4)) < 0.5).astype(float)

    composer = learned_composer(matrix, routings, np.arange(400), np.ones(400), 1, never)

    for year, job in ((2015, "BUY"), (2018, "COAT")):
        when = int(DAY_ONE.replace(year=year, month=6).timestamp() * 1e6)
        (best, _), *_ = composer.likeliest(composer.hidden(np.array([0]), when))
        assert routings.jobs[best[1]] == job


def test_undated_routings_are_learned_without_days() -> None:
    routings = plant([["SAW", "A"], ["SAW", "B"]] * 20, [None] * 40)
    matrix = csr_matrix(np.tile(np.eye(2), (20, 1)))

    composer = learned_composer(matrix, routings, np.arange(40), np.ones(40), 1, never)

    assert len(composer.moments) == 0
    assert composer


def test_operations_that_are_too_rare_are_not_composed_but_ways_with_them_are_judged() -> None:
    ways = [["SAW", "A"], ["SAW", "B"]] * 30 + [["SAW", "ODD"], ["SAW", "STRANGE"]]
    routings = plant(ways)
    matrix = csr_matrix(np.ones((len(ways), 1)))

    composer = learned_composer(matrix, routings, np.arange(len(ways)), np.ones(62), 1, never)

    hidden = composer.hidden(np.zeros(0, np.int64), LATER)
    odd = [routings.jobs.index(job) for job in ("SAW", "ODD")]
    assert composer.others == 2
    assert all(odd[1] not in way for way, _ in composer.likeliest(hidden))
    assert np.exp(composer.log_chances(hidden, [odd])[0]) < 0.1


def test_a_routing_of_thousands_of_operations_is_judged_by_its_beginning() -> None:
    ways = [["A"] * 5_000, ["B", "A"] * 50] * 6 + [["A", "B"]] * 6
    routings = plant(ways)
    matrix = csr_matrix(np.ones((len(ways), 1)))

    composer = learned_composer(matrix, routings, np.arange(18), np.ones(18), 1, never)

    hidden = composer.hidden(np.zeros(0, np.int64), LATER)
    assert np.isfinite(composer.log_chances(hidden, [[0] * 5_000])).all()
    assert all(len(way) <= LONGEST for way, _ in composer.likeliest(hidden))


@pytest.mark.parametrize("ways", [[], [["SAW", "TURN"]], [["SAW", "TURN"]] * 30])
def test_where_all_is_made_one_way_nothing_is_composed(ways: list[list[str]]) -> None:
    matrix = csr_matrix((len(ways), 3))

    composer = learned_composer(
        matrix, plant(ways), np.arange(len(ways)), np.ones(len(ways)), 1, never
    )

    assert not composer
    hidden = composer.hidden(np.array([1]), LATER)
    assert composer.likeliest(hidden) == []
    assert composer.log_chances(hidden, [(0, 1)]).tolist() == [-np.inf]


def test_learning_tells_how_far_it_is_and_stops_when_asked() -> None:
    marks = marked(120)
    routings = plant([way_of(row) for row in marks])
    matrix, told = csr_matrix(marks.astype(float)), list[float]()
    items, weight = np.arange(len(marks)), np.ones(len(marks))

    learned_composer(matrix, routings, items, weight, 1, never, lambda done, *_: told.append(done))

    assert told == sorted(told)
    assert told[-1] == 1.0
    with pytest.raises(WorkCancelledError):
        learned_composer(matrix, routings, items, weight, 1, lambda: True)


def test_a_composer_is_read_as_it_was_written(
    composed: tuple[WayComposer, KnownRoutings], tmp_path: Path
) -> None:
    composer, _ = composed

    composer.save(PartsWriter(tmp_path))

    read = WayComposer.load(PartsReader(tmp_path, "v"))
    hidden = composer.hidden(shown(KEYED), LATER)
    assert np.array_equal(read.hidden(shown(KEYED), LATER), hidden)
    assert read.likeliest(hidden) == composer.likeliest(hidden)


def test_nothing_learned_is_read_as_nothing(tmp_path: Path) -> None:
    WayComposer.undecided().save(PartsWriter(tmp_path))

    assert not WayComposer.load(PartsReader(tmp_path, "v"))


def test_a_composer_whose_arrays_do_not_fit_is_damaged(
    composed: tuple[WayComposer, KnownRoutings], tmp_path: Path
) -> None:
    composer, _ = composed
    composer.save(PartsWriter(tmp_path))
    stored = PartsReader(tmp_path, "v").arrays("way_composer")

    PartsWriter(tmp_path).arrays("way_composer", stored | {"into": stored["into"][:1]})

    with pytest.raises(DamagedVersionError, match="does not fit together"):
        WayComposer.load(PartsReader(tmp_path, "v"))
    PartsWriter(tmp_path).arrays("way_composer", {"into": stored["into"]})
    with pytest.raises(DamagedVersionError, match="does not hold a network"):
        WayComposer.load(PartsReader(tmp_path, "v"))
