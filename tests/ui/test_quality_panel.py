"""A supervisor sees how good the active version is, against what, and measures it again."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import NoModelError, NoSnapshotError, RoutingMLError
from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.domain.quality import DistanceScore, Novelty, Protocol, QualityReport
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.ui.panels.quality_panel import QualityPanel
from tests.ui.reports import report, score, work_center

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.panels.quality_panel.headline_card import HeadlineCard


class FakeQuality:
    """Reports in memory; measuring takes as long as the test lets it."""

    def __init__(self) -> None:
        self.kept: QualityReport | None = None
        self.error: RoutingMLError | None = None
        self.release = threading.Event()
        self.asked: list[Protocol] = []

    def report(self, version: str = "") -> QualityReport | None:
        if self.error is not None:
            raise self.error
        return self.kept

    def measure(self, protocol: Protocol, report_: Report, stopping: Stopping) -> QualityReport:
        self.asked.append(protocol)
        report_(Progress("evaluate", 0.25))
        while not self.release.wait(0.01):
            stop_if(stopping)
        if self.error is not None:
            raise self.error
        self.kept = report(protocol=protocol, version="v2")
        return self.kept


@pytest.fixture
def quality() -> Iterator[FakeQuality]:
    fake = FakeQuality()
    yield fake
    fake.release.set()


@pytest.fixture
def panel(qtbot: QtBot, background: Background, quality: FakeQuality) -> QualityPanel:
    made = QualityPanel(quality, background)
    qtbot.addWidget(made)
    made.resize(900, 600)
    return made


def press(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def show(qtbot: QtBot, panel: QualityPanel, quality: FakeQuality, shown: QualityReport) -> None:
    quality.kept = shown
    panel.show()
    qtbot.waitUntil(lambda: panel.report == shown)


def cards(panel: QualityPanel) -> dict[str, HeadlineCard]:
    return {card.title.text(): card for card in panel.view.cards}


def test_without_a_model_there_is_nothing_to_measure(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    quality.error = NoModelError()

    panel.show()
    qtbot.waitUntil(panel.states.empty.isVisible)

    assert not panel.states.shows_content
    assert not panel.bar.measure.isVisible()
    assert not panel.bar.save.isEnabled()


def test_a_version_that_was_never_measured_offers_measuring(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    panel.show()
    qtbot.waitUntil(panel.states.empty.isVisible)
    assert panel.states.empty.title.text() == "The active version was not measured yet"
    quality.release.set()

    with qtbot.waitSignal(panel.told) as told:
        press(qtbot, panel.states.empty.button)

    assert told.args == ["Measured: version v2"]
    assert panel.states.shows_content


def test_a_headline_stands_beside_its_interval_its_n_and_the_best_baseline(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    show(qtbot, panel, quality, report())

    card = cards(panel)["Exact, first proposal"]
    assert card.value.text() == "61.0 %"
    assert card.spread.text() == "59.0–63.0 · n 100"
    assert card.rival.text() == "56.0 % · Copy of the nearest item"


def test_what_was_not_measured_reads_a_dash_and_the_reason(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    model = score("model", exact_at_1=0.6)
    show(qtbot, panel, quality, report(model))

    card = cards(panel)["Trimmed MAE"]
    assert (card.value.text(), card.spread.text()) == ("–", "not measured")
    assert card.rival.text() == "No baseline measured"


def test_there_are_six_headlines(panel: QualityPanel) -> None:
    assert len(panel.view.cards) == 6


def test_the_table_shows_routings_and_minutes_and_known_and_new_apart(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    show(
        qtbot,
        panel,
        quality,
        report(
            score("model", exact_at_1=0.6, minutes_mae=4.0),
            score("nearest_copy", exact_at_1=0.5),
            score("standard", minutes_mae=9.0),
            score("model", Novelty.NEW, exact_at_1=0.4),
        ),
    )
    scores = panel.view.scores
    panel.resize(1600, 1200)

    def rows() -> list[str]:
        return [scores.table.text_at(row, 0) for row in range(scores.table.rowCount())]

    assert rows() == ["Model", "Copy of the nearest item"]
    assert scores.table.text_at(0, 1) == "60.0 %  (58.0–62.0)"

    press(qtbot, scores.subjects.button(1))
    assert rows() == ["Model", "Standard time of the ERP"]

    press(qtbot, scores.subjects.button(0))
    press(qtbot, scores.novelties.button(2))
    assert rows() == ["Model"]

    press(qtbot, scores.novelties.button(1))
    assert rows() == []
    assert scores.nothing.text() == "Not measured: not measured"


def test_the_model_is_shown_by_how_far_the_questions_are_from_what_is_known(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    near = DistanceScore("near", 0.93, score("model", exact_at_1=0.7).figures)
    far = DistanceScore("far", 0.0, score("model", exact_at_1=0.2).figures)
    show(qtbot, panel, quality, report(distances=(near, far)))
    scores = panel.view.scores
    panel.resize(1600, 1200)

    press(qtbot, scores.novelties.button(3))

    rows = [[scores.table.text_at(row, column) for column in (0, 1)] for row in (0, 1)]
    assert rows == [
        ["Near to a known item (from 93 %)", "70.0 %  (68.0–72.0)"],
        ["Far from every known item (from 0 %)", "20.0 %  (18.0–22.0)"],
    ]


def test_a_gain_where_none_can_be_is_bad_news(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    facts = {
        "negative_control_gain": 0.3,
        "negative_control_gain_low": 0.2,
        "negative_control_gain_high": 0.4,
        "negative_control_gain_n": 50,
    }

    show(qtbot, panel, quality, report(facts=facts))

    (sentence,) = panel.view.verdicts.sentences
    assert sentence.text() == (
        "Negative control: a gain where none can be, on shuffled routings; do not trust the"
        " figures: +30.0 points (+20.0 to +40.0, n 50)"
    )


def test_gains_are_told_in_sentences(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    facts = {
        "gain_minutes_mae_over_standard": 2.34,
        "gain_minutes_mae_over_standard_low": -0.5,
        "gain_minutes_mae_over_standard_high": 3.4,
        "gain_minutes_mae_over_standard_n": 4312,
    }

    show(qtbot, panel, quality, report(facts=facts))

    gain, control = (sentence.text() for sentence in panel.view.verdicts.sentences)
    assert gain == (
        "MAE: not surely better than: Standard time of the ERP, +2.34 min (−0.50 to +3.40, n 4,312)"
    )
    assert control == "Negative control: not measured"


def test_what_is_worse_than_a_baseline_is_said_so(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    facts = {
        "gain_exact_at_1_over_nearest_copy": -0.05,
        "gain_exact_at_1_over_nearest_copy_low": -0.08,
        "gain_exact_at_1_over_nearest_copy_high": -0.01,
        "gain_exact_at_1_over_nearest_copy_n": 242,
    }

    show(qtbot, panel, quality, report(facts=facts))

    assert panel.view.verdicts.sentences[0].text() == (
        "Exact, first proposal: worse than: Copy of the nearest item,"
        " −5.0 points (−8.0 to −1.0, n 242)"
    )


def test_notes_are_shown_when_they_are_asked_for(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    show(qtbot, panel, quality, report(notes=("Held out is what came after 2023.",)))
    verdicts = panel.view.verdicts
    assert not verdicts.notes.isVisible()

    press(qtbot, verdicts.more)

    assert verdicts.notes.isVisible()
    assert verdicts.notes.text() == "Held out is what came after 2023."


def test_measuring_takes_the_protocol_chosen_and_shows_how_far_it_is(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    show(qtbot, panel, quality, report())
    qtbot.keyClicks(panel.bar.protocol, "Leave")

    press(qtbot, panel.bar.measure)
    qtbot.waitUntil(lambda: "25 %" in panel.bar.line.state.text())

    assert panel.bar.line.state.text().startswith("Measure quality · 25 % · elapsed ")
    assert not panel.bar.measure.isEnabled()
    quality.release.set()
    qtbot.waitUntil(lambda: not panel.bar.line.isVisible())
    assert quality.asked == [Protocol.LEAVE_ONE_OUT]
    assert panel.bar.facts.text().startswith("Version v2 · Leave one out · demo · measured ")


def test_measuring_is_cancelled_within_a_second_and_the_old_report_stays(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    old = report()
    show(qtbot, panel, quality, old)
    press(qtbot, panel.bar.measure)

    with qtbot.waitSignal(panel.told, timeout=1000) as told:
        press(qtbot, panel.bar.line.cancel)
        assert panel.bar.line.state.text() == "Stopping…"

    assert told.args == ["Measuring was cancelled; nothing was changed."]
    assert panel.report == old
    assert panel.bar.measure.isEnabled()


def test_a_failed_measuring_is_told_and_the_old_report_stays(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    old = report()
    show(qtbot, panel, quality, old)
    quality.error = NoSnapshotError()
    quality.release.set()

    with qtbot.waitSignal(panel.failed) as failed:
        press(qtbot, panel.bar.measure)

    assert failed.args == [quality.error]
    assert panel.report == old


def test_the_report_is_saved_as_json(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality, tmp_path: Path
) -> None:
    shown = report(work_centers=(work_center("CNC-01"),))
    show(qtbot, panel, quality, shown)
    file = tmp_path / "품질 v1"

    press(qtbot, panel.bar.save)
    (dialog,) = panel.findChildren(QFileDialog)
    dialog.selectFile(str(file))
    with qtbot.waitSignal(panel.told) as told:
        dialog.accept()

    written = file.with_name("품질 v1.json")
    assert told.args == [f"Report saved: {written}"]
    assert QualityReport.from_dict(json.loads(written.read_text("utf-8"))) == shown


@pytest.mark.parametrize(
    ("ending", "begins"), [("html", "<!DOCTYPE html>"), ("md", "# Quality of the proposals")]
)
def test_the_report_is_saved_as_a_page_for_people(
    qtbot: QtBot,
    panel: QualityPanel,
    quality: FakeQuality,
    tmp_path: Path,
    ending: str,
    begins: str,
) -> None:
    show(qtbot, panel, quality, report(work_centers=(work_center("CNC-01"),)))
    file = tmp_path / f"report.{ending}"

    with qtbot.waitSignal(panel.told):
        panel.save(str(file))

    assert file.read_text("utf-8").startswith(begins)


def test_a_saved_report_stands_in_the_record(
    qtbot: QtBot, background: Background, quality: FakeQuality, tmp_path: Path
) -> None:
    lines: list[tuple[Deed, str, str]] = []
    record = Oversight(write=lambda deed, on, version, _facts: lines.append((deed, on, version)))
    panel = QualityPanel(quality, background, record)
    qtbot.addWidget(panel)
    shown = report()
    show(qtbot, panel, quality, shown)

    with qtbot.waitSignal(panel.told):
        panel.save(str(tmp_path / "report.html"))

    assert lines == [(Deed.EXPORTED, f"evaluation {shown.protocol}", shown.version)]


def test_cards_and_charts_fit_the_width_they_get(
    qtbot: QtBot, panel: QualityPanel, quality: FakeQuality
) -> None:
    show(qtbot, panel, quality, report())
    view = panel.view
    content = view.widget()
    assert content is not None

    seen = []
    for width in (440, 640, 1100, 1700):
        panel.resize(width, 600)
        qtbot.waitUntil(lambda: content.width() <= view.viewport().width())
        seen.append(len({card.mapTo(content, QPoint(0, 0)).x() for card in view.cards}))

    assert seen == [2, 3, 6, 6]
