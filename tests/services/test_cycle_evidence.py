"""What is known to be true of the sampled items."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
import pytest

from routingml_desktop.assembly import Program
from routingml_desktop.domain import columns as c
from routingml_desktop.domain.drift import DriftFigure, DriftSubject
from routingml_desktop.domain.item import Attribute
from routingml_desktop.domain.routing import RoutingOrigin
from routingml_desktop.ml.held_out import ASKED
from routingml_desktop.plant.actuals import CleaningRules
from routingml_desktop.services import cycle_evidence
from tests.cli.booked_plants import carton_maker
from tests.ml.histories import day, operations_frame, routing_rows

if TYPE_CHECKING:
    from routingml_desktop.paths import Home


@pytest.fixture
def program(home: Home) -> Program:
    """A carton maker's plant, brought in."""
    mapping = carton_maker(home.folder.parent / "cartons", items=6, orders=3)
    made = Program(home, {"source.mapping": str(mapping)})
    made.sync_here(lambda _: None, lambda: False)
    return made


def test_items_with_a_routing_and_bookings_have_evidence(program: Program) -> None:
    booked = cycle_evidence.booked_items(program.snapshots.open())

    found = cycle_evidence.population(booked, program.plant, "print")
    alike = cycle_evidence.population(booked.head(2), program.plant, "")

    assert found.columns == ["item_code", "stratum", "last_booked"]
    assert found[c.ITEM_CODE].to_list() == [f"{number:05d}" for number in range(6)]
    assert found["stratum"].to_list() == ["yes", "no"] * 3
    assert found["last_booked"].null_count() == 0
    assert alike["stratum"].to_list() == ["", ""]


def test_the_evidence_of_an_item_is_its_routing_and_its_clean_bookings(program: Program) -> None:
    codes = ["00000", "00003"]

    found = cycle_evidence.evidence_of(
        codes, program.snapshots.open(), program.plant, CleaningRules()
    )

    assert [one.unit for one in found.asked] == codes
    assert [job for job, _ in found.asked[0].actual or ()] == ["CUT", "PRINT", "GLUE"]
    assert [job for job, _ in found.asked[1].actual or ()] == ["CUT", "GLUE"]
    owners = found.bookings.group_by(ASKED).agg(pl.col(c.ITEM_CODE).unique()).sort(ASKED)
    assert [owner.to_list() for owner in owners[c.ITEM_CODE]] == [["00000"], ["00003"]]
    assert len(found.bookings) == 3 * (3 + 2)


def test_a_version_learned_from_undated_bookings_finds_the_plant_of_today(program: Program) -> None:
    undated = np.iinfo(np.int32).min
    parts = SimpleNamespace(
        precedents=SimpleNamespace(items=SimpleNamespace(codes=pl.Series(["00000"]))),
        distributions=SimpleNamespace(until=undated),
    )
    model: Any = SimpleNamespace(parts=parts)

    today = cycle_evidence.todays_plant(
        program.snapshots.open(), program.plant, model, CleaningRules()
    )

    assert today.items[c.ITEM_CODE].to_list() == [f"{number:05d}" for number in range(1, 6)]


def test_an_item_as_built_was_made_as_most_of_its_orders_went() -> None:
    orders = [
        *routing_rows("A", "CUT", "GLUE", routing_no="W1", created=day(1)),
        *routing_rows("A", "CUT", "GLUE", routing_no="W2", created=day(2)),
        *routing_rows("A", "CUT", "PRINT", "GLUE", routing_no="W3", created=day(3)),
        *routing_rows("B", "CUT", routing_no="W4", created=day(1)),
        *routing_rows("B", "PRINT", routing_no="W5", created=day(2)),
    ]
    rows = [row | {c.ORIGIN: RoutingOrigin.AS_BUILT.value} for row in orders]

    found = cycle_evidence._actual_routings(operations_frame(rows))

    assert found["A"][0] == ["CUT", "GLUE"]
    assert found["B"][0] == ["PRINT"]


def test_items_never_booked_are_drawn_by_seed(program: Program) -> None:
    booked = cycle_evidence.booked_items(program.snapshots.open()).filter(
        pl.col(c.ITEM_CODE) < "00003"
    )

    never = cycle_evidence.unbooked(booked, program.plant)
    attributes = program.plant.attributes()
    one, same = (cycle_evidence.drawn_items(never, attributes, 2, 7) for _ in range(2))

    assert never[c.ITEM_CODE].to_list() == ["00003", "00004", "00005"]
    assert one == same
    assert len(one) == 2
    assert set(one[0].attributes) == {"paper", "print"}


def test_drifted_attributes_get_the_names_of_the_mapping_and_nothing_else_does() -> None:
    attributes = (Attribute("MATL_GRP", "Material group", "재질그룹"), Attribute("BARE"))
    found = [
        DriftFigure(DriftSubject.ATTRIBUTE, "MATL_GRP", 0.5, 0.1, 0.2, 90, 900),
        DriftFigure(DriftSubject.ATTRIBUTE, "GONE", 0.5, 0.1, 0.2, 90, 900),
        DriftFigure(DriftSubject.MINUTES, "MATL_GRP", 0.5, 0.1, 0.2, 90, 900),
    ]

    named = cycle_evidence.with_labels(found, attributes)

    assert [(one.name, one.label_en, one.label_ko) for one in named] == [
        ("MATL_GRP", "Material group", "재질그룹"),
        ("GONE", "", ""),
        ("MATL_GRP", "", ""),
    ]
