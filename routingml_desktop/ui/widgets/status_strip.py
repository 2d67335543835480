"""The window's lower edge: source and age, model, what runs, what was told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QStatusBar, QToolButton, QWidget

from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.notices import failure_text
from routingml_desktop.ui.numbers import age, count, moment
from routingml_desktop.ui.source_words import source_title
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.widgets.state_label import StateLabel
from routingml_desktop.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.plant import SnapshotFacts

AGE_MS: Final = 30_000
"""How often the age of the snapshot is told anew."""


class StatusStrip(QStatusBar):
    """Says how things stand; each part leads to its dock.

    Signals:
        source_pressed: The source's state was clicked.
        model_pressed: The model's state was clicked.
        notices_pressed: The list of notices is wanted.
    """

    source_pressed = Signal()
    model_pressed = Signal()
    notices_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._facts: SnapshotFacts | None = None
        self._version: VersionFacts | None = None
        self._known = False
        self._unread = 0
        self.source = StateLabel()
        self.model = StateLabel()
        self.sync_work = WorkBar(120)
        self.training_work = WorkBar(120)
        self.measure_work = WorkBar(120)
        self.cycle_work = WorkBar(120)
        self.notices_button = QToolButton()
        dress(self.notices_button, "notice")
        self.addWidget(self.source)
        self.addWidget(self.model)
        for part in (
            self.sync_work,
            self.training_work,
            self.measure_work,
            self.cycle_work,
            self.notices_button,
        ):
            self.addPermanentWidget(part)
        self.source.pressed.connect(self.source_pressed)
        self.model.pressed.connect(self.model_pressed)
        self.notices_button.clicked.connect(self.notices_pressed)
        self._timer = QTimer(self)
        self._timer.setInterval(AGE_MS)
        self._timer.timeout.connect(self._say)
        self._timer.start()
        self.retranslate()

    @property
    def running(self) -> tuple[str, ...]:
        """The names of the work that runs."""
        works = (self.sync_work, self.training_work, self.measure_work, self.cycle_work)
        return tuple(work.name for work in works if not work.isHidden())

    def show_facts(self, facts: SnapshotFacts | None, version: VersionFacts | None) -> None:
        """Say what the snapshot and the active version are now."""
        self._facts, self._version, self._known = facts, version, True
        self._say()

    def show_unread(self, notices: int) -> None:
        """Say how many notices were not looked at."""
        self._unread = notices
        self.notices_button.setText(count(notices) if notices else "")
        self._say_notices()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self._say()
        self._say_notices()

    @Slot()
    def _say(self) -> None:
        if not self._known:
            self.source.say("plant", self.tr("Loading…"))
            self.model.say("model", "")
            return
        self._say_source()
        self._say_model()

    def _say_source(self) -> None:
        facts = self._facts
        if facts is None:
            self.source.say("warning", self.tr("No plant data yet"), Tone.WARNING)
            return
        text = self.tr("{source} · updated {age}")
        said = text.format(source=source_title(facts.source), age=age(facts.taken))
        counted = self.tr("{items} items, {operations} operations, {results} work results")
        tip = counted.format(
            items=count(facts.items),
            operations=count(facts.operations),
            results=count(facts.work_results),
        )
        self.source.say("plant", said, Tone.NEUTRAL, f"{tip}\n{moment(facts.taken)}")

    def _say_model(self) -> None:
        version = self._version
        if version is None:
            self.model.say("warning", self.tr("No model yet"), Tone.WARNING)
            return
        if version.problem:
            text = self.tr("Model cannot be used: {version}")
            why = failure_text(version.failure, version.problem)
            self.model.say("bad", text.format(version=version.name), Tone.BAD, why)
            return
        text = self.tr("Model {version}")
        learned = self.tr("Learned {moment} from {routings} routings and {orders} work orders")
        tip = learned.format(
            moment=moment(version.created),
            routings=count(version.routings),
            orders=count(version.orders),
        )
        self.model.say("model", text.format(version=version.name), Tone.NEUTRAL, tip)

    def _say_notices(self) -> None:
        text = self.tr("Notices, not read: {number}").format(number=count(self._unread))
        self.notices_button.setToolTip(text)
        self.notices_button.setAccessibleName(text)
