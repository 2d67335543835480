"""What happened at each month's end: rows, drift, cycle, alerts, retraining, gate, probation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.promotion import Concern, Question
from routingml_desktop.services.alert_texts import told_subject
from routingml_desktop.services.cycle_reasons import reason_words
from routingml_desktop.services.cycle_reports.words import MEASURES, SHARE
from routingml_desktop.services.evaluation_report.figures_text import (
    NOT_KNOWN,
    figure_text,
    number_text,
)
from routingml_desktop.services.evaluation_report.page import Heading, Paragraph, Table
from routingml_desktop.services.evaluation_report.words import name_in
from routingml_desktop.services.threshold_texts import broken_texts, measure_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.operated_replay import (
        OperatedMonth,
        OperatedReport,
        RetrainingResult,
    )
    from routingml_desktop.domain.promotion import Check, Flag
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.services.evaluation_report.page import Block
    from routingml_desktop.services.evaluation_report.words import Say

CYCLE: Final = ("mae", "trimmed_mae", "rmse", "process_match", "cv", "sample_count")
GATE_SHARES: Final = "minutes_weighted_ape"
"""The gate's figures are all shares; this measure is written as one."""
_FLAGS: Final = (Concern.ODD_BOOKINGS, Concern.CHANGED_ROUTINGS, Concern.CHANGED_ITEMS)
"""Those that the answers do not tell already."""


def event_sections(report: OperatedReport, say: Say, language: str) -> list[Block]:
    """The events in the order in which they come at a month's end."""
    months = report.months
    return [
        Heading(say("What happened at each month's end")),
        _events(report, say, language),
        Heading(say("Quality cycles")),
        Paragraph(
            say(
                "Run minutes are those of one piece; the items were asked without their own "
                "routing and bookings."
            )
        ),
        _cycles(months, say, language),
        Heading(say("Drift against what the active version learned")),
        *_drift(months, say, language),
        Heading(say("What the promotion gate said")),
        *_gate(report, say, language),
        Heading(say("Promoted versions on probation")),
        *_probations(months, say, language),
    ]


def _events(report: OperatedReport, say: Say, language: str) -> Table:
    headers = (
        say("Month"),
        say("Active afterwards"),
        say("Retraining"),
        say("Asked for by"),
        say("Rollback"),
        say("Items"),
        say("Routing operations"),
        say("Work results"),
        say("Faults in the rows"),
        say("Drifted"),
        say("Alerts"),
    )
    first = report.first_rows
    begun = (
        say("before {month}", month=report.first),
        report.first_version,
        say("first version"),
        NOT_KNOWN,
        NOT_KNOWN,
        f"{first.items:,}",
        f"{first.operations:,}",
        f"{first.work_results:,}",
        str(first.findings),
        NOT_KNOWN,
        NOT_KNOWN,
    )
    rows = [
        (
            month.month,
            month.active,
            _retraining(month.retraining, say, language),
            _reasons(month.retraining, language),
            _rollback(month),
            f"{month.rows.items:,}",
            f"{month.rows.operations:,}",
            f"{month.rows.work_results:,}",
            str(month.rows.findings),
            f"{len(month.cycle.drift)} / {month.cycle.drift_measured}",
            _alerts(month, language),
        )
        for month in report.months
    ]
    return Table(headers, (begun, *rows), words=5)


def _retraining(found: RetrainingResult | None, say: Say, language: str) -> str:
    if found is None:
        return NOT_KNOWN
    if found.state is None:
        return str(say("asked for within the cooldown already"))
    if found.promoted:
        return str(say("{version} promoted", version=found.version))
    return name_in(language, found.state.value)


def _reasons(found: RetrainingResult | None, language: str) -> str:
    if found is None:
        return NOT_KNOWN
    return broken_texts(found.reasons, language)


def _rollback(month: OperatedMonth) -> str:
    found = month.probation
    if found is None or not found.rolled_back:
        return NOT_KNOWN
    return f"{found.version} → {found.previous}"


def _alerts(month: OperatedMonth, language: str) -> str:
    told = [
        f"{name_in(language, severity.value)} {count}"
        for severity, count in month.cycle.alerts.items()
    ]
    return ", ".join(told) or "0"


def _cycles(months: Sequence[OperatedMonth], say: Say, language: str) -> Table:
    headers = (
        say("Month"),
        say("Version"),
        say("Compared"),
        *(measure_text(name, language) for name in CYCLE),
    )
    rows = []
    for month in months:
        cycle = month.cycle
        if cycle.reason:
            why = reason_words(cycle.reason, language)
            rows.append((month.month, cycle.version or NOT_KNOWN, why, *[NOT_KNOWN] * len(CYCLE)))
            continue
        compared = say("{compared} of {items}", compared=cycle.evaluated, items=cycle.items)
        cells = (_cell(name, cycle.figures.get(name)) for name in CYCLE)
        rows.append((month.month, cycle.version, compared, *cells))
    return Table(headers, tuple(rows), words=3)


def _cell(name: str, figure: Figure | None) -> str:
    return figure_text(GATE_SHARES if MEASURES[name][2] == SHARE else name, figure)


def _drift(months: Sequence[OperatedMonth], say: Say, language: str) -> list[Block]:
    rows = [
        (
            month.month,
            _subject(one, language),
            number_text(one.psi, share=False),
            number_text(one.limit, share=False),
            NOT_KNOWN if one.shift is None else f"× {one.shift:.2f}",
            f"{one.n:,}",
            f"{one.learned:,}",
        )
        for month in months
        for one in month.cycle.drift
    ]
    if not rows:
        told = say(
            "No distribution drifted; {count} comparisons in all months.",
            count=f"{sum(month.cycle.drift_measured for month in months):,}",
        )
        return [Paragraph(told)]
    headers = (
        say("Month"),
        say("What has drifted"),
        say("Stability index"),
        say("Limit"),
        say("Factor of the minutes"),
        say("n since"),
        say("n learned"),
    )
    return [Table(headers, tuple(rows), words=2)]


def _subject(one: DriftFigure, language: str) -> str:
    return told_subject(one, language)


def _gate(report: OperatedReport, say: Say, language: str) -> list[Block]:
    asked = [(say("before {month}", month=report.first), report.first_verdict)]
    asked += [(m.month, m.retraining.verdict) for m in report.months if m.retraining is not None]
    rows, flags = [], []
    for month, verdict in asked:
        if verdict is None:
            continue
        rows += [
            (
                month,
                say("promoted" if verdict.promoted else "not promoted"),
                name_in(language, check.question.value),
                say("passed" if check.passed else "not passed"),
                ", ".join(_named(check, language)) or NOT_KNOWN,
                figure_text(GATE_SHARES, check.figure, signed=True),
            )
            for check in verdict.checks
        ]
        flags += [(month, _flag(flag, say)) for flag in verdict.flags if flag.concern in _FLAGS]
    flags += [
        (month.month, found.outcome)
        for month in report.months
        if (found := month.retraining) is not None and found.verdict is None and found.outcome
    ]
    blocks: list[Block] = []
    if rows:
        headers = (say("Month"), say("Verdict"), say("Question of the gate"), say("Answer"),
                   say("Named"), say("Better by"))  # fmt: skip
        blocks.append(Table(headers, tuple(rows), words=5))
    if flags:
        blocks.append(Table((say("Month"), say("To be looked at")), tuple(flags), words=2))
    return blocks or [Paragraph(say("It was not asked."))]


def _named(check: Check, language: str) -> Iterator[str]:
    """Work centers and families as the plant calls them, baselines in words."""
    for name in check.names:
        measured, of, method = name.partition(" of ")
        baseline = check.question is Question.BASELINES and of
        named = (name_in(language, measured), name_in(language, method))
        yield "{} ({})".format(*named) if baseline else name


def _flag(flag: Flag, say: Say) -> str:
    facts = flag.facts
    if flag.concern is Concern.ODD_BOOKINGS:
        return say(
            "bookings of family {family}: {share} of {n} are off by more than a factor of {factor} "
            "(elsewhere {elsewhere})",
            family=flag.name,
            share=f"{facts['share']:.0%}",
            n=f"{facts['n']:,.0f}",
            factor=f"{facts['factor']:.0f}",
            elsewhere=f"{facts['elsewhere']:.0%}",
        )
    if flag.concern is Concern.CHANGED_ITEMS:
        return say(
            "{items}: of {changed} known items with another routing than before {n} have one that "
            "is less like those of similar items",
            items=flag.name,
            changed=f"{facts['changed']:,.0f}",
            n=f"{facts['items']:,.0f}",
        )
    return say(
        "routings of family {family}: {changed} of {known} known items have another one than "
        "before (elsewhere {elsewhere}), less like those of similar items ({now} instead of "
        "{before}, n {n})",
        family=flag.name,
        changed=f"{facts['changed']:,.0f}",
        known=f"{facts['known']:,.0f}",
        elsewhere=f"{facts['elsewhere']:.1%}",
        now=f"{facts['now']:.2f}",
        before=f"{facts['before']:.2f}",
        n=f"{facts['n']:,.0f}",
    )


def _probations(months: Sequence[OperatedMonth], say: Say, language: str) -> list[Block]:
    rows = []
    for month in months:
        found = month.probation
        if found is None:
            continue
        if found.reason:
            verdict = say("not judged: {reason}", reason=say(found.reason))
        else:
            verdict = say("rolled back" if found.rolled_back else "kept")
        gains = {gain.measure: gain.figure for gain in found.gains}
        cells = (
            figure_text(name, gains.get(name), signed=True)
            for name in ("minutes_trimmed_mae", "edits_to_go", "exact_at_1", "coverage_80")
        )
        rows.append((month.month, found.version, found.previous, verdict, *cells))
    if not rows:
        return [
            Paragraph(say("No version was promoted before the last month: none was on probation."))
        ]
    headers = (
        say("Month"),
        say("Version"),
        say("Against"),
        say("Verdict"),
        *(
            name_in(language, name)
            for name in ("minutes_trimmed_mae", "edits_to_go", "exact_at_1", "coverage_80")
        ),
    )
    told = say("Above 0 the new version is better, question by question.")
    return [Paragraph(told), Table(headers, tuple(rows), words=4)]
