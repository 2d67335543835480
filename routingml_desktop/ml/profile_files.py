"""The job profile as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from routingml_desktop.ml.job_profile import JobProfile
from routingml_desktop.ml.profile_features import ProfileFeatures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from routingml_desktop.ml.features import Column
    from routingml_desktop.ml.parts import Arrays, PartsReader, PartsWriter

_LEARNED = ("jobs", "usual", "coefficients", "centers", "corrections")


def save_profile(profile: JobProfile, writer: PartsWriter) -> None:
    """Write the part ``profile``."""
    arrays: Arrays = {name: getattr(profile, name) for name in _LEARNED}
    arrays["chosen"] = profile.features.chosen
    for kind, parts in (("edges", profile.features.edges), ("grams", profile.features.grams)):
        for place, part in enumerate(parts):
            if part is not None:
                arrays[f"{kind}_{place}"] = part
    writer.arrays("profile", arrays)


def load_profile(reader: PartsReader, columns: Sequence[Column]) -> JobProfile:
    """Read what ``save_profile`` wrote for these columns; raise DamagedVersionError."""
    arrays = reader.arrays("profile")
    missing = {"chosen", *_LEARNED} - set(arrays)
    if missing:
        raise reader.damaged(f"profile.npz has no {sorted(missing)[0]}")
    places = range(len(columns))
    features = ProfileFeatures(
        columns,
        edges=[arrays.get(f"edges_{place}") for place in places],
        grams=[arrays.get(f"grams_{place}") for place in places],
        chosen=arrays["chosen"].astype(np.int64),
    )
    return JobProfile(features, *(arrays[name] for name in _LEARNED))
