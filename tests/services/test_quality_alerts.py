"""What is beyond a threshold is told once, with its value, its limit and its n."""

from __future__ import annotations

import pytest

from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.quality_cycle import AlertKind, QualityAlert
from routingml_desktop.ml.cycle_measuring import OperationFigures
from routingml_desktop.services.alert_texts import alert_text, subject_text, told_subject
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
        OperationFigures(0, "A01-1", "CNC-01", 5, 10.0, 0.9, 9.0),
        OperationFigures(0, "A02-1", "CNC-01", 2, 10.0, 0.9, 9.0),
    ]

    found = ranked(alerts_of_items(items, operations, SETTINGS))

    assert [(one.kind, one.item_code, one.job_code) for one in found] == [
        (AlertKind.HIGH_MAE, "A", ""),
        (AlertKind.HIGH_CV, "A", "A01-1"),
        (AlertKind.LOW_SAMPLES, "C", ""),
        (AlertKind.NO_ACTUAL_DATA, "B", ""),
    ]


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
