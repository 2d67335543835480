"""How often a proposal like this one was right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter

LEAST_QUESTIONS: Final = 50
"""With fewer replayed candidates nothing can be said about how often they are right."""


class Confidence:
    """Maps a candidate's score to the chance that it is released unchanged.

    Learned by isotonic regression on replayed questions; kept as its corners, which is all of it,
    so that answering needs no scikit-learn and the bytes repeat.
    """

    def __init__(self, scores: NDArray[np.float64], chances: NDArray[np.float64]) -> None:
        self._scores = scores
        self._chances = chances

    @classmethod
    def fit(cls, scores: NDArray[np.float64], right: NDArray[np.bool_]) -> Confidence:
        """Learn from replayed candidates and whether each was the item's real routing."""
        if len(scores) < LEAST_QUESTIONS:
            return cls.unknown()
        # Training only: the import takes longer than the first answer may.
        from sklearn.isotonic import IsotonicRegression  # noqa: PLC0415

        fitted = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
        fitted.fit(scores, right.astype(np.float64))
        return cls(np.asarray(fitted.X_thresholds_), np.asarray(fitted.y_thresholds_))

    @classmethod
    def unknown(cls) -> Confidence:
        """Nothing was replayed, so no chance is known."""
        return cls(np.zeros(0), np.zeros(0))

    @property
    def known(self) -> bool:
        """Whether enough was replayed to know any chance."""
        return bool(len(self._scores))

    def of(self, score: float) -> float | None:
        """The chance for a score; None when not calibrated."""
        if not self.known:
            return None
        return float(np.interp(score, self._scores, self._chances))

    def of_all(self, scores: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chances for many scores; 0 when not calibrated."""
        if not self.known:
            return np.zeros(len(scores))
        return np.asarray(np.interp(scores, self._scores, self._chances))

    def save(self, writer: PartsWriter, name: str = "confidence") -> None:
        """Write the part ``name``."""
        writer.arrays(name, {"scores": self._scores, "chances": self._chances})

    @classmethod
    def load(cls, reader: PartsReader, name: str = "confidence") -> Confidence:
        """Read what ``save`` wrote; raise DamagedVersionError."""
        stored = reader.arrays(name)
        if set(stored) != {"scores", "chances"} or len(stored["scores"]) != len(stored["chances"]):
            raise reader.damaged(f"{name}.npz does not hold a curve")
        return cls(stored["scores"], stored["chances"])
