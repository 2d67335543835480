"""What every form of a report shows: its tables, as texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from routingml_desktop.services.alert_texts import LANGUAGES, alert_text
from routingml_desktop.services.cycle_reports.words import (
    MINUTES,
    SHARE,
    both_languages,
    both_subjects,
    code,
    figure_rows,
    heading,
    number,
    span,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from routingml_desktop.domain.quality_cycle import CycleItem, QualityCycle

MOST_ALERTS: Final = 200
MOST_ITEMS: Final = 20
_HOLDS: Final = {True: "yes / 예", False: "no / 아니요", None: "–"}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(cycle: QualityCycle) -> tuple[Table, ...]:
    """The tables of a report; one without rows is left out."""
    found = (
        Table(heading("title"), ("", ""), tuple(_facts(cycle))),
        Table(
            heading("figures"),
            ("Measure / 지표", "Value / 값", "n", "95 %", "Why not / 사유"),
            tuple(figure_rows(cycle)),
        ),
        Table(
            _limited(heading("alerts"), len(cycle.alerts), MOST_ALERTS),
            ("Severity / 심각도", "Item / 품목", "Operation / 공정", "Work center / 작업장",
             "Alert", "알림"),
            tuple(alert_rows(cycle)[:MOST_ALERTS]),
        ),
        Table(
            heading("work_centers"),
            ("Work center / 작업장", "n", "MAE of a lot / 로트 MAE", "95 %", "Bias / 편향",
             "95 %", "80 %", "Chance allows / 우연 범위", "Band holds / 구간 유효"),
            tuple(
                (one.work_center or "–", f"{one.n:,}",
                 number(one.mae, MINUTES, one.mae_low, one.mae_high),
                 span(one.mae_low, one.mae_high, MINUTES, one.mae),
                 number(one.bias, MINUTES, one.bias_low, one.bias_high),
                 span(one.bias_low, one.bias_high, MINUTES, one.bias),
                 number(one.coverage_80, SHARE), span(one.chance_low, one.chance_high, SHARE),
                 _HOLDS[one.holds])
                for one in cycle.work_centers
            ),
        ),
        Table(
            heading("worst"),
            ("Item / 품목", "Name / 품명", "Orders / 오더", "MAE", "Process match / 공정 일치율",
             "Edits / 수정"),
            tuple(_item(one) for one in worst_items(cycle.asked, MOST_ITEMS)),
        ),
        Table(
            heading("drift"),
            ("Of / 대상", "PSI", "JS", "Limit / 한도", "n", "Drifted / 변화", "Why not / 사유"),
            tuple(
                (
                    both_subjects(one),
                    number(one.psi), number(one.js), number(one.limit), f"{one.n:,}",
                    "yes / 예" if one.drifted else "", both_languages(one.reason),
                )
                for one in cycle.drift
            ),
        ),
        Table(heading("notes"), ("",), tuple((both_languages(note),) for note in cycle.notes)),
    )  # fmt: skip
    return tuple(table for table in found if table.rows)


def alert_rows(cycle: QualityCycle) -> list[tuple[str, ...]]:
    """One row per alert: severity, item, operation, work center, English and Korean text."""
    return [
        (
            code(one.severity),
            one.item_code,
            one.job_code,
            one.work_center,
            *(alert_text(one, language) for language in LANGUAGES),
        )
        for one in cycle.alerts
    ]


def worst_items(items: Sequence[CycleItem], most: int) -> tuple[CycleItem, ...]:
    """The items with the largest error, those without a measured one left out."""
    known = [item for item in items if item.mae is not None]
    return tuple(sorted(known, key=lambda item: (-(item.mae or 0.0), item.item_code))[:most])


def _facts(cycle: QualityCycle) -> list[tuple[str, str]]:
    request = cycle.request
    return [
        ("Cycle / 사이클", cycle.cycle_id),
        ("Started / 시작", _moment(cycle.started)),
        ("Ended / 종료", _moment(cycle.ended)),
        ("Version / 버전", cycle.version or "–"),
        ("Source / 원천", cycle.source or "–"),
        ("Strategy / 샘플링 전략", code(request.strategy)),
        ("Sample / 샘플", f"{request.sample_size:,}"),
        ("Seed / 난수 시드", str(request.seed)),
        ("With evidence / 근거 있는 품목", f"{cycle.population:,}"),
        ("Asked / 질문", f"{cycle.items:,}"),
        ("Compared / 비교", f"{cycle.evaluated:,}"),
        ("Below the threshold / 임계값 미만", f"{cycle.abstained:,}"),
        ("Failed / 실패", f"{cycle.failed:,}"),
        ("Alerts / 알림", f"{cycle.alert_count:,}"),
    ]


def _item(item: CycleItem) -> tuple[str, ...]:
    edits = "–" if item.edits_to_go is None else str(item.edits_to_go)
    return (
        item.item_code,
        item.item_name,
        f"{item.orders:,}",
        number(item.mae, MINUTES),
        number(item.process_match, SHARE),
        edits,
    )


def _moment(value: datetime | None) -> str:
    return "–" if value is None else value.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def _limited(title: str, count: int, most: int) -> str:
    return f"{title} ({most} / {count:,})" if count > most else title
