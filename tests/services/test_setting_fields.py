"""No setting is without effect: each is read somewhere in the product."""

from __future__ import annotations

import ast
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import routingml_desktop
from routingml_desktop.domain.cleaning import Detector
from routingml_desktop.plant.actuals import CleaningRules
from routingml_desktop.services.setting_fields import setting_fields
from routingml_desktop.settings import CleaningSettings

SOURCES = Path(routingml_desktop.__file__).parent
NOT_THE_PRODUCT = {"settings.py"}
"""The model itself; its own methods are looked at apart."""

HOLDERS = {
    "learning": {"learning"},
    "source": {"source", "chosen"},
    "asking": {"asking", "start", "self", "settings"},
    "training": {"limits"},
    "promotion": {"rules", "limits"},
    "standards": {"court", ""},
}
"""What sections are called where they are read, beside their own names and ``settings``."""


@cache
def reads() -> frozenset[tuple[str, str]]:
    """What is read of what: ``limits.queue_size`` as (limits, queue_size)."""
    found = set()
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Attribute):
                continue
            in_model = file.name in NOT_THE_PRODUCT and file.parent == SOURCES
            holder = node.value
            name = (
                holder.attr
                if isinstance(holder, ast.Attribute)
                else holder.id
                if isinstance(holder, ast.Name)
                else ""
            )
            if not in_model or name == "self":
                found.add((name.lstrip("_"), node.attr))
    return frozenset(found)


SWITCHES = {f"cleaning.{detector.value}" for detector in Detector}
"""Read by the detector's name, all in one place; see below."""


def test_a_switch_of_the_cleaning_switches_its_detector_off() -> None:
    everything = CleaningRules.of(CleaningSettings())

    for detector in Detector:
        without = CleaningRules.of(replace(CleaningSettings(), **{detector.value: False}))
        assert everything.active - without.active == {detector}


@pytest.mark.parametrize("key", [f.key for f in setting_fields() if f.key not in SWITCHES])
def test_a_setting_is_read_somewhere(key: str) -> None:
    section, _, name = key.partition(".")
    holders = {section, "settings", "_settings", *HOLDERS.get(section, set())}

    assert {holder for holder, read in reads() if read == name} & holders
