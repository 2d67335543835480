"""The sentences an evaluation or a replay notes, so that each can be told in another language."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

ADVICE: Final = (
    "name them in the mapping (operations.columns.created, in a log work_results.columns.reported)"
)
BY_GROUP: Final = f"{ADVICE}, or measure with --protocol group"


class Note(StrEnum):
    """A sentence, the values that belong into it in braces."""

    NOTHING_LEFT = "Nothing is left to learn from: what is held out are all the routings."
    NOTHING_TO_HOLD_OUT = "There is no routing to hold out."
    NO_DATES = f"Neither routings nor bookings carry dates that could be split; {BY_GROUP}"
    UNDATED_ROUTINGS = (
        f"The routings carry no creation date, so nobody can tell which were known when; {BY_GROUP}"
    )
    UNDATED_MASTER = (
        "The routings carry no creation date, so nobody can tell which were known when: only the "
        "minutes of items that had been booked before are judged, and their standards may have "
        f"been written later; {BY_GROUP}"
    )
    NOT_DATED_BEFORE = "No routing is dated before {day}; measure with --protocol group"
    HELD_OUT_FROM = "Held out is what was created or booked from {day} on."
    UNDATED_LEFT_OUT = "{rows} routing rows carry no date and were left out of both sides."
    ITEMS_AS_BUILT = (
        "There is no routing master: an item is asked once, and true is the routing most alike to "
        "all of its own orders."
    )
    ORDERS_AS_BUILT = (
        "There is no routing master: every order is asked by itself. Of {orders} asked whose item "
        "was made several times {share} went the usual way of their item; who proposes that way is "
        "not right in the others."
    )
    SAMPLED = "Minutes are judged on {most} of {all} held-out bookings, drawn by seed."
    NO_BOOKING_HELD_OUT = (
        "Minutes are not measured: no booking that counts as evidence was held out."
    )
    NO_MINUTES_KNOWN = "Minutes are not measured: the model knows none for the held-out bookings."
    BEATEN = "{measure}: a gain of {gain} over {baseline} ({interval}, n {n})."
    NOT_BEATEN = "{measure}: a gain of {gain} over {baseline} ({interval}, n {n}): NOT beaten."
    UNANSWERED = "Routings are not measured: {reason}."
    SOME_UNANSWERED = (
        "{missing} of {all} questions were not answered: nothing was proposed. "
        "They count as not right."
    )
    NO_ATTRIBUTES = "Nothing can be compared: the items have no attributes."
    NONE_LEARNED = "Nothing can be compared: no attribute is learned ({attributes})."
    CONTROL_UNMEASURED = "Negative control not measured: {reason}."
    CONTROL = (
        "Negative control, routings shuffled among items: {measure} {gain} against the most "
        "frequent routing ({interval}, n {n}), {sure}, abstained in {silent}, without any proposal "
        "in {without}: no gain, as it must be."
    )
    CONTROL_GAINED = (
        "Negative control, routings shuffled among items: {measure} {gain} against the most "
        "frequent routing ({interval}, n {n}), {sure}, abstained in {silent}, without any proposal "
        "in {without}: A GAIN WHERE NONE CAN BE, so the figures above are not to be trusted."
    )
    NOT_KEPT = (
        "Attributes, standards and flags are as they stand in the snapshot: the ERP keeps no "
        "history of them. Dates among them are checked, other values cannot be."
    )

    def told(self, **values: object) -> str:
        """The sentence with its values."""
        return self.value.format(**values)


class NotePart(StrEnum):
    """What is put into a sentence and is words itself."""

    NO_INTERVAL = "too few items for an interval"
    SURE = "mean confidence {value} (n {n})"
    NOT_STATED = "no confidence stated"
    MORE = "{count} more"

    def told(self, **values: object) -> str:
        """The words with their values."""
        return self.value.format(**values)
