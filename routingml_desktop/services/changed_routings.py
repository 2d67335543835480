"""Families in which known items suddenly have other routings, told beside the gate's verdict.

What a planner, a migration or a slip of the hand did to the routings of a family is learned like
everything else, and the family's own noise hides it from the errors. But routings of known items
seldom change. So the items that the active version learned from are compared with what the new one
learned: a family is told when far more of it changed than of the others, and when the new routings
suit the similar items worse than the old ones did. One changed routing is no pattern: the items
themselves are named whose new routing suits the similar items clearly worse.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.errors import DamagedError, UnknownVersionError
from routingml_desktop.domain.promotion import Concern, Flag
from routingml_desktop.ml.learned_ways import WAY, fits, learned_ways

if TYPE_CHECKING:
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.registry.model_registry import ModelRegistry

logger = logging.getLogger(__name__)

FALSE_ALARMS: Final = 0.05
"""Share of new versions that chance alone may flag, over all families together."""
FEWEST_KNOWN: Final = 10
"""Known items of a family, to judge it."""
LEAST_SHARE: Final = 0.005
"""Of a family's known items; less hardly touches what is learned about it."""
ODD: Final = 2.0
"""How many times the share of the others must have changed."""
MOST_ASKED: Final = 200
"""Changed items of a family whose old and new routings are held against similar items."""
LEAST_FALL: Final = 0.10
"""By so much less must the new routing be like those of similar items for the item to be named."""
MOST_NAMED: Final = 10
_PARTS: Final = (
    "items.parquet",
    "routings.npz",
    "routing_numbers.parquet",
    "operations.parquet",
    "jobs.json",
)
_BEFORE: Final = "before"
_FAMILY: Final = "family"


@dataclass(frozen=True, slots=True)
class FamilyChanges:
    """How many known items of a family have another routing than before."""

    family: str
    known: int
    codes: tuple[str, ...]
    """Those that changed."""
    elsewhere: float
    """Share of the known items of other families that changed."""


def changed_routings(
    before: pl.DataFrame, known: Precedents, families: pl.DataFrame
) -> tuple[Flag, ...]:
    """Families and items to look at.

    ``before`` is what the active version learned, as ``learned_ways`` gives it, ``known`` what the
    new one knows, ``families`` item_code and ``family``.
    """
    ways = learned_ways(known.items, known.routings)
    ways = ways.join(before.rename({WAY: _BEFORE}), on=c.ITEM_CODE).sort(c.ITEM_CODE)
    both = ways.join(families, on=c.ITEM_CODE, maintain_order="left")
    told = [_told(found, both, known) for found in odd_families(both)]
    return tuple(flag for flag in (*told, _items_told(ways, known)) if flag is not None)


def odd_families(both: pl.DataFrame) -> list[FamilyChanges]:
    """Families of which more changed than chance explains; item_code, family, way and before.

    By Fisher's exact test against all other families, its level shared out among the families that
    are judged.
    """
    from scipy.stats import hypergeom  # noqa: PLC0415 (slow, and only in the child)

    if not len(both):
        return []
    changed = both.filter(pl.col(WAY) != pl.col(_BEFORE))
    counted = (
        both.group_by(_FAMILY)
        .agg(
            pl.len().alias("known"),
            (pl.col(WAY) != pl.col(_BEFORE)).sum().alias("changed"),
        )
        .filter(pl.col("known") >= FEWEST_KNOWN)
        .sort(_FAMILY)
    )
    level = FALSE_ALARMS / max(len(counted), 1)
    found = []
    for family, known, own in counted.iter_rows():
        others = len(both) - known
        if not own or not others:
            continue
        share, elsewhere = own / known, (len(changed) - own) / others
        chance = float(hypergeom.sf(own - 1, len(both), len(changed), known))
        if share >= LEAST_SHARE and share > ODD * elsewhere and chance < level:
            codes = changed.filter(pl.col(_FAMILY) == family)[c.ITEM_CODE].to_list()
            found.append(FamilyChanges(family, known, tuple(codes), elsewhere))
    return found


def _told(found: FamilyChanges, both: pl.DataFrame, known: Precedents) -> Flag | None:
    """The flag; None when the new routings suit the similar items as well as the old ones did."""
    suited = _suited(both.filter(pl.col(c.ITEM_CODE).is_in(found.codes)), known)
    if not suited:
        return None
    old, new = (float(np.mean(values)) for values in zip(*suited.values(), strict=True))
    if new >= old:
        return None
    changed = len(found.codes)
    told = (
        f"{changed} of {found.known} known items of family {found.family} have another routing "
        f"than before ({changed / found.known:.1%}, elsewhere {found.elsewhere:.1%}), and it is "
        f"less like those of similar items ({new:.2f} instead of {old:.2f}, n {len(suited)})"
    )
    facts = {
        "changed": changed,
        "known": found.known,
        "elsewhere": found.elsewhere,
        "before": old,
        "now": new,
        "n": len(suited),
    }
    return Flag(Concern.CHANGED_ROUTINGS, found.family, told, facts)


def _items_told(ways: pl.DataFrame, known: Precedents) -> Flag | None:
    """The flag that names items whose new routing suits the similar ones clearly worse, or None."""
    changed = ways.filter(pl.col(WAY) != pl.col(_BEFORE))
    suited = _suited(changed, known)
    fallen = {code: pair for code, pair in suited.items() if pair[0] - pair[1] >= LEAST_FALL}
    if not fallen:
        return None
    worst = sorted(fallen, key=lambda code: (fallen[code][1] - fallen[code][0], code))[:MOST_NAMED]
    named = ", ".join(
        f"{code} ({old:.2f} → {new:.2f})" for code in worst for old, new in [fallen[code]]
    )
    told = (
        f"{len(fallen)} of {len(suited)} known items with another routing than before have one "
        f"that is less like those of similar items: {named}"
    )
    facts = {"items": len(fallen), "changed": len(suited)}
    return Flag(Concern.CHANGED_ITEMS, named, told, facts)


def _suited(changed: pl.DataFrame, known: Precedents) -> dict[str, tuple[float, float]]:
    """How like those of similar items the old and the new routing of changed items are, by code.

    Of at most MOST_ASKED of them, spread evenly; without those that nothing can be held against.
    """
    drawn = np.linspace(0, len(changed) - 1, min(len(changed), MOST_ASKED)).astype(int)
    rows = changed[drawn]
    codes = rows[c.ITEM_CODE].to_list()
    ways = [(tuple(one), tuple(other)) for one, other in rows.select(_BEFORE, WAY).iter_rows()]
    return {
        code: (old, new)
        for code, (old, new) in zip(codes, fits(known, codes, ways), strict=True)
        if old is not None and new is not None
    }


def ways_of_version(registry: ModelRegistry, version: str) -> pl.DataFrame | None:
    """What a version learned, read from its parts alone; None when they are damaged or unknown."""
    from routingml_desktop.ml.known_items import KnownItems  # noqa: PLC0415 (only in the child)
    from routingml_desktop.ml.known_routings import KnownRoutings  # noqa: PLC0415
    from routingml_desktop.ml.parts import PartsReader  # noqa: PLC0415

    try:
        for part in _PARTS:
            registry.part(version, part)  # Its hash is compared on the way.
        reader = PartsReader(registry.folder_of(version), version)
        return learned_ways(KnownItems.load(reader), KnownRoutings.load(reader))
    except (DamagedError, UnknownVersionError) as error:
        logger.warning("The routings of %s cannot be compared with: %s", version, error)
        return None


def families_of(items: pl.DataFrame, attribute: str) -> pl.DataFrame:
    """item_code and ``family`` of each item whose ``attribute`` is filled; none without one."""
    if not attribute or attribute not in items.columns:
        return pl.DataFrame(schema={c.ITEM_CODE: pl.String, _FAMILY: pl.String})
    return (
        items.select(c.ITEM_CODE, pl.col(attribute).cast(pl.String).alias(_FAMILY))
        .drop_nulls()
        .filter(pl.col(_FAMILY) != "")
        .unique(c.ITEM_CODE, keep="first", maintain_order=True)
    )
