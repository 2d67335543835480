"""Which items a quality cycle asks: drawn by seed, of those that have evidence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain.columns import ITEM_CODE
from routingml_desktop.domain.quality_cycle import SamplingStrategy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from routingml_desktop.settings import QualitySettings

STRATUM: Final = "stratum"
LAST: Final = "last_booked"
POPULATION_COLUMNS: Final = (ITEM_CODE, STRATUM, LAST)
MOST_STRATA: Final = 500
"""An attribute with more values tells items apart rather than families."""


def sampled(
    population: pl.DataFrame,
    size: int,
    strategy: SamplingStrategy,
    seed: int,
    settings: QualitySettings,
) -> list[str]:
    """At most ``size`` item codes of the population, ascending; the same seed draws the same.

    ``population`` has POPULATION_COLUMNS, each item once. A smaller population is taken whole.
    """
    rows = population.sort(ITEM_CODE)
    size = min(size, len(rows))
    random = np.random.default_rng(seed)
    if strategy is SamplingStrategy.STRATIFIED:
        places = _stratified(rows, size, random)
    elif strategy is SamplingStrategy.RECENT:
        places = _recent(rows, size, random, settings)
    else:
        places = random.permutation(len(rows))[:size].tolist()
    return rows[ITEM_CODE].gather(sorted(places)).to_list()


def allocation(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many of each stratum are drawn: in proportion, every stratum at least once.

    Largest remainder: what the whole parts leave goes to the strata with the largest fractions,
    and never more than a stratum has. With fewer places than strata the largest ones get one each.
    """
    ranked = sorted(sizes, key=lambda name: (-sizes[name], name))
    if wanted <= len(ranked):
        return {name: int(place < wanted) for place, name in enumerate(ranked)}
    total = sum(sizes.values())
    wanted = min(wanted, total)
    quotas = {name: wanted * sizes[name] / total for name in ranked}
    drawn = {name: min(sizes[name], max(1, int(quotas[name]))) for name in ranked}
    left = wanted - sum(drawn.values())
    while left:
        step = 1 if left > 0 else -1
        open_ = [
            name for name in ranked if (drawn[name] < sizes[name] if left > 0 else drawn[name] > 1)
        ]
        most_owed = max(open_, key=lambda name: step * (quotas[name] - drawn[name]))
        drawn[most_owed] += step
        left -= step
    return drawn


def strata_attribute(items: pl.DataFrame, weights: Mapping[str, float], wanted: str = "") -> str:
    """The attribute that tells families apart: the one wanted, else the weightiest code.

    Found by its values and what the model learned of it, never by its name: a text column with few
    distinct values. Empty when there is none.
    """
    if wanted:
        return wanted
    for name in sorted(weights, key=lambda name: (-weights[name], name)):
        if weights[name] <= 0 or items.schema.get(name) != pl.String:
            continue
        if 2 <= items[name].n_unique() <= min(MOST_STRATA, max(2, len(items) // 10)):  # noqa: PLR2004 (one value tells nothing apart)
            return name
    return ""


def _stratified(rows: pl.DataFrame, size: int, random: np.random.Generator) -> list[int]:
    strata = rows[STRATUM].fill_null("").to_list()
    members: dict[str, list[int]] = {}
    for place, stratum in enumerate(strata):
        members.setdefault(stratum, []).append(place)
    wanted = allocation({name: len(found) for name, found in members.items()}, size)
    return [
        place for name in sorted(members) for place in _drawn(members[name], wanted[name], random)
    ]


def _recent(
    rows: pl.DataFrame, size: int, random: np.random.Generator, settings: QualitySettings
) -> list[int]:
    """A share from the items booked lately, the rest from all others; each makes up for the other.

    Lately is counted from the plant's last booking, so that an old snapshot has recent items too.
    """
    last = rows[LAST].max()
    since = None if last is None else last - timedelta(days=settings.recent_days)  # type: ignore[operator]
    is_recent = rows.select(
        (pl.col(LAST) >= since).fill_null(value=False) if since is not None else pl.lit(value=False)
    ).to_series()
    mask = np.broadcast_to(is_recent.to_numpy(), len(rows))
    recent, others = np.flatnonzero(mask).tolist(), np.flatnonzero(~mask).tolist()
    wanted = min(len(recent), round(size * settings.recent_share))
    wanted = max(wanted, size - len(others))
    return _drawn(recent, wanted, random) + _drawn(others, size - wanted, random)


def _drawn(places: Sequence[int], wanted: int, random: np.random.Generator) -> list[int]:
    return [places[chosen] for chosen in random.permutation(len(places))[:wanted].tolist()]
