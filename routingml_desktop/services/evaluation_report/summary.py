"""One plain paragraph on what the model is good at, made from nothing but the figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.quality import MODEL, PROMISED, Figure, Gain, Novelty, QualityReport
from routingml_desktop.services.evaluation_report.figures_text import (
    figure_text,
    percent_text,
)
from routingml_desktop.services.evaluation_report.note_words import reason_in
from routingml_desktop.services.evaluation_report.words import name_in, say_in

if TYPE_CHECKING:
    from routingml_desktop.services.evaluation_report.words import Say

ENOUGH_IN_A_TENTH: Final = 100
NEAR_ENOUGH: Final = 0.05
ALLOWED: Final = (0.78, 0.82)
"""Coverage that counts as the promised 80 %."""
_LEAST_ASKED: Final = 20
"""Fewer near or far questions are not compared."""
_HALF: Final = "exact_at_1_surest_50"


@dataclass(slots=True)
class _Found:
    """Findings by what they say of the model."""

    good: list[str] = field(default_factory=list)
    poor: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)


def summary(report: QualityReport, language: str) -> str:
    """The paragraph; whatever an interval does not prove is told as not proven."""
    say, found = say_in(language), _Found()
    score = report.score(MODEL)
    figures = score.figures if score else {}
    exact = figures.get("exact_at_1")
    if exact is None or exact.value is None:
        reason = reason_in(language, exact.reason) if exact else say("nothing was held out")
        first = say("Routings could not be measured: {reason}.", reason=reason)
    else:
        text = figure_text("exact_at_1", exact)
        first = (
            say(
                "The first proposal is exactly what was made in {figure} of the questions.",
                figure=text,
            )
            if report.facts.get("as_built")
            else say(
                "The first proposal is exactly what was released in {figure} of the questions.",
                figure=text,
            )
        )
        _routings(report, found, say, language)
        _distances(report, found, say)
        _confidence(report, found, say)
        _surest(figures.get(_HALF), exact, found, say)
    _minutes(report, found, say, language)
    _bands(figures.get("coverage_80"), found, say)
    told = [first]
    for texts, frame in (
        (found.good, "Good: {list}"),
        (found.poor, "Not good: {list}"),
        (found.open, "Not proven or not measured: {list}"),
    ):
        if texts:
            told.append(f"{say(frame, list='; '.join(texts))}.")
    return " ".join([*told, *_warning(report, say)])


def _routings(report: QualityReport, found: _Found, say: Say, language: str) -> None:
    gains = _over_all(report, "exact_at_1")
    if not gains:
        return
    lost = [gain for gain in gains if gain.lost]
    closest = min(gains, key=_gained)
    if all(gain.won for gain in gains):
        found.good.append(
            say(
                "routings are right more often than by any simple method "
                "(closest: {baseline}, {gain})",
                baseline=name_in(language, closest.baseline),
                gain=figure_text("exact_at_1", closest.figure, signed=True),
            )
        )
    for gain in lost:
        found.poor.append(
            say(
                "routings are right less often than by a simple method ({baseline}, {gain})",
                baseline=name_in(language, gain.baseline),
                gain=figure_text("exact_at_1", gain.figure, signed=True),
            )
        )
    for gain in gains:
        if not gain.won and not gain.lost:
            found.open.append(
                say(
                    "routings against {baseline} ({gain})",
                    baseline=name_in(language, gain.baseline),
                    gain=figure_text("exact_at_1", gain.figure, signed=True),
                )
            )


def _distances(report: QualityReport, found: _Found, say: Say) -> None:
    by_distance = {score.distance: score.figures.get("exact_at_1") for score in report.distances}
    near, far = by_distance.get("near"), by_distance.get("far")
    if near is None or far is None:
        return
    texts = {"near": figure_text("exact_at_1", near), "far": figure_text("exact_at_1", far)}
    if min(near.n, far.n) < _LEAST_ASKED or near.low is None or far.high is None:
        found.open.append(
            say(
                "near and far items cannot be compared here (n {near} and {far})",
                near=near.n,
                far=far.n,
            )
        )
    elif far.high < near.low:
        found.poor.append(
            say(
                "items far from everything known are answered worse ({far}) than near ones "
                "({near})",
                **texts,
            )
        )
    else:
        found.open.append(
            say("no difference between near and far items is proven ({near} and {far})", **texts)
        )


def _confidence(report: QualityReport, found: _Found, say: Say) -> None:
    judged = [
        (abs(tenth.stated - tenth.right.value), tenth.stated, tenth.right.n)
        for tenth in report.reliability
        if tenth.stated is not None
        and tenth.right.value is not None
        and tenth.right.n >= ENOUGH_IN_A_TENTH
    ]
    if not judged:
        found.open.append(say("stated confidence: no tenth has 100 questions"))
        return
    off, stated, n = max(judged)
    if off <= NEAR_ENOUGH:
        found.good.append(
            say(
                "stated confidence comes true within 5 points in every tenth with n >= 100 "
                "(such tenths: {tenths})",
                tenths=len(judged),
            )
        )
    else:
        found.poor.append(
            say(
                "stated confidence is off by {points} points where {stated} is stated (n {n})",
                points=f"{100 * off:.0f}",
                stated=percent_text(stated),
                n=n,
            )
        )


def _surest(half: Figure | None, exact: Figure, found: _Found, say: Say) -> None:
    if half is None or half.value is None or exact.value is None:
        return
    texts = {"half": figure_text(_HALF, half), "whole": figure_text("exact_at_1", exact)}
    # The half is part of all, so its own interval against all is stricter than one of pairs.
    if half.low is not None and half.low > exact.value:
        found.good.append(say("the surest half is right in {half}, all in {whole}", **texts))
    elif half.high is not None and half.high < exact.value:
        found.poor.append(
            say(
                "being sure does not mean being right: the surest half {half}, all {whole}",
                **texts,
            )
        )
    else:
        found.open.append(
            say(
                "whether being sure means being right: the surest half {half}, all {whole}", **texts
            )
        )


def _minutes(report: QualityReport, found: _Found, say: Say, language: str) -> None:
    gains = _over_all(report, "minutes_mae")
    if not gains:
        score = report.score(MODEL)
        figure = score.figures.get("minutes_mae") if score else None
        reason = figure.reason if figure and figure.reason else "no booking was held out"
        found.open.append(say("minutes ({reason})", reason=reason_in(language, reason)))
    for gain in gains:
        name = name_in(language, gain.baseline)
        text = figure_text("minutes_mae", gain.figure, signed=not gain.won and not gain.lost)
        if gain.won:
            found.good.append(
                say(
                    "minutes are nearer to what was booked than {baseline} (by {gain} min)",
                    baseline=name,
                    gain=text,
                )
            )
        elif gain.lost:
            found.poor.append(
                say(
                    "minutes are farther from what was booked than {baseline} (by {gain} min)",
                    baseline=name,
                    gain=figure_text("minutes_mae", _turned(gain.figure)),
                )
            )
        else:
            found.open.append(
                say("minutes against {baseline} ({gain} min)", baseline=name, gain=text)
            )


def _bands(coverage: Figure | None, found: _Found, say: Say) -> None:
    if coverage is None or coverage.value is None:
        return
    text = figure_text("coverage_80", coverage)
    if coverage.low is None or coverage.high is None:
        found.open.append(say("80 % bands, measured too coarsely to say ({figure})", figure=text))
    elif ALLOWED[0] <= coverage.low and coverage.high <= ALLOWED[1]:
        found.good.append(say("80 % bands hold ({figure})", figure=text))
    elif coverage.high < PROMISED:
        found.poor.append(say("80 % bands are too narrow ({figure})", figure=text))
    elif coverage.low > PROMISED:
        found.poor.append(say("80 % bands are too wide ({figure})", figure=text))
    else:
        found.open.append(say("80 % bands, measured too coarsely to say ({figure})", figure=text))


def _warning(report: QualityReport, say: Say) -> list[str]:
    low = report.facts.get("negative_control_gain_low")
    if not isinstance(low, int | float) or low <= 0:
        return []
    value = report.facts.get("negative_control_gain")
    return [
        say(
            "Shuffled routings showed a gain where none can be ({gain}): "
            "do not trust these figures.",
            gain=value,
        )
    ]


def _over_all(report: QualityReport, measure: str) -> list[Gain]:
    return [
        gain
        for gain in report.gains
        if gain.measure == measure and gain.novelty is Novelty.ALL and gain.figure.value is not None
    ]


def _turned(figure: Figure) -> Figure:
    """A gain as a loss."""
    value, low, high = (None if end is None else -end for end in _ends(figure))
    return Figure(value, figure.n, high, low)


def _ends(figure: Figure) -> tuple[float | None, float | None, float | None]:
    return figure.value, figure.low, figure.high


def _gained(gain: Gain) -> float:
    return gain.figure.value or 0.0
