"""The end of a window: what runs is asked about, and when the operator left is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Slot

from routingml_desktop.ui.dialogs.decision import ask_to_choose, ask_to_decide

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QApplication

    from routingml_desktop.ui.main_window import MainWindow
    from routingml_desktop.ui.training_queue import TrainingQueue
    from routingml_desktop.ui.widgets.status_strip import StatusStrip
    from routingml_desktop.ui.window_state import WindowState

_LEFT: Final = "left"
"""When the operator last closed the window."""


class Closing(QObject):
    """Lets a window close at once, after a question, or when its training has ended unseen."""

    def __init__(
        self,
        app: QApplication,
        window: MainWindow,
        strip: StatusStrip,
        state: WindowState,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._window = window
        self._strip = strip
        self._state = state
        self._queue: TrainingQueue | None = None
        self._decided = False
        self._seen = False
        """Whether the operator sits before the furnished window."""

    def follow(self, queue: TrainingQueue) -> None:
        """Offer from now on to finish the training that runs there."""
        self._queue = queue

    def may_close(self) -> bool:
        """Whether nothing runs that closing would stop; asks the operator otherwise."""
        running = self._strip.running
        if not running or self._decided:
            return True
        text = self.tr("Quit while work is running? {work}")
        if self._queue is not None and self._queue.running is not None:
            ask_to_choose(
                self._window,
                text.format(work=", ".join(running)),
                self.tr(
                    "In the background the training goes on without a window and ends the program "
                    "when it is done; starting the program before brings the window back. "
                    "Stopped, it changes nothing. Trainings that wait stay in line."
                ),
                (
                    (self.tr("Finish in the background"), self._finish_in_background),
                    (self.tr("Stop it and quit"), self.quit_anyway),
                ),
            )
            return False
        ask_to_decide(
            self._window,
            text.format(work=", ".join(running)),
            self.tr("It is stopped, and what it was about to change stays as it is."),
            self.tr("Stop it and quit"),
            self.quit_anyway,
        )
        return False

    def quit_anyway(self) -> None:
        """Close the window whatever runs."""
        self._decided = True
        self._window.close()

    def note_arrival(self) -> datetime | None:
        """The operator sees the furnished window; when he left the one before, if that is known."""
        self._seen = True
        left = self._state.moment_of(_LEFT)
        # A window that is killed is closed from now on.
        self._state.keep_now(_LEFT)
        return left

    def note_leave(self) -> None:
        """The operator leaves, unless he had left a training in the background before."""
        if self._seen:
            self._state.keep_now(_LEFT)
            self._state.write()

    def _finish_in_background(self) -> None:
        """Go on without a window until the running training has ended."""
        queue = self._queue
        if queue is None:
            return
        self._app.setQuitOnLastWindowClosed(False)
        self._window.hide()
        self._state.keep_now(_LEFT)
        self._state.write()
        for ended in (queue.published, queue.skipped, queue.put_off, queue.failed, queue.cancelled):
            ended.connect(self._end_background, Qt.ConnectionType.UniqueConnection)
        if queue.running is None:  # It ended while the question was open.
            self._end_background()

    @Slot()
    def _end_background(self) -> None:
        if self._window.isVisible():
            return  # A second start has brought the window back meanwhile.
        if self._queue is not None:
            self._queue.close()
        self._seen = False
        self.quit_anyway()
