"""What is beyond a threshold is told once, with its value, its limit and its n."""

from __future__ import annotations

from typing import Any

import pytest

from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.quality_cycle import AlertKind, QualityAlert
from routingml_desktop.ml.cycle_measuring import OperationFigures
from routingml_desktop.ml.time_statistics import Spread
from routingml_desktop.services.alert_texts import (
    alert_advice,
    alert_quantities,
    alert_text,
    subject_text,
    told_subject,
)
from routingml_desktop.services.quality_alerts import (
    alerts_of_cycle,
    alerts_of_items,
    broken_thresholds,
    ranked,
)
from routingml_desktop.services.threshold_texts import broken_texts
from routingml_desktop.settings import QualitySettings
from tests.cycles import alert, figures, item

SETTINGS = QualitySettings()


def operation(job: str = "A01-1", **changes: Any) -> OperationFigures:
    """An operation of the first item whose bookings vary little."""
    known: dict[str, Any] = {
        "asked": 0, "job_code": job, "work_center": "CNC-01", "orders": 9, "actual": 10.0,
        "cv": 0.2, "predicted": 9.0, "usual": Spread(9, 0.2, 0.14),
    }  # fmt: skip
    return OperationFigures(**(known | changes))


def test_figures_within_their_limits_raise_nothing() -> None:
    assert alerts_of_cycle(figures(), 2, 0, (), SETTINGS) == []
    assert alerts_of_items([item()], [], SETTINGS) == []


@pytest.mark.parametrize(
    ("changed", "kind", "severity"),
    [
        ({"mae": 6.0}, AlertKind.HIGH_MAE, Severity.WARNING),
        ({"mae": 10.1}, AlertKind.HIGH_MAE, Severity.CRITICAL),
        ({"trimmed_mae": 3.6}, AlertKind.HIGH_TRIMMED_MAE, Severity.WARNING),
        ({"process_match": 0.79}, AlertKind.LOW_PROCESS_MATCH, Severity.WARNING),
        ({"process_match": 0.4}, AlertKind.LOW_PROCESS_MATCH, Severity.CRITICAL),
        ({"cv": 0.51}, AlertKind.HIGH_CV, Severity.WARNING),
        ({"sample_count": 2.0}, AlertKind.LOW_SAMPLES, Severity.INFO),
    ],
)
def test_a_figure_beyond_its_limit_raises_its_alert(
    changed: dict[str, float], kind: AlertKind, severity: Severity
) -> None:
    measured = figures() | {name: Figure(value, 9) for name, value in changed.items()}

    (found,) = alerts_of_cycle(measured, 2, 0, (), SETTINGS)

    assert (found.kind, found.severity, found.n) == (kind, severity, 9)
    assert found.value == next(iter(changed.values()))


def test_what_was_not_measured_raises_nothing() -> None:
    nothing = {name: Figure(None, 0, reason="nothing booked") for name in figures()}

    assert alerts_of_cycle(nothing, 2, 0, (), SETTINGS) == []


def test_items_without_any_proposal_are_told_with_their_share() -> None:
    few, all_of_them = (alerts_of_cycle(figures(), 10, failed, (), SETTINGS) for failed in (1, 10))

    assert [(one.kind, one.value, one.severity) for one in (*few, *all_of_them)] == [
        (AlertKind.PREDICTION_FAILED, 0.1, Severity.WARNING),
        (AlertKind.PREDICTION_FAILED, 1.0, Severity.CRITICAL),
    ]


def test_only_what_has_drifted_raises_an_alert() -> None:
    moved = DriftFigure(DriftSubject.MINUTES, "CNC-05", 0.9, 0.2, 0.3, 90, 900, 1.2)
    calm = DriftFigure(DriftSubject.OPERATIONS, "", 0.1, 0.02, 0.3, 90, 900)
    unknown = DriftFigure(DriftSubject.SIMILARITY, "", None, None, None, 0, 0, reason="trained")

    (found,) = alerts_of_cycle(figures(), 2, 0, (moved, calm, unknown), SETTINGS)

    assert (found.kind, found.work_center, found.value) == (AlertKind.DRIFT, "CNC-05", 0.9)
    assert subject_text(found.subject, "ko") == "작업장 CNC-05 시간"


def test_a_drifted_attribute_is_called_as_planners_call_it_wherever_it_is_told() -> None:
    known = DriftFigure(
        DriftSubject.ATTRIBUTE, "ITEM_MATERIAL", 0.5, 0.1, 0.2, 90, 900,
        label_en="Material", label_ko="재질",
    )  # fmt: skip

    (told,) = alerts_of_cycle(figures(), 10, 0, [known], SETTINGS)
    (broken,) = broken_thresholds([told])

    assert alert_text(told, "en").startswith("Drift of attribute Material: ")
    assert alert_text(told, "ko").startswith("드리프트 - 속성 재질: ")
    assert broken_texts([broken], "ko").startswith("속성 재질 0.50 > 0.20")
    assert told_subject(known, "en") == "attribute Material"


def test_an_alert_of_before_names_were_kept_tells_the_column() -> None:
    old = QualityAlert(
        AlertKind.DRIFT, Severity.WARNING, 0.5, 0.2, 90, subject="attribute:ITEM_MATERIAL"
    )

    assert alert_text(old, "en").startswith("Drift of attribute ITEM_MATERIAL: ")


def test_items_and_operations_have_alerts_of_their_own() -> None:
    items = [item("A", mae=20.0), item("B", orders=0, mae=None), item("C", orders=2)]
    operations = [
        operation("A01-1", usual=Spread(5, 0.9, 0.53)),
        operation("A02-1", usual=Spread(2, 0.9, 0.53)),
    ]

    found = ranked(alerts_of_items(items, operations, SETTINGS))

    assert [(one.kind, one.item_code, one.job_code) for one in found] == [
        (AlertKind.HIGH_MAE, "A", ""),
        (AlertKind.HIGH_CV, "A", "A01-1"),
        (AlertKind.LOW_SAMPLES, "C", ""),
        (AlertKind.NO_ACTUAL_DATA, "B", ""),
    ]


def test_a_high_cv_of_three_bookings_is_no_alert_unless_it_is_beyond_chance() -> None:
    chance = operation(usual=Spread(3, 0.9, 0.49))
    beyond = operation("A02-1", usual=Spread(3, 1.6, 0.71))

    (found,) = alerts_of_items([item("A")], [chance, beyond], SETTINGS)

    assert (found.job_code, found.value, found.low, found.n) == ("A02-1", 1.6, 0.71, 3)
    assert alert_text(found, "en") == (
        "Booked minutes vary: CV 1.60, above 0.71 with 95 % confidence, limit 0.50 (n 3)."
    )
    assert "0.71" in alert_text(found, "ko")


def test_what_fewer_orders_than_the_least_say_is_one_note_and_no_alarm() -> None:
    wrong = item("A", orders=1, mae=80.0)
    unlike = item("B", orders=2, process_match=0.1)
    right = item("C", orders=2)

    found = ranked(alerts_of_items([wrong, unlike, right], [], SETTINGS))

    assert {one.severity for one in found} == {Severity.INFO}
    assert [(one.item_code, one.kind) for one in found] == [
        ("A", AlertKind.HIGH_MAE),
        ("B", AlertKind.LOW_PROCESS_MATCH),
        ("C", AlertKind.LOW_SAMPLES),
    ]
    assert alert_text(found[0], "en").endswith("Only a note: the item has fewer than 3 orders.")
    assert alert_text(found[1], "ko").endswith("오더가 3개 미만인 품목이므로 참고용입니다.")


def test_from_the_least_orders_on_an_error_is_an_alarm() -> None:
    (found,) = alerts_of_items([item("A", orders=3, mae=80.0)], [], SETTINGS)

    assert (found.severity, found.fewest) == (Severity.CRITICAL, 0)
    assert "note" not in alert_text(found, "en")


def test_of_alike_severity_the_whole_cycle_comes_first_and_then_the_farthest_beyond() -> None:
    alerts = [
        alert(item_code="A", value=11.0),
        alert(item_code="B", value=40.0),
        alert(AlertKind.LOW_PROCESS_MATCH, item_code="C", value=0.2, threshold=0.8),
        alert(AlertKind.LOW_PROCESS_MATCH, item_code="D", value=0.0, threshold=0.8),
        alert(item_code="E", value=99.0, severity=Severity.WARNING),
        alert(item_code="", value=10.5),
        alert(AlertKind.NO_ACTUAL_DATA, item_code="F", value=None, severity=Severity.INFO),
        alert(AlertKind.LOW_SAMPLES, item_code="G", value=2, threshold=3, severity=Severity.INFO),
        alert(AlertKind.LOW_SAMPLES, item_code="H", value=1, threshold=3, severity=Severity.INFO),
    ]

    found = [one.item_code for one in ranked(alerts)]

    assert found == ["", "D", "B", "C", "A", "E", "H", "G", "F"]
    assert found == [one.item_code for one in ranked(alerts[::-1])]


def test_what_many_bookings_show_to_vary_comes_before_what_a_few_seem_to() -> None:
    few = alert(AlertKind.HIGH_CV, item_code="A", value=1.7, threshold=0.5, low=0.6)
    many = alert(AlertKind.HIGH_CV, item_code="B", value=0.9, threshold=0.5, low=0.7)

    assert ranked([few, many]) == (many, few)


@pytest.mark.parametrize("kind", list(AlertKind))
def test_every_alert_says_what_to_do_about_it_in_both_languages(kind: AlertKind) -> None:
    english, korean = (alert_advice(alert(kind), language) for language in ("en", "ko"))

    assert english.endswith(".")
    assert korean.endswith(".")
    assert english != korean


def test_few_orders_are_a_reason_to_wait_whatever_they_say() -> None:
    few = alert(AlertKind.HIGH_MAE, fewest=3)

    assert alert_advice(few, "en") == alert_advice(alert(AlertKind.LOW_SAMPLES), "en")


@pytest.mark.parametrize(
    ("told", "english", "korean"),
    [
        (alert(value=12.5), ("12.5 min", "5 min"), ("12.5분", "5분")),
        (
            alert(AlertKind.LOW_PROCESS_MATCH, value=0.5, threshold=0.8),
            ("50.0 %", "80.0 %"),
            ("50.0 %", "80.0 %"),
        ),
        (
            alert(AlertKind.HIGH_CV, value=0.9, threshold=0.5),
            ("0.90", "0.50"),
            ("0.90", "0.50"),
        ),
        (
            alert(AlertKind.LOW_SAMPLES, value=1, threshold=3.0),
            ("1 order", "3 orders"),
            ("1건", "3건"),
        ),
        (alert(AlertKind.NO_ACTUAL_DATA, value=None, threshold=None), ("–", "–"), ("–", "–")),
    ],
)
def test_values_and_limits_stand_in_their_unit(
    told: QualityAlert, english: tuple[str, str], korean: tuple[str, str]
) -> None:
    assert alert_quantities(told, "en") == english
    assert alert_quantities(told, "ko") == korean


def test_only_limits_of_the_whole_cycle_ask_for_a_retraining() -> None:
    of_item = alert()
    of_cycle = alert(item_code="", n=400)
    few = alert(AlertKind.LOW_SAMPLES, item_code="")

    (broken,) = broken_thresholds([of_item, of_cycle, few])

    assert (broken.measure, broken.value, broken.threshold, broken.n) == ("mae", 12.0, 5.0, 400)


@pytest.mark.parametrize("kind", list(AlertKind))
def test_every_alert_speaks_both_languages(kind: AlertKind) -> None:
    subject = "attribute:OUTDIAMETER" if kind is AlertKind.DRIFT else ""
    told = alert(kind, value=None, subject=subject)

    english, korean = alert_text(told, "en"), alert_text(told, "ko")

    assert english != korean
    assert "{" not in english + korean


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_error_of_seconds_a_piece_is_not_told_as_zero(language: str) -> None:
    told = alert_text(alert(AlertKind.HIGH_MAE, value=0.0042), language)

    assert "0.0042" in told
