"""Quality cycles: one at a time, noted with how they ended, reported, and asked about."""

from __future__ import annotations

import logging
import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import (
    AlreadyRunningError,
    NotReadyError,
    UnknownCycleError,
    WorkCancelledError,
)
from routingml_desktop.domain.quality_cycle import (
    CycleRequest,
    CycleState,
    CycleTrigger,
    QualityCycle,
    RetrainingWish,
    Schedule,
)
from routingml_desktop.ledger.quality_cycles import CycleLedger
from routingml_desktop.services.cycle_reports.report_files import ReportFiles
from routingml_desktop.services.cycle_schedule import due_moment, plan_of
from routingml_desktop.services.quality_alerts import broken_thresholds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.paths import Home
    from routingml_desktop.settings import QualitySettings

    MeasureWork = Callable[[QualityCycle, Report, Stopping], QualityCycle]
    """Measures a running cycle, in this process or a child."""

logger = logging.getLogger(__name__)

PROGRAM_ENDED = "the program ended"


class QualityCycles:
    """Runs cycles and keeps what they found."""

    def __init__(
        self,
        home: Home,
        settings: Callable[[], QualitySettings],
        measure: MeasureWork,
        *,
        ledger: CycleLedger | None = None,
    ) -> None:
        self._home = home
        self._settings = settings
        self._measure = measure
        self._ledger = ledger or CycleLedger(home.ledger)
        self._settled = False
        # A cycle asked for while this program settles waits for that moment.
        self._taking = threading.RLock()
        self.files = ReportFiles(home.cycles)

    @property
    def settings(self) -> QualitySettings:
        """How cycles are drawn and judged."""
        return self._settings()

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record was opened; None when nothing."""
        return self._ledger.recovery

    def request(
        self,
        trigger: CycleTrigger = CycleTrigger.ON_DEMAND,
        *,
        sample_size: int | None = None,
        due: datetime | None = None,
    ) -> CycleRequest:
        """A request as the settings say."""
        settings = self.settings
        size = settings.sample_size if sample_size is None else sample_size
        return CycleRequest(size, settings.strategy, settings.seed, trigger, due)

    def run(self, request: CycleRequest, report: Report, stopping: Stopping) -> QualityCycle:
        """Measure as asked and wait for the end; the cycle as it ended, with its report written.

        A cycle with nothing to compare ends as ``not_measured`` with the reason. Raises
        AlreadyRunningError while another one runs on this home, here or elsewhere, or when its
        moment of the schedule was served by another program; WorkCancelledError; and what the
        measuring refuses with. However it ends, the end is noted.
        """
        with self._alone():
            self._settle()
            running = self._ledger.began(request)
            if running is None:
                raise AlreadyRunningError(self._home.folder, "has measured for this moment")
            try:
                measured = self._measure(running, report, stopping)
            except (WorkCancelledError, KeyboardInterrupt):
                self._ledger.ended(replace(running, state=CycleState.CANCELLED))
                raise
            except BaseException as error:
                failed = replace(running, state=CycleState.FAILED, reason=str(error))
                self._ledger.ended(failed)
                raise
            ended = self._ledger.ended(measured)
            self.files.write(ended, self.settings.keep_reports)
        logger.info("quality cycle %s: %s %s", ended.cycle_id, ended.state, ended.reason)
        return ended

    def cycles(self, *, limit: int = 500) -> tuple[QualityCycle, ...]:
        """Past and present cycles, newest first, with their figures but without details.

        The first look notes the end of those whose program ended.
        """
        if not self._settled:
            self.settle()
        return self._ledger.cycles(limit=limit)

    def cycle(self, cycle_id: str = "") -> QualityCycle:
        """A cycle with all that is kept of it, by default the last one that came to its end.

        Raises UnknownCycleError, and NotReadyError when there is none yet.
        """
        found = self._latest() if not cycle_id else self._known(cycle_id)
        if found is None:
            raise NotReadyError("No quality cycle was measured yet. Run one.")
        whole = self.files.read(found.cycle_id)
        return whole or self._ledger.cycle(found.cycle_id)

    def latest(self) -> QualityCycle | None:
        """The last cycle that came to its end, with all that is kept of it; None before any."""
        return None if self._latest() is None else self.cycle()

    def retraining_wanted(self) -> RetrainingWish | None:
        """Which thresholds the last measured cycle broke; None when none, or none was measured.

        It tells about the version of that cycle: whether another one is active by now, and whether
        the cooldown is over, is for the caller to ask.
        """
        measured = self._ledger.cycles(state=CycleState.MEASURED, limit=1)
        if not measured:
            return None
        cycle = self._ledger.cycle(measured[0].cycle_id)
        reasons = broken_thresholds(cycle.alerts)
        if not reasons:
            return None
        return RetrainingWish(cycle.cycle_id, cycle.ended or cycle.started, cycle.version, reasons)

    def due(self, now: datetime) -> CycleRequest | None:
        """The cycle that the schedule wants now; None when none is due. ``now`` is aware.

        Of what was missed while no program ran, only the latest moment is due.
        """
        settings = self.settings
        if settings.schedule is Schedule.OFF:
            return None
        since = self._ledger.planned_since(plan_of(settings))
        moment = due_moment(settings, now, since, self._ledger.served())
        return None if moment is None else self.request(CycleTrigger.SCHEDULE, due=moment)

    def settle(self) -> None:
        """Note the end of cycles whose program ended; nothing while another one runs."""
        try:
            with self._taking, self._alone():
                self._settle()
        except AlreadyRunningError:
            return

    def _known(self, cycle_id: str) -> QualityCycle:
        try:
            return self._ledger.cycle(cycle_id)
        except LookupError as error:
            known = [cycle.cycle_id for cycle in self._ledger.cycles(limit=5)]
            raise UnknownCycleError(cycle_id, known) from error

    def _latest(self) -> QualityCycle | None:
        ends = (CycleState.MEASURED, CycleState.NOT_MEASURED)
        found = [cycle for end in ends for cycle in self._ledger.cycles(state=end, limit=1)]
        return max(found, key=lambda cycle: cycle.cycle_id, default=None)

    def _settle(self) -> None:
        self._settled = True
        for cycle in self._ledger.cycles(state=CycleState.RUNNING):
            self._ledger.ended(replace(cycle, state=CycleState.FAILED, reason=PROGRAM_ENDED))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with self._taking:
            held = claim(self._home.ledger / "quality.lock")
        if held is None:
            raise AlreadyRunningError(self._home.folder, "is measuring quality")
        with held:
            yield
