"""Tables of every method: its figures with the reason of each dash, and the model's gains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import MODEL, Novelty
from routingml_desktop.services.evaluation_report.figures_text import figure_text, row_of
from routingml_desktop.services.evaluation_report.note_words import reason_in
from routingml_desktop.services.evaluation_report.page import Heading, Paragraph, Table
from routingml_desktop.services.evaluation_report.words import name_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.domain.quality import Figure, Gain, MethodScore
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

COMPARED: Final = (
    "exact_at_1", "exact_at_1_work_center", "exact_at_3", "similarity", "edits_to_go",
    "minutes_mae",
)  # fmt: skip


def score_tables(
    scores: Sequence[MethodScore], measures: tuple[str, ...], say: Say, language: str
) -> list[Block]:
    """A table per kind of items; the model comes first."""
    blocks: list[Block] = []
    for novelty in Novelty:
        rows = [
            score
            for score in scores
            if score.novelty is novelty and any(measure in score.figures for measure in measures)
        ]
        blocks.append(Heading(name_in(language, novelty.value), 3))
        if any(known(s.figures.get(measure)) for s in rows for measure in measures):
            headers = (say("Method"), *(name_in(language, measure) for measure in measures))
            cells = [
                (name_in(language, score.method), *row_of(score.figures, measures))
                for score in rows
            ]
            blocks.append(Table(headers, tuple(cells)))
            blocks += _dashes(rows[0], measures, say, language)
        else:
            blocks.append(
                Paragraph(
                    say(
                        "Not measured: {reason}.",
                        reason=_why(scores, novelty, measures, say, language),
                    )
                )
            )
    return blocks


def gain_table(gains: Sequence[Gain], say: Say, language: str) -> list[Block]:
    """The model against every baseline with the verdict of the interval."""
    rows = []
    for gain in gains:
        if gain.measure in COMPARED and gain.figure.value is not None:
            verdict = "better" if gain.won else "worse" if gain.lost else "not proven"
            rows.append(
                (
                    name_in(language, gain.novelty.value),
                    name_in(language, gain.measure),
                    name_in(language, gain.baseline),
                    say(verdict),
                    figure_text(gain.measure, gain.figure, signed=True),
                )
            )
    if not rows:
        given = next((gain.figure.reason for gain in gains if gain.figure.reason), "")
        reason = reason_in(language, given) if given else say("nothing was held out")
        return [Paragraph(say("Not measured: {reason}.", reason=reason))]
    explained = say(
        "Model minus baseline, question by question; for errors baseline minus model. Better only "
        "where the whole interval is above 0."
    )
    headers = (say("Items"), say("Measure"), say("Baseline"), say("Verdict"), say("Gain"))
    return [Paragraph(explained), Table(headers, tuple(rows), words=4)]


def known(figure: Figure | None) -> bool:
    """Whether something was measured."""
    return figure is not None and figure.value is not None


def _why(
    scores: Sequence[MethodScore],
    novelty: Novelty,
    measures: tuple[str, ...],
    say: Say,
    language: str,
) -> str:
    """Why the model has no figure for such items."""
    figures: Mapping[str, Figure] = next(
        (s.figures for s in scores if s.method == MODEL and s.novelty is novelty), {}
    )
    reasons = [figures[name].reason for name in measures if name in figures]
    given = next((reason for reason in reasons if reason), "")
    return reason_in(language, given) if given else say("nothing was held out")


def _dashes(score: MethodScore, measures: tuple[str, ...], say: Say, language: str) -> list[Block]:
    """Why there are dashes in a method's row, a paragraph per reason."""
    names: dict[str, list[str]] = {}
    for measure in measures:
        figure = score.figures.get(measure)
        if figure is not None and figure.value is None and figure.reason:
            names.setdefault(figure.reason, []).append(name_in(language, measure))
    return [
        Paragraph(
            say(
                "{method}, not measured ({measures}): {reason}.",
                method=name_in(language, score.method),
                measures=", ".join(told),
                reason=reason_in(language, reason),
            )
        )
        for reason, told in names.items()
    ]
