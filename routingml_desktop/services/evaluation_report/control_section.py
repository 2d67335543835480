"""The negative control: what was gained where nothing can be, how sure it was, how often silent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import MODEL
from routingml_desktop.services.evaluation_report.figures_text import figure_text
from routingml_desktop.services.evaluation_report.note_words import reason_in
from routingml_desktop.services.evaluation_report.page import Heading, Paragraph, Points

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure, QualityReport
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

CONTROL: Final = "model_on_shuffled_routings"


def control_section(report: QualityReport, say: Say, language: str) -> list[Block]:
    """The gain with its interval beside the confidence stated; the reason where there is none."""
    facts = report.facts
    value, n = facts.get("negative_control_gain"), facts.get("negative_control_gain_n")
    blocks: list[Block] = [Heading(say("Negative control"))]
    if not isinstance(value, int | float):
        silent = report.score(CONTROL)
        given = silent.figures["exact_at_1"].reason if silent else ""
        reason = reason_in(language, given) if given else say("nothing was held out")
        return [*blocks, Paragraph(say("Not measured: {reason}.", reason=reason))]
    low, high = facts.get("negative_control_gain_low"), facts.get("negative_control_gain_high")
    ends = "" if low is None else f"{low:+.3f} – {high:+.3f}, "
    gain = say(
        "Exact @1 against the most frequent routing: {gain}.", gain=f"{value:+.3f} ({ends}n {n})"
    )
    explained = say(
        "With the routings shuffled among the items nothing can be learned; what looks like skill "
        "there is a fault of the measuring."
    )
    return [*blocks, Paragraph(f"{explained} {gain}"), *_control_manner(report, say)]


def _control_manner(report: QualityReport, say: Say) -> list[Block]:
    """How sure the model is where nothing can be learned, and how often it keeps silent."""
    score, own = report.score(CONTROL), report.score(MODEL)
    if score is None or own is None:
        return []
    told = (
        say(
            "Mean stated confidence there: {shuffled}; on the real routings: {own}.",
            shuffled=figure_text("confidence", score.figures.get("confidence")),
            own=figure_text("confidence", own.figures.get("confidence")),
        ),
        say(
            "Abstained there: {abstained}; without any proposal: {without}.",
            abstained=figure_text("coverage", _rest(score.figures.get("coverage"))),
            without=figure_text("coverage", _rest(score.figures.get("questions_answered"))),
        ),
    )
    return [Points(told)]


def _rest(share: Figure | None) -> Figure | None:
    """What a share leaves of the whole."""
    if share is None or share.value is None:
        return share
    low, high = (None if end is None else 1.0 - end for end in (share.low, share.high))
    return replace(share, value=1.0 - share.value, low=high, high=low)
