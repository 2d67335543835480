"""One quality cycle from the sample to the alerts, in whatever process it runs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from routingml_desktop.domain.errors import SettingError
from routingml_desktop.domain.progress import Progress, part_of, stop_if
from routingml_desktop.domain.quality_cycle import (
    CycleStage,
    CycleState,
    QualityCycle,
    SamplingStrategy,
)
from routingml_desktop.services.quality_alerts import alerts_of_cycle, alerts_of_items, ranked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl

    from routingml_desktop.domain.drift import DriftFigure
    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.plant.snapshot import Snapshot, SnapshotStore
    from routingml_desktop.services.models import ActiveModel
    from routingml_desktop.services.plant_data import PlantData
    from routingml_desktop.services.prediction import PredictionService
    from routingml_desktop.settings import QualitySettings, Settings

T = TypeVar("T")

MOST_UNBOOKED: Final = 100
"""Items without bookings that are asked for the error to expect of them."""
NO_SAMPLES: Final = "no item has both a routing and bookings, so there is nothing to compare with"
ALL_FAILED: Final = "nothing could be proposed for any of the {items} sampled items ({why})"
STRATIFIED: Final = "The sample is stratified by {attribute}."
NO_STRATA: Final = "No attribute tells families apart, so the sample is random."
SHARED: Final = (
    "Items were asked without their own routing and bookings; what the version knows of the plant"
    " as a whole it learned with them."
)
_SAMPLED, _READ, _ASKED = 0.05, 0.15, 0.9
"""Shares of a cycle until the sample is drawn, its bookings are read, its items were asked."""


@dataclass(frozen=True, slots=True)
class _Sample:
    codes: Sequence[str]
    population: int
    notes: tuple[str, ...]


class _Remembered(Generic[T]):
    """The last answer, as long as it is about the same snapshot and version."""

    def __init__(self) -> None:
        self._key: object = None
        self._answer: T | None = None

    def get(self, key: object, find: Callable[[], T]) -> T:
        """The answer for ``key``, found anew when the last one was for another."""
        if self._answer is None or key != self._key:
            self._answer = find()
            self._key = key
        return self._answer


class CycleMeasurement:
    """Measures cycles with the active version.

    Which items have evidence, and how far the plant has drifted, does not depend on the sample: it
    is remembered until there is another snapshot or version.
    """

    def __init__(
        self,
        snapshots: SnapshotStore,
        plant: PlantData,
        models: ActiveModel,
        prediction: PredictionService,
        settings: Callable[[], Settings],
    ) -> None:
        """``settings`` gives them as they stand when a cycle begins."""
        self._snapshots = snapshots
        self._plant = plant
        self._models = models
        self._prediction = prediction
        self._settings = settings
        self._population: _Remembered[pl.DataFrame] = _Remembered()
        self._unbooked: _Remembered[pl.DataFrame] = _Remembered()
        self._booked: _Remembered[pl.DataFrame] = _Remembered()
        self._drift: _Remembered[tuple[DriftFigure, ...]] = _Remembered()

    def measure(self, cycle: QualityCycle, report: Report, stopping: Stopping) -> QualityCycle:
        """The running cycle with what it measured.

        Its state is ``not_measured``, with the reason, when there was nothing to ask or nothing to
        judge. Raises NoModelError, NoSnapshotError, what a damaged version raises, and
        WorkCancelledError.
        """
        report(Progress(CycleStage.SAMPLE, 0.0, "Drawing the sample"))
        self._prediction.prepare()
        model = self._models.get()
        sample = self._sample(cycle, model, self._settings().quality)
        cycle = replace(
            cycle,
            version=model.version,
            source=model.source,
            items=len(sample.codes),
            population=sample.population,
            notes=(*sample.notes, SHARED),
        )
        stop_if(stopping)
        if not sample.codes:
            return replace(cycle, state=CycleState.NOT_MEASURED, reason=NO_SAMPLES)
        return self._measured(cycle, model, sample.codes, report, stopping)

    def _measured(
        self,
        cycle: QualityCycle,
        model: RoutingModel,
        codes: Sequence[str],
        report: Report,
        stopping: Stopping,
    ) -> QualityCycle:
        from routingml_desktop.ml.cycle_measuring import measure_cycle  # noqa: PLC0415 (when run)
        from routingml_desktop.ml.drift_measuring import drift_of  # noqa: PLC0415
        from routingml_desktop.ml.expected_errors import expected_figure  # noqa: PLC0415
        from routingml_desktop.plant.actuals import CleaningRules  # noqa: PLC0415
        from routingml_desktop.services.cycle_evidence import (  # noqa: PLC0415
            drawn_items,
            evidence_of,
            todays_plant,
            unbooked,
            with_labels,
        )

        report(Progress(CycleStage.CLEAN, _SAMPLED, f"Reading the bookings of {len(codes)} items"))
        settings = self._settings()
        snapshot = self._snapshots.open()
        rules = CleaningRules.of(settings.cleaning)
        evidence = evidence_of(codes, snapshot, self._plant, rules)
        stop_if(stopping)
        found = measure_cycle(
            model,
            evidence.asked,
            evidence.bookings,
            settings.asking.options(),
            part_of(report, _READ, _ASKED),
            stopping,
            cycle.request.seed,
        )
        never = self._unbooked.get(
            snapshot.facts.taken, lambda: unbooked(self._booked_items(snapshot), self._plant)
        )
        asked = drawn_items(
            never,
            snapshot.facts.attributes,
            min(len(codes), MOST_UNBOOKED),
            cycle.request.seed,
        )
        expected = expected_figure(
            model, asked, settings.asking.options(), stopping, cycle.request.seed
        )
        report(Progress(CycleStage.DRIFT, _ASKED, "Comparing the plant with what was learned"))
        drift = self._drift.get(
            (snapshot.facts.taken, model.version, rules),
            lambda: with_labels(
                drift_of(
                    model, lambda: todays_plant(snapshot, self._plant, model, rules), stopping
                ),
                snapshot.facts.attributes,
            ),
        )
        failed = sum(found.failures.values())
        alerts = [
            *alerts_of_cycle(found.figures, len(codes), failed, drift, settings.quality),
            *alerts_of_items(found.items, found.operations, settings.quality),
        ]
        why = ", ".join(f"{outcome}: {n}" for outcome, n in sorted(found.failures.items()))
        nothing = failed == len(codes)
        return replace(
            cycle,
            state=CycleState.NOT_MEASURED if nothing else CycleState.MEASURED,
            reason=ALL_FAILED.format(items=len(codes), why=why) if nothing else "",
            evaluated=len(codes) - failed,
            abstained=found.abstained,
            failed=failed,
            figures={**found.figures, "expected_mae_unbooked": expected},
            drift=drift,
            alert_count=len(alerts),
            alerts=ranked(alerts),
            work_centers=found.work_centers,
            points=found.points,
            asked=found.items,
        )

    def _sample(
        self, cycle: QualityCycle, model: RoutingModel, settings: QualitySettings
    ) -> _Sample:
        from routingml_desktop.services import (  # noqa: PLC0415 (when run)
            cycle_evidence,
            quality_sampling,
        )

        request, snapshot = cycle.request, self._snapshots.open()
        wanted = settings.strata_attribute
        if wanted and wanted not in self._plant.items().columns:
            raise SettingError("quality.strata_attribute", f"there is no attribute {wanted}")
        attribute = ""
        notes: tuple[str, ...] = ()
        if request.strategy is SamplingStrategy.STRATIFIED:
            attribute = quality_sampling.strata_attribute(
                self._plant.items(), model.attribute_weights, wanted
            )
            told = _attribute_words(attribute, snapshot.facts.attributes)
            notes = (STRATIFIED.format(attribute=told) if attribute else NO_STRATA,)
        evidence = self._population.get(
            (snapshot.facts.taken, attribute),
            lambda: cycle_evidence.population(self._booked_items(snapshot), self._plant, attribute),
        )
        codes = quality_sampling.sampled(
            evidence, request.sample_size, request.strategy, request.seed, settings
        )
        return _Sample(codes, len(evidence), notes)

    def _booked_items(self, snapshot: Snapshot) -> pl.DataFrame:
        from routingml_desktop.services.cycle_evidence import booked_items  # noqa: PLC0415

        return self._booked.get(snapshot.facts.taken, lambda: booked_items(snapshot))


def _attribute_words(name: str, attributes: Sequence[Attribute]) -> str:
    """What planners call an attribute, in English and behind it in Korean; else its name."""
    known = next((one for one in attributes if one.name == name), None)
    if known is None:
        return name
    english, korean = known.label("en"), known.label("ko")
    return english if english == korean else f"{english} ({korean})"
