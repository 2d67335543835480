"""One headline figure with its interval, its n and the best baseline beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from routingml_desktop.domain.quality import MODEL
from routingml_desktop.ui.icons import pixmap
from routingml_desktop.ui.numbers import count
from routingml_desktop.ui.quality_reading import best_baseline, figure_of
from routingml_desktop.ui.quality_words import (
    Better,
    measure,
    measure_explained,
    measure_title,
    method_title,
    reason_text,
)
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Role, Tone, colours, set_role
from routingml_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from routingml_desktop.domain.quality import Figure, QualityReport

_ICON = 14


class HeadlineCard(QFrame):
    """A measure of the model over all items; a dash and the reason when it was not measured."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._report: QualityReport | None = None
        self._tone = Tone.NEUTRAL
        set_role(self, Role.CARD)
        self.title = ElidedLabel()
        set_role(self.title, Role.MUTED)
        self.value = QLabel()
        set_role(self.value, Role.FIGURE)
        self.spread = ElidedLabel()
        set_role(self.spread, Role.CAPTION)
        self._icon = QLabel()
        self.rival = ElidedLabel()
        set_role(self.rival, Role.CAPTION)
        below = QHBoxLayout()
        below.setSpacing(TIGHT)
        below.addWidget(self._icon)
        below.addWidget(self.rival, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(WIDE, SPACE, WIDE, SPACE)
        column.setSpacing(2)
        for label in (self.title, self.value, self.spread):
            column.addWidget(label)
        column.addLayout(below)

    def show_report(self, report: QualityReport) -> None:
        """Show the measure of this report."""
        self._report = report
        known = measure(self._name)
        figure = figure_of(report.score(MODEL), self._name)
        self.title.setText(measure_title(self._name))
        self.value.setText(known.text(figure.value, figure.low, figure.high))
        self.setToolTip(measure_explained(self._name))
        self.spread.setText(self._spread(figure))
        self._compare(report, figure)
        self.setAccessibleName(f"{self.title.text()}: {self.value.text()}, {self.rival.text()}")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange and self._report is not None:
            self.show_report(self._report)
        elif event.type() is QEvent.Type.PaletteChange and self._report is not None:
            self._draw_icon()
        super().changeEvent(event)

    def _spread(self, figure: Figure) -> str:
        if figure.value is None:
            return reason_text(figure.reason)
        n = self.tr("n {count}").format(count=count(figure.n))
        interval = measure(self._name).interval(figure)
        return f"{interval} · {n}" if interval else n

    def _compare(self, report: QualityReport, figure: Figure) -> None:
        known = measure(self._name)
        self._tone = Tone.NEUTRAL
        if known.better is Better.PROMISED:
            text = self.tr("Promised: 80 %")
            if figure.low is not None and figure.high is not None:
                held = figure.low <= 0.8 <= figure.high  # noqa: PLR2004 (the promise)
                self._tone = Tone.GOOD if held else Tone.WARNING
        else:
            best = best_baseline(report, self._name)
            rival = figure_of(best, self._name)
            text = self.tr("No baseline measured")
            if best is not None and rival.value is not None:
                text = f"{known.text(rival.value)} · {method_title(best.method)}"
                if figure.value is not None:
                    better = known.is_better(figure.value, rival.value)
                    self._tone = Tone.GOOD if better else Tone.BAD
        self.rival.setText(text)
        self._draw_icon()

    def _draw_icon(self) -> None:
        names = {Tone.GOOD: "good", Tone.BAD: "bad", Tone.WARNING: "warning"}
        name = names.get(self._tone)
        self._icon.setVisible(name is not None)
        if name is not None:
            self._icon.setPixmap(pixmap(name, colours(self).tone(self._tone), _ICON))
        if self._tone is not Tone.NEUTRAL:
            words = {
                Tone.GOOD: self.tr("Better than the best baseline"),
                Tone.BAD: self.tr("Not better than the best baseline"),
                Tone.WARNING: self.tr("The interval does not reach the promise"),
            }
            if measure(self._name).better is Better.PROMISED and self._tone is Tone.GOOD:
                words[Tone.GOOD] = self.tr("The interval holds the promise")
            self._icon.setToolTip(words[self._tone])
