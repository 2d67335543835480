"""What can be typed."""

from __future__ import annotations

import argparse

from routingml_desktop import __version__
from routingml_desktop.cli.asking_arguments import add_export, add_predict
from routingml_desktop.cli.measuring_arguments import add_evaluate, add_replay
from routingml_desktop.cli.next_operations import add_arguments as add_next
from routingml_desktop.cli.office import add_audit, add_doctor
from routingml_desktop.cli.quality import add_arguments as add_quality
from routingml_desktop.cli.training_arguments import add_jobs, add_models, add_train

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
    add_train(commands.add_parser("train", parents=common, help="learn a new model version"))
    add_jobs(
        commands.add_parser("jobs", parents=common, help="trainings that wait, run and ended"),
        common,
    )
    add_predict(commands.add_parser("predict", parents=common, help="propose routings for items"))
    add_next(
        commands.add_parser(
            "next", parents=common, help="which operation comes next in a routing made by hand"
        )
    )
    add_evaluate(
        commands.add_parser("evaluate", parents=[everywhere], help="measure against history")
    )
    add_replay(
        commands.add_parser(
            "replay",
            parents=[everywhere],
            help="the past month by month, as if the program had been there",
        )
    )
    add_models(commands.add_parser("models", parents=common, help="trained versions"), common)
    _standards(
        commands.add_parser("standards", parents=common, help="standards that bookings contradict")
    )
    _outside(
        commands.add_parser(
            "outside", parents=common, help="subcontracted operations, and what is done in-house"
        ),
        common,
    )
    add_export(
        commands.add_parser("export", parents=common, help="write proposed routings to a file")
    )
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
