from __future__ import annotations

import ast
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from routingml_desktop.domain.quality import (
    Figure,
    LearningPoint,
    MethodScore,
    Novelty,
    PartScore,
    WorkCenterScore,
)
from routingml_desktop.ml import answered, confidence_figures, minutes_figures
from routingml_desktop.ml.answered import NOTHING_COMPARED
from routingml_desktop.ml.idle_parts import REASONS
from routingml_desktop.ml.left_out import LearnedPart
from routingml_desktop.services import evaluation_report
from routingml_desktop.services.evaluation_report.html import as_html
from routingml_desktop.services.evaluation_report.markdown import as_markdown
from routingml_desktop.services.evaluation_report.sections import quality_page
from routingml_desktop.services.evaluation_report.words import NAMES, name_in, say_in
from tests.services.evaluation_report.reports import MODEL_FIGURES, figure, quality_report

OUTSIDE = re.compile(r"(https?:|//|src=|href=|@import|url\(|<script|<link|<img|<iframe)")
NO_CLOSING = {"meta", "line", "circle", "polyline"}


class Balanced(HTMLParser):
    """Fails where a tag is closed that was not opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in NO_CLOSING:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in NO_CLOSING:
            assert self.open.pop() == tag


@pytest.fixture(scope="module", params=["en", "ko"])
def html(request: pytest.FixtureRequest) -> str:
    return as_html(quality_page(quality_report(), request.param))


def test_the_page_needs_nothing_from_outside_and_no_script(html: str) -> None:
    assert not OUTSIDE.search(html)


def test_the_page_is_well_formed(html: str) -> None:
    parser = Balanced()
    parser.feed(html.removeprefix("<!DOCTYPE html>"))

    assert parser.open == []


def test_codes_of_the_plant_cannot_break_the_page(html: str) -> None:
    assert "CNC|01 &lt;x&gt;" in html
    assert "<plant>" not in html


def test_every_plot_is_there_with_words_for_those_who_hear_it(html: str) -> None:
    assert html.count("<svg") == html.count("<title>") - 1 == 4
    assert "prefers-color-scheme: dark" in html


def test_no_number_is_not_a_number(html: str) -> None:
    assert not re.search(r"\b(nan|inf|None)\b", html)


def test_markdown_has_the_tables_and_no_broken_cell() -> None:
    text = as_markdown(quality_page(quality_report(), "en"))
    rows = [line for line in text.splitlines() if line.startswith("|")]

    assert "60.0 % (58.0 – 62.0, n 200)" in text
    assert "CNC\\|01 \\<x\\>" in text
    assert "a note with \\*stars\\*" in text
    assert all(re.search(r"[^\\]\|$", row) for row in rows)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_errors_of_work_centers_have_intervals_where_enough_items_tell(language: str) -> None:
    page = quality_page(quality_report(), language)

    assert "| 400 | 3.5 (3.1 – 4.0) | -0.5 (-1.2 – +0.2) | 81 % (77 – 85) |" in as_markdown(page)
    assert "| 300 | 9.5 | +4.5 | 60 % |" in as_markdown(page)
    assert ">3.5 (3.1 – 4.0)</td>" in as_html(page)


def test_the_verdict_on_work_centers_tells_how_many_true_bands_would_be_within_chance() -> None:
    center = WorkCenterScore(
        *("CNC-01", 400, 3.5, -0.5, 0.73, 400, 0.76, 0.84), coverage_low=0.66, coverage_high=0.82
    )

    text = as_markdown(quality_page(quality_report(work_centers=(center,) * 3), "en"))

    assert "Of 3 work centers with at least 200 bookings, 0 are where chance lets" in text
    assert "exactly 80 % would be there at 2.0 of 3, and at 3 the interval" in text


def test_the_control_says_how_sure_it_was_and_how_often_it_kept_silent() -> None:
    text = as_markdown(quality_page(quality_report(), "en")).partition("## Negative control")[2]
    unmeasured = quality_report(
        facts={"negative_control_gain": None},
        scores=(
            MethodScore(
                "model_on_shuffled_routings",
                Novelty.ALL,
                {"exact_at_1": Figure(None, 0, reason=NOTHING_COMPARED)},
            ),
        ),
    )

    assert "there: 12.0 % (10.0 – 14.0, n 180); on the real routings: 58.0 % (56.0 –" in text
    assert "Abstained there: 30.0 % (28.0 – 32.0, n 200); without any proposal: 10.0 %" in text
    assert f"Not measured: {NOTHING_COMPARED}." in as_markdown(quality_page(unmeasured, "en"))


def test_what_needs_trainings_says_how_to_ask_for_it() -> None:
    text = as_markdown(quality_page(quality_report(ablation=(), learning_curve=()), "en"))

    assert text.count("Not measured: ask with --thorough.") == 2


@pytest.mark.parametrize("language", ["en", "ko"])
def test_parts_that_change_nothing_are_sentences_and_no_zeros(language: str) -> None:
    parts = (
        PartScore("votes", {"exact_at_1": figure(0.5)}, {"exact_at_1": figure(0.1)}),
        PartScore("recency", {"exact_at_1": figure(0.6)}, {"exact_at_1": figure(-0.1)}),
        PartScore("laundry", {"exact_at_1": figure(0.6)}, {"exact_at_1": figure(0.01)}),
        PartScore("lot_work_centers", {"lot_place": figure(0.7)}, {"lot_place": figure(0.2)}),
        PartScore("totals", {}, {}, REASONS[LearnedPart.TOTALS]),
        PartScore("band_calibration", {"coverage_80": figure(0.5)}, {"exact_at_1": figure(0.0)}),
    )

    text = as_markdown(quality_page(quality_report(ablation=parts), language))

    section = text.partition("## Negative control" if language == "en" else "## 음성 대조")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    named = {name: name_in(language, name) for name in ("totals", "lot_work_centers", "votes")}
    assert any(named["votes"] in row for row in rows)
    assert not any(named["totals"] in row or named["lot_work_centers"] in row for row in rows)
    if language == "en":
        assert "Proven to help: votes of several items (exact @1)." in section
        assert "Proven to harm: recency (exact @1)." in section
        assert "Neither is proven here: cleaning of the bookings." in section
        assert "bands alone; in the 80 % band are 50.0 % (48.0 – 52.0, n 200) without" in section
        assert "work centers by the size of the lot: 70.0 % (68.0 – 72.0, n 200) of" in section
        assert "size the share changes by +20.0 % (+18.0 – +22.0, n 200)." in section
        assert "in totals: no difference to show: no operation was found whose booked" in section
    else:
        assert "효과가 입증된 부분: 여러 품목의 투표 (완전 일치 @1)." in section
        assert "총 시간 실적에 준비 시간이 포함된 공정이 발견되지 않음" in section


def test_standards_are_explained_only_where_there_are_any() -> None:
    standard = MethodScore("standard", Novelty.ALL, {"minutes_mae": figure(4.0)})
    some = quality_report(scores=(*quality_report().scores, standard))

    assert "The ERP standard of a new item" in as_markdown(quality_page(some, "en"))
    assert "The ERP standard" not in as_markdown(quality_page(quality_report(), "en"))


def test_kinds_of_items_that_were_not_asked_say_why() -> None:
    assert "Not measured: no such item." in as_markdown(quality_page(quality_report(), "en"))


def test_a_model_that_answered_nothing_reads_as_dashes_with_the_reason() -> None:
    nothing = Figure(None, 0, reason=NOTHING_COMPARED)
    report = quality_report(
        scores=(
            MethodScore("model", Novelty.ALL, {"exact_at_1": nothing, "similarity": nothing}),
            MethodScore("most_frequent", Novelty.ALL, {"exact_at_1": figure(0.2)}),
        )
    )

    silent = replace(
        report,
        work_centers=(),
        distances=(),
        learning_curve=(LearningPoint(1.0, 20, {"exact_at_1": nothing}),),
        ablation=(PartScore("votes", {"exact_at_1": nothing}, {"exact_at_1": nothing}),),
    )

    english, korean = (as_markdown(quality_page(silent, language)) for language in ("en", "ko"))

    assert english.count(f"Not measured: {NOTHING_COMPARED}.") == 3
    assert "| model | – | – |" in english
    assert f"model, not measured (exact @1, sequence similarity): {NOTHING_COMPARED}." in english
    assert "비교할 수 없음: 품목에 학습된 속성이 하나도 없음" in korean
    assert NOTHING_COMPARED not in korean


def test_a_report_without_any_figure_is_a_page_too() -> None:
    nothing = {"exact_at_1": Figure(None, 0, reason="There is no routing to hold out.")}
    report = quality_report(
        scores=(MethodScore("model", Novelty.ALL, nothing),),
        gains=(), reliability=(), risk_coverage=(), distances=(), work_centers=(), facts={},
        learning_curve=(), ablation=(),
    )  # fmt: skip

    text = as_markdown(quality_page(report, "en"))

    assert "There is no routing to hold out." in text
    assert "0.0" not in text
    assert as_html(quality_page(report, "ko")).count("<svg") == 0


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = (as_html(quality_page(quality_report(), "ko")) for _ in range(2))

    assert first == second


def test_every_text_and_name_has_korean() -> None:
    korean = say_in("ko")
    texts = set(NAMES.values()) - {"n"}
    for file in Path(evaluation_report.__file__).parent.glob("*.py"):
        texts |= {
            str(node.args[0].value)
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and getattr(node.func, "id", "") == "say"
            and isinstance(node.args[0], ast.Constant)
        }

    reasons = {
        *(answered.NOTHING_ASKED, answered.NOTHING_PROPOSED, answered.NOTHING_COMPARED),
        *(answered.NONE_NEARBY, minutes_figures.NO_BOOKINGS, minutes_figures.NO_MINUTES),
        *(confidence_figures.NO_LANE, confidence_figures.NOT_BUILT, confidence_figures.NO_EDITS),
    }
    texts |= {reason.rstrip(".") for reason in reasons}

    assert len(texts) > 80
    assert sorted(text for text in texts if korean(text) == text and text != "n") == []


def test_every_part_of_the_method_has_a_name() -> None:
    assert [part for part in LearnedPart if part.value not in NAMES] == []


def test_lanes_are_shown_where_they_are_calibrated() -> None:
    lanes = {"lane_ready_share": figure(0.5), "lane_ready_right": figure(0.96)}
    report = quality_report(scores=(MethodScore("model", Novelty.ALL, MODEL_FIGURES | lanes),))

    text = as_markdown(quality_page(report, "en"))

    assert "| ready | 50.0 % (48.0 – 52.0, n 200) | 96.0 % (94.0 – 98.0, n 200) |" in text
    assert "sorts into lanes yet" in as_markdown(quality_page(quality_report(), "en"))
