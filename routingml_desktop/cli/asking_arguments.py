"""What can be typed to ask for routings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_predict(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``predict``."""
    command.add_argument("codes", nargs="*", metavar="CODE", help="items to propose routings for")
    command.add_argument("--file", metavar="FILE", help="codes one per line; - for standard input")
    command.add_argument(
        "--like", metavar="CODE", help="start from this item's attributes (what-if)"
    )
    command.add_argument(
        "--attribute",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="an attribute of an item that does not exist yet; may be repeated",
    )
    command.add_argument(
        "--name",
        default="",
        metavar="TEXT",
        help="the name the new item will have; where known items have one, proposals lean on it",
    )
    _asking(command)


def add_export(command: argparse.ArgumentParser) -> None:
    """What can be typed after ``export``."""
    command.add_argument("codes", nargs="+", metavar="CODE", help="items to propose routings for")
    command.add_argument(
        "--file", required=True, metavar="FILE", help="its ending names the form: .xlsx or .csv"
    )
    command.add_argument(
        "--form",
        choices=("excel", "csv-excel", "csv"),
        help="excel, csv-excel (opens well in Excel) or csv (for machines)",
    )
    command.add_argument("--all-candidates", action="store_true", help="not only the first")
    command.add_argument("--language", choices=("ko", "en"), default="ko", help="of the headers")
    command.add_argument("--overwrite", action="store_true", help="replace an existing file")
    _asking(command)


def _asking(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--threshold", type=float, metavar="0..1", help="similarity from which items count"
    )
    command.add_argument(
        "--least-confidence",
        type=float,
        metavar="0..1",
        help="propose nothing where the best proposal is right less probably",
    )
    command.add_argument("--neighbors", type=int, metavar="N", help="how many similar items vote")
    command.add_argument(
        "--routing-choice",
        choices=("latest", "most_used"),
        help="which routing of an item that has several",
    )
    command.add_argument(
        "--ignore-own-history",
        action="store_true",
        default=None,
        help="propose from similar items although the item has a routing",
    )
    command.add_argument(
        "--exclude-outside",
        action="store_true",
        default=None,
        help="leave out subcontracted operations",
    )
    command.add_argument(
        "--outside-in-house",
        action="store_true",
        default=None,
        help="do subcontracted operations in-house where the table says how (see outside)",
    )
    command.add_argument(
        "--weights",
        metavar="PROFILE",
        help="learned, expert or one of your own; default: the one last used in the window",
    )
    command.add_argument(
        "--quantity",
        type=float,
        metavar="PIECES",
        help="for which total minutes are shown and work centers chosen",
    )
