"""The true nature of demo items: families of drawings, their sizes, materials, features, years."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import log
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.plant.demo_catalog import (
    BELLOWS_METALS,
    ENGINEERS,
    FACES,
    FEATURES,
    KINDS,
    MATERIALS,
    METALS,
    RINGS,
    Kind,
)
from routingml_desktop.plant.demo_dice import chance

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_YEAR: Final = 2008
LAST_YEAR: Final = 2025
MEDIUM_FROM_MM: Final = 210.0
LARGE_FROM_MM: Final = 300.0
NO_MATERIAL: Final = len(MATERIALS) - 1
SHOWN: Final = 0.92
"""Chance that a feature an item has is written in one of its texts."""
SIZE_SHOWN: Final = 0.49
"""Chance that the diameter column is filled; of the rest most are 0."""
SIZE_IN_TEXT: Final = 0.80
"""Chance that the specification names the size."""
GROUP_SHOWN: Final = 0.90
"""Chance that GROUP1 tells milled faces and sides."""
TILTED: Final = 0.3
"""Share of side millings that need tilting."""
GROUP2_CLASSES: Final = 375

_MACHINED = (Kind.GLAND, Kind.SLEEVE, Kind.RETAINER)
_FEATURE_CHANCE: Final[dict[Kind, tuple[float, ...]]] = {
    # key, pin, coating, heat, baffle, powder, lapping, taper, tight
    Kind.GLAND: (0.10, 0.30, 0.05, 0.02, 0.18, 0.10, 0.12, 0.20, 0.22),
    Kind.SLEEVE: (0.45, 0.15, 0.38, 0.04, 0.00, 0.08, 0.05, 0.12, 0.40),
    Kind.RETAINER: (0.22, 0.35, 0.08, 0.03, 0.04, 0.05, 0.06, 0.10, 0.20),
    Kind.STATIONARY: (0.06, 0.12, 0.05, 0.00, 0.00, 0.00, 0.85, 0.05, 0.30),
    Kind.ROTATING: (0.20, 0.18, 0.08, 0.00, 0.00, 0.00, 0.90, 0.05, 0.35),
    Kind.BELLOWS: (0.10, 0.10, 0.06, 0.30, 0.00, 0.00, 0.20, 0.00, 0.25),
    Kind.RESERVOIR: (0.00, 0.00, 0.00, 0.00, 0.40, 0.50, 0.00, 0.00, 0.30),
    Kind.ASSEMBLY: (0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.00, 0.25),
    Kind.SMALL: (0.00, 0.00, 0.05, 0.25, 0.00, 0.00, 0.00, 0.00, 0.00),
}
_HARDENED = 0.82
"""Chance that a part of a hardenable metal is heat-treated."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What items really are, one array entry per item; features are yes/no arrays."""

    kind: np.ndarray
    family: np.ndarray
    """Number of the drawing family, unique in the plant."""
    member: np.ndarray
    """Place within the family, from 0."""
    revision: np.ndarray
    variant: np.ndarray
    """Which PART_TYPE of the kind."""
    year: np.ndarray
    """Year the item was designed."""
    outer: np.ndarray
    inner: np.ndarray
    thick: np.ndarray
    size_class: np.ndarray
    """0 up to 210 mm, 1 up to 300 mm, 2 above."""
    material: np.ndarray
    seal_group: np.ndarray
    dual: np.ndarray
    group2: np.ndarray
    """Class that also tells the engineer."""
    engineer: np.ndarray
    faces: np.ndarray
    """Milled faces, 0 to 2."""
    sides: np.ndarray
    """Milled sides, 0 to 2."""
    tilted: np.ndarray
    key: np.ndarray
    pin: np.ndarray
    coating: np.ndarray
    heat: np.ndarray
    baffle: np.ndarray
    powder: np.ndarray
    lapping: np.ndarray
    taper: np.ndarray
    tight: np.ndarray
    size_in_column: np.ndarray
    size_in_text: np.ndarray
    group_shown: np.ndarray
    shown: np.ndarray
    """Items x FEATURES: which features an item has *and* tells in its texts."""
    certainty: np.ndarray
    """Chance that the features and size class guessed best from what is shown are the true ones."""
    pace: np.ndarray
    """The item's own factor on true minutes, shared within a family up to a little."""

    def __len__(self) -> int:
        return len(self.kind)

    def take(self, rows: np.ndarray) -> Traits:
        """The same for some of the items."""
        values: dict[str, Any] = {f.name: getattr(self, f.name)[rows] for f in fields(self)}
        return Traits(**values)


def make_traits(rng: np.random.Generator, count: int, first_family: int) -> Traits:
    """Draw ``count`` items in drawing families numbered from ``first_family``."""
    sizes = _family_sizes(rng, count)
    of = np.repeat(np.arange(len(sizes)), sizes)[:count]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    member = np.arange(count) - starts[of]
    kinds = np.array(list(KINDS))
    weights = np.array([KINDS[Kind(k)].weight for k in kinds])
    kind = rng.choice(kinds, len(sizes), p=weights / weights.sum())[of]
    root_year = _years(rng, len(sizes))[of]
    year = np.minimum(root_year + rng.poisson(0.5, count) * (member > 0), LAST_YEAR)
    outer = _outer(rng, kind, len(sizes), of)
    size_class = (outer > MEDIUM_FROM_MM).astype(np.int8) + (outer > LARGE_FROM_MM)
    material = _material(rng, kind, of)
    features, chances = _features(rng, kind, material, of)
    milling = _milling(rng, kind, size_class, len(sizes), of)
    group2 = rng.integers(0, GROUP2_CLASSES, len(sizes))[of]
    visible = {
        "size_in_column": chance(rng, count, SIZE_SHOWN),
        "size_in_text": chance(rng, count, SIZE_IN_TEXT),
        "group_shown": chance(rng, count, GROUP_SHOWN),
        "shown": features & chance(rng, features.size, SHOWN).reshape(features.shape),
    }
    seal_group = rng.choice(8, len(sizes), p=[0.3, 0.22, 0.1, 0.2, 0.06, 0.03, 0.03, 0.06])[of]
    return Traits(
        kind=kind,
        family=first_family + of,
        member=member,
        revision=np.minimum(rng.poisson(0.4 + 0.15 * (LAST_YEAR - year) / 4), 9),
        variant=_variants(rng, kind, len(sizes), of),
        year=year,
        outer=outer,
        inner=outer * rng.uniform(0.45, 0.82, len(sizes))[of],
        thick=np.maximum(outer * rng.uniform(0.12, 0.9, len(sizes))[of], 1.5),
        size_class=size_class,
        material=material,
        seal_group=seal_group,
        dual=chance(rng, len(sizes), 0.25)[of],
        group2=group2,
        engineer=_engineer(group2, year),
        pace=rng.lognormal(0, 0.12, len(sizes))[of] * rng.lognormal(0, 0.05, count),
        certainty=_certainty(kind, visible, chances, size_class),
        **milling,
        **dict(zip(FEATURES, features.T, strict=True)),
        **visible,
    )


def _family_sizes(rng: np.random.Generator, count: int) -> np.ndarray:
    sizes = np.minimum(rng.geometric(0.30, count), 14)
    enough = int(np.searchsorted(np.cumsum(sizes), count)) + 1
    return sizes[:enough]


def _years(rng: np.random.Generator, count: int) -> np.ndarray:
    span = np.arange(FIRST_YEAR, LAST_YEAR + 1)
    weights = 1.0 + 0.09 * np.arange(len(span))
    return rng.choice(span, count, p=weights / weights.sum())


def _outer(rng: np.random.Generator, kind: np.ndarray, families: int, of: np.ndarray) -> np.ndarray:
    median = np.array([KINDS[k].size_mm for k in Kind])[kind]
    spread = np.array([KINDS[k].spread for k in Kind])[kind]
    root = rng.standard_normal(families)[of]
    steps = np.array([1.0, 0.8, 0.9, 1.1, 1.25, 1.5])
    step = rng.choice(steps, len(kind), p=[0.62, 0.06, 0.1, 0.1, 0.08, 0.04])
    outer = np.clip(median * np.exp(root * spread) * step, 3, 900)
    return np.asarray(np.round(outer * 2) / 2)


def _material(rng: np.random.Generator, kind: np.ndarray, of: np.ndarray) -> np.ndarray:
    families = int(of[-1]) + 1
    # A family comes in a second material now and then.
    other = chance(rng, len(kind), 0.15)
    drawn = {
        "metal": _weighted(rng, dict(enumerate(METALS)), families, of, other),
        "face": _weighted(rng, FACES, families, of, other),
        "ring": _weighted(rng, RINGS, families, of, other),
        "bellows": _weighted(rng, BELLOWS_METALS, families, of, other),
    }
    return np.select(
        [
            np.isin(kind, [Kind.ASSEMBLY, Kind.KIT]),
            np.isin(kind, [Kind.STATIONARY, Kind.ROTATING]),
            kind == Kind.RING,
            kind == Kind.BELLOWS,
        ],
        [np.full(len(kind), NO_MATERIAL), drawn["face"], drawn["ring"], drawn["bellows"]],
        drawn["metal"],
    )


def _weighted(
    rng: np.random.Generator,
    weights: Mapping[int, int],
    families: int,
    of: np.ndarray,
    other: np.ndarray,
) -> np.ndarray:
    places = np.array(list(weights))
    chance = np.array(list(weights.values()), float)
    chance /= chance.sum()
    first = rng.choice(places, families, p=chance)[of]
    return np.where(other, rng.choice(places, len(of), p=chance), first)


def _features(
    rng: np.random.Generator, kind: np.ndarray, material: np.ndarray, of: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Items x FEATURES, and how likely each was."""
    table = np.array([_FEATURE_CHANCE.get(k, (0.0,) * len(FEATURES)) for k in Kind])
    chances = table[kind]
    hardenable = np.array([m.hardenable for m in MATERIALS])[material]
    heat = FEATURES.index("heat")
    machined = np.isin(kind, _MACHINED)
    chances[:, heat] = np.where(machined & hardenable, _HARDENED, chances[:, heat])
    families = int(of[-1]) + 1
    shared = rng.random((families, len(FEATURES)))[of]
    own = rng.random(chances.shape)
    strays = chance(rng, chances.size, 0.10).reshape(chances.shape)
    return np.where(strays, own, shared) < chances, chances


def _milling(
    rng: np.random.Generator,
    kind: np.ndarray,
    size_class: np.ndarray,
    families: int,
    of: np.ndarray,
) -> dict[str, np.ndarray]:
    milled = np.isin(kind, _MACHINED)
    u, v = rng.random((2, families))[:, of]
    tilted = chance(rng, families, TILTED)[of]
    much = _milled_share(kind)
    faces = (u < much).astype(np.int8) + (u < much * (0.25 + 0.1 * size_class))
    sides = (v < much * 0.7).astype(np.int8) + (v < much * 0.22)
    return {
        "faces": np.where(milled, faces, 0),
        "sides": np.where(milled, sides, 0),
        "tilted": milled & (sides > 0) & tilted,
    }


def _milled_share(kind: np.ndarray) -> np.ndarray:
    return np.where(kind == Kind.GLAND, 0.85, np.where(kind == Kind.RETAINER, 0.45, 0.25))


def _variants(
    rng: np.random.Generator, kind: np.ndarray, families: int, of: np.ndarray
) -> np.ndarray:
    """0 is the main part type; the others fade as 1/rank."""
    u = rng.random(families)[of]
    v = rng.random(families)[of]
    main = np.array([KINDS[k].main_share for k in Kind])[kind]
    types = np.array([KINDS[k].types for k in Kind])[kind]
    rank = np.exp(v * np.log(types)).astype(np.int64)
    return np.where(u < main, 0, np.clip(rank, 1, types - 1))


def _engineer(group2: np.ndarray, year: np.ndarray) -> np.ndarray:
    """A class belongs to one engineer, who hands it over once."""
    before = (group2 * 7) % len(ENGINEERS)
    after = (group2 * 11 + 3) % len(ENGINEERS)
    return np.where(year < 2013 + group2 % 9, before, after)


def _certainty(
    kind: np.ndarray, visible: Mapping[str, np.ndarray], chances: np.ndarray, size: np.ndarray
) -> np.ndarray:
    """Best guess of what is not shown, each feature by itself, from the item's own columns."""
    hidden = chances * (1 - SHOWN)
    absent = hidden / np.maximum(hidden + 1 - chances, 1e-9)
    sure = np.where(visible["shown"], 1.0, np.maximum(absent, 1 - absent)).prod(axis=1)
    size_told = visible["size_in_column"] | visible["size_in_text"]
    machined = np.isin(kind, _MACHINED)
    size_guess = np.array([_likeliest_size(k) for k in Kind])[kind]
    sure = sure * np.where(machined & ~size_told, size_guess, 1.0)
    milling_guess = _likeliest_milling(_milled_share(kind), size)
    return np.asarray(sure * np.where(machined & ~visible["group_shown"], milling_guess, 1.0))


def _likeliest_size(kind: Kind) -> float:
    """Share of the commonest size class among items of a kind."""
    facts = KINDS[kind]
    below = [
        NormalDist().cdf(log(limit / facts.size_mm) / facts.spread)
        for limit in (MEDIUM_FROM_MM, LARGE_FROM_MM)
    ]
    return max(below[0], below[1] - below[0], 1 - below[1])


def _likeliest_milling(share: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Chance of the commonest numbers of milled faces and sides, and whether those are tilted."""
    both = share * (0.25 + 0.1 * size)
    faces = np.maximum.reduce([1 - share, share - both, both])
    one_side, two_sides = share * (0.7 - 0.22), share * 0.22
    straight = 1 - TILTED
    sides = np.maximum.reduce([1 - share * 0.7, one_side * straight, two_sides * straight])
    return np.asarray(faces * sides)
