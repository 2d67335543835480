"""The latest orders, held back and asked for: what was known before, and what was booked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.progress import stop_if
from routingml_desktop.domain.time_estimate import TimeOrigin
from routingml_desktop.ml.asked_place import place_now
from routingml_desktop.ml.known_routings import NO_DATE
from routingml_desktop.ml.minutes_features import NAMES, features
from routingml_desktop.ml.minutes_held_back import first_created
from routingml_desktop.ml.minutes_question import Question
from routingml_desktop.ml.shrinkage import Step
from routingml_desktop.ml.time_levels import Part, minutes_of, shift_of
from routingml_desktop.ml.voting import voters

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Stopping
    from routingml_desktop.ml.asked_place import AskedPlaces
    from routingml_desktop.ml.evidence import Evidence
    from routingml_desktop.ml.evidence_reading import Told
    from routingml_desktop.ml.minutes_held_back import HeldBack
    from routingml_desktop.ml.minutes_question import Asked
    from routingml_desktop.ml.operation_times import OperationTimes
    from routingml_desktop.ml.precedents import Precedent, Precedents
    from routingml_desktop.ml.rungs import Said
    from routingml_desktop.ml.shrinkage import Shrinkage
    from routingml_desktop.ml.voting import VotingRule

_ROWS_PER_ITEM: Final = 40
_TOGETHER: Final = 50
ORIGINS: Final = tuple(TimeOrigin)
STEPS: Final = tuple(Step)


@dataclass(frozen=True, slots=True)
class Replayed:
    """Held-back bookings of one part of the time, one row each."""

    part: Part
    row: NDArray[np.int64]
    """Of the bookings."""
    item: NDArray[np.int64]
    place: NDArray[np.int64]
    """The work center that was asked for, which need not be the one that was booked."""
    origin: NDArray[np.int8]
    """Place in ORIGINS."""
    features: NDArray[np.float64]
    """Rows x NAMES."""
    said: NDArray[np.float64]
    """Rows x STEPS: what each kind of evidence says by itself; nan without."""
    amount: NDArray[np.float64]
    """Rows x STEPS."""
    usual: NDArray[np.float64]
    """What the operation takes anywhere."""
    middle: NDArray[np.float64]
    """What the ladder says; all logarithms without the asked item's pace."""
    spread: NDArray[np.float64]
    actual: NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.row)

    @classmethod
    def together(cls, parts: Sequence[Replayed]) -> Replayed:
        """All rows of one part of the time, one after the other."""
        names = [name for name in cls.__slots__ if name != "part"]
        joined = (np.concatenate([getattr(one, name) for one in parts]) for name in names)
        return cls(parts[0].part, *joined)

    def at(self, rows: NDArray[np.int64] | NDArray[np.bool_]) -> Replayed:
        """Some of the rows."""
        return Replayed(
            self.part, *(getattr(self, name)[rows] for name in self.__slots__ if name != "part")
        )


def replayed(
    asking: Replay, seed: int, progress: Callable[[float], None], stopping: Stopping
) -> Replay:
    """Ask for all the bookings held back."""
    rng = np.random.default_rng(seed)
    items = asking.items
    for start in range(0, len(items), _TOGETHER):
        stop_if(stopping)
        asking.ask(items[start : start + _TOGETHER], rng)
        progress(min(1.0, (start + _TOGETHER) / len(items)))
    return asking


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was known about one operation of one item."""

    rows: NDArray[np.int64]
    """The bookings to compare with."""
    item: int
    operation: tuple[int, int]
    told: list[tuple[Step, Said, Told]]
    asked: Asked


class Replay:
    """Asks ``times``, which learned from what is learnable, for the bookings held back.

    Keeps the answers before any shrinkage.
    """

    def __init__(
        self,
        precedents: Precedents,
        places: AskedPlaces,
        times: OperationTimes,
        held: HeldBack,
        rule: VotingRule,
    ) -> None:
        self._precedents = precedents
        self._places = places
        self._created = first_created(precedents.routings)
        self._times = times
        self._held = held
        self._rule = rule
        self._found: dict[Part, list[_Answer]] = {part: [] for part in Part}

    @property
    def items(self) -> NDArray[np.int64]:
        """The items to ask for."""
        return self._held.items

    def __len__(self) -> int:
        """How many bookings were asked for."""
        return sum(len(answer.rows) for answer in self._found[Part.RUN])

    def ask(self, items: NDArray[np.int64], rng: np.random.Generator) -> None:
        """Items together, so that they are looked up together."""
        known = self._precedents
        questions = [known.asked(item) for item in items.tolist()]
        able = [place for place, question in enumerate(questions) if question.known.any()]
        found = known.look_up([questions[place] for place in able], known.nearest.weights)
        voters_of = {able[n]: self._voters(int(items[able[n]]), found[n]) for n in range(len(able))}
        for place, item in enumerate(items.tolist()):
            similar = voters_of.get(place) or self._times.evidence([], [], [])
            self._ask_one(item, similar.only(self._held.early), rng)

    def _voters(self, item: int, found: Precedent) -> Evidence:
        """What the items that would vote were booked with."""
        known, options = self._precedents, AskOptions()
        until = None
        if item in self._held.new and self._created[item] != NO_DATE:
            # A new item is asked before those that were made after its pattern exist.
            until = int(self._created[item]) - 1
        able = known.able(found, options.routing_choice, item, until=until)
        voting = voters(able, self._rule, known.now, options.neighbors)
        items = voting.item.tolist()
        shown = [known.shown_by(voter) for voter in items]
        return self._times.evidence(items, voting.similarity.tolist(), shown)

    def _ask_one(self, item: int, similar: Evidence, rng: np.random.Generator) -> None:
        times, held = self._times, self._held
        booked = times.booked
        rows = booked.rows_of([item])
        rows = rng.permutation(rows[held.late[rows]])[:_ROWS_PER_ITEM]
        shown = self._precedents.shown_by(item)
        own = times.evidence([item], [1.0], [shown]).only(held.early)
        operations = np.stack((booked.job[rows], self._asked_at(item, rows, own.rows, shown)))
        distinct, back = np.unique(operations, axis=1, return_inverse=True)
        for number, (job, place) in enumerate(distinct.T.tolist()):
            if job < 0:
                continue
            mine = np.sort(rows[back.ravel() == number])
            here = (own.at(booked, job, place), similar.at(booked, job, place))
            if item in held.new:
                here = (here[0].at(booked, -1, -1), here[1])
            for part in Part:
                asked = times.asked(part, own, job, known=item not in held.new)
                told = times.told(part, Question((job, place), *here, asked))
                if times.levels[part].nearest(job, place) is not None:
                    self._found[part].append(_Answer(mine, item, (job, place), told, asked))

    def _asked_at(
        self,
        item: int,
        rows: NDArray[np.int64],
        before: NDArray[np.int64],
        shown: NDArray[np.int64],
    ) -> NDArray[np.int64]:
        """Of each booking the work center its minutes would have been asked for.

        Of a new item the one that is proposed; otherwise as the item's routing plans it and as
        its orders ``before`` were made. Where nothing says so, the one that was booked.
        """
        booked = self._times.booked
        new = item in self._held.new
        planned = {} if new else self._places.planned(item)
        jobs = set(booked.job[rows].tolist())
        likeliest = self._places.likeliest(shown, jobs) if new else {}
        places = booked.work_center[rows].astype(np.int64)
        for at, job in enumerate(booked.job[rows].tolist()):
            if new:
                places[at] = likeliest.get(job, places[at])
            elif job in planned:
                named = int(places[at])
                plan = named if named in planned[job] else planned[job][0]
                places[at] = place_now(booked, before, job, plan)
        return places

    def gathered(self, part: Part, shrinkage: Shrinkage) -> Replayed:
        """All rows of one part, the evidence shrunk as told."""
        times = self._times.shrunk(shrinkage)
        found = self._found[part]
        rungs = [times.drawn(part, answer.operation, answer.told) for answer in found]
        said = np.full((len(found), len(STEPS)), np.nan)
        amount = np.zeros((len(found), len(STEPS)))
        levels = times.levels[part]
        for place, answer in enumerate(found):
            here = levels.levels.get(answer.operation)
            if here is not None:
                said[place, STEPS.index(Step.WORK_CENTER)] = here.middle
                amount[place, STEPS.index(Step.WORK_CENTER)] = here.figures.n
            for step, what, _ in answer.told:
                said[place, STEPS.index(step)] = what.middle
                amount[place, STEPS.index(step)] = what.amount
        numbers = [features(r, answer.asked) for r, answer in zip(rungs, found, strict=True)]
        per_answer: dict[str, NDArray[Any]] = {
            "item": np.array([answer.item for answer in found], np.int64),
            "place": np.array([answer.operation[1] for answer in found], np.int64),
            "origin": np.array([ORIGINS.index(r[-1].origin) for r in rungs], np.int8),
            "features": np.array(numbers).reshape(len(found), len(NAMES)),
            "said": said,
            "amount": amount,
            "usual": np.array([r[0].middle for r in rungs]),
            "middle": np.array([r[-1].middle for r in rungs]),
            "spread": np.array([r[-1].spread for r in rungs]),
        }
        row = np.concatenate([np.zeros(0, np.int64), *(answer.rows for answer in found)])
        lengths = np.array([len(answer.rows) for answer in found], np.int64)
        pace = np.repeat([answer.asked.pace for answer in found], lengths)
        minutes = minutes_of(part, times.booked, row)
        everything = Replayed(
            part=part,
            row=row,
            actual=times.levels[part].logs(np.nan_to_num(minutes))
            + shift_of(part, times.booked, row)
            - pace,
            **{name: np.repeat(values, lengths, axis=0) for name, values in per_answer.items()},
        )
        return everything.at(~np.isnan(minutes))
