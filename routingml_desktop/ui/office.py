"""What the settings, the record and the roles do to the window."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from routingml_desktop.domain.errors import LockedSettingError, NotAllowedError
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.setting import Origin
from routingml_desktop.ui.dialogs.settings_dialog.faults import fault_text
from routingml_desktop.ui.notices import Notice
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from routingml_desktop.services.audit import AuditService
    from routingml_desktop.services.oversight import Oversight
    from routingml_desktop.services.settings import SettingsService
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.frame import Frame
    from routingml_desktop.ui.notices import Notices

FORBIDDEN: Final = {
    "start_training": (Right.TRAIN,),
    "show_training": (Right.TRAIN, Right.DEPLOY),
    "perspective_training": (Right.TRAIN, Right.DEPLOY),
    "audit": (Right.AUDIT,),
}
"""Commands that are there only for who has one of these rights."""


class OfficeParts(Protocol):
    """What this needs of the services."""

    configuration: SettingsService
    audit: AuditService
    oversight: Oversight


class Office(QObject):
    """Opens settings and record, says what is wrong in the files, hides what is not allowed.

    Signals:
        settings_changed: They were saved; those that act at once are to be taken over.
    """

    settings_changed = Signal()

    def __init__(
        self, frame: Frame, parts: OfficeParts, notices: Notices, background: Background
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._parts = parts
        self._notices = notices
        self._background = background
        frame.actions.on("settings", self.open_settings)
        frame.actions.on("audit", self.open_audit)
        self._hide_forbidden()
        self._tell_faults()

    def keep(self, key: str, value: str) -> None:
        """Save what the operator chose in a menu as his own setting."""
        configuration = self._parts.configuration
        if str(configuration.current.state_of(key).value) == value:
            return
        self._background.run(
            lambda: configuration.change({key: value}),
            done=lambda _settings: self.settings_changed.emit(),
            failed=self._notices.failed,
        )

    def may_choose(self, key: str) -> bool:
        """Whether a menu may change a setting; says why when it may not."""
        configuration = self._parts.configuration
        if configuration.may_change(key):
            return True
        self._notices.failed(LockedSettingError(key, configuration.current.policy_file))
        return False

    def decided(self, key: str) -> bool:
        """Whether the settings say it, whatever was chosen in an earlier window."""
        state = self._parts.configuration.current.state_of(key)
        return state.locked or state.origin in (Origin.USER, Origin.COMMAND_LINE)

    @Slot()
    def open_settings(self) -> None:
        """Show the settings beside the window."""
        from routingml_desktop.ui.dialogs.settings_dialog import (  # noqa: PLC0415 (when wanted)
            SettingsDialog,
        )

        dialog = SettingsDialog(self._parts.configuration, self._background, self._frame.window)
        dialog.saved.connect(self.settings_changed)
        dialog.told.connect(self._notices.done)
        dialog.failed.connect(self._notices.failed)
        dialog.show()

    @Slot()
    def open_audit(self) -> None:
        """Show the record beside the window."""
        from routingml_desktop.ui.dialogs.audit_dialog import (  # noqa: PLC0415 (when wanted)
            AuditDialog,
        )

        missed = self._parts.oversight.missed
        dialog = AuditDialog(self._parts.audit, missed, self._background, self._frame.window)
        dialog.told.connect(self._notices.done)
        dialog.failed.connect(self._notices.failed)
        dialog.show()

    def _hide_forbidden(self) -> None:
        allowed = self._parts.oversight.permissions
        for name, rights in FORBIDDEN.items():
            if not any(allowed.may(right) for right in rights):
                refusal = NotAllowedError(rights[0].value, allowed.role.value, allowed.who)
                self._frame.withdraw(name, refusal)

    def _tell_faults(self) -> None:
        for fault in self._parts.configuration.faults:
            self._notices.say(
                Notice(
                    Tone.BAD,
                    QCoreApplication.translate(
                        "office", "A setting is wrong; the value below it counts."
                    ),
                    fault_text(fault),
                    str(fault),
                    "settings",
                    datetime.now(UTC),
                )
            )
