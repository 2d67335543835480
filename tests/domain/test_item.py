from __future__ import annotations

import pytest

from routingml_desktop.domain.item import Attribute


@pytest.mark.parametrize(
    ("language", "label"), [("ko", "외경"), ("en", "Outside diameter"), ("de", "Outside diameter")]
)
def test_an_attribute_has_the_planner_s_word(language: str, label: str) -> None:
    attribute = Attribute("OUTDIAMETER", "Outside diameter", "외경")

    assert attribute.label(language) == label


def test_an_attribute_without_a_word_goes_by_its_name_in_the_erp() -> None:
    assert Attribute("OUTDIAMETER").label("ko") == "OUTDIAMETER"
