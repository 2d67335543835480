"""The operations that probably come next, while a routing is made by hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from routingml_desktop.domain.candidate import ProposedOperation
from routingml_desktop.domain.time_estimate import NO_TIME
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import count, percent
from routingml_desktop.ui.theme import Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.elided_label import button_text
from routingml_desktop.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import NextOperation, RoutingPrediction
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.services.planning import RoutingDraft
    from routingml_desktop.ui.background import Background

OFFERED: Final = 3
"""The likeliest; Ctrl+Shift+1 to 3 insert them."""
LEAST_LIKELY: Final = 0.01
"""What is rarer still would read 0 % and is no help."""
_LETTERS: Final = 32
"""Of an operation on its button; its tool tip says the whole name."""


class NextSource(Protocol):
    """Who knows; ``services/prediction.py`` says what the call means."""

    def next_operations(
        self, prediction: RoutingPrediction, done: tuple[str, ...]
    ) -> tuple[NextOperation, ...]:
        """What probably follows the job codes in ``done``."""
        ...


class NextOperations(QWidget):
    """A line of buttons, seen only while nothing was proposed to start from.

    Signals:
        chosen: An operation is to be inserted; carries the ProposedOperation.
    """

    chosen = Signal(object)

    def __init__(self, source: NextSource, background: Background, keys: QWidget) -> None:
        """The buttons' keys work inside ``keys``."""
        super().__init__()
        self._source = source
        self._background = background
        self._asked: tuple[str, str, tuple[str, ...]] | None = None
        self._offered: tuple[NextOperation, ...] = ()
        self._failure: RoutingMLError | None = None
        self._question = 0
        self._says = QLabel()
        self.actions_offered: list[QAction] = []
        self._buttons: list[QToolButton] = []
        set_role(self, Role.BAR)
        set_role(self._says, Role.MUTED)
        line = FlowLayout(self)
        line.setContentsMargins(6, 3, 6, 3)
        line.addWidget(self._says)
        for place in range(OFFERED):
            action = QAction(keys)
            action.setShortcut(QKeySequence(f"Ctrl+Shift+{place + 1}"))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(partial(self._choose, place))
            dress(action, "add")
            keys.addAction(action)
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            self.actions_offered.append(action)
            self._buttons.append(button)
            line.addWidget(button)
        self._say()

    def show_draft(self, prediction: RoutingPrediction, draft: RoutingDraft, row: int) -> None:
        """Offer what probably follows ``row`` (below 0: what comes first) of a draft by hand."""
        if draft.candidate is not None:
            self._asked = None
            self._question += 1
            self.hide()
            return
        done = tuple(step.operation.job_code for step in draft.operations[: row + 1])
        asked = (prediction.item.code, prediction.version, tuple(code for code in done if code))
        self.show()
        if asked == self._asked:
            return
        self._asked = asked
        self._question += 1
        self._background.run(
            partial(self._source.next_operations, prediction, asked[2]),
            done=partial(self._take, self._question),
            failed=partial(self._fail, self._question),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _take(self, question: int, offered: tuple[NextOperation, ...]) -> None:
        if question == self._question:
            likely = [found for found in offered if found.chance >= LEAST_LIKELY]
            self._offered, self._failure = tuple(likely[:OFFERED]), None
            self._say()

    def _fail(self, question: int, error: RoutingMLError) -> None:
        if question == self._question:
            self._offered, self._failure = (), error
            self._say()

    def _choose(self, place: int) -> None:
        if place < len(self._offered):
            found = self._offered[place]
            self.chosen.emit(
                ProposedOperation(found.operation, NO_TIME, NO_TIME, share=found.chance)
            )

    def _say(self) -> None:
        if self._failure is not None:
            notice = notice_of(self._failure)
            self._says.setText(f"{notice.sentence} {notice.next_step}".strip())
        elif self._offered:
            self._says.setText(self.tr("Probably next:"))
        else:
            self._says.setText(
                self.tr("History knows no next operation: the routing may be complete.")
            )
        set_tone(self._says, Tone.NEUTRAL if self._failure is None else Tone.WARNING)
        for place, (action, button) in enumerate(
            zip(self.actions_offered, self._buttons, strict=True)
        ):
            there = place < len(self._offered)
            action.setEnabled(there)
            button.setVisible(there)
            if there:
                self._say_offer(action, self._offered[place])

    def _say_offer(self, action: QAction, found: NextOperation) -> None:
        operation = found.operation
        named = button_text(f"{operation.job_code} {operation.job_name}".strip(), _LETTERS)
        said = f"{named} · {percent(found.chance)}"
        action.setText(said)
        # Of its own Qt would show the text without its dots and its doubled "&".
        action.setIconText(said)
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        where = f"{operation.work_center} {operation.work_center_name}".strip() or "–"
        inserts = self.tr("Insert below at {where}; so it went on in {seen} routings ({key})")
        tip = inserts.format(where=where, seen=count(found.seen), key=key)
        action.setToolTip(f"{operation.job_code} {operation.job_name}\n{tip}")
