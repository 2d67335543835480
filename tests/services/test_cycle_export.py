"""Cycles leave the program in every form, read back before success is said."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import fastexcel
import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    FileExistsAlreadyError,
    InputError,
    NothingToExportError,
    WriteError,
)
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import WorkCenterScore
from routingml_desktop.domain.quality_cycle import (
    CycleRequest,
    CycleState,
    CycleTrigger,
    SamplingStrategy,
)
from routingml_desktop.services.cycle_export import CycleForm, export_cycles
from routingml_desktop.services.cycle_measurement import NO_SAMPLES, NO_STRATA, SHARED
from routingml_desktop.services.cycle_reasons import reason_words
from routingml_desktop.services.cycle_reports.csv_text import MARK, SUMMARY_HEADER, figures_csv
from routingml_desktop.services.cycle_reports.excel import sheets_of
from routingml_desktop.services.cycle_reports.html import html
from routingml_desktop.services.cycle_reports.markdown import markdown
from routingml_desktop.services.cycle_reports.words import CODES, MINUTES, number
from tests.cycles import alert, cycle, figures

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

HANGUL = re.compile("[가-힣]")
CYCLES = (cycle(2), cycle(1, figures=figures(None)))


@pytest.mark.parametrize("form", list(CycleForm))
def test_every_form_is_written_and_never_over_another_file(tmp_path: Path, form: CycleForm) -> None:
    file = tmp_path / f"품질{form.value}"

    size = export_cycles(CYCLES, CYCLES[0], file)
    before = file.read_bytes()
    with pytest.raises(FileExistsAlreadyError):
        export_cycles(CYCLES, CYCLES[1], file)

    assert size == len(before) > 100
    assert file.read_bytes() == before
    assert export_cycles(CYCLES, CYCLES[1], file, overwrite=True) > 100


def test_a_workbook_has_numbers_as_numbers_and_no_formula(tmp_path: Path) -> None:
    file = tmp_path / "q.xlsx"

    export_cycles(CYCLES, CYCLES[0], file)

    book = fastexcel.read_excel(file)
    items = book.load_sheet("Items 품목").to_polars()
    summary = book.load_sheet("Cycles 사이클").to_polars()
    assert items["item / 품목"].to_list() == ["ITEM-1", "=ITEM-2"]
    assert items["mae / MAE (개당 가공 시간)"].to_list() == [2.5, 9.0]
    assert summary["mae / MAE (개당 가공 시간)"].to_list() == [2.5, None]


def test_a_workbook_says_titles_and_codes_in_both_languages() -> None:
    empty = replace(CYCLES[1], state=CycleState.NOT_MEASURED, reason=NO_SAMPLES, figures={})

    sheets = sheets_of((empty,), replace(empty, alerts=(alert(),)))

    titles = {str(title) for rows in sheets.values() for title in rows[0]}
    assert {title for title in titles if not HANGUL.search(title)} == {
        "n", "psi", "js", "alert", "rmse / RMSE",
    }  # fmt: skip
    summary = dict(zip(SUMMARY_HEADER, sheets["Cycles 사이클"][1], strict=True))
    assert summary["state"] == "not measured / 측정 못함"
    assert summary["strategy"] == "stratified / 품목군별 층화"
    assert summary["trigger"] == "by hand / 직접 실행"
    assert "샘플 데이터 없음" in str(summary["reason"])
    assert sheets["Figures 지표"][1][0] == "MAE, run minutes of a piece / MAE (개당 가공 시간)"
    assert sheets["Alerts 알림"][1][0] == "critical / 심각"
    assert sheets["Drift 드리프트"][1][0] == "minutes at work center CNC-05 / 작업장 CNC-05 시간"


def measured_center() -> WorkCenterScore:
    return WorkCenterScore(
        "CNC-05", 240, 10.0, -2.0, 0.7, banded=240, chance_low=0.75, chance_high=0.85,
        mae_low=8.0, mae_high=12.0, bias_low=-3.0, bias_high=-1.0,
    )  # fmt: skip


def test_a_workbook_has_the_intervals_of_each_work_center_and_whether_its_band_holds() -> None:
    old = WorkCenterScore("CNC-06", 4, 3.0, 1.0, None)

    rows = sheets_of(CYCLES, replace(CYCLES[0], work_centers=(measured_center(), old)))
    titles, known, unknown = rows["Work centers 작업장"]

    assert dict(zip(titles, known, strict=True)) == {
        "work_center / 작업장": "CNC-05", "n": 240, "lot_mae / 로트 MAE": 10.0,
        "mae_low / MAE 하한 95 %": 8.0, "mae_high / MAE 상한 95 %": 12.0, "bias / 편향": -2.0,
        "bias_low / 편향 하한 95 %": -3.0, "bias_high / 편향 상한 95 %": -1.0,
        "coverage_80 / 80 % 구간 적중률": 0.7, "banded / 구간이 있는 실적": 240,
        "chance_low / 우연 범위 하한": 0.75, "chance_high / 우연 범위 상한": 0.85,
        "holds / 80 % 구간 유효": False,
    }  # fmt: skip
    assert unknown[-1] is None


def test_the_csv_of_a_cycle_names_the_work_center_of_its_figures() -> None:
    whole = figures_csv(replace(CYCLES[0], work_centers=(measured_center(),)))

    rows = [
        row for row in csv.DictReader(whole.removeprefix(MARK).splitlines()) if row["work_center"]
    ]
    assert [row["measure"] for row in rows] == ["minutes_mae", "minutes_bias", "coverage_80"]
    assert (rows[0]["low"], rows[0]["high"], rows[0]["n"]) == ("8.0", "12.0", "240")
    assert (rows[2]["chance_low"], rows[2]["chance_high"], rows[2]["holds"]) == (
        "0.75", "0.85", "False",
    )  # fmt: skip


def test_a_report_to_read_says_where_a_band_does_not_hold() -> None:
    text = markdown(replace(CYCLES[0], work_centers=(measured_center(),)))

    (row,) = [line for line in text.splitlines() if line.startswith("| CNC-05")]
    assert "8.00 min – 12.00 min" in row
    assert "75.0 % – 85.0 % | no / 아니요" in row


@pytest.mark.parametrize("code", [*Severity, *SamplingStrategy, *CycleTrigger])
def test_every_code_has_a_word_in_both_languages(code: StrEnum) -> None:
    english, korean = CODES[code]

    assert english
    assert HANGUL.search(korean)


def test_a_csv_has_a_line_per_cycle_and_nothing_where_nothing_was_measured(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"

    export_cycles(CYCLES, CYCLES[0], file)

    with file.open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["mae"] for row in rows] == ["2.5", ""]
    assert [row["cycle_id"] for row in rows] == ["000002-abcd", "000001-abcd"]


def test_json_holds_everything_with_texts_in_both_languages(tmp_path: Path) -> None:
    file = tmp_path / "q.json"

    export_cycles(CYCLES, CYCLES[0], file)

    values = json.loads(file.read_text(encoding="utf-8"))
    assert len(values["cycles"]) == 2
    assert set(values["cycle"]["alerts"][0]["text"]) == {"en", "ko"}
    assert values["cycles"][1]["figures"]["mae"]["value"] is None


def test_reports_read_a_dash_and_the_reason_where_nothing_was_measured() -> None:
    reason = "no item has both a routing and bookings, so there is nothing to compare with"
    empty = cycle(
        state=CycleState.NOT_MEASURED, figures={}, reason=reason, alerts=(), points=(), asked=(),
        work_centers=(), drift=(), items=0, evaluated=0,
    )  # fmt: skip

    text, page = markdown(empty), html(empty)

    for report in (text, page):
        assert reason in report
        assert "샘플 데이터 없음" in report
        assert "–" in report
        assert "0.00 min" not in report


@pytest.mark.parametrize(
    ("strategy", "note", "korean"),
    [
        (SamplingStrategy.STRATIFIED, "The sample is stratified by JUNK.", "샘플 층화 기준: JUNK."),
        (
            SamplingStrategy.STRATIFIED,
            "The sample is stratified by Material (재질).",
            "샘플 층화 기준: 재질 (Material).",
        ),
        (SamplingStrategy.RANDOM, NO_STRATA, "무작위로 뽑았습니다."),
        (SamplingStrategy.RECENT, SHARED, "자신의 라우팅과 실적을 빼고 질문했습니다."),
    ],
)
def test_reports_say_strategy_severity_and_notes_in_both_languages(
    strategy: SamplingStrategy, note: str, korean: str
) -> None:
    found = cycle(request=CycleRequest(10, strategy), notes=(note,))

    for report in (markdown(found), html(found)):
        assert " / ".join(CODES[strategy]) in report
        assert "critical / 심각" in report
        assert note in report
        assert korean in report


def test_a_page_needs_nothing_but_itself_and_runs_nothing() -> None:
    hostile = cycle(version="<script>alert(1)</script>")

    page = html(hostile)

    assert "<script" not in page
    assert "http" not in page
    assert "<svg" in page


def test_known_reasons_are_said_in_korean_and_strangers_as_they_are() -> None:
    known = "nothing could be proposed for any of the 5 sampled items (no_attributes: 5)"

    assert reason_words(known, "ko").startswith("예측 실패율 100 %: 샘플 품목 5개")
    assert reason_words(known, "en") == known
    assert reason_words("a stranger", "ko") == "a stranger"


def test_another_ending_and_an_empty_export_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="xlsx"):
        export_cycles(CYCLES, CYCLES[0], tmp_path / "q.doc")
    with pytest.raises(NothingToExportError):
        export_cycles((), CYCLES[0], tmp_path / "q.csv")


def test_a_full_disk_leaves_the_former_file(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    export_cycles(CYCLES, CYCLES[0], file)
    before = file.read_bytes()

    def full(operation: str, _path: Path) -> None:
        if operation == "flush":
            raise OSError(28, "No space left on device")

    with durable.failing(full), pytest.raises(WriteError, match="full"):
        export_cycles(CYCLES, CYCLES[1], file, overwrite=True)

    assert file.read_bytes() == before


def test_minutes_of_a_piece_below_a_hundredth_are_written_with_their_digits() -> None:
    assert number(0.0042, MINUTES) == "0.0042 min"
    assert number(0.0, MINUTES) == "0.00 min"
    assert number(None, MINUTES) == "–"
