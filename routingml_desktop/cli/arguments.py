"""What can be typed."""

from __future__ import annotations

import argparse

from routingml_desktop import __version__
from routingml_desktop.cli.next_operations import add_arguments as add_next
from routingml_desktop.cli.office import add_audit, add_doctor
from routingml_desktop.cli.quality import add_arguments as add_quality
from routingml_desktop.domain.training import JobState

EXIT_CODES = """\
exit codes:
  0  done                        5  something must be done first (sync, train)
  1  a bug; see the log          6  stored data is damaged
  2  wrong usage                 7  a file could not be written
  3  wrong input or setting      8  stopped by the operator
  4  the source cannot be read   9  the program already runs on this home
                                10  the machine policy does not allow it
"""


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    answer = argparse.ArgumentParser(add_help=False)
    answer.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="answer as JSON on stdout"
    )
    source = argparse.ArgumentParser(add_help=False)
    source.add_argument("--source", metavar="NAME|FILE", help="a shipped mapping or a mapping file")
    source.add_argument("--location", metavar="WHERE", help="file, folder or connection string")

    top = argparse.ArgumentParser(
        prog="routingml",
        description="Proposes routings for new items from the plant's own history.",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[_everywhere()],
    )
    top.set_defaults(home=None, set=[], json=False)
    # Another object than the top's, whose defaults were just set: argparse shares the options.
    everywhere = _everywhere()
    top.add_argument("--version", action="version", version=f"routingml {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    common = [everywhere, answer]

    _demo(commands.add_parser("demo", parents=common, help="the embedded demo plant, end to end"))
    add_doctor(
        commands.add_parser(
            "doctor", parents=[*common, source], help="what this PC has and what is missing"
        )
    )
    add_audit(commands.add_parser("audit", parents=common, help="who did what, and when"))
    commands.add_parser("sync", parents=[*common, source], help="bring the plant's rows here")
    _train(commands.add_parser("train", parents=common, help="learn a new model version"))
    _jobs(
        commands.add_parser("jobs", parents=common, help="trainings that wait, run and ended"),
        common,
    )
    _predict(commands.add_parser("predict", parents=common, help="propose routings for items"))
    add_next(
        commands.add_parser(
            "next", parents=common, help="which operation comes next in a routing made by hand"
        )
    )
    _evaluate(commands.add_parser("evaluate", parents=[everywhere], help="measure against history"))
    _replay(
        commands.add_parser(
            "replay",
            parents=[everywhere],
            help="the past month by month, as if the program had been there",
        )
    )
    _models(commands.add_parser("models", parents=common, help="trained versions"), common)
    _standards(
        commands.add_parser("standards", parents=common, help="standards that bookings contradict")
    )
    _outside(
        commands.add_parser(
            "outside", parents=common, help="subcontracted operations, and what is done in-house"
        ),
        common,
    )
    _export(commands.add_parser("export", parents=common, help="write proposed routings to a file"))
    add_quality(commands.add_parser("quality", parents=[everywhere], help="quality cycles"), common)
    window = commands.add_parser("window", parents=[everywhere], help="open the window")
    window.add_argument("codes", nargs="*", metavar="CODE", help="items to ask for at once")
    return top


def _everywhere() -> argparse.ArgumentParser:
    """Options that may stand before and after the command."""
    everywhere = argparse.ArgumentParser(add_help=False)
    everywhere.add_argument(
        "--home",
        default=argparse.SUPPRESS,
        type=_folder,
        metavar="DIR",
        help="everything the program keeps",
    )
    everywhere.add_argument(
        "--set",
        default=argparse.SUPPRESS,
        action="append",
        metavar="SECTION.KEY=VALUE",
        help="a setting for this run",
    )
    return everywhere


def _folder(typed: str) -> str:
    """The folder as typed; an empty one is refused, as it often is a variable that was not set."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return typed


def _demo(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--size",
        choices=("small", "medium", "large"),
        default="small",
        help="2,000 (default), 20,000 or 325,000 items, when the plant is built",
    )
    command.add_argument("--seed", type=int, default=7, help="the same seed, the same plant")
    command.add_argument("--offscreen", action="store_true", help="no window on the screen")
    command.add_argument(
        "--output", metavar="DIR", default=".", help="where window.png and summary.json go"
    )


def _train(command: argparse.ArgumentParser) -> None:
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


def _jobs(command: argparse.ArgumentParser, common: list[argparse.ArgumentParser]) -> None:
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


def _predict(command: argparse.ArgumentParser) -> None:
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


def _evaluate(command: argparse.ArgumentParser) -> None:
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


def _replay(command: argparse.ArgumentParser) -> None:
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


def _models(command: argparse.ArgumentParser, common: list[argparse.ArgumentParser]) -> None:
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


def _standards(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--export", metavar="FILE", help="write the approved ones; its ending is .xlsx or .csv"
    )
    command.add_argument(
        "--form",
        choices=("excel", "csv-excel", "csv"),
        help="excel, csv-excel (opens well in Excel) or csv (for machines)",
    )
    command.add_argument(
        "--again", action="store_true", help="judge anew; with --export also those that left before"
    )
    command.add_argument("--language", choices=("ko", "en"), default="ko", help="of the headers")
    command.add_argument("--overwrite", action="store_true", help="replace an existing file")


def _outside(command: argparse.ArgumentParser, common: list[argparse.ArgumentParser]) -> None:
    deeds = command.add_subparsers(dest="deed", metavar="DEED")
    deeds.add_parser("list", parents=common, help="by routings that have them; the default")
    kept = deeds.add_parser(
        "keep", parents=common, help="do exactly this operation in-house, when a question asks"
    )
    removed = deeds.add_parser("remove", parents=common, help="leave it to its subcontractor again")
    for deed in (kept, removed):
        deed.add_argument("job", metavar="CODE", help="of the subcontracted operation")
        deed.add_argument(
            "--partner", default="", metavar="CODE", help="only for this subcontractor"
        )
    kept.add_argument("in_house", metavar="IN-HOUSE", help="code of the operation done instead")
    kept.add_argument("work_center", metavar="WORK-CENTER", help="where it is done")


def _export(command: argparse.ArgumentParser) -> None:
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
