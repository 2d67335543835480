"""What SQL Server and others say, as they say it, in our words."""

from __future__ import annotations

import pyodbc
import pytest

from routingml_desktop.domain.errors import (
    DriverMissingError,
    ErpConnectionError,
    ErpTimeoutError,
    LoginRefusedError,
    MissingColumnError,
    MissingTableError,
    PermissionDeniedError,
    SourceError,
)
from routingml_desktop.erp.driver_errors import Asked, our_error

ASKED = Asked("erp", "reading dbo.V", 30, "dbo.V", "ODBC Driver 18 for SQL Server", ("SQL Server",))
MS = "[Microsoft][ODBC Driver 18 for SQL Server]"


@pytest.mark.parametrize(
    ("state", "text", "meant"),
    [
        (
            "28000",
            f"{MS}[SQL Server]Login failed for user 'bi'. (18456) (SQLDriverConnect)",
            LoginRefusedError,
        ),
        (
            "42000",
            f'{MS}[SQL Server]Cannot open database "KsmErp" requested by the login. (4060)',
            ErpConnectionError,
        ),
        (
            "42S02",
            f"{MS}[SQL Server]Invalid object name 'dbo.V'. (208) (SQLExecDirectW)",
            MissingTableError,
        ),
        (
            "42S22",
            f"{MS}[SQL Server]Invalid column name 'WC_CD'. (207) (SQLExecDirectW)",
            MissingColumnError,
        ),
        (
            "42000",
            f"{MS}[SQL Server]The SELECT permission was denied on the object 'V' (229)",
            PermissionDeniedError,
        ),
        ("HYT00", f"{MS}Login timeout expired (0) (SQLDriverConnect)", ErpTimeoutError),
        ("HYT00", f"{MS}Query timeout expired (0) (SQLExecDirectW)", ErpTimeoutError),
        (
            "08001",
            f"{MS}TCP Provider: No connection could be made, the machine refused it.",
            ErpConnectionError,
        ),
        ("08S01", f"{MS}Communication link failure (0) (SQLFetch)", ErpConnectionError),
        (
            "HY000",
            f"{MS}Connection is busy; TCP Provider: connection reset by peer",
            ErpConnectionError,
        ),
        (
            "IM002",
            "[Microsoft][ODBC Driver Manager] Data source name not found",
            DriverMissingError,
        ),
        (
            "01000",
            "[unixODBC][Driver Manager]Can't open lib 'x' : file not found (0)",
            DriverMissingError,
        ),
        ("57P01", "terminating connection due to administrator command", ErpConnectionError),
        ("57014", "ERROR: canceling statement due to statement timeout", ErpTimeoutError),
        ("40001", f"{MS}[SQL Server]Transaction was deadlocked on lock resources", SourceError),
    ],
)
def test_each_failure_becomes_the_class_that_says_what_to_do(
    state: str, text: str, meant: type[SourceError]
) -> None:
    ours = our_error(pyodbc.Error(state, f"[{state}] {text}"), ASKED)

    assert type(ours) is meant
    assert ours.exit_code == 4


def test_the_drivers_words_are_shown_on_one_line_without_decoration() -> None:
    text = f"[08001] {MS}TCP Provider: The server\n was not found. (53) (SQLDriverConnect)"

    assert str(our_error(pyodbc.Error("08001", text), ASKED)) == (
        "No connection to erp: TCP Provider: The server was not found"
    )


def test_a_missing_column_is_named_as_the_server_names_it() -> None:
    text = f"[42S22] {MS}[SQL Server]Invalid column name 'WC_CD'. (207)"

    assert "dbo.V has no column WC_CD" in str(our_error(pyodbc.Error("42S22", text), ASKED))


def test_an_untrusted_certificate_is_explained() -> None:
    text = f"[08001] {MS}SSL Provider: The certificate chain is not trusted."

    assert "trust_server_certificate" in str(our_error(pyodbc.Error("08001", text), ASKED))


@pytest.mark.parametrize(
    "text",
    [
        "bad string: Server=a;PWD=Geheim77;UID=b",
        "bad string: PWD={Geheim77};UID=b",
        "password = Geheim77 rejected",
        "value Geheim77 is odd",
    ],
)
def test_a_password_that_a_driver_repeats_is_taken_out(text: str) -> None:
    asked = Asked("erp", "logging in", 5, secret="Geheim77")  # noqa: S106 (a canary)

    assert "Geheim77" not in str(our_error(pyodbc.Error("HY000", text), asked))
