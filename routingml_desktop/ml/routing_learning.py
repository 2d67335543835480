"""Routings learned: which ways suit which items, how votes weigh, how often proposals are right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Final

import numpy as np

from routingml_desktop.domain.progress import Progress, part_of, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.acceptance import Acceptance
from routingml_desktop.ml.left_out import NOTHING, LearnedPart
from routingml_desktop.ml.newest_operations import NewestOperations
from routingml_desktop.ml.pool import Workshop
from routingml_desktop.ml.replay import Replay
from routingml_desktop.ml.replay_parts import can_be_spared, replay_parts
from routingml_desktop.ml.reranking import Reranker
from routingml_desktop.ml.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import LearningPoint, Report, Stopping
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.replay import Replayed
    from routingml_desktop.ml.replay_parts import ReplayPart
    from routingml_desktop.ml.reranking import WayJudges
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.ml.way_learning import WayLearning
    from routingml_desktop.ml.work_centers import WorkCenters

_LEARNED, _REPLAYED, _PLACED, _JUDGED = 0.62, 0.69, 0.70, 0.76
"""Where this part of the training stands after each of its steps (medium demo plant)."""
_JUDGES: Final = 0.85
"""Of learning from the others and asking, what the learning takes."""
_USUAL_STEPS: Final = 20
"""Of work whose steps are not known beforehand."""


@dataclass(frozen=True, slots=True)
class LearnedRoutings:
    """What is known about routings when the learning is over."""

    precedents: Precedents
    rule: VotingRule
    acceptance: Acceptance
    figures: dict[str, float]
    questions: tuple[Replayed, ...]
    """The replayed ones."""


@dataclass(frozen=True, slots=True)
class RoutingLearning:
    """What routings are learned from."""

    ways: WayLearning
    centers: Callable[[NDArray[np.int64], Stopping], WorkCenters]
    """Where work is done, learned without some items."""
    precedents: Callable[[WayJudges], Precedents]
    """The known items as these judges see them."""
    seed: int
    report: Report
    """Fractions 0 to 1 of this part of the training."""
    stopping: Stopping
    left_out: frozenset[LearnedPart] = NOTHING

    def learn(self) -> LearnedRoutings:
        """Hold back the latest routings, choose and calibrate by them, then learn from all.

        Raises WorkCancelledError when asked to stop.
        """
        routings = self.ways.routings
        parts = replay_parts(routings, self.seed)
        held_back = np.unique(np.concatenate([part.held_back for part in parts]))
        known, replay = self._asked(parts)
        if LearnedPart.PAIR_RANKING not in self.left_out:
            with one_thread():
                ranker, replay = replay.ranked(self.seed, self.stopping)
            known = replace(known, ranker=ranker)
        choosing, judging = replay.halves()
        rule = choosing.best_rule(self._heard("choosing how votes weigh", _LEARNED, _REPLAYED))
        if LearnedPart.RECENCY in self.left_out:
            rule = replace(rule, half_life=0.0)
        if LearnedPart.RADIUS in self.left_out:
            rule = replace(rule, radius=0.0)
        exact = judging.exact_share(rule)
        figures = {} if exact is None else {"replay.exact_at_1": exact}
        self._tell(_REPLAYED, "learning which proposals are right", figures)
        acceptance = Acceptance.unknown()
        if LearnedPart.ACCEPTANCE not in self.left_out:
            places = self._heard("learning where work is done", _REPLAYED, _PLACED)
            centers = self.centers(held_back, places)
            workshop = Workshop.of(known.items, routings, NewestOperations(routings), held_back)
            heard = self._heard("learning which proposals are right", _PLACED, _JUDGED, replay.asks)
            replies = replay.replies(rule, workshop, centers, heard)
            with one_thread():
                acceptance = Acceptance.fit(replies, self.seed)
        if not can_be_spared(routings, held_back):
            judges = self.ways.judges(held_back[:0], self.stopping, self._told(_JUDGED, 1.0))
            known = replace(known, reranker=Reranker(judges, routings, known.signatures))
        return LearnedRoutings(known, rule, acceptance, figures, replay.questions)

    def _asked(self, parts: Sequence[ReplayPart]) -> tuple[Precedents, Replay]:
        """Ask for items again, each as seen by judges that learned from none of those held back.

        The precedents are those of the last part.
        """
        each = _LEARNED / len(parts)
        asked = sum(len(part.asked) for part in parts)
        message = f"replaying {asked} questions with known answers"
        replays: list[tuple[Precedents, Replay]] = []
        for number, part in enumerate(parts):
            start, end = each * number, each * (number + 1)
            middle = start + _JUDGES * each
            told = self._told(start, middle, curves=number == 0)
            known = self.precedents(self.ways.judges(part.held_back, self.stopping, told))
            heard = self._heard(message, middle, end, len(part.asked))
            replays.append((known, Replay.of(known, part, heard)))
        known = replays[-1][0]
        return known, Replay(known, [q for _, replay in replays for q in replay.questions])

    def _told(
        self, start: float, end: float, *, curves: bool = True
    ) -> Callable[[float, tuple[LearningPoint, ...]], None]:
        """Tells how much of a learning of the judges is done, with its ``curves`` or without."""
        part = part_of(self.report, start, end)
        message = "learning which ways of making suit which items"
        return lambda done, points: part(
            Progress(TrainingStage.ROUTINGS, done, message, points=points if curves else ())
        )

    def _heard(self, message: str, start: float, end: float, steps: int = _USUAL_STEPS) -> Stopping:
        """Asked between steps; tells each time that it goes on, from ``start`` towards ``end``."""
        asked = count()

        def stopping() -> bool:
            done = min(1.0, next(asked) / max(steps, 1))
            self._tell(start + (end - start) * done, message)
            return False

        return stopping

    def _tell(self, done: float, message: str, figures: dict[str, float] | None = None) -> None:
        stop_if(self.stopping)
        self.report(Progress(TrainingStage.ROUTINGS, done, message, figures or {}))
