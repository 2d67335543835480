"""Small plants in a snapshot, as a replay as operated finds them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.plant import SourceFacts
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.plant.sync import sync
from routingml_desktop.services.operated_replay.known_rows import History, KnownRows
from routingml_desktop.settings import (
    EvaluationSettings,
    LearningSettings,
    QualitySettings,
    Settings,
)
from tests.ml.plants import never, quiet
from tests.plant.plants import no_faults

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.replay import Month
    from routingml_desktop.ml.training import TrainingFrames
    from routingml_desktop.plant.snapshot import Snapshot

TAKEN = datetime(2026, 3, 1, tzinfo=UTC)
SOURCE = SourceFacts("test", "Test plant", "folder")

TOUCHY = Settings(
    learning=LearningSettings(try_boosting=False, try_network=False, try_stacking=False),
    evaluation=EvaluationSettings(bootstrap=100),
    quality=QualitySettings(sample_size=30, mae_max=0.02, trimmed_mae_max=0.02),
)
"""Every cycle breaks a threshold, so that every month asks for a retraining."""


def history_of(frames: TrainingFrames) -> History:
    """The frames' rows as the ERP has them."""
    return History(frames, SOURCE)


def snapshot_of(frames: TrainingFrames, folder: Path) -> Snapshot:
    """The frames synced into ``folder``."""
    store = SnapshotStore(folder)
    sync(KnownRows(history_of(frames)), store, no_faults, quiet, never, taken=TAKEN)
    return store.open()


def tripled(month: Month | None, history: History) -> History:
    """At the end of January 2020 the ERP shows all run minutes three times too long."""
    if str(month) != "2020-01":
        return history
    frames = history.frames
    actuals = frames.actuals.with_columns(pl.col(c.RUN_MINUTES) * 3)
    return replace(history, frames=replace(frames, actuals=actuals))
