"""Every text is in both languages, and the window changes its language while it runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication

import routingml_desktop.ui
from routingml_desktop.assembly import Program
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.paths import bundled
from routingml_desktop.settings import Language
from routingml_desktop.ui.doctor_words import finding_text, topic_text
from routingml_desktop.ui.language import language, wanted_code
from routingml_desktop.ui.words import column_word, word
from tests.ui.windows import frame_on

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.language import Translation

SOURCES = Path(routingml_desktop.ui.__file__).parent
TEXTS = bundled("resources", "translations", "routingml_ko.ts")
SCRIPTS = Path(sys.executable).parent

PLACE = re.compile(r"\{\w+\}")
GLUED = re.compile(r"\}(은|는|이|가|을|를|와|과|으로|로)(?=[\s.,!?]|$)")
"""A particle behind an inserted value is wrong for half of the values."""


def messages(file: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(file).getroot().findall("context"):  # noqa: S314 (our own file)
        for message in context.findall("message"):
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = message
    return found


def test_every_text_has_a_korean_one() -> None:
    missing = [
        key
        for key, message in messages(TEXTS).items()
        if message.find("translation") is None
        or message.find("translation").get("type") is not None  # type: ignore[union-attr]
        or not message.findtext("translation")
    ]

    assert missing == []


def test_the_file_of_texts_is_what_the_code_says(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    lupdate = SCRIPTS / "pyside6-lupdate"
    options = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete")
    subprocess.run([lupdate, *options, SOURCES, "-ts", fresh], check=True)

    assert set(messages(fresh)) == set(messages(TEXTS))


def test_korean_texts_insert_the_same_values_and_glue_no_particle_to_them() -> None:
    for (_, source), message in messages(TEXTS).items():
        korean = message.findtext("translation", "")
        assert set(PLACE.findall(korean)) == set(PLACE.findall(source)), source
        assert not GLUED.search(korean), korean


def test_only_literal_texts_are_translated() -> None:
    wrong = []
    for file in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "tr"
                and not (isinstance(node.args[0], ast.Constant))
            ):
                wrong += [f"{file.name}:{node.lineno}"]

    assert wrong == []


def test_the_language_changes_while_the_window_is_open(
    translation: Translation, home: Home, qtbot: QtBot
) -> None:
    translation.use(Language.ENGLISH)
    frame = frame_on(home, qtbot)
    english = frame.docks["candidates"].windowTitle()

    with qtbot.waitSignal(translation.changed):
        translation.use(Language.KOREAN)
    qtbot.waitUntil(lambda: frame.docks["candidates"].windowTitle() == "후보")
    korean = (
        language(),
        frame.actions["sync"].text(),
        frame.menus.bar.windowTitle(),
        word(TimeOrigin.OWN_BOOKINGS),
        column_word("setup_minutes"),
    )
    translation.use(Language.ENGLISH)
    qtbot.waitUntil(lambda: frame.docks["candidates"].windowTitle() == english)

    assert english == "Candidates"
    assert korean == ("ko", "지금 동기화", "도구 모음", "자체 실적", "셋업시간")
    assert language() == "en"


def test_qt_speaks_the_language_too(translation: Translation) -> None:
    translation.use(Language.KOREAN)

    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "취소"


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("동기화", "sync"),
        ("배치 초기화", "reset_layout"),
        ("어두운", "theme_dark"),
        ("sync", "sync"),
    ],
)
@pytest.mark.parametrize("spoken", [Language.KOREAN, Language.ENGLISH])
def test_commands_are_found_in_both_languages_whichever_is_spoken(
    translation: Translation, home: Home, qtbot: QtBot, typed: str, command: str, spoken: Language
) -> None:
    translation.use(spoken)
    frame = frame_on(home, qtbot)

    assert frame.actions.found(typed)[0].command.name == command


def test_auto_follows_the_desktop() -> None:
    assert wanted_code(Language.KOREAN) == "ko"
    assert wanted_code(Language.ENGLISH) == "en"
    assert wanted_code(Language.AUTO) in ("ko", "en")


def test_the_doctor_speaks_korean(translation: Translation, home: Home) -> None:
    home.folder.mkdir(parents=True)
    lines = Program(home).diagnostics.lines()

    translation.use(Language.KOREAN)
    said = {topic_text(line): finding_text(line) for line in lines}

    assert said["원본"] == "첫 동기화 때 만들어지는 데모 공장입니다."
    assert said["설정"].startswith("이상 없음")
