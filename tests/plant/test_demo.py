from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pytest

from routingml_desktop import durable
from routingml_desktop.domain.errors import InputError, WorkCancelledError, WriteError
from routingml_desktop.plant.demo import DEMO_ITEMS, build_demo
from routingml_desktop.plant.demo_tables import ERP_TABLES, ITEMS, RESULTS, ROUTINGS
from tests.memory import UNTOLD

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.progress import Progress
    from tests.plant.conftest import BuiltDemo


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        build_demo(tmp_path / name, seed=seed, truth=tmp_path / f"{name}-truth")

    first, again, other = ((tmp_path / name).read_bytes() for name in "abc")
    assert first == again
    assert (tmp_path / "a-truth").read_bytes() == (tmp_path / "b-truth").read_bytes()
    assert first != other


def test_asking_for_the_truth_changes_nothing_in_the_plant(tmp_path: Path) -> None:
    build_demo(tmp_path / "with", truth=tmp_path / "truth")
    build_demo(tmp_path / "without")

    assert (tmp_path / "with").read_bytes() == (tmp_path / "without").read_bytes()


def test_the_tables_have_the_columns_of_the_erp(demo: BuiltDemo) -> None:
    tables = demo.ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    widths = {name: demo.ask(f"SELECT * FROM {name} LIMIT 1").width for name in ERP_TABLES}

    assert tables["name"].to_list() == sorted((ITEMS, ROUTINGS, RESULTS))
    assert widths == {ITEMS: 41, ROUTINGS: 52, RESULTS: 13}


def test_a_plant_has_the_items_of_its_size_each_code_once(demo: BuiltDemo) -> None:
    counted = demo.ask(f"SELECT count(*) AS n, count(DISTINCT ITEM_CD) AS codes FROM {ITEMS}")

    assert counted.row(0) == (DEMO_ITEMS["medium"], DEMO_ITEMS["medium"])


@pytest.mark.parametrize(
    ("condition", "share", "tolerance"),
    [
        ("PART_TYPE = 'KBM'", 0.161, 0.02),
        ("PART_TYPE = '233'", 0.125, 0.02),
        ("PART_TYPE = 'O-RING#1'", 0.041, 0.01),
        ("coalesce(OUTDIAMETER, 0) = 0", 0.5, 0.03),
        ("OUTDIAMETER = 9999", 0.004, 0.002),
        ("OUTDIAMETER_UNIT IN ('INCH', 'inch')", 0.27, 0.02),
        ("OUTDIAMETER_UNIT IN ('D', 'mmmm', '52')", 0.0044, 0.003),
        ("ITEM_GRP1NM = 'ddd'", 0.097, 0.01),
        ("STANDARD_YN = 'N'", 0.924, 0.01),
        ("ITEM_CD <> upper(ITEM_CD)", 0.004, 0.002),
        ("ITEM_CD LIKE '00%'", 0.004, 0.002),
        ("ITEM_NM_ENG IS NULL AND DRAW_USE IS NULL", 1.0, 0.0),
        ("coalesce(GROUP3, '') = '해외'", 0.009, 0.003),
        (f"ITEM_CD IN (SELECT ITEM_CD FROM {ROUTINGS})", 0.55, 0.02),
    ],
)
def test_the_item_master_is_as_dirty_as_the_real_one(
    demo: BuiltDemo, condition: str, share: float, tolerance: float
) -> None:
    measured = demo.ask(f"SELECT avg({condition}) AS share FROM {ITEMS}").item()

    assert measured == pytest.approx(share, abs=max(tolerance, 1e-9))


def test_missing_texts_are_blank_here_and_null_there(demo: BuiltDemo) -> None:
    kinds = demo.ask(
        f"SELECT sum(GROUP1 = '') AS blank, sum(GROUP1 IS NULL) AS null_, "
        f"sum(GROUP1 = '-') AS dash, count(DISTINCT STANDARD_YN) AS yn, "
        f"count(DISTINCT PART_TYPE) AS types FROM {ITEMS}"
    ).row(0, named=True)

    assert min(kinds["blank"], kinds["null_"], kinds["dash"]) > 50
    assert kinds["yn"] == 6
    assert kinds["types"] > 350


def test_routings_have_alternates_outside_ones_and_unsorted_rows(demo: BuiltDemo) -> None:
    per_item = demo.ask(f"SELECT ITEM_CD, count(DISTINCT ROUT_NO) AS n FROM {ROUTINGS} GROUP BY 1")
    stored = demo.ask(f"SELECT ITEM_CD, ROUT_NO, PROC_SEQ, JOB_CD FROM {ROUTINGS}")
    per_routing = stored.group_by("ITEM_CD", "ROUT_NO").agg("PROC_SEQ", pl.col("JOB_CD").first())
    steps = per_routing["PROC_SEQ"].list.sort()
    numbered = pl.Series([[10 * n for n in range(1, k + 1)] for k in steps.list.len()])

    assert per_item["n"].max() == 4
    assert (per_item["n"] > 1).mean() == pytest.approx(0.11, abs=0.02)
    assert (steps == numbered).all()
    assert (per_routing["PROC_SEQ"] != steps).mean() == pytest.approx(0.24, abs=0.04)
    whole = per_routing.filter(pl.col("ROUT_NO") == "외주")
    assert len(whole) > 100
    assert set(whole["JOB_CD"]) == {"Z90-1"}


def test_no_routing_is_older_than_the_drawing_of_its_item(demo: BuiltDemo) -> None:
    drawn_up = (
        f"SELECT ITEM_CD, substr(ITEM_CD, 2, 2) AS drawn FROM {ITEMS} WHERE ITEM_CD LIKE '%-%'"
    )
    first = f"SELECT ITEM_CD, min(substr(INSRT_DT, 3, 2)) AS routed FROM {ROUTINGS} GROUP BY 1"
    both = demo.ask(drawn_up).join(demo.ask(first), on="ITEM_CD")
    both = both.filter(pl.col("ITEM_CD").str.contains("-"))

    assert len(both) > 5_000
    assert both.filter(pl.col("routed") < pl.col("drawn")).is_empty()
    assert both.filter(pl.col("routed") == pl.col("drawn")).height > 0.99 * both.height


def test_routings_speak_korean_and_carry_sentinel_dates(demo: BuiltDemo) -> None:
    seen = {
        column: set(demo.ask(f"SELECT DISTINCT {column} AS v FROM {ROUTINGS}")["v"])
        for column in ("INSIDE_FLAG", "TIME_UNIT", "RUN_TIME_UNIT", "VALID_FROM_DT", "ROUT_ORDER")
    }
    endless = demo.ask(f"SELECT avg(VALID_TO_DT = '2999-12-31') AS v FROM {ROUTINGS}").item()

    assert seen == {
        "INSIDE_FLAG": {"사내", "외주"},
        "TIME_UNIT": {"분(Min.)"},
        "RUN_TIME_UNIT": {"해당없음"},
        "VALID_FROM_DT": {"2001-01-01"},
        "ROUT_ORDER": {"F", "I", "L"},
    }
    assert 0.9 < endless < 1


def test_a_plain_seal_is_assembled_tested_inspected_packed(demo: BuiltDemo) -> None:
    signatures = demo.truly("SELECT signature FROM item WHERE kind = 'assembly'")["signature"]

    assert signatures.value_counts(sort=True)["signature"][0] == "F61-1>F40-1>Q30-1>F20-3"
    order = signatures.str.extract_all(r"F61|F40|Q30|F20").list.join(">")
    assert set(order) == {"F61>F40>Q30>F20"}


def test_work_results_come_in_the_numbers_of_a_plant(demo: BuiltDemo) -> None:
    orders = demo.ask(
        f"SELECT count(DISTINCT WO_NO) AS n FROM {RESULTS} WHERE JOB_CD NOT LIKE 'X%' "
        "GROUP BY ITEM_CD, ROUT_NO, PROC_SEQ"
    )["n"]
    rows = demo.ask(f"SELECT count(*) AS n, sum(BAD_QTY > 0) AS bad FROM {RESULTS}").row(0)

    assert orders.max() == 40
    assert (orders < 3).mean() == pytest.approx(0.30, abs=0.04)
    assert rows[0] == pytest.approx(185_000, rel=0.15)
    assert 0 < rows[1] < rows[0] / 4


@pytest.mark.parametrize(
    ("fault", "share"),
    [
        ("outlier", 0.03),
        ("zero", 0.05),
        ("wrong_unit", 0.01),
        ("repeated", 0.007),
        ("rework", 0.01),
        ("breakdown", 0.007),
        ("setup_twice", 0.009),
        ("future_date", 0.001),
        ("negative", 0.001),
    ],
)
def test_bookings_are_faulty_at_the_known_rates(demo: BuiltDemo, fault: str, share: float) -> None:
    rows = demo.ask(f"SELECT count(*) FROM {RESULTS}").item()
    faulty = demo.truly(f"SELECT count(*) FROM fault WHERE fault = '{fault}'").item()

    assert faulty / rows == pytest.approx(share, rel=0.25)


@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        ("zero", "MACH_WORKED_HOURS = 0 OR ORDER_QTY = 0"),
        ("negative", "MACH_WORKED_HOURS < 0"),
        ("future_date", "REPORT_DT > '2026'"),
        ("rework", "JOB_CD = 'X20-1' AND CD_NM = '재작업'"),
        ("breakdown", "JOB_CD = 'X10-1' AND CD_NM = '설비고장'"),
    ],
)
def test_the_truth_points_at_the_faulty_bookings(
    demo: BuiltDemo, fault: str, condition: str
) -> None:
    told = set(demo.truly(f"SELECT result_row FROM fault WHERE fault = '{fault}'")["result_row"])
    seen = set(demo.ask(f"SELECT rowid AS r FROM {RESULTS} WHERE {condition}")["r"])

    assert told <= seen
    assert fault in {"zero"} or told == seen


def test_every_true_routing_that_is_written_down_is_the_one_in_the_erp(demo: BuiltDemo) -> None:
    truth = demo.truly("SELECT item_code, routing_no, signature FROM item WHERE routed")
    written = (
        demo.ask(f"SELECT ITEM_CD, ROUT_NO, PROC_SEQ, JOB_CD FROM {ROUTINGS}")
        .sort("PROC_SEQ")
        .group_by(item_code="ITEM_CD", routing_no="ROUT_NO", maintain_order=True)
        .agg(pl.col("JOB_CD").str.join(">").alias("written"))
    )

    both = truth.join(written, on=["item_code", "routing_no"], how="left")

    assert (both["signature"] == both["written"]).all()


def test_items_without_a_routing_have_a_true_one_too(demo: BuiltDemo) -> None:
    unrouted = demo.truly("SELECT signature, routing_family FROM item WHERE NOT routed")
    operations = demo.truly(
        "SELECT count(*) AS n FROM operation WHERE item_code IN "
        "(SELECT item_code FROM item WHERE NOT routed)"
    ).item()

    assert len(unrouted) == pytest.approx(0.45 * DEMO_ITEMS["medium"], rel=0.05)
    assert (unrouted["signature"].str.len_chars() > 0).all()
    assert operations > 2 * len(unrouted)


def test_true_minutes_are_0_8_to_1_4_times_the_standard(demo: BuiltDemo) -> None:
    standards = demo.ask(
        f"SELECT ITEM_CD AS item_code, ROUT_NO AS routing_no, PROC_SEQ AS sequence, "
        f"SETUP_TIME, RUN_TIME FROM {ROUTINGS} WHERE INSIDE_FLAG = '사내'"
    )
    truth = demo.truly("SELECT * FROM operation")

    both = standards.join(truth, on=["item_code", "routing_no", "sequence"])

    assert len(both) == len(standards)
    # Standards are rounded to half minutes, so only long operations show the ratio well.
    long = both.filter(pl.col("RUN_TIME") >= 10)
    ratio = (long["run_minutes"] / long["RUN_TIME"]).to_numpy()
    assert ratio.min() > 0.76
    assert ratio.max() < 1.46
    assert ratio.std() > 0.08


def test_true_bookings_lie_around_the_true_minutes(demo: BuiltDemo) -> None:
    bookings = demo.ask(
        f"SELECT rowid AS result_row, ITEM_CD AS item_code, ROUT_NO AS routing_no, "
        f"PROC_SEQ AS sequence, JOB_CD AS job_code, REPORT_DT, RES_CD, "
        f"MACH_WORKED_HOURS / (ORDER_QTY + BAD_QTY) AS each FROM {RESULTS} WHERE ORDER_QTY > 0"
    )
    faulty = demo.truly("SELECT result_row FROM fault")
    truth = demo.truly("SELECT * FROM operation")

    sound = bookings.join(faulty, on="result_row", how="anti").join(
        truth, on=["item_code", "routing_no", "sequence", "job_code"]
    )

    ratio = (sound["each"] / sound["run_minutes"]).log().to_numpy()
    assert np.median(ratio) == pytest.approx(0, abs=0.03)
    assert ratio.std() == pytest.approx(0.25, abs=0.05)


def test_no_column_alone_tells_the_routing(demo: BuiltDemo) -> None:
    truth = demo.truly("SELECT item_code AS ITEM_CD, signature, ceiling FROM item WHERE routed")
    items = demo.ask(f"SELECT * FROM {ITEMS}").join(truth, on="ITEM_CD")

    told = {column: _told_by(items, column) for column in items.columns[1:41]}

    assert max(told.values()) < 0.6, told
    assert truth["ceiling"].to_numpy().mean() > 0.9


def _told_by(items: pl.DataFrame, column: str) -> float:
    """How often the commonest routing of the *other* items with this value is the item's own."""
    right = 0
    for _, signatures in items.group_by(column).agg("signature").rows():
        counts = Counter(signatures)
        for signature, count in counts.items():
            others = max((n for s, n in counts.items() if s != signature), default=0)
            right += count if count - 1 > others else 0
    return right / len(items)


def test_the_likeliest_routing_is_drawn_as_often_as_the_ceiling_says(demo: BuiltDemo) -> None:
    items = demo.truly("SELECT * FROM item")

    hit = (items["probability"] > items["ceiling"] - 1e-9).mean()

    assert hit == pytest.approx(items["ceiling"].mean(), abs=0.01)
    assert (items["visible_ceiling"] <= items["ceiling"]).all()
    assert items["visible_ceiling"].mean() == pytest.approx(0.81, abs=0.03)


def test_the_ways_of_making_drift_over_the_years(demo: BuiltDemo) -> None:
    items = demo.truly("SELECT year, signature FROM item WHERE kind = 'gland'")
    early = items.filter(pl.col("year") < 2012)["signature"]
    late = items.filter(pl.col("year") > 2021)["signature"]

    assert not early.str.contains("C10-1").any()
    assert late.str.contains("C10-1").sum() > 0.2 * len(late)
    assert early.str.contains("Z10-1").any()
    assert not late.str.contains("Z10-1").all()


def test_progress_reaches_one_and_stopping_leaves_the_old_file(tmp_path: Path) -> None:
    heard: list[Progress] = []
    build_demo(tmp_path / "erp", report=heard.append)
    before = (tmp_path / "erp").read_bytes()

    with pytest.raises(WorkCancelledError):
        build_demo(tmp_path / "erp", seed=9, stopping=lambda: True)

    assert heard[-1].fraction == 1.0
    assert (tmp_path / "erp").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["erp"]


def test_an_unknown_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="small, medium, large"):
        build_demo(tmp_path / "erp", size="huge")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    build_demo(tmp_path / "erp")
    before = (tmp_path / "erp").read_bytes()

    def full(operation: str, path: Path) -> None:
        if operation == "flush":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with durable.failing(full), pytest.raises(WriteError, match="the disk is full"):
        build_demo(tmp_path / "erp", seed=9)

    assert (tmp_path / "erp").read_bytes() == before


@pytest.mark.slow
@pytest.mark.skipif(UNTOLD, reason="the system does not tell the peak memory of a process")
def test_the_large_plant_is_built_within_three_minutes_and_600_mb(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; "
        "from routingml_desktop.plant.demo import build_demo; "
        "from tests.memory import peak_megabytes; "
        f"build_demo(Path({str(tmp_path / 'erp')!r}), size='large'); "
        "print(peak_megabytes())"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, timeout=180
    )

    assert float(done.stdout) < 600
    with closing(sqlite3.connect(tmp_path / "erp")) as connection:
        rows = [connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ERP_TABLES]
    (tmp_path / "erp").unlink()
    assert rows[0] == 325_000
    assert rows[1] == pytest.approx(1_700_000, rel=0.05)
    assert rows[2] == pytest.approx(3_000_000, rel=0.05)
