"""The columns of an export as data: their three headers, their kind, and where values come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Generic, TypeAlias, TypeVar

from routingml_desktop.domain.candidate import ProposedOperation
from routingml_desktop.domain.decimals import decimals_of
from routingml_desktop.domain.export import plain
from routingml_desktop.erp.exports.words import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.export import RoutingSheet
    from routingml_desktop.domain.routing import Operation
    from routingml_desktop.domain.time_estimate import TimeEstimate
    from routingml_desktop.erp.exports.words import Words

Cell: TypeAlias = str | int | float | None
Row = TypeVar("Row")

DECIMALS: Final = 4
"""Of numeric(18,4), the type of the ERP's times."""


class Kind(Enum):
    """How a column's cells are typed and shown."""

    TEXT = auto()
    """Codes and names: never a number, never a formula."""
    WHOLE = auto()
    MINUTES = auto()
    NUMBER = auto()
    SHARE = auto()
    """0 to 1, shown as per cent."""


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One operation of a sheet, where it stands, and the words to say it in."""

    sheet: RoutingSheet
    place: int
    words: Words

    @property
    def operation(self) -> Operation:
        """The operation without its evidence."""
        return plain(self.sheet.operations[self.place])

    @property
    def replaces(self) -> str:
        """The subcontracted operation that is done in-house here; empty for any other."""
        step = self.sheet.operations[self.place]
        return step.replaces if isinstance(step, ProposedOperation) else ""

    @property
    def setup(self) -> TimeEstimate | None:
        """The estimate behind the set-up time, per lot."""
        step = self.sheet.operations[self.place]
        return step.setup if isinstance(step, ProposedOperation) else None

    @property
    def run(self) -> TimeEstimate | None:
        """The estimate behind the run time, per piece."""
        step = self.sheet.operations[self.place]
        return step.run if isinstance(step, ProposedOperation) else None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One sheet as a line of the list of candidates."""

    sheet: RoutingSheet
    words: Words


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: what it is called in each wording, and its cell in a row."""

    erp: str
    korean: str
    english: str
    kind: Kind
    cell: Callable[[Row], Cell]

    def header(self, wording: Wording) -> str:
        """The column's name in ``wording``."""
        names = {
            Wording.ERP: self.erp,
            Wording.KOREAN: self.korean,
            Wording.ENGLISH: self.english,
        }
        return names[wording]


def _text(erp: str, korean: str, english: str, cell: Callable[[Row], str]) -> Column[Row]:
    return Column(erp, korean, english, Kind.TEXT, cell)


def _minutes(
    erp: str, korean: str, english: str, cell: Callable[[OperationRow], float | None]
) -> Column[OperationRow]:
    return Column(erp, korean, english, Kind.MINUTES, cell)


def _band(
    erp: str, korean: str, english: str, estimate: Callable[[OperationRow], TimeEstimate | None]
) -> tuple[Column[OperationRow], ...]:
    """Optimistic, standard and safe minutes, the orders behind them, and where they come from."""

    def part(name: str) -> Callable[[OperationRow], float | None]:
        return lambda row: _estimated(getattr(estimate(row), name, None))

    def origin(row: OperationRow) -> str:
        found = estimate(row)
        return row.words.time_origins[found.origin] if found else ""

    return (
        _minutes(f"{erp}_P10", f"{korean} 최적", f"{english} optimistic (P10)", part("p10")),
        _minutes(f"{erp}_P50", f"{korean} 표준", f"{english} standard (P50)", part("p50")),
        _minutes(f"{erp}_P90", f"{korean} 안전", f"{english} safe (P90)", part("p90")),
        Column(f"{erp}_N", f"{korean} 실적 수", f"{english} orders (n)", Kind.WHOLE, part("n")),
        _text(f"{erp}_ORIGIN", f"{korean} 근거", f"{english} origin", origin),
    )


def _estimated(value: float | None) -> float | None:
    """A computed figure at the ERP's four decimals, or two digits: more would pretend to know."""
    return None if value is None else round(value, decimals_of(value, DECIMALS))


def _place_in_routing(row: OperationRow) -> str:
    """The ERP's mark: F first, I intermediate, L last."""
    if row.place == 0:
        return "F"
    return "L" if row.place == len(row.sheet.operations) - 1 else "I"


OPERATION_COLUMNS: Final[tuple[Column[OperationRow], ...]] = (
    _text("ITEM_CD", "품목코드", "Item code", lambda row: row.sheet.item_code),
    _text("ITEM_NM", "품목명", "Item name", lambda row: row.sheet.item_name),
    _text("ROUT_NO", "라우팅", "Routing", lambda row: row.sheet.routing_no),
    Column(
        "CANDIDATE_ID",
        "후보",
        "Candidate",
        Kind.WHOLE,
        lambda row: row.sheet.candidate_rank or None,
    ),
    # From here to the subcontractor: the order of the ERP's routing screen.
    Column("PROC_SEQ", "공정", "Sequence", Kind.WHOLE, lambda row: row.operation.sequence),
    _text(
        "INSIDE_FLAG",
        "공정타입",
        "Operation type",
        lambda row: row.words.operation_types[row.operation.operation_type],
    ),
    _text("JOB_CD", "공정코드", "Operation code", lambda row: row.operation.job_code),
    _text("JOB_NM", "공정명", "Operation name", lambda row: row.operation.job_name),
    _text("RES_CD", "자원", "Resource", lambda row: row.operation.work_center),
    _text("RES_DIS", "자원명", "Resource name", lambda row: row.operation.work_center_name),
    _text("TIME_UNIT", "시간단위", "Time unit", lambda row: row.words.minutes),
    Column(
        "MFG_LT",
        "외주 L/T",
        "Subcontract lead time (days)",
        Kind.NUMBER,
        lambda row: row.operation.lead_time_days,
    ),
    _minutes("QUEUE_TIME", "Queue 시간", "Queue time", lambda row: row.operation.queue_minutes),
    _minutes("SETUP_TIME", "셋업시간", "Setup time", lambda row: row.operation.setup_minutes),
    _minutes("RUN_TIME", "작업시간", "Run time", lambda row: row.operation.run_minutes),
    _minutes(
        "ACT_SETUP_TIME",
        "A셋업시간",
        "Actual-standard setup",
        lambda row: row.operation.actual_setup_minutes,
    ),
    _minutes(
        "ACT_RUN_TIME",
        "A작업시간",
        "Actual-standard run",
        lambda row: row.operation.actual_run_minutes,
    ),
    _minutes("WAIT_TIME", "대기시간", "Wait time", lambda row: row.operation.wait_minutes),
    _minutes("MOVE_TIME", "이동시간", "Move time", lambda row: row.operation.move_minutes),
    Column(
        "RUN_TIME_QTY",
        "기준수량",
        "Base quantity",
        Kind.NUMBER,
        lambda row: row.operation.base_quantity,
    ),
    _text("RUN_TIME_UNIT", "기준단위", "Base unit", lambda row: row.operation.base_unit),
    _text("BATCH_OPER", "배치공정", "Batch operation", lambda row: row.operation.batch),
    _text("BP_CD", "외주처", "Subcontractor", lambda row: row.operation.partner),
    _text("CUST_NM", "외주처명", "Subcontractor name", lambda row: row.operation.partner_name),
    _text("INSP_FLG", "검사", "Inspection", lambda row: "Y" if row.operation.inspection else "N"),
    _text("ROUT_ORDER", "공정순서", "First/intermediate/last", _place_in_routing),
    *_band("SETUP", "셋업", "Setup", lambda row: row.setup),
    *_band("RUN", "작업(개당)", "Run per piece", lambda row: row.run),
    _text("OUTSIDE_JOB", "외주 원공정", "In place of subcontract", lambda row: row.replaces),
)

SHEET_COLUMNS: Final[tuple[Column[SheetRow], ...]] = (
    _text("ITEM_CD", "품목코드", "Item code", lambda row: row.sheet.item_code),
    _text("ITEM_NM", "품목명", "Item name", lambda row: row.sheet.item_name),
    _text("ROUT_NO", "라우팅", "Routing", lambda row: row.sheet.routing_no),
    Column(
        "CANDIDATE_ID",
        "후보",
        "Candidate",
        Kind.WHOLE,
        lambda row: row.sheet.candidate_rank or None,
    ),
    _text("ORIGIN", "구분", "Kind", lambda row: row.words.routing_origins[row.sheet.origin]),
    Column(
        "CONFIDENCE",
        "신뢰도",
        "Confidence",
        Kind.SHARE,
        lambda row: _estimated(row.sheet.confidence),
    ),
    Column(
        "SIMILARITY_SCORE",
        "유사도",
        "Similarity",
        Kind.SHARE,
        lambda row: _estimated(row.sheet.similarity),
    ),
    Column("ORDERS", "실적 수", "Orders (n)", Kind.WHOLE, lambda row: row.sheet.orders),
    _text("REFERENCE_ITEM_CD", "참조 품목", "Reference item", lambda row: row.sheet.reference_item),
    Column(
        "OPERATIONS", "공정 수", "Operations", Kind.WHOLE, lambda row: len(row.sheet.operations)
    ),
    _text(
        "ROUTING_SIGNATURE",
        "공정 흐름",
        "Operation codes",
        lambda row: " → ".join(plain(step).job_code for step in row.sheet.operations),
    ),
    Column("ORDER_QTY", "수량", "Quantity", Kind.NUMBER, lambda row: row.sheet.quantity),
    Column(
        "TOTAL_TIME",
        "총 시간 (분)",
        "Total time (min)",
        Kind.MINUTES,
        lambda row: _estimated(row.sheet.total_minutes),
    ),
    Column(
        "TOTAL_P10",
        "총 시간 최적 (분)",
        "Total optimistic (P10, min)",
        Kind.MINUTES,
        lambda row: _estimated(row.sheet.minutes.p10 if row.sheet.minutes else None),
    ),
    Column(
        "TOTAL_P50",
        "총 시간 표준 (분)",
        "Total standard (P50, min)",
        Kind.MINUTES,
        lambda row: _estimated(row.sheet.minutes.p50 if row.sheet.minutes else None),
    ),
    Column(
        "TOTAL_P90",
        "총 시간 안전 (분)",
        "Total safe (P90, min)",
        Kind.MINUTES,
        lambda row: _estimated(row.sheet.minutes.p90 if row.sheet.minutes else None),
    ),
    Column(
        "WITHOUT_TIME",
        "시간 없는 공정",
        "Operations without time",
        Kind.WHOLE,
        lambda row: row.sheet.operations_without_minutes,
    ),
)
