"""Models that correct what the evidence says about minutes; each is trained, one is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.minutes_candidate import MinutesCandidate
from routingml_desktop.ml.boosted_trees import fittable

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDS: Final = 80
_LEAVES: Final = 8
_FOLDS: Final = 4
_MOST_STACKED: Final = 6_000
"""Rows a stack is trained on: its neighbors are searched through for every question."""


def fitted(
    candidate: MinutesCandidate,
    rows: NDArray[np.float64],
    wanted: NDArray[np.float64],
    item: NDArray[np.int64],
    seed: int,
) -> Any:
    """The candidate trained to say what booked minutes are beyond the evidence, as a logarithm.

    All learn from the same ``rows``. Bookings that are off by a factor of ten pull a mean about,
    so boosting learns the median, and for the others what is wanted is cut off beyond the usual.
    """
    if candidate is MinutesCandidate.BOOSTING:
        return boosting("absolute_error", None, rows, wanted, seed)
    cut = np.clip(wanted, *np.quantile(wanted, [0.03, 0.97]))
    if candidate is MinutesCandidate.MLP:
        return _network(seed).fit(rows, cut)
    chosen = np.sort(np.random.default_rng(seed).permutation(len(rows))[:_MOST_STACKED])
    return _stack(rows[chosen], item[chosen], seed).fit(rows[chosen], cut[chosen])


def boosting(
    loss: str,
    quantile: float | None,
    rows: NDArray[np.float64],
    wanted: NDArray[np.float64],
    seed: int,
) -> Any:
    """Fitted boosted trees that are small enough not to learn single items by heart."""
    from sklearn.ensemble import HistGradientBoostingRegressor  # noqa: PLC0415 (training only)

    trees = HistGradientBoostingRegressor(
        loss=loss,
        quantile=quantile,
        max_iter=_ROUNDS,
        learning_rate=0.05,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=int(np.clip(len(rows) // 100, 20, 200)),
        l2_regularization=5.0,
        early_stopping=False,
        random_state=seed,
    )
    return trees.fit(fittable(rows), wanted)


def _imputer() -> Any:
    """Missing numbers as 0 and a flag, also where nobody has the number."""
    from sklearn.impute import SimpleImputer  # noqa: PLC0415 (training only)

    return SimpleImputer(
        strategy="constant", fill_value=0.0, add_indicator=True, keep_empty_features=True
    )


def _network(seed: int) -> Any:
    """Two hidden layers of 128 and 64 over scaled numbers, missing ones as 0 and a flag."""
    from sklearn.neural_network import MLPRegressor  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    return make_pipeline(
        _imputer(),
        StandardScaler(),
        MLPRegressor(
            hidden_layer_sizes=(128, 64),
            alpha=1e-2,
            early_stopping=True,
            max_iter=60,
            n_iter_no_change=5,
            random_state=seed,
        ),
    )


def _stack(rows: NDArray[np.float64], item: NDArray[np.int64], seed: int) -> Any:
    """Nearest neighbors, random forest and network; a ridge regression weighs what they say.

    It is fitted on what each says of items it has not seen: the folds are grouped by item.
    """
    from sklearn.ensemble import RandomForestRegressor, StackingRegressor  # noqa: PLC0415
    from sklearn.linear_model import Ridge  # noqa: PLC0415
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415
    from sklearn.neighbors import KNeighborsRegressor  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    folds = min(_FOLDS, len(np.unique(item)))
    neighbors = make_pipeline(
        _imputer(),
        StandardScaler(),
        KNeighborsRegressor(n_neighbors=50, algorithm="brute"),
    )
    forest = make_pipeline(
        _imputer(),
        RandomForestRegressor(
            n_estimators=100, min_samples_leaf=20, max_features=0.4, random_state=seed
        ),
    )
    return StackingRegressor(
        [("neighbors", neighbors), ("forest", forest), ("network", _network(seed))],
        final_estimator=Ridge(alpha=1.0, positive=True),
        cv=list(GroupKFold(folds).split(rows, groups=item)),
    )
