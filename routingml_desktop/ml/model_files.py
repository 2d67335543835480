"""A whole model as a folder of plain data, and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import IncompatibleVersionError
from routingml_desktop.ml.bookings import Bookings
from routingml_desktop.ml.column_files import load_vectorizer, save_vectorizer
from routingml_desktop.ml.confidence import Confidence
from routingml_desktop.ml.intervals import Bands
from routingml_desktop.ml.known_items import KnownItems
from routingml_desktop.ml.known_routings import KnownRoutings
from routingml_desktop.ml.model_parts import ModelParts
from routingml_desktop.ml.nearest_items import NearestItems
from routingml_desktop.ml.neighbor_index import NeighborIndex
from routingml_desktop.ml.operation_times import OperationTimes
from routingml_desktop.ml.parts import PartsReader, PartsWriter
from routingml_desktop.ml.signatures import Signatures
from routingml_desktop.ml.time_files import load_levels, save_levels
from routingml_desktop.ml.voting import VotingRule
from routingml_desktop.settings import IndexSettings, LearningSettings

if TYPE_CHECKING:
    from pathlib import Path

FORMAT: Final = 1
"""Rises whenever a program that knows the former format could not read the parts."""


def save(parts: ModelParts, folder: Path) -> None:
    """Write every part into ``folder``; raise WriteError."""
    writer = PartsWriter(folder)
    save_vectorizer(parts.vectorizer, writer)
    signatures = parts.signatures
    writer.arrays(
        "signatures",
        {
            "table": signatures.table,
            "of_item": signatures.of_item,
            "items": signatures.items,
            "offsets": signatures.offsets,
            "weights": parts.nearest.weights,
        },
    )
    parts.index.save(writer)
    parts.items.save(writer)
    parts.routings.save(writer)
    parts.bookings.save(writer)
    save_levels(parts.times, writer)
    parts.confidence.save(writer)
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
            "now": parts.now,
            "figures": parts.figures,
            "golden": list(parts.golden),
            "bands": parts.times.bands.as_data(),
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
    index = NeighborIndex.load(reader, index_settings, learning.seed)
    if len(index) != signatures.routed or stored["table"].shape[1] != len(vectorizer.columns_):
        raise reader.damaged("signatures.npz does not fit the index or the attributes")
    booked = Bookings.load(reader)
    times = OperationTimes(booked, load_levels(reader), Bands.from_data(facts["bands"]), learning)
    return ModelParts(
        source=facts["source"],
        learning=learning,
        index_settings=index_settings,
        vectorizer=vectorizer,
        signatures=signatures,
        index=index,
        nearest=NearestItems(
            vectorizer, signatures, index, stored["weights"], index_settings.shortlist
        ),
        items=KnownItems.load(reader),
        routings=KnownRoutings.load(reader),
        bookings=booked,
        times=times,
        confidence=Confidence.load(reader),
        rule=VotingRule(**facts["rule"]),
        now=int(facts["now"]),
        figures=dict(facts["figures"]),
        golden=tuple(facts["golden"]),
    )
