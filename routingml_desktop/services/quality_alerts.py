"""What a cycle measured, held against the thresholds of the settings."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.quality_cycle import (
    AlertKind,
    BrokenThreshold,
    QualityAlert,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.domain.quality_cycle import CycleItem
    from routingml_desktop.ml.cycle_measuring import OperationFigures
    from routingml_desktop.settings import QualitySettings

CRITICAL_FACTOR: Final = 2.0
"""An error of so many times its threshold is critical."""
CRITICAL_MATCH: Final = 0.75
"""A process match below this part of its threshold is critical."""
MOST_FAILED: Final = 0.5
"""Nothing proposed for more than this share of the items is critical."""

_RANKS: Final = {severity: rank for rank, severity in enumerate(Severity)}
_AT_LEAST: Final = frozenset({AlertKind.LOW_SAMPLES, AlertKind.LOW_PROCESS_MATCH})
"""Kinds whose threshold is to be reached; that of the others is not to be exceeded."""


def alerts_of_cycle(
    figures: Mapping[str, Figure],
    items: int,
    failed: int,
    drift: Iterable[DriftFigure],
    settings: QualitySettings,
) -> list[QualityAlert]:
    """The alerts about the cycle as a whole."""
    found = [*_of_errors(figures, settings), *_of_shares(figures, settings)]
    if failed:
        share = failed / items
        severity = Severity.CRITICAL if share > MOST_FAILED else Severity.WARNING
        found.append(QualityAlert(AlertKind.PREDICTION_FAILED, severity, share, 0.0, items))
    found += [
        QualityAlert(
            AlertKind.DRIFT, Severity.WARNING, one.psi, one.limit, one.n,
            work_center=one.name if one.subject == "minutes" else "",
            subject=one.about,
            label_en=one.label_en,
            label_ko=one.label_ko,
        )
        for one in drift
        if one.drifted
    ]  # fmt: skip
    return found


def alerts_of_items(
    items: Sequence[CycleItem], operations: Iterable[OperationFigures], settings: QualitySettings
) -> list[QualityAlert]:
    """The alerts about single items and their operations."""
    found = [
        QualityAlert(AlertKind.NO_ACTUAL_DATA, Severity.INFO, None, None, 0, item.item_code)
        for item in items
        if not item.orders
    ]
    for item in items:
        found += _of_item(item, settings)
    for one in operations:
        found += _of_operation(items[one.asked].item_code, one, settings)
    return found


def ranked(alerts: Iterable[QualityAlert]) -> tuple[QualityAlert, ...]:
    """The gravest first; about the whole cycle before about items; then the farthest off.

    What is equally far beyond its limit is ordered by item, operation and kind.
    """
    return tuple(
        sorted(
            alerts,
            key=lambda one: (
                _RANKS[one.severity], bool(one.item_code), -_times_the_limit(one), one.item_code,
                one.job_code, one.work_center, one.kind, one.subject,
            ),
        )
    )  # fmt: skip


def _times_the_limit(one: QualityAlert) -> float:
    """How many times its threshold the value is for certain, or the threshold its value.

    0 without a value.
    """
    if one.value is None or one.threshold is None:
        return 0.0
    more, less = one.value if one.low is None else one.low, one.threshold
    if one.kind in _AT_LEAST:
        more, less = less, more
    return more / less if less else inf


def broken_thresholds(alerts: Iterable[QualityAlert]) -> tuple[BrokenThreshold, ...]:
    """Which limits of a whole cycle are broken in a way that a retraining may mend."""
    measures = {
        AlertKind.HIGH_MAE: "mae",
        AlertKind.HIGH_TRIMMED_MAE: "trimmed_mae",
        AlertKind.LOW_PROCESS_MATCH: "process_match",
        AlertKind.HIGH_CV: "cv",
        AlertKind.DRIFT: "drift",
    }
    return tuple(
        BrokenThreshold(
            measures[one.kind],
            one.value,
            one.threshold,
            one.n,
            one.subject,
            one.label_en,
            one.label_ko,
        )
        for one in alerts
        if one.kind in measures
        and not one.item_code
        and one.value is not None
        and one.threshold is not None
    )


def _of_errors(figures: Mapping[str, Figure], settings: QualitySettings) -> Iterator[QualityAlert]:
    for kind, measure, most in (
        (AlertKind.HIGH_MAE, "mae", settings.mae_max),
        (AlertKind.HIGH_TRIMMED_MAE, "trimmed_mae", settings.trimmed_mae_max),
    ):
        figure = figures[measure]
        if figure.value is not None and figure.value > most:
            yield QualityAlert(kind, _error_severity(figure.value, most), figure.value, most,
                               figure.n)  # fmt: skip


def _of_shares(figures: Mapping[str, Figure], settings: QualitySettings) -> Iterator[QualityAlert]:
    match, cv, samples = figures["process_match"], figures["cv"], figures["sample_count"]
    if match.value is not None and match.value < settings.process_match_min:
        yield QualityAlert(
            AlertKind.LOW_PROCESS_MATCH,
            _match_severity(match.value, settings),
            match.value,
            settings.process_match_min,
            match.n,
        )
    if cv.value is not None and cv.value > settings.cv_max:
        yield QualityAlert(AlertKind.HIGH_CV, Severity.WARNING, cv.value, settings.cv_max, cv.n)
    if samples.value is not None and samples.value < settings.min_samples:
        least = float(settings.min_samples)
        yield QualityAlert(AlertKind.LOW_SAMPLES, Severity.INFO, samples.value, least, samples.n)


def _of_item(item: CycleItem, settings: QualitySettings) -> list[QualityAlert]:
    # Of fewer orders nobody can tell whether the proposal is wrong or an order was odd.
    few = item.orders < settings.min_samples
    fewest = settings.min_samples if few else 0
    found = []
    if item.mae is not None and item.mae > settings.mae_max:
        severity = Severity.INFO if few else _error_severity(item.mae, settings.mae_max)
        found.append(
            QualityAlert(
                AlertKind.HIGH_MAE, severity, item.mae, settings.mae_max, item.orders,
                item.item_code, fewest=fewest,
            )
        )  # fmt: skip
    match, least = item.process_match, settings.process_match_min
    if match is not None and match < least:
        severity = Severity.INFO if few else _match_severity(match, settings)
        found.append(
            QualityAlert(
                AlertKind.LOW_PROCESS_MATCH, severity, match, least, 1, item.item_code,
                fewest=fewest,
            )
        )  # fmt: skip
    if few and item.orders and not found:
        found.append(
            QualityAlert(
                AlertKind.LOW_SAMPLES, Severity.INFO, item.orders, float(settings.min_samples),
                item.orders, item.item_code,
            )
        )  # fmt: skip
    return found


def _of_operation(
    item_code: str, one: OperationFigures, settings: QualitySettings
) -> Iterator[QualityAlert]:
    # The lower end, not the value: of a dozen bookings chance alone makes a CV much larger. A
    # booking far out is odd itself and tells nothing of how much the operation varies.
    found = one.usual
    if found is not None and found.low > settings.cv_max and found.n >= settings.min_samples:
        yield QualityAlert(
            AlertKind.HIGH_CV, Severity.WARNING, found.cv, settings.cv_max, found.n, item_code,
            one.job_code, one.work_center, low=found.low,
        )  # fmt: skip


def _error_severity(value: float, most: float) -> Severity:
    return Severity.CRITICAL if value > CRITICAL_FACTOR * most else Severity.WARNING


def _match_severity(value: float, settings: QualitySettings) -> Severity:
    least = CRITICAL_MATCH * settings.process_match_min
    return Severity.CRITICAL if value < least else Severity.WARNING
