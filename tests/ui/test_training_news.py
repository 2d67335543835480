"""Hours of a training stay small in memory and still tell how it went."""

from __future__ import annotations

from datetime import UTC, datetime

from routingml_desktop.domain.progress import LearningPoint, Progress
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.log_lines import LogLine
from routingml_desktop.ui.training_news import MOST_LINES, MOST_STEPS, TrainingNews
from routingml_desktop.ui.training_queue import Measured, Started

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
JOB = TrainingJob("1", TrainingRequest(), JobState.RUNNING, NOW)


def test_ten_hours_keep_the_ends_of_stages_the_newest_step_and_the_newest_lines() -> None:
    news = TrainingNews(Started(JOB))
    for second in range(36_000):
        stage = "read" if second < 5_001 else "times"
        news.take(
            float(second),
            [LogLine(NOW, 20, "ml", str(second))],
            [Measured("mae", float(second), 1.0)],
            [LearningPoint("ways", held_out=True, at=second, value=1.0)],
            [Progress(stage, second / 36_000)],
        )

    moments = [seconds for seconds, _ in news.steps]
    assert len(moments) <= MOST_STEPS
    assert moments == sorted(moments)
    assert {0.0, 5_000.0, 5_001.0, 35_999.0} <= set(moments)
    assert [line.message for line in news.lines][-1] == "35999"
    assert len(news.lines) == MOST_LINES
    assert 300 <= len(news.figures) <= 601
    assert 300 <= len(news.points) <= 601
    assert news.figures[-1] == ("mae", 35_999.0, 1.0)
    assert news.points[-1].at == 35_999


def test_the_curve_that_grew_last_comes_last() -> None:
    news = TrainingNews(Started(JOB))
    for curve in ("ways", "minutes", "ways"):
        point = LearningPoint(curve, held_out=True, at=float(len(news.points)), value=1.0)
        news.take(1.0, [], [], [point], [])

    assert [point.curve for point in news.points] == ["minutes", "ways", "ways"]


def test_a_step_that_is_only_told_again_is_not_kept() -> None:
    news = TrainingNews(Started(JOB))
    for second in range(5):
        news.take(float(second), [], [], [], [Progress("read", 0.5)])

    assert [seconds for seconds, _ in news.steps] == [0.0]
