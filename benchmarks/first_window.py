"""P10: the first window, against a bare one and one that loads everything first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from functools import partial
from typing import Any, Final

from benchmarks.harness import Row, Scale, in_turns
from benchmarks.plant_homes import FOLDER

P10_BARE: Final = 1.6
P10_EAGER: Final = 4.0
LATER: Final = (
    "sklearn", "scipy", "pandas", "pyarrow", "pyqtgraph", "lightgbm", "polars", "numpy", "hnswlib",
    "pydantic", "pyodbc", "skops",
)  # fmt: skip
"""Must not be loaded when the window is painted for the first time."""


def measure(scale: Scale) -> list[Row]:
    """The rows of P10."""
    for kind in ("program", "bare", "eager"):
        _opened(kind)  # the first start of all fills the caches
    program, bare, eager = in_turns(
        scale.rounds, *(partial(_seconds, kind) for kind in ("program", "bare", "eager"))
    )
    loaded = [name for name in LATER if name in _opened("program")["modules"]]
    n = f"{scale.rounds} fresh processes each"
    return [
        Row(
            "P10",
            "first window against a bare PySide6 window",
            n,
            str(program),
            str(bare),
            f"{program.by(bare):.2f}",
            f"<= {P10_BARE}",
            program.by(bare) <= P10_BARE,
        ),
        Row(
            "P10",
            "first window against a start that loads everything first",
            n,
            str(program),
            str(eager),
            f"1/{eager.by(program):.1f}",
            f"<= 1/{P10_EAGER:.0f}",
            eager.by(program) >= P10_EAGER,
        ),
        Row(
            "P10",
            "heavy modules loaded at the first paint",
            f"{len(LATER)} names",
            ", ".join(loaded) or "none",
            "",
            "",
            "none",
            not loaded,
        ),
    ]


def _seconds(kind: str) -> float:
    return float(_opened(kind)["seconds"])


def _opened(kind: str) -> dict[str, Any]:
    home = FOLDER / "first window"
    command = [sys.executable, "-m", "benchmarks.first_paint", kind, str(time.time()), str(home)]
    # An installed program has its bytecode, whatever this shell says about writing it.
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(FOLDER / "bytecode")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    # Qt's offscreen plugin chatters on stderr; a process that fails is told of with all it said.
    ended = subprocess.run(
        command, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    if ended.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {ended.returncode}: {ended.stderr}")
    answer: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return answer
