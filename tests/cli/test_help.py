"""What --help tells."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from routingml_desktop.cli.arguments import parser

if TYPE_CHECKING:
    from collections.abc import Iterator


def arguments(of: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.Action]]:
    """Every argument of the command and of those below it."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                yield from arguments(command, f"{name} {word}")
        else:
            yield f"{name} {action.dest}", action


def test_every_argument_says_what_it_is() -> None:
    silent = [place for place, action in arguments(parser(), "routingml") if not action.help]

    assert silent == []
