"""Every value that may stand in an export has a word in each wording."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.routing import OperationType, RoutingOrigin
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.erp.exports.words import WORDS, Wording


@pytest.mark.parametrize("wording", list(Wording))
def test_every_value_has_a_word(wording: Wording) -> None:
    words = WORDS[wording]

    assert set(words.time_origins) == set(TimeOrigin)
    assert set(words.routing_origins) == set(RoutingOrigin)
    assert set(words.operation_types) == set(OperationType)
