"""A workbook holds what was meant, typed, and nothing in it runs."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from routingml_desktop.domain.errors import ExportLimitError
from routingml_desktop.domain.export import ExportForm, RoutingSheet
from routingml_desktop.erp.exports.excel import MAX_TEXT
from routingml_desktop.erp.exports.forms import RoutingForms
from tests import builders
from tests.erp.exports import nasty

FORMS = RoutingForms()


def workbook_of(*sheets: RoutingSheet, language: str = "ko") -> Any:
    data = FORMS.encode(sheets, ExportForm.EXCEL, language)
    return openpyxl.load_workbook(BytesIO(data))


def column(worksheet: Any, header: str) -> list[Any]:
    place = [cell.value for cell in worksheet[1]].index(header) + 1
    return [worksheet.cell(row, place) for row in range(2, worksheet.max_row + 1)]


def read_back(*sheets: RoutingSheet) -> str:
    data = FORMS.encode(sheets, ExportForm.EXCEL, "ko")
    return FORMS.difference(data, sheets, ExportForm.EXCEL, "ko")


def test_codes_stay_texts_and_times_are_numbers() -> None:
    worksheet = workbook_of(builders.sheet("00123", item_code="00077"))["라우팅"]

    (item,) = column(worksheet, "품목코드")
    (job,) = column(worksheet, "공정코드")
    (setup,) = column(worksheet, "셋업시간")
    assert (item.value, item.data_type, item.number_format) == ("00077", "s", "@")
    assert (job.value, job.data_type) == ("00123", "s")
    assert (setup.value, setup.data_type) == (20.0, "n")


@pytest.mark.parametrize("payload", nasty.FORMULAS)
def test_no_cell_is_a_formula_or_a_link(payload: str) -> None:
    step = builders.operation(payload, job_name=payload, work_center=payload, partner=payload)
    workbook = workbook_of(
        builders.sheet(item_code=payload, item_name=payload, routing_no=payload, operations=(step,))
    )

    cells = [cell for sheet in workbook for row in sheet.rows for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    # openpyxl leaves the escape of a carriage return as it stands in the file.
    assert column(workbook["라우팅"], "품목코드")[0].value.replace("_x000D_", "\r") == payload


@settings(max_examples=60, deadline=None)
@given(code=nasty.texts, name=nasty.texts, job=nasty.texts)
def test_every_text_reads_back_as_it_was(code: str, name: str, job: str) -> None:
    steps = (builders.operation(job, job_name=name), builders.operation(code, partner=job))

    assert read_back(builders.sheet(item_code=code, item_name=name, operations=steps)) == ""


def test_a_value_that_changed_on_the_way_is_found() -> None:
    meant = builders.sheet("A01-1", item_code="00123")
    data = FORMS.encode([builders.sheet("A01-1", item_code="123")], ExportForm.EXCEL, "ko")

    problem = FORMS.difference(data, [meant], ExportForm.EXCEL, "ko")

    assert problem == "row 1, 품목코드: '123' instead of '00123'"


@pytest.mark.parametrize("damage", [b"", b"PK", b"no workbook at all"])
def test_bytes_that_are_no_workbook_are_a_difference(damage: bytes) -> None:
    problem = FORMS.difference(damage, [builders.sheet()], ExportForm.EXCEL, "ko")

    assert problem.startswith("it cannot be read")


def test_a_text_that_excel_cannot_hold_is_found_when_read_back() -> None:
    assert "품목코드" in read_back(builders.sheet(item_code="half \uffff"))


def test_a_text_longer_than_a_cell_is_refused() -> None:
    fits = builders.sheet(item_name="x" * MAX_TEXT)
    too_long = builders.sheet(item_name="😀" * (MAX_TEXT // 2 + 1))

    assert read_back(fits) == ""
    with pytest.raises(ExportLimitError, match="longer than the 32,767"):
        FORMS.encode([too_long], ExportForm.EXCEL, "ko")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ExportLimitError, match=r"U\+D83D"):
        FORMS.encode([builders.sheet(item_code="\ud83d")], ExportForm.EXCEL, "ko")


def test_the_grid_has_the_order_and_words_of_the_erps_screen() -> None:
    worksheet = workbook_of(builders.sheet())["라우팅"]

    headers = [cell.value for cell in worksheet[1]]
    screen = """공정,공정타입,공정코드,공정명,자원,자원명,시간단위,외주 L/T,Queue 시간,
셋업시간,작업시간,A셋업시간,A작업시간,대기시간,이동시간,기준수량,기준단위,배치공정,외주처,외주처명"""
    words = screen.replace("\n", "").split(",")
    start = headers.index("공정")
    assert headers[start : start + len(words)] == words


def test_the_header_stays_in_sight_and_filters() -> None:
    worksheet = workbook_of(builders.sheet())["라우팅"]

    assert worksheet.freeze_panes == "A2"
    assert worksheet.auto_filter.ref.startswith("A1:")


def test_the_second_sheet_lists_the_candidates_with_their_evidence() -> None:
    worksheet = workbook_of(
        builders.sheet("A01-1", "Q30-1", confidence=0.7, similarity=0.93, orders=12),
        builders.sheet("C10-1", candidate_rank=2, confidence=None),
    )["후보"]

    assert [cell.value for cell in column(worksheet, "후보")] == [1, 2]
    assert [cell.value for cell in column(worksheet, "신뢰도")] == [0.7, None]
    assert [cell.value for cell in column(worksheet, "유사도")] == [0.93, 0.93]
    assert [cell.value for cell in column(worksheet, "실적 수")] == [12, 12]
    assert [cell.value for cell in column(worksheet, "공정 흐름")] == ["A01-1 → Q30-1", "C10-1"]
    assert column(worksheet, "총 시간 (분)")[0].value == pytest.approx(2 * (20 + 5 * 10))


def test_times_carry_their_band_and_the_orders_behind_them() -> None:
    worksheet = workbook_of(builders.sheet("A01-1"), language="en")["Routing"]

    shown = {
        header: column(worksheet, f"Setup {header}")[0].value
        for header in ("optimistic (P10)", "standard (P50)", "safe (P90)", "orders (n)", "origin")
    }
    assert shown == {
        "optimistic (P10)": 16.0,
        "standard (P50)": 20.0,
        "safe (P90)": 24.0,
        "orders (n)": 12,
        "origin": "Own bookings",
    }


def test_what_nobody_knows_is_blank_and_never_0() -> None:
    step = builders.operation("F61-1", setup_minutes=None, run_minutes=float("nan"))
    sheet = builders.sheet(operations=(step,), confidence=None, similarity=None, minutes=None)

    workbook = workbook_of(sheet)

    assert column(workbook["라우팅"], "셋업시간")[0].value is None
    assert column(workbook["라우팅"], "작업시간")[0].value is None
    assert column(workbook["후보"], "총 시간 (분)")[0].value is None
    assert column(workbook["후보"], "신뢰도")[0].value is None
