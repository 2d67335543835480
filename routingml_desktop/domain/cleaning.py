"""What is looked for in the bookings, what is done about it, and what was found."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Detector(StrEnum):
    """A fault of bookings. Those that leave rows out have the value of their DropReason."""

    NO_QUANTITY = "no_quantity"
    NO_MINUTES = "no_minutes"
    NEGATIVE_MINUTES = "negative_minutes"
    ABSURD_MINUTES = "absurd_minutes"
    FUTURE_DATE = "future_date"
    REPEATED = "repeated"
    SETUP_TWICE = "setup_twice"
    BREAKDOWN = "breakdown"
    REWORK = "rework"
    NON_PRODUCTIVE = "non_productive"
    OVERLAPPING = "overlapping"
    WHOLE_HOURS = "whole_hours"
    SEVERAL_OPERATIONS = "several_operations"
    FULL_TIME_ON_PART = "full_time_on_part"
    PARTS = "parts"
    REUSED_NUMBER = "reused_number"
    LATE_BOOKING = "late_booking"
    OPERATION_UNIT = "operation_unit"
    UNIT_SUSPECT = "unit_suspect"


class Treatment(StrEnum):
    """What a detector does with what it finds while it is switched on."""

    LEFT_OUT = "left_out"
    CORRECTED = "corrected"


TREATMENTS: Final[Mapping[Detector, Treatment]] = {
    detector: Treatment.CORRECTED
    if detector
    in {
        Detector.PARTS,
        Detector.REUSED_NUMBER,
        Detector.LATE_BOOKING,
        Detector.OPERATION_UNIT,
        Detector.FULL_TIME_ON_PART,
    }
    else Treatment.LEFT_OUT
    for detector in Detector
}


class BookedUnit(StrEnum):
    """In which unit an operation's minutes seem to be booked."""

    MINUTES = "minutes"
    HOURS = "hours"
    SECONDS = "seconds"
    UNKNOWN = "unknown"


class BookedBasis(StrEnum):
    """Whether booked run minutes seem to be of the whole order or of one piece."""

    ORDER = "order"
    PIECE = "piece"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DetectorFinding:
    """What one detector found."""

    detector: Detector
    active: bool
    """Whether it is switched on; when off, it only counts."""
    count: int
    """Bookings, or what of them was added up."""
    rows: int
    """Bookings looked at."""
    hours: float
    """Set-up and run hours that count no longer, or that the correction changed."""
    examples: tuple[str, ...] = ()
    """Order, item, operation."""
    needs: str = ""
    """Why it could not look: the column or the standards it misses; empty when it could."""

    @property
    def treatment(self) -> Treatment:
        """What is done with what it finds."""
        return TREATMENTS[self.detector]

    @property
    def share(self) -> float | None:
        """Of the rows looked at; None when there were none."""
        return self.count / self.rows if self.rows and not self.needs else None


@dataclass(frozen=True, slots=True)
class OperationCalibration:
    """How the booked minutes of an operation compare with its standards."""

    job_code: str
    bookings: int
    """With run minutes, pieces and a standard."""
    ratio: float | None
    """Median of booked by standard minutes, as booked; None without a standard."""
    unit: BookedUnit
    basis: BookedBasis
    read_ratio: float | None
    """The same after unit and basis were read as said."""
    setup_ratio: float | None
    """Median of booked by standard set-up minutes, as booked; None without such standards."""
    setup_unit: BookedUnit
    corrected: bool
    """Whether the minutes were converted before use."""


@dataclass(frozen=True, slots=True)
class CleaningReport:
    """How much of the bookings counts, and why the rest does not."""

    bookings: int
    """Rows as the ERP has them."""
    lots: int
    """An order's operation at a work center, parts added up."""
    counted: int
    """Lots that count as evidence."""
    counted_hours: float
    findings: tuple[DetectorFinding, ...]
    calibration: tuple[OperationCalibration, ...]

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> CleaningReport:
        """The report of ``as_dict``; raises KeyError, TypeError or ValueError for anything else."""
        findings = tuple(
            DetectorFinding(
                **{
                    **found,
                    "detector": Detector(found["detector"]),
                    "examples": tuple(found["examples"]),
                }
            )
            for found in values["findings"]
        )
        calibration = tuple(
            OperationCalibration(
                **{
                    **line,
                    "unit": BookedUnit(line["unit"]),
                    "basis": BookedBasis(line["basis"]),
                    "setup_unit": BookedUnit(line["setup_unit"]),
                }
            )
            for line in values["calibration"]
        )
        return cls(**{**values, "findings": findings, "calibration": calibration})
