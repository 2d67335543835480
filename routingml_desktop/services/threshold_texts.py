"""Which thresholds a quality cycle broke, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.services.alert_texts import told_subject
from routingml_desktop.services.cycle_reports.words import MEASURES, SHARE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from routingml_desktop.domain.quality_cycle import BrokenThreshold


def broken_texts(broken: Iterable[BrokenThreshold], language: str) -> str:
    """Each broken threshold with its value, its limit and n, in ``en`` or ``ko``, in one line."""
    return "; ".join(_broken_text(one, language) for one in broken)


def measure_text(name: str, language: str) -> str:
    """What a measure of a cycle is called; one that is not known keeps its name."""
    english, korean, _ = MEASURES.get(name, (name, name, ""))
    return korean if language == "ko" else english


def _broken_text(one: BrokenThreshold, language: str) -> str:
    drifted = one.measure == "drift"
    name = told_subject(one, language) if drifted else measure_text(one.measure, language)
    share = one.measure in MEASURES and MEASURES[one.measure][2] == SHARE
    sign = "<" if one.value < one.threshold else ">"
    value, limit = (f"{x:.1%}" if share else f"{x:.2f}" for x in (one.value, one.threshold))
    return f"{name} {value} {sign} {limit} (n {one.n:,})"
