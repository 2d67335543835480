"""What the program says while a routing is made: rules, refusals, edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.services.minutes_entry import Refusal
from routingml_desktop.services.planning import LONGEST_MINUTES
from routingml_desktop.services.routing_rules import Rule
from routingml_desktop.ui.language import language
from routingml_desktop.ui.numbers import count

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import ClosingStage
    from routingml_desktop.domain.precedence import PrecedencePair
    from routingml_desktop.services.planning import RoutingDraft
    from routingml_desktop.services.routing_rules import Violation


def refusal_sentence(refusal: Refusal) -> str:
    """Why something typed is not taken as a time."""
    translate = QCoreApplication.translate
    if refusal is Refusal.NOT_A_NUMBER:
        return translate("Planning", "Enter a number, or nothing for an unknown time.")
    if refusal is Refusal.NEGATIVE:
        return translate("Planning", "A time must be 0 or more.")
    return translate("Planning", "A time must be at most {most}.").format(
        most=f"{LONGEST_MINUTES:,.0f}"
    )


def violation_sentence(violation: Violation, draft: RoutingDraft) -> str:
    """A broken rule and where, such as ``20 · Q30-1: …``."""
    said = _said(violation)
    if not violation.keys:
        return said
    operation = draft.operations[draft.place_of(violation.keys[0])].operation
    place = (
        f"{operation.sequence} · {operation.job_code}"
        if operation.job_code
        else str(operation.sequence)
    )
    return f"{place}: {said}"


def _said(violation: Violation) -> str:
    if violation.pair is not None:
        return _order(violation.pair)
    if violation.stages:
        return _stages(violation.stages)
    return _rule(violation.rule)


def _stages(stages: tuple[ClosingStage, ...]) -> str:
    said = QCoreApplication.translate("Planning", "The order is {stages}.")
    return said.format(stages=", ".join(stage.label(language()) for stage in stages))


def _order(pair: PrecedencePair) -> str:
    translate = QCoreApplication.translate
    if not pair.seen:
        said = translate("Planning", "It comes after {before}: a rule that was approved.")
        return said.format(before=pair.before)
    said = translate("Planning", "It comes after {before} in {held} of {seen} routings.")
    return said.format(before=pair.before, held=count(pair.held), seen=count(pair.seen))


def _rule(rule: Rule) -> str:
    translate = QCoreApplication.translate
    return {
        Rule.NO_OPERATION: translate("Planning", "The routing has no operation."),
        Rule.NO_JOB_CODE: translate("Planning", "The operation code is missing."),
        Rule.TIME_OUT_OF_BOUNDS: translate("Planning", "A time is not within 0 to 10,000."),
        Rule.SEQUENCE_NOT_ASCENDING: translate(
            "Planning", "The sequence number is not larger than the one before."
        ),
        Rule.SEQUENCE_NOT_IN_TENS: translate("Planning", "Sequence numbers are not 10, 20, 30 …"),
        Rule.NO_PARTNER: translate("Planning", "Subcontracted, but no subcontractor is named."),
        Rule.STAGES_OUT_OF_ORDER: translate("Planning", "The closing stages are in another order."),
        Rule.ORDER_BROKEN: translate("Planning", "The plant makes it the other way round."),
        Rule.INSPECTION_FIRST: translate(
            "Planning", "Nothing is made yet that could be inspected."
        ),
        Rule.INSPECTION_NOT_MARKED: translate(
            "Planning", "An inspection without the inspection mark."
        ),
    }[rule]
