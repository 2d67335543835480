"""What the evaluation found, in sentences: gains over the best baseline, the negative control."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.numbers import NOTHING, count, minutes
from routingml_desktop.ui.quality_reading import control_gain, gains
from routingml_desktop.ui.quality_words import Kind, measure, measure_title, method_title
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import QualityReport
    from routingml_desktop.ui.quality_reading import Gain


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence and whether it is good news."""

    tone: Tone
    text: str


def verdicts(report: QualityReport) -> tuple[Verdict, ...]:
    """The sentences of a report, in the operator's language."""
    return (*(_beats(gain) for gain in gains(report)), *_control(control_gain(report)))


def _beats(gain: Gain) -> Verdict:
    translate = QCoreApplication.translate
    if gain.sure:
        tone, text = Tone.GOOD, translate("Verdicts", "{measure}: better than: {baseline}, {gain}")
    elif gain.surely_worse:
        tone, text = Tone.BAD, translate("Verdicts", "{measure}: worse than: {baseline}, {gain}")
    else:
        tone = Tone.WARNING
        text = translate("Verdicts", "{measure}: not surely better than: {baseline}, {gain}")
    sentence = text.format(
        measure=measure_title(gain.measure), baseline=method_title(gain.against), gain=_gain(gain)
    )
    return Verdict(tone, sentence)


def _control(gain: Gain | None) -> tuple[Verdict, ...]:
    translate = QCoreApplication.translate
    if gain is None:
        return (Verdict(Tone.NEUTRAL, translate("Verdicts", "Negative control: not measured")),)
    if gain.sure:
        text = translate(
            "Verdicts",
            "Negative control: a gain where none can be, on shuffled routings; do not trust the"
            " figures: {gain}",
        )
        return (Verdict(Tone.BAD, text.format(gain=_gain(gain))),)
    text = translate(
        "Verdicts", "Negative control: no gain on shuffled routings, as it must be: {gain}"
    )
    return (Verdict(Tone.GOOD, text.format(gain=_gain(gain))),)


def _gain(gain: Gain) -> str:
    """The gain with its interval and n: ``+12.3 points (+8.0 to +16.1, n 812)``."""
    translate = QCoreApplication.translate
    text = translate("Verdicts", "{gain} ({low} to {high}, n {n})")
    return text.format(
        gain=_with_unit(gain),
        low=_signed(gain, gain.low),
        high=_signed(gain, gain.high),
        n=count(gain.n),
    )


def _with_unit(gain: Gain) -> str:
    translate = QCoreApplication.translate
    signed = _signed(gain, gain.value)
    if measure(gain.measure).kind is Kind.SHARE:
        return translate("Verdicts", "{gain} points").format(gain=signed)
    return translate("Verdicts", "{gain} min").format(gain=signed)


def _signed(gain: Gain, value: float | None) -> str:
    if value is None:
        return NOTHING
    if measure(gain.measure).kind is Kind.SHARE:
        return f"{100 * value:+.1f}".replace("-", "−")
    told = minutes(abs(value), gain.low, gain.value, gain.high)
    return f"+{told}" if value >= 0 else f"−{told}"
