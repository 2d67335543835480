"""Bookings as the times learn from them: totals split, old paces told at today's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.ml.lot_splits import setup_shares
from routingml_desktop.ml.time_levels import Part
from routingml_desktop.ml.work_center_shifts import found_shifts, shift_of_rows

if TYPE_CHECKING:
    from routingml_desktop.ml.bookings import Bookings


def told_apart(booked: Bookings) -> Bookings:
    """The same bookings; what was booked stays as it is, and beside it stands how it is read."""
    split = replace(booked, setup_share=setup_shares(booked))
    shifts = found_shifts(split)
    return replace(
        split,
        setup_shift=shift_of_rows(split, shifts, Part.SETUP).astype(np.float32),
        run_shift=shift_of_rows(split, shifts, Part.RUN).astype(np.float32),
    )
