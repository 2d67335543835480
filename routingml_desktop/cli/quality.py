"""Quality cycles on the command line: run, list, show, export."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import NOT_KNOWN, number, percent, table
from routingml_desktop.domain.errors import NotReadyError, QueueFullError, RoutingMLError
from routingml_desktop.domain.quality_cycle import CycleState, CycleTrigger, SamplingStrategy
from routingml_desktop.services.alert_texts import alert_text
from routingml_desktop.services.cycle_reports.report_files import report_values
from routingml_desktop.services.cycle_reports.words import figure_rows

if TYPE_CHECKING:
    import argparse

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.quality_cycle import CycleRequest, QualityCycle

MOST_ALERTS = 20


def add_arguments(command: argparse.ArgumentParser, common: list[argparse.ArgumentParser]) -> None:
    """What can be typed after ``quality``."""
    deeds = command.add_subparsers(dest="deed", required=True, metavar="DEED")
    run = deeds.add_parser("run", parents=common, help="ask a sample of items and compare")
    run.add_argument("--sample-size", type=int, metavar="N", help="items that are asked")
    run.add_argument(
        "--strategy", choices=[s.value for s in SamplingStrategy], help="how the items are drawn"
    )
    run.add_argument("--seed", type=int, help="the same data and seed, the same items")
    run.add_argument(
        "--if-due", action="store_true", help="only when the schedule of the settings wants one now"
    )
    listed = deeds.add_parser("list", parents=common, help="past cycles, newest first")
    listed.add_argument("--limit", type=int, default=30, metavar="N", help="at most so many")
    show = deeds.add_parser("show", parents=common, help="one cycle with figures and alerts")
    export = deeds.add_parser("export", parents=common, help="write cycles to a file")
    for one in (show, export):
        one.add_argument("cycle", nargs="?", default="", metavar="CYCLE", help="else the last one")
    export.add_argument(
        "--file",
        required=True,
        metavar="FILE",
        help="its ending names the form: .json, .csv, .xlsx, .md or .html",
    )
    export.add_argument("--overwrite", action="store_true", help="replace an existing file")


def quality(asked: argparse.Namespace, program: Program) -> int:
    """Run, list, show or export; 5 when a cycle had nothing to compare."""
    deeds = {"run": _run, "list": _list, "show": _show, "export": _export}
    return deeds[asked.deed](asked, program)


def _run(asked: argparse.Namespace, program: Program) -> int:
    request = _request(asked, program)
    if request is None:
        if asked.json:
            print_json({"due": False})
        else:
            print("No cycle is due.")
        return 0
    cycle = program.cycles.run(request, progress_on_stderr(quiet=asked.json), lambda: False)
    _tell(cycle, asked)
    if cycle.state is not CycleState.MEASURED:
        return NotReadyError.exit_code
    _ask_for_retraining(asked, program)
    return 0


def after_sync(asked: argparse.Namespace, program: Program) -> dict[str, Any] | None:
    """Run a cycle when the settings want one after a sync and a version answers; what it found.

    What keeps it from measuring is said and goes no further: the sync is done.
    """
    if not program.cycles.settings.after_sync:
        return None
    try:
        if program.models.facts() is None:
            return None
        request = program.cycles.request(CycleTrigger.AFTER_SYNC)
        heard = progress_on_stderr(quiet=asked.json)
        cycle = program.cycles.run(request, heard, lambda: False)
        if cycle.state is CycleState.MEASURED:
            _ask_for_retraining(asked, program)
    except RoutingMLError as error:
        print(f"No quality cycle after the sync: {error}", file=sys.stderr)
        return {"error": type(error).__name__.removesuffix("Error"), "message": str(error)}
    if not asked.json:
        _say(cycle)
    return report_values(cycle)


def _ask_for_retraining(asked: argparse.Namespace, program: Program) -> None:
    """A cycle that broke a threshold puts a training in line, once per cooldown."""
    try:
        job = program.retraining.ask()
    except QueueFullError as error:
        print(error, file=sys.stderr)
        return
    if job is not None and not asked.json:
        print(f"Training {job.job_id} waits in line: {job.request.reason}. Work it off: jobs run.")


def _request(asked: argparse.Namespace, program: Program) -> CycleRequest | None:
    request = program.cycles.request()
    if asked.if_due:
        due = program.cycles.due(datetime.now(UTC).astimezone())
        if due is None:
            return None
        request = due
    wanted = {
        "sample_size": asked.sample_size,
        "strategy": SamplingStrategy(asked.strategy) if asked.strategy else None,
        "seed": asked.seed,
    }
    return replace(request, **{name: value for name, value in wanted.items() if value is not None})


def _list(asked: argparse.Namespace, program: Program) -> int:
    cycles = program.cycles.cycles(limit=asked.limit)
    if asked.json:
        print_json([cycle.as_dict() for cycle in cycles])
    elif cycles:
        header = ["cycle", "started", "state", "version", "items", "MAE", "trimmed", "RMSE",
                  "match", "alerts"]  # fmt: skip
        print(table(header, [_row(cycle) for cycle in cycles], right="llllrrrrrr"))
    else:
        print("No quality cycle was run yet.")
    return 0


def _show(asked: argparse.Namespace, program: Program) -> int:
    _tell(program.cycles.cycle(asked.cycle), asked)
    return 0


def _export(asked: argparse.Namespace, program: Program) -> int:
    cycle = program.cycles.cycle(asked.cycle)
    file = Path(asked.file).resolve()
    size = program.cycle_export.write(
        program.cycles.cycles(), cycle, file, overwrite=asked.overwrite
    )
    if asked.json:
        print_json({"file": file, "bytes": size, "cycle": cycle.cycle_id})
    else:
        print(f"Cycle {cycle.cycle_id} written and read back: {file} ({size:,} bytes)")
    return 0


def _row(cycle: QualityCycle) -> list[str]:
    errors = [number(cycle.figure(name).value, 2) for name in ("mae", "trimmed_mae", "rmse")]
    return [
        cycle.cycle_id,
        cycle.started.astimezone().strftime("%Y-%m-%d %H:%M"),
        cycle.state.value,
        cycle.version or NOT_KNOWN,
        f"{cycle.evaluated} of {cycle.items}",
        *errors,
        percent(cycle.figure("process_match").value),
        str(cycle.alert_count),
    ]


def _tell(cycle: QualityCycle, asked: argparse.Namespace) -> None:
    if asked.json:
        print_json(report_values(cycle))
        return
    _say(cycle)


def _say(cycle: QualityCycle) -> None:
    print(
        f"Cycle {cycle.cycle_id}: {cycle.state.value}, version {cycle.version or NOT_KNOWN},"
        f" {cycle.evaluated} of {cycle.items} items compared"
        f" ({cycle.failed} failed, {cycle.population:,} with evidence)"
    )
    if cycle.reason:
        print(f"Not measured: {cycle.reason}.")
    if cycle.figures:
        rows = [[title.partition(" / ")[0], *rest] for title, *rest in figure_rows(cycle)]
        print(table(["measure", "value", "n", "95 %", "why not"], rows, right="lrrll"))
    for alert in cycle.alerts[:MOST_ALERTS]:
        where = " ".join(p for p in (alert.item_code, alert.job_code, alert.work_center) if p)
        print(f"{alert.severity.value}: {f'{where}: ' if where else ''}{alert_text(alert, 'en')}")
    if cycle.alert_count > MOST_ALERTS:
        print(f"… {cycle.alert_count - MOST_ALERTS:,} more alerts; see quality export")
