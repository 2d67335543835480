from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routingml_desktop.domain.errors import DriverMissingError, SettingError
from routingml_desktop.erp.drivers import newest_sql_server_driver
from routingml_desktop.erp.keywords import PASSWORD_VARIABLE, Keywords, keywords_of, parsed
from routingml_desktop.erp.mapping_parts import ConnectionMapping

MICROSOFT = (
    "SQL Server",
    "ODBC Driver 13 for SQL Server",
    "ODBC Driver 17 for SQL Server",
    "PostgreSQL Unicode",
)


def connection(**values: object) -> ConnectionMapping:
    return ConnectionMapping.model_validate({"kind": "odbc", **values})


def test_the_newest_driver_for_sql_server_is_taken_when_none_is_named() -> None:
    said = keywords_of(connection(server="erp", database="KsmErp"), "", MICROSOFT)

    assert said.driver == "ODBC Driver 17 for SQL Server"


@pytest.mark.parametrize(
    ("installed", "newest"),
    [
        (MICROSOFT, "ODBC Driver 17 for SQL Server"),
        ((*MICROSOFT, "ODBC Driver 18 for SQL Server"), "ODBC Driver 18 for SQL Server"),
        (("SQL Server", "ODBC Driver 13 for SQL Server"), "ODBC Driver 13 for SQL Server"),
        (("SQL Server",), "SQL Server"),
    ],
)
def test_drivers_are_preferred_in_the_order_18_17_13_windows(
    installed: tuple[str, ...], newest: str
) -> None:
    assert newest_sql_server_driver(installed) == newest


def test_without_any_driver_the_missing_one_is_named_with_those_installed() -> None:
    with pytest.raises(DriverMissingError, match=r"Driver 18.*PostgreSQL Unicode"):
        keywords_of(connection(server="erp"), "", ("PostgreSQL Unicode",))


def test_a_driver_that_is_not_installed_is_named() -> None:
    with pytest.raises(DriverMissingError, match="Oracle"):
        keywords_of(connection(server="erp", driver="Oracle"), "", MICROSOFT)


def test_sql_server_is_told_about_encryption_and_the_windows_login() -> None:
    text = keywords_of(connection(server="erp", database="KsmErp"), "", MICROSOFT).text()

    assert text == (
        "Driver={ODBC Driver 17 for SQL Server};Server=erp;Database=KsmErp;Encrypt=yes;"
        "TrustServerCertificate=no;APP=RoutingML;Trusted_Connection=yes"
    )


def test_a_database_user_logs_in_with_the_password_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PASSWORD_VARIABLE, "a;b}c")
    said = keywords_of(connection(server="erp", user="bi"), "", MICROSOFT)

    assert "Trusted_Connection" not in said.text()
    assert "a;b" not in said.text()
    assert said.text_with_password().endswith(";PWD={a;b}}c}")


def test_the_location_wins_over_the_mapping() -> None:
    location = "Server=other;Database=Test;Encrypt=no"
    said = keywords_of(connection(server="erp", database="KsmErp"), location, MICROSOFT)

    assert said.title == "Test @ other"
    assert said.get("encrypt") == "no"


def test_a_named_data_source_needs_neither_driver_nor_server() -> None:
    assert keywords_of(connection(dsn="KSM"), "", ()).text() == "DSN=KSM"
    assert keywords_of(connection(server="erp"), "DSN=Other", ()).text() == "DSN=Other"


@pytest.mark.parametrize("location", ["Server=a;PWD=hunter2", "password = hunter2 ;Server=a"])
def test_a_password_in_the_location_is_refused_and_not_repeated(location: str) -> None:
    with pytest.raises(SettingError) as caught:
        keywords_of(connection(), location, MICROSOFT)

    assert PASSWORD_VARIABLE in str(caught.value)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("location", ["Server", "Server=a;=b", "Driver={x"])
def test_a_text_that_is_no_connection_string_is_refused(location: str) -> None:
    with pytest.raises(SettingError, match=r"source\.location"):
        parsed(location)


@given(
    st.dictionaries(
        st.from_regex(r"[A-Z][A-Za-z_]{0,12}", fullmatch=True).filter(
            lambda name: name.upper() not in ("PWD", "PASSWORD", "ACCESSTOKEN")
        ),
        st.text(max_size=40).map(str.strip),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_put_together_reads_back_whatever_the_values_hold(values: dict[str, str]) -> None:
    assert parsed(Keywords(values).text()) == values
