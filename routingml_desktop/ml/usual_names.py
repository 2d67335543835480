"""A name that was not given, stood in for by what names of the most similar items have in common.

Where all known items have a name, what judges ways of making leans on it, also where the
attributes tell the same; an item without one would look like none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.columns import ITEM_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.item_features import ItemFeatures

NAMESAKES: Final = 10
"""The most similar items, whose names are looked at."""
_COMMON: Final = 0.5
"""Share of them that must have a feature of the name."""


def lacks_name(features: ItemFeatures, shown: NDArray[np.int64]) -> bool:
    """Whether these features say that the name is missing, while all known items have one."""
    told = features.always_told(ITEM_NAME)
    return told is not None and bool((shown == told[1]).any())


def with_usual_name(
    features: ItemFeatures, shown: NDArray[np.int64], others: Sequence[NDArray[np.int64]]
) -> NDArray[np.int64]:
    """The features, those of the name being what at least half of the ``others`` have."""
    told = features.always_told(ITEM_NAME)
    if told is None or not others:
        return shown
    first, missing = told
    names = [each[(each >= first) & (each < missing)] for each in others]
    has, count = np.unique(np.concatenate(names), return_counts=True)
    usual = has[count >= _COMMON * len(others)]
    return np.concatenate((shown[shown < first], usual, shown[shown > missing]))
