"""What a check found is read in the plant's words, with numbers that can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from routingml_desktop.domain.plant import Finding, Severity
from routingml_desktop.ui.finding_words import finding_sentence

NEGATIVE = Finding(
    "negative_minutes", "work_results", Severity.CRITICAL, 1240, 17871,
    message="work_results: 1240 of 17871 rows have negative minutes.",
)  # fmt: skip


@pytest.mark.usefixtures("qapp")
def test_a_finding_names_its_table_and_separates_thousands() -> None:
    assert finding_sentence(NEGATIVE, "") == (
        "Work results: 1,240 of 17,871 rows have negative minutes."
    )


@pytest.mark.usefixtures("qapp")
def test_a_finding_about_a_column_names_it_as_planners_do() -> None:
    found = replace(
        NEGATIVE, table="items", column="MIDDLE_TYPE",
        message="items.MIDDLE_TYPE: 99.9% of 17871 items have no value.",
    )  # fmt: skip

    assert finding_sentence(found, "Middle seal type") == (
        "Items · Middle seal type: 99.9% of 17,871 items have no value."
    )


@pytest.mark.usefixtures("qapp")
def test_numbers_that_are_no_counts_stay_as_they_are() -> None:
    found = replace(
        NEGATIVE, count=2024, message="work_results: 2024 rows are of WO-2024 or 0.2024, not 2023."
    )

    assert finding_sentence(found, "") == (
        "Work results: 2,024 rows are of WO-2024 or 0.2024, not 2023."
    )
