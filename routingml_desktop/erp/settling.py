"""Turns raw values of any source into ours: one path for texts, numbers, dates, units and enums.

What cannot be settled becomes missing and is counted, never guessed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.plant import Severity
from routingml_desktop.erp.date_texts import DATETIME, wall_clock, written_dates, written_offsets
from routingml_desktop.erp.number_texts import written_numbers
from routingml_desktop.erp.units import (
    CLOCK_UNITS,
    MINUTES_IN,
    cell_minutes,
    clock_minutes,
    factors_of,
    number_and_unit,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.erp.tally import Tally

_USUAL_DATES: Final = (
    "%Y-%m-%d %H:%M:%S%.f",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y%m%d",
)
_PLACEHOLDER: Final = "are placeholders such as 9999, so they count as missing"
_TIMES: Final = (
    'are times such as 1:30 and no numbers, so they count as missing; time_unit = "h:mm" or "m:ss" '
    "tells how to read them"
)
_UNIT_BEHIND: Final = (
    "have a unit behind the number, so they count as missing; the attribute's unit, or units where "
    "they differ, tells how to read them"
)
_YES: Final = ("y", "yes", "true", "1", "t", "예", "yes.")
_NO: Final = ("n", "no", "false", "0", "f", "아니오", "아니요")


OTHER_TEXTS: Final = "*"
"""Stands in a mapping's values for every text that is not listed."""


class Settling:
    """Settles the columns of one table and counts what it cannot settle."""

    def __init__(
        self,
        table: str,
        tally: Tally,
        *,
        blanks: Sequence[str],
        dates: Sequence[str],
        decimal: str,
        upper_codes: bool = False,
    ) -> None:
        self._table = table
        self._tally = tally
        self._blanks = pl.Series(values=list(blanks), dtype=pl.String)
        self._dates = (*dates, *_USUAL_DATES)
        self._decimal = decimal
        self._upper_codes = upper_codes

    def item_code(self, texts: pl.Series) -> pl.Series:
        """Settled texts as item codes: in upper case where the mapping says that case is none."""
        return texts.str.to_uppercase() if self._upper_codes else texts

    def text(self, values: pl.Series) -> pl.Series:
        """Trimmed texts; blank tokens are null; numbers keep no needless ``.0``."""
        texts = as_text(values).str.strip_chars()
        return texts.set(texts.is_in(self._blanks.implode()), None)

    def number(self, values: pl.Series, missing: Sequence[float] = ()) -> pl.Series:
        """Float64; unreadable texts are null and counted, numbers in ``missing`` are null.

        Zero as a blank is the ERP's habit; any other such number is counted as a sentinel.
        """
        numbers = self._parsed_numbers(values)
        if not missing:
            return numbers
        hit = numbers.is_in(pl.Series(values=[float(m) for m in missing]).implode())
        odd = as_text(numbers.filter(hit & (numbers != 0)))
        self._note("sentinel_values", values.name, odd, Severity.INFO, _PLACEHOLDER)
        return numbers.set(hit, None)

    def at_least_zero(self, numbers: pl.Series, otherwise: str) -> pl.Series:
        """The numbers; those below zero are null and counted, ``otherwise`` says what they do."""
        below = numbers < 0
        self._note(
            "span_disagrees",
            numbers.name,
            numbers.filter(below).round(1),
            Severity.WARNING,
            f"{otherwise}, so their minutes count as missing",
        )
        return numbers.set(below, None)

    def in_unit(
        self,
        numbers: pl.Series,
        unit_texts: pl.Series,
        factors: Mapping[str, float],
        default: str = "",
    ) -> pl.Series:
        """Numbers times the factor of their unit; null and counted where the unit is unknown."""
        units = self.text(unit_texts)
        if default:
            units = units.fill_null(default)
        factor = factors_of(units, factors)
        unknown = numbers.is_not_null() & factor.is_null()
        self._note(
            "unknown_units",
            numbers.name,
            units.filter(unknown).fill_null("(blank)"),
            Severity.WARNING,
            "have a unit that the mapping does not know, so they count as missing",
        )
        return (numbers * factor).alias(numbers.name)

    def unit_behind(self, values: pl.Series, unit: str = "") -> tuple[pl.Series, pl.Series]:
        """The values without the unit behind them, and the unit texts; ``unit``: only this one."""
        if values.dtype.is_numeric():
            return values, pl.repeat(None, len(values), dtype=pl.String, eager=True)
        return number_and_unit(self.text(values), unit)

    def one_of(self, values: pl.Series, known: Mapping[str, str]) -> pl.Series:
        """Our value for each text the mapping lists; null and counted for others.

        A mapping that lists ``*`` gives that value to every other text.
        """
        texts = self.text(values)
        listed = {text: value for text, value in known.items() if text != OTHER_TEXTS}
        ours = texts.replace_strict(
            listed, default=known.get(OTHER_TEXTS), return_dtype=pl.String
        ).set(texts.is_null(), None)
        self._note(
            "unknown_values",
            values.name,
            texts.filter(texts.is_not_null() & ours.is_null()),
            Severity.WARNING,
            "are not listed in the mapping, so they count as missing",
        )
        return ours

    def yes_no(self, values: pl.Series, known: Mapping[str, str] | None = None) -> pl.Series:
        """Booleans from the mapping's texts, or from the usual ones (Y/N, 1/0, 예/아니오)."""
        if values.dtype == pl.Boolean:
            return values
        if known:
            return self.one_of(values, known) == "yes"
        texts = self.text(values)
        usual = dict.fromkeys(_YES, True) | dict.fromkeys(_NO, False)
        flags = texts.str.to_lowercase().replace_strict(
            usual, default=None, return_dtype=pl.Boolean
        )
        self._note(
            "unknown_values",
            values.name,
            texts.filter(texts.is_not_null() & flags.is_null()),
            Severity.WARNING,
            "are neither yes nor no, so they count as missing",
        )
        return flags

    def date(self, values: pl.Series) -> pl.Series:
        """Datetime in microseconds as the clock on the wall showed it.

        Unreadable texts are null and counted.
        """
        if values.dtype.is_temporal():
            return wall_clock(values).cast(DATETIME)
        texts = self.text(values)
        dates = written_dates(texts, self._dates)
        self._note(
            "unreadable_values",
            values.name,
            texts.filter(texts.is_not_null() & dates.is_null()),
            Severity.WARNING,
            "are no dates the mapping knows, so they count as missing (key: dates)",
        )
        return dates

    def ahead_of_utc(self, values: pl.Series) -> pl.Series:
        """How far the clock of each date was ahead of UTC, a Duration; zero where nothing tells."""
        if getattr(values.dtype, "time_zone", None):
            return wall_clock(values) - wall_clock(values.dt.convert_time_zone("UTC"))
        if values.dtype.is_temporal():
            return pl.repeat(0, len(values), dtype=pl.Duration("us"), eager=True)
        return written_offsets(self.text(values))

    def minutes(self, values: pl.Series, unit: str) -> pl.Series:
        """Float64 minutes from numbers in ``unit``, or from texts such as 1:30 in a clock's unit.

        Durations and times of day that a file or database knows as such need no unit.
        """
        if values.dtype in (pl.Duration, pl.Time):
            return (values.cast(pl.Duration("us")).dt.total_microseconds() / 60e6).alias(
                values.name
            )
        if values.dtype != pl.String:
            return self._minutes_of_texts(values, unit)
        cells = cell_minutes(values)
        rest = self._minutes_of_texts(values.set(cells.is_not_null(), None), unit)
        return pl.select(pl.coalesce(cells, rest)).to_series().alias(values.name)

    def _minutes_of_texts(self, values: pl.Series, unit: str) -> pl.Series:
        if unit not in CLOCK_UNITS:
            return (self.number(values) * MINUTES_IN[unit]).alias(values.name)
        texts = self.text(values)
        minutes = clock_minutes(texts, unit)
        self._note(
            "unreadable_values",
            values.name,
            texts.filter(texts.is_not_null() & minutes.is_null()),
            Severity.WARNING,
            f"are no times written as {unit} (key: time_unit), so they count as missing",
        )
        return minutes

    def whole_number(self, values: pl.Series) -> pl.Series:
        """Int64; what is no whole number is null and counted."""
        numbers = self.number(values)
        odd = numbers.is_not_null() & (numbers != numbers.round())
        self._note(
            "unreadable_values",
            values.name,
            numbers.filter(odd),
            Severity.WARNING,
            "are no whole numbers, so they count as missing",
        )
        return numbers.set(odd, None).cast(pl.Int64, strict=False)

    def _parsed_numbers(self, values: pl.Series) -> pl.Series:
        if values.dtype.is_numeric():
            numbers = values.cast(pl.Float64)
            return numbers.set(~numbers.is_finite(), None)
        texts = self.text(values)
        numbers = written_numbers(texts, self._decimal)
        unread = texts.filter(texts.is_not_null() & numbers.is_null())
        clock = unread.str.contains(r"^\d+:\d\d(:\d\d)?$")
        behind = unread.str.contains(r"^[+-]?\d[\d.,]*\s*[^\d\s.,:eE+-]\S*$") & ~clock
        for which, sentence in (
            (~clock & ~behind, self._no_number),
            (clock, _TIMES),
            (behind, _UNIT_BEHIND),
        ):
            self._note(
                "unreadable_values", values.name, unread.filter(which), Severity.WARNING, sentence
            )
        return numbers

    @property
    def _no_number(self) -> str:
        return (
            f"are no numbers with the decimal sign {self._decimal!r} (key: decimal), "
            "so they count as missing"
        )

    def _note(
        self, check: str, column: str, faulty: pl.Series, severity: Severity, sentence: str
    ) -> None:
        self._tally.note(check, self._table, column, faulty, severity, sentence)


def as_text(values: pl.Series) -> pl.Series:
    """The values as texts; whole numbers of a float column without ``.0``."""
    if values.dtype == pl.String:
        return values
    if values.dtype.is_float():
        # A code that a driver hands over as 1001.0 is the code 1001.
        whole = values.is_finite() & (values == values.round()) & (values.abs() < 1e15)  # noqa: PLR2004 (exact in a double)
        as_whole = values.set(~whole, None).cast(pl.Int64, strict=False).cast(pl.String)
        return as_whole.zip_with(whole.fill_null(value=True), values.cast(pl.String))
    return values.cast(pl.String)
