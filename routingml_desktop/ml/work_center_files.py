"""What was learned about work centers as plain data, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.ml.linear_files import part_arrays, part_of
from routingml_desktop.ml.work_center_choices import Choices
from routingml_desktop.ml.work_center_lots import LotEffect, WorkCenterLots
from routingml_desktop.ml.work_centers import Shop, WorkCenters

if TYPE_CHECKING:
    from routingml_desktop.ml.known_routings import KnownRoutings
    from routingml_desktop.ml.parts import Arrays, PartsReader, PartsWriter

_PART: Final = "work_centers"
_CHOICES: Final = ("offsets", "center", "operation", "items", "orders", "lots", "retired")


def save_work_centers(known: WorkCenters, writer: PartsWriter) -> None:
    """Write all but the routings, which another part holds."""
    arrays: Arrays = {name: getattr(known.choices, name) for name in _CHOICES}
    arrays["shop_of_job"] = known.shop_of_job
    for number, shop in enumerate(known.shops):
        arrays |= {f"centers_{number}": shop.centers, **part_arrays(f"shop_{number}", shop.part)}
    for job, effect in known.lots.effects.items():
        arrays |= {f"edges_{job}": effect.edges, f"factors_{job}": effect.factors}
    writer.arrays(_PART, arrays)
    writer.facts(
        _PART,
        {
            "names": list(known.names),
            "features": known.features,
            "shops": len(known.shops),
            "lots": sorted(known.lots.effects),
        },
    )


def load_work_centers(reader: PartsReader, routings: KnownRoutings) -> WorkCenters:
    """Read what ``save_work_centers`` wrote; raise DamagedVersionError."""
    stored, facts = reader.arrays(_PART), reader.facts(_PART)
    try:
        return WorkCenters(
            routings,
            facts["names"],
            Choices(**{name: stored[name] for name in _CHOICES}),
            stored["shop_of_job"],
            [
                Shop(stored[f"centers_{number}"], part_of(stored, f"shop_{number}"))
                for number in range(int(facts["shops"]))
            ],
            WorkCenterLots(
                {
                    job: LotEffect(stored[f"edges_{job}"], stored[f"factors_{job}"])
                    for job in facts["lots"]
                }
            ),
            int(facts["features"]),
        )
    except KeyError as error:
        raise reader.damaged(f"{_PART}.npz has no {error}") from error
