"""Demo items as the item master shows them: codes, texts, classes, drawings, sizes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.plant.demo_catalog import FEATURES, KINDS, MATERIALS, SEAL_GROUPS, Kind
from routingml_desktop.plant.demo_dice import chance
from routingml_desktop.plant.demo_traits import NO_MATERIAL, Traits

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "key": ("KEYWAY", "키홈", "W/KEY"),
    "pin": ("PIN HOLE", "핀홀", "W/PIN"),
    "coating": ("CR2O3 COATED", "용사코팅", "HVOF COATING"),
    "heat": ("HRC 40~45", "열처리", "H.T"),
    "baffle": ("BAFFLE", "배플", "W/BAFFLE"),
    "powder": ("POWDER", "분체", "POWDER PAINT"),
    "lapping": ("LAPPED 2 BAND", "래핑", "LAP"),
    "taper": ("TAPER", "테이퍼", "TAPER 1:10"),
    "tight": ("TOL 0.01", "정밀", "H6"),
}
"""How engineers write a feature; which words one uses is habit."""

_SEAL_LETTERS: Final = ("M", "P", "B", "C", "G", "S", "A", "L")
_UNITS: Final = ("EA", "SET", "PCS", "ea", "MM", "mm", "KG", "Ea", "M", "L", "BOX", "")
_UNIT_SHARES: Final = (
    0.86,
    0.08,
    0.02,
    0.012,
    0.006,
    0.004,
    0.006,
    0.005,
    0.003,
    0.001,
    0.001,
    0.002,
)
_INCH_MM: Final = 25.4
OWN_DRAWING: Final = 0.45
"""Share of a family's later members that have a drawing of their own."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How items and their drawings are numbered, one array entry per item."""

    digits: np.ndarray
    """Whether the code has digits only."""
    lower: np.ndarray
    own_drawing: np.ndarray
    """Whether a family's later member has a drawing of its own."""

    @classmethod
    def draw(cls, rng: np.random.Generator, t: Traits) -> Numbering:
        """Draw it."""
        count = len(t)
        digits, lower = chance(rng, count, 0.004), chance(rng, count, 0.004)
        return cls(digits, lower, (t.member > 0) & chance(rng, count, OWN_DRAWING))


def numbered(
    items: pl.DataFrame, t: Traits, numbering: Numbering, drawn_up: np.ndarray
) -> pl.DataFrame:
    """The item view's 41 columns before the dirt.

    ``items`` are as of ``make_items``, ``drawn_up`` is the year in each one's code and drawing.
    """
    drawings = _drawings(t, numbering, drawn_up)
    place = items.columns.index("DRAW_USE")
    return pl.DataFrame(
        {
            "ITEM_CD": _item_codes(t, numbering, drawn_up),
            **items[:, :place].to_dict(),
            **drawings,
            **items[:, place:].to_dict(),
        }
    )


def make_items(rng: np.random.Generator, t: Traits) -> pl.DataFrame:
    """What the item view says, but for numbers, in the traits' order; sizes still in mm."""
    specification, additional = _texts(rng, t)
    seal = _seals(rng, t)
    count = len(t)
    raw_kind = chance(rng, count, 0.10)
    return pl.DataFrame(
        {
            **_classes(rng, t),
            "ITEM_SPEC": specification,
            "ITEM_NM": _names(rng, t),
            "ITEM_NM_ENG": pl.repeat(None, count, dtype=pl.String, eager=True),
            "ADDITIONAL_SPEC": additional,
            **_materials(rng, t),
            "GROUP3": _some(
                pl.Series(["해외"]).gather(np.zeros(count, int)), chance(rng, count, 0.009)
            ),
            "DRAW_USE": pl.repeat(None, count, dtype=pl.String, eager=True),
            "OUTDIAMETER": np.where(t.size_in_column, t.outer, 0.0),
            "INDIAMETER": np.where(t.size_in_column, np.round(t.inner, 1), 0.0),
            "OUTTHICKNESS": np.where(t.size_in_column, np.round(t.thick, 1), 0.0),
            "OUTDIAMETER_UNIT": pl.repeat("MM", count, eager=True),
            "ROTATE_CLOCKWISE": rng.integers(1, 3, count),
            "ROTATE_CTRCLOCKWISE": _some(
                pl.Series(rng.integers(1, 3, count)),
                chance(rng, count, 0.234),
            ),
            **seal,
            "RAW_MATL_KIND": _some(_codes("RM", t.material, 2), raw_kind),
            "RAW_MATL_KINDNM": _some(
                _texts_of([m.korean for m in MATERIALS], t.material),
                raw_kind & chance(rng, count, 0.3),
            ),
        }
    )


def _item_codes(t: Traits, numbering: Numbering, drawn_up: np.ndarray) -> pl.Series:
    """Unique codes; some lower-case, some digits only with leading zeros."""
    kinds = [KINDS[k] for k in Kind]
    frame = pl.DataFrame(
        {
            "letter": _texts_of([k.code_letter for k in kinds], t.kind),
            "tail": _texts_of([k.code_tail for k in kinds], t.kind),
            "year": drawn_up % 100,
            "family": t.family,
            "member": t.member,
            "digits": numbering.digits,
            "lower": numbering.lower,
        }
    )
    family = pl.col("family").cast(pl.String).str.zfill(6)
    usual = pl.format(
        "{}{}{}-{}{}",
        "letter",
        pl.col("year").cast(pl.String).str.zfill(2),
        family,
        "tail",
        pl.col("member") + 1,
    )
    digits = pl.format("00{}{}", family, pl.col("member").cast(pl.String).str.zfill(2))
    code = (
        pl.when("digits").then(digits).when("lower").then(usual.str.to_lowercase()).otherwise(usual)
    )
    return frame.select(code.alias("ITEM_CD")).to_series()


def _drawings(t: Traits, numbering: Numbering, drawn_up: np.ndarray) -> dict[str, pl.Series]:
    """Members of a family share a drawing, or have one of their own under the family's number."""
    tails = _texts_of([KINDS[k].code_tail or "AS" for k in Kind], t.kind)
    leaf = pl.when(pl.Series(numbering.own_drawing)).then(pl.format("-{}", pl.Series(t.member)))
    frame = pl.DataFrame({"tail": tails, "y": drawn_up % 100, "f": t.family, "r": t.revision})
    frame = frame.with_columns(leaf=leaf.otherwise(pl.lit("")))
    letters = pl.Series(["", "A", "B", "C", "D", "E", "F", "G", "H", "J"]).gather(t.revision)
    numbers = frame.select(
        no=pl.format("{}-{}-{}{}", "tail", pl.col("y").cast(pl.String).str.zfill(2), "f", "leaf"),
        rev=pl.when(pl.Series(t.engineer % 2 == 0)).then(pl.format("R{}", "r")).otherwise(letters),
    )
    sheets = 1 + t.faces // 2 + (t.sides > 0)
    return {
        "DRAW_NO": numbers["no"],
        "DRAW_REV": numbers["rev"],
        "DRAW_SHEET_NO": pl.Series(sheets).cast(pl.String),
    }


def _texts(rng: np.random.Generator, t: Traits) -> tuple[pl.Series, pl.Series]:
    """ITEM_SPEC with the size and some features, ADDITIONAL_SPEC with the others."""
    style = t.engineer % 3
    frame = pl.DataFrame({"o": t.outer, "i": np.round(t.inner, 1), "w": np.round(t.thick, 1)})
    sizes = frame.select(
        a=pl.format("OD{} X ID{} X {}T", "o", "i", "w"),
        b=pl.format("Φ{}*Φ{}*{}L", "o", "i", "w"),
        c=pl.format("{}x{}x{}", "o", "i", "w"),
    )
    size = (
        pl.when(pl.Series(~t.size_in_text))
        .then(None)
        .when(pl.Series(style == 0))
        .then(sizes["a"])
        .when(pl.Series(style == 1))
        .then(sizes["b"])
        .otherwise(sizes["c"])
    )
    first, second = [size], []
    for place, feature in enumerate(FEATURES):
        usual = chance(rng, len(t), 0.8)
        words = np.where(usual, style, rng.integers(0, 3, len(t)))
        text = _texts_of(_WORDS[feature], words)
        told = t.shown[:, place]
        in_first = chance(rng, len(t), 0.4)
        first.append(pl.lit(_some(text, told & in_first)))
        second.append(pl.lit(_some(text, told & ~in_first)))
    milling = np.where(t.group_shown, t.faces + 3 * t.sides, 0)
    second.append(pl.lit(_some(_texts_of(_MILLING_WORDS, milling), milling > 0)))
    both = pl.select(
        a=pl.concat_str(first, separator=" ", ignore_nulls=True),
        b=pl.concat_str(second, separator=", ", ignore_nulls=True),
    )
    return both["a"], both["b"]


_MILLING_WORDS: Final = tuple(
    " ".join(
        word
        for word in (f"{faces}면가공" if faces else "", f"SIDE {sides}" if sides else "")
        if word
    )
    for sides in range(3)
    for faces in range(3)
)


def _names(rng: np.random.Generator, t: Traits) -> pl.Series:
    frame = pl.DataFrame(
        {
            "name": _texts_of([KINDS[k].name for k in Kind], t.kind),
            "korean": _texts_of([KINDS[k].korean for k in Kind], t.kind),
            "seal": _texts_of(SEAL_GROUPS, t.seal_group),
            "size": np.round(t.outer / 1.6 / 5) * 5,
            "english": chance(rng, len(t), 0.8),
            "sized": chance(rng, len(t), 0.7),
        }
    )
    name = (
        pl.when(pl.col("english") & pl.col("sized"))
        .then(pl.format("{} {}", "name", pl.col("size").cast(pl.Int64)))
        .when("english")
        .then(pl.format("{},{}", "name", "seal").str.strip_chars(","))
        .otherwise(pl.format("{} {}", "korean", "seal").str.strip_chars())
    )
    return frame.select(name.alias("ITEM_NM")).to_series()


def _classes(rng: np.random.Generator, t: Traits) -> dict[str, pl.Series]:
    kinds = [KINDS[k] for k in Kind]
    count = len(t)
    main = _texts_of([k.main_type for k in kinds], t.kind)
    names = _texts_of([k.name for k in kinds], t.kind)
    variant = pl.Series(t.variant)
    frame = pl.DataFrame({"main": main, "name": names, "v": variant, "g": t.group2})
    stem = pl.col("main").str.replace(r"#1$", "")
    special = pl.col("v") > 0
    frame = frame.select(
        type=pl.when(special).then(pl.format("{}#{}", stem, pl.col("v") + 1)).otherwise("main"),
        name=pl.when(special)
        .then(pl.format("{}-SPECIAL {}", pl.col("name").str.replace("-GENERAL", ""), "v"))
        .otherwise("name"),
    )
    group = t.kind * 3 + t.group2 % 3
    sides = t.sides * 2 + t.tilted
    detail = pl.DataFrame({"v": t.variant, "f": t.faces, "s": sides, "c": t.group2 % 40})
    group1 = detail.select(pl.format("{}-{}{}-{}", "v", "f", "s", "c")).to_series()
    suffix = np.where(
        t.kind == Kind.KIT, 1, np.where(chance(rng, count, 0.05), rng.integers(2, 11, count), 0)
    )
    return {
        "PART_TYPE": frame["type"],
        "PartNm": frame["name"],
        "ITEM_SUFFIX": _texts_of(("", "KIT", "R", "N", "L", "S", "A", "B", "X", "T", "M"), suffix),
        "ITEM_ACCT": _texts_of([k.account for k in kinds], t.kind),
        "ITEM_TYPE": _texts_of([k.item_type for k in kinds], t.kind),
        "ITEM_UNIT": _texts_of(_UNITS, rng.choice(len(_UNITS), count, p=_UNIT_SHARES)),
        "ITEM_GRP1": _codes("G", group, 2),
        "ITEM_GRP1NM": _texts_of(
            [f"{KINDS[k].korean}{number}군" for k in Kind for number in (1, 2, 3)], group
        ),
        "STANDARD_YN": pl.repeat("N", count, eager=True),
        "GROUP1": _some(group1, t.group_shown),
        "GROUP2": _codes("", t.group2, 3),
    }


def _materials(rng: np.random.Generator, t: Traits) -> dict[str, pl.Series]:
    """A material has many codes and several spellings of its name."""
    codes = np.array([m.codes for m in MATERIALS])[t.material]
    spelling = np.exp(rng.random(len(t)) ** 2 * np.log(codes)).astype(int)
    frame = pl.DataFrame({"m": _texts_of([m.code for m in MATERIALS], t.material), "s": spelling})
    texts = frame.select(
        code=pl.when(pl.col("s") > 1).then(pl.format("{}-{}", "m", "s")).otherwise("m"),
        name=pl.when(pl.col("s") % 5 == pl.lit(4))
        .then(pl.format("SUS{}", "m"))
        .when(pl.col("s") % 7 == pl.lit(5))
        .then(_texts_of([m.korean for m in MATERIALS], t.material))
        .otherwise("m"),
    )
    known = t.material != NO_MATERIAL
    return {
        "ITEM_MATERIAL": _some(texts["code"], known),
        "MATERIAL_DESC": _some(texts["name"], known),
    }


def _seals(rng: np.random.Generator, t: Traits) -> dict[str, pl.Series]:
    count = len(t)
    sealed = np.isin(t.kind, (Kind.ASSEMBLY, Kind.KIT))
    told = chance(rng, count, 0.4)
    frame = pl.DataFrame(
        {"l": _texts_of(_SEAL_LETTERS, t.seal_group), "n": t.group2 % 110, "k": t.family % 40}
    )
    types = frame.select(
        inner=pl.format("{}{}", "l", pl.col("n").cast(pl.String).str.zfill(3)),
        outer=pl.format("{}D{}", "l", "k"),
    )
    shaft = t.outer / 1.6 * rng.lognormal(0, 0.12, count)
    inch = chance(rng, count, 0.69)
    size = pl.Series(np.where(inch, np.round(shaft / _INCH_MM * 8) / 8, np.round(shaft)))
    uom = _texts_of(("MM", "INCH"), inch.astype(int))
    has_size = sealed | told
    double = sealed & t.dual
    rare = chance(rng, count, 0.003)
    return {
        "SealTypeGrup": _some(_texts_of(SEAL_GROUPS, t.seal_group), chance(rng, count, 0.158)),
        "IN_SEALTYPE_CD": _some(types["inner"], sealed | chance(rng, count, 0.5)),
        "IN_SEALSIZE": _some(size, has_size),
        "IN_SEALSIZE_UOM": _some(uom, has_size),
        "MID_SEALTYPE_CD": _some(types["outer"], rare),
        "MID_SEALSIZE": _some(size, rare),
        "MID_SEALSIZE_UOM": _some(uom, rare),
        "OUT_SEALTYPE_CD": _some(types["outer"], double),
        "OUT_SEALSIZE": _some(size, double),
        "OUT_SEALSIZE_UOM": _some(uom, double),
    }


def _texts_of(words: Sequence[str], places: np.ndarray) -> pl.Series:
    return pl.Series(words, dtype=pl.String).gather(places)


def _codes(prefix: str, numbers: np.ndarray, digits: int) -> pl.Series:
    return prefix + pl.Series(numbers).cast(pl.String).str.zfill(digits)


def _some(values: pl.Series, where: np.ndarray) -> pl.Series:
    """Null where it is not told."""
    return pl.select(pl.when(pl.Series(where)).then(values)).to_series()
