"""What cleaning the bookings found, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.cli.tables import NOT_KNOWN, number, table

if TYPE_CHECKING:
    from routingml_desktop.domain.cleaning import CleaningReport, DetectorFinding

_NEEDS = {
    "started": "needs the start of bookings (work_results.columns.started)",
    "standards": "needs standards to compare with",
    "routings": "needs a routing master and bookings that name their routing",
}


def cleaning_text(report: CleaningReport) -> str:
    """How much counts, every detector that found something or could not look, and odd units."""
    head = (
        f"{report.counted:,} of {report.lots:,} lots count as evidence "
        f"({report.counted_hours:,.0f} hours), from {report.bookings:,} bookings."
    )
    rows = [_finding(one) for one in report.findings if one.count or one.needs or not one.active]
    parts = [head]
    if rows:
        headers = ["fault", "is", "count", "share", "hours", "examples"]
        parts.append(table(headers, rows, right="llrrrl"))
    odd = [line for line in report.calibration if line.corrected]
    if odd:
        units = [
            [
                line.job_code,
                f"{line.bookings:,}",
                NOT_KNOWN if line.ratio is None else f"{line.ratio:.3g}",
                f"{line.unit.value} per {line.basis.value}",
                NOT_KNOWN if line.read_ratio is None else f"{line.read_ratio:.3g}",
            ]
            for line in odd
        ]
        headers = ["operation", "bookings", "booked/standard", "read as", "then"]
        parts.append(table(headers, units, right="lrrlr"))
    return "\n".join(parts)


def _finding(one: DetectorFinding) -> list[str]:
    done = one.treatment.value.replace("_", " ") if one.active else "switched off"
    if one.needs:
        return [one.detector.value, done, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, _NEEDS[one.needs]]
    share = NOT_KNOWN if one.share is None else f"{one.share:.2%}"
    return [
        one.detector.value,
        done,
        f"{one.count:,}",
        share,
        number(one.hours, 1),
        "; ".join(one.examples[:2]),
    ]
