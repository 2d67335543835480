"""Work centers at which an operation may be done, and for which lots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class LotRange:
    """Lots of ``least`` pieces and more, below ``below``; None is no limit on that side."""

    least: float | None = None
    below: float | None = None


ANY_LOT = LotRange()


@dataclass(frozen=True, slots=True)
class WorkCenterShare:
    """One work center of an operation: how probable it is, and what that rests on."""

    work_center: str
    work_center_name: str
    share: float
    """Chance for the asked item at the asked quantity, 0 to 1; all of an operation sum to 1."""
    items: int
    """Known items that have the job there, by their routing or their bookings."""
    orders: int
    """Bookings of the job there; 0 where it was only planned."""
    booked: LotRange | None
    """Pieces of the middle eight of ten booked lots; None without bookings."""
    likeliest: tuple[LotRange, ...] = ()
    """The lots for which no other work center is likelier, ascending."""


def decided_by_lots(shares: Iterable[WorkCenterShare]) -> bool:
    """Whether small and large lots of an operation go to different work centers."""
    return sum(bool(share.likeliest) for share in shares) > 1
