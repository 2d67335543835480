"""Broken thresholds ask for a retraining, once per cooldown; by hand it can be asked for always."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.training import TrainingRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.quality_cycle import BrokenThreshold, RetrainingWish
    from routingml_desktop.domain.training import TrainingJob
    from routingml_desktop.services.training import TrainingService

logger = logging.getLogger(__name__)

BEHIND_PEOPLE: Final = -1
"""The priority of a training that nobody waits for."""


class Retraining:
    """Puts a training in line when the last quality cycle wants one."""

    def __init__(
        self,
        training: TrainingService,
        wish: Callable[[], RetrainingWish | None],
        active: Callable[[], str],
    ) -> None:
        """``wish`` tells what the last cycle broke; ``active`` the name of the active version."""
        self._training = training
        self._wish = wish
        self._active = active

    def ask(self) -> TrainingJob | None:
        """The training that was put in line with its reason.

        None when no threshold is broken, when the judged version answers no longer, and when one
        was asked for within the cooldown. Raises QueueFullError and WriteError.
        """
        wish = self._wish()
        if wish is None or wish.version != self._active():
            return None
        job = self._training.ask_once(
            TrainingRequest(
                note=f"after quality cycle {wish.cycle_id}",
                priority=BEHIND_PEOPLE,
                reason=reason_of(wish.reasons),
                broken=wish.reasons,
            )
        )
        if job is None:
            logger.info("no retraining: one was asked for within the cooldown")
        return job


def reason_of(broken: tuple[BrokenThreshold, ...]) -> str:
    """Each broken threshold with its value and limit, in one line for the log; English."""
    return "; ".join(
        f"{each.measure}{f' of {each.subject}' if each.subject else ''} "
        f"{each.value:.3g} beyond {each.threshold:.3g} (n {each.n})"
        for each in broken
    )
