"""What one cell of the routing grid reads, shows and explains."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont

from routingml_desktop.domain.plant import Severity
from routingml_desktop.domain.routing import OperationType
from routingml_desktop.services.planning import TimeField
from routingml_desktop.ui.evidence_words import estimate_lines, original_text
from routingml_desktop.ui.numbers import NOTHING
from routingml_desktop.ui.planning_words import violation_sentence
from routingml_desktop.ui.tables.values_table import LEFT, RIGHT
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.widgets.time_band import Band, band_of
from routingml_desktop.ui.words import column_word, word

if TYPE_CHECKING:
    from routingml_desktop.services.planning import PlannedOperation, RoutingDraft
    from routingml_desktop.services.routing_rules import Violation

TIMES: Final = frozenset(TimeField)
NUMBERS: Final = TIMES | {"sequence", "base_quantity"}

_SIGNS: Final[dict[Severity, tuple[Tone | None, str]]] = {
    Severity.CRITICAL: (Tone.BAD, "bad"),
    Severity.WARNING: (Tone.WARNING, "warning"),
    Severity.INFO: (None, "info"),
}


@dataclass(frozen=True, slots=True)
class RoutingCell:
    """One attribute of one operation of a draft."""

    draft: RoutingDraft
    violations: tuple[Violation, ...]
    step: PlannedOperation
    name: str
    """Of the attribute, or ``time_unit``."""

    def text(self) -> str:
        """What is read; a dash for what nobody knows."""
        if self.name == "time_unit":
            return QCoreApplication.translate("RoutingTable", "min")
        value = getattr(self.step.operation, self.name)
        if self.name == "operation_type":
            return word(value)
        return exact(value) if self.name in NUMBERS else str(value) or NOTHING

    def typed(self) -> str:
        """What an editor starts with."""
        value = getattr(self.step.operation, self.name, None)
        if value is None:
            return ""
        return exact(value).replace(",", "") if self.name in NUMBERS else str(value)

    def alignment(self) -> int:
        """Numbers to the right."""
        return int(RIGHT if self.name in NUMBERS else LEFT)

    def band(self) -> Band | None:
        """What history says about the time, drawn beside it."""
        proposed, operation = self.step.proposed, self.step.operation
        if self.name == TimeField.SETUP:
            return band_of(proposed.setup, operation.setup_minutes)
        if self.name == TimeField.RUN:
            return band_of(proposed.run, operation.run_minutes, operation.base_quantity)
        return None

    def tip(self) -> str | None:
        """The broken rules of the row, or what a time rests on."""
        if self.name == "sequence":
            said = [violation_sentence(broken, self.draft) for broken in self._broken()]
            return "\n".join(said) or None
        if self.name in ("operation_type", "job_code", "job_name"):
            return original_text(self.step.proposed) or None
        if self.name not in (TimeField.SETUP, TimeField.RUN):
            return None
        translate = QCoreApplication.translate
        field = TimeField(self.name)
        per_lot = translate("RoutingTable", "Setup per lot")
        per_piece = translate("RoutingTable", "Run per piece")
        evidence = self.step.evidence(field)
        lines = (
            []
            if evidence is None
            else estimate_lines(per_lot if field is TimeField.SETUP else per_piece, evidence)
        )
        return "\n".join([*lines, self._source(field)])

    def tone(self) -> Tone | None:
        """Of the row's number when the row breaks a rule."""
        broken = self._broken()
        return _SIGNS[broken[0].severity][0] if broken and self.name == "sequence" else None

    def icon(self) -> str:
        """A truck for subcontracted, a plant for taken in-house, a sign for a broken rule."""
        if self.name == "operation_type":
            if self.step.operation.operation_type is OperationType.OUTSIDE:
                return "outside"
            return "plant" if self.step.proposed.replaces else ""
        broken = self._broken()
        return _SIGNS[broken[0].severity][1] if broken and self.name == "sequence" else ""

    def font(self) -> QFont | None:
        """Bold for what the planner set."""
        if self.name not in self.step.changed:
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _broken(self) -> list[Violation]:
        return [violation for violation in self.violations if self.step.key in violation.keys]

    def _source(self, field: TimeField) -> str:
        translate = QCoreApplication.translate
        if field in self.step.changed:
            return translate("RoutingTable", "Shown: entered by the planner")
        if self.step.from_history(field):
            return translate("RoutingTable", "Shown: the standard time (P50) of the evidence")
        return translate("RoutingTable", "Shown: the time of the routing it was taken from")


def header_tip(name: str) -> str:
    """What a column means."""
    translate = QCoreApplication.translate
    if name == "time_unit":
        return translate("RoutingTable", "Unit of all times of the row")
    said: dict[str, str] = {
        TimeField.LEAD_TIME: translate("RoutingTable", "Days a subcontractor needs"),
        TimeField.SETUP: translate("RoutingTable", "Minutes per lot"),
        TimeField.RUN: translate("RoutingTable", "Minutes for the base quantity"),
        TimeField.ACTUAL_SETUP: translate(
            "RoutingTable", "The ERP's own standard made from actuals, minutes per lot"
        ),
        TimeField.ACTUAL_RUN: translate(
            "RoutingTable",
            "The ERP's own standard made from actuals, minutes for the base quantity",
        ),
    }
    return said.get(name) or column_word(name)


def exact(value: float | None) -> str:
    """A number as it will be released: with all its decimals, four at most."""
    if value is None:
        return NOTHING
    text = f"{value:,.4f}"
    return text.rstrip("0").rstrip(".")
