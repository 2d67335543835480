"""The columns of a receipt: the account line by line, and the orders of one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from routingml_desktop.ui.numbers import count, day, figure, minutes, percent
from routingml_desktop.ui.tables.values_table import RIGHT, Column
from routingml_desktop.ui.theme import Tone
from routingml_desktop.ui.words import column_word, explained, word

if TYPE_CHECKING:
    from routingml_desktop.services.receipt_lines import ListedOrder, ReceiptLine


def account_columns() -> tuple[Column, ...]:
    """What a line rests on, its orders, what it says, its weight, what comes out."""
    translate = QCoreApplication.translate

    def rests_on(line: ReceiptLine) -> str:
        if line.step is not None:
            return word(line.step.origin)
        if line.model:
            said = translate("Receipt", "Learned model ({model}): × {factor}")
            return said.format(model=line.model, factor=figure(line.factor, 3))
        return translate("Receipt", "Shown: standard time (P50)")

    return (
        Column(
            translate("Receipt", "Rests on"),
            rests_on,
            tooltip=lambda line: explained(line.step.origin) if line.step else "",
            tone=lambda line: Tone.ACCENT if line.final else None,
        ),
        Column(
            translate("Receipt", "Orders (items)"),
            lambda line: f"{count(line.step.n)} ({count(line.step.items)})" if line.step else None,
            RIGHT,
        ),
        Column(
            translate("Receipt", "Says"),
            lambda line: line.step.minutes if line.step else None,
            RIGHT,
            text=minutes,
            explains=translate("Receipt", "Minutes by this evidence alone"),
        ),
        Column(
            translate("Receipt", "Weight"),
            lambda line: line.step.weight if line.step else None,
            RIGHT,
            text=percent,
            explains=translate(
                "Receipt", "How much it counts against the lines above; few orders count little"
            ),
        ),
        Column(
            translate("Receipt", "Result"),
            lambda line: line.result,
            RIGHT,
            text=minutes,
            explains=translate("Receipt", "Minutes after this line"),
            tone=lambda line: Tone.ACCENT if line.final else None,
        ),
    )


def listed_columns() -> tuple[Column, ...]:
    """Order, counted or why not, booked minutes, made comparable, weight, date, item."""
    translate = QCoreApplication.translate

    def named(order: ListedOrder) -> str | None:
        if order.result is None:
            return translate("Receipt", "ERP standard")
        return order.result.work_order or None

    def counted(order: ListedOrder) -> str:
        if order.result is not None and order.result.dropped is not None:
            return word(order.result.dropped)
        if not order.weight:
            return translate("Receipt", "Trimmed")
        return translate("Evidence", "Counted")

    def out(order: ListedOrder) -> bool:
        return not order.weight

    return (
        Column(column_word("work_order"), named),
        Column(
            translate("Evidence", "Counted or left out"),
            counted,
            tone=lambda order: Tone.WARNING if out(order) else None,
            icon=lambda order: "cancel" if out(order) else "check",
        ),
        Column(translate("Receipt", "Booked"), lambda order: order.minutes, RIGHT, text=minutes),
        Column(
            translate("Receipt", "Comparable"),
            lambda order: order.comparable,
            RIGHT,
            text=minutes,
            explains=translate(
                "Receipt", "For the asked item and today, by the factors that were learned"
            ),
        ),
        Column(translate("Receipt", "Weight"), lambda order: order.weight, RIGHT, text=percent),
        Column(
            column_word("reported"),
            lambda order: order.result.reported if order.result else None,
            text=day,
        ),
        Column(column_word("item_code"), lambda order: order.item_code or None),
    )
