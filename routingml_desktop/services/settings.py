"""The settings as they stand: where each comes from, and changing one's own."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop import durable
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import WHOLE_FILE, LockedSettingError, SettingError
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.setting import Origin
from routingml_desktop.services.roles import role_faults
from routingml_desktop.services.setting_fields import setting_fields
from routingml_desktop.services.setting_layers import Layer, LayeredSettings, read_layers
from routingml_desktop.services.setting_text import with_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from routingml_desktop.domain.setting import SettingField, SettingState, SettingValue
    from routingml_desktop.services.oversight import Oversight
    from routingml_desktop.settings import Settings

ONES_OWN: Final = ("asking", "window")
"""Sections everybody may change for himself."""
SECRET: Final = ("source.location",)
"""Settings whose values the audit record does not repeat."""

_log = logging.getLogger(__name__)


class SettingsService:
    """Reads the layers, and writes the user's own one."""

    def __init__(self, layers: Sequence[Layer], overrides: Mapping[str, Any] | None = None) -> None:
        """Raises SettingError or LockedSettingError for ``overrides`` that are not allowed."""
        self._layers = tuple(layers)
        self._overrides = dict(overrides or {})
        self._lock = threading.Lock()
        self._followers: list[Callable[[Settings], object]] = []
        self._oversight: Oversight | None = None
        self._current = self._read({})
        for fault in self.faults:
            _log.error("%s", fault)

    def oversee(self, oversight: Oversight) -> None:
        """Ask for permission and keep a record of changes from now on."""
        self._oversight = oversight

    def follow(self, follower: Callable[[Settings], object]) -> None:
        """Tell ``follower`` the settings whenever they changed."""
        self._followers.append(follower)

    @property
    def current(self) -> LayeredSettings:
        """The settings as they stand."""
        return self._current

    @property
    def faults(self) -> tuple[SettingError, ...]:
        """What is wrong in the files; the values of the layers below count in their place."""
        policy_faults = role_faults(self._current.policy, self._current.policy_file)
        return (*self._current.faults, *policy_faults)

    def fields(self) -> tuple[SettingField, ...]:
        """What settings there are, in the order of the model."""
        return setting_fields()

    def states(self) -> tuple[SettingState, ...]:
        """Every setting as it stands, in the order of the model."""
        return self._current.states()

    def may_change(self, key: str) -> bool:
        """Whether policy and role let the person at this PC change a setting."""
        if key in self._current.locked:
            return False
        own = key.partition(".")[0] in ONES_OWN
        return own or self._oversight is None or self._oversight.may(Right.CONFIGURE)

    def with_overrides(self, further: Mapping[str, Any]) -> Settings:
        """The settings with further keys put over them; raise SettingError."""
        return self._read(further).settings

    def change(self, changes: Mapping[str, SettingValue | None]) -> LayeredSettings:
        """Give one's own settings other values; None takes one's own value back.

        All or none: raises SettingError for a value that is not allowed or a file that cannot be
        read, LockedSettingError, NotAllowedError or WriteError, and nothing was changed.
        """
        with self._lock:
            self._require(changes)
            user = self._layers[-1]
            wanted = {key: value for key, value in changes.items() if value is not None}
            known = {str(fault) for fault in self._current.faults}
            for fault in self._read(wanted).faults:
                if str(fault) not in known:  # Each value is fine, but not beside the others.
                    raise fault
            before = {state.key: state for state in self.states()}
            try:
                text = user.file.read_text(encoding="utf-8-sig") if user.file.exists() else ""
                edited = with_values(text, changes)
            except (ValueError, OSError) as error:
                raise SettingError(WHOLE_FILE, str(error), user.file) from error
            durable.write_text(user.file, edited, keep_previous=True)
            self._current = self._read({})
        self._note(before, changes)
        for follower in self._followers:
            follower(self._current.settings)
        return self._current

    def _require(self, changes: Mapping[str, SettingValue | None]) -> None:
        for key in changes:
            if key in self._current.locked:
                raise LockedSettingError(key, self._current.policy_file)
            if not self.may_change(key) and self._oversight is not None:
                self._oversight.require(Right.CONFIGURE, key)

    def _note(
        self, before: Mapping[str, SettingState], changes: Mapping[str, SettingValue | None]
    ) -> None:
        if self._oversight is None:
            return
        for key in changes:
            old, new = before[key], self._current.state_of(key)
            if (old.value, old.origin) == (new.value, new.origin):
                continue
            facts = {"to": _said(new), "from": _said(old), "origin": new.origin.value}
            self._oversight.note(Deed.SETTING_CHANGED, key, facts=facts)

    def _read(self, further: Mapping[str, Any]) -> LayeredSettings:
        return read_layers(self._layers, {**self._overrides, **further})


def _said(state: SettingState) -> str:
    if state.key in SECRET:
        return "set" if state.value else "empty"
    return str(state.value)


def layers_of(default: Path, share: Path, policy: Path, user: Path) -> tuple[Layer, ...]:
    """The files, weakest first; those that do not exist are passed over when read."""
    return (
        Layer(Origin.DEFAULT, default),
        Layer(Origin.SHARE, share),
        Layer(Origin.POLICY, policy),
        Layer(Origin.USER, user),
    )
