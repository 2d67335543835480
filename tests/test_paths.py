from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from routingml_desktop.paths import Home, bundled, default_home


def test_bundled_files_are_beside_the_package() -> None:
    assert bundled("config", "default.toml").is_file()
    assert bundled("routingml_desktop", "__init__.py").is_file()


def test_bundled_files_of_the_exe_are_where_it_unpacks_itself() -> None:
    frozen = (
        "import sys; sys._MEIPASS = '/unpacked'\n"
        "from routingml_desktop.paths import bundled\n"
        "print(bundled('config', 'default.toml').as_posix())"
    )

    answer = subprocess.run(
        [sys.executable, "-c", frozen], capture_output=True, text=True, check=True
    )

    assert answer.stdout.strip() == "/unpacked/config/default.toml"


@pytest.mark.parametrize(
    ("places", "home"),
    [
        ({"LOCALAPPDATA": "/users/kim/local"}, "/users/kim/local/RoutingML"),
        ({"XDG_DATA_HOME": "/data"}, "/data/RoutingML"),
        ({}, None),
    ],
)
def test_the_home_is_on_the_local_disk_of_the_user(
    places: dict[str, str], home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in places.items():
        monkeypatch.setenv(name, value)

    expected = Path(home) if home else Path.home() / ".local" / "share" / "RoutingML"
    assert default_home() == expected


def test_everything_the_program_keeps_is_below_its_home(tmp_path: Path) -> None:
    home = Home(tmp_path / "라우팅")

    places = [
        home.settings_file,
        home.plant,
        home.models,
        home.ledger,
        home.reports,
        home.logs,
        home.window_state,
        home.demo_database,
    ]

    assert len(set(places)) == len(places)
    assert all(place.is_relative_to(home.folder) for place in places)


def test_naming_a_place_does_not_make_it(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")

    assert not home.models.exists()
    assert list(tmp_path.iterdir()) == []
