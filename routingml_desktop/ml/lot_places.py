"""Whether lots are proposed the work center where they were booked, with and without their size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain import columns as c
from routingml_desktop.ml.held_out import ASKED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.routing_model import RoutingModel

BY_SIZE: Final = "by_size"
WHATEVER_SIZE: Final = "whatever_size"


def lot_places(model: RoutingModel, held: HoldOut) -> dict[str, NDArray[np.float64]]:
    """Of each booking 1 where the likeliest work center is the booked one, else 0; nan: not judged.

    BY_SIZE asks for the quantity that was booked, WHATEVER_SIZE without one. Judged are bookings of
    operations that large lots were found to take elsewhere; of any other both are the same.
    """
    known, centers = model.parts.precedents, model.parts.work_centers
    moved = {known.routings.jobs[job] for job in centers.lots.effects}
    rows = held.bookings.with_row_index("row").select(
        "row", ASKED, c.JOB_CODE, c.WORK_CENTER, c.QUANTITY
    )
    found = {name: np.full(len(rows), np.nan) for name in (BY_SIZE, WHATEVER_SIZE)}
    for row, place, job, booked, quantity in rows.iter_rows():
        if job in moved:
            shown = known.features.of_asked(known.vectorizer.asked(held.asked[place].item))
            for name, lot in ((BY_SIZE, quantity), (WHATEVER_SIZE, None)):
                likeliest = centers.asked(shown, lot).likeliest(job)
                found[name][row] = float(likeliest == (booked or ""))
    return found
