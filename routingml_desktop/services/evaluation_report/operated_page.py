"""Months replayed as operated, as a page: who answered how well, and what happened when."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.operated_replay import Policy
from routingml_desktop.domain.quality import PROMISED
from routingml_desktop.services.evaluation_report.figures_text import (
    NOT_KNOWN,
    SHARES,
    figure_text,
    row_of,
)
from routingml_desktop.services.evaluation_report.note_words import notes_in
from routingml_desktop.services.evaluation_report.operated_events import event_sections
from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Page,
    Paragraph,
    Plot,
    Points,
    Series,
    Table,
)
from routingml_desktop.services.evaluation_report.plots import STEPS
from routingml_desktop.services.evaluation_report.sections import ends_of
from routingml_desktop.services.evaluation_report.words import name_in, say_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.operated_replay import OperatedMonth, OperatedReport
    from routingml_desktop.domain.quality import Figure, Gain
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

SHOWN: Final = ("exact_at_1", "edits_to_go", "minutes_trimmed_mae", "coverage_80")
WITH_ANSWERED: Final = (*SHOWN, "minutes_answered")
JUDGED: Final = ("exact_at_1", "edits_to_go", "minutes_trimmed_mae")
"""Measures of which more is better or worse; a coverage may be too low or too high."""
PROMOTED, RETURNED = "●", "✕"
"""Beside a month's name, which is written aslant."""


def operated_page(report: OperatedReport, language: str) -> Page:
    """The replay in ``ko`` or ``en``; the same replay gives the same page."""
    say = say_in(language)
    title = say("The months as operated, {first} to {last}", first=report.first, last=report.last)
    explained = say(
        "The program operated through these months by itself: at each month's end it brought in "
        "what was known by then, measured quality and drift, asked for a retraining where a "
        "threshold was broken, and let the promotion gate decide. Beside it, on the same "
        "questions, stand the first version for good and a new version every month without a gate."
    )
    blocks: list[Block] = [Heading(title, 1), Paragraph(explained)]
    if report.planted:
        blocks.append(Paragraph(say("An experiment: {planted}", planted=report.planted)))
    blocks += [
        Heading(say("In short")),
        Points(_in_short(report, say, language)),
        Table((say("What"), say("Value")), _facts(report, say), words=2),
        Heading(say("All months together")),
        *_together(report, say, language),
        Heading(say("Month by month")),
        *_plots(report, say, language),
        *_months(report.months, say, language),
        *event_sections(report, say, language),
        Heading(say("How it was played")),
        Points(_rules(say)),
        Heading(say("Notes")),
        Points(notes_in(language, report.notes)),
    ]
    return Page(title, language, tuple(blocks))


def _in_short(report: OperatedReport, say: Say, language: str) -> tuple[str, ...]:
    told = [
        say(
            "Retrainings that ran: {retrainings}. Versions the gate promoted: {promotions}. "
            "Rolled back: {rollbacks}.",
            retrainings=report.retrainings,
            promotions=report.promotions,
            rollbacks=len(report.rollbacks),
        )
    ]
    if not report.promotions:
        told.append(say("No version was promoted, so there was nothing to roll back."))
    elif not report.rollbacks:
        told.append(
            say(
                "No rollback was warranted: no promoted version was worse in its first month than "
                "the one before it."
            )
        )
    for gain in report.gains:
        first, _, second = gain.baseline.partition(":")
        if gain.measure in JUDGED and first == Policy.OPERATED and gain.figure.value is not None:
            told.append(
                say(
                    "{measure}, as operated against {policy}: {verdict} ({gain}).",
                    measure=name_in(language, gain.measure),
                    policy=name_in(language, second),
                    verdict=_verdict(gain, say),
                    gain=figure_text(gain.measure, gain.figure, signed=True),
                )
            )
    if not report.scores:
        told.append(say("Not measured: {reason}.", reason=say(report.months[0].reason)))
    return tuple(told)


def _facts(report: OperatedReport, say: Say) -> tuple[tuple[str, str], ...]:
    facts = report.facts
    limits = say(
        "MAE {mae}, trimmed MAE {trimmed}, process match {match}, CV {cv}, drift",
        mae=facts["mae_max"],
        trimmed=facts["trimmed_mae_max"],
        match=facts["process_match_min"],
        cv=facts["cv_max"],
    )
    gate = say(
        "trimmed error at least {share} lower on at most {items} frozen items",
        share=f"{100 * float(facts['min_improvement'] or 0):.0f} %",
        items=facts["holdout_items"],
    )
    return (
        (say("Plant"), report.source),
        (say("Snapshot of"), f"{report.taken:%Y-%m-%d %H:%M}"),
        (say("First version"), report.first_version),
        (say("Left out"), ", ".join(report.left_out) or NOT_KNOWN),
        (say("Routings that were created"), f"{sum(m.questions for m in report.months):,}"),
        (say("Bookings"), f"{sum(m.bookings for m in report.months):,}"),
        (say("Thresholds"), limits),
        (say("Cooldown"), say("{hours} hours", hours=f"{float(facts['cooldown_hours'] or 0):g}")),
        (say("Promotion gate"), gate),
        (say("Seed"), str(report.seed)),
    )


def _together(report: OperatedReport, say: Say, language: str) -> list[Block]:
    if not report.scores:
        return [Paragraph(say("Not measured: {reason}.", reason=say(report.months[0].reason)))]
    headers = (say("Policy"), *(name_in(language, measure) for measure in WITH_ANSWERED))
    rows = [
        (name_in(language, score.method), *row_of(score.figures, WITH_ANSWERED))
        for score in report.scores
    ]
    explained = say(
        "Every figure is a value with its 95 % interval (items drawn again and again) and its n. "
        "A dash means: not measured."
    )
    return [
        Table(headers, tuple(rows)),
        Paragraph(explained),
        Heading(say("Differences, question by question"), 3),
        Paragraph(
            say(
                "Above 0 the first policy is better; proven only where the whole interval is on "
                "one side. Of the 80 % band it is the plain difference."
            )
        ),
        _gain_table(report.gains, say, language),
    ]


def _gain_table(gains: Sequence[Gain], say: Say, language: str) -> Table:
    rows = []
    for gain in gains:
        first, _, second = gain.baseline.partition(":")
        rows.append(
            (
                name_in(language, first),
                name_in(language, second),
                name_in(language, gain.measure),
                _verdict(gain, say),
                figure_text(gain.measure, gain.figure, signed=True),
            )
        )
    headers = (say("Policy"), say("Against"), say("Measure"), say("Verdict"), say("Difference"))
    return Table(headers, tuple(rows), words=4)


def _verdict(gain: Gain, say: Say) -> str:
    if gain.measure not in JUDGED or gain.figure.value is None:
        return NOT_KNOWN
    if gain.figure.value == 0 and gain.figure.low == gain.figure.high == 0:
        return str(say("the same"))
    return str(say("better" if gain.won else "worse" if gain.lost else "not proven"))


def _plots(report: OperatedReport, say: Say, language: str) -> list[Block]:
    if len(report.months) < 2:  # noqa: PLR2004 (one month is no picture)
        return []
    told = say(
        "{promoted} a new version was promoted at the end of the month, {returned} the version "
        "before was returned to.",
        promoted=PROMOTED,
        returned=RETURNED,
    )
    plots = [_plot(report.months, measure, say, language) for measure in SHOWN]
    return [Paragraph(told), *(plot for plot in plots if plot is not None)]


def _plot(months: Sequence[OperatedMonth], measure: str, say: Say, language: str) -> Plot | None:
    lines = []
    tops = [1.0]
    for shift, policy in zip((-0.12, 0.0, 0.12), Policy, strict=True):
        found = [
            (place + shift, figure.value, ends_of(figure))
            for place, month in enumerate(months)
            if (figure := _figure(month, policy, measure)) is not None and figure.value is not None
        ]
        tops += [value if ends is None else ends[1] for _, value, ends in found]
        lines.append(
            Series(
                name_in(language, policy.value),
                tuple((place, value) for place, value, _ in found),
                tuple(ends for _, _, ends in found),
            )
        )
    if not any(line.points for line in lines):
        return None
    share = measure in SHARES
    name = name_in(language, measure)
    return Plot(
        say("{measure} month by month", measure=name),
        say("Month"),
        name,
        tuple(lines),
        span=(-0.5, len(months) - 0.5),
        height=(0.0, 1.0 if share else _round_above(max(tops))),
        share=share,
        level=PROMISED if measure == "coverage_80" else None,
        names=tuple(_marked(month) for month in months),
    )


def _round_above(value: float) -> float:
    """The least end of an axis whose five steps are round numbers."""
    unit = 10.0 ** math.floor(math.log10(value / STEPS))
    return next(STEPS * unit * step for step in (1, 2, 5, 10) if STEPS * unit * step >= value)


def _figure(month: OperatedMonth, policy: Policy, measure: str) -> Figure | None:
    found = [score.figures.get(measure) for score in month.scores if score.method == policy]
    return found[0] if found else None


def _marked(month: OperatedMonth) -> str:
    marks = [
        PROMOTED if month.retraining is not None and month.retraining.promoted else "",
        RETURNED if month.probation is not None and month.probation.rolled_back else "",
    ]
    return " ".join([month.month, *(mark for mark in marks if mark)])


def _months(months: Sequence[OperatedMonth], say: Say, language: str) -> list[Block]:
    headers = (
        say("Month"),
        say("Policy"),
        say("Version that answered"),
        *(name_in(language, measure) for measure in WITH_ANSWERED),
    )
    rows = []
    for month in months:
        if not month.scores:
            rows.append((month.month, say(month.reason), *[NOT_KNOWN] * (len(headers) - 2)))
        rows += [
            (
                month.month,
                name_in(language, score.method),
                month.answered_by[Policy(score.method)],
                *row_of(score.figures, WITH_ANSWERED),
            )
            for score in month.scores
        ]
    gained = [
        (month.month, name_in(language, first), name_in(language, second), *_gains(month, pair))
        for month in months
        for pair in dict.fromkeys(gain.baseline for gain in month.gains)
        for first, _, second in [pair.partition(":")]
    ]
    differences = (
        say("Month"),
        say("Policy"),
        say("Against"),
        *(name_in(language, measure) for measure in SHOWN),
    )
    return [
        Table(headers, tuple(rows), words=3),
        Heading(say("Differences month by month"), 3),
        Table(differences, tuple(gained), words=3),
    ]


def _gains(month: OperatedMonth, pair: str) -> tuple[str, ...]:
    found = {gain.measure: gain.figure for gain in month.gains if gain.baseline == pair}
    return tuple(figure_text(name, found.get(name), signed=True) for name in SHOWN)


def _rules(say: Say) -> tuple[str, ...]:
    return (
        say(
            "Questions of a month are the routings created in it; minutes are judged by what was "
            "booked in it, of known and new items. The version that answers learned from what was "
            "known before the month."
        ),
        say(
            "Minutes are compared over the bookings that all three predict. A known item is asked "
            "as a planner asks, with its own history."
        ),
        say(
            "The quality cycle asks a sample of items with evidence, without their own routing and "
            "bookings. A broken threshold or drift asks for a retraining, once per cooldown."
        ),
        say(
            "A promoted version is on probation for a month: on that month's questions it is asked "
            "beside the version before it. Where the trimmed error of the minutes or the edits to "
            "go is worse with its whole 95 % interval, the version before is returned to. With two "
            "such measures about one of twenty equally good versions is returned by chance."
        ),
        say(
            "Versions, activations and rollbacks are those of the program's own registry, "
            "trainings those of its own training, in a folder of the run."
        ),
    )
