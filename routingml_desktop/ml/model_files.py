"""A whole model as a folder of plain data, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import IncompatibleVersionError
from routingml_desktop.ml.acceptance import Acceptance
from routingml_desktop.ml.bookings import Bookings
from routingml_desktop.ml.column_files import load_vectorizer, save_vectorizer
from routingml_desktop.ml.distributions import Distributions
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.known_routings import KnownRoutings
from routingml_desktop.ml.linear_files import (
    load_features,
    load_profile,
    save_features,
    save_profile,
)
from routingml_desktop.ml.model_parts import ModelParts
from routingml_desktop.ml.nearest_items import NearestItems
from routingml_desktop.ml.neighbor_index import NeighborIndex
from routingml_desktop.ml.pair_ranking import PairRanker
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.precedence import Precedence
from routingml_desktop.ml.precedents import Precedents
from routingml_desktop.ml.reranking import Reranker, WayJudges
from routingml_desktop.ml.signatures import Signatures
from routingml_desktop.ml.time_files import load_times, save_times
from routingml_desktop.ml.voting import VotingRule
from routingml_desktop.ml.way_composer import WayComposer
from routingml_desktop.ml.way_features import WayFeatures
from routingml_desktop.ml.way_network import WayNetwork
from routingml_desktop.ml.work_center_files import load_work_centers, save_work_centers
from routingml_desktop.ml.work_centers import WorkCenters
from routingml_desktop.settings import IndexSettings, LearningSettings

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

_DISTRIBUTIONS: Final = "distributions"
_WORK_CENTERS: Final = "work_centers"
FORMAT: Final = 6
"""Rises whenever a program that knows the former format could not read the parts, or would answer
other than this one."""


def save(parts: ModelParts, folder: Path) -> None:
    """Write every part into ``folder``; raise WriteError."""
    writer = PartsWriter(folder)
    known = parts.precedents
    save_vectorizer(known.vectorizer, writer)
    signatures = known.signatures
    writer.arrays(
        "signatures",
        {
            "table": signatures.table,
            "of_item": signatures.of_item,
            "items": signatures.items,
            "offsets": signatures.offsets,
            "weights": known.nearest.weights,
        },
    )
    parts.index.save(writer)
    save_features(known.features, writer)
    judges = known.reranker.judges
    save_profile(judges.profile, writer)
    judges.features.save(writer)
    judges.network.save(writer)
    judges.composer.save(writer)
    known.ranker.save(writer)
    known.items.save(writer)
    known.routings.save(writer)
    parts.bookings.save(writer)
    save_times(parts.times, writer)
    save_work_centers(parts.work_centers, writer)
    parts.acceptance.save(writer)
    parts.precedence.save(writer)
    if parts.distributions is not None:
        writer.facts(_DISTRIBUTIONS, parts.distributions.as_data())
    writer.facts(
        "model",
        {
            "format": FORMAT,
            "source": parts.source,
            "learning": asdict(parts.learning),
            "index": asdict(parts.index_settings),
            "routed": signatures.routed,
            "described": signatures.described,
            "rule": asdict(parts.rule),
            "now": known.now,
            "figures": parts.figures,
            "golden": list(parts.golden),
            _DISTRIBUTIONS: parts.distributions is not None,
            _WORK_CENTERS: True,
        },
    )


def load(folder: Path, version: str) -> ModelParts:
    """Read what ``save`` wrote; raise DamagedVersionError or IncompatibleVersionError."""
    reader = PartsReader(folder, version)
    facts = reader.facts("model")
    if facts.get("format") != FORMAT:
        raise IncompatibleVersionError(
            version, f"its format is {facts.get('format')}, this program reads {FORMAT}"
        )
    try:
        return _parts(reader, facts)
    except (KeyError, TypeError, ValueError) as error:
        raise reader.damaged("its parts do not fit together") from error


def _parts(reader: PartsReader, facts: dict[str, Any]) -> ModelParts:
    learning = LearningSettings(**facts["learning"])
    index_settings = IndexSettings(**facts["index"])
    vectorizer = load_vectorizer(reader)
    stored = reader.arrays("signatures")
    signatures = Signatures(
        table=stored["table"],
        of_item=stored["of_item"],
        items=stored["items"],
        offsets=stored["offsets"],
        routed=int(facts["routed"]),
        described=int(facts["described"]),
    )
    weights = stored["weights"]

    def vectors() -> NDArray[np.float32]:
        return vectorizer.transform(signatures.table[: signatures.routed], weights)

    index = NeighborIndex.load(reader, index_settings, learning.seed, vectors)
    if len(index) != signatures.routed or stored["table"].shape[1] != len(vectorizer.columns_):
        raise reader.damaged("signatures.npz does not fit the index or the attributes")
    routings = KnownRoutings.load(reader)
    judges = WayJudges(
        load_profile(reader),
        WayFeatures.load(reader),
        WayNetwork.load(reader),
        WayComposer.load(reader),
    )
    booked = Bookings.load(reader)
    return ModelParts(
        source=facts["source"],
        learning=learning,
        index_settings=index_settings,
        precedents=Precedents(
            vectorizer=vectorizer,
            signatures=signatures,
            nearest=NearestItems(vectorizer, signatures, index, weights, index_settings.shortlist),
            reranker=Reranker(judges, routings, signatures),
            features=load_features(reader, vectorizer.columns_),
            items=KnownItems.load(reader),
            routings=routings,
            now=int(facts["now"]),
            ranker=PairRanker.load(reader),
        ),
        index=index,
        bookings=booked,
        times=load_times(reader, booked, routings, learning),
        acceptance=Acceptance.load(reader),
        precedence=Precedence.load(reader),
        rule=VotingRule(**facts["rule"]),
        work_centers=_work_centers(reader, facts, routings),
        figures=dict(facts["figures"]),
        golden=tuple(facts["golden"]),
        distributions=_distributions(reader, facts),
    )


def _work_centers(
    reader: PartsReader, facts: dict[str, Any], routings: KnownRoutings
) -> WorkCenters:
    """What chooses work centers; nothing does in a version trained before they were learned."""
    if not facts.get(_WORK_CENTERS):
        return WorkCenters.none(routings)
    return load_work_centers(reader, routings)


def _distributions(reader: PartsReader, facts: dict[str, Any]) -> Distributions | None:
    """What the plant looked like; None in a version that was trained before it was kept."""
    if not facts.get(_DISTRIBUTIONS):
        return None
    return Distributions.from_data(reader.facts(_DISTRIBUTIONS))
