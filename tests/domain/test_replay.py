from __future__ import annotations

import pytest

from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.replay import Month, ReplayRequest


def test_months_run_over_the_turn_of_the_year() -> None:
    months = Month.of("2023-11").until(Month.of("2024-02"))

    assert [str(month) for month in months] == ["2023-11", "2023-12", "2024-01", "2024-02"]


@pytest.mark.parametrize("text", ["", "2024", "2024-13", "2024-00", "24-01", "2024-1x", "0000-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="write it like 2024-03"):
        Month.of(text)


def test_a_replay_cannot_end_before_it_begins() -> None:
    with pytest.raises(InputError, match="before it begins"):
        ReplayRequest(Month.of("2024-02"), Month.of("2024-01"))


def test_a_replay_learns_anew_at_least_every_month() -> None:
    with pytest.raises(InputError):
        ReplayRequest(Month.of("2024-01"), Month.of("2024-02"), every=0)
