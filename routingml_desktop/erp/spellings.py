"""Names that are probably one: case, blanks, punctuation, order of words, doubled blanks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

_WORD: Final = re.compile(r"[^\W_]+")
_DOUBLED: Final = re.compile(r"\s{2,}|[^\S ]")
_ALIKE: Final = 80.0


@dataclass(frozen=True, slots=True)
class Variant:
    """A rarer spelling and the one it probably means."""

    spelling: str
    rows: int
    meant: str
    """Empty when nothing like it was found."""
    meant_rows: int

    def __str__(self) -> str:
        meant = f" like '{self.meant}' ({self.meant_rows})" if self.meant else ""
        return f"'{self.spelling}' ({self.rows}){meant}"


def variants_of(rows_by_name: Mapping[str, int]) -> list[Variant]:
    """The rarer spellings, those with the most rows first."""
    found: dict[str, Variant] = {}
    for key in (_folded, _words):
        for variant in _same_key(rows_by_name, key):
            found.setdefault(variant.spelling, variant)
    for variant in _doubled_blanks(rows_by_name):
        found.setdefault(variant.spelling, variant)
    return sorted(found.values(), key=lambda variant: (-variant.rows, variant.spelling))


def _folded(name: str) -> Hashable:
    """The letters and digits alone, regardless of case and width."""
    return "".join(_words_of(name)) or name


def _words(name: str) -> Hashable:
    """The words regardless of their order."""
    return tuple(sorted(_words_of(name))) or name


def _words_of(name: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", name).casefold())


def _same_key(rows_by_name: Mapping[str, int], key: Callable[[str], Hashable]) -> list[Variant]:
    groups: dict[Hashable, list[str]] = {}
    for name in rows_by_name:
        groups.setdefault(key(name), []).append(name)
    variants = []
    for names in groups.values():
        if len(names) > 1:
            usual, *rarer = sorted(names, key=lambda name: (-rows_by_name[name], name))
            variants += [
                Variant(name, rows_by_name[name], usual, rows_by_name[usual]) for name in rarer
            ]
    return variants


def _doubled_blanks(rows_by_name: Mapping[str, int]) -> list[Variant]:
    """Names with doubled blanks were typed by hand; the usual name is the one most like them."""
    variants = []
    for name, rows in rows_by_name.items():
        if not _DOUBLED.search(name):
            continue
        usual = [other for other, count in rows_by_name.items() if count > rows]
        closest = process.extractOne(name, usual, scorer=_likeness, score_cutoff=_ALIKE)
        meant = closest[0] if closest else ""
        variants.append(Variant(name, rows, meant, rows_by_name.get(meant, 0)))
    return variants


def _likeness(one: str, other: str, *, score_cutoff: float | None = None) -> float:  # noqa: ARG001 (rapidfuzz hands it over)
    """Shared words count most, then how much of the longer name they are."""
    first, second = " ".join(_words_of(one)), " ".join(_words_of(other))
    return float((fuzz.token_set_ratio(first, second) + fuzz.ratio(first, second)) / 2)
