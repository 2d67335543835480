"""The asked items and what became of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject

from routingml_desktop.domain.candidate import Outcome
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.questions import Asked, AskedState
from routingml_desktop.ui.tables.values_table import Column, ValuesTable
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import column_word, word

if TYPE_CHECKING:
    from collections.abc import Sequence

STATE_COLUMN: Final = 1

_OUTCOMES: Final[dict[Outcome, tuple[Tone, str]]] = {
    Outcome.EXISTING: (Tone.GOOD, "routing"),
    Outcome.PROPOSED: (Tone.GOOD, "good"),
    Outcome.BELOW_THRESHOLD: (Tone.WARNING, "warning"),
    Outcome.NO_ROUTING_NEARBY: (Tone.WARNING, "unrouted"),
    Outcome.NO_ATTRIBUTES: (Tone.WARNING, "warning"),
}
_STATES: Final[dict[AskedState, tuple[Tone | None, str]]] = {
    AskedState.WAITING: (None, "clock"),
    AskedState.UNKNOWN: (Tone.BAD, "bad"),
    AskedState.FAILED: (Tone.BAD, "bad"),
    AskedState.STOPPED: (None, "stop"),
}


class AskedTable(ValuesTable):
    """Code, state, name; rows change in place while answers come in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(asked_columns(), parent)

    def show_changed(self, asked: Sequence[Asked], places: Sequence[int]) -> None:
        """Show what changed at these places; nothing else moves."""
        self._values = tuple(asked)
        for place in places:
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))


def asked_columns() -> tuple[Column, ...]:
    """The columns in the operator's language."""
    state = QCoreApplication.translate("AskedTable", "State")
    return (
        Column(column_word("item_code"), lambda asked: asked.code, tooltip=lambda a: a.code),
        Column(state, state_text, tooltip=_tip, tone=_tone, icon=_icon),
        Column(column_word("item_name"), _name, tooltip=lambda asked: _name(asked) or ""),
    )


def state_text(asked: Asked) -> str:
    """Where the question stands, in words."""
    translate = QCoreApplication.translate
    if asked.prediction is not None:
        return word(asked.prediction.outcome)
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
    return state_text(asked)


def _name(asked: Asked) -> str | None:
    if asked.item is not None:
        return QCoreApplication.translate("AskedTable", "Described by attributes")
    return (asked.prediction.item.name or None) if asked.prediction else None


def _tone(asked: Asked) -> Tone | None:
    if asked.prediction is not None:
        return _OUTCOMES[asked.prediction.outcome][0]
    return Tone.ACCENT if asked.closest else _STATES[asked.state][0]


def _icon(asked: Asked) -> str:
    if asked.prediction is not None:
        return _OUTCOMES[asked.prediction.outcome][1]
    return "search" if asked.closest else _STATES[asked.state][1]
