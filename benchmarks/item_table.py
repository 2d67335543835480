"""P11: the item table at 10 thousand and a million rows, against polars and Qt's own sorting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSortFilterProxyModel, Qt
from PySide6.QtWidgets import QApplication

from benchmarks.harness import Row, Scale, Times, in_turns, median_seconds, seconds
from routingml_desktop.domain.columns import ITEM_CODE, ITEM_NAME
from routingml_desktop.domain.item import Attribute
from routingml_desktop.services.catalog import ItemCatalog, ItemQuery
from routingml_desktop.ui.tables.frame_table import PAGE
from routingml_desktop.ui.tables.items_view import ItemsView

if TYPE_CHECKING:
    from routingml_desktop.services.plant_data import PlantData

COLUMNS: Final = 18
JUMPS: Final = 40
SORTED_BY: Final = "NUMBER_0"
P11_OPEN: Final = 1.3
P11_SORT: Final = 1.5
P11_PROXY: Final = 15.0


@dataclass(frozen=True, slots=True)
class Items:
    """An item master of made-up rows, with what the catalog asks of the plant."""

    frame: pl.DataFrame

    def items(self) -> pl.DataFrame:
        """All rows."""
        return self.frame

    def with_routing(self) -> pl.Series:
        """Every second item has one."""
        return self.frame[ITEM_CODE].gather_every(2)

    def attributes(self) -> tuple[Attribute, ...]:
        """The columns beside code and name."""
        return tuple(Attribute(name) for name in self.frame.columns[2:])


class Table(QObject):
    """A view of the product over a catalog, on a screen that is not there."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.plant: PlantData = Items(_frame(count))  # type: ignore[assignment] # all it is asked
        self.catalog = ItemCatalog(self.plant)
        self.view = ItemsView()
        self.view.resize(1400, 800)
        self.view.show_columns(self.catalog.columns())
        self.view.show()
        self.painted = 0
        self.view.viewport().installEventFilter(self)
        # A window that was never exposed would not paint at all.
        QCoreApplication.processEvents()
        self.open()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Count what is really painted."""
        self.painted += event.type() is QEvent.Type.Paint
        return False

    def open(self) -> None:
        """Show all items and paint."""
        found = self.catalog.find(ItemQuery())
        self.view.show_items(found, found.page(0, PAGE))
        self._paint()

    def jump(self, row: int) -> None:
        """Scroll to a row and paint."""
        self.view.scrollTo(self.view.model().index(row, 0))
        self._paint()

    def scrolled(self) -> float:
        """Median seconds of a jump to a random row."""
        count = len(self.plant.items())
        rows = np.random.default_rng(4).integers(0, count, JUMPS).tolist()
        return median_seconds(self.jump, rows)

    def opened(self) -> float:
        """Seconds until all items are shown."""
        return seconds(self.open)

    def sorted(self) -> float:
        """Seconds of the first sort by a column, until painted; nothing remembered."""
        self.catalog = ItemCatalog(self.plant)
        self.catalog.columns()
        return seconds(self._sort)

    def sorted_by_polars(self) -> float:
        """Seconds of polars' own sort of the column and one repaint."""
        return seconds(self._sort_by_polars)

    def sorted_by_proxy(self) -> float:
        """Seconds of the same through Qt's proxy over the table."""
        proxy = QSortFilterProxyModel()
        proxy.setSourceModel(self.view.model())
        column = self.plant.items().columns.index(SORTED_BY) + 1
        return seconds(lambda: proxy.sort(column, Qt.SortOrder.AscendingOrder))

    def _sort(self) -> None:
        found = self.catalog.find(ItemQuery(sort_column=SORTED_BY))
        self.view.show_items(found, found.page(0, PAGE))
        self._paint()

    def _sort_by_polars(self) -> None:
        self.plant.items()[SORTED_BY].arg_sort()
        self._paint()

    def _paint(self) -> None:
        before = self.painted
        self.view.viewport().repaint()
        if self.painted == before:
            raise RuntimeError("nothing was painted, so there is nothing to measure")


def measure(scale: Scale) -> list[Row]:
    """The rows of P11."""
    application = QApplication([])  # kept, or Qt would end here
    sizes = scale.of((10_000, 1_000_000), (10_000, 100_000))
    small, large = (Table(size) for size in sizes)
    small_open, large_open, small_jump, large_jump = in_turns(
        scale.rounds, small.opened, large.opened, small.scrolled, large.scrolled
    )
    ours, polars = in_turns(scale.rounds, large.sorted, large.sorted_by_polars)
    few, proxy = in_turns(scale.rounds, small.sorted, small.sorted_by_proxy)
    application.quit()
    growth = f"{sizes[1]:,} rows against {sizes[0]:,}"
    return [
        _growth("open and paint all items", growth, large_open, small_open),
        _growth("jump to a random row and paint", growth, large_jump, small_jump),
        Row(
            "P11",
            "sort by a number and paint, against arg_sort and a repaint",
            f"{sizes[1]:,} rows",
            str(ours),
            str(polars),
            f"{ours.by(polars):.2f}",
            f"<= {P11_SORT}",
            scale.met(held=ours.by(polars) <= P11_SORT),
        ),
        Row(
            "P11",
            "the same against QSortFilterProxyModel",
            f"{sizes[0]:,} rows",
            str(few),
            str(proxy),
            f"1/{proxy.by(few):.0f}",
            f"<= 1/{P11_PROXY:.0f}",
            proxy.by(few) >= P11_PROXY,
        ),
    ]


def _growth(what: str, n: str, large: Times, small: Times) -> Row:
    ratio = large.by(small)
    return Row(
        "P11", what, n, str(large), str(small), f"{ratio:.2f}", f"<= {P11_OPEN}", ratio <= P11_OPEN
    )


def _frame(count: int) -> pl.DataFrame:
    random = np.random.default_rng(6)
    frame = pl.DataFrame(
        {
            ITEM_CODE: [f"M{number:07d}" for number in range(count)],
            ITEM_NAME: pl.Series(random.integers(0, 5000, count)).cast(pl.String) + " 슬리브",
        }
    )
    for number in range(COLUMNS // 2):
        frame = frame.with_columns(
            pl.Series(f"NUMBER_{number}", random.lognormal(4, 1, count).round(1)),
            (pl.lit("C") + pl.Series(random.integers(0, 400, count)).cast(pl.String)).alias(
                f"CODE_{number}"
            ),
        )
    return frame
