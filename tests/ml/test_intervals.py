"""Bands are moved until they hold eight of ten, group by group."""

from __future__ import annotations

import numpy as np

from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ml.intervals import (
    EVERYWHERE,
    LEAST_SCORES,
    UNCALIBRATED,
    Bands,
    Offset,
    Scores,
    group_names,
)
from routingml_desktop.ml.time_levels import Part

WIDE, NARROW, FEW = "SAW/own", "LAP/own", "DRL/own"


def scores() -> tuple[Scores, np.ndarray]:
    """Bookings about a predicted band from -1 to 1: two groups that scatter, and a small one."""
    rng = np.random.default_rng(2)
    sizes = {WIDE: 400, NARROW: 400, FEW: LEAST_SCORES - 1}
    spread = {WIDE: 2.0, NARROW: 0.5, FEW: 9.0}
    booked = np.concatenate([rng.normal(0, spread[name], n) for name, n in sizes.items()])
    names = np.repeat(list(sizes), list(sizes.values()))
    return Scores(booked + 1.0, booked - 1.0, (names,), np.arange(len(booked))), booked


def test_a_group_s_band_is_moved_until_it_holds_eight_of_ten() -> None:
    found, booked = scores()

    bands = Bands.fit({Part.RUN: found})

    for name, least, most in ((WIDE, 0.76, 0.84), (NARROW, 0.76, 0.90)):
        group, offset = bands.offset(Part.RUN, [name])
        mine = booked[found.groups[0] == name]
        held = ((mine >= -1 + offset.low) & (mine <= 1 + offset.high)).mean()
        assert group == name
        assert offset.n == 400
        assert least < held < most


def test_a_small_group_borrows_its_parent_s() -> None:
    bands = Bands.fit({Part.RUN: scores()[0]})

    group, offset = bands.offset(Part.RUN, [FEW])

    assert group == EVERYWHERE
    assert offset.n == 849


def test_without_enough_orders_nothing_is_moved_and_no_group_is_named() -> None:
    few = Scores(np.zeros(9), np.zeros(9), (np.full(9, "A"),), np.arange(9))

    bands = Bands.fit({Part.RUN: few})

    assert bands.offset(Part.RUN, ["A"]) == ("", UNCALIBRATED)
    assert bands.offset(Part.SETUP, ["A"]) == ("", UNCALIBRATED)


def test_groups_go_from_the_work_center_s_evidence_to_the_kind_of_evidence() -> None:
    names = group_names("SAW-1", TimeOrigin.OWN_BOOKINGS)

    assert names == ("SAW-1/own_bookings", "SAW-1/", "/own_bookings")


def test_bands_come_back_from_their_data() -> None:
    bands = Bands({(Part.RUN, "SAW/"): Offset(-0.5, 0.25, 60)}, common=0.4)

    again = Bands.from_data(bands.as_data(), bands.common)

    assert again.common == 0.4
    assert again.as_data() == bands.as_data()
    assert again.offset(Part.RUN, ["SAW/"])[1] == Offset(-0.5, 0.25, 60)


def test_orders_of_one_item_count_as_few_when_a_group_is_set_apart() -> None:
    rng = np.random.default_rng(4)
    usual, apart = rng.normal(0, 1, 2_000), rng.normal(0, 3, 60)
    booked = np.concatenate((usual, apart))
    names = np.array(["USUAL"] * 2_000 + ["APART"] * 60)
    many = np.arange(2_060)
    one = np.where(names == "APART", -1, many)

    wide, narrow = (
        Bands.fit({Part.RUN: Scores(booked + 1, booked - 1, (names,), item)}).offset(
            Part.RUN, ["APART"]
        )[1]
        for item in (many, one)
    )

    assert 0 < narrow.high < wide.high / 2
