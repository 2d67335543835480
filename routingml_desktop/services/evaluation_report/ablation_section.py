"""What each part of the method is worth: what is lost without it, and which find nothing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import Gain
from routingml_desktop.services.evaluation_report.figures_text import (
    NOT_KNOWN,
    figure_text,
    row_of,
)
from routingml_desktop.services.evaluation_report.method_tables import known
from routingml_desktop.services.evaluation_report.note_words import reason_in
from routingml_desktop.services.evaluation_report.page import Heading, Paragraph, Points, Table
from routingml_desktop.services.evaluation_report.words import name_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import Figure, PartScore, QualityReport
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

ASK_THOROUGHLY: Final = "Not measured: ask with --thorough."
PART_MEASURES: Final = (
    "exact_at_1", "exact_at_1_work_center", "similarity", "edits_to_go", "minutes_mae",
)  # fmt: skip
WITHOUT_MEASURES: Final = ("exact_at_1", "minutes_mae", "coverage_80")
LOT_PLACE: Final = "lot_place"
BANDS: Final = "band_calibration"
"""The part that changes nothing but the bands."""
FIRST_HOLD_OUT: Final = "Asked here are the questions of the first hold-out, at most 1,000."


def ablation_section(
    report: QualityReport, say: Say, language: str, unmeasured: str
) -> list[Block]:
    """A table of the parts that change answers, and a sentence for each of the others.

    ``unmeasured`` says why nothing was measured, where that is so.
    """
    blocks: list[Block] = [Heading(say("What each part of the method is worth"))]
    if not report.ablation:
        return [*blocks, Paragraph(say(ASK_THOROUGHLY))]
    changing = [score for score in report.ablation if _measured(score, PART_MEASURES)]
    if not changing:
        return [*blocks, Paragraph(say("Not measured: {reason}.", reason=unmeasured))]
    explained = say(
        "Lost: the whole method minus the method without the part, question by question; for "
        "errors the other way round. Below 0 the part does harm. Of twenty intervals about one "
        "is on one side of 0 by chance."
    )
    return [
        *blocks,
        Paragraph(f"{explained} {say(FIRST_HOLD_OUT)}"),
        Points(_proven(changing, say, language)),
        _table(report, changing, say, language),
        *_others(report, say, language),
    ]


def _table(report: QualityReport, changing: Sequence[PartScore], say: Say, language: str) -> Table:
    headers = (
        say("Without"),
        *(f"{say('What is lost')}: {name_in(language, measure)}" for measure in PART_MEASURES),
        *(f"{say('What is left')}: {name_in(language, measure)}" for measure in WITHOUT_MEASURES),
    )
    rows = [
        (
            name_in(language, score.part),
            *(
                figure_text(measure, score.lost.get(measure), signed=True)
                for measure in PART_MEASURES
            ),
            *row_of(score.figures, WITHOUT_MEASURES),
        )
        for score in changing
    ]
    whole = _whole(report)
    if whole:
        nothing = (NOT_KNOWN,) * len(PART_MEASURES)
        rows.insert(
            0, (say("nothing: the whole method"), *nothing, *row_of(whole, WITHOUT_MEASURES))
        )
    return Table(headers, tuple(rows))


def _whole(report: QualityReport) -> dict[str, Figure]:
    """The whole method's figures on the same questions: the end of the learning curve."""
    ends = [point.figures for point in report.learning_curve if point.share == 1.0]
    return dict(ends[0]) if ends else {}


def _proven(changing: Sequence[PartScore], say: Say, language: str) -> tuple[str, ...]:
    """Which parts are proven to help, and which to harm; of the others that it is not proven."""
    told = {"helps": list[str](), "harms": list[str](), "open": list[str]()}
    for score in changing:
        name = name_in(language, score.part)
        found = {
            measure: Gain(measure, score.part, figure)
            for measure in PART_MEASURES
            if known(figure := score.lost.get(measure)) and figure is not None
        }
        helps = [name_in(language, measure) for measure, gain in found.items() if gain.won]
        harms = [name_in(language, measure) for measure, gain in found.items() if gain.lost]
        if helps:
            told["helps"].append(f"{name} ({', '.join(helps)})")
        if harms:
            told["harms"].append(f"{name} ({', '.join(harms)})")
        if not helps and not harms and score.part != BANDS:
            told["open"].append(name)
    sentences = (
        (told["helps"], say("Proven to help: {list}.", list="; ".join(told["helps"]))),
        (told["harms"], say("Proven to harm: {list}.", list="; ".join(told["harms"]))),
        (told["open"], say("Neither is proven here: {list}.", list="; ".join(told["open"]))),
    )
    return tuple(sentence for parts, sentence in sentences if parts)


def _others(report: QualityReport, say: Say, language: str) -> list[Block]:
    """Parts that find nothing to do here, and those that show in lots or in bands alone."""
    scores = report.ablation
    bands = [
        say(
            "{part}: acts on the bands alone; in the 80 % band are {left} without it, {whole} with "
            "it.",
            part=name_in(language, score.part),
            left=figure_text("coverage_80", score.figures.get("coverage_80")),
            whole=figure_text("coverage_80", _whole(report).get("coverage_80")),
        )
        for score in scores
        if score.part == BANDS and known(score.figures.get("coverage_80"))
    ]
    lots = [
        say(
            "{part}: {left} of the booked lots are at the work center that is proposed whatever "
            "their size; with their size the share changes by {gain}.",
            part=name_in(language, score.part),
            left=figure_text(LOT_PLACE, score.figures.get(LOT_PLACE)),
            gain=figure_text(LOT_PLACE, score.lost.get(LOT_PLACE), signed=True),
        )
        for score in scores
        if _measured(score, (LOT_PLACE,))
    ]
    idle = [
        say(
            "{part}: no difference to show: {reason}.",
            part=name_in(language, score.part),
            reason=reason_in(language, score.reason),
        )
        for score in scores
        if score.reason
    ]
    told = (*bands, *lots, *idle)
    return [Points(told)] if told else []


def _measured(score: PartScore, measures: Sequence[str]) -> bool:
    return any(known(score.lost.get(measure)) for measure in measures)
