"""What the demo plant makes, of what, and with whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


class Kind(IntEnum):
    """What sort of thing an item is; decides which manufacturing rule it follows."""

    ASSEMBLY = 0
    KIT = 1
    RESERVOIR = 2
    GLAND = 3
    SLEEVE = 4
    STATIONARY = 5
    ROTATING = 6
    RING = 7
    RETAINER = 8
    BELLOWS = 9
    SMALL = 10


@dataclass(frozen=True, slots=True)
class KindFacts:
    """How items of a kind look in the item master."""

    weight: float
    """Share of all items."""
    routed: float
    """Share that has a routing."""
    main_type: str
    """The PART_TYPE most of them carry."""
    main_share: float
    types: int
    """Number of PART_TYPE codes, the others fading in frequency."""
    name: str
    korean: str
    account: str
    item_type: str
    code_letter: str
    code_tail: str
    size_mm: float
    """Median outer diameter."""
    spread: float
    """Standard deviation of its logarithm."""


KINDS: Final[dict[Kind, KindFacts]] = {
    Kind.ASSEMBLY: KindFacts(
        0.175, 0.55, "KBM", 0.92, 9, "M/SEAL BOM", "메카니컬씰", "제품", "FG", "H", "", 80, 0.45
    ),
    Kind.KIT: KindFacts(
        0.135,
        0.12,
        "233",
        0.92,
        8,
        "REP KIT/SPARE PARTS",
        "수리키트",
        "제품",
        "FG",
        "H",
        "KIT",
        75,
        0.45,
    ),
    Kind.RESERVOIR: KindFacts(
        0.055, 0.62, "182", 0.90, 7, "RESERVOIR", "리저버", "제품", "M1", "R", "RV", 170, 0.25
    ),
    Kind.GLAND: KindFacts(
        0.130,
        0.87,
        "11#1",
        0.40,
        70,
        "GLAND-GENERAL",
        "글랜드",
        "반제품:M1",
        "M1",
        "G",
        "GL",
        175,
        0.42,
    ),
    Kind.SLEEVE: KindFacts(
        0.115,
        0.85,
        "14",
        0.39,
        62,
        "SLEEVE-GENERAL",
        "슬리브",
        "반제품:M1",
        "M1",
        "S",
        "SL",
        78,
        0.50,
    ),
    Kind.STATIONARY: KindFacts(
        0.085,
        0.82,
        "15",
        0.40,
        54,
        "STATIONARY FACE",
        "고정면",
        "반제품:M1",
        "M1",
        "F",
        "SF",
        85,
        0.42,
    ),
    Kind.ROTATING: KindFacts(
        0.085,
        0.82,
        "1#1",
        0.40,
        54,
        "ROTATING FACE",
        "회전면",
        "반제품:M2",
        "M1",
        "F",
        "RF",
        85,
        0.42,
    ),
    Kind.RING: KindFacts(
        0.060, 0.10, "O-RING#1", 0.68, 36, "O-RING", "오링", "부품류", "PT", "O", "OR", 70, 0.55
    ),
    Kind.RETAINER: KindFacts(
        0.105,
        0.78,
        "21#1",
        0.30,
        72,
        "RETAINER",
        "리테이너",
        "반제품:M1",
        "M1",
        "C",
        "RT",
        90,
        0.45,
    ),
    Kind.BELLOWS: KindFacts(
        0.035,
        0.62,
        "31#1",
        0.50,
        24,
        "BELLOWS ASSY",
        "벨로우즈",
        "반제품:M3",
        "M1",
        "B",
        "BW",
        82,
        0.35,
    ),
    Kind.SMALL: KindFacts(
        0.020,
        0.16,
        "41#1",
        0.30,
        28,
        "PIN/SPRING/SCREW",
        "핀/스프링",
        "저장품",
        "PT",
        "P",
        "PS",
        9,
        0.40,
    ),
}


@dataclass(frozen=True, slots=True)
class Material:
    """A material as the shop sees it; the item master spells it in many codes."""

    code: str
    korean: str
    cutting: float
    """Factor on machining minutes."""
    hardenable: bool = False
    cast: bool = False
    brittle: bool = False
    """Ground and lapped, never turned."""
    codes: int = 24
    """Number of spellings in ITEM_MATERIAL."""


MATERIALS: Final = (
    Material("316", "스테인리스 316", 1.0, codes=60),
    Material("304", "스테인리스 304", 0.95, codes=50),
    Material("316L", "스테인리스 316L", 1.02, codes=55),
    Material("316TI", "스테인리스 316TI", 1.08),
    Material("410", "마르텐사이트 410", 1.1, hardenable=True, codes=40),
    Material("420J2", "마르텐사이트 420J2", 1.15, hardenable=True, codes=40),
    Material("17-4PH", "석출경화 17-4PH", 1.3, hardenable=True, codes=36),
    Material("SCM440", "크롬몰리 SCM440", 1.0, hardenable=True, codes=36),
    Material("S45C", "탄소강 S45C", 0.85, codes=40),
    Material("CF8M", "주강 CF8M", 1.05, cast=True, codes=36),
    Material("DUPLEX", "듀플렉스 2205", 1.35, codes=36),
    Material("SDUPLEX", "수퍼듀플렉스 2507", 1.5, codes=28),
    Material("HAST-C", "하스텔로이 C276", 1.9, codes=34),
    Material("ALLOY20", "알로이20", 1.4),
    Material("MONEL", "모넬 400", 1.5),
    Material("TITANIUM", "티타늄 GR2", 1.6),
    Material("SIC", "실리콘카바이드", 1.7, brittle=True, codes=70),
    Material("SSIC", "소결 SIC", 1.8, brittle=True, codes=50),
    Material("WC-NI", "텅스텐카바이드", 2.1, brittle=True, codes=50),
    Material("CARBON", "카본 수지", 0.6, codes=70),
    Material("CARBON-SB", "카본 안티몬", 0.65, codes=50),
    Material("PTFE", "테프론", 0.4, codes=60),
    Material("FKM", "바이톤", 0.4, codes=60),
    Material("EPDM", "이피디엠", 0.4, codes=50),
    Material("FFKM", "칼레즈", 0.4, codes=40),
    Material("INC718", "인코넬 718", 1.9, hardenable=True, codes=34),
    Material("AM350", "AM350", 1.4, hardenable=True),
    Material("", "", 1.0, codes=1),
)

METALS: Final = (22, 14, 20, 3, 8, 7, 4, 4, 6, 5, 5, 3, 4, 2, 2, 2)
"""Weights of the first sixteen materials in machined parts."""

FACES: Final = {16: 30, 17: 16, 18: 20, 19: 22, 20: 12}
RINGS: Final = {21: 20, 22: 40, 23: 22, 24: 18}
BELLOWS_METALS: Final = {25: 40, 26: 34, 12: 26}
FEATURES: Final = ("key", "pin", "coating", "heat", "baffle", "powder", "lapping", "taper", "tight")

PARTNERS: Final = (
    ("", ""),
    ("V1021", "대성열처리"),
    ("V1044", "한국코팅"),
    ("V1103", "삼우도장"),
    ("V1187", "동아정밀"),
    ("V1210", "신흥열처리"),
    ("V1356", "서진표면"),
    ("V1402", "태양기공"),
)

ENGINEERS: Final = (
    ("E0103", "김철수"),
    ("E0117", "이영호"),
    ("E0121", "박민재"),
    ("E0138", "최윤정"),
    ("E0145", "정해성"),
    ("E0152", "한상우"),
)
"""Invented names."""

SEAL_GROUPS: Final = (
    "",
    "PUSHER",
    "BELLOWS",
    "CARTRIDGE",
    "DRY GAS",
    "SPLIT",
    "AGITATOR",
    "SLURRY",
)
