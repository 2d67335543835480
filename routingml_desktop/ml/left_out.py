"""Parts of the method that can be left out, so that it is seen what is lost without them."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class LearnedPart(StrEnum):
    """A part that ``train`` can do without; the model is then simpler, never broken.

    Each is used by one line of the training. A part of the method that comes anew is named here,
    and the evaluation then measures what it is worth.
    """

    ATTRIBUTE_WEIGHTS = "attribute_weights"
    """Attributes weigh what they tell about routings; without: all weigh the same."""
    JOB_PROFILE = "job_profile"
    """Items are reordered by the jobs they are likely to need; without: by similarity alone."""
    WAY_NETWORK = "way_network"
    """Whole ways of making compete for an item; without: by the jobs it is likely to need alone."""
    WAY_COMPOSER = "way_composer"
    """Ways are also put together operation by operation; without: only what was made before."""
    PAIR_RANKING = "pair_ranking"
    """Votes count by how alike routings of such pairs of items are; without: by similarity."""
    RADIUS = "radius"
    """Ways that differ little are one candidate where that is right more often; without: never."""
    ACCEPTANCE = "acceptance"
    """Candidates are ranked by what became of such candidates; without: by the votes alone."""
    PRECEDENCE = "precedence"
    """Operations keep the order that history keeps; without: as the candidate has them."""
    CODE_PARTS = "code_parts"
    """Composite codes and numbers in texts are attributes of their own; without: whole texts."""
    THRESHOLDS = "thresholds"
    """Numbers also step where what is made changes; without: evenly filled steps alone."""
    RECENCY = "recency"
    """Recent routings count more; without: all count as of today."""
    TOTALS = "totals"
    """Set-up and run are told apart where only totals are booked; without: all of it is run."""
    SHRINKAGE = "shrinkage"
    """Minutes of few orders are drawn to the wider group; without: they stand alone."""
    PACES = "paces"
    """An item's pace is judged from what it shows; without: every item is as quick as usual."""
    SHIFTS = "shifts"
    """A work center that became slower is told at today's pace; without: as it was booked."""
    STANDARDS = "standards"
    """The plant's standards, corrected by what was booked, are evidence; without: bookings only."""
    WORK_CENTERS = "work_center_choice"
    """Work centers are chosen by what the item shows; without: as most supporters do it."""
    MINUTES_MODEL = "minutes_model"
    """A trained model corrects what the evidence says about minutes; without: evidence alone."""
    BAND_CALIBRATION = "band_calibration"
    """Bands are widened until they hold; without: those of the normal distribution."""


NOTHING: Final[frozenset[LearnedPart]] = frozenset()
"""The whole method."""
