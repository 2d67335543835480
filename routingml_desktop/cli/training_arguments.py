"""What can be typed to train and to look after versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.training import JobState

if TYPE_CHECKING:
    import argparse


def add_train(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``train``."""
    command.add_argument("--name", default="", help="of the version; else the time")
    command.add_argument("--no-activate", action="store_true", help="publish without activating")
    command.add_argument(
        "--no-evaluate",
        action="store_true",
        help="publish without measuring; the promotion gate then judges nothing",
    )
    command.add_argument("--note", default="", help="kept beside the job")
    command.add_argument(
        "--dry-run", action="store_true", help="say what it would learn from; writes nothing"
    )
    command.add_argument("--later", action="store_true", help="put it in line and end")
    command.add_argument(
        "--priority", type=int, default=0, metavar="N", help="higher leaves the line first"
    )


def add_jobs(command: argparse.ArgumentParser, common: list[argparse.ArgumentParser]) -> None:
    """What can be typed after ``jobs``."""
    deeds = command.add_subparsers(dest="deed", metavar="DEED")
    listed = deeds.add_parser("list", parents=common, help="newest first; the default")
    listed.add_argument(
        "--state", choices=[state.value for state in JobState], help="only those that are so"
    )
    listed.add_argument("--last", type=int, default=20, metavar="N", help="at most so many")
    deeds.add_parser("run", parents=common, help="train what waits until nobody does")
    for deed, text in (
        ("show", "a job and how it went, always as JSON"),
        ("cancel", "take a job out of the line"),
        ("retry", "ask for the same training again"),
    ):
        deeds.add_parser(deed, parents=common, help=text).add_argument(
            "job", help="its id, as jobs list tells it"
        )


def add_models(command: argparse.ArgumentParser, common: list[argparse.ArgumentParser]) -> None:
    """What can be typed after ``models``."""
    deeds = command.add_subparsers(dest="deed", metavar="DEED")
    deeds.add_parser("list", parents=common, help="newest first; the default")
    for deed, text in (
        ("show", "facts and figures of a version, always as JSON"),
        ("activate", "let this version answer"),
        ("verify", "check every part against its hash"),
        ("remove", "delete a version that is not in use"),
    ):
        deeds.add_parser(deed, parents=common, help=text).add_argument(
            "name", help="of the version, as models list tells it"
        )
    compared = deeds.add_parser(
        "compare", parents=common, help="two versions on the questions planners asked, and others"
    )
    compared.add_argument("name", help="the first version, such as the active one")
    compared.add_argument("other", help="the second version")
    compared.add_argument(
        "--questions", type=int, default=200, metavar="N", help="asked of both (default 200)"
    )
    deeds.add_parser("rollback", parents=common, help="activate the version that was active before")
