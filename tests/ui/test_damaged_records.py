"""A record that was damaged and put right is told when the window begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.ledger.audit import AuditLedger
from routingml_desktop.ledger.quality_cycles import CycleLedger
from routingml_desktop.ledger.standards import StandardLedger
from routingml_desktop.services.audit import AuditService
from routingml_desktop.ui.damaged_records import DamagedRecords

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.ui.background import Background


def audit_of(folder: Path) -> AuditService:
    return AuditService(AuditLedger(folder), "PLANT\\kim", "PC-7", lambda: "")


def begun(qtbot: QtBot, background: Background, folder: Path) -> list[str]:
    """What is told when the records in the folder are opened."""
    records = DamagedRecords(
        lambda: CycleLedger(folder).recovery,
        lambda: StandardLedger(folder).recovery,
        lambda: audit_of(folder).recovery,
        background,
    )
    told: list[str] = []
    records.told.connect(told.append)
    records.begin()
    qtbot.waitUntil(lambda: background.idle)
    return sorted(told)


def spoil(folder: Path, *, with_backups: bool) -> None:
    for name in ("quality.sqlite", "standards.sqlite", "audit.sqlite"):
        (folder / name).write_bytes(b"scrambled eggs " * 1000)
        if not with_backups:
            (folder / f"{name}.backup").unlink()


@pytest.mark.parametrize(
    ("with_backups", "became"),
    [(True, "was restored from its last backup"), (False, "starts anew")],
)
def test_each_damaged_record_is_told_with_where_it_is_kept(
    qtbot: QtBot,
    background: Background,
    tmp_path: Path,
    with_backups: bool,  # noqa: FBT001 (what is tried)
    became: str,
) -> None:
    assert begun(qtbot, background, tmp_path) == []
    spoil(tmp_path, with_backups=with_backups)

    who, decisions, cycles = begun(qtbot, background, tmp_path)

    assert who.startswith(f"The audit record was damaged and {became}")
    assert who.endswith(str(tmp_path / "audit.sqlite.damaged-1"))
    (line,) = audit_of(tmp_path).entries()
    assert line.deed is Deed.RECORD_RECOVERED
    assert decisions.startswith(f"The record of decisions on standards was damaged and {became}.")
    assert cycles.startswith(f"The record of quality cycles was damaged and {became}.")
    assert decisions.endswith(str(tmp_path / "standards.sqlite.damaged-1"))
    assert cycles.endswith(str(tmp_path / "quality.sqlite.damaged-1"))


def test_a_record_that_cannot_be_opened_is_a_failure(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    def held() -> Recovery | None:
        raise WriteError(tmp_path / "quality.sqlite", "another program holds it")

    records = DamagedRecords(held, lambda: None, lambda: None, background)

    with qtbot.waitSignal(records.failed) as failed:
        records.begin()

    assert "another program holds it" in str(failed.args[0])
