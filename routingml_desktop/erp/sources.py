"""Items, routing operations, work results as frames: ODBC, SQLite file, folder of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import SettingError
from routingml_desktop.domain.plant import SourceFacts
from routingml_desktop.erp.folder import Folder, is_row_file
from routingml_desktop.erp.lookups import LookedUp, columns_brought, columns_needed, table_parts
from routingml_desktop.erp.settled_items import attribute_facts, attributes_of, settled_items
from routingml_desktop.erp.settled_rows import settled_operations, settled_results
from routingml_desktop.erp.settling import Settling
from routingml_desktop.erp.span_checks import note_spans, span_columns
from routingml_desktop.erp.sqlite_file import SqliteFile
from routingml_desktop.erp.statements import TableQuery
from routingml_desktop.erp.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import polars as pl

    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.plant import AsBuiltRule, Finding, RoutingRules
    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.erp.mapping import SourceMapping
    from routingml_desktop.erp.mapping_parts import AttributeMapping, SourceKind, TableMapping
    from routingml_desktop.erp.readers import TableReader


def open_source(mapping: SourceMapping, location: str = "") -> MappedSource:
    """The plant's rows at ``location``, or where the mapping says when it is empty.

    A folder is read as files, a file as SQLite, ``keyword=value;...`` as an ODBC connection,
    whatever kind the mapping names. Nothing is opened before the first question. Raises
    SettingError when there is nothing at the location, DriverMissingError without ODBC driver.
    """
    kind, reader = open_reader(mapping, location)
    title = f"{mapping.title} ({reader.title})" if mapping.title else reader.title
    return MappedSource(mapping, reader, SourceFacts(mapping.name, title, kind))


def open_reader(mapping: SourceMapping, location: str = "") -> tuple[SourceKind, TableReader]:
    """What kind of source is at ``location`` and a reader of its raw rows."""
    connection = mapping.connection
    place = Path(location or connection.path)
    named = bool(location or connection.path)
    if named and place.is_dir():
        encoding, delimiter = connection.encoding, connection.delimiter
        folder = Folder(place, connection.batch_rows, encoding=encoding, delimiter=delimiter)
        return "folder", folder
    if named and place.is_file() and is_row_file(place):
        raise SettingError(
            "source.location",
            f"{place.name} is no SQLite file; name the folder it is in, {place.parent}",
        )
    if named and place.is_file():
        return "sqlite", SqliteFile(place, connection.batch_rows)
    if "=" in location or (not location and connection.kind == "odbc"):
        # Only plants with a database need the ODBC layer.
        from routingml_desktop.erp.odbc_tables import OdbcTables  # noqa: PLC0415

        return "odbc", OdbcTables(connection, location)
    if not named:
        raise SettingError("source.location", f"the mapping {mapping.name} needs a file or folder")
    raise SettingError("source.location", f"there is no file or folder {place}")


class MappedSource:
    """A plant's rows under our names; see the protocol PlantSource."""

    def __init__(self, mapping: SourceMapping, reader: TableReader, facts: SourceFacts) -> None:
        self._mapping = mapping
        self._reader = reader
        self._facts = facts
        self._tally = Tally()
        self._attributes: dict[str, AttributeMapping] | None = None

    @property
    def facts(self) -> SourceFacts:
        """Name, title and kind; never a password."""
        return self._facts

    @property
    def has_routing_master(self) -> bool:
        """Whether the mapping names a table of routing operations."""
        return self._mapping.operations is not None

    @property
    def as_built_rule(self) -> AsBuiltRule:
        """When an order's bookings count as a whole routing."""
        return self._mapping.as_built_rule

    @property
    def routing_rules(self) -> RoutingRules:
        """What the mapping says of how the plant's routings look."""
        return self._mapping.routing_rules

    def attributes(self) -> tuple[Attribute, ...]:
        """The item attributes, in the item master's column order."""
        return attribute_facts(self._mapping, self._known_attributes(lambda: False))

    def items(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Item rows in batches."""
        attributes = self._known_attributes(stopping)
        settling = self._settling("items")
        for raw in self._raw(self._mapping.items, item_columns(attributes), stopping):
            yield settled_items(raw, self._mapping, attributes, settling, self._tally)

    def operations(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Routing operation rows in batches; nothing without a routing master."""
        operations = self._mapping.operations
        if operations is None:
            return
        settling = self._settling("operations")
        for raw in self._raw(operations, (), stopping):
            yield settled_operations(raw, operations, settling, self._tally)

    def work_results(self, stopping: Stopping) -> Iterator[pl.DataFrame]:
        """Work result rows in batches; nothing when the mapping names none."""
        results = self._mapping.work_results
        if results is None:
            return
        settling = self._settling("work_results")
        quiet = self._settling("work_results", Tally())
        for raw in self._raw(results, span_columns(results.span), stopping):
            if results.span is not None:
                note_spans(raw, results.span, quiet, self._tally)
            yield settled_results(raw, results, settling, self._tally)

    def findings(self) -> tuple[Finding, ...]:
        """What settling units, types and texts of the rows read so far came across."""
        return self._tally.findings()

    def close(self) -> None:
        """Let go of the source."""
        self._reader.close()

    def _raw(
        self, table: TableMapping, further: Iterable[str], stopping: Stopping
    ) -> Iterator[pl.DataFrame]:
        looked_up = LookedUp(table.lookups, self._reader, stopping)
        for batch in self._reader.batches(table_query(table, further), stopping):
            yield looked_up.joined(batch)

    def _known_attributes(self, stopping: Stopping) -> dict[str, AttributeMapping]:
        if self._attributes is None:
            others = self._mapping.items.others != "skip"
            query = table_query(self._mapping.items)
            columns = self._reader.columns(query, stopping) if others else {}
            self._attributes = attributes_of(self._mapping, columns)
        return self._attributes

    def _settling(self, table: str, tally: Tally | None = None) -> Settling:
        if tally is None:
            tally = self._tally
            tally.begin(table)
        mapping = self._mapping
        return Settling(
            table,
            tally,
            blanks=mapping.blanks,
            dates=mapping.dates,
            decimal=mapping.decimal,
            upper_codes=mapping.code_case == "upper",
        )


def item_columns(attributes: Mapping[str, AttributeMapping]) -> tuple[str, ...]:
    """The columns of attributes and of their units."""
    units = (described.unit_column for described in attributes.values())
    return (*attributes, *(unit for unit in units if unit))


def table_query(table: TableMapping, further: Iterable[str] = ()) -> TableQuery:
    """What is read of a table: the columns behind ours, further ones, and those lookups join on."""
    brought = columns_brought(table.lookups)
    wanted = (*table.source_columns(), *further, *columns_needed(table.lookups))
    columns = dict.fromkeys(column for column in wanted if column not in brought)
    distinct = bool(getattr(table, "distinct", False))
    return TableQuery(table_parts(table.table), tuple(columns), table.where, distinct, table.sheet)
