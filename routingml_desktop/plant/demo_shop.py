"""The demo plant's shop: its operations and its machines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Job:
    """An operation of the shop: where it is done and how long it takes at 100 mm in 316."""

    code: str
    name: str
    group: str
    setup: float
    run: float
    growth: float = 0.6
    """Exponent of run minutes over the diameter."""
    spread: float = 0.16
    """Standard deviation of the logarithm of booked minutes."""
    outside: bool = False
    cutting: bool = False
    """Whether the material matters for the minutes."""


JOBS: Final = (
    Job("", "", "", 0, 0),
    Job("B10-1", "소재검사", "INS", 3, 4, 0.2, 0.24),
    Job("A00-1", "소재절단", "SAW", 8, 3.0, 1.1, 0.18, cutting=True),
    Job("A01-1", "CNC선반 황삭1차", "CNC", 35, 11, 0.9, 0.14, cutting=True),
    Job("A01-2", "CNC선반 황삭2차", "CNC", 30, 9, 0.9, 0.14, cutting=True),
    Job("A02-1", "CNC선반 정삭", "CNC", 30, 12, 0.8, 0.13, cutting=True),
    Job("A02-2", "CNC선반 테이퍼정삭", "CNC", 40, 16, 0.8, 0.15, cutting=True),
    Job("A05-1", "수직선반 황삭", "VTL", 55, 24, 0.8, 0.17, cutting=True),
    Job("A05-2", "수직선반 정삭", "VTL", 50, 22, 0.8, 0.17, cutting=True),
    Job("C10-1", "복합가공 1차", "MTM", 60, 15, 0.8, 0.12, cutting=True),
    Job("C10-2", "복합가공 2차", "MTM", 45, 12, 0.8, 0.12, cutting=True),
    Job("M10-1", "MCT 정면밀링1차", "MCT", 40, 9, 0.5, 0.16, cutting=True),
    Job("M10-2", "MCT 정면밀링2차", "MCT", 35, 8, 0.5, 0.16, cutting=True),
    Job("M20-1", "MCT 측면밀링", "MCT", 45, 11, 0.5, 0.18, cutting=True),
    Job("M20-2", "MCT 측면밀링2차", "MCT", 40, 10, 0.5, 0.18, cutting=True),
    Job("M30-1", "5축 틸팅가공", "MC5", 70, 18, 0.5, 0.20, cutting=True),
    Job("D30-1", "탭가공", "DRL", 12, 6, 0.4, 0.19, cutting=True),
    Job("K10-1", "레이저마킹", "MRK", 3, 1.2, 0.1, 0.20),
    Job("K20-1", "명판부착", "ASY", 2, 3, 0.1, 0.28),
    Job("Q05-1", "초품검사", "INS", 4, 6, 0.2, 0.22),
    Job("M40-1", "키홈가공", "SLT", 25, 6, 0.4, 0.20, cutting=True),
    Job("D10-1", "사상", "HND", 3, 4, 0.5, 0.28),
    Job("D20-1", "핀홀가공", "DRL", 15, 5, 0.3, 0.20, cutting=True),
    Job("H10-1", "열처리(진공)", "FUR", 30, 4, 0.7, 0.10),
    Job("Z10-1", "외주 열처리", "OUT", 0, 0, outside=True),
    Job("J10-1", "용사코팅", "COT", 45, 14, 0.9, 0.18),
    Job("Z20-1", "외주 코팅", "OUT", 0, 0, outside=True),
    Job("G10-1", "원통연마", "GRD", 30, 10, 0.8, 0.17, cutting=True),
    Job("G20-1", "평면연마", "GRD", 20, 7, 0.9, 0.17, cutting=True),
    Job("L10-1", "래핑 1차", "LAP", 10, 9, 0.9, 0.22, cutting=True),
    Job("L10-2", "래핑 정밀", "LAP", 10, 13, 0.9, 0.24, cutting=True),
    Job("W10-1", "용접(TIG)", "WLD", 25, 28, 0.7, 0.25),
    Job("W15-1", "벨로우즈 용접", "WLD", 35, 40, 0.6, 0.20),
    Job("W20-1", "초음파세척", "CLN", 4, 1.5, 0.4, 0.20),
    Job("N10-1", "밸런싱", "BAL", 15, 9, 0.5, 0.18),
    Job("F05-1", "핀조립", "ASY", 5, 4, 0.2, 0.25),
    Job("F10-1", "예비조립", "ASY", 10, 18, 0.4, 0.25),
    Job("F15-1", "키트구성", "ASY", 4, 6, 0.2, 0.30),
    Job("F61-1", "조립", "ASY", 12, 34, 0.4, 0.22),
    Job("F61-2", "이중씰 조립", "ASY", 15, 55, 0.4, 0.24),
    Job("F40-1", "누설시험", "TST", 10, 14, 0.2, 0.18),
    Job("F40-2", "가스누설시험", "TST", 20, 26, 0.2, 0.20),
    Job("F45-1", "수압시험", "TST", 18, 22, 0.3, 0.18),
    Job("F20-1", "포장", "PCK", 2, 2, 0.3, 0.28),
    Job("F20-3", "완제품포장", "PCK", 3, 5, 0.3, 0.26),
    Job("Q10-1", "치수검사", "INS", 5, 4, 0.3, 0.24),
    Job("Q10-2", "3차원측정검사", "CMM", 15, 12, 0.3, 0.18),
    Job("Q15-1", "외관검사", "INS", 2, 2, 0.3, 0.26),
    Job("Q20-1", "비파괴검사", "NDT", 12, 9, 0.4, 0.20),
    Job("Q30-1", "조립검사", "INS", 5, 13, 0.2, 0.22),
    Job("Z30-1", "외주 도장", "OUT", 0, 0, outside=True),
    Job("Z90-1", "외주가공(일괄)", "OUT", 0, 0, outside=True),
)
JOB: Final[dict[str, int]] = {job.code: place for place, job in enumerate(JOBS)}

BREAKDOWN_JOB: Final = ("X10-1", "설비고장")
REWORK_JOB: Final = ("X20-1", "재작업")


@dataclass(frozen=True, slots=True)
class WorkCenter:
    """A machine or bench: what it can take, when it was there, how fast it is."""

    code: str
    name: str
    group: str
    pace: float = 1.0
    """Factor on minutes."""
    first_year: int = 2000
    last_year: int = 2099
    largest: float = 2000.0
    """Outer diameter it takes, mm."""
    smallest: float = 0.0
    weight: float = 1.0


WORK_CENTERS: Final = (
    WorkCenter("SAW-01", "밴드쏘 1호기", "SAW"),
    WorkCenter("SAW-02", "밴드쏘 2호기", "SAW", 0.85, 2017),
    WorkCenter("CNC-01", "CNC선반 1호기", "CNC", 1.15, 2000, 2019, 210),
    WorkCenter("CNC-02", "CNC선반 2호기", "CNC", 1.10, 2000, 2099, 210),
    WorkCenter("CNC-03", "CNC선반 3호기", "CNC", 1.10, 2000, 2015, 210),
    WorkCenter("CNC-04", "CNC선반 4호기", "CNC", 1.0, 2006, 2099, 210, 0, 2.0),
    WorkCenter("CNC-05", "CNC선반 5호기", "CNC", 1.0, 2010, 2099, 210, 0, 2.0),
    WorkCenter("CNC-06", "CNC선반 6호기", "CNC", 0.92, 2014, 2099, 120, 0, 2.0),
    WorkCenter("CNC-07", "CNC선반 7호기", "CNC", 1.05, 2008, 2099, 320, 150, 2.5),
    WorkCenter("CNC-08", "CNC선반 8호기", "CNC", 0.95, 2016, 2099, 320, 150, 2.5),
    WorkCenter("CNC-09", "CNC선반 9호기", "CNC", 0.88, 2021, 2099, 210, 0, 3.0),
    WorkCenter("CNC-11", "CNC선반 11호기", "CNC", 0.85, 2023, 2099, 320, 0, 2.5),
    WorkCenter("CNC-대기", "CNC 대기", "CNC", 1.05, 2000, 2099, 2000, 0, 0.25),
    WorkCenter("VTL-01", "수직선반 1호기", "VTL", 1.1),
    WorkCenter("VTL-02", "수직선반 2호기", "VTL", 0.9, 2015),
    WorkCenter("MTM-01", "복합기 1호기", "MTM", 1.05, 2012),
    WorkCenter("MTM-03", "복합기 3호기", "MTM", 0.95, 2016, 2099, 210, 0, 1.5),
    WorkCenter("MTM-04", "복합기 4호기", "MTM", 0.88, 2020, 2099, 300, 0, 2.0),
    WorkCenter("MTM-대기", "복합기 대기", "MTM", 1.0, 2012, 2099, 2000, 0, 0.2),
    WorkCenter("MCT-01", "머시닝센터 1호기", "MCT", 1.15, 2000, 2018),
    WorkCenter("MCT-02", "머시닝센터 2호기", "MCT", 1.05),
    WorkCenter("MCT-03", "머시닝센터 3호기", "MCT", 1.0, 2009, 2099, 300, 0, 1.5),
    WorkCenter("MCT-05", "머시닝센터 5호기", "MCT", 0.9, 2018, 2099, 2000, 120, 2.0),
    WorkCenter("MC5-01", "5축가공기 1호기", "MC5", 1.05, 2005),
    WorkCenter("MC5-02", "5축가공기 2호기", "MC5", 0.85, 2019, 2099, 400, 0, 2.0),
    WorkCenter("SLT-01", "슬로터 1호기", "SLT"),
    WorkCenter("HND-WC1", "사상반", "HND"),
    WorkCenter("DRL-01", "드릴링 1호기", "DRL"),
    WorkCenter("DRL-02", "드릴링 2호기", "DRL", 0.9, 2011),
    WorkCenter("FUR-01", "진공열처리로", "FUR"),
    WorkCenter("COT-01", "용사코팅기", "COT"),
    WorkCenter("GRD-01", "원통연마기 1호기", "GRD", 1.1),
    WorkCenter("GRD-02", "연마기 2호기", "GRD", 0.95, 2013, 2099, 250, 0, 2.0),
    WorkCenter("LAP-01", "래핑기 1호기", "LAP", 1.1, 2000, 2017, 200),
    WorkCenter("LAP-02", "래핑기 2호기", "LAP", 1.0, 2000, 2099, 2000, 0, 1.5),
    WorkCenter("LAP-03", "래핑기 3호기", "LAP", 0.9, 2017, 2099, 200, 0, 2.0),
    WorkCenter("WLD-01", "용접반", "WLD"),
    WorkCenter("WLD-02", "플라즈마용접기", "WLD", 0.85, 2018),
    WorkCenter("MRK-01", "레이저마킹기", "MRK"),
    WorkCenter("CLN-01", "초음파세척기", "CLN"),
    WorkCenter("BAL-01", "밸런싱머신", "BAL"),
    WorkCenter("ASY-WC1A", "조립1반", "ASY", 1.0, 2000, 2099, 2000, 0, 2.0),
    WorkCenter("ASY-WC1B", "조립2반", "ASY", 1.08, 2000, 2099, 150),
    WorkCenter("TST-WC1", "시험반", "TST"),
    WorkCenter("PCK-WC1", "포장반", "PCK"),
    WorkCenter("INS-WC1", "가공검사반", "INS"),
    WorkCenter("INS-WC2", "조립검사반", "INS", 1.0),
    WorkCenter("CMM-01", "3차원측정기", "CMM"),
    WorkCenter("NDT-01", "비파괴검사실", "NDT"),
)
