"""The asked items, all of them or one lane, and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from routingml_desktop.domain.candidate import Lane, Outcome
from routingml_desktop.services.lanes import lane_of, minutes_of, most_hours_first
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.numbers import minutes
from routingml_desktop.ui.questions import Asked, AskedState
from routingml_desktop.ui.tables.values_table import RIGHT, Column, ValuesTable
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import column_word, explained, word

if TYPE_CHECKING:
    from collections.abc import Sequence

STATE_COLUMN: Final = 1
TIME_COLUMN: Final = 2
NAME_COLUMN: Final = 3

_LANES: Final[dict[Lane, tuple[Tone, str]]] = {
    Lane.READY: (Tone.GOOD, "good"),
    Lane.CHECK: (Tone.ACCENT, "search"),
    Lane.NO_PRECEDENT: (Tone.WARNING, "warning"),
}
_OUTCOMES: Final[dict[Outcome, tuple[Tone, str]]] = {
    Outcome.EXISTING: (Tone.GOOD, "routing"),
    Outcome.PROPOSED: (Tone.GOOD, "good"),
    Outcome.BELOW_THRESHOLD: (Tone.WARNING, "warning"),
    Outcome.NO_ROUTING_NEARBY: (Tone.WARNING, "unrouted"),
    Outcome.NO_ATTRIBUTES: (Tone.WARNING, "warning"),
    Outcome.IMPROBABLE: (Tone.WARNING, "warning"),
}
_STATES: Final[dict[AskedState, tuple[Tone | None, str]]] = {
    AskedState.WAITING: (None, "clock"),
    AskedState.UNKNOWN: (Tone.BAD, "bad"),
    AskedState.FAILED: (Tone.BAD, "bad"),
    AskedState.STOPPED: (None, "stop"),
}


class AskedTable(ValuesTable):
    """Code, state, minutes, name; rows change in place while answers come in.

    All questions stand in the planner's order; those of a lane with the longest work first.
    """

    def __init__(self, quantity: float, parent: QObject | None = None) -> None:
        """Minutes are for ``quantity`` pieces."""
        super().__init__(asked_columns(quantity), parent)
        self._quantity = quantity
        self._lane: Lane | None = None
        self._places: tuple[int, ...] = ()

    @property
    def lane(self) -> Lane | None:
        """The lane shown; None shows all questions."""
        return self._lane

    def show_asked(self, asked: Sequence[Asked], lane: Lane | None) -> None:
        """Show the questions of a lane, or all of them."""
        self._lane = lane
        self._places = self._shown(asked)
        self.show_values(asked[place] for place in self._places)

    def show_changed(self, asked: Sequence[Asked], places: Sequence[int]) -> bool:
        """Show what changed at these places; whether no row came, went or moved."""
        if self._shown(asked) != self._places:
            return False
        self._values = tuple(asked[place] for place in self._places)
        for place in places:
            row = self.row_of(place)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        return True

    def set_quantity(self, quantity: float) -> None:
        """Show minutes for so many pieces."""
        self._quantity = quantity
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, after the language or the quantity changed."""
        self.show_columns(asked_columns(self._quantity))

    def place_of(self, row: int) -> int:
        """Which question is in a row; -1 for none."""
        return self._places[row] if 0 <= row < len(self._places) else -1

    def row_of(self, place: int) -> int:
        """In which row a question is; -1 when its lane is not shown."""
        return self._places.index(place) if place in self._places else -1

    def _shown(self, asked: Sequence[Asked]) -> tuple[int, ...]:
        if self._lane is None:
            return tuple(range(len(asked)))
        return most_hours_first(
            (
                (place, one.prediction)
                for place, one in enumerate(asked)
                if one.prediction is not None and lane_of(one.prediction) is self._lane
            ),
            self._quantity,
        )


def asked_columns(quantity: float) -> tuple[Column, ...]:
    """The columns in the operator's language, minutes for ``quantity`` pieces."""
    translate = QCoreApplication.translate
    return (
        Column(column_word("item_code"), lambda asked: asked.code, tooltip=lambda a: a.code),
        Column(translate("AskedTable", "State"), state_text, tooltip=_tip, tone=_tone, icon=_icon),
        Column(
            translate("AskedTable", "Min."),
            lambda asked: minutes_of(asked.prediction, quantity) if asked.prediction else None,
            RIGHT,
            text=minutes,
            explains=translate(
                "AskedTable", "Standard minutes of the best candidate at the order quantity"
            ),
        ),
        Column(column_word("item_name"), _name, tooltip=lambda asked: _name(asked) or ""),
    )


def state_text(asked: Asked) -> str:
    """Where the question stands, in words."""
    translate = QCoreApplication.translate
    if asked.prediction is not None:
        return word(asked.prediction.lane or asked.prediction.outcome)
    if asked.state is AskedState.WAITING:
        return translate("AskedTable", "Waiting…")
    if asked.state is AskedState.STOPPED:
        return translate("AskedTable", "Stopped")
    if asked.state is AskedState.UNKNOWN:
        if asked.closest:
            return translate("AskedTable", "Unknown: take {code}").format(code=asked.closest)
        return translate("AskedTable", "Unknown item")
    return notice_of(asked.error).sentence if asked.error else translate("AskedTable", "Failed")


def _tip(asked: Asked) -> str:
    if asked.closest:
        said = QCoreApplication.translate(
            "AskedTable", "There is no item {code}. Click or press Enter to take {closest} instead."
        )
        return said.format(code=asked.code, closest=asked.closest)
    if asked.error is not None:
        notice = notice_of(asked.error)
        return f"{notice.sentence}\n{notice.next_step}".strip()
    if asked.prediction is not None and asked.prediction.lane is not None:
        lane = explained(asked.prediction.lane)
        return f"{state_text(asked)}: {lane}\n{word(asked.prediction.outcome)}"
    return state_text(asked)


def _name(asked: Asked) -> str | None:
    if asked.item is not None:
        return QCoreApplication.translate("AskedTable", "Described by attributes")
    return (asked.prediction.item.name or None) if asked.prediction else None


def _look(asked: Asked) -> tuple[Tone | None, str]:
    if asked.prediction is None:
        return (Tone.ACCENT, "search") if asked.closest else _STATES[asked.state]
    lane = asked.prediction.lane
    return _LANES[lane] if lane is not None else _OUTCOMES[asked.prediction.outcome]


def _tone(asked: Asked) -> Tone | None:
    return _look(asked)[0]


def _icon(asked: Asked) -> str:
    return _look(asked)[1]
