"""What a quality report says when it is read: rows in order, the best baseline, what was gained."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import MODEL, Figure, MethodScore, Novelty, QualityReport
from routingml_desktop.ui.quality_words import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

NEGATIVE_CONTROL: Final = "model_on_shuffled_routings"
"""The model on routings that were shuffled among items: it must not be good."""
_APART: Final = frozenset({"model_above_threshold", NEGATIVE_CONTROL})
"""Rows that answer other questions than the rest."""
NO_BASELINES: Final = _APART | {MODEL}

CARD_MEASURES: Final = (
    "exact_at_1",
    "exact_at_3",
    "process_match",
    "edits_to_go",
    "minutes_trimmed_mae",
    "coverage_80",
)
ROUTING_MEASURES: Final = (
    "exact_at_1",
    "exact_at_3",
    "similarity",
    "operation_f1",
    "process_match",
    "edits_to_go",
)
MINUTES_MEASURES: Final = (
    "minutes_mae",
    "minutes_trimmed_mae",
    "minutes_rmse",
    "minutes_median_log_error",
    "minutes_within_20",
    "coverage_80",
)
COMPARED: Final = ("exact_at_1", "similarity", "minutes_mae")
"""Measures whose gain over the best baselines the evaluation itself works out, item by item."""
_ENDS: Final = ("_low", "_high", "_n")

NOT_MEASURED: Final = Figure(None, 0, reason="not measured")


@dataclass(frozen=True, slots=True)
class Gain:
    """How much better than something else, with its 95 % interval; above 0 is better."""

    measure: str
    against: str
    """Identifier of the method it is compared with."""
    value: float
    low: float | None
    high: float | None
    n: int

    @property
    def sure(self) -> bool:
        """Whether the whole interval is on the better side."""
        return self.low is not None and self.low > 0

    @property
    def surely_worse(self) -> bool:
        """Whether the whole interval is on the worse side."""
        return self.high is not None and self.high < 0


def figure_of(score: MethodScore | None, name: str) -> Figure:
    """A figure of a row; one that says "not measured" when the row or the figure is missing."""
    return NOT_MEASURED if score is None else score.figures.get(name, NOT_MEASURED)


def best_baseline(
    report: QualityReport, name: str, novelty: Novelty = Novelty.ALL
) -> MethodScore | None:
    """The baseline with the best value of a measure; None when none has one."""
    best: MethodScore | None = None
    for score in report.scores:
        value = figure_of(score, name).value
        if score.novelty is not novelty or score.method in NO_BASELINES or value is None:
            continue
        held = figure_of(best, name).value
        if held is None or measure(name).is_better(value, held):
            best = score
    return best


def rows_of(
    report: QualityReport, novelty: Novelty, names: Sequence[str]
) -> tuple[MethodScore, ...]:
    """The methods that have any of the measures: the model, baselines best first, the control."""
    found = [
        score
        for score in report.scores
        if score.novelty is novelty and any(figure_of(score, n).value is not None for n in names)
    ]
    first = names[0]

    def place(score: MethodScore) -> tuple[int, float, str]:
        kind = {MODEL: 0, NEGATIVE_CONTROL: 3}.get(score.method, 1 if _is_model(score) else 2)
        value = figure_of(score, first).value
        better_first = measure(first).is_better(1.0, 0.0)
        known = float("inf") if value is None else (-value if better_first else value)
        return kind, known, score.method

    return tuple(sorted(found, key=place))


def rows_of_distances(report: QualityReport) -> tuple[MethodScore, ...]:
    """The model on questions near to, middling and far from what is known, in rows of the table."""
    return tuple(
        MethodScore(score.distance, Novelty.ALL, score.figures) for score in report.distances
    )


def best_method(rows: Sequence[MethodScore], name: str) -> str:
    """The method with the best value in a column; empty when none has one.

    The control is left out, and the model above its threshold, which answers fewer questions.
    """
    best, held = "", None
    for score in rows:
        value = figure_of(score, name).value
        if value is None or score.method in _APART:
            continue
        if held is None or measure(name).is_better(value, held):
            best, held = score.method, value
    return best


def gains(report: QualityReport) -> tuple[Gain, ...]:
    """What the model gains over the best baselines, measure by measure."""
    found = []
    for name in COMPARED:
        start = f"gain_{name}_over_"
        for key in report.facts:
            against = key.removeprefix(start)
            if against == key or against.endswith(_ENDS):
                continue
            gain = _gain(report, key, name, against)
            if gain is not None:
                found.append(gain)
    return tuple(found)


def control_gain(report: QualityReport) -> Gain | None:
    """What the model gains on shuffled routings, where nothing can be; None: not measured."""
    return _gain(report, "negative_control_gain", "exact_at_1", "most_frequent")


def _gain(report: QualityReport, key: str, name: str, against: str) -> Gain | None:
    value = _number(report.facts.get(key))
    if value is None:
        return None
    return Gain(
        name,
        against,
        value,
        _number(report.facts.get(f"{key}_low")),
        _number(report.facts.get(f"{key}_high")),
        int(_number(report.facts.get(f"{key}_n")) or 0),
    )


def _number(fact: float | int | str | None) -> float | None:
    return float(fact) if isinstance(fact, (int, float)) else None


def _is_model(score: MethodScore) -> bool:
    return score.method in NO_BASELINES
