"""The standards court from a terminal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import NOT_KNOWN, table
from routingml_desktop.domain.export import ExportForm

if TYPE_CHECKING:
    import argparse

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.standard import StandardRow
    from routingml_desktop.services.standards import Docket

SHOWN = 40
_HEADERS = [
    "item", "routing", "seq", "operation", "at", "set-up", "run", "orders", "ratio (95 %)",
    "since", "hours/year", "state",
]  # fmt: skip


def standards(asked: argparse.Namespace, program: Program) -> int:
    """List the standards that bookings contradict, or export the approved ones."""
    service = program.standards
    if asked.export:
        file = Path(asked.export).resolve()
        form = ExportForm(asked.form) if asked.form else _form_of(file)
        receipt = service.export(
            file, form, overwrite=asked.overwrite, again=asked.again, language=asked.language
        )
        if asked.json:
            print_json(receipt)
        else:
            print(f"{receipt.rows} approved standards are in {receipt.file}.")
        return 0
    docket = service.docket()
    if docket is None or not docket.current or asked.again:
        docket = service.judge(progress_on_stderr(quiet=asked.json), lambda: False)
    if asked.json:
        print_json({"report": docket.report, "rows": docket.rows, "taken": docket.taken})
    else:
        print(_text(docket))
    return 0


def _form_of(file: Path) -> ExportForm:
    return ExportForm.EXCEL if file.suffix.lower() == ".xlsx" else ExportForm.CSV_FOR_EXCEL


def _text(docket: Docket) -> str:
    report = docket.report
    if not report.judged and not docket.rows:
        return (
            "No standard has enough dated orders to be judged; settings: standards.least_orders "
            f"({report.standards:,} standards, {report.with_orders:,} with orders)."
        )
    head = (
        f"{len(docket.rows)} of {report.judged:,} standards with enough orders are contradicted "
        f"({report.standards:,} standards, {report.with_orders:,} with orders)."
    )
    if not docket.rows:
        return head
    listed = table(_HEADERS, [_row(row) for row in docket.rows[:SHOWN]], right="llrllrrrlrrl")
    left = len(docket.rows) - SHOWN
    more = [f"{left} more; all of them: --json"] if left > 0 else []
    return "\n".join([head, listed, *more])


def _row(row: StandardRow) -> list[str]:
    case = row.case
    return [
        case.key.item_code,
        case.key.routing_no,
        str(case.key.sequence),
        case.key.job_code,
        case.key.work_center or NOT_KNOWN,
        _change(case.setup_now, case.setup_proposed),
        _change(case.run_now, case.run_proposed),
        str(case.orders),
        f"{case.ratio:.2f} ({case.ratio_low:.2f}-{case.ratio_high:.2f})",
        case.since.strftime("%Y-%m-%d"),
        f"{case.hours_a_year:+.1f}",
        row.state.value,
    ]


def _change(now: float | None, proposed: float | None) -> str:
    if now is None or proposed is None:
        return NOT_KNOWN
    return f"{now:g} -> {proposed:g}" if now != proposed else f"{now:g}"
