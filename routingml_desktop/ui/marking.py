"""Marks a text for translation where it is kept rather than shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 (read by lupdate)
    """``text`` itself. lupdate finds the texts by this name; Qt's own function is not typed."""
    return text
