"""Contradicted standards for tests."""

from __future__ import annotations

from datetime import datetime

from routingml_desktop.domain.standard import StandardCase, StandardKey


def case(
    item: str = "G1", *, hours: float = 12.5, run: float = 6.5, orders: int = 20
) -> StandardCase:
    """20 minutes of set-up and 5 a piece, contradicted by twenty orders."""
    ratio = run / 5.0
    return StandardCase(
        key=StandardKey(item, "R1", 10, "A01-1", "CNC-01"),
        job_name="황삭",
        setup_now=20.0,
        run_now=5.0,
        setup_proposed=round(20 * ratio, 2),
        run_proposed=run,
        orders=orders,
        orders_before=0,
        cv=0.1,
        ratio=ratio,
        ratio_low=round(ratio - 0.05, 2),
        ratio_high=round(ratio + 0.05, 2),
        since=datetime(2025, 2, 3, 8, 0),  # noqa: DTZ001 (the plant's local time)
        listed=datetime(2025, 4, 7, 8, 0),  # noqa: DTZ001 (the plant's local time)
        orders_a_year=50.0,
        hours_a_year=hours,
    )
