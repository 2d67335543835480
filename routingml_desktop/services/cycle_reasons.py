"""Reasons and notes of cycles and trainings in Korean; the sentences themselves are English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_KOREAN: Final[Mapping[str, str]] = {
    r"no item has both a routing and bookings, so there is nothing to compare with": (
        "샘플 데이터 없음: 라우팅과 실적이 모두 있는 품목이 없어 비교할 수 없습니다"
    ),
    r"nothing could be proposed for any of the (\S+) sampled items \((.*)\)": (
        r"예측 실패율 100 %: 샘플 품목 \1개 모두 제안이 없습니다 (\2)"
    ),
    r"nothing could be proposed for any sampled item": "샘플 품목 모두 제안이 없습니다",
    r"no sampled item has bookings that count": "샘플 품목에 근거가 되는 실적이 없습니다",
    r"no booked operation was proposed with run minutes": (
        "실적 공정 중 가공 시간이 제안된 것이 없습니다"
    ),
    r"no item without bookings could be asked": "실적 없는 품목 중 질문할 수 있는 것이 없습니다",
    r"no operation has two orders": "오더가 둘 이상인 공정이 없습니다",
    r"no booking was held out": "비교할 실적이 없습니다",
    r"no held-out booking has such minutes predicted": "실적 중 시간이 예측된 것이 없습니다",
    r"no proposal states a confidence": "신뢰도가 있는 제안이 없습니다",
    r"no such item was held out": "해당하는 품목이 없습니다",
    r"no cycle was measured yet": "아직 측정한 사이클이 없습니다",
    r"the version was trained before distributions were kept": (
        "분포를 저장하기 전에 학습한 버전입니다. 다시 학습하면 측정합니다"
    ),
    r"fewer than (\S+) values since the version learned \((\S+)\)": (
        r"학습 이후 값이 \1개 미만입니다 (\2)"
    ),
    r"routings carry no dates that tell which items are newer": (
        "라우팅에 날짜가 없어 어느 품목이 새것인지 알 수 없습니다"
    ),
    r"new items are as near to known ones as learned, or nearer": (
        "신규 품목이 학습 때만큼, 또는 그보다 더 기존 품목과 유사합니다"
    ),
    r"the program ended": "프로그램이 종료되었습니다",
    r"published, but not activated: a newer version came before the program went on": (
        "게시했지만 활성화하지 않음: 프로그램이 다시 시작되기 전에 더 새로운 버전이 나왔습니다"
    ),
    r"not measured": "측정하지 않음",
    r"The sample is stratified by (.*) \((.*)\)\.": r"샘플 층화 기준: \2 (\1).",
    r"The sample is stratified by (.*)\.": r"샘플 층화 기준: \1.",
    r"No attribute tells families apart, so the sample is random\.": (
        "품목군을 구분하는 속성이 없어 샘플을 무작위로 뽑았습니다."
    ),
    r"Items were asked without their own routing and bookings; what the version knows of the plant"
    r" as a whole it learned with them\.": (
        "품목마다 자신의 라우팅과 실적을 빼고 질문했습니다. 공장 전체에 대한 지식은 이를 포함하여 "
        "학습했습니다."
    ),
}
"""By pattern of the English sentence."""


def reason_words(reason: str, language: str) -> str:
    """The reason or note in ``ko`` or ``en``; one not known stays as the log has it."""
    if language != "ko":
        return reason
    for pattern, korean in _KOREAN.items():
        if re.fullmatch(pattern, reason):
            return re.sub(pattern, korean, reason)
    return reason
