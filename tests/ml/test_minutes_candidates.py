"""Models that correct minutes: each learns, is stored without pickle, and only the best is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.minutes_candidate import MinutesCandidate
from routingml_desktop.ml.minutes_candidates import boosting, fitted
from routingml_desktop.ml.minutes_choice import LEAST_GAIN, MinutesChoice, figures
from routingml_desktop.ml.minutes_features import NAMES
from routingml_desktop.ml.minutes_model import MinutesModel
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.threads import one_thread
from routingml_desktop.ml.time_levels import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

ROWS = 500
LEARNING = (MinutesCandidate.BOOSTING, MinutesCandidate.MLP, MinutesCandidate.STACKING)


@pytest.fixture(autouse=True)
def _alone() -> Iterator[None]:
    with one_thread():
        yield


def history() -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Evidence that errs by what its second number says; some numbers are missing."""
    rng = np.random.default_rng(6)
    rows = rng.normal(size=(ROWS, len(NAMES)))
    rows[:, NAMES.index("spread")] = 0.3
    rows[rng.random(ROWS) < 0.3, 9] = np.nan
    wanted = 0.4 * np.sign(rows[:, 1]) + rng.normal(0, 0.05, ROWS)
    return rows, wanted, np.arange(ROWS) // 5


@pytest.mark.parametrize("candidate", LEARNING)
def test_each_model_learns_what_the_evidence_misses(candidate: MinutesCandidate) -> None:
    rows, wanted, item = history()

    model = fitted(candidate, rows[:400], wanted[:400], item[:400], seed=1)

    left = np.abs(model.predict(rows[400:]) - wanted[400:]).mean()
    assert left < 0.8 * np.abs(wanted[400:]).mean()


@pytest.mark.parametrize("candidate", LEARNING)
def test_a_plant_without_standards_is_learned_from_too(candidate: MinutesCandidate) -> None:
    rows, wanted, item = history()
    rows[:, NAMES.index("standard") : NAMES.index("standard_weight") + 1] = np.nan

    model = fitted(candidate, rows[:400], wanted[:400], item[:400], seed=1)

    left = np.abs(model.predict(rows[400:]) - wanted[400:]).mean()
    assert left < 0.8 * np.abs(wanted[400:]).mean()


@pytest.mark.parametrize("candidate", [MinutesCandidate.MLP, MinutesCandidate.STACKING])
def test_a_kept_model_comes_back_from_disk_and_is_the_same_when_learned_again(
    candidate: MinutesCandidate, tmp_path: Path
) -> None:
    rows, wanted, item = history()
    ends = [boosting("quantile", q, rows, wanted, 1) for q in (0.1, 0.9)]
    written = []
    model = MinutesModel()
    for turn in ("first", "second"):
        folder = tmp_path / turn
        folder.mkdir()
        estimator = fitted(candidate, rows, wanted, item, seed=1)
        model = MinutesModel(candidate, ends=(ends[0], ends[1]), middle=estimator)
        model.save(Part.RUN, PartsWriter(folder))
        written.append({file.name: file.read_bytes() for file in folder.iterdir()})

    loaded = MinutesModel.load(Part.RUN, PartsReader(tmp_path / "first", "v1"))

    assert written[0] == written[1]
    assert np.array_equal(loaded.beyond(rows), model.beyond(rows))


def test_a_boosted_model_comes_back_from_disk(tmp_path: Path) -> None:
    rows, wanted, item = history()
    middle = fitted(MinutesCandidate.BOOSTING, rows, wanted, item, seed=1)
    ends = [boosting("quantile", q, rows, wanted, 1) for q in (0.1, 0.9)]
    model = MinutesModel(MinutesCandidate.BOOSTING, ends=(ends[0], ends[1]), middle=middle)
    model.save(Part.SETUP, PartsWriter(tmp_path))

    loaded = MinutesModel.load(Part.SETUP, PartsReader(tmp_path, "v1"))

    assert np.array_equal(loaded.beyond(rows), model.beyond(rows))
    assert loaded.beyond(rows)[:, 1] == pytest.approx(middle.predict(rows))


def test_without_a_model_the_evidence_answers_and_its_spread_is_the_band() -> None:
    rows, _, _ = history()

    beyond = MinutesModel().beyond(rows)

    assert np.array_equal(beyond[:, 1], np.zeros(ROWS))
    assert beyond[:, 2] == pytest.approx(0.3 * 1.2816, abs=1e-3)
    assert np.array_equal(beyond[:, 0], -beyond[:, 2])


def test_no_model_corrects_by_more_than_was_ever_seen() -> None:
    class Wild:
        def predict(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
            return np.full(len(rows), 50.0)

    rows, _, _ = history()

    beyond = MinutesModel(MinutesCandidate.MLP, middle=Wild()).beyond(rows)

    assert beyond.max() <= 1.5


def errors(mean: float, seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).exponential(mean, 2000)


def test_a_model_that_is_surely_better_is_chosen_and_marked() -> None:
    choice = MinutesChoice(Part.RUN, np.arange(2000) // 10, seed=1)

    choice.judge(MinutesCandidate.NEIGHBORS, errors(10.0, 1))
    score = choice.judge(MinutesCandidate.BOOSTING, errors(6.0, 2))

    assert choice.best is MinutesCandidate.BOOSTING
    assert [scored.chosen for scored in choice.scores] == [False, True]
    assert (score.part, score.n) == ("run", 2000)
    assert score.trimmed_mae is not None
    assert score.low is not None
    assert score.high is not None
    assert score.low < score.trimmed_mae < score.high


@pytest.mark.parametrize("mean", [10.0 * (1 - LEAST_GAIN / 2), 10.0, 12.0])
def test_the_simpler_one_stays_when_the_gain_is_small_or_none(mean: float) -> None:
    choice = MinutesChoice(Part.RUN, np.arange(2000) // 10, seed=1)

    choice.judge(MinutesCandidate.NEIGHBORS, errors(10.0, 1))
    choice.judge(MinutesCandidate.MLP, errors(10.0, 1) * mean / 10.0)

    assert choice.best is MinutesCandidate.NEIGHBORS


def test_too_few_orders_give_a_score_without_a_figure() -> None:
    choice = MinutesChoice(Part.RUN, np.arange(2), seed=1)

    score = choice.judge(MinutesCandidate.NEIGHBORS, np.array([1.0, 2.0]))

    assert (score.trimmed_mae, score.n) == (None, 2)
    assert figures(score) == {"minutes.run.neighbors.n": 2.0}
    assert choice.best is MinutesCandidate.NEIGHBORS
