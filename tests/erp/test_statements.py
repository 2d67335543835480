from __future__ import annotations

import re

import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from routingml_desktop.erp.mapping import load_mapping
from routingml_desktop.erp.mapping_parts import Condition
from routingml_desktop.erp.settled_items import attributes_of
from routingml_desktop.erp.sources import item_columns, table_query
from routingml_desktop.erp.statements import Dialect, TableQuery, describe, quoted, select

HOSTILE = st.one_of(
    st.sampled_from(
        [
            "ITEM'; DROP TABLE x --",
            'a"b',
            "a]b",
            "]]; SELECT 1 --",
            "`x`",
            "/* x */",
            "＇；",
            "=cmd|'/c calc'!A0",
            "x" * 4000,
            "nul\0nul",
            "라우팅",
            "?",
        ]
    ),
    st.text(min_size=1, max_size=60),
)


def shape(sql: str, dialect: Dialect) -> str:
    """The statement with each quoted name and nothing else replaced by one sign."""
    opening, closing = {"tsql": ("[", "]"), "mysql": ("`", "`")}.get(dialect.value, ('"', '"'))
    inside = rf"(?:[^{re.escape(closing)}]|{re.escape(closing * 2)})*"
    return re.sub(rf"{re.escape(opening)}{inside}{re.escape(closing)}", "N", sql, flags=re.S)


@pytest.mark.parametrize("dialect", list(Dialect))
@given(name=HOSTILE, column=HOSTILE, value=HOSTILE)
def test_no_name_or_value_changes_the_shape_of_a_statement(
    dialect: Dialect, name: str, column: str, value: str
) -> None:
    where = (Condition.model_construct(column=column, op="=", value=value, days_ago=None),)

    statement = select(TableQuery(("dbo", name), (column, "b"), where), dialect)

    assert shape(statement.sql, dialect) == "SELECT N, N FROM N.N WHERE N = ?"
    assert statement.parameters == (value,)


@given(name=HOSTILE.filter(lambda name: "\0" not in name))
def test_a_quoted_name_reads_back_as_itself_in_sql_server(name: str) -> None:
    parsed = sqlglot.parse(select(TableQuery(("t",), (name,)), Dialect.TSQL).sql, read="tsql")

    assert len(parsed) == 1
    assert parsed[0] is not None
    assert [column.name for column in parsed[0].find_all(exp.Column)] == [name]


def test_quotes_inside_names_are_doubled() -> None:
    assert quoted("a]b", Dialect.TSQL) == "[a]]b]"
    assert quoted('a"b', Dialect.ANSI) == '"a""b"'
    assert quoted("a`b", Dialect.MYSQL) == "`a``b`"


@pytest.mark.parametrize(
    ("condition", "sql", "parameters"),
    [
        ({"op": "=", "value": "A"}, "[c] = ?", ("A",)),
        ({"op": "in", "value": ("A", 2)}, "[c] IN (?, ?)", ("A", 2)),
        ({"op": "not in", "value": ("A",)}, "[c] NOT IN (?)", ("A",)),
        ({"op": "like", "value": "A%"}, "[c] LIKE ?", ("A%",)),
        ({"op": "is null"}, "[c] IS NULL", ()),
        ({"op": "is not null"}, "[c] IS NOT NULL", ()),
    ],
)
def test_a_condition_becomes_sql_with_parameters(
    condition: dict[str, object], sql: str, parameters: tuple[object, ...]
) -> None:
    where = (Condition.model_validate({"column": "c", **condition}),)

    statement = select(TableQuery(("t",), ("c",), where), Dialect.TSQL)

    assert statement.sql == f"SELECT [c] FROM [t] WHERE {sql}"
    assert statement.parameters == parameters


def test_days_ago_is_a_day_before_today() -> None:
    where = (Condition.model_validate({"column": "c", "op": ">=", "days_ago": 30}),)

    (day,) = select(TableQuery(("t",), ("c",), where), Dialect.ANSI).parameters

    assert (day.hour, day.minute, day.second) == (0, 0, 0)  # type: ignore[union-attr]


def test_a_limit_is_written_as_each_system_wants_it() -> None:
    query = TableQuery(("t",), ("c",), limit=1)

    assert select(query, Dialect.TSQL).sql == "SELECT TOP (1) [c] FROM [t]"
    assert select(query, Dialect.ANSI).sql == 'SELECT "c" FROM "t" LIMIT 1'


def test_every_statement_of_the_erp_mapping_is_one_plain_select_for_sql_server() -> None:
    ksm = load_mapping("ksm")
    assert ksm.operations is not None
    assert ksm.work_results is not None
    queries = [
        table_query(ksm.items, item_columns(attributes_of(ksm, {}))),
        table_query(ksm.operations),
        table_query(ksm.work_results),
    ]

    for query in queries:
        for statement in (select(query, Dialect.TSQL), describe(query, Dialect.TSQL)):
            (parsed,) = sqlglot.parse(statement.sql, read="tsql")
            assert isinstance(parsed, exp.Select)
            assert parsed.args.get("into") is None
            (table,) = parsed.find_all(exp.Table)
            assert table.sql("tsql") == "[dbo].[" + query.table[1] + "]"


def test_the_erp_statement_for_results_reads_as_written_in_the_design() -> None:
    ksm = load_mapping("ksm")
    assert ksm.work_results is not None

    sql = select(table_query(ksm.work_results), Dialect.TSQL).sql

    assert sql == (
        "SELECT [ITEM_CD], [ROUT_NO], [PROC_SEQ], [JOB_CD], [CD_NM], [RES_CD], [RES_DIS], "
        "[REPORT_DT], [ORDER_QTY], [BAD_QTY], [SETUP_HOURS], [MACH_WORKED_HOURS] "
        "FROM [dbo].[BI_WORK_ORDER_RESULTS]"
    )
