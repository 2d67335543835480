"""One window from its first paint to its end."""

from __future__ import annotations

import importlib
import logging
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QIODevice, QObject, QTimer, Signal, Slot, qVersion

from routingml_desktop import __version__
from routingml_desktop.settings import Language, Theme
from routingml_desktop.ui.appearance import Appearance
from routingml_desktop.ui.background import Background
from routingml_desktop.ui.closing import Closing
from routingml_desktop.ui.crash import CrashReporter
from routingml_desktop.ui.frame import Frame
from routingml_desktop.ui.language import Translation
from routingml_desktop.ui.log_feed import LogFeed
from routingml_desktop.ui.main_window import MainWindow
from routingml_desktop.ui.notices import Notices
from routingml_desktop.ui.office import Office
from routingml_desktop.ui.window_state import WindowState

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from routingml_desktop.paths import Home
    from routingml_desktop.settings import AskingSettings
    from routingml_desktop.ui.furnishing import Panels, Parts
    from routingml_desktop.ui.wiring import Wiring

PICTURE_SIZE: Final = (1920, 1080)
SETTLE_MS: Final = 1200
"""From the first answer until the picture: evidence and tables follow it."""
BUG: Final = 1
"""What the program ends with when a bug was met while only a picture was wanted."""

NO_ANSWER_MS: Final = 60_000

_log = logging.getLogger(__name__)


class Session(QObject):
    """Fills the window, loads what is heavy, puts the panels in, asks the first question.

    Signals:
        ready: Every dock has its panel.
    """

    ready = Signal()

    def __init__(
        self,
        app: QApplication,
        home: Home,
        assemble: Callable[[], Parts],
        heavy: tuple[str, ...] = (),
        log_file: Path | None = None,
        window: MainWindow | None = None,
    ) -> None:
        """``heavy`` are modules to load before ``assemble`` is called, both on a pool thread.

        ``window`` is taken when it is shown already.
        """
        super().__init__()
        self._app = app
        self._home = home
        self._assemble = assemble
        self._heavy = heavy
        self._log_file = log_file
        self._first: tuple[str, ...] = ()
        self._picture: Path | None = None
        self._wiring: Wiring | None = None
        self._office: Office | None = None
        self._asking: AskingSettings | None = None
        self.panels: Panels | None = None
        self._state = WindowState(home)
        self._feed = LogFeed(self)
        self._crashes = CrashReporter(home.logs, self)
        self.appearance = Appearance(app)
        self.translation = Translation(self)
        self.appearance.use(self._state.choice_of("theme", Theme) or Theme.SYSTEM)
        self.translation.use(self._state.choice_of("language", Language) or Language.AUTO)
        self.notices = Notices(self)
        self.background = Background(self)
        self.window = window or MainWindow(self._state)
        self.frame = Frame(self.window, self._state, self.notices)
        self.closing = Closing(app, self.window, self.frame.strip, self._state, self)
        self._connect()

    def open(self, first_question: tuple[str, ...] = (), picture: Path | None = None) -> None:
        """Show the docks now; what they hold follows in later turns."""
        self._first, self._picture = first_question, picture
        self._feed.open()
        _log.info(
            "Window opened on %s, program %s, Qt %s", self._home.folder, __version__, qVersion()
        )
        self._crashes.show_over(self.window)
        self._crashes.install()
        if picture is not None:
            self.window.resize(*PICTURE_SIZE)
            self.frame.perspectives.reset()
            QTimer.singleShot(NO_ANSWER_MS, self, self._save_picture)
            self._crashes.reported.connect(self._end_with_bug)
        self.window.show()
        QTimer.singleShot(0, self, self._load)

    def close(self) -> None:
        """Stop what runs and let go of everything."""
        if self.panels is not None:
            self._state.keep("items/layout", self.panels.items.view.layout_text())
            self._state.write()
        self._feed.close()
        self._crashes.uninstall()
        if not self.background.close():
            _log.warning("A call did not end in time when the window was closed")
        # After what ran was stopped: the operator knows of that.
        self.closing.note_leave()

    def _connect(self) -> None:
        actions = self.frame.actions
        self.window.closing.connect(self._app.quit)
        self.window.ask_before_closing(self.closing.may_close)
        for theme in Theme:
            actions.on(f"theme_{theme}", partial(self._choose_theme, theme))
        for language in (Language.KOREAN, Language.ENGLISH):
            actions.on(f"language_{language}", partial(self._choose_language, language))
        actions.on("about", self._show_about)
        self._check_choices()

    # --- after the first paint

    @Slot()
    def _load(self) -> None:
        # A setting that is not allowed: the frame stays and says so.
        self.background.run(
            partial(_assembled, self._heavy, self._assemble),
            done=self._build,
            failed=self.notices.failed,
        )

    def _build(self, parts: Parts) -> None:
        from routingml_desktop.ui.furnishing import (  # noqa: PLC0415 (not before first paint)
            Panels,
            Surroundings,
        )

        self._parts = parts
        self._use_settings(parts)
        around = Surroundings(self.background, self.notices, self._feed, self._log_file)
        self.panels = Panels(self.frame, parts, around)
        self.closing.follow(self.panels.queue)
        self.panels.built.connect(self._begin)
        self.panels.build()

    def _use_settings(self, parts: Parts) -> None:
        """What was chosen in the window goes before what IT set, unless the settings say it."""
        office = Office(self.frame, parts, self.notices, self.background)
        office.settings_changed.connect(self._take_settings)
        office.language_chosen.connect(self._choose_language)
        self.frame.actions.on("welcome", partial(office.open_welcome, self._home))
        self._office = office
        for key, chosen in (("theme", Theme), ("language", Language)):
            if self._state.choice_of(key, chosen) is None or office.decided(f"window.{key}"):
                self._follow_setting(key)
        # After the commands speak the language too, which takes a turn of the event loop.
        QTimer.singleShot(0, office, office.tell_faults)
        self._asking = parts.settings.asking
        self._check_choices()

    @Slot()
    def _take_settings(self) -> None:
        """Take over at once what can be: how the window looks and what questions start with."""
        for key in ("theme", "language"):
            self._follow_setting(key)
        self._check_choices()
        asking = self._parts.settings.asking
        if self.panels is not None and asking != self._asking:
            self.panels.ask.use_settings(asking)
        self._asking = asking

    def _follow_setting(self, key: str) -> None:
        """Look or speak as the settings say, also at the first paint of the next start."""
        window = self._parts.settings.window
        if self._office is not None and self._office.decided(f"window.{key}"):
            self._state.keep(key, getattr(window, key).value)
        else:
            self._state.forget(key)
        if key == "theme":
            self.appearance.use(window.theme)
        else:
            self.translation.use(window.language)

    @Slot()
    def _begin(self) -> None:
        from routingml_desktop.ui.wiring import Wiring  # noqa: PLC0415 (not before first paint)

        panels = self.panels
        if panels is None:
            return
        self._wiring = Wiring(
            self.frame,
            panels,
            self.notices,
            self._parts.plant,
            self._parts.models,
            self.background,
        )
        panels.items.view.use_layout(self._state.text_of("items/layout"))
        self._wiring.begin()
        self._tell_what_was_missed(panels)
        panels.items.go_to_search()
        if self._picture is not None:
            panels.ask.prediction_chosen.connect(self._picture_soon)
            panels.ask.failure_chosen.connect(self._picture_soon)
        if self._first:
            panels.ask.ask_codes(self._first)
        elif self._picture is not None:
            self._picture_soon()
        if self._office is not None:
            self._office.sync_wanted.connect(panels.sync.start)
        self.ready.emit()

    def _tell_what_was_missed(self, panels: Panels) -> None:
        left = self.closing.note_arrival() if self._picture is None else None
        if left is not None:
            panels.watch.tell_ended_since(left)

    @Slot()
    def welcome(self) -> None:
        """Lead through the first steps, once, where there is no plant data yet."""
        if self._picture is None and not self._first and not self._state.text_of("welcomed"):
            self._state.keep("welcomed", "yes")
            preset = not self._parts.configuration.may_change("source.mapping")
            if self._parts.plant.facts() is None and not preset:
                self.frame.give_command("welcome")

    # --- what the operator chooses

    def _choose_theme(self, theme: Theme) -> None:
        if self._may_keep("theme", theme):
            self.appearance.use(theme)
        self._check_choices()

    @Slot(object)
    def _choose_language(self, language: Language) -> None:
        if self._may_keep("language", language):
            self.translation.use(language)
        self._check_choices()

    def _may_keep(self, key: str, choice: StrEnum) -> bool:
        """Keep a choice for the next start, as a setting once they are read; False when locked."""
        if self._office is not None:
            if not self._office.may_choose(f"window.{key}"):
                return False
            self._office.keep(f"window.{key}", choice.value)
        self._state.keep(key, choice.value)
        return True

    def _check_choices(self) -> None:
        actions = self.frame.actions
        actions[f"theme_{self.appearance.theme}"].setChecked(True)
        actions[f"language_{self.translation.code}"].setChecked(True)

    @Slot()
    def _show_about(self) -> None:
        from routingml_desktop.ui.dialogs.about_dialog import (  # noqa: PLC0415 (when wanted)
            AboutDialog,
        )

        AboutDialog(self._home, self.window).open()

    # --- a picture for who has no screen

    @Slot()
    def _picture_soon(self) -> None:
        QTimer.singleShot(SETTLE_MS, self, self._save_picture)

    @Slot(str)
    def _end_with_bug(self, _report: str) -> None:
        # Nobody sits before a window that is only pictured: what failed must not look done.
        self._app.exit(BUG)

    @Slot()
    def _save_picture(self) -> None:
        from routingml_desktop.durable import write_bytes  # noqa: PLC0415 (when wanted)

        file, self._picture = self._picture, None
        if file is None:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.window.grab().save(buffer, "PNG")
        write_bytes(file, bytes(buffer.data().data()))
        self.window.close()


def _assembled(heavy: tuple[str, ...], assemble: Callable[[], Parts]) -> Parts:
    """Load what is heavy and put the services together, away from the GUI thread."""
    for module in heavy:
        importlib.import_module(module)
    return assemble()
