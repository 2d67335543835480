"""Families whose bookings do not fit what is predicted for them, told beside the gate's verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.promotion import Concern, Flag

if TYPE_CHECKING:
    from routingml_desktop.services.promotion import Contest

FAR_OFF: Final = 3.0
"""A booking that takes so many times what is predicted, or so small a part of it, is far off."""
ODD: Final = 2.0
"""How many times the share of the others such bookings must make up to be told."""
FEWEST_BOOKINGS: Final = 30
"""Of a family, to tell whether its bookings are odd."""


def odd_bookings(found: Contest) -> tuple[Flag, ...]:
    """Families whose recent bookings are far off more often than those of the others.

    Spoilt labels hurt a robust method little, so that errors alone do not show them.
    """
    known = ~np.isnan(found.challenger) & (found.challenger > 0) & (found.actual > 0)
    ratio = np.ones(len(known))
    np.divide(found.actual, found.challenger, out=ratio, where=known)
    far = known & (np.abs(np.log(ratio)) > np.log(FAR_OFF))
    flags = []
    for name in np.unique(found.families[known & (found.families != "")]):
        own, others = known & (found.families == name), known & (found.families != name)
        n = int(own.sum())
        if n < FEWEST_BOOKINGS or not others.any():
            continue
        share, usual = float(far[own].mean()), float(far[others].mean())
        spread = (max(usual * (1 - usual), 1 / n) / n) ** 0.5
        if share > ODD * usual and share > usual + 3 * spread:
            told = (
                f"{share:.0%} of {n} in family {name} are off by more than a factor of "
                f"{FAR_OFF:.0f}, elsewhere {usual:.0%}"
            )
            facts = {"share": share, "n": n, "factor": FAR_OFF, "elsewhere": usual}
            flags.append(Flag(Concern.ODD_BOOKINGS, str(name), told, facts))
    return tuple(flags)
