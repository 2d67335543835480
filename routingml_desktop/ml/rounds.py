"""One hold-out played through: a model and the baselines learn from the same part and are asked."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.progress import part_of
from routingml_desktop.domain.quality import MODEL
from routingml_desktop.ml import baselines
from routingml_desktop.ml.answered import not_learned_note
from routingml_desktop.ml.code_attributes import family_attribute, sibling_groups
from routingml_desktop.ml.held_out import ASKED, is_as_built, routing_table, unit_table
from routingml_desktop.ml.idle_parts import idle_parts
from routingml_desktop.ml.left_out import NOTHING
from routingml_desktop.ml.lot_minutes import (
    MEDIAN,
    STANDARD,
    LotMinutes,
    joined,
    median_minutes,
    standard_minutes,
)
from routingml_desktop.ml.lot_places import lot_places
from routingml_desktop.ml.replies import Proposal, ask_all
from routingml_desktop.ml.training import train
from routingml_desktop.ml.vector_baselines import vector_baselines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.weights import WeightProfile
    from routingml_desktop.ml.baselines import Propose, Ways
    from routingml_desktop.ml.held_out import Asked, HoldOut
    from routingml_desktop.ml.left_out import LearnedPart
    from routingml_desktop.ml.replies import Replies
    from routingml_desktop.settings import IndexSettings, LearningSettings

TRAINED: Final = 0.7
"""Share of a round that is spent when the model is trained."""


@dataclass(frozen=True, slots=True)
class Round:
    """Questions with what each method answered, in the same order."""

    asked: tuple[Asked, ...]
    bookings: pl.DataFrame
    proposals: Mapping[str, tuple[Proposal, ...]]
    """By method."""
    minutes: Mapping[str, LotMinutes]
    """By method, one element per booking."""
    siblings: tuple[str, ...] = ()
    """The attribute whose equal values keep items on one side; None without one."""
    family: str | None = None
    """The attribute of the family baseline; None when no attribute tells families apart."""
    notes: tuple[str, ...] = field(default=())
    attribute: str | None = None
    """The one attribute of its baseline, the best alone."""
    profile: str | None = None
    """The experts' weight profile of its baseline; None when none names attributes of the plant."""
    placed: Mapping[str, NDArray[np.float64]] = field(default_factory=dict)
    """Of ``lot_places``, one element per booking."""
    idle: Mapping[LearnedPart, str] = field(default_factory=dict)
    """Parts of the method that found nothing to do in the training, and why."""

    def only(self, chosen: NDArray[np.bool_]) -> Round:
        """Some of the questions with their bookings."""
        places = np.flatnonzero(chosen)
        kept = pl.DataFrame({ASKED: places}, schema={ASKED: pl.UInt32}).with_row_index("place")
        bookings = (
            self.bookings.with_row_index("row")
            .join(kept, on=ASKED, maintain_order="left")
            .with_columns(pl.col("place").alias(ASKED))
            .drop("place")
        )
        rows = bookings["row"].to_numpy().astype(np.int64)
        return Round(
            tuple(self.asked[place] for place in places),
            bookings.drop("row"),
            {
                method: tuple(proposals[place] for place in places)
                for method, proposals in self.proposals.items()
            },
            {method: minutes.at(rows) for method, minutes in self.minutes.items()},
            self.siblings,
            self.family,
            self.notes,
            self.attribute,
            self.profile,
            {name: right[rows] for name, right in self.placed.items()},
            self.idle,
        )

    def with_bookings(self, rows: NDArray[np.int64]) -> Round:
        """The same questions with some of the bookings."""
        minutes = {method: minutes.at(rows) for method, minutes in self.minutes.items()}
        placed = {name: right[rows] for name, right in self.placed.items()}
        return replace(self, bookings=self.bookings[rows], minutes=minutes, placed=placed)


def play(
    held: HoldOut,
    siblings: tuple[str, ...],
    learning: LearningSettings,
    index: IndexSettings,
    report: Report,
    stopping: Stopping,
    *,
    profiles: Sequence[WeightProfile] = (),
) -> Round:
    """Train on the hold-out's training part and ask the model and every baseline.

    ``profiles`` are the experts' weights. Raises WorkCancelledError when asked to stop.
    """
    model = train(held.training, learning, index, part_of(report, 0.0, TRAINED), stopping)
    replies = ask_all(model, held, part_of(report, TRAINED, 1.0), stopping)
    played = compared(held, siblings, replies, learning, profiles)
    facts = model.statistics()
    told = not_learned_note(facts["weights"], facts["dropped_attributes"])
    return replace(
        played,
        notes=(*played.notes, *told),
        placed=lot_places(model, held),
        idle=idle_parts(model),
    )


def play_model(
    held: HoldOut,
    learning: LearningSettings,
    index: IndexSettings,
    report: Report,
    stopping: Stopping,
    *,
    left_out: frozenset[LearnedPart] = NOTHING,
) -> Round:
    """Train and ask the model alone, without some parts of its method.

    Raises WorkCancelledError when asked to stop.
    """
    training = part_of(report, 0.0, TRAINED)
    model = train(held.training, learning, index, training, stopping, left_out=left_out)
    replies = ask_all(model, held, part_of(report, TRAINED, 1.0), stopping)
    return Round(held.asked, held.bookings, {MODEL: replies.proposals}, {MODEL: replies.minutes})


def compared(
    held: HoldOut,
    siblings: tuple[str, ...],
    replies: Replies,
    learning: LearningSettings,
    profiles: Sequence[WeightProfile] = (),
) -> Round:
    """The model's answers beside those of every baseline to the same questions."""
    rivals, family = _baselines(held, siblings)
    proposals = {
        method: tuple(_copied(propose(asked.item)) for asked in held.asked)
        for method, propose in rivals.items()
    }
    items = [asked.item for asked in held.asked]
    vectors = vector_baselines(
        held.training, items, profiles, siblings, learning.dimension, learning.seed
    )
    proposals |= {
        method: tuple(_copied(ways) for ways in copies)
        for method, copies in vectors.proposals.items()
    }
    proposals[baselines.NEAREST_COPY] = tuple(_copied(ways) for ways in replies.nearest)
    proposals[baselines.RERANKED_COPY] = tuple(_copied(ways) for ways in replies.alike)
    minutes = {
        MODEL: replies.minutes,
        MEDIAN: median_minutes(held.bookings, held.training.actuals),
    }
    if not is_as_built(held.training.operations):
        minutes[STANDARD] = standard_minutes(held.bookings, held.standards)
    return Round(
        held.asked,
        held.bookings,
        {MODEL: replies.proposals, **proposals},
        minutes,
        siblings,
        family,
        held.notes,
        vectors.attribute,
        vectors.profile,
    )


def together(rounds: Sequence[Round]) -> Round:
    """All rounds as one: their questions one after the other."""
    first = rounds[0]
    starts = np.cumsum([0, *(len(played.asked) for played in rounds[:-1])])
    methods = [method for method in first.proposals if all(method in r.proposals for r in rounds)]
    return Round(
        tuple(asked for played in rounds for asked in played.asked),
        pl.concat(
            played.bookings.with_columns((pl.col(ASKED) + int(start)).cast(pl.UInt32))
            for played, start in zip(rounds, starts, strict=True)
        ),
        {m: tuple(answer for played in rounds for answer in played.proposals[m]) for m in methods},
        {m: joined([played.minutes[m] for played in rounds]) for m in first.minutes},
        first.siblings,
        first.family,
        tuple(dict.fromkeys(note for played in rounds for note in played.notes)),
        first.attribute,
        first.profile,
    )


def _baselines(held: HoldOut, siblings: tuple[str, ...]) -> tuple[dict[str, Propose], str | None]:
    """The baselines that propose routings, by name, and the attribute of the family."""
    training = held.training
    routings = unit_table(training.operations)
    compared = [attribute for attribute in training.attributes if attribute.compared]
    family = family_attribute(
        training.items,
        baselines.way_names(routings.unique(c.ITEM_CODE, keep="last", maintain_order=True)),
        compared,
        sibling_groups(training.items, siblings),
    )
    found = {
        baselines.MOST_FREQUENT: baselines.most_frequent(routings),
        baselines.NEAREST_BY_ATTRIBUTES: baselines.nearest_by_attributes(
            routings, training.items, compared
        ),
    }
    if family is not None:
        found[baselines.MOST_FREQUENT_OF_FAMILY] = baselines.most_frequent_of_family(
            routings, training.items, family
        )
    # Of a new item both would be the plant's most frequent routing once more.
    known = any(asked.known for asked in held.asked)
    if known and is_as_built(training.operations):
        found[baselines.MAJORITY_OF_PART] = baselines.majority_of_part(routings)
        found[baselines.MEDOID_OF_PART] = baselines.medoid_of_part(routings)
    elif known:
        everything = routing_table(training.operations)
        found[baselines.MAJORITY_OF_PART] = baselines.majority_of_part(everything)
    return found, family


def _copied(ways: Ways) -> Proposal:
    return Proposal(ways, willing=bool(ways))
