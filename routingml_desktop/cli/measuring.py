"""What evaluate does: measure, show the table, write the report in the forms asked for."""

from __future__ import annotations

import locale
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.cli.answers import print_json, progress_on_stderr
from routingml_desktop.cli.tables import report_text
from routingml_desktop.domain.errors import InputError, NotReadyError
from routingml_desktop.domain.quality import Protocol
from routingml_desktop.durable import write_json, write_text
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.markdown import as_markdown
from routingml_desktop.services.evaluation_report.sections import quality_page
from routingml_desktop.settings import Language

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.operated_replay import OperatedReport
    from routingml_desktop.domain.quality import QualityReport
    from routingml_desktop.domain.replay import ReplayReport
    from routingml_desktop.services.evaluation_report.page import Page

HEADLINE_MEASURES: Final = (
    "exact_at_1", "exact_at_3", "similarity", "operation_f1", "edits_to_go",
)  # fmt: skip
MINUTE_MEASURES: Final = ("minutes_mae", "minutes_trimmed_mae", "minutes_rmse", "coverage_80")


def evaluate(asked: argparse.Namespace, program: Program) -> int:
    """Measure and show the table with its baselines; 3 or 5 when nothing could be measured."""
    protocol = Protocol(asked.protocol)
    measured = program.quality.measure(
        protocol, progress_on_stderr(quiet=asked.json == "-"), _never, thorough=asked.thorough
    )
    tables = [report_text(measured, names) for names in (HEADLINE_MEASURES, MINUTE_MEASURES)]
    notes = "\n".join(f"Note: {note}" for note in measured.notes)
    text = "\n\n".join([*tables, notes])
    page = quality_page(measured, language_of(asked, program))
    written = partial(
        program.oversight.exported, f"evaluation {protocol}", version=measured.version
    )
    put_out(asked, measured.as_dict(), text, page, written)
    return _unmeasured(measured) if not measured.measured else 0


def put_out(
    asked: argparse.Namespace,
    answer: dict[str, Any],
    text: str,
    page: Page,
    written: Callable[[Path], object],
) -> None:
    """The answer on the screen, then in the files asked for; ``written`` is told each of them.

    Raises WriteError.
    """
    # A file that cannot be written must not cost what took minutes to measure.
    if asked.json == "-":
        print_json(answer)
    else:
        print(text)
    if asked.json and asked.json != "-":
        file = Path(asked.json).resolve()
        write_json(file, answer)
        written(file)
    if asked.markdown:
        file = Path(asked.markdown).resolve()
        write_text(file, as_markdown(page))
        written(file)
    if asked.html:
        file = Path(asked.html).resolve()
        write_text(file, as_html(page))
        written(file)


def put_out_replay(
    asked: argparse.Namespace,
    program: Program,
    found: ReplayReport | OperatedReport,
    text: str,
    page: Page,
) -> None:
    """The same for months played again; raise WriteError."""
    name = f"replay {found.first} - {found.last}"
    put_out(asked, found.as_dict(), text, page, partial(program.oversight.exported, name))


def language_of(asked: argparse.Namespace, program: Program) -> str:
    """``ko`` or ``en``: as typed, else as set, else as this PC speaks."""
    if asked.language:
        return str(asked.language)
    chosen = program.settings.window.language
    if chosen is not Language.AUTO:
        return chosen.value
    spoken = (locale.getlocale()[0] or "").lower()
    return "ko" if spoken.startswith("ko") else "en"


def _unmeasured(measured: QualityReport) -> int:
    """Say why; another protocol may measure where splitting by time cannot."""
    print(measured.notes[0] if measured.notes else "Nothing was measured.", file=sys.stderr)
    by_time = measured.protocol is Protocol.TIME
    return InputError.exit_code if by_time else NotReadyError.exit_code


def _never() -> bool:
    """Nobody stops a command but Ctrl+C, which reaches it as KeyboardInterrupt."""
    return False
