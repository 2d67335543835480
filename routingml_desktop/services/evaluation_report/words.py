"""The report's words in Korean and English."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Final

from routingml_desktop.paths import bundled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Say = Callable[..., str]

NAMES: Final[dict[str, str]] = {
    "exact_at_1": "exact @1",
    "exact_at_3": "exact @3",
    "exact_at_1_work_center": "exact @1 with work center",
    "exact_at_3_work_center": "exact @3 with work center",
    "similarity": "sequence similarity",
    "operation_f1": "operation F1",
    "order_accuracy": "order accuracy",
    "edits_to_go": "edits to go",
    "process_match": "process match",
    "coverage": "with a proposal",
    "questions_answered": "answered at threshold 0",
    "next_hit_at_3": "next operation among the three suggested",
    "expected_edits_mae": "error of the expected edits",
    "confidence": "mean stated confidence",
    "confidence_excess": "confidence above what came true",
    "operation_confidence_excess": "confidence of single operations above what came true",
    "minutes_mae": "MAE, min",
    "minutes_trimmed_mae": "trimmed MAE, min",
    "minutes_median_log_error": "median |log error|",
    "minutes_within_20": "within 20 %",
    "minutes_weighted_ape": "error of the hours",
    "minutes_answered": "with minutes",
    "coverage_80": "in the 80 % band",
    "width_80": "mean width, min",
    "width_80_median": "median width, min",
    "setup_mae": "set-up MAE, min",
    "run_mae": "run MAE, min",
    "model": "model",
    "model_above_threshold": "model, above the threshold",
    "model_on_shuffled_routings": "model on shuffled routings",
    "most_frequent": "most frequent routing",
    "most_frequent_of_family": "most frequent of the family",
    "nearest_copy": "copy of the nearest item",
    "reranked_copy": "copy of the item ranked first by pairs",
    "nearest_by_attributes": "1 nearest neighbor, plain attributes",
    "plain_cosine": "plain cosine",
    "one_attribute": "best attribute alone",
    "expert_weights": "expert weights",
    "majority_of_part": "majority of the item's own",
    "medoid_of_part": "medoid of the item's own",
    "standard": "the item's ERP standard",
    "median_of_operation_and_work_center": "median of operation and work center",
    "all": "all",
    "known": "known",
    "new": "new",
    "near": "near",
    "middle": "middle",
    "far": "far",
    "ready": "ready",
    "check": "check",
    "no_precedent": "no precedent",
    "time": "by time: the latest is held out",
    "group": "by group: items with their relatives are held out",
    "leave-one-out": "leave one out",
    "votes": "votes of several items",
    "attribute_weights": "learned attribute weights",
    "job_profile": "reordering by likely jobs",
    "way_network": "whole ways that compete",
    "way_composer": "ways put together operation by operation",
    "pair_ranking": "ranking of pairs of items",
    "laundry": "cleaning of the bookings",
    "lot_work_centers": "work centers by the size of the lot",
    "radius": "ways that differ little taken together",
    "acceptance": "ranking by what became of proposals",
    "precedence": "order of operations kept",
    "code_parts": "parts of codes and numbers in texts",
    "thresholds": "thresholds of numbers",
    "paces": "paces of items",
    "shifts": "today's pace of work centers",
    "recency": "recency",
    "totals": "set-up and run told apart in totals",
    "shrinkage": "shrinkage to the wider group",
    "standards": "standards corrected by bookings",
    "work_center_choice": "work centers chosen by what the item shows",
    "minutes_model": "the trained model of minutes",
    "band_calibration": "calibration of the bands",
    "operated": "as operated",
    "never_retrained": "never retrained",
    "retrained_monthly": "retrained monthly without a gate",
    "trimmed_error": "trimmed error of the minutes",
    "hours_weighted": "error per booked hour",
    "work_centers": "large work centers",
    "families": "large families",
    "exact": "routings right at once",
    "answered": "bookings with minutes",
    "baselines": "the baselines",
    "champion": "an active version to compare with",
    "succeeded": "done",
    "skipped": "skipped, not better",
    "failed": "failed",
    "pending": "waiting",
    "critical": "critical",
    "warning": "warning",
    "info": "information",
}
"""What measures, methods, kinds of items, protocols, parts of the method, policies, the gate's
questions and the ends of trainings are called."""


def say_in(language: str) -> Say:
    """Gives a text of this package in ``ko`` or ``en``, with the named values put in."""
    korean = _korean() if language == "ko" else {}

    def say(text: str, **values: object) -> str:
        told = korean.get(text, text)
        return told.format(**values) if values else told

    return say


def name_in(language: str, identifier: str) -> str:
    """What a measure, a method or a part is called in ``ko`` or ``en``; strangers as they are."""
    return str(say_in(language)(NAMES.get(identifier, identifier)))


@cache
def _korean() -> Mapping[str, str]:
    """The Korean by the English text."""
    texts: dict[str, str] = tomllib.loads(
        bundled("resources", "report", "ko.toml").read_text(encoding="utf-8")
    )
    return texts
