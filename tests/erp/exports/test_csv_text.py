"""CSV for Excel runs nothing; CSV for machines changes nothing; both read back."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import example, given, settings

from routingml_desktop.domain.candidate import ProposedOperation
from routingml_desktop.domain.export import ExportForm, RoutingSheet
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.erp.exports.forms import RoutingForms
from routingml_desktop.erp.exports.formula_guard import guarded, unguarded
from tests import builders
from tests.erp.exports import nasty

FORMS = RoutingForms()
CSV_FORMS = [ExportForm.CSV_FOR_EXCEL, ExportForm.CSV_FOR_MACHINES]


def lines_of(sheet: RoutingSheet, form: ExportForm) -> list[dict[str, str]]:
    text = FORMS.encode([sheet], form, "ko").decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


@settings(max_examples=60, deadline=None)
@given(text=nasty.texts)
@example(text="'")
@example(text="'\t")
@example(text="' '=1")
def test_taking_the_apostrophe_off_gives_the_text_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("payload", nasty.FORMULAS)
def test_excel_runs_no_text_of_a_csv(payload: str) -> None:
    (line,) = lines_of(builders.sheet(payload, item_code=payload), ExportForm.CSV_FOR_EXCEL)

    shown = next(value for header, value in line.items() if header.startswith("품목코드"))
    assert shown in (payload, f"'{payload}")
    assert shown.lstrip()[:1] not in tuple("=+-@＝＋－＠")


def test_the_header_says_which_columns_carry_apostrophes() -> None:
    (line,) = lines_of(builders.sheet("A01-1", item_code="=1"), ExportForm.CSV_FOR_EXCEL)

    assert line["품목코드 (')"] == "'=1"
    assert line["공정코드"] == "A01-1"


def test_numbers_below_0_are_numbers_and_get_no_apostrophe() -> None:
    step = builders.operation(queue_minutes=-1.5)

    (line,) = lines_of(builders.sheet(operations=(step,)), ExportForm.CSV_FOR_EXCEL)

    assert line["Queue 시간"] == "-1.5"


def test_computed_figures_have_the_erps_four_decimals_and_given_ones_all_theirs() -> None:
    step = builders.operation("A01-1", setup_minutes=1 / 3)
    proposed = ProposedOperation(step, builders.estimate(1 / 3), builders.estimate(1 / 3))

    (line,) = lines_of(builders.sheet(operations=(proposed,)), ExportForm.CSV_FOR_MACHINES)

    assert line["SETUP_TIME"] == "0.3333333333333333"
    assert (line["SETUP_P50"], line["RUN_P50"]) == ("0.3333", "0.3333")


def test_a_computed_figure_of_milliseconds_a_piece_is_not_written_as_zero() -> None:
    proposed = ProposedOperation(
        builders.operation("A01-1"), builders.estimate(0.5), builders.estimate(0.0000423)
    )

    (line,) = lines_of(builders.sheet(operations=(proposed,)), ExportForm.CSV_FOR_MACHINES)

    assert float(line["RUN_P50"]) == 0.000042


def test_korean_excel_is_told_that_it_is_utf_8() -> None:
    data = FORMS.encode([builders.sheet()], ExportForm.CSV_FOR_EXCEL, "ko")

    assert data.startswith("\ufeff품목코드,품목명,라우팅".encode())
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("payload", nasty.FORMULAS + nasty.TEXTS)
def test_machines_get_every_text_untouched(payload: str) -> None:
    (line,) = lines_of(builders.sheet(payload, item_code=payload), ExportForm.CSV_FOR_MACHINES)

    assert (line["ITEM_CD"], line["JOB_CD"]) == (payload, payload)


def test_machines_get_the_erps_names_and_texts() -> None:
    step = builders.operation("A01-1", operation_type=OperationType.OUTSIDE, inspection=True)
    sheet = builders.sheet(operations=(step,), routing_no="R1")

    data = FORMS.encode([sheet], ExportForm.CSV_FOR_MACHINES, "en")

    (line,) = csv.DictReader(StringIO(data.decode(), newline=""))
    assert not data.startswith(b"\xef\xbb\xbf")
    assert list(line)[:5] == ["ITEM_CD", "ITEM_NM", "ROUT_NO", "CANDIDATE_ID", "PROC_SEQ"]
    assert (line["INSIDE_FLAG"], line["TIME_UNIT"], line["INSP_FLG"]) == ("외주", "분(Min.)", "Y")
    assert (line["SETUP_TIME"], line["RUN_TIME"], line["RUN_TIME_QTY"]) == ("20.0", "5.0", "1.0")


def test_operations_are_marked_first_intermediate_and_last() -> None:
    lines = lines_of(builders.sheet("A", "B", "C", "D"), ExportForm.CSV_FOR_MACHINES)

    assert [line["ROUT_ORDER"] for line in lines] == ["F", "I", "I", "L"]
    assert [line["PROC_SEQ"] for line in lines] == ["10", "20", "30", "40"]


@pytest.mark.parametrize("form", CSV_FORMS)
@settings(max_examples=60, deadline=None)
@given(code=nasty.texts, name=nasty.texts)
def test_every_text_reads_back_as_it_was(form: ExportForm, code: str, name: str) -> None:
    sheets = [builders.sheet(code, item_code=code, item_name=name, routing_no=name)]

    data = FORMS.encode(sheets, form, "en")

    assert FORMS.difference(data, sheets, form, "en") == ""


@pytest.mark.parametrize("form", CSV_FORMS)
@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (lambda data: data[:-40], "it cannot be read"),
        (lambda data: data.replace(b"20.0", b"21.0", 1), "instead of 20.0"),
        (lambda data: data.replace("실링".encode(), "실링".encode("cp949")), "it cannot be read"),
        (lambda data: data + data.splitlines()[1] + b"\r\n", "rows instead of 2"),
        (lambda _: b"", "it cannot be read"),
    ],
    ids=["cut short", "other number", "other encoding", "a row twice", "empty"],
)
def test_damage_is_named(form: ExportForm, damage: object, problem: str) -> None:
    sheets = [builders.sheet()]
    data = FORMS.encode(sheets, form, "ko")

    found = FORMS.difference(damage(data), sheets, form, "ko")  # type: ignore[operator]

    assert problem in found
