"""The built program tries itself: demo plant, training in its child, window, proposal, export."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from routingml_desktop.cli import main

if TYPE_CHECKING:
    from routingml_desktop.cli.demo import OpenWindow


def self_test(open_window: OpenWindow) -> int:
    """Do in a temporary home what a plant does on its first day; 0 when all of it worked."""
    with TemporaryDirectory(prefix="routingml-", ignore_cleanup_errors=True) as name:
        home = Path(name) / "라우팅 home"
        place = ["--home", str(home)]
        shown = ["demo", *place, "--offscreen", "--output", str(home), "--json"]
        status = main(shown, open_window)
        if status:
            return status
        summary = json.loads((home / "summary.json").read_text(encoding="utf-8"))
        code = summary["answers"][0]["code"]
        return main(["export", *place, code, "--file", str(home / "routing.xlsx")], open_window)
