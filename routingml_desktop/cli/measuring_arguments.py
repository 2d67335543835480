"""What can be typed to measure against history."""

from __future__ import annotations

import argparse


def add_evaluate(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``evaluate``."""
    command.add_argument(
        "--protocol",
        choices=("time", "group", "leave-one-out"),
        default="group",
        help="what is held out: the latest, whole groups of items (default), or each item once",
    )
    command.add_argument("--max-items", type=int, metavar="N", help="held-out items asked for")
    command.add_argument(
        "--thorough",
        action="store_true",
        help="also what less history and each part of the method are worth; several times as long",
    )
    _report_files(command)


def add_replay(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``replay``."""
    command.add_argument(
        "--from", dest="first", required=True, metavar="YYYY-MM", help="the first month"
    )
    command.add_argument(
        "--to", dest="last", required=True, metavar="YYYY-MM", help="the last month, included"
    )
    command.add_argument(
        "--every",
        type=int,
        default=1,
        metavar="MONTHS",
        help="learn anew so often (default: each month); in between the older model answers",
    )
    command.add_argument(
        "--leave-out",
        action="append",
        default=[],
        metavar="ATTRIBUTE",
        help="do not compare this attribute, since it tells what came later; may be repeated",
    )
    command.add_argument("--max-items", type=int, metavar="N", help="questions of a month")
    command.add_argument(
        "--as-operated",
        action="store_true",
        help="with the syncs, quality cycles, retrainings, promotions and rollbacks the months "
        "would have had, beside a version that is never retrained and one retrained each month",
    )
    command.add_argument(
        "--keep",
        metavar="DIR",
        help="with --as-operated: an empty folder for the versions and cycles; else they are "
        "removed at the end",
    )
    _report_files(command)


def _report_files(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--json",
        nargs="?",
        const="-",
        default=argparse.SUPPRESS,
        metavar="FILE",
        help="the report; to stdout without FILE",
    )
    command.add_argument("--markdown", metavar="FILE", help="the report as Markdown")
    command.add_argument("--html", metavar="FILE", help="the report as one page with its plots")
    command.add_argument(
        "--language", choices=("ko", "en"), help="of Markdown and HTML; default: the window's"
    )
