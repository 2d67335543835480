"""The words of the reports in both languages; a report is read by either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import Figure
from routingml_desktop.services.cycle_reasons import reason_words

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def figure_rows(cycle: QualityCycle) -> list[tuple[str, str, str, str, str]]:
    """One row per measure: its name, value, n, interval, and why it has no value."""
    rows = []
    for name, (english, korean, unit) in MEASURES.items():
        figure = cycle.figures.get(name) or Figure(None, 0, reason=cycle.reason or "not measured")
        title = english if english == korean else f"{english} / {korean}"
        rows.append(
            (
                title,
                number(figure.value, unit),
                f"{figure.n:,}",
                interval(figure, unit),
                both_languages(figure.reason),
            )
        )
    return rows


def both_languages(reason: str) -> str:
    """A reason in English and, where there is one, in Korean."""
    korean = reason_words(reason, "ko")
    return reason if korean == reason else f"{reason} / {korean}"


def number(value: float | None, unit: str = NUMBER) -> str:
    """A value with its unit; a dash without one, never a zero."""
    if value is None:
        return "–"
    if unit == SHARE:
        return f"{100 * value:.1f} %"
    text = f"{value:,.2f}"
    return f"{text} {unit}".rstrip()


def interval(figure: Figure, unit: str) -> str:
    """The 95 % interval; empty when there is none."""
    if figure.low is None or figure.high is None:
        return ""
    return f"{number(figure.low, unit)} – {number(figure.high, unit)}"
