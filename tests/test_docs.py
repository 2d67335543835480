"""Pages that are kept in two places say the same, and name files that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("language", "ending"), [("en", "md"), ("ko", "ko.md")])
def test_the_page_for_planners_is_the_one_in_the_help(language: str, ending: str) -> None:
    page = (ROOT / "docs" / f"how-a-proposal-comes-about.{ending}").read_text("utf-8")
    help_page = (ROOT / "resources" / "help" / language / "how.md").read_text("utf-8")

    title, links, rest = page.split("\n\n", 2)

    assert "how-a-proposal-comes-about" in links
    assert help_page == f"{title}\n\n{rest}"


def test_the_page_for_developers_names_files_that_exist() -> None:
    text = (ROOT / "docs" / "method.md").read_text("utf-8")
    named = set(re.findall(r"`((?:ml|plant)/[\w/]+(?:\.py)?/?)`", text))

    assert len(named) > 25
    assert [name for name in named if not (ROOT / "routingml_desktop" / name).exists()] == []
