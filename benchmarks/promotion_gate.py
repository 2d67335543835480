"""Poisoned versions at the promotion gate: label noise of 1 to 20 % in one family.

The challengers learn from the whole plant, with one family's labels spoilt: minutes booked ten
times too long or short, or routings swapped among the family's items. As in the program the spoilt
rows are also what both are judged by. Two versions answer in turn:

- a young one, which learned from a few of the items, so that more history is a real gain and the
  gate has a reason to promote; what it knows too little of, it cannot miss;
- a grown one, which learned from the same plant before it was spoilt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from benchmarks.harness import Row, Scale
from benchmarks.plant_homes import synced_home
from routingml_desktop.domain import columns as c
from routingml_desktop.ml.baselines import way_names
from routingml_desktop.ml.code_attributes import (
    family_attribute,
    sibling_attributes,
    sibling_groups,
)
from routingml_desktop.ml.held_out import unit_table
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.learned_ways import WAY, learned_ways
from routingml_desktop.ml.routing_rows import known_routings
from routingml_desktop.ml.training import train
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.services.changed_routings import changed_routings, families_of
from routingml_desktop.services.odd_bookings import odd_bookings
from routingml_desktop.services.promotion import contest, flagged, verdict
from routingml_desktop.services.training_process import training_frames
from routingml_desktop.services.trial import Trial, frozen_items, trial, truth
from routingml_desktop.settings import Settings

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.domain.promotion import Verdict
    from routingml_desktop.ml.training import TrainingFrames

SHARES: Final = (0.01, 0.05, 0.10, 0.20)
FEW: Final = 0.1
"""Share of the items with a routing that the young version learned from."""
TENFOLD: Final = 10.0
HARM: Final = 0.02
"""By so much the family's error on true bookings must grow for the poison to count as harmful."""
SETTINGS: Final = Settings()


@dataclass(frozen=True, slots=True)
class Champion:
    """A version that answers: what it said of the frozen items, and what it learned."""

    name: str
    trial: Trial
    ways: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Judged:
    """A challenger and what the gate said."""

    share: float
    verdict: Verdict
    harm: float
    """Share by which the family's error on the true bookings is above the clean challenger's."""


def measure(scale: Scale) -> list[Row]:
    """One row per champion and kind of poison, and one per champion for the clean challenger."""
    frames = _frames()
    family = family_of(frames)
    items = frozen_items(frames, (), SETTINGS.promotion.holdout_items, SETTINGS.evaluation.seed)
    named = _largest_family(frames, items, family)
    few, clean = _fewer(frames), _trial(frames, items)
    champions = (
        Champion("young", _trial(few, items), _ways(few)),
        Champion("grown", clean, _ways(frames)),
    )
    rows = [
        _clean_row(champion, _judged(frames, items, family, champion, clean), len(items))
        for champion in champions
    ]
    for kind, spoil in (("minutes", _spoilt_minutes), ("routings", _spoilt_routings)):
        found: dict[str, list[Judged]] = {champion.name: [] for champion in champions}
        for share in scale.of(SHARES, SHARES[-1:]):
            bad = spoil(frames, family, named, share)
            challenger = _trial(bad, items)
            harm = _harm(frames, items, family, named, clean, challenger)
            for champion in champions:
                said = _judged(bad, items, family, champion, challenger)
                found[champion.name].append(Judged(share, said, harm))
                print(f"{kind} {share:.0%}, {champion.name}: {said.sentence}", flush=True)
        rows += [_row(kind, name, judged) for name, judged in found.items()]
    return rows


def _clean_row(champion: Champion, said: Verdict, items: int) -> Row:
    """Only a young version is beaten by the same plant's whole history; none may be flagged."""
    wanted = champion.name == "young"
    return Row(
        "T1b",
        f"a clean challenger beside a {champion.name} version",
        f"{items} frozen items",
        f"{'promoted' if said.promoted else 'refused'}: {said.sentence}",
        "",
        "",
        f"{'promoted' if wanted else 'refused'}, nothing flagged",
        said.promoted == wanted and not said.flags,
    )


def _row(kind: str, champion: str, found: list[Judged]) -> Row:
    caught = [each for each in found if not each.verdict.promoted or each.verdict.flags]
    harmful = [each for each in found if each.harm > HARM]
    missed = [each for each in harmful if each not in caught]
    told = ", ".join(
        f"{each.share:.0%} {'refused' if not each.verdict.promoted else 'promoted'}"
        f"{' and flagged' if each.verdict.flags else ''} (harm {each.harm:+.1%})"
        for each in found
    )
    return Row(
        "T1b",
        f"poisoned {kind} in one family beside a {champion} version",
        f"{len(found)} versions, {len(harmful)} harmful",
        f"{len(caught)} caught: {told}",
        "",
        "",
        "every harmful one caught",
        not missed,
    )


def _frames() -> TrainingFrames:
    home = synced_home("small")
    return training_frames(SnapshotStore(home.plant).open(), silent, never)


def family_of(frames: TrainingFrames) -> str:
    """The attribute that tells families apart in the plant; empty without one."""
    compared = [attribute for attribute in frames.attributes if attribute.compared]
    units = unit_table(frames.operations)
    ways = way_names(units.unique(c.ITEM_CODE, keep="last", maintain_order=True))
    siblings = sibling_groups(frames.items, sibling_attributes(frames.items, frames.attributes))
    return family_attribute(frames.items, ways, compared, siblings) or ""


def _largest_family(frames: TrainingFrames, items: tuple[str, ...], family: str) -> str:
    """The family with most bookings of frozen items, so that there is something to judge by."""
    booked = frames.actuals.filter(pl.col(c.ITEM_CODE).is_in(list(items)))
    counted = (
        booked.join(frames.items.select(c.ITEM_CODE, family), on=c.ITEM_CODE)
        .group_by(family)
        .len()
        .drop_nulls()
        .sort("len", family, descending=True)
    )
    return str(counted[family][0])


def _fewer(frames: TrainingFrames) -> TrainingFrames:
    """What the plant knew when it had made few items."""
    routed = frames.operations[c.ITEM_CODE].drop_nulls().unique().sort()
    count = round(FEW * len(routed))
    known = routed[np.sort(np.random.default_rng(11).permutation(len(routed))[:count])]
    early = pl.col(c.ITEM_CODE).is_in(known.implode())
    return replace(
        frames,
        operations=frames.operations.filter(early),
        actuals=frames.actuals.filter(early),
    )


def _spoilt_minutes(
    frames: TrainingFrames, family: str, named: str, share: float
) -> TrainingFrames:
    rows = frames.actuals.with_row_index("row").join(
        frames.items.filter(pl.col(family).cast(pl.String) == named).select(c.ITEM_CODE),
        on=c.ITEM_CODE,
    )["row"]
    drawn = np.random.default_rng(7)
    chosen = drawn.permutation(rows.to_numpy())[: round(share * len(rows))]
    factor = np.ones(len(frames.actuals))
    factor[chosen] = drawn.choice([TENFOLD, 1 / TENFOLD], len(chosen))
    spoilt = frames.actuals.with_columns(
        pl.col(name) * pl.Series(factor) for name in (c.SETUP_MINUTES, c.RUN_MINUTES)
    )
    return replace(frames, actuals=spoilt)


def _spoilt_routings(
    frames: TrainingFrames, family: str, named: str, share: float
) -> TrainingFrames:
    """The routings of some items of the family change hands in a circle."""
    codes = (
        frames.items.filter(pl.col(family).cast(pl.String) == named)
        .join(frames.operations.select(c.ITEM_CODE).unique(), on=c.ITEM_CODE)[c.ITEM_CODE]
        .sort()
    )
    count = max(2, round(share * len(codes)))
    chosen = codes[np.sort(np.random.default_rng(7).permutation(len(codes))[:count])].to_list()
    handed = dict(zip(chosen, [*chosen[1:], chosen[0]], strict=True))
    return replace(
        frames,
        operations=frames.operations.with_columns(pl.col(c.ITEM_CODE).replace(handed)),
    )


def _trial(frames: TrainingFrames, items: tuple[str, ...]) -> Trial:
    return trial(frames, items, SETTINGS.learning, SETTINGS.index, silent, never)


def _judged(
    frames: TrainingFrames,
    items: tuple[str, ...],
    family: str,
    champion: Champion,
    challenger: Trial,
) -> Verdict:
    """What the gate says of a version that learned from ``frames``, as in the program."""
    real = truth(frames, items, SETTINGS.promotion.recent_days, family)
    found = contest(real, champion.trial, challenger, SETTINGS.evaluation)
    if found is None:
        raise RuntimeError(f"too few of {frames.items.height} items to judge by")
    said = verdict(found, champion.name, SETTINGS.promotion)
    said = flagged(said, odd_bookings(found), "bookings")
    both = champion.ways.join(_ways(frames), on=c.ITEM_CODE, suffix="_now")
    if both.filter(pl.col(WAY) != pl.col(f"{WAY}_now")).is_empty():
        return said  # Nothing to learn a model for.
    model = train(frames, SETTINGS.learning, SETTINGS.index, silent, never)
    families = families_of(frames.items, family)
    changed = changed_routings(champion.ways, model.parts.precedents, families)
    return flagged(said, changed, "routings")


def _ways(frames: TrainingFrames) -> pl.DataFrame:
    """What a version learns of the items' routings."""
    items = KnownItems(frames.items.unique(c.ITEM_CODE, keep="first").sort(c.ITEM_CODE))
    return learned_ways(
        items, known_routings(frames.operations, frames.actuals, items.codes, never)
    )


def _harm(
    frames: TrainingFrames,
    items: tuple[str, ...],
    family: str,
    named: str,
    clean: Trial,
    challenger: Trial,
) -> float:
    """On the true bookings of the family: how much larger the error is than the clean one's."""
    real = truth(frames, items, SETTINGS.promotion.recent_days, family)
    found = contest(real, clean, challenger, SETTINGS.evaluation)
    if found is None:
        return 0.0
    rows = (found.families == named) & ~np.isnan(found.champion) & ~np.isnan(found.challenger)
    before = np.abs(found.champion[rows] - found.actual[rows]).sum()
    after = np.abs(found.challenger[rows] - found.actual[rows]).sum()
    exact = float(found.champion_exact.mean() - found.challenger_exact.mean())
    return max(float(after / before) - 1.0 if before else 0.0, exact)


def silent(_progress: Progress) -> None:
    """Nobody listens."""


def never() -> bool:
    """Nobody stops it."""
    return False
