"""What the figures of an evaluation are called, how they are written, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.quality import PROMISED
from routingml_desktop.services.evaluation_report.note_words import reason_in
from routingml_desktop.ui.language import language
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.numbers import NOTHING, figure, minutes, percent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.quality import DistanceScore, Figure


class Kind(Enum):
    """What a figure counts in."""

    SHARE = auto()
    """0 to 1, written in percent."""
    MINUTES = auto()
    NUMBER = auto()


class Better(Enum):
    """Which way a figure improves."""

    HIGHER = auto()
    LOWER = auto()
    PROMISED = auto()
    """The closer to the promised 80 % the better."""
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of an evaluation."""

    title: str
    """English source text."""
    kind: Kind
    better: Better
    explains: str = ""
    """English source text: what it means, for a tool tip."""

    def is_better(self, value: float, other: float) -> bool:
        """Whether ``value`` is better than ``other``."""
        if self.better is Better.PROMISED:
            return abs(value - PROMISED) < abs(other - PROMISED)
        if self.better is Better.LOWER:
            return value < other
        return self.better is Better.HIGHER and value > other

    def text(self, value: float | None, *beside: float | None) -> str:
        """The value with its unit; a dash when there is none.

        With the decimals of what stands ``beside`` it, such as the ends of its interval.
        """
        if value is None:
            return NOTHING
        if self.kind is Kind.SHARE:
            return percent(value, 1)
        if self.kind is Kind.MINUTES:
            text = QCoreApplication.translate("quality", "{minutes} min")
            return text.format(minutes=minutes(value, *beside))
        return figure(value)

    def interval(self, measured: Figure) -> str:
        """The 95 % interval without its unit, such as ``58.1–65.0``; empty when there is none."""
        if measured.low is None or measured.high is None:
            return ""
        low, high, value = measured.low, measured.high, measured.value
        return f"{self._bare(low, high, value)}–{self._bare(high, low, value)}"

    def _bare(self, value: float, *beside: float | None) -> str:
        if self.kind is Kind.SHARE:
            return f"{100 * value:.1f}"
        return minutes(value, *beside) if self.kind is Kind.MINUTES else figure(value)


def measure(name: str) -> Measure:
    """The measure of this identifier; an unknown one is a number that says nothing of better."""
    return _MEASURES.get(name) or Measure(name, Kind.NUMBER, Better.NEITHER)


def measure_title(name: str) -> str:
    """What the operator calls a measure."""
    return _translated(measure(name).title)


def measure_short(name: str) -> str:
    """A measure's name for the head of a narrow column."""
    return _translated(_SHORT.get(name) or measure(name).title)


def measure_with_unit(name: str) -> str:
    """A measure's name for an axis, with its unit."""
    known = measure(name)
    minute = QCoreApplication.translate("quality", "min")
    unit = {Kind.SHARE: "%", Kind.MINUTES: minute}.get(known.kind)
    return f"{_translated(known.title)} ({unit})" if unit else _translated(known.title)


def measure_explained(name: str) -> str:
    """A measure's name, and one sentence about it where the name does not say all."""
    known = measure(name)
    title = _translated(known.title)
    return f"{title}: {_translated(known.explains)}" if known.explains else title


def method_title(name: str) -> str:
    """What the operator calls a method of the table."""
    return _translated(_METHODS.get(name, name))


def distance_title(score: DistanceScore) -> str:
    """What a group of questions is called, with the similarity it begins at."""
    text = QCoreApplication.translate("quality", "{distance} (from {similarity})")
    return text.format(
        distance=method_title(score.distance), similarity=percent(score.least_similarity)
    )


def reason_text(reason: str) -> str:
    """Why something was not measured; unknown reasons stay in the log's language."""
    return _translated(reason) if reason in _REASONS else reason_in(language(), reason)


def _translated(text: str) -> str:
    return QCoreApplication.translate("quality", text)


_MEASURES: Final[Mapping[str, Measure]] = {
    "exact_at_1": Measure(
        QT_TRANSLATE_NOOP("quality", "Exact, first proposal"),
        Kind.SHARE,
        Better.HIGHER,
        QT_TRANSLATE_NOOP(
            "quality", "How often the first proposal has exactly the operations that were released."
        ),
    ),
    "exact_at_3": Measure(
        QT_TRANSLATE_NOOP("quality", "Exact, first three"),
        Kind.SHARE,
        Better.HIGHER,
        QT_TRANSLATE_NOOP(
            "quality", "How often one of the first three proposals is exactly what was released."
        ),
    ),
    "exact_at_1_work_center": Measure(
        QT_TRANSLATE_NOOP("quality", "Exact with resource, first proposal"),
        Kind.SHARE,
        Better.HIGHER,
    ),
    "exact_at_3_work_center": Measure(
        QT_TRANSLATE_NOOP("quality", "Exact with resource, first three"), Kind.SHARE, Better.HIGHER
    ),
    "similarity": Measure(
        QT_TRANSLATE_NOOP("quality", "Sequence similarity"),
        Kind.SHARE,
        Better.HIGHER,
        QT_TRANSLATE_NOOP(
            "quality", "1 minus the edit distance between proposal and released routing."
        ),
    ),
    "operation_precision": Measure(
        QT_TRANSLATE_NOOP("quality", "Operation precision"), Kind.SHARE, Better.HIGHER
    ),
    "operation_recall": Measure(
        QT_TRANSLATE_NOOP("quality", "Operation recall"), Kind.SHARE, Better.HIGHER
    ),
    "operation_f1": Measure(
        QT_TRANSLATE_NOOP("quality", "Operation F1"), Kind.SHARE, Better.HIGHER
    ),
    "order_accuracy": Measure(
        QT_TRANSLATE_NOOP("quality", "Order accuracy"), Kind.SHARE, Better.HIGHER
    ),
    "edits_to_go": Measure(
        QT_TRANSLATE_NOOP("quality", "Edits to go"),
        Kind.NUMBER,
        Better.LOWER,
        QT_TRANSLATE_NOOP(
            "quality",
            "Planner actions from the first proposal to the released routing, on average.",
        ),
    ),
    "process_match": Measure(
        QT_TRANSLATE_NOOP("quality", "Process match"),
        Kind.SHARE,
        Better.HIGHER,
        QT_TRANSLATE_NOOP("quality", "Share of the actual operations found in the proposal."),
    ),
    "coverage": Measure(
        QT_TRANSLATE_NOOP("quality", "Items with a proposal"), Kind.SHARE, Better.NEITHER
    ),
    "confidence_excess": Measure(
        QT_TRANSLATE_NOOP("quality", "Confidence above what came true"), Kind.SHARE, Better.NEITHER
    ),
    "operation_confidence_excess": Measure(
        QT_TRANSLATE_NOOP("quality", "Confidence of operations above what came true"),
        Kind.SHARE,
        Better.NEITHER,
    ),
    "minutes_mae": Measure(
        QT_TRANSLATE_NOOP("quality", "MAE"),
        Kind.MINUTES,
        Better.LOWER,
        QT_TRANSLATE_NOOP("quality", "Mean absolute error of the minutes of a lot."),
    ),
    "minutes_trimmed_mae": Measure(
        QT_TRANSLATE_NOOP("quality", "Trimmed MAE"),
        Kind.MINUTES,
        Better.LOWER,
        QT_TRANSLATE_NOOP(
            "quality", "Mean absolute error without the 10 % smallest and largest errors."
        ),
    ),
    "minutes_rmse": Measure(QT_TRANSLATE_NOOP("quality", "RMSE"), Kind.MINUTES, Better.LOWER),
    "minutes_bias": Measure(QT_TRANSLATE_NOOP("quality", "Bias"), Kind.MINUTES, Better.NEITHER),
    "minutes_median_log_error": Measure(
        QT_TRANSLATE_NOOP("quality", "Median |log error|"),
        Kind.NUMBER,
        Better.LOWER,
        QT_TRANSLATE_NOOP(
            "quality", "0.22 is a factor of 1.25, 0.69 a factor of 2 to either side."
        ),
    ),
    "minutes_weighted_ape": Measure(
        QT_TRANSLATE_NOOP("quality", "Error in hours"), Kind.SHARE, Better.LOWER
    ),
    "minutes_within_20": Measure(
        QT_TRANSLATE_NOOP("quality", "Within 20 %"), Kind.SHARE, Better.HIGHER
    ),
    "minutes_answered": Measure(
        QT_TRANSLATE_NOOP("quality", "Operations with a time"), Kind.SHARE, Better.HIGHER
    ),
    "coverage_80": Measure(
        QT_TRANSLATE_NOOP("quality", "Coverage of the 80 % band"),
        Kind.SHARE,
        Better.PROMISED,
        QT_TRANSLATE_NOOP(
            "quality", "Share of the booked minutes between P10 and P90; 80 % is what is promised."
        ),
    ),
    "width_80": Measure(
        QT_TRANSLATE_NOOP("quality", "Width of the 80 % band"), Kind.MINUTES, Better.LOWER
    ),
    "neighbors.recall": Measure(
        QT_TRANSLATE_NOOP("quality", "Nearest items found"),
        Kind.SHARE,
        Better.HIGHER,
        QT_TRANSLATE_NOOP("quality", "How many of the truly nearest items the quick search finds."),
    ),
    "replay.exact_at_1": Measure(
        QT_TRANSLATE_NOOP("quality", "Exact in replayed questions"), Kind.SHARE, Better.HIGHER
    ),
    "progress": Measure(QT_TRANSLATE_NOOP("quality", "Progress"), Kind.SHARE, Better.NEITHER),
}

_SHORT: Final[Mapping[str, str]] = {
    "exact_at_1": QT_TRANSLATE_NOOP("quality", "Exact @1"),
    "exact_at_3": QT_TRANSLATE_NOOP("quality", "Exact @3"),
    "similarity": QT_TRANSLATE_NOOP("quality", "Similarity"),
    "operation_f1": QT_TRANSLATE_NOOP("quality", "F1"),
    "edits_to_go": QT_TRANSLATE_NOOP("quality", "Edits"),
    "process_match": QT_TRANSLATE_NOOP("quality", "Match"),
    "minutes_trimmed_mae": QT_TRANSLATE_NOOP("quality", "Trim. MAE"),
    "minutes_median_log_error": QT_TRANSLATE_NOOP("quality", "Log error"),
    "coverage_80": QT_TRANSLATE_NOOP("quality", "80 % band"),
}

_METHODS: Final[Mapping[str, str]] = {
    "model": QT_TRANSLATE_NOOP("quality", "Model"),
    "model_above_threshold": QT_TRANSLATE_NOOP("quality", "Model, above the threshold"),
    "most_frequent": QT_TRANSLATE_NOOP("quality", "Most frequent routing"),
    "most_frequent_of_family": QT_TRANSLATE_NOOP("quality", "Most frequent of the family"),
    "nearest_copy": QT_TRANSLATE_NOOP("quality", "Copy of the nearest item"),
    "reranked_copy": QT_TRANSLATE_NOOP("quality", "Copy of the item ranked first by pairs"),
    "nearest_by_attributes": QT_TRANSLATE_NOOP("quality", "Most attributes in common"),
    "plain_cosine": QT_TRANSLATE_NOOP("quality", "Nearest by plain cosine"),
    "one_attribute": QT_TRANSLATE_NOOP("quality", "Nearest by the best attribute alone"),
    "expert_weights": QT_TRANSLATE_NOOP("quality", "Nearest by the experts' weights"),
    "majority_of_part": QT_TRANSLATE_NOOP("quality", "Usual way of the item's orders"),
    "medoid_of_part": QT_TRANSLATE_NOOP("quality", "Middle of the item's orders"),
    "standard": QT_TRANSLATE_NOOP("quality", "Standard time of the ERP"),
    "median_of_operation_and_work_center": QT_TRANSLATE_NOOP(
        "quality", "Median of operation and resource"
    ),
    "near": QT_TRANSLATE_NOOP("quality", "Near to a known item"),
    "middle": QT_TRANSLATE_NOOP("quality", "Middling"),
    "far": QT_TRANSLATE_NOOP("quality", "Far from every known item"),
    "model_on_shuffled_routings": QT_TRANSLATE_NOOP(
        "quality", "Negative control: shuffled routings"
    ),
}

_REASONS: Final = frozenset(
    {
        QT_TRANSLATE_NOOP("quality", "no such item was held out"),
        QT_TRANSLATE_NOOP("quality", "no booking was held out"),
        QT_TRANSLATE_NOOP("quality", "no held-out booking has such minutes predicted"),
        QT_TRANSLATE_NOOP("quality", "no operation has two held-out bookings"),
        QT_TRANSLATE_NOOP("quality", "no proposal states a confidence"),
        QT_TRANSLATE_NOOP("quality", "nothing could be held out"),
        QT_TRANSLATE_NOOP("quality", "not measured"),
    }
)
