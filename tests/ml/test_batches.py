"""Each row comes once a round, in batches, and the rate cools down."""

from __future__ import annotations

import numpy as np
import pytest

from routingml_desktop.ml.batches import Batches


def test_each_row_comes_once_a_round() -> None:
    batches = Batches(count=10, size=5, steps=4, rate=1.0, told=1)

    rows = [batch.tolist() for batch, _, _ in batches.dealt(np.random.default_rng(1))]

    assert all(batch == sorted(batch) for batch in rows)
    assert sorted(rows[0] + rows[1]) == sorted(rows[2] + rows[3]) == list(range(10))
    assert rows[0] != rows[2]


def test_batches_larger_than_what_there_is_take_rows_again() -> None:
    batches = Batches(count=3, size=7, steps=1, rate=1.0, told=1)

    ((batch, _, _),) = batches.dealt(np.random.default_rng(1))

    assert len(batch) == 7
    assert set(batch.tolist()) == {0, 1, 2}


def test_the_rate_cools_down_to_a_fiftieth() -> None:
    batches = Batches(count=4, size=2, steps=100, rate=0.5, told=10)

    rates = [rate for _, rate, _ in batches.dealt(np.random.default_rng(1))]

    assert rates == sorted(rates, reverse=True)
    assert rates[0] == pytest.approx(0.5)
    assert rates[-1] == pytest.approx(0.01, abs=1e-3)


def test_it_is_told_now_and_then_and_at_the_end() -> None:
    batches = Batches(count=4, size=2, steps=10, rate=0.5, told=4)

    told = [done for _, _, done in batches.dealt(np.random.default_rng(1)) if done is not None]

    assert told == pytest.approx([0.2, 0.6, 1.0])
    assert batches.rounds(told[-1]) == pytest.approx(5.0)
