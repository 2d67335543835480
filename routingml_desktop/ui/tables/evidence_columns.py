"""The columns of similar items and of the orders behind minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.evidence_words import similarity_tone, similarity_word
from routingml_desktop.ui.numbers import count, day, minutes, percent
from routingml_desktop.ui.tables.routing_cells import exact
from routingml_desktop.ui.tables.values_table import RIGHT, Column
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import column_word, word

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.candidate import Neighbor
    from routingml_desktop.domain.work_center import LotRange, WorkCenterShare
    from routingml_desktop.domain.work_result import WorkResult


def neighbor_columns(threshold: float) -> tuple[Column, ...]:
    """Code, name, likeness, similarity, routing, size, orders; below ``threshold`` is said."""
    translate = QCoreApplication.translate

    def alike(neighbor: Neighbor) -> str:
        said = f"{percent(neighbor.similarity)} · {similarity_word(neighbor.similarity)}"
        if neighbor.similarity >= threshold:
            return said
        return said + " · " + translate("Evidence", "below threshold")

    def tone(neighbor: Neighbor) -> Tone | None:
        found = similarity_tone(neighbor.similarity)
        return None if found is Tone.NEUTRAL else found

    return (
        Column(column_word("item_code"), lambda neighbor: neighbor.item_code),
        Column(
            column_word("item_name"),
            lambda neighbor: neighbor.item_name or None,
            tooltip=lambda neighbor: neighbor.item_name,
        ),
        Column(
            translate("Evidence", "Routing alike"),
            lambda neighbor: neighbor.likeness,
            align=RIGHT,
            text=percent,
            explains=translate(
                "Evidence",
                "How alike the routings will be, learned from pairs of items of this plant",
            ),
        ),
        Column(
            translate("Evidence", "Similarity"),
            alike,
            sort_key=lambda neighbor: neighbor.similarity,
            tone=tone,
        ),
        Column(
            column_word("routing_no"),
            lambda neighbor: neighbor.routing_no or translate("Evidence", "none"),
            icon=lambda neighbor: "" if neighbor.routing_no else "unrouted",
        ),
        Column(
            translate("Evidence", "Operations"),
            lambda neighbor: neighbor.operations if neighbor.routing_no else None,
            align=RIGHT,
            text=count,
        ),
        Column(
            translate("Evidence", "Orders"),
            lambda neighbor: neighbor.orders,
            align=RIGHT,
            text=count,
        ),
    )


def order_columns() -> tuple[Column, ...]:
    """Order, whether it counts or why not, minutes of one piece, quantity, date, item, lot."""
    translate = QCoreApplication.translate

    def counted(result: WorkResult) -> str:
        return word(result.dropped) if result.dropped else translate("Evidence", "Counted")

    return (
        Column(column_word("work_order"), lambda result: result.work_order or None),
        Column(
            translate("Evidence", "Counted or left out"),
            counted,
            tone=lambda result: Tone.WARNING if result.dropped else None,
            icon=lambda result: "cancel" if result.dropped else "check",
        ),
        _number(translate("Evidence", "Run per piece"), "run_minutes_each", minutes),
        _number(column_word("quantity"), "quantity", exact),
        Column(column_word("reported"), lambda result: result.reported, text=day),
        Column(column_word("item_code"), lambda result: result.item_code),
        _number(translate("Evidence", "Setup of the lot"), "setup_minutes", minutes),
        _number(translate("Evidence", "Run of the lot"), "run_minutes", minutes),
    )


def work_center_columns() -> tuple[Column, ...]:
    """Work center, share, orders and items behind it, booked lots, lots it is likeliest for."""
    translate = QCoreApplication.translate

    def best(share: WorkCenterShare) -> str | None:
        return ", ".join(_lots(lots) for lots in share.likeliest) or None

    return (
        Column(
            translate("Evidence", "Work center"),
            lambda share: share.work_center,
            tooltip=lambda share: share.work_center_name,
        ),
        Column(
            translate("Evidence", "Share"),
            lambda share: share.share,
            align=RIGHT,
            text=percent,
            explains=translate(
                "Evidence", "Chance for this item at the order quantity, learned on the plant"
            ),
        ),
        Column(
            translate("Evidence", "Orders"), lambda share: share.orders, align=RIGHT, text=count
        ),
        Column(translate("Evidence", "Items"), lambda share: share.items, align=RIGHT, text=count),
        Column(
            translate("Evidence", "Booked lots"),
            lambda share: None if share.booked is None else _between(share.booked),
            align=RIGHT,
            explains=translate("Evidence", "Pieces of the middle eight of ten lots booked there"),
        ),
        Column(translate("Evidence", "Likeliest for"), best),
    )


def _between(lots: LotRange) -> str:
    return f"{exact(lots.least or 0.0)}–{exact(lots.below or 0.0)}"


def _lots(lots: LotRange) -> str:
    """Lots in words; the border itself belongs to the larger ones."""
    translate = QCoreApplication.translate
    if lots.least is None and lots.below is None:
        return translate("Evidence", "any lot")
    if lots.below is None:
        return translate("Evidence", "from {least} pcs").format(least=exact(lots.least or 0.0))
    if lots.least is None:
        return translate("Evidence", "below {below} pcs").format(below=exact(lots.below))
    return translate("Evidence", "{least} to below {below} pcs").format(
        least=exact(lots.least), below=exact(lots.below)
    )


def _number(title: str, name: str, text: Callable[[float], str]) -> Column:
    def value(result: WorkResult) -> float | None:
        found: float | None = getattr(result, name)
        return found

    return Column(title, value, align=RIGHT, text=text)
