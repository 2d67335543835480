"""How models of minutes got as good as they are: by trees, by epochs, by orders learned from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from routingml_desktop.domain.minutes_candidate import MinutesCandidate
from routingml_desktop.ml.bootstrap import TrimmedMean
from routingml_desktop.ml.minutes_candidates import fitted
from routingml_desktop.ml.minutes_curves import EXPLAINED, HISTORY, MinutesCurves
from routingml_desktop.ml.minutes_measures import TRIM
from routingml_desktop.ml.minutes_replay import STEPS, Replayed
from routingml_desktop.ml.threads import one_thread
from routingml_desktop.ml.time_levels import Part
from tests.ml.test_minutes_candidates import ROWS, history

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import LearningPoint

TAUGHT = 400


def replayed(rows: slice) -> Replayed:
    """Some of the history as held-back bookings whose evidence says nothing."""
    features, wanted, item = history()
    count = len(wanted[rows])
    none = np.zeros(count)
    steps = np.zeros((count, len(STEPS)))
    return Replayed(
        Part.RUN,
        np.arange(ROWS)[rows],
        item[rows],
        none.astype(np.int8),
        none.astype(np.int8),
        features[rows],
        steps,
        steps,
        none,
        none,
        none,
        wanted[rows],
    )


def errors(rows: Replayed, beyond: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.abs(np.exp(beyond) - np.exp(rows.actual)))


@pytest.fixture(scope="module")
def curves() -> MinutesCurves:
    return MinutesCurves(replayed(slice(TAUGHT)), replayed(slice(TAUGHT, None)), errors, 1)


def points(curves: MinutesCurves, candidate: MinutesCandidate) -> tuple[LearningPoint, ...]:
    rows, wanted, item = history()
    with one_thread():
        model = fitted(candidate, rows[:TAUGHT], wanted[:TAUGHT], item[:TAUGHT], seed=1)
        return curves.of(candidate, model)


def on(found: tuple[LearningPoint, ...], name: str, *, held_out: bool) -> dict[float, float]:
    """Value by place on a curve of the run minutes."""
    wanted = (f"minutes.run.{name}", held_out)
    return {point.at: point.value for point in found if (point.curve, point.held_out) == wanted}


def trimmed(rows: Replayed, beyond: NDArray[np.float64]) -> float | None:
    return TrimmedMean(errors(rows, beyond), TRIM).value


def test_boosting_starts_at_the_evidence_and_ends_at_the_error_of_the_whole_model(
    curves: MinutesCurves,
) -> None:
    rows, wanted, item = history()
    with one_thread():
        boosted = fitted(
            MinutesCandidate.BOOSTING, rows[:TAUGHT], wanted[:TAUGHT], item[:TAUGHT], seed=1
        )
        found = curves.of(MinutesCandidate.BOOSTING, boosted)

    learned, held_out = (on(found, "boosting", held_out=side) for side in (False, True))
    judging = curves.judging
    assert list(learned) == list(held_out) == list(range(0, 81, 4))
    assert held_out[0] == trimmed(judging, np.zeros(len(judging)))
    assert held_out[80] == pytest.approx(trimmed(judging, boosted.predict(judging.features)))
    assert learned[80] < 0.5 * learned[0]


def test_the_error_by_orders_ends_where_all_of_them_are_learned_from(curves: MinutesCurves) -> None:
    found = points(curves, MinutesCandidate.BOOSTING)

    by_orders = on(found, HISTORY, held_out=True)
    assert list(by_orders) == [50, 100, 200, 400]
    assert by_orders[400] == on(found, "boosting", held_out=True)[80]
    assert by_orders[50] != by_orders[400]
    assert max(by_orders.values()) < on(found, "boosting", held_out=True)[0]
    assert on(found, HISTORY, held_out=False) == {}


def test_the_network_tells_its_loss_and_what_it_explains_for_each_epoch(
    curves: MinutesCurves,
) -> None:
    found = points(curves, MinutesCandidate.MLP)

    loss = on(found, "mlp", held_out=False)
    explained = on(found, EXPLAINED, held_out=True)
    assert list(loss) == list(explained) == list(range(1, len(loss) + 1))
    assert loss[len(loss)] < loss[1]
    assert explained[len(loss)] > explained[1]
    assert max(explained.values()) <= 1


def test_what_is_fitted_in_one_go_has_no_curve(curves: MinutesCurves) -> None:
    assert points(curves, MinutesCandidate.STACKING) == ()
