"""Every command once: menus, palette, shortcuts and help read it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from routingml_desktop.ui.commands import CATEGORIES, COMMANDS
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.language import korean_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.commands import Command

LIKE_ENOUGH = 55.0
"""Likeness, 0 to 100, from which a command answers to what was typed in the palette."""


@dataclass(frozen=True, slots=True)
class FoundCommand:
    """A command that answers to what was typed."""

    command: Command
    action: QAction
    english: str
    korean: str


class Actions(QObject):
    """One QAction per command, in the language of the window."""

    def __init__(self, window: QWidget, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._commands = {command.name: command for command in commands}
        groups: dict[str, QActionGroup] = {}
        for command in commands:
            action = QAction(window)
            action.setObjectName(command.name)
            action.setCheckable(command.checkable)
            if command.icon:
                dress(action, command.icon)
            if command.keys and not command.panel_has_keys:
                action.setShortcut(QKeySequence(command.keys))
            if command.checkable:
                group = groups.setdefault(command.group, QActionGroup(self))
                group.addAction(action)
            self._actions[command.name] = action
            # Shortcuts work also for commands that are in no visible menu.
            window.addAction(action)
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __contains__(self, name: str) -> bool:
        return name in self._actions

    @property
    def commands(self) -> tuple[Command, ...]:
        """All commands, in the order of the menus."""
        return tuple(self._commands.values())

    def on(self, name: str, slot: Callable[[], object]) -> QAction:
        """Do ``slot`` when the command is given; the action."""
        action = self._actions[name]
        action.triggered.connect(lambda _checked=False: slot())
        return action

    def follow(self, name: str, other: QAction) -> None:
        """Enable a command while a panel's own action for the same deed is enabled."""
        action = self._actions[name]
        action.setEnabled(other.isEnabled())
        other.enabledChanged.connect(action.setEnabled)

    def retranslate(self) -> None:
        """Take over the window's language."""
        for name, action in self._actions.items():
            command = self._commands[name]
            action.setText(translated(command.text))
            explains = translated(command.explains) if command.explains else action.text()
            action.setStatusTip(explains)
            keys = keys_text(command)
            action.setToolTip(f"{explains} ({keys})" if keys else explains)

    def found(self, typed: str) -> tuple[FoundCommand, ...]:
        """The commands that answer to ``typed`` in either language, closest first."""
        from rapidfuzz import fuzz  # noqa: PLC0415 (only when the palette is open)

        korean = _in_korean(self.commands)
        all_of_them = [
            FoundCommand(
                command,
                self._actions[command.name],
                _full(command, {}),
                _full(command, korean),
            )
            for command in self.commands
            if self._actions[command.name].isEnabled() and command.name != "palette"
        ]
        wanted = typed.strip().lower()
        if not wanted:
            return tuple(all_of_them)
        scored = [
            (max(fuzz.WRatio(wanted, text.lower()) for text in (one.english, one.korean)), one)
            for one in all_of_them
        ]
        scored.sort(key=lambda pair: -pair[0])
        return tuple(one for score, one in scored if score >= LIKE_ENOUGH)


def keys_text(command: Command) -> str:
    """The keys of a command as they are written on this system; empty when it has none."""
    return QKeySequence(command.keys).toString(QKeySequence.SequenceFormat.NativeText)


def translated(text: str) -> str:
    """A text of the commands in the window's language."""
    return QCoreApplication.translate("commands", text)


def plain(text: str) -> str:
    """A command's text without the mark of its key and the dots of a dialog."""
    return text.replace("&", "").rstrip("…")


def _full(command: Command, words: Mapping[str, str]) -> str:
    """A command's text behind its category, in the language of ``words``."""
    text = plain(words.get(command.text, command.text))
    category = CATEGORIES.get(command.group, "")
    return f"{words.get(category, category)}: {text}" if category else text


def _in_korean(commands: Sequence[Command]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for translator in korean_texts():
        for text in (*CATEGORIES.values(), *(command.text for command in commands)):
            texts[text] = translator.translate("commands", text) or text
    return texts
