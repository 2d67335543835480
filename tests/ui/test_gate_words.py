"""What the gate decided is read in the operator's language, with figures and what to look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from routingml_desktop.domain.promotion import Check, Concern, Flag, Question, Verdict
from routingml_desktop.domain.quality import Figure
from routingml_desktop.domain.training import JobState, TrainingJob, TrainingRequest
from routingml_desktop.ui.gate_words import flag_texts, outcome_text, verdict_text

BETTER = Verdict(
    promoted=True,
    champion="v1",
    sentence="Better than v1: …",
    checks=(
        Check(Question.TRIMMED_ERROR, passed=True, told="…", figure=Figure(0.12, 300, 0.08, 0.15)),
        Check(Question.HOURS_WEIGHTED, passed=True, told="…", figure=Figure(0.02, 300, 0.01, 0.03)),
        Check(Question.WORK_CENTERS, passed=True, told="…"),
        Check(Question.FAMILIES, passed=True, told="…"),
        Check(Question.EXACT, passed=True, told="…", figure=Figure(0.01, 80)),
        Check(Question.ANSWERED, passed=True, told="…", figure=Figure(None, 0)),
    ),
)
CHANGED = Flag(
    Concern.CHANGED_ROUTINGS,
    "11#1",
    "…",
    {"changed": 8, "known": 80, "elsewhere": 0.002, "before": 0.91, "now": 0.62, "n": 8},
)
ODD = Flag(
    Concern.ODD_BOOKINGS, "KBM", "…", {"share": 0.2, "n": 100, "factor": 3.0, "elsewhere": 0.01}
)


def test_a_better_version_is_told_with_every_figure_its_interval_and_n() -> None:
    assert verdict_text(BETTER) == (
        "Better than v1: trimmed error −12.0 % (−15.0 % … −8.0 %, n 300); "
        "error per booked hour −2.0 % (−3.0 % … −1.0 %, n 300); "
        "no large work center is worse; no large family is worse; "
        "routings right at first +1.0 % (n 80); bookings with minutes –."
    )


def test_a_refused_one_is_told_by_what_it_lost_alone() -> None:
    lost = (
        *BETTER.checks[:2],
        Check(Question.WORK_CENTERS, passed=False, told="…", names=("CNC-01", "CNC-02")),
        Check(Question.FAMILIES, passed=False, told="…", names=("KBM",)),
    )
    refused = replace(BETTER, promoted=False, checks=lost)

    assert verdict_text(refused) == (
        "Not better than v1: worse at work center CNC-01, CNC-02; worse in family KBM."
    )


def test_what_to_look_at_follows_the_decision() -> None:
    told = verdict_text(replace(BETTER, flags=(CHANGED, ODD), approval=True))

    assert told.startswith(verdict_text(BETTER))
    assert (
        "Look at the routings of family 11#1: 8 of 80 known items have another one than before "
        "(10.0 %, elsewhere 0.2 %), less like those of similar items (0.62 instead of 0.91, n 8). "
        "Look at the bookings of family KBM: 20 % of 100 are off by more than a factor of 3 "
        "(elsewhere 1 %). A second person must approve it."
    ) in told


def test_items_whose_new_routing_suits_less_are_named() -> None:
    flag = Flag(Concern.CHANGED_ITEMS, "R-1 (0.92 → 0.41)", "…", {"items": 1, "changed": 12})

    assert verdict_text(replace(BETTER, flags=(flag,))).endswith(
        "Look at R-1 (0.92 → 0.41): of 12 known items with another routing than before 1 have one "
        "that is less like those of similar items."
    )


def test_a_first_version_is_told_by_the_baselines() -> None:
    alone = Check(Question.CHAMPION, passed=True, told="…")
    beaten = Check(Question.BASELINES, passed=True, told="…")
    lost = Check(Question.BASELINES, passed=False, told="…", names=("exact_at_1 of nearest_copy",))
    first = Verdict(promoted=True, champion="", sentence="…", checks=(alone, beaten))

    assert verdict_text(first) == (
        "Promoted without a comparison: there is no active version to compare with; "
        "every baseline is beaten."
    )
    flag = Flag(Concern.NOT_BEATEN, "exact_at_1 of nearest_copy", "…")
    weak = verdict_text(replace(first, checks=(alone, lost), flags=(flag,)))
    assert weak.startswith("Promoted without a comparison: not beaten: ")
    assert weak.count("not beaten") == 1
    refused = replace(first, promoted=False, checks=(alone, replace(lost, names=())))
    assert verdict_text(refused) == "Not promoted: no baseline was measured."


def test_a_flag_of_an_earlier_program_is_told_as_it_was_written() -> None:
    old = replace(BETTER, flags=(Flag(Concern.OTHER, "", "20% of 100 are off"),))

    assert flag_texts(old) == ("20% of 100 are off",)


def test_a_job_without_a_verdict_is_told_as_it_was_noted() -> None:
    asked = datetime(2026, 11, 20, tzinfo=UTC)
    job = TrainingJob("1", TrainingRequest(), JobState.SUCCEEDED, asked, outcome="Better.")

    assert outcome_text(job) == "Better."
    assert outcome_text(replace(job, verdict=BETTER)) == verdict_text(BETTER)
