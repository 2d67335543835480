"""The record of who did what reads in the operator's language, also its older lines."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import AuditEntry, Deed
from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.standard import Decision
from routingml_desktop.domain.training import JobState
from routingml_desktop.settings import Language
from routingml_desktop.ui.audit_words import details_text, fact_word, subject_word
from routingml_desktop.ui.language import Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


IN_HOUSE = {"from": "outside", "to": "G11 at CNC-1"}


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.use(Language.KOREAN)
    yield
    translation.use(Language.ENGLISH)


def entry(deed: Deed, subject: str = "", **facts: str) -> AuditEntry:
    return AuditEntry(
        1, datetime(2026, 3, 2, tzinfo=UTC), "PLANT\\kim", "PC-7", deed, subject, "", facts
    )


@pytest.mark.parametrize(
    ("line", "subject", "details"),
    [
        (
            entry(
                Deed.STANDARD_DECIDED, "A-1", decision="approved", operation="L10-1",
                sequence="20", run="12 -> 9.5",
            ),
            "A-1",
            "결정: 승인, 공정: L10-1, 순번: 20, 개당 가공 시간(분): 12 → 9.5",
        ),
        (entry(Deed.REFUSED, "v7", right="deploy"), "v7", "권한: 버전 활성화·삭제"),
        (
            entry(Deed.EXPORTED, "training log 000007-ab", file="C:/t.log", form="log"),
            "학습 로그 000007-ab",
            "파일: C:/t.log, 형식: log",
        ),
        (entry(Deed.EXPORTED, "A-1", form="clipboard"), "A-1", "형식: 클립보드"),
        (
            entry(Deed.IN_HOUSE_DECIDED, "G10 by 대성", **IN_HOUSE),
            "G10 · 대성",
            "외주 → G11 · CNC-1",
        ),
        (
            entry(Deed.TRAINED, "v7", job="7", state="cancelled", error="WorkCancelledError"),
            "v7",
            "작업: 7, 상태: 취소됨, 오류: 요청대로 중지했습니다.",
        ),
        (
            entry(Deed.RECORD_RECOVERED, "", **{"from": "backup"}),
            "–",
            "출처: 백업",
        ),
        (
            entry(Deed.SYNCED, "demo", items="2000", work_results="17871"),
            "데모 공장",
            "품목 수: 2,000, 실적 수: 17,871",
        ),
        (entry(Deed.MEASURED, "000026-54355ab7"), "품질 사이클 000026-54355ab7", ""),
        (entry(Deed.MEASURED, "2020-01 - 2021-12"), "2020-01 - 2021-12", ""),
        (entry(Deed.REMOVED, "v1", by="storage.keep_versions"), "v1", "이유: 버전 보관 수"),
        (
            entry(Deed.SETTING_CHANGED, "quality.after_sync", **{"from": "False", "to": "True"}),
            "동기화 후 실행",
            "끔 → 켬",
        ),
    ],
)  # fmt: skip
def test_a_line_reads_in_korean(korean: None, line: AuditEntry, subject: str, details: str) -> None:
    assert (subject_word(line), details_text(line)) == (subject, details)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("right", right) for right in Right),
        *(("outcome", outcome) for outcome in Outcome),
        *(("state", state) for state in JobState),
        *(("decision", decision) for decision in Decision),
        *((name, "") for name in ("origin", "before", "items", "asked_by", "sequence")),
    ],
)
def test_no_fact_of_ours_stays_english(korean: None, name: str, value: str) -> None:
    assert not {char for char in fact_word(name, value) if char.isascii() and char.isalpha()}


def test_what_a_newer_program_kept_stays_as_it_is() -> None:
    line = entry(Deed.TRAINED, "v7", shade="blue", state="resting")

    assert details_text(line) == "shade: blue, state: resting"
