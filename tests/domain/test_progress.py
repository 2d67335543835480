from __future__ import annotations

import pytest

from routingml_desktop.domain.errors import WorkCancelledError
from routingml_desktop.domain.progress import Progress, part_of, stop_if


def test_work_goes_on_until_it_is_asked_to_stop() -> None:
    stop_if(lambda: False)

    with pytest.raises(WorkCancelledError, match="nothing was changed"):
        stop_if(lambda: True)


def test_a_part_reports_its_place_in_the_whole() -> None:
    heard: list[Progress] = []
    report = part_of(heard.append, 0.2, 0.6)

    for fraction in (0.0, 0.5, 1.0):
        report(Progress("index", fraction, "x", {"recall": 0.9}))

    assert [progress.fraction for progress in heard] == pytest.approx([0.2, 0.4, 0.6])
    assert heard[0] == Progress("index", 0.2, "x", {"recall": 0.9})


def test_parts_of_parts_stay_inside() -> None:
    heard: list[Progress] = []

    part_of(part_of(heard.append, 0.5, 1.0), 0.0, 0.5)(Progress("index", 1.0))

    assert heard[0].fraction == pytest.approx(0.75)
