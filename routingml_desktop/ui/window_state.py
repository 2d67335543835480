"""What the window remembers from one start to the next: places, columns, language, colours."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from enum import StrEnum

    from routingml_desktop.paths import Home

    Choice = TypeVar("Choice", bound=StrEnum)

VERSION: Final = 2
"""Of the docks' arrangement; a program with other docks raises it and starts afresh."""


class WindowState:
    """Habits of the operator on this PC; losing them loses no work."""

    def __init__(self, home: Home) -> None:
        self._kept = QSettings(str(home.window_state), QSettings.Format.IniFormat)

    def bytes_of(self, key: str) -> QByteArray:
        """Kept bytes; empty when nothing is kept."""
        value = self._kept.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def text_of(self, key: str, default: str = "") -> str:
        """A kept text."""
        value = self._kept.value(key, default)
        return value if isinstance(value, str) else default

    def moment_of(self, key: str) -> datetime | None:
        """A kept moment; None when none is kept."""
        try:
            moment = datetime.fromisoformat(self.text_of(key))
        except ValueError:
            return None
        return moment if moment.tzinfo is not None else None

    def keep_now(self, key: str) -> None:
        """Keep this moment under a key."""
        self.keep(key, datetime.now(UTC).isoformat())

    def keep(self, key: str, value: QByteArray | str) -> None:
        """Keep bytes or a text under a key."""
        self._kept.setValue(key, value)

    def forget(self, key: str) -> None:
        """Keep nothing under this key and below it any more."""
        self._kept.remove(key)

    def names_below(self, group: str) -> tuple[str, ...]:
        """The keys kept below a group."""
        self._kept.beginGroup(group)
        names = tuple(self._kept.childKeys())
        self._kept.endGroup()
        return names

    def write(self) -> None:
        """Bring what is kept to the disk now."""
        self._kept.sync()

    def choice_of(self, key: str, kind: type[Choice]) -> Choice | None:
        """What the operator chose among the members of ``kind``; None when he never did."""
        text = self.text_of(key)
        return kind(text) if text in list(kind) else None
