"""The columns of the list of versions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.notices import failure_text
from routingml_desktop.ui.numbers import count, moment, size
from routingml_desktop.ui.quality_words import measure, measure_explained, measure_short
from routingml_desktop.ui.source_words import source_name
from routingml_desktop.ui.tables.values_table import RIGHT, Column
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from routingml_desktop.domain.model_version import VersionFacts

FIGURES: Final = ("exact_at_1", "exact_at_3", "process_match", "minutes_trimmed_mae", "coverage_80")
"""The headline figures that have a column of their own."""


def version_columns() -> tuple[Column, ...]:
    """In the language of the moment."""
    translate = QCoreApplication.translate
    return (
        Column(translate("Versions", "Version"), lambda facts: facts.name),
        Column(
            translate("Versions", "State"),
            _state,
            tooltip=version_problem,
            tone=_tone,
            icon=_icon,
        ),
        Column(translate("Versions", "Created"), lambda facts: facts.created, text=moment),
        *(_figure_column(name) for name in FIGURES),
        Column(translate("Versions", "Source"), lambda facts: source_name(facts.source)),
        Column(translate("Versions", "Items"), lambda facts: facts.items, RIGHT, text=count),
        Column(translate("Versions", "Routings"), lambda facts: facts.routings, RIGHT, text=count),
        Column(translate("Versions", "Orders"), lambda facts: facts.orders, RIGHT, text=count),
        Column(translate("Versions", "Size"), lambda facts: facts.size_bytes, RIGHT, text=size),
    )


def version_problem(facts: VersionFacts) -> str:
    """Why a version cannot be used and what to do; empty when it is sound."""
    return failure_text(facts.failure, facts.problem)


def _figure_column(name: str) -> Column:
    return Column(
        measure_short(name),
        partial(_figure, name),
        RIGHT,
        tooltip=partial(_why_not, name),
        text=measure(name).text,
        explains=measure_explained(name),
    )


def _figure(name: str, facts: VersionFacts) -> float | None:
    return facts.figures.get(name)


def _why_not(name: str, facts: VersionFacts) -> str:
    if facts.figures.get(name) is not None:
        return ""
    if not facts.figures:
        return QCoreApplication.translate("Versions", "Not measured: trained without measuring.")
    return QCoreApplication.translate("Versions", "Not measured: the history did not allow it.")


def _state(facts: VersionFacts) -> str:
    translate = QCoreApplication.translate
    if facts.problem:
        return translate("Versions", "Refused")
    return translate("Versions", "Active") if facts.active else translate("Versions", "Sound")


def _tone(facts: VersionFacts) -> Tone:
    if facts.problem:
        return Tone.BAD
    return Tone.GOOD if facts.active else Tone.NEUTRAL


def _icon(facts: VersionFacts) -> str:
    if facts.problem:
        return "bad"
    return "good" if facts.active else ""
