"""The drafts of all items of a session, each with its own undo and redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QUndoCommand, QUndoGroup, QUndoStack

from routingml_desktop.services.export import draft_sheet, sheet_of
from routingml_desktop.services.planning import RoutingDraft, draft_of

if TYPE_CHECKING:
    from routingml_desktop.domain.candidate import RoutingPrediction
    from routingml_desktop.domain.export import RoutingSheet

STEPS = 200
"""Edits of one item that can be taken back."""


@dataclass(slots=True)
class _Work:
    """What is being made for one item."""

    prediction: RoutingPrediction
    draft: RoutingDraft
    stack: QUndoStack


class DraftHistory(QObject):
    """Keeps a draft per item code; going back to an item finds its edits again.

    Signals:
        changed: Another draft is the current one; carries it.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group = QUndoGroup(self)
        self._works: dict[str, _Work] = {}
        self._current: _Work | None = None

    @property
    def draft(self) -> RoutingDraft | None:
        """The current draft; None before the first prediction."""
        return None if self._current is None else self._current.draft

    @property
    def prediction(self) -> RoutingPrediction | None:
        """What the current draft is for."""
        return None if self._current is None else self._current.prediction

    def open(self, prediction: RoutingPrediction) -> None:
        """Go to the item of a prediction.

        An edited draft is found again; any other starts from the best candidate. What can be taken
        back stays so.
        """
        code = prediction.item.code
        best = prediction.candidates[0] if prediction.candidates else None
        work = self._works.get(code)
        if work is None:
            stack = QUndoStack(self.group)
            stack.setUndoLimit(STEPS)
            work = self._works[code] = _Work(prediction, draft_of(code, best), stack)
        work.prediction = prediction
        self._current = work
        self.group.setActiveStack(work.stack)
        if work.draft.edited:
            self.changed.emit(work.draft)
        elif work.stack.count():
            self.push(draft_of(code, best), self.tr("new proposal"))
        else:
            self.show(work, draft_of(code, best))

    def sheets(self, quantity: float, *, all_candidates: bool = False) -> tuple[RoutingSheet, ...]:
        """The current draft for export, and after it the candidates it did not start from."""
        work = self._current
        if work is None:
            return ()
        sheets = [draft_sheet(work.prediction.item, work.draft, quantity)]
        if all_candidates:
            sheets += [
                sheet_of(work.prediction.item, candidate, quantity)
                for candidate in work.prediction.candidates
                if candidate != work.draft.candidate
            ]
        return tuple(sheets)

    @Slot(object, str)
    def push(self, after: RoutingDraft, text: str) -> None:
        """Make ``after`` the current draft, as one step that can be taken back."""
        work = self._current
        if work is not None and after != work.draft:
            work.stack.push(_Edit(self, work, after, text))

    def show(self, work: _Work, draft: RoutingDraft) -> None:
        """Put a draft in its place, on doing, undoing and redoing."""
        work.draft = draft
        if work is self._current:
            self.changed.emit(draft)


class _Edit(QUndoCommand):
    """Drafts never change, so an edit is one before and one after."""

    def __init__(self, history: DraftHistory, work: _Work, after: RoutingDraft, text: str) -> None:
        super().__init__(text)
        self._history = history
        self._work = work
        self._before = work.draft
        self._after = after

    def redo(self) -> None:
        self._history.show(self._work, self._after)

    def undo(self) -> None:
        self._history.show(self._work, self._before)
