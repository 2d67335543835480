"""Features, job profile and paces as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.ml.item_features import ItemFeatures
from routingml_desktop.ml.job_profile import JobProfile
from routingml_desktop.ml.linear_part import LinearPart
from routingml_desktop.ml.number_ratios import NumberRatio
from routingml_desktop.ml.paces import Paces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.ml.features import Column
    from routingml_desktop.ml.parts import Arrays, PartsReader, PartsWriter


def save_features(features: ItemFeatures, writer: PartsWriter) -> None:
    """Write the part ``features``."""
    arrays: Arrays = {}
    for kind, parts in (("edges", features.edges), ("grams", features.grams)):
        for place, part in enumerate(parts):
            if part is not None:
                arrays[f"{kind}_{place}"] = part
    for number, ratio in enumerate(features.ratios):
        arrays[f"above_{number}"] = np.array(ratio.above, np.int64)
        arrays[f"below_{number}"] = np.array(ratio.below, np.int64)
        arrays[f"steps_{number}"] = ratio.edges
    arrays["always"] = np.array(features.always, np.int64)
    arrays["ratios"] = np.array(len(features.ratios))
    writer.arrays("features", arrays)


def load_features(reader: PartsReader, columns: Sequence[Column]) -> ItemFeatures:
    """Read what ``save_features`` wrote for these columns; raise DamagedVersionError."""
    arrays = reader.arrays("features")
    places = range(len(columns))
    ratios = [
        NumberRatio(
            tuple(arrays[f"above_{number}"].tolist()),
            tuple(arrays[f"below_{number}"].tolist()),
            arrays[f"steps_{number}"],
        )
        for number in range(int(arrays["ratios"]))
    ]
    return ItemFeatures(
        columns,
        edges=[arrays.get(f"edges_{place}") for place in places],
        grams=[arrays.get(f"grams_{place}") for place in places],
        ratios=ratios,
        always=arrays.get("always", np.zeros(0, np.int64)).tolist(),
    )


def save_profile(profile: JobProfile, writer: PartsWriter) -> None:
    """Write the part ``profile``."""
    arrays: Arrays = {"jobs": profile.jobs, "centers": profile.centers}
    for name, part in (("common", profile.common), *_named(profile.families)):
        arrays |= part_arrays(name, part)
    writer.arrays("profile", arrays)


def load_profile(reader: PartsReader) -> JobProfile:
    """Read what ``save_profile`` wrote; raise DamagedVersionError."""
    stored = reader.arrays("profile")
    try:
        families = [part_of(stored, f"family_{n}") for n in range(len(stored["centers"]))]
        return JobProfile(stored["jobs"], part_of(stored, "common"), stored["centers"], families)
    except KeyError as error:
        raise reader.damaged(f"profile.npz has no {error}") from error


def save_pace(pace: Paces, name: str, writer: PartsWriter) -> None:
    """Write the part ``name``."""
    arrays = part_arrays("common", pace.common) | part_arrays("single", pace.single)
    arrays |= {"jobs": pace.jobs, "count": np.array(pace.count), "limit": np.array(pace.limit)}
    writer.arrays(name, arrays)


def load_pace(reader: PartsReader, name: str) -> Paces:
    """Read what ``save_pace`` wrote; raise DamagedVersionError."""
    stored = reader.arrays(name)
    try:
        return Paces(
            common=part_of(stored, "common"),
            single=part_of(stored, "single"),
            jobs=stored["jobs"],
            count=int(stored["count"]),
            limit=float(stored["limit"]),
        )
    except KeyError as error:
        raise reader.damaged(f"{name}.npz has no {error}") from error


def _named(families: Sequence[LinearPart]) -> list[tuple[str, LinearPart]]:
    return [(f"family_{number}", part) for number, part in enumerate(families)]


def part_arrays(name: str, part: LinearPart) -> Arrays:
    """The arrays of a part, each called after ``name``."""
    return {
        f"{name}_usual": part.usual,
        f"{name}_chosen": part.chosen,
        f"{name}_coefficients": part.coefficients,
    }


def part_of(stored: Arrays, name: str) -> LinearPart:
    """What ``part_arrays`` gave; raise KeyError when an array is missing."""
    return LinearPart(
        stored[f"{name}_usual"], stored[f"{name}_chosen"], stored[f"{name}_coefficients"]
    )
