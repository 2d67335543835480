"""What changed attributes move, as text and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.as_json import plain
from routingml_desktop.cli.tables import NOT_KNOWN, minutes, table
from routingml_desktop.services.what_if import total

if TYPE_CHECKING:
    from routingml_desktop.services.what_if import Move, WhatIf


def what_if_text(found: WhatIf, start: str, quantity: float) -> str:
    """One line against the unchanged item, then one per attribute with what it alone moves."""
    rows = [
        [
            effect.name,
            _value(effect.before),
            _value(effect.after),
            _moved(effect.move.minutes(quantity)),
            _operations(effect.move),
        ]
        for effect in found.effects
    ]
    before, after = total(found.move.before, quantity), total(found.move.after, quantity)
    head = (
        f"Against {start or 'nothing known'}, both as new items, {quantity:g} pieces: "
        f"{minutes(before)} -> {minutes(after)} min, {_operations(found.move)}"
    )
    lines = table(["attribute", "from", "to", "min", "operations"], rows, right="lllrl")
    return "\n".join([head, *("    " + line for line in lines.splitlines())])


def what_if_json(found: WhatIf, quantity: float) -> dict[str, Any]:
    """The same for scripts; minutes that cannot be compared are null."""
    return {
        **_as_json(found.move, quantity),
        "effects": [
            {
                "attribute": effect.name,
                "before": plain(effect.before),
                "after": plain(effect.after),
                **_as_json(effect.move, quantity),
            }
            for effect in found.effects
        ],
    }


def _as_json(move: Move, quantity: float) -> dict[str, Any]:
    return {
        "minutes_moved": move.minutes(quantity),
        "operations_added": list(move.added),
        "operations_removed": list(move.removed),
    }


def _operations(move: Move) -> str:
    if move.same_operations:
        return "same operations"
    if not move.after.candidates:
        return "nothing is proposed any more"
    return " ".join([*(f"+{code}" for code in move.added), *(f"-{code}" for code in move.removed)])


def _moved(value: float | None) -> str:
    # The sum takes the minus off a zero.
    return NOT_KNOWN if value is None else f"{round(value, 1) + 0.0:+,.1f}"


def _value(value: object) -> str:
    return NOT_KNOWN if value is None else str(value)
