"""A service whose trainings do only what a test needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.training import TrainingService
from routingml_desktop.services.training_runs import Workplace
from routingml_desktop.settings import Settings, TrainingSettings
from tests.services import training_works as works

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.paths import Home
    from routingml_desktop.services.training_runs import Work


def service(home: Home, work: Work = works.publishes, **limits: float) -> TrainingService:
    settings = Settings(training=TrainingSettings(**limits))  # type: ignore[arg-type]
    return TrainingService(
        home, settings, ModelRegistry(home.models), workplace=Workplace(work=work, least_free=0)
    )


def quiet(_progress: Progress) -> None:
    pass


def never() -> bool:
    return False


def run_next(training: TrainingService) -> TrainingJob:
    """The first of the line, done."""
    job = training.next_due()
    assert job is not None
    return training.run_job(job.job_id, quiet, never)
