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
NOTHING: Final = "–"

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
        "Mean error of {value} min a piece, limit {threshold} min (n {n}).",
        "개당 평균 오차 {value}분, 한도 {threshold}분 (n {n}).",
    ),
    AlertKind.HIGH_TRIMMED_MAE: (
        "Trimmed mean error of {value} min a piece, limit {threshold} min (n {n}).",
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

_BEYOND_CHANCE: Final = (
    "Booked minutes vary: CV {value}, above {low} with 95 % confidence, limit {threshold} (n {n}).",
    "실적 시간 편차 큼: 변동계수 {value}, 95 % 신뢰수준에서 {low} 초과, 한도 {threshold} (n {n}).",
)
"""Of one operation, whose CV rests on few bookings."""

_ONLY_A_NOTE: Final = (
    " Only a note: the item has fewer than {fewest} orders.",
    " 오더가 {fewest}개 미만인 품목이므로 참고용입니다.",
)

_ADVICE: Final[Mapping[AlertKind, tuple[str, str]]] = {
    AlertKind.NO_ACTUAL_DATA: (
        "Open the item: Evidence lists which bookings were left out, and why.",
        "품목을 열면 근거에 제외된 실적과 그 이유가 있습니다.",
    ),
    AlertKind.LOW_SAMPLES: (
        "Nothing to do yet: judge the item when more orders are booked.",
        "지금 할 일은 없습니다. 오더 실적이 더 쌓이면 판단하세요.",
    ),
    AlertKind.HIGH_CV: (
        "Look in its bookings for mixed units, lots or kinds of work; plan with the safe minutes.",
        "실적에서 단위, 로트, 작업이 섞였는지 확인하고 안전 시간으로 계획하세요.",
    ),
    AlertKind.HIGH_MAE: (
        "Compare the booked with the proposed minutes; when many items err, train again.",
        "실적 시간과 제안 시간을 비교하세요. 여러 품목이 그렇다면 다시 학습하세요.",
    ),
    AlertKind.HIGH_TRIMMED_MAE: (
        "Most items err, not a few: train again.",
        "일부가 아니라 대부분의 품목에서 오차가 큽니다. 다시 학습하세요.",
    ),
    AlertKind.LOW_PROCESS_MATCH: (
        "Compare the proposed with the released routing; when many items differ, train again.",
        "제안 라우팅과 확정 라우팅을 비교하세요. 여러 품목이 그렇다면 다시 학습하세요.",
    ),
    AlertKind.PREDICTION_FAILED: (
        "Look for items without attributes, and whether the version is of this plant.",
        "속성이 없는 품목이 있는지, 이 공장의 버전인지 확인하세요.",
    ),
    AlertKind.DRIFT: (
        "Find out what has changed at the plant, then train again.",
        "공장에서 무엇이 바뀌었는지 확인한 뒤 다시 학습하세요.",
    ),
}

_UNITS: Final[Mapping[AlertKind, tuple[tuple[str, str], tuple[str, str]]]] = {
    AlertKind.HIGH_MAE: ((" min", " min"), ("분", "분")),
    AlertKind.HIGH_TRIMMED_MAE: ((" min", " min"), ("분", "분")),
    AlertKind.LOW_SAMPLES: ((" orders", " order"), ("건", "건")),
}
"""In both languages, each of several and of one; Korean ones follow without a space."""
_NO_UNITS: Final = (("", ""), ("", ""))

_SUBJECTS: Final[Mapping[DriftSubject, tuple[str, str]]] = {
    DriftSubject.ATTRIBUTE: ("attribute {name}", "속성 {name}"),
    DriftSubject.SIMILARITY: ("similarity of new items", "신규 품목의 유사도"),
    DriftSubject.OPERATIONS: ("operations booked", "실적 공정 구성"),
    DriftSubject.MINUTES: ("minutes at work center {name}", "작업장 {name} 시간"),
}

_SHARES: Final = frozenset({AlertKind.LOW_PROCESS_MATCH, AlertKind.PREDICTION_FAILED})
_INDICES: Final = frozenset({AlertKind.HIGH_CV, AlertKind.DRIFT})
"""Numbers without a unit, two decimals each."""

_OUTCOMES: Final[Mapping[CycleState, tuple[str, str]]] = {
    CycleState.RUNNING: ("is running", "실행 중"),
    CycleState.MEASURED: ("measured", "측정됨"),
    CycleState.NOT_MEASURED: ("not measured", "측정 못함"),
    CycleState.FAILED: ("failed", "실패"),
    CycleState.CANCELLED: ("cancelled", "취소됨"),
}


def alert_text(alert: QualityAlert, language: str) -> str:
    """The alert as a sentence in ``en`` or ``ko``, without its item."""
    texts = _TEXTS[alert.kind] if alert.low is None else _BEYOND_CHANCE
    text = texts[_place(language)] + (_ONLY_A_NOTE[_place(language)] if alert.fewest else "")
    value, threshold = _numbers(alert)
    return text.format(
        value=value,
        threshold=threshold,
        low="" if alert.low is None else f"{alert.low:.2f}",
        n=f"{alert.n:,}",
        subject=told_subject(alert, language),
        fewest=alert.fewest,
    )


def alert_quantities(alert: QualityAlert, language: str) -> tuple[str, str]:
    """Its value and its limit with their unit in ``en`` or ``ko``; a dash without one."""
    unit, one = _UNITS.get(alert.kind, _NO_UNITS)[_place(language)]
    value, limit = (
        text if text == NOTHING else text + (one if text == "1" else unit)
        for text in _numbers(alert)
    )
    return value, limit


def alert_advice(alert: QualityAlert, language: str) -> str:
    """What to do about it, in one sentence in ``en`` or ``ko``."""
    kind = AlertKind.LOW_SAMPLES if alert.fewest else alert.kind
    return _ADVICE[kind][_place(language)]


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


def _numbers(alert: QualityAlert) -> tuple[str, str]:
    text = _share if alert.kind in _SHARES else _index if alert.kind in _INDICES else _plain
    return text(alert.value), text(alert.threshold)


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{100 * value:.1f} %"


def _index(value: float | None) -> str:
    return NOTHING if value is None else f"{value:,.2f}"


def _plain(value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{value:,.{decimals_of(value)}f}".rstrip("0").rstrip(".")
