"""Minutes come from the best evidence there is, and say which it was."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest

from routingml_desktop.domain.time_estimate import TimeEstimate, TimeOrigin
from routingml_desktop.ml.bookings import bookings
from routingml_desktop.ml.intervals import Bands, Offset
from routingml_desktop.ml.linear_part import LinearPart
from routingml_desktop.ml.minutes_question import Asked, Learned, Question
from routingml_desktop.ml.operation_times import OperationTimes
from routingml_desktop.ml.paces import Paces
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.standards import Standards
from routingml_desktop.ml.time_files import load_levels, save_levels
from routingml_desktop.ml.time_levels import Part, TimeLevels, trust
from routingml_desktop.settings import LearningSettings
from tests.ml.plants import DAY_ONE, actuals_frame

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.ml.evidence import Evidence

ITEMS = pl.Series(["A", "B", "C"])
PLAIN = LearningSettings()
SHOWN = {code: np.array([place]) for place, code in enumerate(ITEMS)}
UNSHRUNK = LearningSettings(shrinkage=0.0)


def booked(
    item: str, run: list[float | None], job: str = "TURN", wc: str = "CNC-1", **changes: Any
) -> list[dict[str, Any]]:
    """Orders of ten pieces that took ``run`` minutes a piece and 20 minutes of set-up."""
    return [
        {
            "work_order": f"{item}-{job}-{wc}-{n}",
            "item_code": item,
            "job_code": job,
            "work_center": wc,
            "quantity": 10.0,
            "setup_minutes": 20.0,
            "run_minutes": None if each is None else 10.0 * each,
            "reported": DAY_ONE + timedelta(days=n),
        }
        | changes
        for n, each in enumerate(run)
    ]


class Shop:
    """Times learned from rows, and questions about them."""

    def __init__(
        self,
        *rows: list[dict[str, Any]],
        learning: LearningSettings = PLAIN,
        bands: Bands | None = None,
        codes: pl.Series = ITEMS,
    ) -> None:
        self.codes = codes
        self.booked = bookings(actuals_frame([row for some in rows for row in some]), codes)
        everything = np.arange(len(self.booked))
        none = Paces.none(len(self.booked.jobs))
        learned = {
            part: Learned(
                levels=TimeLevels.fit(part, self.booked, everything, learning),
                paces=none,
                corrections=TimeLevels(part, 1.0, {}),
                leanings=none,
                worth=0.0,
            )
            for part in Part
        }
        self.times = OperationTimes(self.booked, learned, Standards.none(), learning, bands=bands)

    def run(
        self,
        job: str = "TURN",
        wc: str = "CNC-1",
        *,
        own: str = "",
        similar: dict[str, float] | None = None,
        standard: float | None = None,
        part: Part = Part.RUN,
        pace: float = 0.0,
    ) -> TimeEstimate:
        like = similar or {}
        operation = (self.booked.job_number(job), self.booked.work_center_number(wc))
        itself = [own] if own else []
        question = Question(
            operation,
            own=self.evidence(dict.fromkeys(itself, 1.0)).at(self.booked, *operation),
            similar=self.evidence(like).at(self.booked, *operation),
            asked=Asked(pace),
            standard=standard,
        )
        return self.times.estimate(part, question)

    def evidence(self, similarity: dict[str, float]) -> Evidence:
        codes = self.codes.to_list()
        shown = [SHOWN[code] for code in similarity]
        items = [codes.index(code) for code in similarity]
        return self.times.evidence(items, list(similarity.values()), shown)


def test_own_bookings_come_first() -> None:
    shop = Shop(booked("A", [5.0] * 6), booked("B", [9.0] * 6))

    found = shop.run(own="A", similar={"B": 0.9}, standard=1.0)

    assert found.origin is TimeOrigin.OWN_BOOKINGS
    assert (found.n, found.items) == (6, 1)
    assert found.trimmed_mean == 5.0
    assert found.p50 is not None
    assert 5.0 < found.p50 < 7.0


def test_without_own_bookings_similar_items_tell() -> None:
    shop = Shop(booked("A", [5.0] * 6), booked("B", [9.0] * 6), booked("C", [30.0] * 30))

    found = shop.run(similar={"A": 0.95, "B": 0.85})

    assert found.origin is TimeOrigin.SIMILAR_ITEMS
    assert (found.n, found.items) == (12, 2)


def test_a_more_similar_item_counts_more() -> None:
    shop = Shop(booked("A", [5.0] * 6), booked("B", [9.0] * 6), learning=UNSHRUNK)

    near_a = shop.run(similar={"A": 0.99, "B": 0.50}).p50
    near_b = shop.run(similar={"A": 0.50, "B": 0.99}).p50

    assert near_a is not None
    assert near_b is not None
    assert near_a < near_b


def test_then_the_operation_at_its_work_center_then_anywhere() -> None:
    shop = Shop(booked("A", [5.0] * 6), booked("B", [9.0] * 6, wc="CNC-2"))

    assert shop.run().origin is TimeOrigin.OPERATION_AT_WORK_CENTER
    assert shop.run(wc="CNC-2").origin is TimeOrigin.OPERATION_AT_WORK_CENTER
    assert shop.run(wc="NEW").origin is TimeOrigin.OPERATION
    assert shop.run(wc="NEW").n == 12


def test_then_the_standard_without_a_band() -> None:
    found = Shop(booked("A", [5.0])).run("GRIND", standard=3.5)

    assert found == TimeEstimate(TimeOrigin.STANDARD, p50=3.5)


def test_a_standard_of_zero_is_a_standard() -> None:
    found = Shop(booked("A", [5.0])).run("GRIND", standard=0.0)

    assert (found.origin, found.p50) == (TimeOrigin.STANDARD, 0.0)


def test_with_no_evidence_at_all_nothing_is_known_and_it_is_not_zero() -> None:
    found = Shop().run()

    assert found.origin is TimeOrigin.NOTHING
    assert (found.p10, found.p50, found.p90, found.n) == (None, None, None, 0)


def test_few_orders_are_drawn_to_the_wider_group_many_are_not() -> None:
    wide = booked("B", [2.0] * 40)
    few, many = (Shop(booked("A", [10.0] * n), wide).run(own="A").p50 for n in (1, 60))

    assert few is not None
    assert many is not None
    assert few < 5.0
    assert many > 8.0


def test_nothing_shrinks_when_told_so() -> None:
    shop = Shop(booked("A", [10.0] * 2), booked("B", [2.0] * 40), learning=UNSHRUNK)

    assert shop.run(own="A").p50 == pytest.approx(10.0)


def test_setup_is_per_lot_and_apart_from_run() -> None:
    shop = Shop(booked("A", [5.0] * 6, setup_minutes=33.0))

    found = shop.run(own="A", part=Part.SETUP)

    assert found.trimmed_mean == pytest.approx(33.0)
    assert found.p50 == pytest.approx(33.0, rel=0.01)


def test_a_part_that_is_only_ever_booked_as_zero_is_unknown_not_zero() -> None:
    shop = Shop(booked("A", [5.0] * 6, setup_minutes=0.0))

    found = shop.run(own="A", part=Part.SETUP, standard=15.0)

    assert (found.origin, found.p50) == (TimeOrigin.STANDARD, 15.0)
    assert shop.run(own="A", part=Part.SETUP).origin is TimeOrigin.NOTHING


def test_zeros_among_real_bookings_stay_finite() -> None:
    shop = Shop(booked("A", [5.0] * 6, setup_minutes=0.0), booked("B", [5.0] * 6))

    found = shop.run(own="A", part=Part.SETUP)

    assert found.p10 is not None
    assert found.p50 is not None
    assert 0.0 <= found.p10 <= found.p50 < 5.0


def test_outliers_and_dropped_bookings_are_counted_but_do_not_count() -> None:
    shop = Shop(
        booked("A", [5.0, 5.1, 4.9, 5.0, 500.0]),
        booked("A", [7.0], dropped="no_minutes", work_order="X"),
    )

    found = shop.run(own="A")

    assert found.n == 4
    assert found.dropped == 2
    assert found.p50 == pytest.approx(5.0, rel=0.02)


def crowd(*own: float) -> Shop:
    """Forty items that take some 5 minutes a piece, and one with orders of its own."""
    rng = np.random.default_rng(1)
    others = [booked(f"C{n:02d}", [5.0 * float(rng.lognormal(0, 0.1))]) for n in range(40)]
    codes = pl.Series(["A", *(f"C{n:02d}" for n in range(40))])
    return Shop(booked("A", list(own)), *others, codes=codes)


def test_one_order_in_two_that_no_item_takes_is_left_out() -> None:
    found = crowd(5.0, 50.0).run(own="A")

    assert found.p50 == pytest.approx(5.0, rel=0.1)
    assert (found.n, found.dropped) == (1, 1)


def test_an_item_whose_orders_agree_is_different_and_not_wrong() -> None:
    found = crowd(50.0, 52.0, 48.0).run(own="A")

    assert (found.n, found.dropped) == (3, 0)
    assert found.p50 is not None
    assert found.p50 > 10.0


def test_among_few_items_no_order_is_told_to_be_impossible() -> None:
    found = Shop(booked("A", [5.0, 50.0]), booked("B", [5.0, 5.1, 4.9])).run(own="A")

    assert (found.n, found.dropped) == (2, 0)


def test_absurd_minutes_in_a_single_booking_do_not_break_anything() -> None:
    found = Shop(booked("A", [1e9]), booked("B", [5.0] * 30)).run(own="A")

    assert found.p90 is not None
    assert np.isfinite(found.p90)


def test_bookings_without_quantity_or_minutes_are_no_evidence_for_run() -> None:
    shop = Shop(booked("A", [5.0], quantity=0.0), booked("A", [None], work_order="Y"))

    assert shop.run(own="A").origin is TimeOrigin.NOTHING


def test_all_bookings_dropped_leave_nothing() -> None:
    shop = Shop(booked("A", [5.0] * 9, dropped="unit_suspect"))

    assert shop.run(own="A").origin is TimeOrigin.NOTHING


def test_an_operation_without_work_center_uses_its_bookings_anywhere() -> None:
    shop = Shop(booked("A", [5.0] * 6), booked("B", [9.0] * 6, wc="CNC-2"))

    found = shop.run(wc="", similar={"A": 0.9, "B": 0.9})

    assert (found.origin, found.n) == (TimeOrigin.SIMILAR_ITEMS, 12)


def test_the_band_surrounds_the_middle() -> None:
    rng = np.random.default_rng(4)
    shop = Shop(booked("A", (5.0 * rng.lognormal(0, 0.3, 50)).tolist()))

    found = shop.run(own="A")

    assert found.p10 is not None
    assert found.p50 is not None
    assert found.p90 is not None
    assert found.p10 < found.p50 < found.p90
    assert found.cv == pytest.approx(0.3, abs=0.1)


def test_bands_take_the_calibrated_width_of_their_group() -> None:
    rows = booked("A", (5.0 * np.random.default_rng(4).lognormal(0, 0.3, 50)).tolist())
    narrow = Shop(rows).run(own="A")
    wide = Shop(rows, bands=Bands({(Part.RUN, "CNC-1/"): Offset(-1.0, 1.0, 99)})).run(own="A")

    assert wide.p10 is not None
    assert narrow.p10 is not None
    assert wide.p10 < narrow.p10
    assert wide.p50 == narrow.p50


def test_a_band_never_excludes_its_middle() -> None:
    inside_out = Bands({(Part.RUN, "all"): Offset(9.0, -9.0, 99)})

    found = Shop(booked("A", [5.0] * 9), bands=inside_out).run(own="A")

    assert found.p10 == found.p50 == found.p90


def test_levels_come_back_from_disk(tmp_path: Path) -> None:
    shop = Shop(booked("A", [5.0, 6.0, 7.0]), booked("B", [9.0]))

    levels = shop.times.levels[Part.RUN]

    save_levels(levels, "levels", PartsWriter(tmp_path))
    loaded = load_levels(Part.RUN, levels.floor, "levels", PartsReader(tmp_path, "v1"), 4.0)

    assert loaded.levels == levels.levels
    assert loaded.at(0, 0) == levels.at(0, 0)


def test_outlying_rows_are_named() -> None:
    shop = Shop(booked("A", [5.0, 5.1, 4.9, 5.0, 500.0]))

    outlying = shop.times.outlying(Part.RUN, np.arange(5))

    assert outlying.tolist() == [False, False, False, False, True]


def test_trust_grows_with_the_orders() -> None:
    assert [trust(n, PLAIN) for n in (0, 4, 12)] == [0.0, 0.5, 0.75]
    assert trust(0, UNSHRUNK) == 0.0
    assert trust(1, UNSHRUNK) == 1.0


def test_minutes_return_from_their_logarithms() -> None:
    levels = TimeLevels(Part.RUN, 0.5, {})

    assert levels.minutes(float(levels.logs(np.array([7.0]))[0])) == pytest.approx(7.0)
    assert levels.minutes(-99.0) == 0.0
    assert levels.at(0, 0) is None
    assert levels.anywhere(0) is None


def test_what_is_known_about_the_pace_is_taken_out_and_put_back() -> None:
    shop = Shop(booked("A", [10.0] * 40), booked("B", [5.0] * 40), learning=UNSHRUNK)
    twice = np.zeros((1, 1), np.float32)
    twice[0, 0] = np.log(2.0)
    slow = LinearPart(np.zeros(1, np.float32), np.array([0]), twice)
    pace = Paces(slow, LinearPart.none(0), np.zeros(0, np.int64), 1, 2.0)
    shop.times.paces[Part.RUN] = pace

    like_a = shop.run(similar={"A": 0.9}, pace=float(np.log(2.0))).p50
    like_b = shop.run(similar={"A": 0.9}).p50

    assert like_a == pytest.approx(10.0, rel=0.02)
    assert like_b == pytest.approx(5.0, rel=0.05)
