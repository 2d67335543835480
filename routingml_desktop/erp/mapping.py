"""Which view and which column is which, from config/erp/*.toml.

A mapping is data: another plant, another language or another ERP needs another file, no code. The
format is described at the top of ``config/erp/demo.toml``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any, Final, Literal

from pydantic import Field, ValidationError, model_validator

from routingml_desktop.domain import columns as our
from routingml_desktop.domain.errors import MappingError
from routingml_desktop.domain.plant import AsBuiltRule, ClosingStage, RoutingRules
from routingml_desktop.erp.mapping_parts import (
    AsBuiltMapping,
    AttributeMapping,
    BasisName,
    ConnectionMapping,
    DateSpelling,
    MappingPart,
    OtherColumns,
    RulesMapping,
    SpanMapping,
    TableMapping,
    TimeUnitName,
    UnitMapping,
)
from routingml_desktop.erp.mapping_words import sentence_of
from routingml_desktop.paths import bundled

TIME_UNIT: Final = "time_unit"
MINUTES: Final = "minutes"
REWORK: Final = "rework"
ORDER_TYPE: Final = "order_type"
"""Which kind of order it is; stands before its number, as equal numbers may differ in it."""
SETUP_KIND: Final = "setup"
RUN_KIND: Final = "run"

OPERATION_TIMES: Final = (
    our.SETUP_MINUTES,
    our.RUN_MINUTES,
    our.QUEUE_MINUTES,
    our.WAIT_MINUTES,
    our.MOVE_MINUTES,
    our.ACTUAL_SETUP_MINUTES,
    our.ACTUAL_RUN_MINUTES,
)
RESULT_TIMES: Final = (our.SETUP_MINUTES, our.RUN_MINUTES, MINUTES)

UNNAMED: Final = "plant"
"""A mapping whose file name holds no letter or digit."""

_YES_NO: Final = ("yes", "no")
_ALLOWED_VALUES: Final[dict[str, tuple[str, ...]]] = {
    our.OPERATION_TYPE: ("in_house", "outside"),
    our.INSPECTION: _YES_NO,
    our.MAIN: _YES_NO,
    our.KIND: (SETUP_KIND, RUN_KIND, "breakdown", "rework"),
    REWORK: _YES_NO,
    TIME_UNIT: ("second", "minute", "hour", "day"),
}


class ItemsMapping(TableMapping):
    """The item master, or the distinct item codes of another table."""

    attributes: dict[str, AttributeMapping] = Field(default_factory=dict)
    """Column -> what is known about it; the order is the order on screen."""
    others: OtherColumns = "compare"
    """What columns not named are: ``compare`` or ``show`` them as attributes, or ``skip`` them."""
    missing: tuple[float, ...] = ()
    """Numbers that mean missing in every number attribute, such as 9999."""
    distinct: bool = False
    """Take each row once: for plants whose items are named only in their work results."""

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> ItemsMapping:
        self.demand("items", {our.ITEM_CODE, our.ITEM_NAME}, (our.ITEM_CODE,), _ALLOWED_VALUES)
        if self.others == "skip" and not self.attributes:
            raise ValueError('attributes: name at least one, or leave others = "compare"')
        return self


class OperationsMapping(TableMapping):
    """The routing master, one row per operation."""

    time_unit: TimeUnitName | dict[str, TimeUnitName] = "minute"
    """Unit of all times, or of each; a column time_unit wins where it says something."""

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> OperationsMapping:
        known = (set(our.OPERATION_COLUMNS) - {our.ORIGIN}) | {TIME_UNIT}
        needed = (our.ITEM_CODE, our.SEQUENCE, our.JOB_CODE)
        self.demand("operations", known, needed, _ALLOWED_VALUES)
        self.demand_times(self.time_unit, OPERATION_TIMES)
        return self


class WorkResultsMapping(TableMapping):
    """The bookings of the shop floor."""

    time_unit: TimeUnitName | dict[str, TimeUnitName] = "minute"
    basis: BasisName = "order"
    """Whether run times are of the whole booking or of one piece (then times its quantity)."""
    span: SpanMapping | None = None
    """Columns that say the same thing twice, compared while reading."""

    @model_validator(mode="after")
    def _has_what_it_needs(self) -> WorkResultsMapping:
        known = set(our.RESULT_COLUMNS) | {TIME_UNIT, MINUTES, REWORK, ORDER_TYPE}
        typed = ORDER_TYPE in (*self.columns, *self.constants)
        needed = (our.ITEM_CODE, our.JOB_CODE, *([our.WORK_ORDER] if typed else []))
        self.demand("work_results", known, needed, _ALLOWED_VALUES)
        self.demand_times(self.time_unit, RESULT_TIMES)
        named = bool({our.RUN_MINUTES, MINUTES} & set(self.columns))
        if not named and not self.times_tell_minutes:
            raise ValueError(
                "columns: name run_minutes, or minutes when a kind tells what they are, "
                "or span = { start, complete } where only times are booked"
            )
        if named and self.times_tell_minutes:
            raise ValueError(
                "span.span: name the column of the duration; only without run_minutes and minutes "
                "the time from start to complete is taken"
            )
        if our.SETUP_MINUTES in self.columns and (
            MINUTES in self.columns or self.times_tell_minutes
        ):
            raise ValueError(
                "columns.setup_minutes: minutes, or the time from start to complete, are set-up "
                "where kind says so and run elsewhere; name run_minutes where both are booked"
            )
        if self.basis == "piece" and self.times_tell_minutes:
            raise ValueError('basis: times from start to complete are of the whole order: "order"')
        return self

    @property
    def times_tell_minutes(self) -> bool:
        """Whether minutes are the time from start to completion, for want of a duration."""
        return self.span is not None and self.span.span is None


class SourceMapping(MappingPart):
    """Everything a plant's rows need to become ours."""

    name: str = Field(default="", pattern=r"^[^\p{Cc}]*$")
    """Identifier; made of the file's name when empty."""
    title: str = ""
    """What the title bar shows."""
    blanks: tuple[str, ...] = ("", "-", "--", "null", "NULL", "[NULL]")
    """Texts that mean missing, compared after trimming."""
    dates: tuple[DateSpelling, ...] = ()
    """Further spellings of dates, such as ``%d.%m.%Y``; the usual ones are known."""
    decimal: Literal[".", ","] = "."
    """The decimal sign of numbers in texts; the other one separates thousands."""
    code_case: Literal["as_written", "upper"] = "as_written"
    """Whether item codes that differ in case are the same: then they are read in upper case."""
    connection: ConnectionMapping
    units: dict[str, UnitMapping] = Field(default_factory=dict)
    items: ItemsMapping
    operations: OperationsMapping | None = None
    work_results: WorkResultsMapping | None = None
    as_built: AsBuiltMapping = Field(default_factory=AsBuiltMapping)
    rules: RulesMapping = Field(default_factory=RulesMapping)

    @model_validator(mode="after")
    def _fits_together(self) -> SourceMapping:
        if self.operations is None and self.work_results is None:
            raise ValueError(
                "name [operations] or [work_results]: without either nothing is learned"
            )
        for column, attribute in self.items.attributes.items():
            if attribute.units and attribute.units not in self.units:
                known = ", ".join(self.units) or "none"
                raise ValueError(f"items.attributes.{column}.units: unknown; known: {known}")
        return self

    @property
    def as_built_rule(self) -> AsBuiltRule:
        """When an order's bookings show a whole routing."""
        return AsBuiltRule(
            frozenset(self.as_built.first_operations), frozenset(self.as_built.last_operations)
        )

    @property
    def routing_rules(self) -> RoutingRules:
        """What speaks against a routing of this plant."""
        said, operations = self.rules, self.operations
        return RoutingRules(
            tuple(ClosingStage(stage.job_codes, stage.en, stage.ko) for stage in said.closing),
            said.inspections,
            operations is not None
            and our.INSPECTION in (*operations.columns, *operations.constants),
        )


def shipped_mappings() -> tuple[str, ...]:
    """Names of the mappings that come with the program."""
    return tuple(sorted(file.stem for file in bundled("config", "erp").glob("*.toml")))


def load_mapping(name_or_path: str | Path) -> SourceMapping:
    """The shipped mapping of this name, or the one in this file.

    Raises MappingError naming the file, the key and what is allowed.
    """
    given = str(name_or_path)
    file = bundled("config", "erp", f"{given}.toml") if given in shipped_mappings() else Path(given)
    values = _read(file, given)
    if values.get("name", "") == "":
        values["name"] = _name_of(file)
    try:
        return SourceMapping.model_validate(values)
    except ValidationError as error:
        raise MappingError(file.name, sentence_of(error, SourceMapping)) from error


def _name_of(file: Path) -> str:
    """The file's name as an identifier: letters of any script, digits, - and _; never empty."""
    # Disks of a Mac spell Korean syllables in parts.
    stem = unicodedata.normalize("NFC", file.stem).lower()
    return re.sub(r"\W+", "-", stem).strip("-") or UNNAMED


def _read(file: Path, given: str) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        known = ", ".join(shipped_mappings())
        raise MappingError(
            given, f"there is no such file, nor a shipped mapping ({known})"
        ) from error
    except UnicodeDecodeError as error:
        raise MappingError(given, "the file is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        hint = "names with other letters than A-Z, digits, - and _ stand in quotes"
        raise MappingError(given, f"{error}; {hint}") from error
    except OSError as error:
        raise MappingError(given, error.strerror or str(error)) from error
