"""A cycle's note names the families of its sample as planners do."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.item import Attribute
from routingml_desktop.services.cycle_measurement import STRATIFIED, _attribute_words
from routingml_desktop.services.cycle_reasons import reason_words


@pytest.mark.parametrize(
    ("attribute", "english", "korean"),
    [
        (
            Attribute("ITEM_MATERIAL", "Material", "재질"),
            "The sample is stratified by Material (재질).",
            "샘플 층화 기준: 재질 (Material).",
        ),
        (
            Attribute("ITEM_MATERIAL"),
            "The sample is stratified by ITEM_MATERIAL.",
            "샘플 층화 기준: ITEM_MATERIAL.",
        ),
    ],
)
def test_the_families_of_a_sample_are_named_in_both_languages(
    attribute: Attribute, english: str, korean: str
) -> None:
    note = STRATIFIED.format(attribute=_attribute_words("ITEM_MATERIAL", [attribute]))

    assert reason_words(note, "en") == english
    assert reason_words(note, "ko") == korean
