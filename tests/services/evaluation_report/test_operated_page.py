"""A replay as operated as a page, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.operated_replay import (
    CycleResult,
    OperatedMonth,
    OperatedReport,
    Policy,
    Probation,
    RetrainingResult,
    SyncedRows,
)
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.promotion import Check, Concern, Flag, Question, Verdict
from routingml_desktop.domain.quality import Figure, Gain, MethodScore, Novelty
from routingml_desktop.domain.quality_cycle import BrokenThreshold, CycleState
from routingml_desktop.domain.training import JobState
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.markdown import as_markdown
from routingml_desktop.services.evaluation_report.operated_page import operated_page
from tests.services.evaluation_report.reports import figure

FIGURES = {
    "exact_at_1": figure(0.4, 12),
    "edits_to_go": figure(3.0, 12),
    "minutes_trimmed_mae": figure(14.0, 150),
    "coverage_80": figure(0.79, 150),
    "minutes_answered": figure(0.9, 160),
}
SCORES = tuple(MethodScore(policy.value, Novelty.ALL, FIGURES) for policy in Policy)
PAIR = f"{Policy.OPERATED}:{Policy.NEVER}"
GAINS = (
    Gain("exact_at_1", PAIR, Figure(0.0, 12, 0.0, 0.0)),
    Gain("edits_to_go", PAIR, figure(0.01, 12)),
    Gain("minutes_trimmed_mae", PAIR, figure(-2.5, 150)),
    Gain("coverage_80", PAIR, figure(0.05, 150)),
)
ROWS = SyncedRows(900, 8000, 9000, 7)
CYCLE = CycleResult(
    state=CycleState.MEASURED,
    version="v1",
    items=200,
    evaluated=198,
    figures={"mae": figure(6.1, 900), "process_match": figure(0.85, 198)},
    alerts={Severity.CRITICAL: 1, Severity.WARNING: 4},
    drift=(DriftFigure(DriftSubject.MINUTES, "CNC-05", 0.31, 0.1, 0.12, 60, 500, 1.21),),
    drift_measured=44,
)
VERDICT = Verdict(
    promoted=True,
    champion="v1",
    sentence="Better than v1: the trimmed error fell by 9.0%.",
    checks=(
        Check(Question.TRIMMED_ERROR, passed=True, told="", figure=figure(0.09, 370)),
        Check(Question.WORK_CENTERS, passed=False, told="", names=("CNC-05",)),
    ),
    flags=(
        Flag(
            Concern.ODD_BOOKINGS,
            "gland",
            "",
            {"share": 0.31, "n": 120, "factor": 3, "elsewhere": 0.04},
        ),
        Flag(
            Concern.CHANGED_ROUTINGS,
            "ring",
            "",
            {"changed": 8, "known": 40, "elsewhere": 0.01, "now": 0.61, "before": 0.83, "n": 80},
        ),
        Flag(
            Concern.CHANGED_ITEMS,
            "R-1 (0.92 → 0.41)",
            "",
            {"items": 1, "changed": 8},
        ),
    ),
)
FIRST = Verdict(
    promoted=True,
    champion="",
    sentence="Promoted because it does not beat a baseline.",
    checks=(
        Check(
            Question.BASELINES, passed=False, told="", names=("minutes_trimmed_mae of standard",)
        ),
    ),
)  # fmt: skip
PROMOTED = RetrainingResult(
    reasons=(
        BrokenThreshold("mae", 6.1, 5.0, 900),
        BrokenThreshold("drift", 0.31, 0.12, 60, "minutes:CNC-05"),
    ),
    state=JobState.SUCCEEDED,
    version="v2",
    outcome=VERDICT.sentence,
    verdict=VERDICT,
    promoted=True,
)


def month(name: str, **changes: object) -> OperatedMonth:
    whole = OperatedMonth(
        month=name,
        questions=12,
        bookings=160,
        answered_by=dict.fromkeys(Policy, "v1"),
        scores=SCORES,
        gains=GAINS,
        rows=ROWS,
        probation=None,
        cycle=CYCLE,
        retraining=None,
        active="v1",
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def report(**changes: object) -> OperatedReport:
    rolled = Probation("v2", "v1", GAINS, rolled_back=True)
    whole = OperatedReport(
        source="demo",
        taken=datetime(2026, 3, 1, 8, 30, tzinfo=UTC),
        first="2024-01",
        last="2024-03",
        left_out=(),
        seed=42,
        first_version="v1",
        first_outcome="Promoted: there is no active version to compare with.",
        first_verdict=FIRST,
        first_rows=ROWS,
        months=(
            month("2024-01", retraining=PROMOTED, active="v2"),
            month("2024-02", probation=rolled),
            month(
                "2024-03", questions=0, bookings=0, scores=(), gains=(),
                reason="no routing was created and nothing was booked",
            ),
        ),
        scores=SCORES,
        gains=GAINS,
        notes=("a note",),
        facts={
            "mae_max": 5.0, "trimmed_mae_max": 3.5, "process_match_min": 0.8, "cv_max": 0.5,
            "cooldown_hours": 24.0, "min_improvement": 0.05, "holdout_items": 300,
        },
    )  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def english(**changes: object) -> str:
    return as_markdown(operated_page(report(**changes), "en"))


def test_the_page_counts_what_happened() -> None:
    told = "Retrainings that ran: 1. Versions the gate promoted: 1. Rolled back: 1."

    assert told in english()


def test_each_month_tells_what_asked_for_a_retraining_and_what_became_of_it() -> None:
    text = english()

    assert "| 2024-01 | v2 | v2 promoted | MAE, run minutes of a piece 6.10 \\> 5.00 (n" in text
    assert "minutes at work center CNC-05 0.31 \\> 0.12 (n 60)" in text
    assert "| 2024-02 | v1 | – | – | v2 → v1 | 900 | 8,000 | 9,000 | 7 | 1 / 44 |" in text


def test_the_gate_and_the_probation_are_told_with_their_figures() -> None:
    text = english()

    assert "| promoted | trimmed error of the minutes | passed | – | +9.0 % (+7.0 – +11.0" in text
    assert "| promoted | large work centers | not passed | CNC-05 | – |" in text
    assert "| 2024-01 | bookings of family gland: 31% of 120 are off by more than a" in text
    assert "| 2024-01 | routings of family ring: 8 of 40 known items have another one" in text
    assert "| before 2024-01 | promoted | the baselines" in text
    assert "trimmed MAE, min (the item's ERP standard)" in text
    assert "| 2024-02 | v2 | v1 | rolled back | -2.5 (-2.5 – -2.5, n 150) |" in text


def test_the_gate_speaks_the_language_of_the_page() -> None:
    korean = as_markdown(operated_page(report(), "ko"))

    assert "품목군 gland의 실적: 120건 중 31%가 3배 넘게 벗어남(다른 곳 4%)" in korean
    assert "품목군 ring의 라우팅: 알려진 품목 40개 중 8개가 이전과 다름" in korean
    assert "R-1 (0.92 → 0.41): 이전과 라우팅이 달라진 알려진 품목 8개 중 1개가" in korean
    assert VERDICT.sentence not in korean


def test_what_became_of_a_training_that_the_gate_never_saw_is_told() -> None:
    failed = replace(PROMOTED, verdict=None, promoted=False, outcome="The disk is full.")
    text = english(months=(month("2024-01", retraining=failed),), first_verdict=None)

    assert "| 2024-01 | The disk is full. |" in text


def test_a_difference_is_called_better_or_worse_only_where_it_is_proven() -> None:
    text = english()

    assert "trimmed MAE, min, as operated against never retrained: worse (-2.5" in text
    assert "edits to go, as operated against never retrained: not proven (+0.01" in text
    assert "exact @1, as operated against never retrained: the same (+0.0 %" in text
    assert "| as operated | never retrained | in the 80 % band | – | +5.0 % (+3.0 – +7.0" in text


def test_a_month_without_questions_says_so_and_has_no_figures() -> None:
    assert (
        "| 2024-03 | no routing was created and nothing was booked | – | – | – | – | – | – |"
        in english()
    )


def test_where_nothing_was_rolled_back_that_is_said() -> None:
    promoted = english(months=(month("2024-01", retraining=PROMOTED, active="v2"),))
    calm = english(months=(month("2024-01"),))

    assert "No rollback was warranted" in promoted
    assert "No version was promoted, so there was nothing to roll back." in calm
    assert "none was on probation" in calm


def test_what_was_planted_stands_at_the_top() -> None:
    text = english(planted="all minutes x 3")

    assert text.splitlines()[4] == "An experiment: all minutes x 3"
    assert "An experiment" not in english()


def test_a_replay_in_which_nothing_was_asked_is_a_page_too() -> None:
    nothing = month(
        "2024-01", questions=0, bookings=0, scores=(), gains=(),
        cycle=replace(CYCLE, state=CycleState.NOT_MEASURED, figures={}, drift=(), alerts={},
                      reason="no sampled item has bookings that count"),
        reason="no routing was created and nothing was booked",
    )  # fmt: skip
    korean = as_html(operated_page(report(months=(nothing,), scores=(), gains=()), "ko"))

    assert "생성된 라우팅도 실적도 없음" in korean
    assert "샘플 품목에 근거가 되는 실적이 없습니다" in korean
    assert not re.search(r"\b(nan|inf|None)\b", korean)


def test_the_page_has_its_plots_needs_nothing_and_is_the_same_bytes_again() -> None:
    first, second = (as_html(operated_page(report(), "ko")) for _ in range(2))

    assert first == second
    assert first.count("<svg") == 4
    assert "2024-01 ●" in first
    assert "2024-02 ✕" in first
    assert "운영 재현: 2024-01 ~ 2024-03" in first
    assert not re.search(r"(https?:|src=|href=|<script)", first)
