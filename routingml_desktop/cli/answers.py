"""Answers as JSON on stdout, and progress on stderr."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING, Any

from routingml_desktop.cli.as_json import plain
from routingml_desktop.domain.candidate import RoutingPrediction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from routingml_desktop.domain.progress import Progress
    from routingml_desktop.services.prediction import Answer


def print_json(value: Any) -> None:
    """The answer as indented JSON on stdout."""
    print(json.dumps(plain(value), ensure_ascii=False, indent=1))


def answers_as_json(
    answers: Iterable[Answer | RoutingPrediction], quantity: float
) -> dict[str, Any]:
    """Predictions with each candidate's total minutes at ``quantity``; failures as sentences."""
    return {"quantity": quantity, "answers": [_answer(answer, quantity) for answer in answers]}


def progress_on_stderr(*, quiet: bool) -> Callable[[Progress], None]:
    """A report that prints each new step; with ``quiet`` it only goes to the log."""
    last: list[str] = [""]

    def report(progress: Progress) -> None:
        line = f"{progress.fraction:4.0%} {progress.stage}: {progress.message}".rstrip(": ")
        if line == last[0]:
            return
        last[0] = line
        logging.getLogger(__name__).info(line)
        if not quiet:
            print(line, file=sys.stderr, flush=True)

    return report


def _answer(answer: Answer | RoutingPrediction, quantity: float) -> dict[str, Any]:
    if isinstance(answer, RoutingPrediction):
        return _prediction(answer, quantity)
    if answer.prediction is not None:
        return _prediction(answer.prediction, quantity)
    error = answer.error
    return {
        "code": answer.code,
        "error": type(error).__name__.removesuffix("Error"),
        "message": str(error),
        "closest": getattr(error, "closest", None),
    }


def _prediction(prediction: RoutingPrediction, quantity: float) -> dict[str, Any]:
    value: dict[str, Any] = plain(prediction)
    value["code"] = prediction.item.code
    value["neighbors"] = plain(prediction.most_alike_first)
    for row, candidate in zip(value["candidates"], prediction.candidates, strict=True):
        row["minutes"] = plain(candidate.minutes_for(quantity))
    return value
