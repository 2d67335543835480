"""What an alert says, in both languages: in the window, in reports and on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.decimals import decimals_of
from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.quality_cycle import AlertKind, CycleState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.quality_cycle import BrokenThreshold, QualityAlert, QualityCycle

LANGUAGES: Final = ("en", "ko")

_TEXTS: Final[Mapping[AlertKind, tuple[str, str]]] = {
    AlertKind.NO_ACTUAL_DATA: (
        "No booking of the item counts as evidence.",
        "이 품목에는 근거가 되는 실적이 없습니다.",
    ),
    AlertKind.LOW_SAMPLES: (
        "Few orders: {value} of at least {threshold}.",
        "샘플 부족: {value} (최소 {threshold}).",
    ),
    AlertKind.HIGH_CV: (
        "Booked minutes vary: CV {value}, limit {threshold} (n {n}).",
        "실적 시간 편차 큼: 변동계수 {value}, 한도 {threshold} (n {n}).",
    ),
    AlertKind.HIGH_MAE: (
        "Mean error of {value} min a piece, limit {threshold} (n {n}).",
        "개당 평균 오차 {value}분, 한도 {threshold}분 (n {n}).",
    ),
    AlertKind.HIGH_TRIMMED_MAE: (
        "Trimmed mean error of {value} min a piece, limit {threshold} (n {n}).",
        "개당 절사 평균 오차 {value}분, 한도 {threshold}분 (n {n}).",
    ),
    AlertKind.LOW_PROCESS_MATCH: (
        "Process match of {value}, at least {threshold} (n {n}).",
        "공정 일치율 {value}, 최소 {threshold} (n {n}).",
    ),
    AlertKind.PREDICTION_FAILED: (
        "Nothing could be proposed for {value} of {n} items.",
        "예측 실패율 {value} (품목 {n}개).",
    ),
    AlertKind.DRIFT: (
        "Drift of {subject}: stability index {value}, limit {threshold} (n {n}).",
        "드리프트 - {subject}: 안정성 지수 {value}, 한도 {threshold} (n {n}).",
    ),
}

_SUBJECTS: Final[Mapping[DriftSubject, tuple[str, str]]] = {
    DriftSubject.ATTRIBUTE: ("attribute {name}", "속성 {name}"),
    DriftSubject.SIMILARITY: ("similarity of new items", "신규 품목의 유사도"),
    DriftSubject.OPERATIONS: ("operations booked", "실적 공정 구성"),
    DriftSubject.MINUTES: ("minutes at work center {name}", "작업장 {name} 시간"),
}

_SHARES: Final = frozenset({AlertKind.LOW_PROCESS_MATCH, AlertKind.PREDICTION_FAILED})

_OUTCOMES: Final[Mapping[CycleState, tuple[str, str]]] = {
    CycleState.RUNNING: ("is running", "실행 중"),
    CycleState.MEASURED: ("measured", "측정됨"),
    CycleState.NOT_MEASURED: ("not measured", "측정 못함"),
    CycleState.FAILED: ("failed", "실패"),
    CycleState.CANCELLED: ("cancelled", "취소됨"),
}


def alert_text(alert: QualityAlert, language: str) -> str:
    """The alert as a sentence in ``en`` or ``ko``, without its item."""
    share = alert.kind in _SHARES
    return _TEXTS[alert.kind][_place(language)].format(
        value=_number(alert.value, share=share),
        threshold=_number(alert.threshold, share=share),
        n=f"{alert.n:,}",
        subject=told_subject(alert, language),
    )


def told_subject(one: QualityAlert | BrokenThreshold | DriftFigure, language: str) -> str:
    """What has drifted; an attribute by the name that planners give it."""
    subject = one.about if isinstance(one, DriftFigure) else one.subject
    return subject_text(subject, language, one.label_ko if language == "ko" else one.label_en)


def subject_text(subject: str, language: str, label: str = "") -> str:
    """What has drifted, from ``attribute:NAME`` and the like; a kind not known stays as it is.

    An attribute is called by its ``label`` when it has one.
    """
    kind, _, name = subject.partition(":")
    if kind not in list(DriftSubject):
        return subject
    return _SUBJECTS[DriftSubject(kind)][_place(language)].format(name=label or name)


def outcome_text(cycle: QualityCycle, language: str) -> str:
    """How a cycle ended, in a word or two."""
    return _OUTCOMES[cycle.state][_place(language)]


def _place(language: str) -> int:
    return LANGUAGES.index(language) if language in LANGUAGES else 0


def _number(value: float | None, *, share: bool) -> str:
    if value is None:
        return "–"
    if share:
        return f"{100 * value:.1f} %"
    return f"{value:,.{decimals_of(value)}f}".rstrip("0").rstrip(".")
