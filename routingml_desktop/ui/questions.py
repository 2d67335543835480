"""What the planner asked for, and what became of each question."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from routingml_desktop.domain.errors import RoutingMLError, UnknownItemError, WorkCancelledError
from routingml_desktop.ui.in_house_choice import PlantOperations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from routingml_desktop.domain.candidate import AskOptions, RoutingPrediction
    from routingml_desktop.domain.item import Attribute, Item
    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.services.prediction import Answers
    from routingml_desktop.services.what_if import WhatIf
    from routingml_desktop.ui.background import Background, Job

BATCH: Final = 10
"""Codes asked for at a time: answers show up as they come, and stopping is quick."""


class Predictor(PlantOperations, Protocol):
    """Who answers; ``services/prediction.py`` says what each call means."""

    def item(self, code: str) -> Item:
        """The item with exactly this code."""
        ...

    def ask_codes(self, codes: Sequence[str], options: AskOptions) -> Answers:
        """One answer per code."""
        ...

    def ask_item(self, item: Item, options: AskOptions) -> RoutingPrediction:
        """Candidates for an item described by its attributes."""
        ...

    def what_if(self, changed: Item, start: Item, options: AskOptions) -> WhatIf | None:
        """What the changes of an item move."""
        ...

    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes an item can have."""
        ...

    def learned_weights(self) -> dict[str, float]:
        """What each compared attribute weighs."""
        ...


class AskedState(StrEnum):
    """Where a question stands."""

    WAITING = "waiting"
    ANSWERED = "answered"
    UNKNOWN = "unknown"
    """There is no such item."""
    FAILED = "failed"
    STOPPED = "stopped"
    """The operator stopped before it was answered."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question and what became of it."""

    code: str
    item: Item | None = None
    """The item as described by the planner; None asks for the plant's item of this code."""
    state: AskedState = AskedState.WAITING
    prediction: RoutingPrediction | None = None
    error: RoutingMLError | None = None

    @property
    def closest(self) -> str | None:
        """The code an unknown one was perhaps meant to be."""
        return self.error.closest if isinstance(self.error, UnknownItemError) else None

    def answered(self, prediction: RoutingPrediction | None, error: RoutingMLError | None) -> Asked:
        """The same question with its answer."""
        if prediction is not None:
            return replace(self, state=AskedState.ANSWERED, prediction=prediction, error=None)
        unknown = isinstance(error, UnknownItemError)
        state = AskedState.UNKNOWN if unknown else AskedState.FAILED
        return replace(self, state=state, prediction=None, error=error)


class Questions(QObject):
    """Asks in the background; a newer question makes older answers void.

    Signals:
        changed: Questions were added or answered; carries their places as a tuple.
        renewed: Other questions are asked now.
        busy_changed: ``busy`` is another: answers are on their way now, or all are here.
        failed: Nothing can be answered; carries the error.
    """

    changed = Signal(object)
    renewed = Signal()
    busy_changed = Signal()
    failed = Signal(object)

    def __init__(
        self, predictor: Predictor, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._predictor = predictor
        self._background = background
        self._asked: tuple[Asked, ...] = ()
        self._pending: set[int] = set()
        self._turn = 0
        self._job: Job | None = None

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The questions, in the planner's order."""
        return self._asked

    @property
    def busy(self) -> bool:
        """Whether answers are on their way."""
        return self._job is not None

    @property
    def answered(self) -> int:
        """How many are not waited for any more."""
        return len(self._asked) - len(self._pending)

    @property
    def moves_by_lot(self) -> bool:
        """Whether the work center of anything that is proposed depends on the order quantity."""
        answers = (asked.prediction for asked in self._asked)
        return any(answer is not None and answer.moves_by_lot for answer in answers)

    def ask(self, asked: Sequence[Asked], options: AskOptions) -> None:
        """Ask all of these instead of what was asked before."""
        self._asked = tuple(
            replace(one, state=AskedState.WAITING, prediction=None, error=None) for one in asked
        )
        self.renewed.emit()
        self._start(range(len(self._asked)), options)

    def add(self, asked: Sequence[Asked], options: AskOptions) -> None:
        """Ask these besides what was asked before."""
        self._asked = (*self._asked, *asked)
        self.renewed.emit()
        self._start(self._waiting(), options)

    def replace(self, place: int, asked: Asked, options: AskOptions) -> None:
        """Ask this instead of the question at ``place``."""
        self._put({place: asked})
        self._start(self._waiting(), options)

    def ask_again(self, options: AskOptions) -> None:
        """Ask everything again with other options; old answers stay until the new ones come."""
        self._start(range(len(self._asked)), options)

    @Slot()
    def stop(self) -> None:
        """Wait for no more answers; those that are here stay."""
        if self._job is None:
            return
        self._job.cancel()
        self._turn += 1
        self._end()
        self._put({p: replace(self._asked[p], state=AskedState.STOPPED) for p in self._waiting()})

    def _waiting(self) -> list[int]:
        return [p for p, one in enumerate(self._asked) if one.state is AskedState.WAITING]

    def _start(self, places: Sequence[int], options: AskOptions) -> None:
        if self._job is not None:
            self._job.cancel()
        self._turn += 1
        self._job = None
        self._pending = set(places)
        if not places:
            self.busy_changed.emit()
            return
        questions = [(place, self._asked[place]) for place in places]
        self._job = self._background.run_long(
            partial(_answer, self._predictor, questions, options),
            progressed=partial(self._take, self._turn),
            done=partial(self._finish, self._turn),
            failed=partial(self._fail, self._turn),
        )
        self.busy_changed.emit()

    def _take(self, turn: int, answers: dict[int, Asked]) -> None:
        if turn == self._turn:
            self._pending -= answers.keys()
            self._put(answers)

    def _finish(self, turn: int, _answer: object) -> None:
        if turn == self._turn:
            self._end()

    def _fail(self, turn: int, error: RoutingMLError) -> None:
        if turn != self._turn:
            return
        self._end()
        # Old answers would stay on screen as if they still held.
        self._put({place: one.answered(None, error) for place, one in enumerate(self._asked)})
        self.failed.emit(error)

    def _put(self, answers: dict[int, Asked]) -> None:
        if answers:
            listed = list(self._asked)
            for place, one in answers.items():
                listed[place] = one
            self._asked = tuple(listed)
            self.changed.emit(tuple(sorted(answers)))

    def _end(self) -> None:
        self._job = None
        self._pending.clear()
        self.busy_changed.emit()


def _answer(
    predictor: Predictor,
    questions: Sequence[tuple[int, Asked]],
    options: AskOptions,
    report: Callable[[dict[int, Asked]], None],
    stopping: Stopping,
) -> None:
    """Ask batch by batch, off the GUI thread; raise WorkCancelledError when asked to stop."""
    for batch in _batches(questions):
        if stopping():
            raise WorkCancelledError
        codes = [asked.code for _, asked in batch if asked.item is None]
        found = {answer.code: answer for answer in predictor.ask_codes(codes, options)}
        answers: dict[int, Asked] = {}
        for place, asked in batch:
            if asked.item is not None:
                answers[place] = asked.answered(predictor.ask_item(asked.item, options), None)
            else:
                answer = found[asked.code]
                answers[place] = asked.answered(answer.prediction, answer.error)
        report(answers)


def _batches(
    questions: Sequence[tuple[int, Asked]],
) -> Iterator[Sequence[tuple[int, Asked]]]:
    """One question first, so that its answer does not wait for nine others."""
    yield questions[:1]
    for start in range(1, len(questions), BATCH):
        yield questions[start : start + BATCH]
