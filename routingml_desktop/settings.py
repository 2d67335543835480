"""Every setting: type, default, meaning, bounds.

Sections are plain frozen dataclasses; ``Annotated`` carries the bounds. ``services/setting_layers``
reads and checks the files, after the first window is painted; ``services/setting_fields`` tells the
settings dialog what there is, and from when a changed value counts. A new key also needs its line
in ``config/default.toml`` and its words in ``ui/setting_words``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from routingml_desktop.domain.candidate import AskOptions, RoutingChoice
from routingml_desktop.domain.quality_cycle import SamplingStrategy, Schedule

if TYPE_CHECKING:
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
    outside_in_house: bool = False
    """Do subcontracted operations in-house where the plant's table says how."""
    order_quantity: Annotated[float, Ge(1), Le(1_000_000)] = 10
    """Pieces for which total minutes are shown."""
    least_confidence: Annotated[float, Ge(0.0), Le(1.0)] = 0.10
    """Where the best proposal is right less probably than this, none is made."""

    def options(self) -> AskOptions:
        """The options a question starts with."""
        return AskOptions(
            threshold=self.threshold,
            neighbors=self.neighbors,
            routing_choice=self.routing_choice,
            ignore_own_history=self.ignore_own_history,
            exclude_outside=self.exclude_outside,
            outside_in_house=self.outside_in_house,
            order_quantity=self.order_quantity,
            least_confidence=self.least_confidence,
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
    """k in n/(n+k): how many orders outweigh the wider group, where history is too short to say."""
    try_boosting: bool = True
    """Train gradient boosted trees to correct minutes, kept where they are better."""
    try_network: bool = True
    """Train a neural network to correct minutes and keep it if it is better."""
    try_stacking: bool = True
    """Train neighbors, forest and network, weighed together, and keep them if they are better."""


@dataclass(frozen=True, slots=True)
class CleaningSettings:
    """Which faults are looked for in the bookings before minutes are learned from them."""

    no_quantity: bool = True
    """Leave out run minutes that were booked for no pieces."""
    no_minutes: bool = True
    """Leave out bookings without minutes."""
    negative_minutes: bool = True
    """Leave out minutes below zero."""
    absurd_minutes: bool = True
    """Leave out bookings of more minutes than most_minutes."""
    future_date: bool = True
    """Leave out bookings dated later than the data was brought in."""
    repeated: bool = True
    """Leave out a row that repeats another one."""
    setup_twice: bool = True
    """Count a set-up that is posted again with a further part of the order once."""
    breakdown: bool = True
    """Leave out breakdowns."""
    rework: bool = True
    """Leave out rework."""
    non_productive: bool = True
    """Leave out operation codes that no routing of the plant has."""
    overlapping: bool = True
    """Leave out bookings that claim the same worker or machine at the same time."""
    whole_hours: bool = True
    """Leave out minutes rounded to 5, 10, 15, 30 or 60 where far too frequent."""
    several_operations: bool = True
    """Leave out a booking that carries the minutes of several operations."""
    full_time_on_part: bool = True
    """Put right an order's whole time booked on one of its parts."""
    parts: bool = True
    """Add up an operation that was reported in parts."""
    reused_number: bool = True
    """Keep bookings of one order number apart that lie half a year apart."""
    late_booking: bool = True
    """Date a booking that was posted late by when the work was done."""
    operation_unit: bool = True
    """Convert an operation that books in hours or seconds, or per piece, by its standards."""
    unit_suspect: bool = True
    """Leave out single bookings that are off by a factor of about 60."""
    most_minutes: Annotated[float, Ge(60.0), Le(1_000_000.0)] = 43_200.0
    """Minutes of a booking from which they are absurd (30 days)."""


@dataclass(frozen=True, slots=True)
class StandardsSettings:
    """When bookings contradict a standard, and how far a proposal may go."""

    least_orders: Annotated[int, Ge(3), Le(200)] = 8
    """Fewer orders of an operation never contradict its standard."""
    false_alarms: Annotated[float, Ge(0.01), Le(50.0)] = 1.0
    """Standards without fault that may come onto the list a week, of 500."""
    shift: Annotated[float, Ge(0.05), Le(1.0)] = 0.20
    """Share by which a standard must be wrong to be looked for; smaller ones are found later."""
    least_change: Annotated[float, Ge(0.0), Le(1.0)] = 0.05
    """Share by which a proposal must differ from the standard to be listed."""
    largest_change: Annotated[float, Ge(0.05), Le(20.0)] = 1.0
    """Share of a standard by which one approval may change it."""
    outlier_limit: Annotated[float, Ge(1.0), Le(10.0)] = 3.0
    """Standard deviations at which a booking counts no more than that."""
    smoothing: Annotated[float, Ge(0.1), Le(1.0)] = 0.8
    """Share of the way from the standard to what was booked that a proposal goes."""
    reason_needed: bool = True
    """Approving and rejecting need a reason."""


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
    """Coefficient of variation beyond which booked minutes raise an alert, if not by chance."""
    min_samples: Annotated[int, Ge(1), Le(1000)] = 3
    """Fewer orders are told as low samples and raise no alarm."""
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
    models_folder: str = ""
    """Folder of the versions, such as a share for many PCs; empty: in the home folder."""


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """How trainings wait their turn."""

    queue_size: Annotated[int, Ge(1), Le(10)] = 3
    """Trainings that can wait beside the one that runs."""
    retries: Annotated[int, Ge(0), Le(5)] = 2
    """Further tries after a failure that may pass, such as a full disk or a killed process."""
    retry_wait: Annotated[float, Ge(0.0), Le(3600.0)] = 60.0
    """Seconds before the first further try; doubled for each that follows."""
    cooldown_hours: Annotated[float, Ge(0.0), Le(720.0)] = 24.0
    """Hours in which broken thresholds ask for a retraining once."""


@dataclass(frozen=True, slots=True)
class PromotionSettings:
    """When a newly trained version takes the place of the active one."""

    gate: bool = True
    """Let a measured version answer only if it is better than the active one."""
    min_improvement: Annotated[float, Ge(0.0), Le(0.9)] = 0.05
    """Share by which the trimmed error of the minutes must fall."""
    holdout_items: Annotated[int, Ge(10), Le(5000)] = 300
    """Items that no judged version learns from; at most a fifth of those with a routing."""
    recent_days: Annotated[int, Ge(7), Le(3650)] = 365
    """Days back from the newest booking of the held-out items that are judged."""
    large_work_center: Annotated[int, Ge(5), Le(100_000)] = 100
    """Held-out bookings from which a work center or a family must not get worse."""
    keep_candidates: bool = True
    """Keep a version that was not better, without activating it."""
    approval: bool = False
    """Another user than the one who trained must activate a version."""


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
    cleaning: CleaningSettings = field(default_factory=CleaningSettings)
    evaluation: EvaluationSettings = field(default_factory=EvaluationSettings)
    quality: QualitySettings = field(default_factory=QualitySettings)
    standards: StandardsSettings = field(default_factory=StandardsSettings)
    storage: StorageSettings = field(default_factory=StorageSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)
    promotion: PromotionSettings = field(default_factory=PromotionSettings)
    window: WindowSettings = field(default_factory=WindowSettings)
