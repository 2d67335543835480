"""Which order of operations the plant keeps, as mined and as the planner judged it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from routingml_desktop.domain.errors import NotReadyError
from routingml_desktop.domain.precedence import NO_VERDICTS, PrecedencePair, PrecedenceVerdicts
from routingml_desktop.services.precedence import in_force, verdict_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.services.precedence import Verdict
    from routingml_desktop.ui.background import Background

    Order = tuple[tuple[PrecedencePair, ...], PrecedenceVerdicts]


class MinedPairs(Protocol):
    """Who knows what history holds; ``services/prediction.py`` says what the call means."""

    def precedence_pairs(self) -> tuple[PrecedencePair, ...]:
        """Pairs of operations that history holds in one order."""
        ...


class Verdicts(Protocol):
    """Who keeps the verdicts; ``services/precedence.py`` says what each call means."""

    def verdicts(self) -> PrecedenceVerdicts:
        """What the planner decided so far."""
        ...

    def decide(self, pair: tuple[str, str], verdict: Verdict | None) -> PrecedenceVerdicts:
        """Approve or veto a pair."""
        ...


class OperationOrder(QObject):
    """Reads and decides in the background.

    Signals:
        listed: ``pairs`` and ``verdicts`` were read.
        decided: The planner decided; proposals keep another order now.
        failed: The verdicts could not be read or written; carries the error.
    """

    listed = Signal()
    decided = Signal()
    failed = Signal(object)

    def __init__(
        self,
        mined: MinedPairs,
        kept: Verdicts,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._mined = mined
        self._kept = kept
        self._background = background
        self._version: str | None = None
        self._pairs: tuple[PrecedencePair, ...] = ()
        self._verdicts = NO_VERDICTS

    @property
    def pairs(self) -> tuple[PrecedencePair, ...]:
        """What was mined and what was approved besides, the best proven first."""
        approved = in_force((), self._verdicts)
        mined = {pair.pair for pair in self._pairs}
        return (*self._pairs, *(pair for pair in approved if pair.pair not in mined))

    @property
    def in_force(self) -> tuple[PrecedencePair, ...]:
        """The pairs a routing should keep."""
        return in_force(self._pairs, self._verdicts)

    def verdict(self, pair: PrecedencePair) -> Verdict | None:
        """What the planner decided about a pair."""
        return verdict_of(pair.pair, self._verdicts)

    def follow(self, version: str) -> None:
        """Read what this model version mined, unless it was read already."""
        if version != self._version:
            self._version = version
            self._background.run(
                partial(_read, self._mined, self._kept), done=self._take, failed=self._miss
            )

    def decide(self, pair: tuple[str, str], verdict: Verdict | None) -> None:
        """Approve or veto a pair, or with None leave it to history."""
        self._background.run(
            partial(self._kept.decide, pair, verdict), done=self._decide, failed=self.failed.emit
        )

    def open_dialog(self, codes: Sequence[str], over: QWidget) -> None:
        """Show all pairs, first those that a routing of these job codes breaks."""
        from routingml_desktop.ui.dialogs.order_dialog import (  # noqa: PLC0415 (when wanted)
            OrderDialog,
        )

        OrderDialog(self, codes, over).show()

    def _take(self, order: Order) -> None:
        pairs, self._verdicts = order
        self._pairs = tuple(sorted(pairs, key=lambda pair: (-pair.seen, pair.pair)))
        self.listed.emit()

    def _miss(self, error: RoutingMLError) -> None:
        self._version = None
        # Without a model there is nothing to keep, and the panels that ask for one say so.
        if not isinstance(error, NotReadyError):
            self.failed.emit(error)

    def _decide(self, verdicts: PrecedenceVerdicts) -> None:
        if verdicts != self._verdicts:
            self._verdicts = verdicts
            self.listed.emit()
            self.decided.emit()


def _read(mined: MinedPairs, kept: Verdicts) -> Order:
    return mined.precedence_pairs(), kept.verdicts()
