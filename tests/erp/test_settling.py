from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

from routingml_desktop.erp.date_texts import DATETIME
from routingml_desktop.erp.rows import frame_of
from routingml_desktop.erp.settling import Settling
from routingml_desktop.erp.tally import Tally

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import Finding

MILLIMETRES = {"MM": 1.0, "INCH": 25.4}
BLANKS = ("", "-", "--", "null", "NULL")


class Settled:
    """A settling whose findings can be asked for."""

    def __init__(self, **spellings: object) -> None:
        self._tally = Tally()
        self._tally.begin("items")
        values = {"blanks": BLANKS, "dates": (), "decimal": "."} | spellings
        self.settling = Settling("items", self._tally, **values)  # type: ignore[arg-type]

    def found(self, check: str) -> Finding:
        (finding,) = [each for each in self._tally.findings() if each.check == check]
        return finding

    def nothing_found(self) -> bool:
        return not self._tally.findings()


@pytest.fixture
def settled() -> Settled:
    return Settled()


def texts(*values: str | None) -> pl.Series:
    return pl.Series("c", values, dtype=pl.String)


def test_texts_are_trimmed_and_every_blank_token_is_missing(settled: Settled) -> None:
    found = settled.settling.text(texts(" 316L ", "", "-", "--", "null", "NULL", None, "- -"))

    assert found.to_list() == ["316L", *[None] * 6, "- -"]


def test_codes_keep_leading_zeros_and_case() -> None:
    assert Settled().settling.text(texts("00123", "abc-1")).to_list() == ["00123", "abc-1"]


def test_codes_of_a_number_column_are_whole_numbers(settled: Settled) -> None:
    floats = pl.Series("c", [1001.0, 12.5, None])
    decimals = frame_of(["c"], [[Decimal("1001")], [Decimal("12345678901234567890")]])["c"]

    assert settled.settling.text(floats).to_list() == ["1001", "12.5", None]
    assert settled.settling.text(decimals).to_list() == ["1001", "12345678901234567890"]


def test_numbers_are_read_from_texts_and_what_is_none_is_counted(settled: Settled) -> None:
    found = settled.settling.number(texts("1,234.5", "-7", "abc", "", None, "nan", "1e3"))

    assert found.to_list() == [1234.5, -7.0, None, None, None, None, 1000.0]
    assert settled.found("unreadable_values").count == 2
    assert settled.found("unreadable_values").examples == ("abc", "nan")


def test_a_decimal_comma_is_read_where_the_mapping_says_so() -> None:
    comma = Settled(decimal=",")

    assert comma.settling.number(texts("1.234,5", "0,25")).to_list() == [1234.5, 0.25]


@pytest.mark.parametrize(
    ("decimal", "wrong"),
    [(".", ("0,25", "12,5", "1,25", "1,250", "1.250,5")), (",", ("0.25", "12.5", "1.250", "1.2"))],
)
def test_another_decimal_sign_makes_numbers_missing_and_never_hundredfold(
    decimal: str, wrong: tuple[str, ...]
) -> None:
    settled = Settled(decimal=decimal)

    assert settled.settling.number(texts(*wrong, "7")).to_list() == [*[None] * len(wrong), 7.0]
    assert settled.found("unreadable_values").count == len(wrong)
    assert f"decimal sign '{decimal}'" in settled.found("unreadable_values").message


def test_one_odd_number_does_not_put_the_thousands_of_the_others_in_doubt(
    settled: Settled,
) -> None:
    found = settled.settling.number(texts("1,250", "12.5", "12,5"))

    assert found.to_list() == [1250.0, 12.5, None]


@pytest.mark.parametrize(
    ("decimal", "text", "number"),
    [
        (",", "1 250,5", 1250.5),
        (",", "1\u00a0250", 1250.0),
        (",", "12\u202f345\u202f678,9", 12345678.9),
        (".", "1'250.5", 1250.5),
        (".", "+1,234,567", 1234567.0),
        (",", ",5", 0.5),
        (".", "5.", 5.0),
    ],
)
def test_thousands_are_parted_by_blanks_and_apostrophes_as_well(
    decimal: str, text: str, number: float
) -> None:
    assert Settled(decimal=decimal).settling.number(texts(text)).to_list() == [number]


def test_a_year_of_two_digits_is_no_year_of_the_first_century() -> None:
    settled = Settled(dates=("%d.%m.%Y",))
    both = Settled(dates=("%d.%m.%Y", "%d.%m.%y"))

    assert settled.settling.date(texts("24.03.25", "24.03.2025")).to_list() == [
        None,
        datetime(2025, 3, 24),  # noqa: DTZ001 (the plant's own clock)
    ]
    assert settled.found("unreadable_values").count == 1
    assert both.settling.date(texts("24.03.25"))[0] == datetime(2025, 3, 24)  # noqa: DTZ001 (the plant's own clock)


def test_zero_as_blank_is_missing_silently_and_a_sentinel_is_counted(settled: Settled) -> None:
    found = settled.settling.number(pl.Series("c", [0, 9999, 55]), missing=(0, 9999))

    assert found.to_list() == [None, None, 55.0]
    assert settled.found("sentinel_values").count == 1


def test_lengths_become_millimetres_and_an_unknown_unit_makes_them_missing(
    settled: Settled,
) -> None:
    lengths = pl.Series("OUTDIAMETER", [2.0, 55.0, 55.0, 55.0, 55.0, None])
    units = texts("inch", " MM", "D", "52", None, "mmmm")

    found = settled.settling.in_unit(lengths, units, MILLIMETRES)

    assert found.to_list() == [50.8, 55.0, None, None, None, None]
    unknown = settled.found("unknown_units")
    assert (unknown.count, unknown.column) == (3, "OUTDIAMETER")
    assert unknown.examples == ("D", "52", "(blank)")


def test_a_blank_unit_takes_the_default_where_there_is_one(settled: Settled) -> None:
    found = settled.settling.in_unit(pl.Series([2.0]), texts(None), MILLIMETRES, default="INCH")

    assert found.to_list() == [50.8]
    assert settled.nothing_found()


def test_texts_outside_the_mapping_are_missing_and_counted(settled: Settled) -> None:
    known = {"사내": "in_house", "외주": "outside"}

    found = settled.settling.one_of(texts("사내", " 외주 ", "사외", None), known)

    assert found.to_list() == ["in_house", "outside", None, None]
    assert settled.found("unknown_values").examples == ("사외",)


def test_a_star_gives_every_unlisted_text_a_value_but_not_a_blank_one(settled: Settled) -> None:
    known = {"X20-1": "rework", "*": "run"}

    found = settled.settling.one_of(texts("X20-1", "A01-1", None), known)

    assert found.to_list() == ["rework", "run", None]


def test_dates_of_the_year_2999_are_read_in_every_usual_spelling(settled: Settled) -> None:
    found = settled.settling.date(
        texts("2999-12-31", "2999-12-31 00:00:00", "29991231", "2999/12/31", "2999-12-31T00:00:00")
    )

    assert found.dtype == DATETIME
    assert set(found.to_list()) == {datetime(2999, 12, 31)}  # noqa: DTZ001 (ERP times are local)


def test_a_date_nobody_can_read_is_missing_and_counted(settled: Settled) -> None:
    found = settled.settling.date(texts("2024-13-01", "31.12.2024", "2024-02-30"))

    assert found.null_count() == 3
    assert settled.found("unreadable_values").count == 3


def test_further_spellings_of_dates_come_from_the_mapping() -> None:
    german = Settled(dates=("%d.%m.%Y",))

    assert german.settling.date(texts("31.12.2024")).to_list() == [datetime(2024, 12, 31)]  # noqa: DTZ001 (ERP times are local)


def test_yes_and_no_are_known_in_korean_and_as_numbers(settled: Settled) -> None:
    found = settled.settling.yes_no(texts("Y", "n", "1", "0", "예", "아니오", "", "maybe"))

    assert found.to_list() == [True, False, True, False, True, False, None, None]
    assert settled.found("unknown_values").examples == ("maybe",)


def test_a_sequence_that_is_no_whole_number_is_missing(settled: Settled) -> None:
    found = settled.settling.whole_number(texts("10", "20.0", "20.5"))

    assert found.to_list() == [10, 20, None]
    assert settled.found("unreadable_values").count == 1


@pytest.mark.parametrize("values", [[], [None, None]])
def test_an_empty_and_an_all_missing_column_settle_to_their_types(
    settled: Settled, values: list[str | None]
) -> None:
    column = texts(*values)

    assert settled.settling.text(column).dtype == pl.String
    assert settled.settling.number(column).dtype == pl.Float64
    assert settled.settling.date(column).dtype == DATETIME
    assert settled.settling.yes_no(column).dtype == pl.Boolean
    assert settled.nothing_found()


def test_a_column_of_mixed_types_becomes_texts() -> None:
    raw = frame_of(["c"], [[1], ["x"], [2.0], [None], [b"\x00\xff"], [True]])

    assert raw["c"].to_list() == ["1", "x", "2", None, "00ff", "True"]


def test_values_with_a_unit_behind_them_are_told_as_such(settled: Settled) -> None:
    assert settled.settling.number(texts("12.5 mm", "3 kg")).null_count() == 2

    assert settled.found("unreadable_values").count == 2
    assert "unit behind the number" in settled.found("unreadable_values").message


def test_times_with_a_colon_are_told_as_such_where_numbers_are_asked(settled: Settled) -> None:
    assert settled.settling.minutes(texts("1:30", "0:05:00"), "minute").null_count() == 2

    assert 'time_unit = "h:mm"' in settled.found("unreadable_values").message


def test_durations_of_a_file_are_minutes_whatever_unit_its_numbers_have(settled: Settled) -> None:
    spans = pl.Series("c", [timedelta(hours=1, minutes=30), None])
    times = pl.Series("c", [time(0, 45), None])

    assert settled.settling.minutes(spans, "hour").to_list() == [90.0, None]
    assert settled.settling.minutes(times, "hour").to_list() == [45.0, None]
    assert settled.nothing_found()


def test_dates_of_a_time_zone_are_what_its_clock_showed(settled: Settled) -> None:
    moment = datetime(2024, 7, 1, 8)  # noqa: DTZ001
    zoned = pl.Series("c", [moment]).dt.replace_time_zone("Asia/Seoul")

    assert settled.settling.date(zoned).to_list() == [moment]
    assert settled.settling.ahead_of_utc(zoned).to_list() == [timedelta(hours=9)]
