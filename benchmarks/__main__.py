"""Runs the benchmarks, each group in a process of its own, and writes one table."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from benchmarks.harness import ROUNDS, Row, Scale, markdown
from routingml_desktop.durable import write_text

GROUPS: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "neighbors": ("benchmarks.neighbors", {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}),
    "statistics": ("benchmarks.neighbor_statistics", {}),
    "minutes": ("benchmarks.minutes", {}),
    "window": ("benchmarks.first_window", {"QT_QPA_PLATFORM": "offscreen"}),
    "table": ("benchmarks.item_table", {"QT_QPA_PLATFORM": "offscreen"}),
    "prediction": ("benchmarks.prediction", {}),
    "quality": ("benchmarks.quality_cycles", {}),
    "laundry": ("benchmarks.laundry", {}),
    "standards": ("benchmarks.standards_court", {}),
    "bound": ("benchmarks.standards_bound", {}),
    "edits": ("benchmarks.edits_bound", {}),
    "memory": ("benchmarks.open_window_memory", {"QT_QPA_PLATFORM": "offscreen"}),
    "kills": ("benchmarks.kills", {}),
    "cancelling": ("benchmarks.start_cancel", {}),
    "gate": ("benchmarks.promotion_gate", {}),
    "routings": ("benchmarks.changed_routings", {}),
    "remaining": ("benchmarks.remaining_time", {}),
    "operated": ("benchmarks.operated_replay", {}),
    "heartbeat": ("benchmarks.heartbeat", {"QT_QPA_PLATFORM": "offscreen"}),
}
"""By name: the module and what its process needs to be set before it starts."""
MARK: Final = "rows: "
"""What the line with a group's rows begins with."""
RESULTS: Final = Path(__file__).with_name("results.md")


def main() -> int:
    """Measure what was asked for; 1 when a bound is missed."""
    parser = argparse.ArgumentParser(prog="python tasks.py bench", description=__doc__)
    parser.add_argument("groups", nargs="*", choices=[[], *GROUPS], help="default: all")
    parser.add_argument("--quick", action="store_true", help="small sizes, in a few minutes")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"at least {ROUNDS}")
    parser.add_argument("--out", type=Path, default=None, help="default: benchmarks/results.md")
    parser.add_argument("--inside", metavar="GROUP", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    scale = Scale(quick=asked.quick, rounds=max(asked.rounds, ROUNDS))
    if asked.inside:
        module = importlib.import_module(GROUPS[asked.inside][0])
        print(MARK + json.dumps([row.as_dict() for row in module.measure(scale)]))
        return 0
    rows = [row for group in asked.groups or GROUPS for row in _measured(group, scale)]
    table = markdown(rows)
    print(table)
    out = asked.out or (None if asked.quick or asked.groups else RESULTS)
    if out is not None:
        write_text(out, f"{_heading(scale)}\n{table}")
    return 0 if all(row.met for row in rows) else 1


def _measured(group: str, scale: Scale) -> list[Row]:
    print(f"Measuring {group} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks", "--inside", group, "--rounds", str(scale.rounds)]
    ended = subprocess.run(
        [*command, *(["--quick"] if scale.quick else [])],
        env={**os.environ, **GROUPS[group][1]},
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=True,
    )
    line = next(line for line in ended.stdout.splitlines() if line.startswith(MARK))
    found: list[dict[str, Any]] = json.loads(line.removeprefix(MARK))
    return [Row(**row) for row in found]


def _heading(scale: Scale) -> str:
    return (
        "# Benchmarks\n\n"
        "Written by `python tasks.py bench`: both sides of a line are measured in turns in one"
        f" run, median of {scale.rounds} rounds. A ratio is the median of the rounds' ratios."
        f" Times are this machine's"
        f" ({os.cpu_count()} processors, {platform.system()}, Python {platform.python_version()});"
        " the ratios are the result.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
