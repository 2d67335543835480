from __future__ import annotations

from datetime import UTC, datetime

from routingml_desktop.domain.replay import MonthScore, ReplayedQuestion, ReplayReport
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.markdown import as_markdown
from routingml_desktop.services.evaluation_report.replay_page import replay_page
from tests.services.evaluation_report.reports import MODEL_FIGURES, figure, quality_report

REPORT = ReplayReport(
    source="demo",
    taken=datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
    first="2024-01",
    last="2024-03",
    every=1,
    left_out=("CHANGED",),
    seed=42,
    months=(
        MonthScore("2024-01", "2024-01-01", 12, MODEL_FIGURES, {"nearest_copy": figure(0.4)}),
        MonthScore("2024-02", "", 0, {}, {}, "no routing was created"),
        MonthScore("2024-03", "2024-03-01", 15, MODEL_FIGURES, {"nearest_copy": figure(0.5)}),
    ),
    scores=quality_report().scores,
    gains=quality_report().gains,
    questions=tuple(
        ReplayedQuestion(
            "2024-01", f"ITEM-{k}", f"ITEM-{k}", "2024-01-05 08:00", "2024-01-01", 0.7,
            ("TURN@CNC", "PACK"), ("TURN@CNC", "PACK"), exact=True, edits=0,
            proposed_minutes=40.0, booked_minutes=42.5,
        )
        for k in range(1200)
    ),
    notes=("a note",),
)  # fmt: skip


def test_every_month_has_its_row_or_its_reason() -> None:
    text = as_markdown(replay_page(REPORT, "en"))

    assert "| 2024-01 | 2024-01-01 | 12 | 60.0 % (58.0 – 62.0, n 200)" in text
    assert "| 2024-02 | – | no routing was created |" in text


def test_the_first_thousand_questions_are_shown_one_by_one() -> None:
    text = as_markdown(replay_page(REPORT, "en"))

    assert "The first 1,000 of 1,200 questions" in text
    assert "| ITEM-999 | 2024-01-05 08:00 | 2024-01-01 | TURN@CNC → PACK |" in text
    assert "ITEM-1000" not in text


def test_the_page_is_the_same_bytes_again_and_speaks_korean() -> None:
    first, second = (as_html(replay_page(REPORT, "ko")) for _ in range(2))

    assert first == second
    assert "과거 재현: 2024-01 ~ 2024-03" in first
    assert "생성된 라우팅 없음" in first
