"""Whether a promoted version keeps its place: judged on the questions of its first month.

The gate judges on frozen items and on rows as they were when the version was trained. What the
plant asks and books in the month after, neither version has seen; there the new one must not be
worse than the one before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.operated_replay import Probation
from routingml_desktop.domain.progress import part_of
from routingml_desktop.ml.policy_scores import EDITS, TRIMMED, policy_gains
from routingml_desktop.ml.replies import ask_all
from routingml_desktop.ml.rounds import Round

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ml.held_out import HoldOut
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.settings import EvaluationSettings

DECISIVE: Final = (TRIMMED, EDITS)
"""Each decides with the whole 95 % interval of its paired difference, so that of twenty promoted
versions which are as good as the one before about one is rolled back by chance."""
TOO_LITTLE: Final = "the month brought too few items to judge by"
NEW, OLD = "new", "old"


def judge_probation(
    held: HoldOut,
    new: RoutingModel,
    old: RoutingModel,
    evaluation: EvaluationSettings,
    report: Report,
    stopping: Stopping,
) -> Probation:
    """Ask both versions what the month asked; raise WorkCancelledError when asked to stop."""
    if not held.asked:
        return Probation(new.version, old.version, (), rolled_back=False, reason=TOO_LITTLE)
    replies = {
        NEW: ask_all(new, held, part_of(report, 0.0, 0.5), stopping),
        OLD: ask_all(old, held, part_of(report, 0.5, 1.0), stopping),
    }
    played = Round(
        held.asked,
        held.bookings,
        {name: found.proposals for name, found in replies.items()},
        {name: found.minutes for name, found in replies.items()},
    )
    gains = policy_gains(played, [(NEW, OLD)], evaluation)
    decisive = [gain for gain in gains if gain.measure in DECISIVE]
    judged = any(gain.figure.low is not None for gain in decisive)
    return Probation(
        version=new.version,
        previous=old.version,
        gains=gains,
        rolled_back=any(gain.lost for gain in decisive),
        reason="" if judged else TOO_LITTLE,
    )
