"""The machine policy presets and locks; the user's own layer is written safely."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    LockedSettingError,
    NotAllowedError,
    SettingError,
    WriteError,
)
from routingml_desktop.domain.roles import Permissions, PlantRole
from routingml_desktop.domain.setting import Origin
from routingml_desktop.durable import failing
from routingml_desktop.paths import bundled
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.setting_fields import setting_fields
from routingml_desktop.services.settings import SettingsService, layers_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from routingml_desktop.domain.setting import SettingValue


class Files:
    """The four files of a plant."""

    def __init__(self, folder: Path) -> None:
        self.share = folder / "share.toml"
        self.policy = folder / "policy.toml"
        self.user = folder / "settings.toml"

    def service(self, overrides: Mapping[str, object] | None = None) -> SettingsService:
        shipped = bundled("config", "default.toml")
        return SettingsService(layers_of(shipped, self.share, self.policy, self.user), overrides)


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def test_each_value_says_where_it_comes_from(files: Files) -> None:
    put(files.share, "[asking]\nneighbors = 5\nthreshold = 0.7\n")
    put(files.policy, "[asking]\nthreshold = 0.9\n")
    put(files.user, "[learning]\ntrim = 0.2\n")

    current = files.service({"learning.seed": 1}).current

    keys = ("asking.neighbors", "asking.threshold", "learning.trim", "learning.seed")
    states = [current.state_of(key) for key in keys]
    said = {state.key: (state.value, state.origin, state.file) for state in states}
    assert said == {
        "asking.neighbors": (5, Origin.SHARE, str(files.share)),
        "asking.threshold": (0.9, Origin.POLICY, str(files.policy)),
        "learning.trim": (0.2, Origin.USER, str(files.user)),
        "learning.seed": (1, Origin.COMMAND_LINE, ""),
    }
    assert current.state_of("learning.dimension").origin is Origin.DEFAULT


def test_a_wrong_value_leaves_the_one_below_and_is_told_with_line_and_bounds(files: Files) -> None:
    put(files.share, "[asking]\nneighbors = 5\n")
    put(files.user, "# mine\n[asking]\nthreshold = 0.75\nneighbors = 99\n")

    service = files.service()

    (fault,) = service.faults
    assert service.current.settings.asking.neighbors == 5
    assert service.current.settings.asking.threshold == 0.75
    assert (fault.key, fault.line, fault.value) == ("asking.neighbors", 4, "99")
    assert (fault.allowed, fault.file) == ("1 … 50", str(files.user))
    assert f"({files.user}, line 4)" in str(fault)


def test_a_file_that_is_no_toml_is_told_with_its_line(files: Files) -> None:
    put(files.user, "[asking]\nneighbors = 5\nthreshold =\n")

    service = files.service()

    (fault,) = service.faults
    assert (fault.key, fault.line) == ("(file)", 3)
    assert service.current.settings.asking.neighbors == 10


def test_values_that_do_not_go_together_are_refused_together(files: Files) -> None:
    put(files.user, "[quality]\nmae_max = 2.0\n")

    service = files.service()

    assert [fault.key for fault in service.faults] == ["quality"]
    assert service.current.settings.quality.mae_max == 5.0


@pytest.mark.parametrize("locked", ['"asking.neighbors"', '"asking"', '"*"'])
def test_what_the_policy_locks_no_layer_above_changes(files: Files, locked: str) -> None:
    put(files.policy, f"[asking]\nneighbors = 7\n[policy]\nlocked = [{locked}]\n")
    put(files.user, "[asking]\nneighbors = 20\n")
    service = files.service()

    state = service.current.state_of("asking.neighbors")

    assert (state.value, state.origin, state.locked) == (7, Origin.POLICY, True)
    assert not service.may_change("asking.neighbors")
    with pytest.raises(LockedSettingError, match=r"asking\.neighbors"):
        service.change({"asking.neighbors": 8})
    with pytest.raises(LockedSettingError):
        files.service({"asking.neighbors": "8"})


def test_a_policy_that_locks_what_there_is_not_is_told(files: Files) -> None:
    put(files.policy, '[policy]\nlocked = ["asking.neigbors"]\n')

    (fault,) = files.service().faults

    assert (fault.key, fault.line, fault.value) == ("policy.locked", 2, "asking.neigbors")


@pytest.mark.parametrize("text", ["[asking\n", "policy = 3\n", '[policy]\nlocked = "all"\n'])
def test_a_policy_that_cannot_be_read_locks_all_it_could_lock(files: Files, text: str) -> None:
    put(files.policy, text)
    put(files.user, '[asking]\nneighbors = 20\n[window]\ntheme = "dark"\n')

    service = files.service()

    assert service.faults
    assert not service.current.policy_readable
    assert service.current.settings.asking.neighbors == 10
    assert service.current.settings.window.theme.value == "dark"


def test_a_change_is_written_beside_what_the_user_wrote_by_hand(files: Files) -> None:
    put(files.user, "# by hand\n[asking]\nneighbors = 5  # few\n\n[learning]\ntrim = 0.2\n")
    service = files.service()

    service.change({"asking.neighbors": 6, "asking.threshold": 0.5, "window.theme": "dark"})

    text = files.user.read_text(encoding="utf-8")
    assert "# by hand" in text
    assert "neighbors = 6  # few" in text
    again = files.service().current.settings
    assert (again.asking.neighbors, again.asking.threshold) == (6, 0.5)
    assert (again.learning.trim, again.window.theme.value) == (0.2, "dark")


def test_taking_a_value_back_lets_the_layer_below_count(files: Files) -> None:
    put(files.share, "[asking]\nneighbors = 5\n")
    put(files.user, "[asking]\nneighbors = 6\n")
    service = files.service()

    service.change({"asking.neighbors": None})

    state = service.current.state_of("asking.neighbors")
    assert (state.value, state.origin) == (5, Origin.SHARE)


def test_every_setting_can_be_changed_to_another_value_and_back(files: Files) -> None:
    service = files.service()
    wanted = {one.key: _other(one.default, one.choices, one.high) for one in setting_fields()}
    # Not above the mean error's own limit.
    wanted["quality.mae_max"], wanted["quality.trimmed_mae_max"] = 9.0, 8.0

    service.change(wanted)
    read = {state.key: state.value for state in files.service().states()}
    service.change(dict.fromkeys(wanted))

    assert read == wanted
    assert files.user.read_text(encoding="utf-8").strip(" \n") in ("", _sections_only(files.user))
    assert {state.origin for state in service.states()} == {Origin.DEFAULT}


def _sections_only(file: Path) -> str:
    lines = file.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("[") or not line).strip(" \n")


def _other(
    default: SettingValue, choices: tuple[str, ...], high: float | None
) -> SettingValue | None:
    if isinstance(default, bool):
        return not default
    if choices:
        return next(choice for choice in choices if choice != default)
    if isinstance(default, int | float):
        step = 1 if isinstance(default, int) else 0.01
        return default - step if high is not None and default + step > high else default + step
    return f'{default} "새 값" #1'


def test_all_changes_are_saved_or_none(files: Files) -> None:
    service = files.service()

    with pytest.raises(SettingError, match=r"asking\.neighbors"):
        service.change({"asking.threshold": 0.5, "asking.neighbors": 99})
    with pytest.raises(SettingError, match="quality"):
        service.change({"asking.threshold": 0.5, "quality.mae_max": 1.0})

    assert not files.user.exists()
    assert service.current.settings.asking.threshold == 0.8


def test_a_full_disk_changes_nothing(files: Files) -> None:
    put(files.user, "[asking]\nneighbors = 6\n")
    service = files.service()

    def full(operation: str, _file: Path) -> None:
        if operation == "flush":
            raise OSError(28, "No space left on device")

    with failing(full), pytest.raises(WriteError, match="full"):
        service.change({"asking.neighbors": 7})

    assert service.current.settings.asking.neighbors == 6
    assert files.user.read_text(encoding="utf-8") == "[asking]\nneighbors = 6\n"


def test_a_broken_user_file_is_not_written_over(files: Files) -> None:
    put(files.user, "[asking\n")
    service = files.service()

    with pytest.raises(SettingError, match=r"settings\.toml"):
        service.change({"asking.neighbors": 7})

    assert files.user.read_text(encoding="utf-8") == "[asking\n"


def test_followers_hear_of_a_change_and_the_record_keeps_it(files: Files) -> None:
    service, heard, noted = files.service(), [], []
    service.oversee(Oversight(write=lambda *line: noted.append(line)))
    service.follow(lambda settings: heard.append(settings.asking.neighbors))

    service.change({"asking.neighbors": 7, "source.location": "Server=secret-host"})

    assert heard == [7]
    assert [(deed, subject, dict(facts)) for deed, subject, _, facts in noted] == [
        (Deed.SETTING_CHANGED, "asking.neighbors", {"to": "7", "from": "10", "origin": "user"}),
        (Deed.SETTING_CHANGED, "source.location", {"to": "set", "from": "empty", "origin": "user"}),
    ]


def test_planners_change_their_own_settings_only(files: Files) -> None:
    service = files.service()
    service.oversee(Oversight(Permissions("kim", PlantRole.PLANNER, frozenset())))

    service.change({"asking.neighbors": 7})

    with pytest.raises(NotAllowedError, match="configure"):
        service.change({"learning.trim": 0.2})
    assert service.current.settings.learning.trim == 0.1
