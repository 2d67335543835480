"""The words of the reports in both languages; a report is read by either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.decimals import shared_decimals
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.quality_cycle import CycleTrigger, SamplingStrategy
from routingml_desktop.services.alert_texts import LANGUAGES, told_subject
from routingml_desktop.services.cycle_reasons import reason_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.quality_cycle import QualityCycle

MINUTES, SHARE, NUMBER = "min", "%", ""

MEASURES: Final[Mapping[str, tuple[str, str, str]]] = {
    "mae": ("MAE, run minutes of a piece", "MAE (개당 가공 시간)", MINUTES),
    "trimmed_mae": ("Trimmed MAE", "절사 MAE", MINUTES),
    "rmse": ("RMSE", "RMSE", MINUTES),
    "process_match": ("Process match", "공정 일치율", SHARE),
    "cv": ("CV of booked minutes", "실적 시간 변동계수", NUMBER),
    "sample_count": ("Orders per operation", "공정당 오더 수", NUMBER),
    "expected_mae": ("Error expected before booking", "실적 전 예상 오차", MINUTES),
    "expected_mae_unbooked": (
        "Error expected of items not booked yet",
        "실적 없는 품목의 예상 오차",
        MINUTES,
    ),
    "setup_mae": ("Set-up MAE", "셋업 MAE", MINUTES),
    "run_mae": ("Run MAE of a lot", "로트 가공 MAE", MINUTES),
    "minutes_mae": ("MAE of a lot", "로트 MAE", MINUTES),
    "minutes_trimmed_mae": ("Trimmed MAE of a lot", "로트 절사 MAE", MINUTES),
    "minutes_rmse": ("RMSE of a lot", "로트 RMSE", MINUTES),
    "minutes_weighted_ape": ("Error by booked hours", "실적 시간 대비 오차", SHARE),
    "minutes_within_20": ("Within 20 %", "20 % 이내", SHARE),
    "coverage_80": ("Coverage of the 80 % band", "80 % 구간 적중률", SHARE),
    "width_80": ("Width of the 80 % band", "80 % 구간 폭", MINUTES),
    "exact_at_1": ("Exact, first proposal", "일치@1", SHARE),
    "exact_at_3": ("Exact, among three", "일치@3", SHARE),
    "exact_at_1_work_center": ("Exact with work centers", "작업장까지 일치@1", SHARE),
    "similarity": ("Similarity of routings", "라우팅 유사도", SHARE),
    "operation_f1": ("Operation F1", "공정 F1", SHARE),
    "order_accuracy": ("Order accuracy", "순서 정확도", SHARE),
    "edits_to_go": ("Edits to go", "남은 수정", NUMBER),
    "coverage": ("Proposed at the usual threshold", "임계값 이상 제안 비율", SHARE),
}
"""By identifier: English, Korean, unit; in the order of a report."""

COLUMNS: Final[Mapping[str, str]] = {
    "cycle_id": "사이클",
    "started": "시작",
    "ended": "종료",
    "state": "상태",
    "trigger": "실행 계기",
    "version": "버전",
    "strategy": "샘플링 전략",
    "sample_size": "샘플 크기",
    "items": "질문 품목",
    "evaluated": "비교 품목",
    "abstained": "임계값 미만",
    "failed": "실패",
    "alerts": "알림",
    "reason": "사유",
    "measure": "지표",
    "value": "값",
    "low": "하한",
    "high": "상한",
    "severity": "심각도",
    "item": "품목",
    "operation": "공정",
    "work_center": "작업장",
    "name": "품명",
    "orders": "오더",
    "similarity": "유사도",
    "bias": "편향",
    "lot_mae": "로트 MAE",
    "mae_low": "MAE 하한 95 %",
    "mae_high": "MAE 상한 95 %",
    "bias_low": "편향 하한 95 %",
    "bias_high": "편향 상한 95 %",
    "banded": "구간이 있는 실적",
    "chance_low": "우연 범위 하한",
    "chance_high": "우연 범위 상한",
    "holds": "80 % 구간 유효",
    "predicted": "예측",
    "actual": "실적",
    "subject": "대상",
    "limit": "한도",
    "learned": "학습 시 n",
    "drifted": "변화",
}
"""Korean titles of the columns of a workbook; measures have theirs in MEASURES."""

CODES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    Severity.CRITICAL: ("critical", "심각"),
    Severity.WARNING: ("warning", "경고"),
    Severity.INFO: ("note", "참고"),
    SamplingStrategy.RANDOM: ("random", "무작위"),
    SamplingStrategy.STRATIFIED: ("stratified", "품목군별 층화"),
    SamplingStrategy.RECENT: ("recently booked", "최근 실적 위주"),
    CycleTrigger.ON_DEMAND: ("by hand", "직접 실행"),
    CycleTrigger.AFTER_SYNC: ("after a sync", "동기화 후"),
    CycleTrigger.SCHEDULE: ("by schedule", "예약 실행"),
}
"""What the codes of a cycle are called: English, Korean."""

HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "title": ("Quality cycle", "품질 사이클"),
    "figures": ("Figures", "지표"),
    "alerts": ("Alerts", "알림"),
    "work_centers": ("By work center", "작업장별"),
    "worst": ("Items with the largest error", "오차가 큰 품목"),
    "drift": ("Drift", "드리프트"),
    "notes": ("Notes", "비고"),
}


def heading(name: str) -> str:
    """A heading in both languages."""
    return " / ".join(HEADINGS[name])


def code(value: StrEnum) -> str:
    """A code of a cycle in both languages."""
    return " / ".join(CODES[value])


def column(name: str) -> str:
    """The title of a column of a workbook: its name, which stays, and its Korean."""
    korean = COLUMNS.get(name) or (MEASURES[name][1] if name in MEASURES else "")
    return f"{name} / {korean}" if korean else name


def measure_title(name: str) -> str:
    """What a measure is called in both languages."""
    english, korean, _ = MEASURES[name]
    return english if english == korean else f"{english} / {korean}"


def both_subjects(one: DriftFigure) -> str:
    """What a drift figure is about in both languages."""
    return " / ".join(dict.fromkeys(told_subject(one, language) for language in LANGUAGES))


def figure_rows(cycle: QualityCycle) -> list[tuple[str, str, str, str, str]]:
    """One row per measure: its name, value, n, interval, and why it has no value."""
    rows = []
    for name, (_, _, unit) in MEASURES.items():
        figure = cycle.figures.get(name) or Figure(None, 0, reason=cycle.reason or "not measured")
        rows.append(
            (
                measure_title(name),
                number(figure.value, unit, figure.low, figure.high),
                f"{figure.n:,}",
                interval(figure, unit),
                both_languages(figure.reason),
            )
        )
    return rows


def both_languages(reason: str) -> str:
    """A reason or note in English and, where there is one, in Korean."""
    korean = reason_words(reason, "ko")
    return reason if korean == reason else f"{reason} / {korean}"


def number(value: float | None, unit: str = NUMBER, *beside: float | None) -> str:
    """A value with its unit; a dash without one, never a zero.

    With the decimals of what stands ``beside`` it, such as the ends of its interval.
    """
    if value is None:
        return "–"
    if unit == SHARE:
        return f"{100 * value:.1f} %"
    decimals = shared_decimals(value, *(other for other in beside if other is not None))
    text = f"{value:,.{decimals}f}"
    return f"{text} {unit}".rstrip()


def interval(figure: Figure, unit: str) -> str:
    """The 95 % interval; empty when there is none."""
    return span(figure.low, figure.high, unit, figure.value)


def span(low: float | None, high: float | None, unit: str, *beside: float | None) -> str:
    """From one value to another; empty when either is not known."""
    if low is None or high is None:
        return ""
    return f"{number(low, unit, high, *beside)} – {number(high, unit, low, *beside)}"
