"""A cycle's sample: reproducible, in proportion, and no family forgotten."""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.quality_cycle import SamplingStrategy
from routingml_desktop.services.quality_sampling import allocation, sampled, strata_attribute
from routingml_desktop.settings import QualitySettings

LAST_DAY = datetime(2026, 3, 2)  # noqa: DTZ001 (frames carry the plant's local time)
SETTINGS = QualitySettings()


def population(**sizes: int) -> pl.DataFrame:
    """Items of some families, each family's last booked a day apart, newest first."""
    rows = [
        (f"{stratum}-{place:03}", stratum, LAST_DAY - timedelta(days=place))
        for stratum, size in sizes.items()
        for place in range(size)
    ]
    return pl.DataFrame(rows, ["item_code", "stratum", "last_booked"], orient="row")


@given(
    sizes=st.dictionaries(
        st.text("ABCDEFGH", min_size=1, max_size=3), st.integers(1, 60), min_size=1
    ),
    wanted=st.integers(1, 200),
)
def test_every_family_is_drawn_and_none_beyond_what_it_has(
    sizes: dict[str, int], wanted: int
) -> None:
    drawn = allocation(sizes, wanted)

    assert sum(drawn.values()) == min(wanted, sum(sizes.values()))
    assert all(0 <= drawn[name] <= sizes[name] for name in sizes)
    if wanted >= len(sizes):
        assert min(drawn.values()) >= 1


def test_what_whole_parts_leave_goes_to_the_largest_remainder() -> None:
    assert allocation({"A": 50, "B": 30, "C": 20}, 7) == {"A": 4, "B": 2, "C": 1}


def test_more_families_than_places_keep_the_largest() -> None:
    assert allocation({"A": 5, "B": 9, "C": 2}, 2) == {"A": 1, "B": 1, "C": 0}


@pytest.mark.parametrize("strategy", list(SamplingStrategy))
def test_the_same_seed_draws_the_same_items_and_another_one_others(
    strategy: SamplingStrategy,
) -> None:
    items = population(A=60, B=40)

    first, again, other = (sampled(items, 20, strategy, seed, SETTINGS) for seed in (0, 0, 1))

    assert first == again
    assert first != other
    assert len(set(first)) == 20
    assert first == sorted(first)


@pytest.mark.parametrize("strategy", list(SamplingStrategy))
def test_a_small_population_is_taken_whole_and_an_empty_one_gives_nobody(
    strategy: SamplingStrategy,
) -> None:
    assert len(sampled(population(A=3), 500, strategy, 42, SETTINGS)) == 3
    assert sampled(population(), 5, strategy, 42, SETTINGS) == []


def test_an_item_without_a_family_is_of_the_family_of_those() -> None:
    items = population(A=30, B=1).with_columns(
        pl.when(pl.col("stratum") == "B").then(None).otherwise("stratum").alias("stratum")
    )

    drawn = sampled(items, 5, SamplingStrategy.STRATIFIED, 42, SETTINGS)

    assert "B-000" in drawn


def test_half_of_a_recent_sample_was_booked_lately() -> None:
    items = population(A=200)
    settings = QualitySettings(recent_days=30)

    drawn = sampled(items, 20, SamplingStrategy.RECENT, 42, settings)

    recent = [code for code in drawn if int(code[2:]) <= 30]
    assert len(recent) == 10


def test_too_few_recent_items_are_made_up_for_by_others() -> None:
    drawn = sampled(population(A=40), 36, SamplingStrategy.RECENT, 42, SETTINGS)

    assert len(drawn) == 36


def test_families_are_found_by_values_and_learned_weight() -> None:
    items = pl.DataFrame(
        {
            "code": [f"C{number}" for number in range(60)],
            "kind": ["ring", "seal", "plate"] * 20,
            "constant": ["x"] * 60,
            "size": [float(number) for number in range(60)],
        }
    )
    weights = {"code": 4.0, "constant": 3.0, "size": 2.0, "kind": 1.0}

    assert strata_attribute(items, weights) == "kind"
    assert strata_attribute(items, weights, "constant") == "constant"
    assert strata_attribute(items, {"code": 4.0, "kind": 0.0}) == ""
