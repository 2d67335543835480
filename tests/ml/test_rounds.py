from __future__ import annotations

import numpy as np
import polars as pl

from routingml_desktop.domain import columns as c
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.quality import MODEL
from routingml_desktop.ml.held_out import ASKED, Asked
from routingml_desktop.ml.lot_minutes import LotMinutes
from routingml_desktop.ml.replies import Proposal
from routingml_desktop.ml.rounds import Round, together
from tests.ml.histories import actuals_frame, booking


def played(*codes: str, note: str = "") -> Round:
    """A round that asks for the items, one booking each; minutes are the number in the code."""
    asked = pl.Series(ASKED, np.arange(len(codes), dtype=np.uint32))
    total = np.array([float(code[1:]) for code in codes])
    nothing = np.full(len(codes), np.nan)
    return Round(
        tuple(Asked(code, Item(code), known=False, actual=(("TURN", ""),)) for code in codes),
        actuals_frame([booking(code, "TURN") for code in codes]).with_columns(asked),
        {MODEL: tuple(Proposal(((("TURN", code),),)) for code in codes)},
        {MODEL: LotMinutes(nothing, total, total, nothing, nothing)},
        notes=(note,) if note else (),
    )


def belongs(found: Round) -> bool:
    """Whether every booking, minutes and proposal still belongs to its question."""
    codes = [found.asked[place].item.code for place in found.bookings[ASKED]]
    return (
        codes == found.bookings[c.ITEM_CODE].to_list()
        and [float(code[1:]) for code in codes] == found.minutes[MODEL].total.tolist()
        and [p.routings[0][0][1] for p in found.proposals[MODEL]]
        == [question.item.code for question in found.asked]
    )


def test_rounds_put_together_keep_bookings_with_their_questions() -> None:
    found = together([played("A1", "A2"), played("B3"), played("C4", "C5")])

    assert len(found.asked) == 5
    assert belongs(found)


def test_what_two_rounds_note_is_said_once() -> None:
    assert together([played("A1", note="so"), played("A2", note="so")]).notes == ("so",)


def test_some_of_the_questions_keep_their_bookings() -> None:
    found = played("A1", "A2", "A3", "A4").only(np.array([False, True, False, True]))

    assert [question.item.code for question in found.asked] == ["A2", "A4"]
    assert belongs(found)


def test_some_of_the_bookings_keep_all_questions() -> None:
    found = played("A1", "A2", "A3").with_bookings(np.array([2]))

    assert len(found.asked) == 3
    assert belongs(found)


def test_no_questions_are_a_round_too() -> None:
    assert belongs(played("A1", "A2").only(np.array([False, False])))
