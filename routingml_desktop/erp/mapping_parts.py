"""The parts a mapping file is made of, each checked when it is read."""

from __future__ import annotations

import codecs
import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SourceKind = Literal["odbc", "sqlite", "folder"]
TimeUnitName = Literal["second", "minute", "hour", "day", "h:mm", "m:ss"]
BasisName = Literal["order", "piece"]
OtherColumns = Literal["compare", "show", "skip"]
AttributeType = Literal["text", "number", "yes_no", "date"]
FilterValue = str | int | float | bool | datetime | date

_YEARS: Final = "YyFDsGgcx+"
_DATE_CODES: Final = "YCyqmbBhdejUWuwGgVDxFvHkIlPpMSfRTXrZzcs+tn%aA"
_SECRETS: Final = frozenset({"PWD", "PASSWORD", "AUTHENTICATIONPASSWORD", "ACCESSTOKEN"})


def _identifier(name: str) -> str:
    """A name as the source spells it; control characters never belong to one."""
    if not name.strip():
        raise ValueError("a table or column name is empty")
    if any(unicodedata.category(sign) == "Cc" for sign in name):
        raise ValueError("a table or column name holds a control character")
    return name


def _pattern(text: str) -> str:
    """A regular expression; the empty one, which fits every code, is none."""
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"{text!r} is no regular expression: {error}") from error
    if not text:
        raise ValueError("an empty pattern fits every job code")
    return text


def _date_spelling(text: str) -> str:
    """A spelling of dates in the codes of strftime, with a year in it."""
    codes = re.findall(r"%[-_0.:3-9]*(.?)", text)
    if not set(codes) & set(_YEARS) or not set(codes) <= set(_DATE_CODES):
        raise ValueError(
            "is no spelling of a date: %d is the day, %m the month, %Y the year (%y of two "
            "digits), %H:%M:%S the time, so 24.03.2025 is %d.%m.%Y"
        )
    return text


def _encoding(name: str) -> str:
    """The usual name of an encoding for texts; empty is fine."""
    try:
        "".encode(name or "utf-8")
    except LookupError as error:
        raise ValueError(
            "there is no such encoding; known are cp949, cp1252, latin-1, utf-8 and more"
        ) from error
    return codecs.lookup(name).name if name else ""


Identifier = Annotated[str, AfterValidator(_identifier)]
DateSpelling = Annotated[str, AfterValidator(_date_spelling)]
Pattern = Annotated[str, AfterValidator(_pattern)]
TableName = Identifier | Annotated[tuple[Identifier, ...], Field(min_length=1)]
ColumnNames = Identifier | Annotated[tuple[Identifier, ...], Field(min_length=1)]


def _written(value: object) -> object:
    """A number as the text it is written as; everything else unchanged."""
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if plain else value


Constant = Annotated[str, BeforeValidator(_written)]


def is_secret(keyword: str) -> bool:
    """Whether an ODBC keyword carries a password, which no file of ours may hold."""
    return keyword.strip().upper().replace(" ", "") in _SECRETS


class MappingPart(BaseModel):
    """A section of a mapping file: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(MappingPart):
    """A filter on the rows: column, comparison, value; the value travels as a parameter."""

    column: Identifier
    op: Literal["=", "<>", "<", "<=", ">", ">=", "in", "not in", "like", "is null", "is not null"]
    value: FilterValue | tuple[FilterValue, ...] | None = None
    days_ago: int | None = Field(default=None, ge=0)
    """Instead of a value: the day that many days before today."""

    @model_validator(mode="after")
    def _has_its_value(self) -> Condition:
        listed = isinstance(self.value, tuple)
        if self.op in ("is null", "is not null"):
            if self.value is not None or self.days_ago is not None:
                raise ValueError(f"{self.op} takes no value")
        elif (self.value is None) == (self.days_ago is None):
            raise ValueError(f"{self.op} takes either value or days_ago")
        elif listed != (self.op in ("in", "not in")):
            raise ValueError("only in and not in take a list, and they take nothing else")
        elif listed and not self.value:
            raise ValueError("the list of values is empty")
        return self


class Lookup(MappingPart):
    """Columns brought in from another table by equal keys; several matches repeat the row."""

    table: TableName
    on: dict[Identifier, Identifier] = Field(min_length=1)
    """Our table's column -> the other table's column."""
    columns: dict[Identifier, Identifier] = Field(min_length=1)
    """New column -> the other table's column."""
    required: bool = False
    """Leave out rows without a match."""
    where: tuple[Condition, ...] = ()
    """Which rows of the other table count; with ``required`` it filters the rows themselves."""


class TableMapping(MappingPart):
    """A table, view or file and its columns under our names."""

    table: TableName
    """``schema.table`` or a list of its parts; for a folder the file, with or without suffix."""
    sheet: str = ""
    """The sheet of a workbook; the first when empty."""
    columns: dict[str, ColumnNames] = Field(default_factory=dict)
    """Our column -> theirs; several of theirs are joined by a slash."""
    constants: dict[str, Constant] = Field(default_factory=dict)
    """Our column -> the same value in every row."""
    values: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Our column -> their text -> our value."""
    where: tuple[Condition, ...] = ()
    lookups: tuple[Lookup, ...] = ()

    @model_validator(mode="after")
    def _filters_its_own_columns(self) -> TableMapping:
        brought = {column for lookup in self.lookups for column in lookup.columns}
        for condition in self.where:
            if condition.column in brought:
                raise ValueError(
                    f"where: {condition.column} comes from a lookup; give the lookup a where of "
                    "its own, with the other table's column, and required = true"
                )
        return self

    def demand(
        self,
        section: str,
        known: Iterable[str],
        needed: Iterable[str],
        values: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Raise ValueError when a column is not ours, one is missing, or a value is not allowed."""
        allowed = sorted(known)
        for key in (*self.columns, *self.constants, *self.values):
            if key not in allowed:
                raise ValueError(f"{key} is no column of {section}; allowed: {', '.join(allowed)}")
        for key in needed:
            if key not in self.columns and key not in self.constants:
                raise ValueError(f"columns.{key} is required")
        for key, texts in self.values.items():
            self._demand_values(key, texts, values)

    def _demand_values(
        self, key: str, texts: Mapping[str, str], allowed: Mapping[str, tuple[str, ...]]
    ) -> None:
        if key not in allowed:
            raise ValueError(f"values.{key}: only {', '.join(sorted(allowed))} have values")
        for text, value in texts.items():
            if value not in allowed[key]:
                listed = ", ".join(allowed[key])
                raise ValueError(f"values.{key}.{text} = {value!r}; allowed: {listed}")

    def demand_times(self, time_unit: str | Mapping[str, str], known: Iterable[str]) -> None:
        """Raise ValueError when a time unit is given for something that is no time."""
        allowed = tuple(known)
        for key in time_unit if not isinstance(time_unit, str) else ():
            if key not in allowed:
                raise ValueError(f"time_unit.{key}: allowed: {', '.join(allowed)}")

    def source_columns(self) -> tuple[str, ...]:
        """Their columns behind ours, each once; some may come from a lookup."""
        named: dict[str, None] = {}
        for theirs in self.columns.values():
            named.update(dict.fromkeys((theirs,) if isinstance(theirs, str) else theirs))
        return tuple(named)


class AttributeMapping(MappingPart):
    """What is known about a column that describes items."""

    type: AttributeType = "text"
    ko: str = ""
    en: str = ""
    compared: bool | None = None
    """Whether it takes part in similarity; said or not, unless it looks written with routings."""
    unit_column: Identifier | None = None
    """The column that holds the unit of each value."""
    units: str = ""
    """Which [units.*] its unit column is read with, or the unit behind its own numbers."""
    default_unit: str = ""
    """The unit where none is told; without it such a value is missing."""
    unit: str = ""
    """Unit of the values when no column tells it; it may stand behind the number: ``12.5 mm``."""
    missing: tuple[float, ...] = ()
    """Numbers that mean missing, such as 0 and 9999."""
    values: dict[str, str] = Field(default_factory=dict)
    """Their text -> ours; for yes_no yes or no, for text another spelling of the same."""

    @model_validator(mode="after")
    def _fits(self) -> AttributeMapping:
        if self.unit_column is not None and not self.units:
            raise ValueError("unit_column needs units")
        if (self.units or self.missing) and self.type != "number":
            raise ValueError('units and missing need type = "number"')
        if self.values and self.type not in ("text", "yes_no"):
            raise ValueError('values need type = "text" or "yes_no"')
        if self.type == "yes_no" and not set(self.values.values()) <= {"yes", "no"}:
            raise ValueError("values: allowed: yes, no")
        return self


class UnitMapping(MappingPart):
    """Factors that turn each spelling of a unit into one unit."""

    to: str
    factors: dict[str, Annotated[float, Field(gt=0)]] = Field(min_length=1)
    """Spelling (case and outer blanks do not matter) -> factor."""


class SpanMapping(MappingPart):
    """A booking's start, completion and duration, which should agree."""

    start: Identifier
    complete: Identifier
    span: Identifier | None = None
    """The duration; without it minutes are the time from start to completion."""
    unit: TimeUnitName = "minute"
    text: Identifier | None = None
    """The duration as it was written."""
    pattern: str = r"^\d+:\d\d$"
    """What a well-spelt duration looks like."""


class AsBuiltMapping(MappingPart):
    """Which operations begin and end a whole routing; empty accepts any."""

    first_operations: tuple[str, ...] = ()
    last_operations: tuple[str, ...] = ()


class StageMapping(MappingPart):
    """A stage near the end of a routing, by its job codes."""

    job_codes: tuple[Pattern, ...] = Field(min_length=1)
    en: str = Field(min_length=1)
    ko: str = ""


class RulesMapping(MappingPart):
    """What is known of how the plant's routings look; nothing unless it is written here."""

    closing: tuple[StageMapping, ...] = ()
    """The stages that end a routing, in their order."""
    inspections: tuple[Pattern, ...] = ()
    """How job codes of inspections begin."""


class ConnectionMapping(MappingPart):
    """How the source is reached. A password has no place here."""

    kind: SourceKind
    path: str = ""
    """SQLite file or folder."""
    driver: str = ""
    """ODBC driver; the newest one for SQL Server when empty."""
    dsn: str = ""
    server: str = ""
    port: int | None = Field(default=None, ge=1, le=65535)
    database: str = ""
    user: str = ""
    """Database login; Windows login when empty."""
    encrypt: bool = True
    trust_server_certificate: bool = False
    login_seconds: float = Field(default=10, gt=0, le=600)
    query_seconds: float = Field(default=300, gt=0, le=86400)
    """Longest wait for one answer: the first rows, or the next batch."""
    batch_rows: int = Field(default=20_000, ge=1, le=1_000_000)
    options: dict[str, str] = Field(default_factory=dict)
    """Further keywords of the driver, such as UseDeclareFetch."""
    encoding: Annotated[str, AfterValidator(_encoding)] = ""
    """Encoding of CSV files; found out when empty."""
    delimiter: str = Field(default="", max_length=1)
    """Delimiter of CSV files; found out when empty."""

    @model_validator(mode="after")
    def _holds_no_secret(self) -> ConnectionMapping:
        for keyword in self.options:
            if is_secret(keyword):
                raise ValueError(
                    f"options.{keyword}: a password never stands in a file; "
                    "use Windows login or the environment variable ROUTINGML_ERP_PASSWORD"
                )
        return self
