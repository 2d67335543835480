"""Routings learned: which ways suit which items, how votes weigh, how often proposals are right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.progress import Progress, part_of, stop_if
from routingml_desktop.domain.training import TrainingStage
from routingml_desktop.ml.acceptance import Acceptance
from routingml_desktop.ml.left_out import NOTHING, LearnedPart
from routingml_desktop.ml.newest_operations import NewestOperations
from routingml_desktop.ml.pool import Workshop
from routingml_desktop.ml.replay import Replay, replayable
from routingml_desktop.ml.reranking import Reranker
from routingml_desktop.ml.threads import one_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import LearningPoint, Report, Stopping
    from routingml_desktop.ml.precedents import Precedents
    from routingml_desktop.ml.replay import Replayed
    from routingml_desktop.ml.reranking import WayJudges
    from routingml_desktop.ml.voting import VotingRule
    from routingml_desktop.ml.way_learning import WayLearning
    from routingml_desktop.ml.work_centers import WorkCenters

_ENOUGH: Final = 0.98
"""Part of the items with a routing that the judges must have learned from; where fewer could, since
others were held back for the replay, they learn again from all, and ..."""
_PARTS: Final = 2
"""... the replayed items are held back in so many parts, one after the other: with all of them
held back at once the judges knew so much less than they will that chances came out too low."""
_LEARNED, _REPLAYED, _PLACED, _JUDGED = 0.50, 0.66, 0.67, 0.73
"""Where this part of the training stands after each of its steps (medium demo plant)."""
_JUDGES: Final = 0.8
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
        asked = replayable(routings, self.seed)
        routed = int((routings.latest >= 0).sum())
        parts = 1 if routed - len(asked) >= _ENOUGH * routed else _PARTS
        known, replay = self._asked(asked, parts)
        if LearnedPart.PAIR_RANKING not in self.left_out:
            with one_thread():
                ranker, replay = replay.ranked(self.seed, self.stopping)
            known = replace(known, ranker=ranker)
        choosing, judging = replay.halves()
        rule = choosing.best_rule(self._heard("choosing how votes weigh", _LEARNED, _REPLAYED))
        if LearnedPart.RECENCY in self.left_out:
            rule = replace(rule, half_life=0.0)
        exact = judging.exact_share(rule)
        figures = {} if exact is None else {"replay.exact_at_1": exact}
        self._tell(_REPLAYED, "learning which proposals are right", figures)
        acceptance = Acceptance.unknown()
        if LearnedPart.ACCEPTANCE not in self.left_out:
            places = self._heard("learning where work is done", _REPLAYED, _PLACED)
            centers = self.centers(asked, places)
            workshop = Workshop.of(known.items, routings, NewestOperations(routings), asked)
            heard = self._heard(
                "learning which proposals are right", _PLACED, _JUDGED, len(replay.questions)
            )
            replies = replay.replies(rule, workshop, centers, heard)
            with one_thread():
                acceptance = Acceptance.fit(replies, self.seed)
        if parts > 1:
            judges = self.ways.judges(asked[:0], self.stopping, self._told(_JUDGED, 1.0))
            known = replace(known, reranker=Reranker(judges, routings, known.signatures))
        return LearnedRoutings(known, rule, acceptance, figures, replay.questions)

    def _asked(self, items: NDArray[np.int64], parts: int) -> tuple[Precedents, Replay]:
        """Ask for items again, each as seen by judges that did not learn from its part of them.

        The precedents are those of the last part.
        """
        each = _LEARNED / parts
        message = f"replaying {len(items)} questions with known answers"
        replays: list[tuple[Precedents, Replay]] = []
        for part in range(parts):
            here = items[part::parts]
            start, end = each * part, each * (part + 1)
            middle = start + _JUDGES * each
            told = self._told(start, middle, curves=part == 0)
            known = self.precedents(self.ways.judges(here, self.stopping, told))
            heard = self._heard(message, middle, end, len(here))
            replays.append((known, Replay.of(known, here, heard)))
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
