"""What a model did that learned shuffled routings: its figures, and the sentence on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.quality import MODEL, MethodScore, Novelty
from routingml_desktop.ml.answered import ANSWERED, answered_figure
from routingml_desktop.ml.negative_control import METHOD
from routingml_desktop.ml.routing_figures import Questions, routing_figures

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure
    from routingml_desktop.ml.rounds import Round
    from routingml_desktop.settings import EvaluationSettings


def control_score(control: Round, evaluation: EvaluationSettings) -> MethodScore:
    """The row of the model that learned shuffled routings, with how sure it was."""
    questions = Questions.of(control.asked, evaluation.bootstrap, evaluation.seed)
    proposals = control.proposals[MODEL]
    figures = routing_figures(questions, proposals, with_confidence=True)
    figures[ANSWERED] = answered_figure(questions, proposals)
    return MethodScore(METHOD, Novelty.ALL, figures)


def control_verdict(gain: Figure, control: MethodScore) -> str:
    """The sentence on what was gained where nothing can be, or why that was not measured."""
    if gain.value is None:
        return f"Negative control not measured: {gain.reason}."
    measured = (
        f"Negative control, routings shuffled among items: exact_at_1 {gain.value:+.3f} against the"
        f" most frequent routing ({interval_words(gain)}, n {gain.n}), {_manner(control)}"
    )
    if gain.low is not None and gain.low > 0:
        return f"{measured}: A GAIN WHERE NONE CAN BE, so the figures above are not to be trusted."
    return f"{measured}: no gain, as it must be."


def _manner(control: MethodScore) -> str:
    """How sure a model is where nothing can be learned, and how often it keeps silent."""
    stated, willing, answered = (
        control.figures[name] for name in ("confidence", "coverage", ANSWERED)
    )
    sure = (
        "no confidence stated"
        if stated.value is None
        else f"mean confidence {stated.value:.3f} (n {stated.n})"
    )
    silent, without = (1.0 - (figure.value or 0.0) for figure in (willing, answered))
    return f"{sure}, abstained in {silent:.1%}, without any proposal in {without:.1%}"


def interval_words(figure: Figure) -> str:
    """The interval of a gain in words."""
    if figure.low is None or figure.high is None:
        return "too few items for an interval"
    return f"{figure.low:+.3f} to {figure.high:+.3f}"
