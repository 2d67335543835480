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
    from PySide6.QtWidgets import QDialog

    from routingml_desktop.paths import Home
    from routingml_desktop.services.audit import AuditService
    from routingml_desktop.services.diagnostics import Diagnostics
    from routingml_desktop.services.oversight import Oversight
    from routingml_desktop.services.settings import SettingsService
    from routingml_desktop.services.sync import SyncService
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.dialogs.audit_dialog import AuditDialog
    from routingml_desktop.ui.dialogs.diagnostics_dialog import DiagnosticsDialog
    from routingml_desktop.ui.dialogs.settings_dialog import SettingsDialog
    from routingml_desktop.ui.dialogs.welcome_dialog import WelcomeDialog
    from routingml_desktop.ui.frame import Frame
    from routingml_desktop.ui.notices import Notices

FORBIDDEN: Final = {
    "start_training": (Right.TRAIN,),
    "show_training": (Right.TRAIN, Right.DEPLOY),
    "perspective_training": (Right.TRAIN, Right.DEPLOY),
    "audit": (Right.AUDIT,),
    "welcome": (Right.CONFIGURE,),
}
"""Commands that are there only for who has one of these rights."""


class OfficeParts(Protocol):
    """What this needs of the services."""

    configuration: SettingsService
    audit: AuditService
    oversight: Oversight
    diagnostics: Diagnostics
    sync: SyncService

    def require_open_models_folder(self) -> None:
        """Raise ModelsFolderError when the folder named for versions is away or takes no new."""
        ...

    def mappings(self) -> tuple[str, ...]:
        """The mappings that come with the program."""
        ...


class Office(QObject):
    """Opens settings and record, says what is wrong in the files, hides what is not allowed.

    Signals:
        settings_changed: They were saved; those that act at once are to be taken over.
        language_chosen: In the first steps; carries the Language.
        sync_wanted: The first steps end with bringing the plant's data in.
    """

    settings_changed = Signal()
    language_chosen = Signal(object)
    sync_wanted = Signal()

    def __init__(
        self, frame: Frame, parts: OfficeParts, notices: Notices, background: Background
    ) -> None:
        super().__init__(frame)
        self.frame = frame
        self._parts = parts
        self._notices = notices
        self._background = background
        # One of each, kept while hidden: an answer under way never meets a dialog that is gone.
        self._settings: SettingsDialog | None = None
        self._audit: AuditDialog | None = None
        self._diagnostics: DiagnosticsDialog | None = None
        self._welcome: WelcomeDialog | None = None
        frame.actions.on("settings", self.open_settings)
        frame.actions.on("audit", self.open_audit)
        frame.actions.on("diagnostics", self.open_diagnostics)
        self._hide_forbidden()

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

        if self._settings is None:
            parts, window = self._parts, self.frame.window
            self._settings = SettingsDialog(parts.configuration, self._background, window)
            self._settings.saved.connect(self.settings_changed)
            self._listen(self._settings)
        elif not self._settings.isVisible():
            self._settings.reload()
        _show(self._settings)

    @Slot()
    def open_audit(self) -> None:
        """Show the record beside the window."""
        from routingml_desktop.ui.dialogs.audit_dialog import (  # noqa: PLC0415 (when wanted)
            AuditDialog,
        )

        if self._audit is None:
            self._audit = AuditDialog(self._parts.audit, self._background, self.frame.window)
            self._listen(self._audit)
        self._audit.look_again(self._parts.oversight.missed)
        _show(self._audit)

    @Slot()
    def open_diagnostics(self) -> None:
        """Show what this PC has and what is missing."""
        from routingml_desktop.ui.dialogs.diagnostics_dialog import (  # noqa: PLC0415 (when wanted)
            DiagnosticsDialog,
        )

        if self._diagnostics is None:
            parts, window = self._parts, self.frame.window
            self._diagnostics = DiagnosticsDialog(parts.diagnostics, self._background, window)
            self._listen(self._diagnostics)
        self._diagnostics.look_again()
        _show(self._diagnostics)

    def open_welcome(self, home: Home) -> None:
        """Lead through the first steps."""
        from routingml_desktop.ui.dialogs.welcome_dialog import (  # noqa: PLC0415 (when wanted)
            FirstSteps,
            WelcomeDialog,
        )

        if self._welcome is None:
            parts = self._parts
            steps = FirstSteps(parts.mappings(), parts.configuration.change, parts.sync.examine)
            self._welcome = WelcomeDialog(steps, home, self._background, self.frame.window)
            self._welcome.language_chosen.connect(self.language_chosen)
            self._welcome.sync_wanted.connect(self.sync_wanted)
            self._welcome.failed.connect(self._notices.failed)
        _show(self._welcome)

    def _listen(self, dialog: SettingsDialog | AuditDialog | DiagnosticsDialog) -> None:
        dialog.told.connect(self._notices.done)
        dialog.failed.connect(self._notices.failed)

    def _hide_forbidden(self) -> None:
        allowed = self._parts.oversight.permissions
        for name, rights in FORBIDDEN.items():
            if not any(allowed.may(right) for right in rights):
                refusal = NotAllowedError(rights[0].value, allowed.role.value, allowed.who)
                self.frame.withdraw(name, refusal)

    @Slot()
    def tell_faults(self) -> None:
        """Say what is wrong in the settings files, in the language that they ask for.

        A folder of the versions that cannot be used is told as well, once its server has answered.
        """
        self._background.run(
            self._parts.require_open_models_folder,
            done=lambda _nothing: None,
            failed=self._notices.failed,
        )
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


def _show(dialog: QDialog) -> None:
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
