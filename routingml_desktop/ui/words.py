"""The plant's words for what the domain names by identifiers, in the operator's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.candidate import Badge, Lane, Outcome, RoutingChoice
from routingml_desktop.domain.cleaning import BookedBasis, BookedUnit, Detector, Treatment
from routingml_desktop.domain.drift import DriftSubject
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import Novelty, Protocol
from routingml_desktop.domain.quality_cycle import (
    AlertKind,
    CycleStage,
    CycleState,
    CycleTrigger,
    SamplingStrategy,
    Schedule,
)
from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.standard import CaseState, Decision
from routingml_desktop.domain.time_estimate import TimeOrigin, Variability
from routingml_desktop.domain.training import JobState, TrainingStage
from routingml_desktop.domain.work_result import DropReason, ResultKind
from routingml_desktop.ui.cleaning_words import (
    BASIS_WORDS,
    DETECTOR_WORDS,
    TREATMENT_WORDS,
    UNIT_WORDS,
)
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.stage_words import STAGE_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum


def word(value: StrEnum) -> str:
    """What planners call it; every member of the domain's enumerations has a word."""
    return _translated(_WORDS[type(value)][value.value])


def explained(value: StrEnum) -> str:
    """One sentence about it, for a tool tip; empty when its word says all."""
    return _translated(_SENTENCES.get(type(value), {}).get(value.value, ""))


def column_word(name: str) -> str:
    """The header of a column of ``domain/columns.py``, in the words of the ERP's own screen."""
    return _translated(_COLUMNS.get(name, name))


def table_word(name: str) -> str:
    """What the operator calls ``items``, ``operations`` or ``work_results``."""
    return _translated(_TABLES.get(name, name))


def _translated(text: str) -> str:
    return QCoreApplication.translate("words", text) if text else ""


_WORDS: Final[Mapping[type, Mapping[str, str]]] = {
    RoutingChoice: {
        RoutingChoice.LATEST: QT_TRANSLATE_NOOP("words", "Latest"),
        RoutingChoice.MOST_USED: QT_TRANSLATE_NOOP("words", "Most used"),
    },
    TimeOrigin: {
        TimeOrigin.OWN_BOOKINGS: QT_TRANSLATE_NOOP("words", "Own work results"),
        TimeOrigin.CORRECTED_STANDARD: QT_TRANSLATE_NOOP("words", "Corrected ERP standard"),
        TimeOrigin.SIMILAR_ITEMS: QT_TRANSLATE_NOOP("words", "Similar items"),
        TimeOrigin.OPERATION_AT_WORK_CENTER: QT_TRANSLATE_NOOP("words", "Operation here"),
        TimeOrigin.OPERATION: QT_TRANSLATE_NOOP("words", "Operation anywhere"),
        TimeOrigin.STANDARD: QT_TRANSLATE_NOOP("words", "ERP standard"),
        TimeOrigin.NOTHING: QT_TRANSLATE_NOOP("words", "No time known"),
    },
    Variability: {
        Variability.STABLE: QT_TRANSLATE_NOOP("words", "Stable"),
        Variability.NORMAL: QT_TRANSLATE_NOOP("words", "Normal"),
        Variability.VARIABLE: QT_TRANSLATE_NOOP("words", "Variable"),
        Variability.UNSTABLE: QT_TRANSLATE_NOOP("words", "Unstable"),
    },
    Badge: {
        Badge.HIGH_CONFIDENCE: QT_TRANSLATE_NOOP("words", "High confidence"),
        Badge.LOW_SAMPLES: QT_TRANSLATE_NOOP("words", "Low samples"),
        Badge.NO_WORK_RESULTS: QT_TRANSLATE_NOOP("words", "No work results"),
        Badge.CONVERTED_IN_HOUSE: QT_TRANSLATE_NOOP("words", "Converted to in-house"),
        Badge.CONTAINS_OUTSIDE: QT_TRANSLATE_NOOP("words", "Contains subcontract"),
        Badge.ALL_OUTSIDE: QT_TRANSLATE_NOOP("words", "All subcontract"),
        Badge.AS_BUILT: QT_TRANSLATE_NOOP("words", "As built"),
        Badge.COMPOSED: QT_TRANSLATE_NOOP("words", "Put together"),
        Badge.RULE_VIOLATION: QT_TRANSLATE_NOOP("words", "Rule violation"),
    },
    Outcome: {
        Outcome.EXISTING: QT_TRANSLATE_NOOP("words", "Has a routing"),
        Outcome.PROPOSED: QT_TRANSLATE_NOOP("words", "Proposed"),
        Outcome.BELOW_THRESHOLD: QT_TRANSLATE_NOOP("words", "Nothing similar enough"),
        Outcome.NO_ROUTING_NEARBY: QT_TRANSLATE_NOOP("words", "Similar items have no routing"),
        Outcome.NO_ATTRIBUTES: QT_TRANSLATE_NOOP("words", "No usable attribute"),
        Outcome.IMPROBABLE: QT_TRANSLATE_NOOP("words", "Nothing probable enough"),
    },
    Lane: {
        Lane.READY: QT_TRANSLATE_NOOP("words", "Ready"),
        Lane.CHECK: QT_TRANSLATE_NOOP("words", "Check"),
        Lane.NO_PRECEDENT: QT_TRANSLATE_NOOP("words", "No precedent"),
    },
    Severity: {
        Severity.CRITICAL: QT_TRANSLATE_NOOP("words", "Critical"),
        Severity.WARNING: QT_TRANSLATE_NOOP("words", "Warning"),
        Severity.INFO: QT_TRANSLATE_NOOP("words", "Note"),
    },
    Novelty: {
        Novelty.ALL: QT_TRANSLATE_NOOP("words", "All items"),
        Novelty.KNOWN: QT_TRANSLATE_NOOP("words", "Known items"),
        Novelty.NEW: QT_TRANSLATE_NOOP("words", "New items"),
    },
    Protocol: {
        Protocol.TIME: QT_TRANSLATE_NOOP("words", "By time"),
        Protocol.GROUP: QT_TRANSLATE_NOOP("words", "By group"),
        Protocol.LEAVE_ONE_OUT: QT_TRANSLATE_NOOP("words", "Leave one out"),
    },
    AlertKind: {
        AlertKind.NO_ACTUAL_DATA: QT_TRANSLATE_NOOP("words", "No actual data"),
        AlertKind.LOW_SAMPLES: QT_TRANSLATE_NOOP("words", "Few orders"),
        AlertKind.HIGH_CV: QT_TRANSLATE_NOOP("words", "High CV"),
        AlertKind.HIGH_MAE: QT_TRANSLATE_NOOP("words", "High MAE"),
        AlertKind.HIGH_TRIMMED_MAE: QT_TRANSLATE_NOOP("words", "High trimmed MAE"),
        AlertKind.LOW_PROCESS_MATCH: QT_TRANSLATE_NOOP("words", "Low process match"),
        AlertKind.PREDICTION_FAILED: QT_TRANSLATE_NOOP("words", "Prediction failed"),
        AlertKind.DRIFT: QT_TRANSLATE_NOOP("words", "Drift"),
    },
    CycleState: {
        CycleState.RUNNING: QT_TRANSLATE_NOOP("words", "Running"),
        CycleState.MEASURED: QT_TRANSLATE_NOOP("words", "Measured"),
        CycleState.NOT_MEASURED: QT_TRANSLATE_NOOP("words", "Nothing measured"),
        CycleState.FAILED: QT_TRANSLATE_NOOP("words", "Failed"),
        CycleState.CANCELLED: QT_TRANSLATE_NOOP("words", "Cancelled"),
    },
    CycleTrigger: {
        CycleTrigger.ON_DEMAND: QT_TRANSLATE_NOOP("words", "By hand"),
        CycleTrigger.AFTER_SYNC: QT_TRANSLATE_NOOP("words", "After a sync"),
        CycleTrigger.SCHEDULE: QT_TRANSLATE_NOOP("words", "By schedule"),
    },
    CycleStage: STAGE_WORDS,
    DriftSubject: {
        DriftSubject.ATTRIBUTE: QT_TRANSLATE_NOOP("words", "Attribute"),
        DriftSubject.SIMILARITY: QT_TRANSLATE_NOOP("words", "Similarity"),
        DriftSubject.OPERATIONS: QT_TRANSLATE_NOOP("words", "Operation mix"),
        DriftSubject.MINUTES: QT_TRANSLATE_NOOP("words", "Minutes at work center"),
    },
    SamplingStrategy: {
        SamplingStrategy.RANDOM: QT_TRANSLATE_NOOP("words", "Random"),
        SamplingStrategy.STRATIFIED: QT_TRANSLATE_NOOP("words", "Stratified by family"),
        SamplingStrategy.RECENT: QT_TRANSLATE_NOOP("words", "Recently booked"),
    },
    Schedule: {
        Schedule.OFF: QT_TRANSLATE_NOOP("words", "Off"),
        Schedule.DAILY: QT_TRANSLATE_NOOP("words", "Daily"),
        Schedule.WEEKLY: QT_TRANSLATE_NOOP("words", "Weekly"),
    },
    OperationType: {
        OperationType.IN_HOUSE: QT_TRANSLATE_NOOP("words", "In-house"),
        OperationType.OUTSIDE: QT_TRANSLATE_NOOP("words", "Subcontract"),
        OperationType.UNKNOWN: QT_TRANSLATE_NOOP("words", "Not stated"),
    },
    RoutingOrigin: {
        RoutingOrigin.MASTER: QT_TRANSLATE_NOOP("words", "Routing master"),
        RoutingOrigin.AS_BUILT: QT_TRANSLATE_NOOP("words", "As built"),
        RoutingOrigin.PROPOSED: QT_TRANSLATE_NOOP("words", "Proposed"),
        RoutingOrigin.EDITED: QT_TRANSLATE_NOOP("words", "Edited"),
    },
    JobState: {
        JobState.PENDING: QT_TRANSLATE_NOOP("words", "Pending"),
        JobState.RUNNING: QT_TRANSLATE_NOOP("words", "Running"),
        JobState.SUCCEEDED: QT_TRANSLATE_NOOP("words", "Succeeded"),
        JobState.FAILED: QT_TRANSLATE_NOOP("words", "Failed"),
        JobState.CANCELLED: QT_TRANSLATE_NOOP("words", "Cancelled"),
        JobState.SKIPPED: QT_TRANSLATE_NOOP("words", "Skipped"),
        JobState.DEFERRED: QT_TRANSLATE_NOOP("words", "Deferred"),
    },
    TrainingStage: STAGE_WORDS,
    ResultKind: {
        ResultKind.PRODUCTION: QT_TRANSLATE_NOOP("words", "Production"),
        ResultKind.BREAKDOWN: QT_TRANSLATE_NOOP("words", "Breakdown"),
        ResultKind.REWORK: QT_TRANSLATE_NOOP("words", "Rework"),
    },
    Detector: DETECTOR_WORDS,
    Treatment: TREATMENT_WORDS,
    BookedUnit: UNIT_WORDS,
    BookedBasis: BASIS_WORDS,
    Decision: {
        Decision.APPROVED: QT_TRANSLATE_NOOP("words", "Approved"),
        Decision.REJECTED: QT_TRANSLATE_NOOP("words", "Turned down"),
        Decision.LATER: QT_TRANSLATE_NOOP("words", "Later"),
    },
    CaseState: {
        CaseState.OPEN: QT_TRANSLATE_NOOP("words", "Open"),
        CaseState.APPROVED: QT_TRANSLATE_NOOP("words", "Approved"),
        CaseState.REJECTED: QT_TRANSLATE_NOOP("words", "Turned down"),
        CaseState.LATER: QT_TRANSLATE_NOOP("words", "Later"),
    },
    DropReason: {
        DropReason.NO_QUANTITY: QT_TRANSLATE_NOOP("words", "No quantity"),
        DropReason.NO_MINUTES: QT_TRANSLATE_NOOP("words", "No minutes"),
        DropReason.NEGATIVE_MINUTES: QT_TRANSLATE_NOOP("words", "Negative minutes"),
        DropReason.ABSURD_MINUTES: QT_TRANSLATE_NOOP("words", "Absurd minutes"),
        DropReason.FUTURE_DATE: QT_TRANSLATE_NOOP("words", "Date in the future"),
        DropReason.REPEATED: QT_TRANSLATE_NOOP("words", "Booked twice"),
        DropReason.BREAKDOWN: QT_TRANSLATE_NOOP("words", "Breakdown"),
        DropReason.REWORK: QT_TRANSLATE_NOOP("words", "Rework"),
        DropReason.UNIT_SUSPECT: QT_TRANSLATE_NOOP("words", "Unit doubtful"),
        DropReason.OUTLIER: QT_TRANSLATE_NOOP("words", "Outlier"),
        DropReason.SETUP_TWICE: QT_TRANSLATE_NOOP("words", "Set-up booked twice"),
        DropReason.NON_PRODUCTIVE: QT_TRANSLATE_NOOP("words", "Code in no routing"),
        DropReason.OVERLAPPING: QT_TRANSLATE_NOOP("words", "Booked at the same time"),
        DropReason.WHOLE_HOURS: QT_TRANSLATE_NOOP("words", "Rounded minutes"),
        DropReason.SEVERAL_OPERATIONS: QT_TRANSLATE_NOOP("words", "Several operations in one"),
        DropReason.FULL_TIME_ON_PART: QT_TRANSLATE_NOOP("words", "Whole time on one part"),
    },
}

_SENTENCES: Final[Mapping[type, Mapping[str, str]]] = {
    TimeOrigin: {
        TimeOrigin.OWN_BOOKINGS: QT_TRANSLATE_NOOP(
            "words", "From this item's own work results for the operation."
        ),
        TimeOrigin.CORRECTED_STANDARD: QT_TRANSLATE_NOOP(
            "words",
            "The item's own standard, corrected by what this operation really takes of such "
            "standards.",
        ),
        TimeOrigin.SIMILAR_ITEMS: QT_TRANSLATE_NOOP(
            "words", "From work results of the similar items for the operation."
        ),
        TimeOrigin.OPERATION_AT_WORK_CENTER: QT_TRANSLATE_NOOP(
            "words", "From all work results of the operation at this work center."
        ),
        TimeOrigin.OPERATION: QT_TRANSLATE_NOOP(
            "words", "From all work results of the operation, wherever it was done."
        ),
        TimeOrigin.STANDARD: QT_TRANSLATE_NOOP(
            "words", "The standard time of the ERP's routing; no work results support it."
        ),
        TimeOrigin.NOTHING: QT_TRANSLATE_NOOP(
            "words", "Neither work results nor a standard time exist."
        ),
    },
    Badge: {
        Badge.HIGH_CONFIDENCE: QT_TRANSLATE_NOOP(
            "words", "Such proposals were nearly always released unchanged."
        ),
        Badge.LOW_SAMPLES: QT_TRANSLATE_NOOP("words", "Few work orders stand behind the times."),
        Badge.NO_WORK_RESULTS: QT_TRANSLATE_NOOP(
            "words", "No work result stands behind the times."
        ),
        Badge.CONVERTED_IN_HOUSE: QT_TRANSLATE_NOOP(
            "words", "Done in-house by the plant's table; the original is subcontracted."
        ),
        Badge.CONTAINS_OUTSIDE: QT_TRANSLATE_NOOP(
            "words", "At least one operation is done by a subcontractor."
        ),
        Badge.ALL_OUTSIDE: QT_TRANSLATE_NOOP(
            "words", "Every operation is done by a subcontractor."
        ),
        Badge.AS_BUILT: QT_TRANSLATE_NOOP(
            "words", "Taken from work results, because the ERP keeps no routing for it."
        ),
        Badge.COMPOSED: QT_TRANSLATE_NOOP(
            "words",
            "No similar item is made exactly so. Each operation is one of similar items, or as the "
            "plant did it last.",
        ),
        Badge.RULE_VIOLATION: QT_TRANSLATE_NOOP(
            "words", "Breaks an order of operations that the plant keeps."
        ),
    },
    Lane: {
        Lane.READY: QT_TRANSLATE_NOOP(
            "words", "Such proposals were nearly always released unchanged, or with other times."
        ),
        Lane.CHECK: QT_TRANSLATE_NOOP("words", "A planner should look at it before release."),
        Lane.NO_PRECEDENT: QT_TRANSLATE_NOOP(
            "words",
            "The plant made nothing like it, or such things in too many ways, so nothing is "
            "proposed.",
        ),
    },
    Variability: {
        Variability.STABLE: QT_TRANSLATE_NOOP("words", "Coefficient of variation below 15 %."),
        Variability.NORMAL: QT_TRANSLATE_NOOP("words", "Coefficient of variation 15 to 30 %."),
        Variability.VARIABLE: QT_TRANSLATE_NOOP("words", "Coefficient of variation 30 to 50 %."),
        Variability.UNSTABLE: QT_TRANSLATE_NOOP("words", "Coefficient of variation 50 % or more."),
    },
}

_TABLES: Final[Mapping[str, str]] = {
    "items": QT_TRANSLATE_NOOP("words", "Items"),
    "operations": QT_TRANSLATE_NOOP("words", "Routing operations"),
    "work_results": QT_TRANSLATE_NOOP("words", "Work results"),
}

_COLUMNS: Final[Mapping[str, str]] = {
    "item_code": QT_TRANSLATE_NOOP("words", "Item code"),
    "item_name": QT_TRANSLATE_NOOP("words", "Item name"),
    "routing_no": QT_TRANSLATE_NOOP("words", "Routing"),
    "sequence": QT_TRANSLATE_NOOP("words", "Seq."),
    "job_code": QT_TRANSLATE_NOOP("words", "Operation code"),
    "job_name": QT_TRANSLATE_NOOP("words", "Operation name"),
    "work_center": QT_TRANSLATE_NOOP("words", "Resource"),
    "work_center_name": QT_TRANSLATE_NOOP("words", "Resource name"),
    "operation_type": QT_TRANSLATE_NOOP("words", "Operation type"),
    "setup_minutes": QT_TRANSLATE_NOOP("words", "Setup time"),
    "run_minutes": QT_TRANSLATE_NOOP("words", "Run time"),
    "base_quantity": QT_TRANSLATE_NOOP("words", "Base quantity"),
    "base_unit": QT_TRANSLATE_NOOP("words", "Base unit"),
    "queue_minutes": QT_TRANSLATE_NOOP("words", "Queue time"),
    "wait_minutes": QT_TRANSLATE_NOOP("words", "Wait time"),
    "move_minutes": QT_TRANSLATE_NOOP("words", "Move time"),
    "actual_setup_minutes": QT_TRANSLATE_NOOP("words", "A setup time"),
    "actual_run_minutes": QT_TRANSLATE_NOOP("words", "A run time"),
    "lead_time_days": QT_TRANSLATE_NOOP("words", "Subcontract L/T"),
    "batch": QT_TRANSLATE_NOOP("words", "Batch operation"),
    "partner": QT_TRANSLATE_NOOP("words", "Subcontractor"),
    "partner_name": QT_TRANSLATE_NOOP("words", "Subcontractor name"),
    "inspection": QT_TRANSLATE_NOOP("words", "Inspection"),
    "valid_from": QT_TRANSLATE_NOOP("words", "Valid from"),
    "valid_to": QT_TRANSLATE_NOOP("words", "Valid to"),
    "created": QT_TRANSLATE_NOOP("words", "Created"),
    "main": QT_TRANSLATE_NOOP("words", "Main routing"),
    "work_order": QT_TRANSLATE_NOOP("words", "Work order"),
    "quantity": QT_TRANSLATE_NOOP("words", "Quantity"),
    "started": QT_TRANSLATE_NOOP("words", "Start of work"),
    "worker": QT_TRANSLATE_NOOP("words", "Worker (number only)"),
    "bad_quantity": QT_TRANSLATE_NOOP("words", "Rejected"),
    "reported": QT_TRANSLATE_NOOP("words", "Reported"),
    "kind": QT_TRANSLATE_NOOP("words", "Kind"),
    "dropped": QT_TRANSLATE_NOOP("words", "Left out"),
    "origin": QT_TRANSLATE_NOOP("words", "Origin"),
}
