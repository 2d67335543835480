"""Which operation probably comes next in a routing that is built by hand, from a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from routingml_desktop.cli.answers import print_json
from routingml_desktop.cli.predicting import described_item
from routingml_desktop.cli.tables import NOT_KNOWN, TYPES, percent, table
from routingml_desktop.domain.errors import InputError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from routingml_desktop.assembly import Program
    from routingml_desktop.domain.candidate import NextOperation
    from routingml_desktop.domain.item import Item

COMPLETE = "With these operations the routing is probably complete."


def add_arguments(command: argparse.ArgumentParser) -> None:
    """What can be typed behind ``next``."""
    command.add_argument("code", nargs="?", metavar="CODE", help="the item that is planned")
    command.add_argument(
        "--after",
        nargs="+",
        default=[],
        metavar="OPERATION",
        help="codes of the operations it has so far, in order; without them the first one is told",
    )
    command.add_argument("--like", metavar="CODE", help="start from this item's attributes")
    command.add_argument(
        "--attribute",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an attribute of an item that does not exist yet; may be repeated",
    )
    command.add_argument(
        "--name", default="", metavar="TEXT", help="the name the new item will have"
    )
    command.add_argument(
        "--weights",
        metavar="PROFILE",
        help="learned, expert or one of your own; default: the one last used in the window",
    )


def next_operations(asked: argparse.Namespace, program: Program) -> int:
    """Tell the three operations that probably come next; the exit code."""
    item = _asked_item(asked, program)
    weights = asked.weights or program.weights.active()
    found, unknown = program.prediction.next_after(item, asked.after, weights)
    for code in unknown:
        print(f"No routing has the operation {code}; it is passed over.", file=sys.stderr)
    if asked.json:
        print_json(
            {
                "code": item.code,
                "after": asked.after,
                "unknown": unknown,
                "complete": not found,
                "suggestions": found,
            }
        )
        return 0
    print(_head(item, asked.after))
    print(_text(found) if found else COMPLETE)
    return 0


def _asked_item(asked: argparse.Namespace, program: Program) -> Item:
    """The item of the code typed, or the one described; raise InputError for both or neither."""
    described = bool(asked.like or asked.attribute or asked.name)
    if asked.code and described:
        raise InputError("A code does not go with --like, --attribute and --name. Ask twice.")
    if asked.code:
        return program.prediction.item(asked.code)
    if not described:
        raise InputError("No item was given. Name a code, --like or --attribute.")
    return described_item(asked, program)


def _head(item: Item, after: Sequence[str]) -> str:
    named = f"{item.code}  {item.name}".rstrip()
    return f"{named}: after {' '.join(after)}" if after else f"{named}: first"


def _text(found: Sequence[NextOperation]) -> str:
    rows = [
        [
            one.operation.job_code,
            one.operation.job_name,
            TYPES[one.operation.operation_type],
            one.operation.work_center or NOT_KNOWN,
            percent(one.chance),
            str(one.seen),
        ]
        for one in found
    ]
    headers = ["operation", "name", "type", "work center", "chance", "routings"]
    return table(headers, rows, right="llllrr")
