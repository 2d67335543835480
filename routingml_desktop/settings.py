"""Every setting: type, default, meaning, bounds.

Sections are plain frozen dataclasses; ``Annotated`` carries the bounds. Files are read and checked
by pydantic when they are loaded, not when this module is imported, so that the first window is
painted before it. Layers, weakest first: default, share, machine policy, user, command line.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from routingml_desktop.domain.candidate import AskOptions, RoutingChoice
from routingml_desktop.domain.errors import WHOLE_FILE, SettingError
from routingml_desktop.domain.quality_cycle import SamplingStrategy, Schedule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from annotated_types import Ge, Le


class Language(StrEnum):
    """The operator's language."""

    AUTO = "auto"
    KOREAN = "ko"
    ENGLISH = "en"


class Theme(StrEnum):
    """The window's colours."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """Where the plant's rows come from."""

    mapping: str = "demo"
    """A shipped mapping, such as demo or ksm, or the path of a mapping file."""
    location: str = ""
    """SQLite file, folder or ODBC connection string without password; empty: the mapping's."""


@dataclass(frozen=True, slots=True)
class AskingSettings:
    """What a question starts with."""

    threshold: Annotated[float, Ge(0.0), Le(1.0)] = 0.80
    """Similarity from which an item counts as similar."""
    neighbors: Annotated[int, Ge(1), Le(50)] = 10
    """How many similar items vote."""
    routing_choice: RoutingChoice = RoutingChoice.LATEST
    """Which routing of an item with several: latest or most_used."""
    ignore_own_history: bool = False
    """Propose from similar items even when the item has a routing."""
    exclude_outside: bool = False
    """Leave out subcontracted operations."""
    order_quantity: Annotated[float, Ge(1), Le(1_000_000)] = 10
    """Pieces for which total minutes are shown."""

    def options(self) -> AskOptions:
        """The options a question starts with."""
        return AskOptions(
            threshold=self.threshold,
            neighbors=self.neighbors,
            routing_choice=self.routing_choice,
            ignore_own_history=self.ignore_own_history,
            exclude_outside=self.exclude_outside,
        )


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How neighbors are searched."""

    links: Annotated[int, Ge(4), Le(128)] = 32
    """Links of a node in the graph (hnswlib M)."""
    build_breadth: Annotated[int, Ge(10), Le(2000)] = 200
    """Search breadth while building (efConstruction)."""
    search_breadth: Annotated[int, Ge(10), Le(5000)] = 64
    """Least search breadth while asking (efSearch); a longer shortlist is searched as broadly as it
    is long."""
    shortlist: Annotated[int, Ge(10), Le(5000)] = 200
    """Nearest signatures that are compared exactly."""


@dataclass(frozen=True, slots=True)
class LearningSettings:
    """How routings and minutes are learned."""

    dimension: Annotated[int, Ge(8), Le(512)] = 128
    """Length of an item vector."""
    seed: Annotated[int, Ge(0)] = 42
    """Fixes every random choice."""
    trim: Annotated[float, Ge(0.0), Le(0.4)] = 0.10
    """Share cut off at each end for a trimmed mean."""
    outlier_factor: Annotated[float, Ge(0.5), Le(10.0)] = 1.5
    """Bookings beyond this many interquartile ranges are left out."""
    min_samples: Annotated[int, Ge(1), Le(100)] = 3
    """Fewer orders than this are marked as low samples."""
    shrinkage: Annotated[float, Ge(0.0), Le(1000.0)] = 4.0
    """k in n/(n+k): how many orders outweigh the wider group."""


@dataclass(frozen=True, slots=True)
class EvaluationSettings:
    """How quality is measured."""

    seed: Annotated[int, Ge(0)] = 42
    """Fixes the sample and the bootstrap."""
    holdout: Annotated[float, Ge(0.02), Le(0.5)] = 0.2
    """Share of items or of time that is held out."""
    max_items: Annotated[int, Ge(1), Le(100_000)] = 2000
    """Held-out items that are asked for."""
    folds: Annotated[int, Ge(2), Le(200)] = 10
    """Parts that leave-one-out deals the items into; each is asked of a model without it."""
    bootstrap: Annotated[int, Ge(100), Le(10_000)] = 1000
    """Resamples behind an interval."""


@dataclass(frozen=True, slots=True)
class QualitySettings:
    """How quality cycles sample, judge and are scheduled."""

    sample_size: Annotated[int, Ge(1), Le(10_000)] = 500
    """Items with evidence that a cycle asks."""
    strategy: SamplingStrategy = SamplingStrategy.STRATIFIED
    """random, stratified by family, or recent."""
    strata_attribute: str = ""
    """The attribute that tells families apart; empty: the model finds one."""
    seed: Annotated[int, Ge(0)] = 42
    """Fixes the sample: the same data and seed, the same items."""
    recent_days: Annotated[int, Ge(1), Le(3650)] = 30
    """Days before the last booking that count as recent."""
    recent_share: Annotated[float, Ge(0.0), Le(1.0)] = 0.5
    """Share of a recent sample that comes from items booked in these days."""
    mae_max: Annotated[float, Ge(0.01), Le(10_000.0)] = 5.0
    """Mean error in run minutes of one piece from which a cycle alerts."""
    trimmed_mae_max: Annotated[float, Ge(0.01), Le(10_000.0)] = 3.5
    """The same without the largest and smallest errors; at most mae_max."""
    process_match_min: Annotated[float, Ge(0.0), Le(1.0)] = 0.80
    """Least share of the actual operations that must be proposed."""
    cv_max: Annotated[float, Ge(0.01), Le(10.0)] = 0.5
    """Coefficient of variation of booked minutes from which a cycle alerts."""
    min_samples: Annotated[int, Ge(1), Le(1000)] = 3
    """Fewer orders for an operation are told as low samples."""
    keep_reports: Annotated[int, Ge(1), Le(10_000)] = 30
    """Report files of so many cycles are kept; their figures stay."""
    after_sync: bool = False
    """Run a cycle when a sync brought new rows."""
    schedule: Schedule = Schedule.OFF
    """off, daily or weekly while the program runs; what was missed runs once at the next start."""
    schedule_weekday: Annotated[int, Ge(1), Le(7)] = 1
    """Day of a weekly cycle: 1 is Monday, 7 Sunday."""
    schedule_hour: Annotated[int, Ge(0), Le(23)] = 2
    """Hour of a scheduled cycle on this PC's clock."""
    schedule_minute: Annotated[int, Ge(0), Le(59)] = 0
    """Minute of the hour."""

    def __post_init__(self) -> None:
        if self.trimmed_mae_max > self.mae_max:
            raise ValueError("trimmed_mae_max must be at most mae_max")


@dataclass(frozen=True, slots=True)
class StorageSettings:
    """What is kept."""

    keep_versions: Annotated[int, Ge(2), Le(1000)] = 10
    """Model versions that stay beside the active and the previous one."""


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """How the window speaks and looks."""

    language: Language = Language.AUTO
    """auto follows Windows."""
    theme: Theme = Theme.SYSTEM
    """system follows Windows."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All sections."""

    source: SourceSettings = field(default_factory=SourceSettings)
    asking: AskingSettings = field(default_factory=AskingSettings)
    index: IndexSettings = field(default_factory=IndexSettings)
    learning: LearningSettings = field(default_factory=LearningSettings)
    evaluation: EvaluationSettings = field(default_factory=EvaluationSettings)
    quality: QualitySettings = field(default_factory=QualitySettings)
    storage: StorageSettings = field(default_factory=StorageSettings)
    window: WindowSettings = field(default_factory=WindowSettings)


def load_settings(layers: Sequence[Path], overrides: Mapping[str, Any] | None = None) -> Settings:
    """Settings from the files that exist, later ones winning, then ``overrides`` by dotted key.

    Raises SettingError naming file, key and what is allowed; unknown keys are an error too, so that
    a misspelt one is not silently without effect.
    """
    merged: dict[str, dict[str, Any]] = {}
    origin: dict[str, str] = {}
    for file in layers:
        for section, values in _read(file).items():
            if not isinstance(values, dict):
                raise SettingError(section, "is not a section", file)
            for key, value in values.items():
                merged.setdefault(section, {})[key] = value
                origin[f"{section}.{key}"] = str(file)
    for dotted, value in (overrides or {}).items():
        section, _, key = dotted.partition(".")
        merged.setdefault(section, {})[key] = value
        origin[dotted] = "the command line"
    return _checked(merged, origin)


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except UnicodeDecodeError as error:
        raise SettingError(WHOLE_FILE, "it is not UTF-8", file) from error
    except OSError as error:
        raise SettingError(WHOLE_FILE, error.strerror or str(error), file) from error
    except (ValueError, RecursionError) as error:
        raise SettingError(WHOLE_FILE, f"it is no TOML: {error}", file) from error


def _checked(merged: Mapping[str, Mapping[str, Any]], origin: Mapping[str, str]) -> Settings:
    # Not before the first paint; pydantic looks the bounds up in the names of this function.
    from annotated_types import Ge, Le  # noqa: F401, PLC0415
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    known = {section.name: section for section in fields(Settings)}
    for section, values in merged.items():
        if section not in known:
            file = next((origin.get(f"{section}.{key}", "") for key in values), "")
            raise SettingError(section, f"unknown section; known: {', '.join(known)}", file)
        allowed = {key.name for key in fields(known[section].default_factory)}  # type: ignore[arg-type]
        for key in values:
            if key not in allowed:
                dotted = f"{section}.{key}"
                listed = ", ".join(sorted(allowed))
                raise SettingError(dotted, f"unknown; known: {listed}", origin.get(dotted, ""))
    try:
        settings = TypeAdapter(Settings).validate_python(merged)
    except ValidationError as error:
        first = error.errors()[0]
        dotted = ".".join(str(part) for part in first["loc"][:2])
        problem = f"{first['msg']} (given: {first['input']!r})"
        raise SettingError(dotted, problem, origin.get(dotted, "")) from error
    return settings
