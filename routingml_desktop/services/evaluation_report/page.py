"""What a report consists of, before it is written in some form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A title; level 1 is the page's."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand one below the other."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text; all columns but the first ``words`` hold numbers."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """Points of one line, with the ends of their intervals where they have some."""

    name: str
    points: tuple[tuple[float, float], ...]
    ends: tuple[tuple[float, float] | None, ...] = ()
    joined: bool = True
    """Whether a line joins the points."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Lines over two axes; a table beside it holds the same numbers."""

    title: str
    across: str
    """What the horizontal axis shows."""
    upward: str
    series: tuple[Series, ...]
    span: tuple[float, float] = (0.0, 1.0)
    """Of the horizontal axis."""
    height: tuple[float, float] = (0.0, 1.0)
    """Of the vertical axis."""
    share: bool = True
    """Whether the vertical axis reads as per cent."""
    share_across: bool = True
    diagonal: bool = False
    """Whether a thin line marks where both axes are the same."""
    level: float | None = None
    """A height that a thin line marks."""
    names: tuple[str, ...] = field(default=())
    """Words below the places 0, 1, 2, ... of the horizontal axis instead of numbers."""


Block: TypeAlias = Heading | Paragraph | Points | Table | Plot


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report."""

    title: str
    language: str
    """``ko`` or ``en``."""
    blocks: tuple[Block, ...]
