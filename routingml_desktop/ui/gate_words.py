"""What the promotion gate decided about a version, in the operator's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.promotion import Concern, Question
from routingml_desktop.ui.cycle_words import cycle_reason
from routingml_desktop.ui.numbers import NOTHING, count, figure, percent
from routingml_desktop.ui.quality_words import measure_title, method_title

if TYPE_CHECKING:
    from routingml_desktop.domain.promotion import Check, Flag, Verdict
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.training import TrainingJob

_ERRORS: Final = (Question.TRIMMED_ERROR, Question.HOURS_WEIGHTED)
_GAINS: Final = (*_ERRORS, Question.EXACT, Question.ANSWERED)


def outcome_text(job: TrainingJob) -> str:
    """What the gate said about the version of a job; of an older job as it was noted then."""
    return cycle_reason(job.outcome) if job.verdict is None else verdict_text(job.verdict)


def verdict_text(verdict: Verdict) -> str:
    """The decision, what it rests on and what to look at, in sentences."""
    translate = QCoreApplication.translate
    lost = [check for check in verdict.checks if not check.passed]
    told = "; ".join(_check(check) for check in (lost or verdict.checks))
    if not any(check.question in _GAINS for check in verdict.checks):
        text = (
            translate("GateWords", "Promoted without a comparison: {why}.")
            if verdict.promoted
            else translate("GateWords", "Not promoted: {why}.")
        )
    elif verdict.promoted:
        text = translate("GateWords", "Better than {champion}: {why}.")
    else:
        text = translate("GateWords", "Not better than {champion}: {why}.")
    sentences = [text.format(champion=verdict.champion, why=told), *flag_texts(verdict)]
    if verdict.approval:
        sentences.append(translate("GateWords", "A second person must approve it."))
    return " ".join(sentences)


def flag_texts(verdict: Verdict) -> tuple[str, ...]:
    """What a supervisor should look at, a sentence each."""
    return tuple(_flag(flag) for flag in verdict.flags if flag.concern is not Concern.NOT_BEATEN)


def _flag(flag: Flag) -> str:
    translate = QCoreApplication.translate
    facts = flag.facts
    if flag.concern is Concern.ODD_BOOKINGS:
        return translate(
            "GateWords",
            "Look at the bookings of family {family}: {share} of {n} are off by more than a factor"
            " of {factor} (elsewhere {elsewhere}).",
        ).format(
            family=flag.name,
            share=percent(facts["share"]),
            n=count(int(facts["n"])),
            factor=figure(facts["factor"], 0),
            elsewhere=percent(facts["elsewhere"]),
        )
    if flag.concern is Concern.CHANGED_ROUTINGS:
        return translate(
            "GateWords",
            "Look at the routings of family {family}: {changed} of {known} known items have another"
            " one than before ({share}, elsewhere {elsewhere}), less like those of similar items"
            " ({now} instead of {before}, n {n}).",
        ).format(
            family=flag.name,
            changed=count(int(facts["changed"])),
            known=count(int(facts["known"])),
            share=percent(facts["changed"] / facts["known"], 1),
            elsewhere=percent(facts["elsewhere"], 1),
            now=figure(facts["now"]),
            before=figure(facts["before"]),
            n=count(int(facts["n"])),
        )
    if flag.concern is Concern.CHANGED_ITEMS:
        return translate(
            "GateWords",
            "Look at {items}: of {changed} known items with another routing than before {n} have"
            " one that is less like those of similar items.",
        ).format(
            items=flag.name,
            changed=count(int(facts["changed"])),
            n=count(int(facts["items"])),
        )
    return flag.told


def _check(check: Check) -> str:
    if check.question in _GAINS:
        return _gain(check)
    names = [_baseline(n) if check.question is Question.BASELINES else n for n in check.names]
    return _answers(check.question, any_named=bool(names))[check.passed].format(
        names=", ".join(names)
    )


def _answers(question: Question, *, any_named: bool) -> tuple[str, str]:
    """What is said when a question is lost and when it is passed."""
    translate = QCoreApplication.translate
    if question is Question.WORK_CENTERS:
        return (
            translate("GateWords", "worse at work center {names}"),
            translate("GateWords", "no large work center is worse"),
        )
    if question is Question.FAMILIES:
        return (
            translate("GateWords", "worse in family {names}"),
            translate("GateWords", "no large family is worse"),
        )
    if question is Question.BASELINES:
        lost = (
            translate("GateWords", "not beaten: {names}")
            if any_named
            else translate("GateWords", "no baseline was measured")
        )
        return lost, translate("GateWords", "every baseline is beaten")
    alone = translate("GateWords", "there is no active version to compare with")
    return alone, alone


def _baseline(name: str) -> str:
    measured, _, method = name.partition(" of ")
    return f"{measure_title(measured)} ({method_title(method)})"


def _gain(check: Check) -> str:
    translate = QCoreApplication.translate
    text = {
        Question.TRIMMED_ERROR: translate("GateWords", "trimmed error {change}"),
        Question.HOURS_WEIGHTED: translate("GateWords", "error per booked hour {change}"),
        Question.EXACT: translate("GateWords", "routings right at first {change}"),
        Question.ANSWERED: translate("GateWords", "bookings with minutes {change}"),
    }[check.question]
    return text.format(change=_change(check.figure, -1 if check.question in _ERRORS else 1))


def _change(found: Figure | None, sign: int) -> str:
    """How much more or less there is of it; an error is better when there is less."""
    if found is None or found.value is None:
        return NOTHING
    value = _signed(sign * found.value)
    if found.low is None or found.high is None:
        return f"{value} (n {count(found.n)})"
    low, high = sorted((sign * found.low, sign * found.high))
    return f"{value} ({_signed(low)} … {_signed(high)}, n {count(found.n)})"


def _signed(share: float) -> str:
    return f"{100 * share:+.1f} %".replace("-", "−")
