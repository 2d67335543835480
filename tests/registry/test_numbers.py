from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from routingml_desktop.registry.numbers import take_number

if TYPE_CHECKING:
    from pathlib import Path


def test_numbers_follow_each_other_and_what_is_known(tmp_path: Path) -> None:
    folder = tmp_path / "numbers"

    assert [take_number(folder, 0), take_number(folder, 0), take_number(folder, 7)] == [1, 2, 8]


def test_a_strange_file_among_them_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "desktop.ini").write_text("")

    assert take_number(tmp_path, 0) == 1


def test_no_number_is_given_twice_however_many_ask_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda _place: take_number(tmp_path, 0), range(200)))

    assert sorted(numbers) == list(range(1, 201))
