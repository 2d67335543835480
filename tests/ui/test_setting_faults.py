"""What is wrong in a settings file is told in the operator's language, with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.errors import WHOLE_FILE, SettingError
from routingml_desktop.services.roles import role_faults
from routingml_desktop.services.settings import SettingsService, layers_of
from routingml_desktop.ui.dialogs.settings_dialog.faults import fault_text

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = re.compile(r"\b(unknown|there|is|not|known|must|names|it)\b")


def faults_of(folder: Path, *, user: bytes = b"", policy: bytes = b"") -> tuple[SettingError, ...]:
    files = [folder / name for name in ("default.toml", "share.toml", "policy.toml", "user.toml")]
    files[2].write_bytes(policy)
    files[3].write_bytes(user)
    return SettingsService(layers_of(*files)).faults


@pytest.mark.parametrize(
    ("user", "said"),
    [
        (b"[asking]\nneighbours = 9\n", "user.toml, 2번째 줄: asking.neighbours"),
        (b"[colours]\nred = 1\n", "colours – 그런 섹션이 없습니다. 있는 섹션: "),
        (b"asking = 3\n", "asking – 섹션이 아닙니다"),
        (b"[quality]\nmae_max = 1.0\n", "quality – trimmed_mae_max는 mae_max보다"),
        (b"[asking]\nneighbors =\n", "user.toml, 2번째 줄: TOML 형식이 아닙니다 ("),
        ("[asking]\n# 값".encode("cp949"), "user.toml: UTF-8 파일이 아닙니다."),
    ],
    ids=["a setting", "a section", "a value", "two values", "the form", "the encoding"],
)
def test_a_wrong_file_is_told_in_korean(
    tmp_path: Path, korean: None, user: bytes, said: str
) -> None:
    (fault,) = faults_of(tmp_path, user=user)

    assert said in fault_text(fault)
    assert not SENTENCE.search(fault_text(fault).replace(str(tmp_path), ""))


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (b"[policy]\nlocked = 3\n", "policy.locked = 3 – 설정 목록이 아닙니다"),
        (b'[policy]\nlocked = ["colours"]\n', "colours – 이 이름의 설정이 없습니다"),
    ],
    ids=["no list", "no setting"],
)
def test_a_wrong_policy_is_told_in_korean(
    tmp_path: Path, korean: None, policy: bytes, said: str
) -> None:
    (fault,) = faults_of(tmp_path, policy=policy)

    assert said in fault_text(fault)


def test_wrong_roles_are_told_in_korean(korean: None) -> None:
    wrong = {"roles": {"boss": ["kim"], "admin": 3}}

    told = [fault_text(fault) for fault in role_faults(wrong, "policy.toml")]

    assert [line.partition(" – ")[2].partition(".")[0] for line in told] == [
        "그런 설정이 없습니다",
        "이름 목록이 아닙니다",
    ]


def test_a_file_that_cannot_be_read_says_what_the_system_says(korean: None) -> None:
    fault = SettingError(WHOLE_FILE, "Permission denied", "user.toml")

    assert fault_text(fault) == "user.toml: 파일을 사용할 수 없습니다 (Permission denied)"


def test_in_english_they_are_told_too(tmp_path: Path, translations: None) -> None:
    (fault,) = faults_of(tmp_path, user=b"[asking]\nneighbours = 9\n")

    assert "there is no such setting; this section has: " in fault_text(fault)


def test_a_problem_without_words_stays_as_the_log_has_it(korean: None) -> None:
    fault = SettingError("source.location", "a brace is not closed", "user.toml")

    assert fault_text(fault) == "user.toml: source.location – a brace is not closed"
