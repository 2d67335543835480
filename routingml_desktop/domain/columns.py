"""The names of frame columns, shared by erp, plant and ml.

An items frame has ITEM_CODE, ITEM_NAME and one column per attribute under its ERP name. The
other frames have exactly the columns of OPERATION_COLUMNS and RESULT_COLUMNS, in that order, each
with the polars type named beside it; a column the ERP does not have is all null.
"""

from __future__ import annotations

from typing import Final

ITEM_CODE: Final = "item_code"
ITEM_NAME: Final = "item_name"

ROUTING_NO: Final = "routing_no"
SEQUENCE: Final = "sequence"
JOB_CODE: Final = "job_code"
JOB_NAME: Final = "job_name"
WORK_CENTER: Final = "work_center"
WORK_CENTER_NAME: Final = "work_center_name"
OPERATION_TYPE: Final = "operation_type"
SETUP_MINUTES: Final = "setup_minutes"
RUN_MINUTES: Final = "run_minutes"
BASE_QUANTITY: Final = "base_quantity"
BASE_UNIT: Final = "base_unit"
QUEUE_MINUTES: Final = "queue_minutes"
WAIT_MINUTES: Final = "wait_minutes"
MOVE_MINUTES: Final = "move_minutes"
ACTUAL_SETUP_MINUTES: Final = "actual_setup_minutes"
ACTUAL_RUN_MINUTES: Final = "actual_run_minutes"
LEAD_TIME_DAYS: Final = "lead_time_days"
BATCH: Final = "batch"
PARTNER: Final = "partner"
PARTNER_NAME: Final = "partner_name"
INSPECTION: Final = "inspection"
VALID_FROM: Final = "valid_from"
VALID_TO: Final = "valid_to"
CREATED: Final = "created"
MAIN: Final = "main"

WORK_ORDER: Final = "work_order"
QUANTITY: Final = "quantity"
BAD_QUANTITY: Final = "bad_quantity"
REPORTED: Final = "reported"
STARTED: Final = "started"
"""When work on the booking began; null where the ERP does not tell."""
WORKER: Final = "worker"
"""A number that stands for who booked; never a name or the ERP's own number."""
KIND: Final = "kind"
"""A ``ResultKind`` value."""
DROPPED: Final = "dropped"
"""A ``DropReason`` value, or null when the row counts as evidence."""
ORIGIN: Final = "origin"
"""A ``RoutingOrigin`` value."""

OPERATION_COLUMNS: Final[dict[str, str]] = {
    ITEM_CODE: "String",
    ROUTING_NO: "String",
    SEQUENCE: "Int64",
    JOB_CODE: "String",
    JOB_NAME: "String",
    WORK_CENTER: "String",
    WORK_CENTER_NAME: "String",
    OPERATION_TYPE: "String",
    SETUP_MINUTES: "Float64",
    RUN_MINUTES: "Float64",
    BASE_QUANTITY: "Float64",
    BASE_UNIT: "String",
    QUEUE_MINUTES: "Float64",
    WAIT_MINUTES: "Float64",
    MOVE_MINUTES: "Float64",
    ACTUAL_SETUP_MINUTES: "Float64",
    ACTUAL_RUN_MINUTES: "Float64",
    LEAD_TIME_DAYS: "Float64",
    BATCH: "String",
    PARTNER: "String",
    PARTNER_NAME: "String",
    INSPECTION: "Boolean",
    VALID_FROM: "Datetime",
    VALID_TO: "Datetime",
    CREATED: "Datetime",
    MAIN: "Boolean",
    ORIGIN: "String",
}

RESULT_COLUMNS: Final[dict[str, str]] = {
    WORK_ORDER: "String",
    ITEM_CODE: "String",
    ROUTING_NO: "String",
    SEQUENCE: "Int64",
    JOB_CODE: "String",
    JOB_NAME: "String",
    WORK_CENTER: "String",
    WORK_CENTER_NAME: "String",
    REPORTED: "Datetime",
    KIND: "String",
    QUANTITY: "Float64",
    BAD_QUANTITY: "Float64",
    SETUP_MINUTES: "Float64",
    RUN_MINUTES: "Float64",
    STARTED: "Datetime",
    WORKER: "String",
}
"""Minutes are of the whole booking (all its pieces), whatever the ERP's unit and basis."""
