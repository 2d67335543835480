from __future__ import annotations

import tomllib
from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.candidate import RoutingChoice
from routingml_desktop.domain.errors import SettingError
from routingml_desktop.paths import bundled
from routingml_desktop.services.setting_layers import load_settings
from routingml_desktop.settings import Language, Settings, Theme

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, text: str, name: str = "settings.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def keys(content: dict[str, Any]) -> set[str]:
    return {f"{section}.{key}" for section, values in content.items() for key in values}


def test_without_files_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load_settings([tmp_path / "missing.toml"]) == Settings()


def test_the_shipped_file_lists_every_setting_with_its_default() -> None:
    shipped = bundled("config", "default.toml")
    content = tomllib.loads(shipped.read_text(encoding="utf-8"))

    assert keys(content) == keys(asdict(Settings()))
    assert load_settings([shipped]) == Settings()


def test_the_shipped_file_says_what_every_setting_means() -> None:
    lines = bundled("config", "default.toml").read_text(encoding="utf-8").splitlines()

    settings = [line for line in lines if "=" in line.split("#", maxsplit=1)[0]]
    assert [line for line in settings if "#" not in line] == []


def test_every_section_and_setting_is_described_in_the_program() -> None:
    assert all(section.default_factory.__doc__ for section in fields(Settings))


def test_later_files_win_key_by_key_and_the_command_line_wins_over_all(tmp_path: Path) -> None:
    share = write(tmp_path, "[asking]\nthreshold = 0.7\nneighbors = 5\n", "share.toml")
    user = write(tmp_path, "[asking]\nneighbors = 6\n")

    settings = load_settings([share, user], {"asking.exclude_outside": True})

    assert settings.asking.threshold == 0.7
    assert settings.asking.neighbors == 6
    assert settings.asking.exclude_outside


def test_values_become_what_the_program_works_with(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        '[asking]\nrouting_choice = "most_used"\norder_quantity = 5\n'
        '[window]\nlanguage = "ko"\ntheme = "dark"\n',
    )

    settings = load_settings([file])

    assert settings.asking.routing_choice is RoutingChoice.MOST_USED
    assert settings.asking.order_quantity == 5.0
    assert settings.window.language is Language.KOREAN
    assert settings.window.theme is Theme.DARK


def test_a_file_from_the_windows_editor_is_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(b"\xef\xbb\xbf[asking]\r\nneighbors = 7\r\n")

    assert load_settings([file]).asking.neighbors == 7


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ("[asking]\nneigbors = 3\n", "asking.neigbors", "unknown; known: .*neighbors"),
        ("[askin]\nneighbors = 3\n", "askin", "unknown section; known: .*asking"),
        ("[asking]\nneighbors = 0\n", "asking.neighbors", "greater than or equal to 1"),
        ("[asking]\nthreshold = 1.5\n", "asking.threshold", "less than or equal to 1"),
        ("[asking]\nthreshold = nan\n", "asking.threshold", "less than or equal to 1"),
        ('[asking]\nneighbors = "many"\n', "asking.neighbors", "valid integer.*given: 'many'"),
        ('[asking]\nrouting_choice = "newest"\n', "asking.routing_choice", "latest"),
        ("asking = 3\n", "asking", "is not a section"),
        ("[asking\n", "(file)", "Expected"),
        ("a = " + "[" * 5000, "(file)", ""),
    ],
)
def test_a_wrong_file_names_the_file_the_key_and_what_is_allowed(
    tmp_path: Path, text: str, key: str, said: str
) -> None:
    file = write(tmp_path, text)

    with pytest.raises(SettingError, match=f"(?s){said}") as failed:
        load_settings([file])

    assert failed.value.key == key
    assert failed.value.file == str(file)


@pytest.mark.parametrize("content", [b"\xff\xfe[\x00", b"[asking]\n# \xb6\xf3\xbf\xec\xc6\xc3\n"])
def test_a_file_in_another_encoding_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)

    with pytest.raises(SettingError, match="it is not UTF-8") as failed:
        load_settings([file])

    assert failed.value.file == str(file)


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"^The settings file .*: Is a directory$"):
        load_settings([tmp_path])


def test_a_wrong_value_on_the_command_line_is_told_as_such() -> None:
    with pytest.raises(SettingError, match=r"^Setting asking.neighbors \(the command line\): "):
        load_settings([], {"asking.neighbors": 99})


def test_a_key_without_a_section_is_told() -> None:
    with pytest.raises(SettingError, match="unknown section"):
        load_settings([], {"neighbors": 3})
