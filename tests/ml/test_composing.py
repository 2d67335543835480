"""The ways an item may be made compete with their chances."""

from __future__ import annotations

import numpy as np
import pytest

from routingml_desktop.ml.composing import Composing
from routingml_desktop.ml.way_composer import WayComposer
from tests.ml.test_way_composer import KEYED, LATER, TURNED, learned, marked, shown

COMPOSER, ROUTINGS = learned(marked(200))
HIDDEN = COMPOSER.hidden(shown(TURNED, KEYED), LATER)


def composing() -> Composing:
    known = [ROUTINGS.jobs_of_way(way) for way in range(len(ROUTINGS.way_offsets) - 1)]
    return Composing.of(COMPOSER, HIDDEN, known)


def test_known_ways_and_composed_ones_are_in_one_order() -> None:
    found = composing()

    known = {
        tuple(ROUTINGS.jobs_of_way(way).tolist()) for way in range(len(ROUTINGS.way_offsets) - 1)
    }
    assert known <= set(found.ways)
    assert set(found.composed) <= set(found.ways)
    assert len(set(found.ways)) == len(found.ways)
    assert found.chances.tolist() == sorted(found.chances.tolist(), reverse=True)
    assert found.shares.sum() == pytest.approx(1.0)


def test_a_way_that_is_not_among_them_is_judged_when_asked_for() -> None:
    found = composing()
    strange = (found.ways[0][-1], found.ways[0][0])

    chances = found.log_chances([found.ways[1], strange, strange])

    assert strange not in found.ways
    assert chances[0] == found.chances[1]
    assert chances[1] == chances[2] == COMPOSER.log_chances(HIDDEN, [strange])[0]


def test_expected_edits_are_fewest_for_what_is_likeliest() -> None:
    found = composing()

    edits = found.expected_edits(found.ways)

    assert edits[0] == edits.min() < 1.0
    assert edits.max() > 1.0
    # Two ways, one certain: the other one is as many edits away as it differs.
    sure = Composing(COMPOSER, HIDDEN, ((0, 1), (0, 2, 3)), np.array([0.0, -50.0]), ())
    assert sure.expected_edits([(0, 1), (0, 2, 3), (0,)]) == pytest.approx([0.0, 2.0, 1.0])


def test_a_job_is_as_probable_as_the_ways_that_have_it() -> None:
    two = Composing(COMPOSER, HIDDEN, ((0, 1), (0, 2, 2)), np.log([0.3, 0.1]), ())

    assert two.job_chances() == pytest.approx({0: 1.0, 1: 0.75, 2: 0.25})


def test_where_nothing_is_learned_nothing_is_said() -> None:
    nothing = WayComposer.undecided()

    found = Composing.of(nothing, nothing.hidden(np.array([1]), LATER), [np.array([0, 1])])

    assert not found
    assert found.job_chances() == {}
    assert len(found.shares) == 0
    assert np.isnan(found.expected_edits([(0, 1)])).all()
    assert found.log_chances([(0, 1)]).tolist() == [-np.inf]
