"""Where every bug ends: in the log and in front of the operator, never in silence."""

from __future__ import annotations

import logging
import sys
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot, qVersion

from routingml_desktop import __version__

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.dialogs.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)


class CrashReporter(QObject):
    """The one excepthook; a second bug while its dialog is open is added to the report.

    Signals:
        reported: A bug was met; carries the report.
    """

    reported = Signal(str)

    def __init__(self, logs: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._logs = logs
        self._window: QWidget | None = None
        self._dialog: CrashDialog | None = None
        # The hook may be called on any thread; the dialog belongs to this one.
        self.reported.connect(self._show)

    @property
    def dialog(self) -> CrashDialog | None:
        """The dialog while it is open."""
        return self._dialog

    def show_over(self, window: QWidget) -> None:
        """Open dialogs over this window from now on."""
        self._window = window

    def install(self) -> None:
        """Take over uncaught exceptions of all threads."""
        sys.excepthook = self.caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Give uncaught exceptions back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log a bug and show it; Ctrl+C in a terminal ends the program as usual."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("Uncaught %s", kind.__name__, exc_info=(kind, error, trace))
        self.reported.emit(_report(kind, error, trace))

    def _caught_in_thread(self, caught: threading.ExceptHookArgs) -> None:
        error = caught.exc_value or caught.exc_type()
        self.caught(caught.exc_type, error, caught.exc_traceback)

    @Slot(str)
    def _show(self, report: str) -> None:
        if self._dialog is not None:
            self._dialog.report.appendPlainText(f"\n{report}")
            return
        from routingml_desktop.ui.dialogs.crash_dialog import CrashDialog  # noqa: PLC0415

        self._dialog = CrashDialog(report, self._logs, self._window)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    import platform  # noqa: PLC0415 (the window is painted before it is needed)
    import traceback  # noqa: PLC0415

    lines = [
        f"RoutingML Desktop {__version__}",
        f"{datetime.now(UTC).isoformat(timespec='seconds')}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        "",
        *(line.rstrip("\n") for line in traceback.format_exception(kind, error, trace)),
    ]
    return "\n".join(lines)
