"""The hidden manufacturing rules of the demo plant: from what an item is to how it is made.

A routing is a row of slots, each holding a job or none. Every choice that is not forced is drawn
with a probability that engineer, year, size and lot move, and the probabilities are kept: their
product is the chance of the drawn routing, and the product of the larger sides the chance of the
likeliest one, which is the ceiling for anybody who knows everything but the dice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from routingml_desktop.plant.demo_catalog import MATERIALS, SEAL_GROUPS, Kind
from routingml_desktop.plant.demo_dice import Dice, chance
from routingml_desktop.plant.demo_shop import JOB
from routingml_desktop.plant.demo_traits import NO_MATERIAL, Traits

SLOTS: Final = 28
TURN_MILL_SINCE: Final = 2012
WASHER_SINCE: Final = 2014
MARKER_SINCE: Final = 2011
MEDIUM_TURN_MILL_SINCE: Final = 2020
LARGE_LATHE_SINCE: Final = 2015
TITANIUM_BOUGHT: Final = tuple(range(2013, 2018))
HUGE_MM: Final = 420
BALANCED_MM: Final = 110
WATER_TESTED_MM: Final = 90
WIDE_FACE_MM: Final = 120
EXOTIC_CUTTING: Final = 1.4
FURNACE_SINCE: Final = 2019
COATER_SINCE: Final = 2021
VISUAL_SINCE: Final = 2017
CMM_SINCE: Final = 2016
LARGE: Final = 2
WHOLLY_OUTSIDE: Final = JOB["Z90-1"]
"""The only job of a routing numbered 외주."""
DRY_GAS: Final = SEAL_GROUPS.index("DRY GAS")
BELLOWS_SEAL: Final = SEAL_GROUPS.index("BELLOWS")
_CARBONS = tuple(place for place, m in enumerate(MATERIALS) if m.code.startswith("CARBON"))
_TITANIUM = next(place for place, m in enumerate(MATERIALS) if m.code == "TITANIUM")
_KALREZ = next(place for place, m in enumerate(MATERIALS) if m.code == "FFKM")
_EXOTIC = tuple(
    place for place, m in enumerate(MATERIALS) if m.cutting >= EXOTIC_CUTTING and not m.brittle
)
_CAST = np.array([material.cast for material in MATERIALS])
_HABIT_DEBURR = np.array([0.99, 0.99, 0.96, 0.99, 0.93, 0.99])
_HABIT_TURN_MILL = np.array([0.97, 0.90, 0.96, 0.05, 0.97, 0.93])
_HABIT_PACK = np.array([0.02, 0.97, 0.03, 0.96, 0.02, 0.98])


@dataclass(frozen=True, slots=True)
class Routed:
    """Drawn routings, one row per item."""

    slots: np.ndarray
    """Items x SLOTS, places in JOBS in order; 0 is no operation."""
    probability: np.ndarray
    """Chance of this routing, given what the item is."""
    ceiling: np.ndarray
    """Chance of the likeliest one."""


def route(
    rng: np.random.Generator, traits: Traits, year: np.ndarray, *, big_lot: np.ndarray | None = None
) -> Routed:
    """Draw one routing per item as designed in ``year``; ``big_lot`` asks for the lot-size way."""
    count = len(traits)
    dice = Dice(rng, count)
    lot = np.zeros(count, bool) if big_lot is None else big_lot
    slots = np.zeros((count, SLOTS), np.int8)
    rules = (
        ((Kind.GLAND, Kind.SLEEVE, Kind.RETAINER), _machined(dice, traits, year, lot)),
        ((Kind.STATIONARY, Kind.ROTATING), _face(dice, traits, year)),
        ((Kind.ASSEMBLY,), _assembly(dice, traits, lot)),
        ((Kind.KIT,), _kit(dice, traits)),
        ((Kind.RESERVOIR,), _reservoir(dice, traits)),
        ((Kind.BELLOWS,), _bellows(dice, traits, year)),
        ((Kind.RING, Kind.SMALL), _bought(dice, traits)),
    )
    for kinds, made in rules:
        rows = np.isin(traits.kind, kinds)
        for place, (jobs, where) in enumerate(made):
            slots[rows & where, place] = np.broadcast_to(jobs, (count,))[rows & where]
    return _bought_whole(rng, traits, year, Routed(slots, dice.probability, dice.ceiling))


def _bought_whole(rng: np.random.Generator, t: Traits, year: np.ndarray, own: Routed) -> Routed:
    """Some items are made wholly by a partner: a policy of material, size and years."""
    machined = np.isin(t.kind, (Kind.GLAND, Kind.SLEEVE, Kind.RETAINER))
    scarce = machined & (t.material == _TITANIUM) & np.isin(year, TITANIUM_BOUGHT)
    huge = machined & (t.outer > HUGE_MM) & (year < LARGE_LATHE_SINCE)
    share = np.where(scarce | huge, 0.92, np.where(machined, 0.006, 0.0))
    share = np.where(t.kind == Kind.RING, np.where(t.material == _KALREZ, 0.96, 0.12), share)
    outside = chance(rng, len(t), share)
    slots = np.where(outside[:, None], 0, own.slots)
    slots[outside, 0] = WHOLLY_OUTSIDE
    return Routed(
        slots,
        np.where(outside, share, (1 - share) * own.probability),
        np.maximum(share, (1 - share) * own.ceiling),
    )


def _job(code: str) -> int:
    return JOB[code]


Steps = list[tuple["np.ndarray | int", np.ndarray]]


def _machined(dice: Dice, t: Traits, year: np.ndarray, lot: np.ndarray) -> Steps:
    """Turned and milled metal parts."""
    mine = np.isin(t.kind, (Kind.GLAND, Kind.SLEEVE, Kind.RETAINER))
    large = t.size_class == LARGE
    medium = (t.size_class == 1) & mine
    work = t.faces + t.sides + t.key
    fits = mine & ~large & (year >= TURN_MILL_SINCE) & (work > 0) & ~t.taper
    wanted = np.where(year >= TURN_MILL_SINCE + 5, _HABIT_TURN_MILL[t.engineer], 0.06)
    wanted = np.where(medium & (year < MEDIUM_TURN_MILL_SINCE), 0.04, wanted)
    turn_mill = dice.happens(np.where(lot, 1 - wanted, wanted), fits)
    turned = mine & ~turn_mill & ~large
    exotic = np.isin(t.material, _EXOTIC)
    second = turned & (medium | (t.kind == Kind.GLAND) | (t.thick > 0.6 * t.outer))
    heat, heat_job = _heat(dice, t, year, mine)
    coated, coat_job = _coating(dice, t, year, mine)
    left_faces = np.where(turn_mill, np.maximum(t.faces - 1, 0), t.faces)
    left_sides = np.where(turn_mill & ~t.tilted, 0, t.sides)
    milled = mine & (t.faces + t.sides > 0)
    deburr = dice.happens(np.where(milled, _HABIT_DEBURR[t.engineer], 0.03), mine)
    lapped = mine & t.lapping & (t.kind != Kind.SLEEVE)
    measured = mine & t.tight & (large | t.tilted | exotic) & (year >= CMM_SINCE)
    return [
        (_job("B10-1"), mine & (exotic | _CAST[t.material])),
        (_job("A00-1"), dice.happens(0.98, mine & ~_CAST[t.material] & ~large)),
        (np.where(large, _job("A05-1"), _job("A01-1")), turned | (mine & large)),
        (_job("Q05-1"), mine & (t.tight | exotic)),
        (_job("A01-2"), second),
        (heat_job, heat),
        (np.where(t.taper, _job("A02-2"), _job("A02-1")), turned),
        (_job("A05-2"), mine & large),
        (_job("C10-1"), turn_mill),
        (_job("C10-2"), turn_mill & ((t.faces > 0) | exotic)),
        (_job("M10-1"), mine & (left_faces > 0)),
        (_job("M10-2"), mine & (left_faces > 1)),
        (np.where(t.tilted, _job("M30-1"), _job("M20-1")), mine & (left_sides > 0)),
        (_job("M20-2"), mine & (left_sides > 1) & ~t.tilted),
        (_job("M40-1"), mine & t.key & ~turn_mill),
        (_job("D20-1"), mine & t.pin & ~turn_mill),
        (_job("D30-1"), mine & ((t.kind == Kind.GLAND) | (t.faces > 1))),
        (_job("D10-1"), deburr),
        (coat_job, coated),
        (_job("G10-1"), mine & (coated | (heat & t.tight))),
        (_job("L10-1"), lapped),
        *_finish(dice, t, year, mine, measured),
    ]


def _finish(
    dice: Dice, t: Traits, year: np.ndarray, mine: np.ndarray, measured: np.ndarray
) -> Steps:
    """Washing or pin fitting, marking, inspection, packing."""
    simple = (t.kind == Kind.RETAINER) & ~t.lapping & ~t.coating & ~t.powder
    return [
        (_job("W20-1"), mine & (year >= WASHER_SINCE) & ~simple),
        (_job("F05-1"), dice.happens(0.97, mine & t.pin)),
        (_job("K10-1"), mine & (year >= MARKER_SINCE)),
        (np.where(measured, _job("Q10-2"), _job("Q10-1")), mine),
        (_job("Q15-1"), mine & (year >= VISUAL_SINCE)),
        (_job("F20-1"), dice.happens(_HABIT_PACK[t.engineer], mine)),
    ]


def _heat(
    dice: Dice, t: Traits, year: np.ndarray, mine: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Heat treatment went outside until the furnace came; large parts still do."""
    heat = mine & t.heat
    fits = heat & (year >= FURNACE_SINCE) & (t.size_class < LARGE)
    inside = dice.happens(np.where(year > FURNACE_SINCE + 1, 0.97, 0.6), fits)
    return heat, np.where(inside, _job("H10-1"), _job("Z10-1"))


def _coating(
    dice: Dice, t: Traits, year: np.ndarray, mine: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Coating is bought, except small parts since the plant has its own coater."""
    coated = mine & t.coating
    nickel = np.isin(t.material, _EXOTIC)
    fits = coated & (year >= COATER_SINCE) & (t.size_class == 0) & ~nickel
    inside = dice.happens(np.where(year > COATER_SINCE, 0.96, 0.55), fits)
    return coated, np.where(inside, _job("J10-1"), _job("Z20-1"))


def _face(dice: Dice, t: Traits, year: np.ndarray) -> Steps:
    """Seal faces: hard ones ground and lapped, carbon turned and lapped."""
    mine = np.isin(t.kind, (Kind.STATIONARY, Kind.ROTATING))
    soft = mine & np.isin(t.material, _CARBONS)
    hard = mine & ~soft
    coated, coat_job = _coating(dice, t, year, mine)
    precise = mine & t.lapping & (t.tight | (t.kind == Kind.ROTATING))
    twice = dice.happens(np.where(t.outer > WIDE_FACE_MM, 0.97, 0.95), precise)
    pack = dice.happens(_HABIT_PACK[t.engineer], mine)
    washed = mine & (year >= WASHER_SINCE)
    return [
        (_job("A01-1"), soft),
        (_job("A02-1"), soft),
        (_job("Q05-1"), mine & t.tight),
        (_job("G20-1"), hard),
        (_job("G10-1"), hard & (t.tight | (t.kind == Kind.ROTATING))),
        (_job("M40-1"), mine & t.key),
        (_job("D20-1"), mine & t.pin),
        (coat_job, coated),
        (_job("L10-1"), mine & t.lapping),
        (_job("L10-2"), twice),
        (_job("W20-1"), washed),
        (_job("K10-1"), mine & (year >= MARKER_SINCE)),
        (np.where(t.tight, _job("Q10-2"), _job("Q10-1")), mine),
        (_job("Q15-1"), mine & (year >= VISUAL_SINCE)),
        (_job("F20-1"), pack),
    ]


def _assembly(dice: Dice, t: Traits, lot: np.ndarray) -> Steps:
    """F61 -> F40 -> Q30 -> F20, with more around it for special seals."""
    mine = t.kind == Kind.ASSEMBLY
    gas = mine & (t.seal_group == DRY_GAS)
    bellows = mine & (t.seal_group == BELLOWS_SEAL)
    before = dice.happens(np.where(t.dual, 0.95, 0.03), mine & ~gas) | gas
    balanced = gas | dice.happens(0.93, mine & t.tight & (t.outer > BALANCED_MM))
    water = dice.happens(0.94, bellows & (t.outer > WATER_TESTED_MM))
    return [
        (_job("F10-1"), before & ~lot),
        (np.where(t.dual, _job("F61-2"), _job("F61-1")), mine),
        (_job("N10-1"), balanced),
        (_job("F45-1"), water),
        (np.where(gas, _job("F40-2"), _job("F40-1")), mine),
        (_job("K20-1"), mine & (t.tight | gas)),
        (_job("Q30-1"), mine),
        (_job("F20-3"), mine),
    ]


def _kit(dice: Dice, t: Traits) -> Steps:
    mine = t.kind == Kind.KIT
    checked = dice.happens(np.where(t.dual, 0.94, 0.07), mine)
    return [
        (_job("F15-1"), mine),
        (_job("Q30-1"), checked),
        (_job("F20-3"), mine),
    ]


def _reservoir(dice: Dice, t: Traits) -> Steps:
    mine = t.kind == Kind.RESERVOIR
    ndt = dice.happens(0.95, mine & t.tight)
    return [
        (_job("A00-1"), mine),
        (_job("A01-1"), mine & t.baffle),
        (_job("W10-1"), mine),
        (_job("Q20-1"), ndt),
        (_job("F45-1"), mine),
        (_job("Z30-1"), mine & t.powder),
        (_job("W20-1"), dice.happens(0.05, mine)),
        (_job("Q10-1"), mine),
        (_job("F20-3"), mine),
    ]


def _bellows(dice: Dice, t: Traits, year: np.ndarray) -> Steps:
    mine = t.kind == Kind.BELLOWS
    heat, heat_job = _heat(dice, t, year, mine)
    return [
        (_job("A01-1"), mine),
        (_job("A02-1"), mine),
        (_job("W15-1"), mine),
        (heat_job, heat),
        (_job("Q20-1"), dice.happens(0.94, mine & t.tight)),
        (_job("L10-1"), mine & t.lapping),
        (_job("W20-1"), mine & (year >= WASHER_SINCE)),
        (_job("F40-1"), mine),
        (_job("Q10-1"), mine),
    ]


def _bought(dice: Dice, t: Traits) -> Steps:
    """O-rings, pins, springs: mostly bought, then looked at and packed."""
    mine = np.isin(t.kind, (Kind.RING, Kind.SMALL))
    steel = mine & (t.kind == Kind.SMALL) & (t.material != NO_MATERIAL)
    return [
        (_job("A01-1"), steel),
        (np.full(len(t), _job("Z10-1")), steel & t.heat),
        (_job("Z20-1"), steel & t.coating),
        (_job("Q10-1"), mine),
        (_job("F20-1"), dice.happens(0.9, mine)),
    ]
