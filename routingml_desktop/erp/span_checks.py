"""Start, completion and duration of a booking: where they contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl

from routingml_desktop.domain.plant import Severity

if TYPE_CHECKING:
    from routingml_desktop.erp.mapping_parts import SpanMapping
    from routingml_desktop.erp.settling import Settling
    from routingml_desktop.erp.tally import Tally

TABLE: Final = "work_results"
_SAME_MINUTE: Final = 0.5


def span_columns(span: SpanMapping | None) -> tuple[str, ...]:
    """The raw columns the check needs."""
    if span is None:
        return ()
    return tuple(
        column for column in (span.start, span.complete, span.span, span.text) if column is not None
    )


def note_spans(raw: pl.DataFrame, span: SpanMapping, settling: Settling, tally: Tally) -> None:
    """Count the contradictions of one raw batch.

    ``settling`` has a tally of its own: unreadable values were counted when they were settled.
    """
    if span.span is None:
        return
    minutes = settling.minutes(raw[span.span], span.unit)
    start, complete = raw[span.start], raw[span.complete]
    shift = settling.ahead_of_utc(complete) - settling.ahead_of_utc(start)
    between = settling.date(complete) - settling.date(start) - shift
    apart = between.dt.total_seconds() / 60
    contradicted = (minutes > 0) & ((apart - minutes).abs() > _SAME_MINUTE)
    shown = pl.DataFrame([minutes.alias("span"), apart.alias("apart")]).select(
        placeholder=pl.format("start + {} min", pl.col("apart").round(1)).fill_null("no times"),
        contradiction=pl.format(
            "{} min, but {} min between the times",
            pl.col("span").round(1),
            pl.col("apart").round(1),
        ),
    )
    found = [
        (
            "span_placeholders",
            shown["placeholder"].filter(minutes == 0),
            f"are 0 while {span.complete} was set to something else",
        ),
        (
            "span_disagrees",
            shown["contradiction"].filter(contradicted),
            f"disagree with the time between {span.start} and {span.complete}",
        ),
    ]
    for check, faulty, sentence in found:
        tally.note(check, TABLE, span.span, faulty, Severity.WARNING, sentence)
    if span.text is not None:
        texts = settling.text(raw[span.text])
        odd = texts.filter(~texts.str.contains(span.pattern).fill_null(value=True))
        sentence = "are spelt in an odd form, such as a spreadsheet's date"
        tally.note("span_spelling", TABLE, span.text, odd, Severity.WARNING, sentence)
