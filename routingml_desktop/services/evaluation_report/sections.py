"""A quality report as a page: routings, baselines, novelty, minutes, what parts are worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import MODEL, QualityReport
from routingml_desktop.services.evaluation_report.ablation_section import (
    ASK_THOROUGHLY,
    FIRST_HOLD_OUT,
    ablation_section,
)
from routingml_desktop.services.evaluation_report.confidence_sections import (
    confidence_sections,
    lane_sections,
)
from routingml_desktop.services.evaluation_report.control_section import control_section
from routingml_desktop.services.evaluation_report.figures_text import (
    NOT_KNOWN,
    percent_text,
    row_of,
)
from routingml_desktop.services.evaluation_report.method_tables import (
    gain_table,
    known,
    score_tables,
)
from routingml_desktop.services.evaluation_report.note_words import notes_in, reason_in
from routingml_desktop.services.evaluation_report.page import (
    Heading,
    Page,
    Paragraph,
    Plot,
    Points,
    Series,
    Table,
)
from routingml_desktop.services.evaluation_report.summary import summary
from routingml_desktop.services.evaluation_report.words import name_in, say_in
from routingml_desktop.services.evaluation_report.work_center_sections import work_center_sections

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

STANDARD: Final = "standard"
ROUTING_MEASURES: Final = (
    "exact_at_1", "exact_at_3", "exact_at_1_work_center", "similarity", "operation_f1",
    "process_match", "edits_to_go", "questions_answered",
)  # fmt: skip
MINUTES_MEASURES: Final = (
    "minutes_mae", "minutes_trimmed_mae", "minutes_median_log_error", "minutes_within_20",
    "coverage_80", "width_80_median", "setup_mae", "run_mae",
)  # fmt: skip
NOVELTY_MEASURES: Final = (
    "exact_at_1", "exact_at_3", "similarity", "edits_to_go", "minutes_trimmed_mae", "coverage_80",
)  # fmt: skip
CURVE_MEASURES: Final = ("exact_at_1", "exact_at_3", "minutes_trimmed_mae", "coverage_80")


def quality_page(report: QualityReport, language: str) -> Page:
    """The report in ``ko`` or ``en``; the same report gives the same page."""
    say = say_in(language)
    title = say("Quality of the proposals")
    blocks: list[Block] = [
        Heading(title, 1),
        Heading(say("What the model is good at, and where it is not")),
        Paragraph(summary(report, language)),
        Heading(say("How it was measured")),
        *_how(report, say, language),
        Heading(say("Routings")),
        *score_tables(report.scores, ROUTING_MEASURES, say, language),
        Heading(say("Against every baseline")),
        *gain_table(report.gains, say, language),
        Heading(say("Near to known items and far from them")),
        _distances(report, say, language),
        *confidence_sections(report.reliability, report.risk_coverage, say),
        *lane_sections(score.figures if (score := report.score(MODEL)) else {}, say, language),
        Heading(say("Minutes")),
        *score_tables(report.scores, MINUTES_MEASURES, say, language),
        *_about_standards(report, say),
        Paragraph(
            say(
                "A baseline has no band: its width is that of the band which, in hindsight, covers "
                "as many lots as the model's."
            )
        ),
        *work_center_sections(
            report.work_centers, say, _reason(report, "minutes_mae", say, language)
        ),
        *_learning_curve(report, say, language),
        *ablation_section(report, say, language, _reason(report, "exact_at_1", say, language)),
        *control_section(report, say, language),
    ]
    if report.notes:
        blocks += [Heading(say("Notes")), Points(notes_in(language, report.notes))]
    return Page(title, language, tuple(blocks))


def _how(report: QualityReport, say: Say, language: str) -> list[Block]:
    facts = report.facts
    profile = facts.get("expert_profile", NOT_KNOWN)
    no_profile = say("not applicable: no profile names an attribute of this plant")
    rows = [
        (say("Plant"), report.source),
        (say("Version"), report.version or NOT_KNOWN),
        (say("Held out"), name_in(language, report.protocol.value)),
        (say("Measured"), f"{report.created:%Y-%m-%d %H:%M}"),
        (say("Questions"), _fact(facts.get("asked"))),
        (say("Questions whose routing is known"), _fact(facts.get("asked_with_routing"))),
        (say("Bookings"), _fact(facts.get("bookings"))),
        (say("Trainings"), _fact(facts.get("rounds"))),
        (say("Seed"), str(report.seed)),
        (say("Relatives share"), _fact(facts.get("sibling_attribute"))),
        (say("Best attribute alone"), _fact(facts.get("one_attribute"))),
        (say("Expert weights"), no_profile if profile is None else str(profile)),
    ]
    explained = say(
        "Every figure is a value with its 95 % interval (items drawn again and again) and its n. "
        "A dash means: not measured."
    )
    return [Table((say("What"), say("Value")), tuple(rows), words=2), Paragraph(explained)]


def _about_standards(report: QualityReport, say: Say) -> list[Block]:
    """What a standard of a new item is; nothing on a plant that keeps none."""
    if not any(score.method == STANDARD for score in report.scores):
        return []
    told = say(
        "The ERP standard of a new item was written after the question, so nobody could "
        "have used it; it stands there for comparison."
    )
    return [Paragraph(told)]


def _distances(report: QualityReport, say: Say, language: str) -> Block:
    figures = [score.figures.get("exact_at_1") for score in report.distances]
    if not any(known(figure) for figure in figures):
        return _unmeasured(report, say, language)
    headers = (
        say("Distance"),
        say("Similarity of the nearest known item"),
        *(name_in(language, measure) for measure in NOVELTY_MEASURES),
    )
    rows = [
        (
            name_in(language, score.distance),
            say("from {similarity}", similarity=percent_text(score.least_similarity)),
            *row_of(score.figures, NOVELTY_MEASURES),
        )
        for score in report.distances
    ]
    return Table(headers, tuple(rows), words=2)


def _learning_curve(report: QualityReport, say: Say, language: str) -> list[Block]:
    blocks: list[Block] = [Heading(say("What more history brings"))]
    if not report.learning_curve:
        return [*blocks, Paragraph(say(ASK_THOROUGHLY))]
    found = [
        (point.share, figure)
        for point in report.learning_curve
        if known(figure := point.figures.get("exact_at_1"))
    ]
    line = Series(
        name_in(language, "exact_at_1"),
        tuple((share, figure.value or 0.0) for share, figure in found if figure is not None),
        tuple(ends_of(figure) for _, figure in found),
    )
    title = say("Exactness over the size of the history")
    plot = Plot(title, say("Share of the history"), name_in(language, "exact_at_1"), (line,))
    headers = (
        say("Share of the history"),
        say("Items with a routing"),
        *(name_in(language, measure) for measure in CURVE_MEASURES),
    )
    rows = [
        (
            f"{100 * point.share:.3g} %",
            f"{point.items:,}",
            *row_of(point.figures, CURVE_MEASURES),
        )
        for point in report.learning_curve
    ]
    told = [plot] if found else [_unmeasured(report, say, language)]
    return [*blocks, Paragraph(say(FIRST_HOLD_OUT)), *told, Table(headers, tuple(rows), words=0)]


def ends_of(figure: Figure | None) -> tuple[float, float] | None:
    """The interval of a figure; None when it has none."""
    if figure is None or figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def _unmeasured(report: QualityReport, say: Say, language: str) -> Paragraph:
    reason = _reason(report, "exact_at_1", say, language)
    return Paragraph(say("Not measured: {reason}.", reason=reason))


def _reason(report: QualityReport, measure: str, say: Say, language: str) -> str:
    """Why the model has no figure of a measure over all items."""
    score = report.score(MODEL)
    figure = score.figures.get(measure) if score else None
    if figure is None or not figure.reason:
        no_booking = measure.startswith("minutes")
        return say("no booking was held out") if no_booking else say("nothing was held out")
    return reason_in(language, figure.reason)


def _fact(value: float | str | None) -> str:
    if value is None:
        return NOT_KNOWN
    return f"{value:,}" if isinstance(value, int | float) else value
