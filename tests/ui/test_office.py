"""Settings, record and roles in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from routingml_desktop.assembly import Program
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import NotAllowedError
from routingml_desktop.ui.audit_words import deed_word, tampering_text
from routingml_desktop.ui.dialogs.audit_dialog import AuditDialog
from routingml_desktop.ui.dialogs.diagnostics_dialog import DiagnosticsDialog
from routingml_desktop.ui.dialogs.settings_dialog import SettingsDialog
from routingml_desktop.ui.office import FORBIDDEN, Office
from tests.ui.windows import frame_on

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from routingml_desktop.paths import Home
    from routingml_desktop.ui.background import Background

PLANNERS = '[roles]\nadmin = ["somebody-else"]\n'


@pytest.fixture
def opened(
    home: Home,
    qtbot: QtBot,
    background: Background,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Office]:
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "machine"))

    def open_window(policy: str = "", user: str = "") -> Office:
        home.folder.mkdir(parents=True, exist_ok=True)
        if policy:
            file = tmp_path / "machine" / "RoutingML" / "policy.toml"
            file.parent.mkdir(parents=True)
            file.write_text(policy, encoding="utf-8")
        if user:
            home.settings_file.write_text(user, encoding="utf-8")
        frame = frame_on(home, qtbot)
        office = Office(frame, Program(home), frame.notices, background)
        office.tell_faults()
        return office

    return open_window


def words(dialog: QDialog) -> str:
    labels = [label for label in dialog.findChildren(QLabel) if label.isVisible()]
    return "\n".join(label.text() for label in labels)


def dialog_of(office: Office, kind: type[QDialog]) -> QDialog:
    (found,) = office.frame.window.findChildren(kind)
    return found


def test_planners_see_neither_training_nor_record(opened: Callable[..., Office]) -> None:
    office = opened(PLANNERS)
    frame = office.frame

    frame.give_command("perspective_training")
    frame.show_dock("training")

    assert [name for name in FORBIDDEN if frame.actions[name].isVisible()] == []
    assert not frame.docks["training"].isVisible()
    assert frame.perspectives.current == "predict"
    assert frame.notices.kept[-1].sentence.startswith("The policy of this PC does not allow this")


def test_no_layout_brings_a_withdrawn_dock_back(opened: Callable[..., Office]) -> None:
    office = opened(PLANNERS)
    frame = office.frame

    for name in ("quality", "compare", "predict"):
        frame.perspectives.switch(name)
        frame.perspectives.reset()

    assert frame.docks["training"].isHidden()


def test_a_planner_whom_the_policy_lets_train_sees_the_training(
    opened: Callable[..., Office],
) -> None:
    frame = opened('[roles]\nplanners_may = ["train"]\n').frame

    frame.give_command("perspective_training")

    assert frame.perspectives.current == "training"
    assert frame.docks["training"].isVisible()
    assert not frame.actions["audit"].isVisible()


def test_without_a_policy_everything_is_there(opened: Callable[..., Office]) -> None:
    frame = opened().frame

    assert [name for name in FORBIDDEN if not frame.actions[name].isVisible()] == []


def test_a_planner_is_refused_by_the_service_too(opened: Callable[..., Office], home: Home) -> None:
    opened(PLANNERS)

    with pytest.raises(NotAllowedError):
        Program(home).registry.activate("v1")


def test_a_wrong_settings_file_is_told_on_screen_with_what_is_allowed(
    opened: Callable[..., Office], home: Home
) -> None:
    office = opened(user="[asking]\nneighbors = 99\n")

    (notice,) = office.frame.notices.kept
    assert "asking.neighbors = 99 – allowed: 1 … 50" in notice.next_step
    assert f"{home.settings_file}, line 2" in notice.next_step
    assert notice.command == "settings"
    assert office.frame.board.card is not None


def test_the_dialogs_are_one_each_and_show_what_there_is_now(
    opened: Callable[..., Office], qtbot: QtBot
) -> None:
    office = opened()
    for name in ("settings", "audit", "diagnostics"):
        office.frame.give_command(name)
        office.frame.give_command(name)

    audit = dialog_of(office, AuditDialog)
    assert dialog_of(office, SettingsDialog).isVisible()
    qtbot.waitUntil(lambda: "Nothing in the record was altered." in words(audit))
    diagnostics = dialog_of(office, DiagnosticsDialog)
    qtbot.waitUntil(lambda: "Nothing needs doing." in words(diagnostics))


def test_the_record_is_searched_and_exported(
    opened: Callable[..., Office], home: Home, tmp_path: Path, qtbot: QtBot
) -> None:
    office = opened()
    program = Program(home)
    program.oversight.note(Deed.ASKED, "S-001", "v1", {"outcome": "proposed"})
    program.oversight.note(Deed.ACTIVATED, "v2", "v2")
    office.frame.give_command("audit")
    dialog = dialog_of(office, AuditDialog)
    assert isinstance(dialog, AuditDialog)
    qtbot.waitUntil(lambda: len(dialog.table.values) == 2)

    dialog.search_box.setText("s-001")
    qtbot.waitUntil(lambda: [entry.subject for entry in dialog.table.values] == ["S-001"])
    dialog.search_box.clear()
    dialog.deed_box.setCurrentIndex(dialog.deed_box.findData(Deed.ACTIVATED.value))
    qtbot.waitUntil(lambda: [entry.subject for entry in dialog.table.values] == ["v2"])
    with qtbot.waitSignal(dialog.told):
        dialog.export_to(tmp_path / "record.json")

    assert '"v2"' in (tmp_path / "record.json").read_text(encoding="utf-8")


def test_a_support_file_is_saved_and_says_what_it_holds(
    opened: Callable[..., Office], tmp_path: Path, qtbot: QtBot
) -> None:
    office = opened()
    office.frame.give_command("diagnostics")
    dialog = dialog_of(office, DiagnosticsDialog)
    assert isinstance(dialog, DiagnosticsDialog)

    with qtbot.waitSignal(dialog.told) as told:
        dialog.save_to(tmp_path / "support.zip")

    assert "settings.json" in told.args[0]
    assert (tmp_path / "support.zip").exists()


def test_every_deed_and_every_kind_of_tampering_has_words() -> None:
    from routingml_desktop.domain.audit import Tampering  # noqa: PLC0415 (used here only)

    assert all(deed_word(deed) for deed in Deed)
    assert all(
        "7" in tampering_text(Tampering(7, problem))
        for problem in ("altered", "missing", "unlinked", "cut_off")
    )


def test_a_folder_of_the_versions_that_is_away_is_told_and_the_window_stays(
    opened: Callable[..., Office], qtbot: QtBot, tmp_path: Path
) -> None:
    away = tmp_path / "away"
    office = opened(user=f'[storage]\nmodels_folder = "{away}"\n')

    qtbot.waitUntil(lambda: bool(office.frame.notices.kept))

    (notice,) = office.frame.notices.kept
    assert notice.sentence == f"The folder of the versions is not there: {away}"
    assert notice.next_step.startswith("Setting storage.models_folder: connect the share")
    assert notice.command == "settings"


def test_a_policy_locks_the_folder_of_the_versions(opened: Callable[..., Office]) -> None:
    office = opened('[policy]\nlocked = ["storage.models_folder"]\n')

    assert not office.may_choose("storage.models_folder")
