"""How often a proposal like this one was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter

LEAST_CANDIDATES: Final = 50
"""With fewer replayed candidates nothing can be said about how often they are right."""
_STRENGTH: Final = 10.0
"""Inverse of how strongly the slopes are held small (scikit-learn's C)."""


class Confidence:
    """Maps what several judges say of a candidate to the chance that it is released unchanged.

    Judges tell log odds, a column each. The chance is a logistic function of their weighted sum
    (Platt scaling), learned on replayed questions. No judge weighs less than nothing: what looks
    likelier to all of them is.
    """

    def __init__(self, slopes: NDArray[np.float64], intercept: float) -> None:
        self._slopes = slopes
        self._intercept = intercept

    @classmethod
    def fit(cls, told: NDArray[np.float64], right: NDArray[np.bool_]) -> Confidence:
        """Learn from log odds, candidates x judges, and whether each was the real routing."""
        if len(told) < LEAST_CANDIDATES:
            return cls.unknown()
        if right.all() or not right.any():
            # Laplace's rule of succession: what was never seen may be all the same.
            share = (np.count_nonzero(right) + 1) / (len(right) + 2)
            return cls(np.zeros(told.shape[1]), float(np.log(share / (1 - share))))
        return cls._of(told, right, np.ones(told.shape[1], bool))

    @classmethod
    def _of(
        cls, told: NDArray[np.float64], right: NDArray[np.bool_], heard: NDArray[np.bool_]
    ) -> Confidence:
        """Of the judges that are heard; one that would count against itself no longer is."""
        # Training only: the import takes longer than the first answer may.
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

        fitted = LogisticRegression(C=_STRENGTH).fit(np.where(heard, told, 0.0), right)
        slopes = np.where(heard, np.asarray(fitted.coef_[0], np.float64), 0.0)
        if slopes.min() < 0:
            return cls._of(told, right, heard & (np.arange(len(heard)) != slopes.argmin()))
        return cls(slopes, float(fitted.intercept_[0]))

    @classmethod
    def unknown(cls) -> Confidence:
        """Nothing was replayed, so no chance is known."""
        return cls(np.zeros(0), 0.0)

    @property
    def known(self) -> bool:
        """Whether enough was replayed to know any chance."""
        return bool(len(self._slopes))

    def of(self, told: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chances of candidates, from log odds, candidates x judges; NaN if not calibrated."""
        if not self.known:
            return np.full(len(told), np.nan)
        return np.asarray(1.0 / (1.0 + np.exp(-(told @ self._slopes + self._intercept))))

    def save(self, writer: PartsWriter, name: str = "confidence") -> None:
        """Write the part ``name``."""
        writer.arrays(name, {"slopes": self._slopes, "intercept": np.array([self._intercept])})

    @classmethod
    def load(cls, reader: PartsReader, name: str = "confidence") -> Confidence:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored = reader.arrays(name)
        if set(stored) != {"slopes", "intercept"} or len(stored["intercept"]) != 1:
            raise reader.damaged(f"{name}.npz does not hold slopes and an intercept")
        return cls(stored["slopes"], float(stored["intercept"][0]))
