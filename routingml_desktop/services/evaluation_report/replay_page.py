"""A replay of the past as a page: month by month, all together, and question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.services.evaluation_report.confidence_sections import confidence_sections
from routingml_desktop.services.evaluation_report.figures_text import (
    NOT_KNOWN,
    figure_text,
    number_text,
    percent_text,
    row_of,
)
from routingml_desktop.services.evaluation_report.method_tables import gain_table, score_tables
from routingml_desktop.services.evaluation_report.note_words import notes_in
from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Page,
    Paragraph,
    Plot,
    Points,
    Series,
    Table,
)
from routingml_desktop.services.evaluation_report.sections import (
    MINUTES_MEASURES,
    ROUTING_MEASURES,
    ends_of,
)
from routingml_desktop.services.evaluation_report.words import name_in, say_in

if TYPE_CHECKING:
    from routingml_desktop.domain.replay import ReplayedQuestion, ReplayReport
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

MONTHLY: Final = (
    "exact_at_1", "exact_at_3", "edits_to_go", "coverage", "minutes_trimmed_mae", "coverage_80",
)  # fmt: skip
MOST_QUESTIONS: Final = 1_000
"""Rows of a page; more would make it too heavy to open."""


def replay_page(report: ReplayReport, language: str) -> Page:
    """The replay in ``ko`` or ``en``; the same replay gives the same page."""
    say = say_in(language)
    title = say(
        "What would have been proposed, {first} to {last}", first=report.first, last=report.last
    )
    explained = say(
        "Each month is asked of a model that learned only from what was known before it. What "
        "carries no date is left out: nobody can tell that it was known."
    )
    facts = (
        (say("Plant"), report.source),
        (say("Snapshot of"), f"{report.taken:%Y-%m-%d %H:%M}"),
        (say("Learned anew every"), say("{count} months", count=report.every)),
        (say("Left out"), ", ".join(report.left_out) or NOT_KNOWN),
        (say("Questions"), f"{report.asked:,}"),
        (say("Seed"), str(report.seed)),
    )
    blocks: list[Block] = [
        Heading(title, 1),
        Paragraph(explained),
        Table((say("What"), say("Value")), facts, words=2),
        Heading(say("Month by month")),
        *_months(report, say, language),
    ]
    if report.scores:
        blocks += [
            Heading(say("All months together")),
            *score_tables(report.scores, ROUTING_MEASURES, say, language),
            *gain_table(report.gains, say, language),
            Heading(say("Minutes")),
            *score_tables(report.scores, MINUTES_MEASURES, say, language),
            *confidence_sections(report.reliability, report.risk_coverage, say),
            Heading(say("Question by question")),
            *_questions(report, say),
        ]
    return Page(
        title, language, (*blocks, Heading(say("Notes")), Points(notes_in(language, report.notes)))
    )


def _months(report: ReplayReport, say: Say, language: str) -> list[Block]:
    rivals = list(dict.fromkeys(name for month in report.months for name in month.rivals))
    headers = (
        say("Month"),
        say("Known until"),
        say("Questions"),
        *(name_in(language, measure) for measure in MONTHLY),
        *(f"{name_in(language, name)}: {name_in(language, 'exact_at_1')}" for name in rivals),
    )
    rows = [
        (
            month.month,
            month.known_until or NOT_KNOWN,
            f"{month.asked:,}" if month.asked else say(month.reason),
            *row_of(month.figures, MONTHLY),
            *(figure_text("exact_at_1", month.rivals.get(name)) for name in rivals),
        )
        for month in report.months
    ]
    return [*_plot(report, say, language), Table(headers, tuple(rows), words=3)]


def _plot(report: ReplayReport, say: Say, language: str) -> list[Block]:
    exact = [month.figures.get("exact_at_1") for month in report.months]
    asked = [
        (place, figure)
        for place, figure in enumerate(exact)
        if figure is not None and figure.value is not None
    ]
    if len(asked) < 2:  # noqa: PLR2004 (one month is no picture)
        return []
    line = Series(
        name_in(language, "model"),
        tuple((float(place), figure.value or 0.0) for place, figure in asked),
        tuple(ends_of(figure) for _, figure in asked),
    )
    plot = Plot(
        say("Exactly right month by month"),
        say("Month"),
        name_in(language, "exact_at_1"),
        (line,),
        span=(-0.5, len(report.months) - 0.5),
        names=tuple(month.month for month in report.months),
    )
    return [plot]


def _questions(report: ReplayReport, say: Say) -> list[Block]:
    shown = report.questions[:MOST_QUESTIONS]
    headers = (
        say("Item"),
        say("Created"),
        say("Known until"),
        say("Proposed"),
        say("Released"),
        say("Exactly right"),
        say("Edits"),
        say("Confidence"),
        say("Proposed, min"),
        say("Standard, min"),
        say("Booked, min"),
    )
    blocks: list[Block] = [Table(headers, tuple(_row(row) for row in shown), words=5)]
    if len(shown) < len(report.questions):
        told = say(
            "The first {count} of {all} questions; the JSON has all of them.",
            count=f"{len(shown):,}",
            all=f"{len(report.questions):,}",
        )
        blocks.insert(0, Paragraph(told))
    return blocks


def _row(row: ReplayedQuestion) -> tuple[str, ...]:
    item = row.item_code if row.unit == row.item_code else f"{row.item_code} / {row.unit}"
    return (
        item,
        row.created,
        row.known_until,
        " → ".join(row.proposed) or NOT_KNOWN,
        " → ".join(row.released),
        "●" if row.exact else "○",
        str(row.edits),
        percent_text(row.confidence),
        number_text(row.proposed_minutes, share=False),
        number_text(row.standard_minutes, share=False),
        number_text(row.booked_minutes, share=False),
    )
