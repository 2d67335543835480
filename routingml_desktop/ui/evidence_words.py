"""How alike items are and what minutes rest on, in sentences."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.routing import OperationType
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ui.numbers import count, day, minutes, percent
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import explained, word

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import MinutesBand, ProposedOperation
    from routingml_desktop.domain.item import AttributeValue
    from routingml_desktop.domain.time_estimate import TimeEstimate

_VERY_HIGH, _HIGH, _MEDIUM, _LOW = 0.90, 0.75, 0.60, 0.40


def similarity_word(similarity: float) -> str:
    """A similarity of 0 to 1 in the plant's five words."""
    translate = QCoreApplication.translate
    if similarity >= _VERY_HIGH:
        return translate("Evidence", "Very high")
    if similarity >= _HIGH:
        return translate("Evidence", "High")
    if similarity >= _MEDIUM:
        return translate("Evidence", "Medium")
    if similarity >= _LOW:
        return translate("Evidence", "Low")
    return translate("Evidence", "Very low")


def similarity_tone(similarity: float) -> Tone:
    """Green for similar, amber for doubtful; the word beside it says it too."""
    if similarity >= _HIGH:
        return Tone.GOOD
    return Tone.NEUTRAL if similarity >= _MEDIUM else Tone.WARNING


def range_text(band: MinutesBand | TimeEstimate | None) -> str:
    """The band as ``180 – 260``; a dash when there is none."""
    if band is None or band.p10 is None or band.p90 is None:
        return "–"
    return f"{minutes(band.p10, band.p90)} – {minutes(band.p90, band.p10)}"


def value_text(value: AttributeValue) -> str:
    """An attribute's value as planners read it; a dash for a missing one."""
    translate = QCoreApplication.translate
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return translate("Evidence", "Yes") if value else translate("Evidence", "No")
    if isinstance(value, float):
        return f"{value:g}"
    return day(value) if isinstance(value, datetime) else str(value)


def estimate_lines(title: str, estimate: TimeEstimate) -> list[str]:
    """What a tool tip says about minutes: the three figures, what they rest on, how sure."""
    translate = QCoreApplication.translate
    if estimate.origin is TimeOrigin.NOTHING or estimate.p50 is None:
        return [f"{title}: – ({word(estimate.origin)})"]
    said = translate("Evidence", "{title}: optimistic {p10} · standard {p50} · safe {p90} min")
    lines = [
        said.format(
            title=title,
            p10=minutes(estimate.p10, estimate.p50, estimate.p90),
            p50=minutes(estimate.p50, estimate.p10, estimate.p90),
            p90=minutes(estimate.p90, estimate.p10, estimate.p50),
        )
    ]
    if estimate.n:
        rests = translate("Evidence", "{origin}: orders {n}, items {items}")
        lines.append(
            rests.format(
                origin=word(estimate.origin), n=count(estimate.n), items=count(estimate.items)
            )
        )
    else:
        lines.append(explained(estimate.origin) or word(estimate.origin))
    if estimate.cv is not None and estimate.variability is not None:
        lines.append(f"CV {percent(estimate.cv)} · {word(estimate.variability)}")
    return lines


def original_text(step: ProposedOperation) -> str:
    """Which subcontracted operation it takes the place of; empty for one as history has it."""
    if not step.replaces:
        return ""
    said = QCoreApplication.translate("Evidence", "In place of subcontracted {operation}")
    return said.format(operation=step.replaces)


def operation_tip(step: ProposedOperation) -> str:
    """All that is known about a proposed operation, line by line."""
    translate = QCoreApplication.translate
    operation = step.operation
    where = f"{operation.work_center} {operation.work_center_name}".strip()
    lines = [f"{operation.sequence} · {operation.job_code} {operation.job_name}".rstrip()]
    if where:
        lines.append(where)
    else:
        lines.append(translate("Evidence", "Resource not assigned"))
    if operation.operation_type is OperationType.OUTSIDE:
        partner = operation.partner_name or operation.partner
        lines.append(f"{word(OperationType.OUTSIDE)} {partner}".rstrip())
    if step.replaces:
        lines.append(original_text(step))
    lines += estimate_lines(translate("Evidence", "Setup per lot"), step.setup)
    lines += estimate_lines(translate("Evidence", "Run per piece"), step.run)
    if step.supporters:
        votes = translate("Evidence", "Supporting items: {n} ({share} of the votes)")
        lines.append(votes.format(n=count(len(step.supporters)), share=percent(step.share)))
    if step.confidence is not None:
        sure = translate("Evidence", "Chance that the released routing has it: {share}")
        lines.append(sure.format(share=percent(step.confidence)))
    lines += [word(badge) for badge in step.badges]
    return "\n".join(lines)
