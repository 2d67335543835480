"""How the size of a lot moves it from one work center to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain.progress import stop_if

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.work_center_choices import Choices
    from routingml_desktop.ml.work_center_uses import Booked

BANDS: Final = 4
LEAST_ITEMS: Final = 25
"""Items that were booked in several lot sizes; with fewer nothing is concluded."""
SIGNIFICANT: Final = 1e-3
"""Chance at which so large a difference between lots would come about by itself."""
_PRIOR: Final = 5.0
"""Items that are thought of as going the usual way, whatever the lot."""


@dataclass(frozen=True, slots=True)
class LotEffect:
    """How much likelier each choice of a job becomes in lots of a size."""

    edges: NDArray[np.float64]
    """Ascending; band b holds the lots from ``edges[b - 1]`` to below ``edges[b]`` pieces."""
    factors: NDArray[np.float64]
    """Bands x choices of the job."""

    def of(self, quantity: float) -> NDArray[np.float64]:
        """The factors for a lot of ``quantity`` pieces."""
        return np.asarray(self.factors[int(np.searchsorted(self.edges, quantity, side="right"))])


@dataclass(frozen=True, slots=True)
class WorkCenterLots:
    """The effects of the jobs for which one is proven."""

    effects: Mapping[int, LotEffect] = field(default_factory=dict)

    @classmethod
    def learned(cls, choices: Choices, booked: Booked, stopping: Stopping) -> WorkCenterLots:
        """Learn from items that were booked in small and in large lots.

        Each is compared with itself: that small items go to other machines than large ones is not
        taken for an effect of their lots. Raises WorkCancelledError when asked to stop.
        """
        rows = pl.DataFrame(
            {
                "item": booked.item,
                "job": booked.job,
                "center": booked.center,
                "quantity": booked.quantity,
            }
        ).filter(pl.col("quantity") > 0)
        several = pl.col("center").n_unique().over("item", "job") > 1
        moved = rows.filter(several)["job"].unique().sort().to_list()
        effects = {}
        for job in moved:
            stop_if(stopping)
            effect = _effect(rows.filter(pl.col("job") == job), choices.center[choices.of(job)])
            if effect is not None:
                effects[job] = effect
        return cls(effects)


def _effect(rows: pl.DataFrame, centers: NDArray[np.int64]) -> LotEffect | None:
    """The effect on one job; None when none is proven."""
    quantity = rows["quantity"].to_numpy()
    edges = np.unique(np.quantile(quantity, np.arange(1, BANDS) / BANDS))
    edges = edges[edges > quantity.min()]
    band = np.searchsorted(edges, quantity, side="right")
    shares = _shares(rows.with_columns(band=pl.Series(band)), centers)
    several = shares.filter(pl.len().over("item") > 1)
    names = [str(center) for center in centers.tolist()]
    if several["item"].n_unique() < LEAST_ITEMS:
        return None
    done = several.select(names).to_numpy()
    usual = several.select(pl.col(names).mean().over("item")).to_numpy()
    observed = np.zeros((len(edges) + 1, len(centers)))
    expected = np.zeros_like(observed)
    np.add.at(observed, several["band"].to_numpy(), done)
    np.add.at(expected, several["band"].to_numpy(), usual)
    if not _proven(observed, expected):
        return None
    prior = _PRIOR * usual.mean(axis=0)
    return LotEffect(edges, (observed + prior) / np.maximum(expected + prior, 1e-9))


def _shares(rows: pl.DataFrame, centers: NDArray[np.int64]) -> pl.DataFrame:
    """Per item and band the part of its bookings at each center; what is elsewhere is left out."""
    names = [str(center) for center in centers.tolist()]
    counts = rows.filter(pl.col("center").is_in(centers.tolist())).group_by("item", "band").agg(
        *((pl.col("center") == center).mean().alias(name)
          for center, name in zip(centers.tolist(), names, strict=True))
    )  # fmt: skip
    return counts.sort("item", "band")


def _proven(observed: NDArray[np.float64], expected: NDArray[np.float64]) -> bool:
    """Whether bands differ beyond chance, an item being one observation per band."""
    from scipy.special import chdtrc  # noqa: PLC0415 (training only)

    at = expected > 0
    squares = float(((observed - expected)[at] ** 2 / expected[at]).sum())
    freedom = (observed.shape[0] - 1) * (int(at.any(axis=0).sum()) - 1)
    return freedom > 0 and float(chdtrc(freedom, squares)) < SIGNIFICANT
