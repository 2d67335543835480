"""What is known about an operation's minutes, as a row of numbers a model can learn from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.ml.shrinkage import Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from routingml_desktop.ml.minutes_question import Asked
    from routingml_desktop.ml.rungs import Rung

NAMES: Final = (
    "middle", "drawn", "spread", "unsure", "pace", "leaning", "usual_orders",
    "similar", "similar_amount", "similar_scatter", "similar_weight",
    "standard", "standard_weight",
    "own", "own_orders", "own_scatter", "own_weight",
)  # fmt: skip
"""Everything but ``middle`` is told relative to what the operation usually takes."""
_STEPS: Final = {Step.SIMILAR: 7, Step.STANDARD: 11, Step.OWN: 13, Step.OWN_BESIDE_STANDARD: 13}


def features(rungs: Sequence[Rung], asked: Asked) -> NDArray[np.float64]:
    """One number per name; nan where there is no such evidence."""
    row = np.full(len(NAMES), np.nan)
    usual, last = rungs[0], rungs[-1]
    for rung in rungs:
        if rung.said is None:
            usual = rung
    row[:7] = (
        usual.middle + asked.pace,
        last.middle - usual.middle,
        last.spread,
        np.sqrt(last.unsure),
        asked.pace,
        asked.leaning,
        np.log1p(usual.figures.n),
    )
    for rung in rungs:
        if rung.said is None or rung.step is None:
            continue
        said, place = rung.said, _STEPS[rung.step]
        if rung.step is Step.STANDARD:
            row[place : place + 2] = said.middle - usual.middle, rung.weight
        else:
            row[place : place + 4] = (
                said.middle - usual.middle,
                np.log1p(said.amount),
                said.scatter,
                rung.weight,
            )
    return row
