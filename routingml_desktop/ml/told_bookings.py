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
    """The same bookings with set-up and run told apart where only a total was booked.

    What was booked stays as it is, and beside it stands how it is read.
    """
    return replace(booked, setup_share=setup_shares(booked))


def at_todays_pace(booked: Bookings) -> Bookings:
    """The same bookings, told apart, read as if work centers had always been as slow as today."""
    shifts = found_shifts(booked)
    return replace(
        booked,
        setup_shift=shift_of_rows(booked, shifts, Part.SETUP).astype(np.float32),
        run_shift=shift_of_rows(booked, shifts, Part.RUN).astype(np.float32),
    )
