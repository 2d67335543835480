"""Measures, in a process started for it, what the first and the next answers cost."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from functools import partial
from statistics import median, quantiles
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.columns import ITEM_CODE
from routingml_desktop.domain.diagnostics import Profile
from routingml_desktop.domain.errors import DamagedError, NoRowsError, NotReadyError
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.paths import home_at
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.child_process import into_this_log, run_in_child
from routingml_desktop.services.models import ActiveModel
from routingml_desktop.services.models_folder import require_models_folder
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.services.process_memory import process_bytes

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.paths import Home

WARM: Final = 50
"""Items asked for after the first."""


@dataclass(frozen=True, slots=True)
class ProfileWork:
    """What the child is asked for."""

    home: str
    started: float
    """Seconds since the epoch when the process was asked for."""
    models: str = ""


def profile_of(home: Home, report: Report, stopping: Stopping) -> Profile:
    """What this PC needs for the plant in ``home``, measured in a fresh process.

    Raises WorkCancelledError and WorkerCrashedError; what keeps it from measuring, such as a model
    that is missing, stands in the profile.
    """
    work = ProfileWork(str(home.folder), time.time(), str(home.models))
    return run_in_child(measured, work, report, into_this_log, stopping, name="profile")


def measured(work: ProfileWork, report: Report, stopping: Stopping) -> Profile:
    """Read, load, ask, and tell what each took; runs in the child."""
    home = home_at(work.home, work.models)
    profile = Profile()
    try:
        report(Progress("profile", 0.1, "Reading the items"))
        plant = PlantData(SnapshotStore(home.plant))
        profile, codes = _with_items(profile, plant)
        stop_if(stopping)
        report(Progress("profile", 0.3, "Loading the model"))
        models = ActiveModel(ModelRegistry(home.models), partial(require_models_folder, home))
        profile = _with_model(profile, models)
        stop_if(stopping)
        report(Progress("profile", 0.7, "Asking"))
        profile = _with_answers(profile, plant, models, codes, work.started)
    except (NotReadyError, DamagedError) as error:
        profile = replace(profile, error=error)
    return replace(profile, process_bytes=process_bytes())


def _with_items(profile: Profile, plant: PlantData) -> tuple[Profile, list[str]]:
    # The library itself is no part of what the items take.
    import polars  # noqa: F401, ICN001, PLC0415 (only in the child)

    before, began = process_bytes(), time.perf_counter()
    items = plant.items()
    seconds = time.perf_counter() - began
    codes = items[ITEM_CODE].gather_every(max(1, items.height // (WARM + 1))).to_list()
    return (
        replace(profile, snapshot_seconds=seconds, snapshot_bytes=_grown(before)),
        codes[: WARM + 1],
    )


def _with_model(profile: Profile, models: ActiveModel) -> Profile:
    import sklearn  # noqa: F401, PLC0415 (only in the child)

    before, began = process_bytes(), time.perf_counter()
    model = models.get()
    seconds = time.perf_counter() - began
    index = model.parts.index
    return replace(
        profile,
        model_seconds=seconds,
        model_bytes=_grown(before),
        index_bytes=index.size_bytes,
        index_exact=index.exact,
    )


def _with_answers(
    profile: Profile, plant: PlantData, models: ActiveModel, codes: list[str], started: float
) -> Profile:
    if not codes:
        return replace(profile, error=NoRowsError("items"))
    model, seconds = models.get(), []
    cold = 0.0
    for code in codes:
        began = time.perf_counter()
        model.predict(plant.item(code), AskOptions())
        seconds.append(time.perf_counter() - began)
        cold = cold or time.time() - started
    first, *warm = seconds
    return replace(
        profile,
        cold_start=cold,
        first_answer=first,
        warm_median=median(warm) if warm else None,
        warm_p95=quantiles(warm, n=20)[-1] if len(warm) > 1 else None,
        asked=len(warm),
    )


def _grown(before: int | None) -> int | None:
    now = process_bytes()
    return None if now is None or before is None else max(0, now - before)
