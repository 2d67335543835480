from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.domain.errors import WriteError
from routingml_desktop.logs import KEPT_OF_ROLE, JsonLines, start_logging

if TYPE_CHECKING:
    from pathlib import Path

START = """
import faulthandler, logging, sys
from pathlib import Path
from routingml_desktop.logs import start_logging

file = start_logging(Path(sys.argv[1]), "window")
print(file)
"""


def run(folder: Path, *lines: str) -> subprocess.CompletedProcess[str]:
    """A process that starts its log and does ``lines``."""
    return subprocess.run(
        [sys.executable, "-c", START + "\n".join(lines), str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )


def lines_of(folder: Path) -> list[dict[str, Any]]:
    (file,) = folder.glob("window-*.log")
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_each_line_is_json_with_time_level_logger_and_message(tmp_path: Path) -> None:
    run(tmp_path / "로그", "logging.getLogger('erp').info('읽음 %d', 3)")

    (line,) = lines_of(tmp_path / "로그")
    assert line["level"] == "INFO"
    assert line["logger"] == "erp"
    assert line["message"] == "읽음 3"
    assert line["time"].endswith("+00:00")
    assert line["process"] > 0


def test_details_are_left_out(tmp_path: Path) -> None:
    run(tmp_path, "logging.getLogger('erp').debug('x')")

    assert lines_of(tmp_path) == []


def test_an_exception_is_logged_with_its_traceback_on_one_line(tmp_path: Path) -> None:
    run(
        tmp_path,
        "try:",
        "    1 / 0",
        "except ZeroDivisionError:",
        "    logging.getLogger('ml').exception('could not')",
    )

    (line,) = lines_of(tmp_path)
    assert line["message"] == "could not"
    assert "ZeroDivisionError" in line["traceback"]


def test_a_record_from_a_child_keeps_the_traceback_it_brings() -> None:
    record = logging.makeLogRecord({"name": "ml", "msg": "could not", "exc_text": "Traceback: x"})

    assert json.loads(JsonLines().format(record))["traceback"] == "Traceback: x"


def test_text_that_is_no_text_does_not_lose_the_line(tmp_path: Path) -> None:
    run(tmp_path, r"logging.getLogger('erp').info('half a \ud83d sign')")

    assert (
        r"half a \ud83d sign"
        in lines_of(tmp_path)[0]["message"].encode("utf-8", "backslashreplace").decode()
    )


def test_a_native_crash_leaves_its_report_beside_the_log(tmp_path: Path) -> None:
    ended = run(tmp_path, "faulthandler._sigsegv()")

    (report,) = tmp_path.glob("window-*.crash")
    assert ended.returncode != 0
    assert "Segmentation fault" in report.read_text(encoding="utf-8")


def test_each_process_has_a_log_of_its_own(tmp_path: Path) -> None:
    first, second = run(tmp_path).stdout, run(tmp_path).stdout

    assert first != second
    assert len(list(tmp_path.glob("window-*.log"))) == 2


def test_who_starts_the_same_log_again_goes_on_with_it(tmp_path: Path) -> None:
    again = "assert start_logging(Path(sys.argv[1]), 'window') == file"

    ended = run(tmp_path, again, "logging.getLogger('erp').info('once')")

    assert ended.returncode == 0, ended.stderr
    (log,) = tmp_path.glob("window-*.log")
    assert log.read_text(encoding="utf-8").count('"once"') == 1


def test_works_of_one_process_have_logs_of_their_own_and_the_tries_of_a_work_share_theirs(
    tmp_path: Path,
) -> None:
    for job in ("first", "second", "first"):
        run(
            tmp_path,
            f"start_logging(Path(sys.argv[1]), 'training', about={job!r})",
            f"logging.getLogger('ml').info('learned {job}')",
            "start_logging(Path(sys.argv[1]), 'training', about='later')",
            "logging.getLogger('ml').info('learned later')",
        )

    told = {
        file.name: [json.loads(line)["message"] for line in file.read_text("utf-8").splitlines()]
        for file in tmp_path.glob("training-*.log")
    }
    assert told == {
        "training-first.log": ["learned first", "learned first"],
        "training-second.log": ["learned second"],
        "training-later.log": ["learned later"] * 3,
    }


def test_the_crash_of_a_first_try_is_kept_beside_that_of_the_second(tmp_path: Path) -> None:
    for _ in range(2):
        start = "start_logging(Path(sys.argv[1]), 'training', about='job')"
        run(tmp_path, start, "faulthandler._sigsegv()")

    (report,) = tmp_path.glob("training-*.crash")
    assert report.read_text(encoding="utf-8").count("Segmentation fault") == 2


def test_the_oldest_files_of_a_role_go_and_those_of_others_stay(tmp_path: Path) -> None:
    for number in range(KEPT_OF_ROLE + 5):
        file = tmp_path / f"window-{number}.log"
        file.write_text("x")
        os.utime(file, (1000 + number, 1000 + number))
    (tmp_path / "training-1.log").write_text("x")

    run(tmp_path)

    kept = {file.name for file in tmp_path.iterdir()}
    assert len(kept) == KEPT_OF_ROLE + 1
    assert "training-1.log" in kept
    assert "window-0.log" not in kept
    assert f"window-{KEPT_OF_ROLE + 4}.log" in kept


def test_a_link_to_nowhere_does_not_stop_the_start(tmp_path: Path) -> None:
    (tmp_path / "window-0.log").symlink_to(tmp_path / "gone")

    assert run(tmp_path).returncode == 0


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(WriteError):
        start_logging(tmp_path / "file" / "logs", "window")


def test_a_full_disk_costs_lines_of_the_log_and_says_nothing(tmp_path: Path) -> None:
    full = "logging.getLogger().handlers[0].stream = open('/dev/full', 'w')"

    ended = run(tmp_path, full, "logging.getLogger('erp').info('x')", "sys.stdout.flush()")

    assert "Logging error" not in ended.stderr
