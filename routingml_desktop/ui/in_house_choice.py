"""Which subcontracted operations are done in-house instead, as the planner keeps it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from routingml_desktop.domain.conversion import (
    NO_CONVERSIONS,
    Conversion,
    Conversions,
    InHousePlace,
    OutsideOperation,
)
from routingml_desktop.domain.errors import NotReadyError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from routingml_desktop.ui.background import Background

    Known = tuple[tuple[OutsideOperation, ...], tuple[InHousePlace, ...], Conversions]


class PlantOperations(Protocol):
    """Who knows what the plant does; ``services/prediction.py`` says what each call means."""

    def outside_operations(self) -> tuple[OutsideOperation, ...]:
        """What routings have done by subcontractors."""
        ...

    def in_house_places(self) -> tuple[InHousePlace, ...]:
        """What the plant does itself, and where."""
        ...


class InHouseStore(Protocol):
    """Who keeps the table; ``services/in_house.py`` says what each call means."""

    def conversions(self) -> Conversions:
        """The rows kept so far."""
        ...

    def keep(self, row: Conversion) -> Conversions:
        """Keep a row."""
        ...

    def remove(self, job_code: str, partner: str = "") -> Conversions:
        """Leave an operation to its subcontractor again."""
        ...


class InHouseChoice(QObject):
    """Reads and decides in the background.

    Signals:
        listed: ``outside``, ``places`` and the rows were read.
        changed: The planner decided; questions that ask for it are answered otherwise now.
        failed: The table could not be read or written; carries the error.
    """

    listed = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        plant: PlantOperations,
        store: InHouseStore,
        background: Background,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plant = plant
        self._store = store
        self._background = background
        self._outside: tuple[OutsideOperation, ...] = ()
        self._table = NO_CONVERSIONS
        self.places: tuple[InHousePlace, ...] = ()
        """What the plant does itself, and where."""

    @property
    def outside(self) -> tuple[OutsideOperation, ...]:
        """What routings have done outside, and what else the table has a row for."""
        known = {operation.key for operation in self._outside}
        others = [
            OutsideOperation(row.job_code, partner=row.partner)
            for row in self._table.rows
            if row.key not in known
        ]
        return tuple(sorted((*self._outside, *others), key=lambda operation: operation.key))

    def row(self, operation: OutsideOperation) -> Conversion | None:
        """What is done in its place; None when it stays outside."""
        return {row.key: row for row in self._table.rows}.get(operation.key)

    def reload(self) -> None:
        """Read the plant's operations and the table."""
        self._background.run(
            partial(_read, self._plant, self._store), done=self._take, failed=self.failed.emit
        )

    def keep(self, row: Conversion) -> None:
        """Do an operation in-house from now on."""
        self._background.run(
            partial(self._store.keep, row), done=self._decide, failed=self.failed.emit
        )

    def remove(self, operation: OutsideOperation) -> None:
        """Leave an operation to its subcontractor again."""
        self._background.run(
            partial(self._store.remove, *operation.key),
            done=self._decide,
            failed=self.failed.emit,
        )

    def open_dialog(self, over: QWidget) -> None:
        """Show the table."""
        from routingml_desktop.ui.dialogs.in_house_dialog import (  # noqa: PLC0415 (when wanted)
            InHouseDialog,
        )

        InHouseDialog(self, over).show()
        self.reload()

    def _take(self, known: Known) -> None:
        self._outside, self.places, self._table = known
        self.listed.emit()

    def _decide(self, table: Conversions) -> None:
        if table != self._table:
            self._table = table
            self.listed.emit()
            self.changed.emit()


def _read(plant: PlantOperations, store: InHouseStore) -> Known:
    table = store.conversions()
    try:
        return plant.outside_operations(), plant.in_house_places(), table
    except NotReadyError:
        # Without a model nothing is known of the plant; the rows can be looked at all the same.
        return (), (), table
