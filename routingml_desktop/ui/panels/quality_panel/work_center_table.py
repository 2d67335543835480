"""Errors and bands work center by work center, with their intervals and n."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QWidget

from routingml_desktop.ui.numbers import NOTHING, count, minutes, percent
from routingml_desktop.ui.panels.quality_panel.cycle_tables import framed
from routingml_desktop.ui.tables.values_table import RIGHT, Column
from routingml_desktop.ui.theme import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.domain.quality import WorkCenterScore


PROMISED: Final = 0.8
"""Of bookings within a band."""
_ICONS: Final = {True: "check", False: "warning"}


class WorkCenterTable(QFrame):
    """A row per work center, the one with most bookings first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: Sequence[WorkCenterScore] = ()
        self.title, self.table, self.view = framed(self)
        self.view.allow_sorting()
        self._retranslate()

    def show_scores(self, scores: Sequence[WorkCenterScore]) -> None:
        """Show these work centers."""
        self._scores = scores
        self.table.show_values(scores)
        self.view.fit_columns()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _say(self) -> None:
        judged = [score for score in self._scores if score.holds is not None]
        text = self.tr("By work center: 80 % bands hold at {holding} of {judged}")
        holding = count(sum(bool(score.holds) for score in judged))
        self.title.setText(text.format(holding=holding, judged=count(len(judged))))

    def _verdict(self, score: WorkCenterScore) -> str | None:
        if score.holds is None:
            return None
        if score.holds:
            return self.tr("holds")
        return (
            self.tr("too wide") if (score.coverage_80 or 0.0) > PROMISED else self.tr("too narrow")
        )

    def _why(self, score: WorkCenterScore) -> str:
        if score.holds is None:
            return self.tr("No booking here has a band.")
        return self.tr("{share} of {n} bookings; chance allows {range} of a band of 80 %").format(
            share=percent(score.coverage_80, 1), n=count(score.banded), range=_chance(score)
        )

    def _retranslate(self) -> None:
        self._say()
        self.view.setAccessibleName(self.tr("By work center"))
        self.table.show_columns(
            (
                Column(self.tr("Work center"), lambda score: score.work_center or None),
                Column(
                    "n",
                    lambda score: score.n,
                    RIGHT,
                    text=count,
                    explains=self.tr("Bookings compared"),
                ),
                Column(
                    self.tr("MAE of a lot (min)"),
                    lambda score: _measured(score.mae, score.mae_low, score.mae_high),
                    RIGHT,
                    sort_key=lambda score: score.mae,
                    explains=self.tr("Mean absolute error; in brackets the 95 % interval"),
                ),
                Column(
                    self.tr("Bias of a lot (min)"),
                    lambda score: _measured(score.bias, score.bias_low, score.bias_high),
                    RIGHT,
                    sort_key=lambda score: score.bias,
                    explains=self.tr(
                        "Predicted less booked, on average; in brackets the 95 % interval"
                    ),
                ),
                Column(
                    self.tr("In the 80 % band"),
                    lambda score: score.coverage_80,
                    RIGHT,
                    text=lambda share: percent(share, 1),
                    tooltip=self._why,
                    explains=self.tr("Bookings within optimistic and safe; 80 % are promised."),
                ),
                Column(
                    self.tr("Chance allows"),
                    lambda score: None if score.chance_low is None else _chance(score),
                    RIGHT,
                    sort_key=lambda score: score.chance_low,
                    explains=self.tr(
                        "Where the share lies in 95 of 100 such work centers when the band holds"
                    ),
                ),
                Column(
                    self.tr("Band"),
                    self._verdict,
                    tooltip=self._why,
                    tone=lambda score: Tone.WARNING if score.holds is False else None,
                    icon=lambda score: "" if score.holds is None else _ICONS[score.holds],
                    explains=self.tr("Whether the share lies where chance allows a band of 80 %"),
                ),
            )
        )


def _measured(value: float | None, low: float | None, high: float | None) -> str | None:
    if value is None:
        return None
    if low is None or high is None:
        return minutes(value)
    # Not a dash, which would stand beside the signs of a bias.
    ends = f"{minutes(low, high, value)} … {minutes(high, low, value)}"
    return f"{minutes(value, low, high)}  ({ends})"


def _chance(score: WorkCenterScore) -> str:
    if score.chance_low is None or score.chance_high is None:
        return NOTHING
    return f"{percent(score.chance_low)} – {percent(score.chance_high)}"
