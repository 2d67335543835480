"""What the changed attributes move: operations, minutes, and which attribute does it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from routingml_desktop.services.what_if import best, total
from routingml_desktop.ui.evidence_words import value_text
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import minutes, percent
from routingml_desktop.ui.tables.routing_cells import exact
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.elided_label import ElidedLabel
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.candidate import AskOptions
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.item import Item
    from routingml_desktop.services.what_if import AttributeEffect, Move, WhatIf
    from routingml_desktop.ui.background import Background

SETTLED_MS: Final = 250
"""Changes are asked with when they rest this long."""
_MOVED: Final = 0.05
"""Minutes below this are no difference."""


class Asking(Protocol):
    """Who answers; ``services/prediction.py`` says what the call means."""

    def what_if(self, changed: Item, start: Item, options: AskOptions) -> WhatIf | None:
        """What the changes move."""
        ...


class WhatIfView(QFrame):
    """Follows an item while it is described; a newer question makes older answers void."""

    def __init__(
        self,
        asking: Asking,
        background: Background,
        label: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        """``label`` says an attribute's name as planners do."""
        super().__init__(parent)
        self._asking = asking
        self._background = background
        self._label = label
        self._options: AskOptions | None = None
        self._pieces = 1.0
        self._watched: tuple[Item, Item] | None = None
        self._found: WhatIf | None = None
        self._failure: RoutingMLError | None = None
        self._question = 0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self._ask)
        self._title = QLabel()
        self._operations = QLabel()
        self._minutes = ElidedLabel()
        self._alike = ElidedLabel()
        self._effects = QGridLayout()
        self._build()

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything it says, from the top."""
        said = [self._title.text(), self._operations.text(), self._minutes.text()]
        said.append(self._alike.text())
        grid = self._effects
        for row in range(grid.rowCount()):
            cells = [grid.itemAtPosition(row, column) for column in range(3)]
            texts = [
                cell.widget().text()  # type: ignore[union-attr]
                for cell in cells
                if cell is not None and isinstance(cell.widget(), QLabel)
            ]
            said.append(" | ".join(texts))
        return tuple(line for line in said if line)

    def watch(self, changed: Item, start: Item) -> None:
        """Say what moves from ``start`` to ``changed``, as soon as no more changes come."""
        self._watched = (changed, start)
        self._settled.start()

    def set_options(self, options: AskOptions) -> None:
        """Ask with these options from now on."""
        self._options = options
        if self._watched is not None:
            self._settled.start()

    def set_order_quantity(self, pieces: float) -> None:
        """Show minutes for so many pieces."""
        self._pieces = pieces
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    @Slot()
    def _ask(self) -> None:
        if self._watched is None or self._options is None:
            return
        self._question += 1
        self._background.run(
            partial(self._asking.what_if, *self._watched, self._options),
            done=partial(self._take, self._question),
            failed=partial(self._fail, self._question),
        )

    def _take(self, question: int, found: WhatIf | None) -> None:
        if question == self._question:
            self._found, self._failure = found, None
            self._say()

    def _fail(self, question: int, error: RoutingMLError) -> None:
        if question == self._question:
            self._found, self._failure = None, error
            self._say()

    def _say(self) -> None:
        self._clear()
        self.setVisible(self._watched is not None)
        self._title.setText(self.tr("What the changes move"))
        if self._failure is not None:
            notice = notice_of(self._failure)
            self._operations.setText(f"{notice.sentence} {notice.next_step}".strip())
            set_tone(self._operations, notice.tone)
        elif self._found is None:
            self._operations.setText(
                self.tr("Change a value above; operations and minutes follow at once.")
            )
            set_tone(self._operations, Tone.NEUTRAL)
        else:
            self._say_found(self._found)

    def _say_found(self, found: WhatIf) -> None:
        move = found.move
        self._operations.setText(self._operations_text(move))
        set_tone(self._operations, Tone.NEUTRAL if move.same_operations else Tone.ACCENT)
        self._minutes.setText(self._minutes_text(move))
        before, after = best(move.before), best(move.after)
        if before is not None and after is not None:
            said = self.tr("Similarity {before} → {after} · confidence {sure} → {now}")
            self._alike.setText(
                said.format(
                    before=percent(before.similarity),
                    after=percent(after.similarity),
                    sure=percent(before.confidence),
                    now=percent(after.confidence),
                )
            )
        for row, effect in enumerate(found.effects):
            self._add_effect(row, effect)

    def _operations_text(self, move: Move) -> str:
        if best(move.after) is None:
            return self.tr("Nothing is proposed for it now: {outcome}").format(
                outcome=word(move.after.outcome)
            )
        if best(move.before) is None:
            return self.tr("A routing of {number} operations is proposed").format(
                number=len(move.added)
            )
        if move.same_operations:
            return self.tr("The same operations are proposed")
        added = "  ".join(f"+ {code}" for code in move.added)
        removed = "  ".join(f"− {code}" for code in move.removed)
        return self.tr("Other operations: {changes}").format(changes=f"{added}  {removed}".strip())

    def _minutes_text(self, move: Move) -> str:
        after, moved = total(move.after, self._pieces), move.minutes(self._pieces)
        if after is None:
            return ""
        if moved is None:
            return self.tr("{after} min for {quantity} pcs").format(
                after=minutes(after), quantity=exact(self._pieces)
            )
        return self.tr("{before} → {after} min for {quantity} pcs ({moved})").format(
            before=minutes(after - moved),
            after=minutes(after),
            quantity=exact(self._pieces),
            moved=_signed(moved),
        )

    def _add_effect(self, row: int, effect: AttributeEffect) -> None:
        name = ElidedLabel(
            f"{self._label(effect.name)}: {value_text(effect.before)} → {value_text(effect.after)}"
        )
        moved = effect.move.minutes(self._pieces)
        quiet = effect.move.same_operations and (moved is None or abs(moved) < _MOVED)
        time = QLabel(self.tr("{moved} min").format(moved="–" if moved is None else _signed(moved)))
        time.setAlignment(Qt.AlignmentFlag.AlignRight)
        if quiet:
            does = self.tr("moves nothing")
        elif effect.move.same_operations:
            does = self.tr("same operations")
        else:
            does = self.tr("other operations")
        does_label = QLabel(does)
        set_tone(does_label, Tone.NEUTRAL if effect.move.same_operations else Tone.ACCENT)
        does_label.setToolTip(
            self.tr("Found by asking again with only this attribute put back. {changes}").format(
                changes=self._operations_text(effect.move)
            )
        )
        if quiet:
            for label in (name, time, does_label):
                set_role(label, Role.MUTED)
        for column, label in enumerate((name, time, does_label)):
            self._effects.addWidget(label, row, column)

    def _clear(self) -> None:
        for label in (self._operations, self._minutes, self._alike):
            label.setText("")
        while self._effects.count():
            item = self._effects.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _build(self) -> None:
        set_role(self, Role.CARD)
        set_role(self._title, Role.HEADING)
        set_role(self._alike, Role.MUTED)
        self._operations.setWordWrap(True)
        self._effects.setHorizontalSpacing(WIDE)
        self._effects.setVerticalSpacing(TIGHT)
        self._effects.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(TIGHT)
        for label in (self._title, self._operations, self._minutes, self._alike):
            column.addWidget(label)
        column.addLayout(self._effects)
        self._say()


def _signed(moved: float) -> str:
    """Minutes with their sign; what nobody would notice is ±0."""
    if abs(moved) < _MOVED:
        return "±0"
    return f"+{minutes(moved)}" if moved > 0 else f"−{minutes(-moved)}"
