"""What replay --as-operated does: the months with all that the program would have done in them."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from routingml_desktop.cli.answers import progress_on_stderr
from routingml_desktop.cli.measuring import language_of, put_out_replay
from routingml_desktop.cli.tables import NOT_KNOWN, table
from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.replay import Month, ReplayRequest
from routingml_desktop.ml.policy_scores import MEASURES
from routingml_desktop.services.evaluation_report.operated_page import operated_page

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.operated_replay import OperatedMonth, OperatedReport
    from routingml_desktop.domain.quality import Figure, Gain, MethodScore

HEADERS: Final = (
    "month", "questions", "bookings", "drifted", "alerts", "retraining", "rollback", "active",
)  # fmt: skip


def replay_as_operated(asked: argparse.Namespace, program: Program) -> int:
    """Replay, show the events and the figures; 3 when the months asked and booked nothing."""
    if asked.every != 1:
        raise InputError(
            "--every is for a plain replay; as operated, the thresholds ask for a retraining."
        )
    request = ReplayRequest(
        Month.of(asked.first), Month.of(asked.last), left_out=tuple(asked.leave_out)
    )
    with _folder(asked.keep) as folder:
        heard = progress_on_stderr(quiet=asked.json == "-")
        found = program.replay_as_operated(request, folder, heard, lambda: False)
    page = operated_page(found, language_of(asked, program))
    put_out_replay(asked, program, found, _text(found), page)
    if not found.asked:
        raise InputError(
            f"Nothing could be judged from {found.first} to {found.last}: "
            f"{found.months[0].reason}. Choose other months."
        )
    return 0


@contextmanager
def _folder(keep: str | None) -> Iterator[Path]:
    """Where versions and cycles of the run go: the empty folder that was named, or one to pass."""
    if keep is None:
        # Windows holds files of a child for a moment after its end; what stays is the system's.
        with TemporaryDirectory(prefix="routingml-", ignore_cleanup_errors=True) as made:
            yield Path(made)
        return
    folder = Path(keep).expanduser().resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder} is not an empty folder; --keep needs one.")
    yield folder


def _text(found: OperatedReport) -> str:
    events = table(list(HEADERS), [_row(month) for month in found.months], right="lrrrrlll")
    parts = [f"First version: {found.first_version}. {found.first_outcome}", events]
    if found.scores:
        headers = ["policy", *MEASURES]
        rows = [_scored(score) for score in found.scores]
        parts.append(table(headers, rows, right="l" + "r" * len(MEASURES)))
        parts.append(table(["difference", *MEASURES], _gained(found.gains), right="lrrrr"))
    told = (
        f"Retrainings: {found.retrainings}; promoted: {found.promotions}; "
        f"rolled back: {len(found.rollbacks)}."
    )
    return "\n\n".join([*parts, told])


def _row(month: OperatedMonth) -> list[str]:
    wished = month.retraining
    state = NOT_KNOWN
    if wished is not None:
        state = "promoted" if wished.promoted else wished.state or "in the cooldown"
    rolled = month.probation if month.probation and month.probation.rolled_back else None
    return [
        month.month,
        str(month.questions),
        str(month.bookings),
        f"{len(month.cycle.drift)} of {month.cycle.drift_measured}",
        str(sum(month.cycle.alerts.values())),
        state,
        f"{rolled.version} to {rolled.previous}" if rolled else NOT_KNOWN,
        month.active,
    ]


def _scored(score: MethodScore) -> list[str]:
    return [score.method, *(_figure(score.figures.get(name)) for name in MEASURES)]


def _gained(gains: Sequence[Gain]) -> list[list[str]]:
    pairs = dict.fromkeys(gain.baseline for gain in gains)
    found = {(gain.baseline, gain.measure): gain.figure for gain in gains}
    return [
        [pair.replace(":", " over "), *(_figure(found.get((pair, name))) for name in MEASURES)]
        for pair in pairs
    ]


def _figure(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return NOT_KNOWN
    ends = "" if figure.low is None else f"{figure.low:.3g} to {figure.high:.3g}, "
    return f"{figure.value:.3g} ({ends}n {figure.n})"
