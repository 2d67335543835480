"""What replay does: the past month by month, as if the program had been there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.cli.answers import progress_on_stderr
from routingml_desktop.cli.as_operated import replay_as_operated
from routingml_desktop.cli.measuring import language_of, put_out_replay
from routingml_desktop.cli.tables import NOT_KNOWN, table
from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.replay import Month, ReplayRequest
from routingml_desktop.services.evaluation_report.replay_page import replay_page

if TYPE_CHECKING:
    import argparse

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.replay import MonthScore, ReplayReport

MEASURES = ("exact_at_1", "exact_at_3", "edits_to_go", "minutes_trimmed_mae", "coverage_80")


def replay(asked: argparse.Namespace, program: Program) -> int:
    """Replay and show month by month; 3 when no routing was created in those months."""
    if asked.as_operated:
        return replay_as_operated(asked, program)
    if asked.keep:
        raise InputError("--keep goes with --as-operated: a plain replay makes no versions.")
    request = ReplayRequest(
        Month.of(asked.first), Month.of(asked.last), asked.every, tuple(asked.leave_out)
    )
    found = program.replay(request, progress_on_stderr(quiet=asked.json == "-"), _never)
    page = replay_page(found, language_of(asked, program))
    put_out_replay(asked, program, found, _text(found), page)
    if not found.asked:
        raise InputError(
            f"Nothing could be asked from {found.first} to {found.last}: "
            f"{found.months[0].reason}. Routings were created from {found.facts['first_created']} "
            f"to {found.facts['last_created']}; choose other months, or measure with evaluate."
        )
    return 0


def _text(found: ReplayReport) -> str:
    headers = ["month", "known until", "asked", *MEASURES]
    return table(
        headers, [_row(month) for month in found.months], right="llr" + "r" * len(MEASURES)
    )


def _row(month: MonthScore) -> list[str]:
    asked = str(month.asked) if month.asked else month.reason
    figures = [_figure(month.figures.get(measure)) for measure in MEASURES]
    return [month.month, month.known_until or NOT_KNOWN, asked, *figures]


def _figure(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return NOT_KNOWN
    return f"{figure.value:.3g} (n {figure.n})"


def _never() -> bool:
    """Nobody stops a command but Ctrl+C, which reaches it as KeyboardInterrupt."""
    return False
