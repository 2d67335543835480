"""The words of an export: Korean, English, or the ERP's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import TimeOrigin

if TYPE_CHECKING:
    from collections.abc import Mapping


class Wording(StrEnum):
    """Whose words headers and settled values are in."""

    KOREAN = "ko"
    ENGLISH = "en"
    ERP = "erp"

    @classmethod
    def of(cls, language: str) -> Wording:
        """The wording for people who read ``language`` (``ko``, or English)."""
        return cls.KOREAN if language == "ko" else cls.ENGLISH


@dataclass(frozen=True, slots=True)
class Words:
    """How settled values read; what is unknown is left blank."""

    minutes: str
    operation_types: Mapping[OperationType, str]
    routing_origins: Mapping[RoutingOrigin, str]
    time_origins: Mapping[TimeOrigin, str]


_IN_KOREAN: Final = {
    OperationType.IN_HOUSE: "사내",
    OperationType.OUTSIDE: "외주",
    OperationType.UNKNOWN: "",
}

WORDS: Final = {
    Wording.KOREAN: Words(
        minutes="분(Min.)",
        operation_types=_IN_KOREAN,
        routing_origins={
            RoutingOrigin.MASTER: "기존 라우팅",
            RoutingOrigin.AS_BUILT: "실적 기준",
            RoutingOrigin.PROPOSED: "추천",
            RoutingOrigin.EDITED: "수정",
        },
        time_origins={
            TimeOrigin.OWN_BOOKINGS: "자체 실적",
            TimeOrigin.CORRECTED_STANDARD: "보정된 표준시간",
            TimeOrigin.SIMILAR_ITEMS: "유사 품목 실적",
            TimeOrigin.OPERATION_AT_WORK_CENTER: "공정·자원 실적",
            TimeOrigin.OPERATION: "공정 실적",
            TimeOrigin.STANDARD: "표준시간",
            TimeOrigin.NOTHING: "",
        },
    ),
    Wording.ENGLISH: Words(
        minutes="min",
        operation_types={
            OperationType.IN_HOUSE: "In-house",
            OperationType.OUTSIDE: "Subcontract",
            OperationType.UNKNOWN: "",
        },
        routing_origins={
            RoutingOrigin.MASTER: "Existing",
            RoutingOrigin.AS_BUILT: "As built",
            RoutingOrigin.PROPOSED: "Proposed",
            RoutingOrigin.EDITED: "Edited",
        },
        time_origins={
            TimeOrigin.OWN_BOOKINGS: "Own bookings",
            TimeOrigin.CORRECTED_STANDARD: "Corrected standard",
            TimeOrigin.SIMILAR_ITEMS: "Similar items",
            TimeOrigin.OPERATION_AT_WORK_CENTER: "Operation at resource",
            TimeOrigin.OPERATION: "Operation",
            TimeOrigin.STANDARD: "Standard time",
            TimeOrigin.NOTHING: "",
        },
    ),
    # The ERP's views hold display texts in Korean, not codes.
    Wording.ERP: Words(
        minutes="분(Min.)",
        operation_types=_IN_KOREAN,
        routing_origins={origin: origin.value for origin in RoutingOrigin},
        time_origins={
            origin: "" if origin is TimeOrigin.NOTHING else origin.value for origin in TimeOrigin
        },
    ),
}
