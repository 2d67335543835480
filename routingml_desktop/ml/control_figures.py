"""What a model did that learned shuffled routings: its figures, and the sentence on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.quality import MODEL, MethodScore, Novelty
from routingml_desktop.ml.answered import ANSWERED, answered_figure
from routingml_desktop.ml.negative_control import METHOD
from routingml_desktop.ml.notes import Note, NotePart
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
        return Note.CONTROL_UNMEASURED.told(reason=gain.reason)
    gained = gain.low is not None and gain.low > 0
    stated, willing, answered = (
        control.figures[name] for name in ("confidence", "coverage", ANSWERED)
    )
    silent, without = (1.0 - (figure.value or 0.0) for figure in (willing, answered))
    return (Note.CONTROL_GAINED if gained else Note.CONTROL).told(
        measure="exact_at_1",
        gain=f"{gain.value:+.3f}",
        interval=interval_words(gain),
        n=gain.n,
        sure=NotePart.NOT_STATED.told()
        if stated.value is None
        else NotePart.SURE.told(value=f"{stated.value:.3f}", n=stated.n),
        silent=f"{silent:.1%}",
        without=f"{without:.1%}",
    )


def interval_words(figure: Figure) -> str:
    """The interval of a gain, or that there is none."""
    if figure.low is None or figure.high is None:
        return NotePart.NO_INTERVAL.told()
    return f"{figure.low:+.3f} – {figure.high:+.3f}"
