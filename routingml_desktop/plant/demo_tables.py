"""The demo ERP's tables and its truth file: names, columns, and rows going in."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    import polars as pl

ITEMS: Final = "BI_ITEM_INFO_VIEW"
ROUTINGS: Final = "BI_ROUTING_VIEW"
RESULTS: Final = "BI_WORK_ORDER_RESULTS"

ERP_TABLES: Final[dict[str, str]] = {
    ITEMS: """
        ITEM_CD TEXT, PART_TYPE TEXT, PartNm TEXT, ITEM_SUFFIX TEXT, ITEM_SPEC TEXT, ITEM_NM TEXT,
        ITEM_NM_ENG TEXT, ADDITIONAL_SPEC TEXT, ITEM_MATERIAL TEXT, MATERIAL_DESC TEXT,
        ITEM_ACCT TEXT, ITEM_TYPE TEXT, ITEM_UNIT TEXT, ITEM_GRP1 TEXT, ITEM_GRP1NM TEXT,
        STANDARD_YN TEXT, GROUP1 TEXT, GROUP2 TEXT, GROUP3 TEXT, DRAW_NO TEXT, DRAW_REV TEXT,
        DRAW_SHEET_NO TEXT, DRAW_USE TEXT, OUTDIAMETER REAL, INDIAMETER REAL, OUTTHICKNESS REAL,
        OUTDIAMETER_UNIT TEXT, ROTATE_CLOCKWISE INTEGER, ROTATE_CTRCLOCKWISE INTEGER,
        SealTypeGrup TEXT, IN_SEALTYPE_CD TEXT, IN_SEALSIZE REAL, IN_SEALSIZE_UOM TEXT,
        MID_SEALTYPE_CD TEXT, MID_SEALSIZE REAL, MID_SEALSIZE_UOM TEXT, OUT_SEALTYPE_CD TEXT,
        OUT_SEALSIZE REAL, OUT_SEALSIZE_UOM TEXT, RAW_MATL_KIND TEXT, RAW_MATL_KINDNM TEXT""",
    ROUTINGS: """
        ROUT_NO TEXT, ITEM_CD TEXT, ITEM_NM TEXT, PROC_SEQ INTEGER, INSRT_DT TEXT,
        OUTDIAMETER REAL, INDIAMETER REAL, OUTTHICKNESS REAL, OUTDIAMETER_UNIT TEXT,
        INSIDE_FLAG TEXT, JOB_CD TEXT, JOB_NM TEXT, RES_CD TEXT, RES_DIS TEXT, TIME_UNIT TEXT,
        MFG_LT REAL, QUEUE_TIME REAL, SETUP_TIME REAL, RUN_TIME REAL, ACT_SETUP_TIME REAL,
        ACT_RUN_TIME REAL, WAIT_TIME REAL, MOVE_TIME REAL, RUN_TIME_QTY REAL, RUN_TIME_UNIT TEXT,
        BATCH_OPER TEXT, BP_CD TEXT, CUST_NM TEXT, CUR_CD TEXT, SUBCONTRACT_PRC REAL,
        TAX_TYPE TEXT, MILESTONE_FLG TEXT, INSP_FLG TEXT, ROUT_ORDER TEXT, VALID_FROM_DT TEXT,
        VALID_TO_DT TEXT, VALIDITY TEXT, REMARK TEXT, ROUT_DOC TEXT, NC_PROGRAM TEXT,
        NC_PROGRAM_WRITER TEXT, NC_WRITER_NM TEXT, NC_WRITE_DATE TEXT, NC_REVIEWER TEXT,
        NC_REVIEWER_NM TEXT, NC_REVIEW_DT TEXT, PROGRAM_REMARK TEXT, RAW_MATL_SIZE TEXT,
        JAW_SIZE TEXT, OP_DRAW_NO TEXT, ROUT_SIZE TEXT, MTMG_NUMB TEXT""",
    RESULTS: """
        WO_NO TEXT, ITEM_CD TEXT, ROUT_NO TEXT, PROC_SEQ INTEGER, JOB_CD TEXT, CD_NM TEXT,
        RES_CD TEXT, RES_DIS TEXT, REPORT_DT TEXT, SETUP_HOURS REAL, MACH_WORKED_HOURS REAL,
        ORDER_QTY REAL, BAD_QTY REAL""",
}

ROUTING_COLUMNS: Final = tuple(part.split()[0] for part in ERP_TABLES[ROUTINGS].split(","))

TRUTH_TABLES: Final[dict[str, str]] = {
    "fact": "name TEXT PRIMARY KEY, value TEXT",
    "item": """
        item_code TEXT, kind TEXT, family INTEGER, routing_family TEXT, routed INTEGER,
        routing_no TEXT, year INTEGER, engineer TEXT, material TEXT, outer_mm REAL, inner_mm REAL,
        thick_mm REAL, size_class INTEGER, features TEXT, signature TEXT, probability REAL,
        ceiling REAL, visible_ceiling REAL""",
    "operation": """
        item_code TEXT, routing_no TEXT, sequence INTEGER, job_code TEXT, work_center TEXT,
        setup_minutes REAL, run_minutes REAL, spread REAL""",
    "fault": "result_row INTEGER, fault TEXT, factor REAL",
}


@contextmanager
def filling(file: Path, tables: Mapping[str, str]) -> Iterator[sqlite3.Connection]:
    """Open a fresh database with ``tables``, one transaction long.

    There is no journal: the file is thrown away whole when the block fails.
    """
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    try:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "page_size=8192"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for name, columns in tables.items():
            connection.execute(f"CREATE TABLE {name} ({columns})")
        yield connection
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        full = "full" in str(error)
        raise OSError(errno.ENOSPC if full else errno.EIO, str(error)) from error
    finally:
        connection.close()


def append(connection: sqlite3.Connection, table: str, frame: pl.DataFrame) -> None:
    """Add the rows of ``frame``, whose columns are the table's, in slices of bounded memory."""
    names = ", ".join(frame.columns)
    marks = ", ".join("?" * frame.width)
    statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 (our own names)
    for part in frame.iter_slices(20_000):
        connection.executemany(statement, part.rows())
