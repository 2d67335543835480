"""Says failures to the operator, in the operator's language."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from routingml_desktop.domain.errors import RoutingMLError, WorkCancelledError
from routingml_desktop.ui.failure_words import FAILURE_WORDS, words_of
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from routingml_desktop.domain.failure import Failure
    from routingml_desktop.ui.failure_words import FailureWords

KEPT: Final = 200


@dataclass(frozen=True, slots=True)
class Notice:
    """What the operator is told: one sentence what, one sentence what to do."""

    tone: Tone
    sentence: str
    next_step: str = ""
    details: str = ""
    """The English sentence of the log, for whoever helps."""
    command: str = ""
    """Identifier of the action that takes the next step; empty when none does."""
    time: datetime | None = None

    @property
    def text(self) -> str:
        """What happened and what to do, in one line."""
        return f"{self.sentence} {self.next_step}".strip()


def notice_of(error: RoutingMLError) -> Notice:
    """What to tell the operator about a failure; every class of failure has its words."""
    words = words_of(error)
    facts = {name: _shown(value) for name, value in vars(error).items()}
    tone = Tone.NEUTRAL if isinstance(error, WorkCancelledError) else Tone.BAD
    return Notice(
        tone,
        _translated(words.sentence).format_map(facts),
        _translated(words.next_step).format_map(facts),
        str(error),
        words.command,
        datetime.now(UTC),
    )


def failure_text(failure: Failure | None, sentence: str) -> str:
    """A kept failure in the operator's language; its English ``sentence`` when it has no words."""
    error = None if failure is None else failure.error(sentence)
    if error is None:
        return sentence
    try:
        return notice_of(error).text
    except (AttributeError, KeyError):  # Another program kept other facts of it.
        return sentence


def words_for(kind: type[RoutingMLError]) -> FailureWords:
    """The words of a class of failure; raises KeyError when it has none of its own."""
    return FAILURE_WORDS[kind]


class Notices(QObject):
    """What was told since the start, newest last; panels tell, the window shows.

    Signals:
        said: Something was told; carries the Notice.
        cleared: The operator has read them all.
    """

    said = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: deque[Notice] = deque(maxlen=KEPT)

    @property
    def kept(self) -> tuple[Notice, ...]:
        """The last notices, oldest first."""
        return tuple(self._kept)

    @Slot(object)
    def failed(self, error: RoutingMLError) -> None:
        """Tell a failure; connect a panel's ``failed`` signal to it."""
        self.say(notice_of(error))

    @Slot(str)
    def done(self, sentence: str) -> None:
        """Tell that something worked; connect a panel's ``told`` signal to it."""
        self.say(Notice(Tone.GOOD, sentence, time=datetime.now(UTC)))

    @Slot(object)
    def say(self, notice: Notice) -> None:
        """Tell anything."""
        self._kept.append(notice)
        self.said.emit(notice)

    @Slot()
    def clear(self) -> None:
        """Forget what was told."""
        self._kept.clear()
        self.cleared.emit()


def _translated(text: str) -> str:
    return QCoreApplication.translate("failures", text) if text else ""


def _shown(value: object) -> str:
    """A fact as it fits into a sentence."""
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value) or "–"
    if isinstance(value, float):
        return f"{value:g}"
    return "–" if value in (None, "") else str(value)
