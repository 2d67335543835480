"""What learning curves and the models that learn are called, and what they are counted in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Mapping

_MODELS: Final = {
    "setup": QT_TRANSLATE_NOOP("Candidates", "Set-up"),
    "run": QT_TRANSLATE_NOOP("Candidates", "Run"),
    "neighbors": QT_TRANSLATE_NOOP("Candidates", "Evidence alone (baseline)"),
    "boosting": QT_TRANSLATE_NOOP("Candidates", "Boosted trees"),
    "mlp": QT_TRANSLATE_NOOP("Candidates", "Neural network"),
    "stacking": QT_TRANSLATE_NOOP("Candidates", "Stacked models"),
}


@dataclass(frozen=True, slots=True)
class CurveWords:
    """English source texts about one kind of curve."""

    title: str
    at: str
    """Of the axis along which it learns."""
    value: str
    """Of the axis of what is measured, with its unit."""
    explains: str
    """One sentence: how to read it."""


_TRIMMED: Final = QT_TRANSLATE_NOOP("Curves", "Trimmed error (min)")
_EPOCHS: Final = QT_TRANSLATE_NOOP("Curves", "Epochs")

_CURVES: Final[Mapping[str, CurveWords]] = {
    "ways": CurveWords(
        QT_TRANSLATE_NOOP("Curves", "Ways of making"),
        QT_TRANSLATE_NOOP("Curves", "Rounds through the items"),
        QT_TRANSLATE_NOOP("Curves", "Loss (−ln of chance)"),
        QT_TRANSLATE_NOOP(
            "Curves",
            "How little chance the network gives to the way an item is really made; 0 is certain.",
        ),
    ),
    "composed": CurveWords(
        QT_TRANSLATE_NOOP("Curves", "Operation by operation"),
        QT_TRANSLATE_NOOP("Curves", "Rounds through the items"),
        QT_TRANSLATE_NOOP("Curves", "Loss (−ln of chance)"),
        QT_TRANSLATE_NOOP(
            "Curves",
            "How little chance the real way has when it is put together; 0 is certain.",
        ),
    ),
    "boosting": CurveWords(
        QT_TRANSLATE_NOOP("Curves", "boosted trees"),
        QT_TRANSLATE_NOOP("Curves", "Trees"),
        _TRIMMED,
        QT_TRANSLATE_NOOP(
            "Curves",
            "At 0 trees the evidence alone answers. A held-out line that rises is learning by"
            " heart.",
        ),
    ),
    "history": CurveWords(
        QT_TRANSLATE_NOOP("Curves", "boosted trees by history"),
        QT_TRANSLATE_NOOP("Curves", "Orders learned from"),
        _TRIMMED,
        QT_TRANSLATE_NOOP(
            "Curves", "A line that still falls at its end says that more orders would help."
        ),
    ),
    "mlp": CurveWords(
        QT_TRANSLATE_NOOP("Curves", "neural network"),
        _EPOCHS,
        QT_TRANSLATE_NOOP("Curves", "Loss (half squared log error)"),
        QT_TRANSLATE_NOOP("Curves", "Of the orders it learns from, with its penalty on weights."),
    ),
    "mlp_explained": CurveWords(
        QT_TRANSLATE_NOOP("Curves", "neural network, explained"),
        _EPOCHS,
        QT_TRANSLATE_NOOP("Curves", "Explained (R²)"),
        QT_TRANSLATE_NOOP(
            "Curves",
            "On a tenth that it does not learn from: 1 is everything, below 0 worse than the mean.",
        ),
    ),
}


def model_word(name: str) -> str:
    """What the operator calls a candidate model or a part of the minutes."""
    text = _MODELS.get(name)
    return QCoreApplication.translate("Candidates", text) if text else name


def curve_title(name: str) -> str:
    """What a curve is called, such as ``Set-up: boosted trees``."""
    title = _translated(_known(name).title)
    part = name.split(".")[1] if name.startswith("minutes.") else ""
    return f"{model_word(part)}: {title}" if part else title


def curve_axes(name: str) -> tuple[str, str]:
    """What is measured and along what it learns, with units."""
    known = _known(name)
    return _translated(known.value), _translated(known.at)


def curve_explained(name: str) -> str:
    """How to read a curve; empty for an unknown one."""
    return _translated(_known(name).explains)


def _known(name: str) -> CurveWords:
    return _CURVES.get(name.rpartition(".")[2]) or CurveWords(name, "", "", "")


def _translated(text: str) -> str:
    return QCoreApplication.translate("Curves", text) if text else ""
