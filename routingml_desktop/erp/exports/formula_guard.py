"""Texts that a spreadsheet would run as a formula, made harmless and back again."""

from __future__ import annotations

from typing import Final

_SIGNS: Final = frozenset("=+-@＝＋－＠")
"""A cell that starts with one is a formula; full-width forms count in East Asian Excel."""

_LEADING_CONTROLS: Final = frozenset("\t\r\n")


def guarded(text: str) -> str:
    """``text`` with an apostrophe in front where a spreadsheet would run it as a formula."""
    return f"'{text}" if _is_risky(text) else text


def unguarded(text: str) -> str:
    """What ``guarded`` was given."""
    return text[1:] if text.startswith("'") and _is_risky(text) else text


def _is_risky(text: str) -> bool:
    """Whether ``text`` starts a formula, behind apostrophes and blanks too.

    Apostrophes are looked through so that a text that has one already gets another: then taking one
    off always gives the text back.
    """
    bare = text.lstrip("'")
    return bare[:1] in _LEADING_CONTROLS or bare.lstrip()[:1] in _SIGNS
