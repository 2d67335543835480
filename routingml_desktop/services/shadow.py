"""Two versions side by side on the questions planners asked, before one replaces the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.audit import AuditFilter, Deed
from routingml_desktop.domain.errors import InputError
from routingml_desktop.domain.item import Item
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.version_comparison import TwoAnswers, VersionComparison
from routingml_desktop.paths import home_at
from routingml_desktop.plant.snapshot import SnapshotStore
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.asked_questions import AskedQuestion, asked_questions
from routingml_desktop.services.child_process import into_this_log, run_in_child
from routingml_desktop.services.models import load_version
from routingml_desktop.services.plant_data import PlantData
from routingml_desktop.services.training_ends import PROMOTION, verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from routingml_desktop.domain.audit import AuditEntry
    from routingml_desktop.domain.candidate import AskOptions, RoutingPrediction
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.manifest import Manifest
    from routingml_desktop.settings import Settings

    Entries = Callable[[AuditFilter], Iterable[AuditEntry]]
    """Lines of the audit record, newest first."""

QUESTIONS: Final = 200
"""Asked of both versions: what planners asked last, filled up with items of the plant."""
_BATCH: Final = 25


@dataclass(frozen=True, slots=True)
class ComparisonWork:
    """What the comparing child needs; plain values that travel between processes."""

    home: str
    first: str
    second: str
    asked: tuple[AskedQuestion, ...]
    """What planners asked, the latest first."""
    most: int
    options: AskOptions
    quantity: float
    seed: int
    models: str = ""


class VersionComparisons:
    """Compares two versions of a home in a child process, since each fills much memory."""

    def __init__(self, home: Home, entries: Entries, settings: Callable[[], Settings]) -> None:
        """``settings`` gives them as they stand when versions are compared."""
        self._home = home
        self._entries = entries
        self._settings = settings

    def compare(
        self,
        first: str,
        second: str,
        report: Report,
        stopping: Stopping,
        *,
        most: int = QUESTIONS,
    ) -> VersionComparison:
        """What changes when ``second`` answers instead of ``first``.

        Raises UnknownVersionError, a DamagedError, NoSnapshotError, WorkCancelledError.
        """
        settings = self._settings()
        work = ComparisonWork(
            home=str(self._home.folder),
            first=first,
            second=second,
            asked=asked_questions(self._entries(AuditFilter(deeds=(Deed.ASKED,))), most),
            most=most,
            options=settings.asking.options(),
            quantity=settings.asking.order_quantity,
            seed=settings.evaluation.seed,
            models=str(self._home.models),
        )
        return run_in_child(
            compare_versions, work, report, into_this_log, stopping, name="comparing"
        )


def compare_versions(work: ComparisonWork, report: Report, stopping: Stopping) -> VersionComparison:
    """Load both versions and ask both the same questions; runs in a child process."""
    home = home_at(work.home, work.models)
    registry = ModelRegistry(home.models)
    plant = PlantData(SnapshotStore(home.plant))
    manifests = [registry.manifest(name) for name in (work.first, work.second)]
    questions = questions_of(plant, work)
    items = [item for item, _ in questions]
    answers = []
    for place, name in enumerate((work.first, work.second)):
        report(Progress("compare", 0.05 + 0.45 * place, f"Loading {name}"))
        model = load_version(registry, name)
        found: list[RoutingPrediction] = []
        for start in range(0, len(items), _BATCH):
            stop_if(stopping)
            found += model.predict_many(items[start : start + _BATCH], work.options)
            share = 0.1 + 0.45 * place + 0.4 * len(found) / len(items)
            report(Progress("compare", share, f"{name}: {len(found)} of {len(items)} asked"))
        answers.append(found)
    return VersionComparison(
        first=work.first,
        second=work.second,
        quantity=work.quantity,
        answers=tuple(
            TwoAnswers(
                item.code,
                asked is not None,
                *_jobs(one, two),
                *_minutes(one, two, work.quantity),
                described=asked is not None and asked.described,
            )
            for (item, asked), one, two in zip(questions, *answers, strict=True)
        ),
        figures=_figures(manifests[0].figures, manifests[1].figures),
        settings=_changed_settings(*manifests),
        verdict=verdict_of(registry.metrics(work.second).get(PROMOTION) or {}),
    )


def questions_of(plant: PlantData, work: ComparisonWork) -> list[tuple[Item, AskedQuestion | None]]:
    """Planners' questions first, then items drawn from the plant by the seed, at most ``most``.

    Also those about items that do not exist and about changed ones. What the plant cannot tell any
    more, such as an item that is gone or an attribute it no longer has, is not asked.
    """
    import numpy as np  # noqa: PLC0415 (only in the child)

    from routingml_desktop.domain import columns as c  # noqa: PLC0415

    codes = plant.items()[c.ITEM_CODE]
    drawn = np.random.default_rng(work.seed).permutation(len(codes))[: work.most].tolist()
    plain = {asked.code for asked in work.asked if not asked.described}
    others = (AskedQuestion(codes[place]) for place in drawn if codes[place] not in plain)
    found: list[tuple[Item, AskedQuestion | None]] = []
    for place, question in enumerate((*work.asked, *others)):
        if len(found) == work.most:
            break
        try:
            item = _item(plant, question)
        except InputError:
            continue
        found.append((item, question if place < len(work.asked) else None))
    return found


def _item(plant: PlantData, question: AskedQuestion) -> Item:
    if question.described:
        return Item(question.code, plant.typed(question.attributes), question.name)
    return plant.item(question.code)


def _jobs(
    first: RoutingPrediction, second: RoutingPrediction
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one, two = (
        tuple(
            proposed.operation.job_code
            for candidate in prediction.candidates[:1]
            for proposed in candidate.operations
        )
        for prediction in (first, second)
    )
    return one, two


def _minutes(
    first: RoutingPrediction, second: RoutingPrediction, quantity: float
) -> tuple[float | None, float | None]:
    bands = [
        prediction.candidates[0].minutes_for(quantity) if prediction.candidates else None
        for prediction in (first, second)
    ]
    one, two = (None if band is None else band.p50 for band in bands)
    return one, two


def _figures(
    first: Mapping[str, float | None], second: Mapping[str, float | None]
) -> dict[str, tuple[float | None, float | None]]:
    return {name: (first.get(name), second.get(name)) for name in dict.fromkeys([*first, *second])}


def _changed_settings(first: Manifest, second: Manifest) -> dict[str, tuple[str, str]]:
    one, two = _flat(first.settings), _flat(second.settings)
    return {
        key: (one.get(key, ""), two.get(key, ""))
        for key in sorted({*one, *two})
        if one.get(key) != two.get(key)
    }


def _flat(settings: Mapping[str, Any]) -> dict[str, str]:
    return {
        f"{section}.{key}": str(value)
        for section, values in settings.items()
        if isinstance(values, dict)
        for key, value in values.items()
    }
