"""The standards court: which standards bookings contradict, and what is decided about them."""

from __future__ import annotations

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from routingml_desktop import durable
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.errors import (
    NothingApprovedError,
    ReasonMissingError,
    WriteError,
)
from routingml_desktop.domain.export import ExportReceipt
from routingml_desktop.domain.progress import Progress, stop_if
from routingml_desktop.domain.roles import Right
from routingml_desktop.domain.standard import (
    CaseState,
    Decision,
    DecisionRecord,
    StandardRow,
    StandardsReport,
)
from routingml_desktop.services.checked_file import write_checked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from routingml_desktop.domain.export import ExportForm
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.standard import StandardCase
    from routingml_desktop.ledger.database import Recovery
    from routingml_desktop.ledger.standards import StandardLedger
    from routingml_desktop.plant.snapshot import SnapshotStore
    from routingml_desktop.services.oversight import Oversight
    from routingml_desktop.settings import CleaningSettings, StandardsSettings

    CourtWork = Callable[[Report, Stopping], StandardsReport]
    """Judges the snapshot's standards and keeps the report, here or in a child."""

STAGE = "standards"
MEANWHILE = 4
"""Further orders against a rejected standard that bring it back."""
_log = logging.getLogger(__name__)


class StandardForms(Protocol):
    """Approved standards to the bytes of a file and back; touches no file itself."""

    def encode(self, records: Sequence[DecisionRecord], form: ExportForm, language: str) -> bytes:
        """The content of the file."""
        ...

    def difference(
        self, data: bytes, records: Sequence[DecisionRecord], form: ExportForm, language: str
    ) -> str:
        """Where ``data`` says something else than ``records``; empty when it says the same."""
        ...


@dataclass(frozen=True, slots=True)
class Docket:
    """The list as it stands: the report, its cases with their decisions, and its age."""

    report: StandardsReport
    rows: tuple[StandardRow, ...]
    taken: datetime
    """Of the snapshot that was judged."""
    current: bool
    """Whether neither the snapshot nor the settings changed since."""

    def of(self, state: CaseState) -> tuple[StandardRow, ...]:
        """The cases in one state."""
        return tuple(row for row in self.rows if row.state is state)


class StandardsService:
    """Lists the standards that bookings contradict, and takes decisions."""

    def __init__(
        self,
        file: Path,
        snapshots: SnapshotStore,
        ledger: StandardLedger,
        settings: Callable[[], tuple[StandardsSettings, CleaningSettings]],
        judge: CourtWork,
        forms: StandardForms,
        oversight: Oversight,
    ) -> None:
        self._file = file
        self._snapshots = snapshots
        self._ledger = ledger
        self._settings = settings
        self._judge = judge
        self._forms = forms
        self._oversight = oversight

    @property
    def recovery(self) -> Recovery | None:
        """What had to be put right when the record of decisions was opened; None when nothing."""
        return self._ledger.recovery

    @property
    def may_decide(self) -> bool:
        """Whether the policy lets this person approve and reject."""
        return self._oversight.may(Right.APPROVE)

    @property
    def reason_needed(self) -> bool:
        """Whether approving and rejecting need a reason."""
        return self._settings()[0].reason_needed

    def judge(self, report: Report, stopping: Stopping) -> Docket:
        """Judge the snapshot's standards now; raise NoSnapshotError or DamagedSnapshotError."""
        self._judge(report, stopping)
        kept = self.docket()
        if kept is None:
            raise WriteError(self._file, "what was judged cannot be read back")
        return kept

    def docket(self) -> Docket | None:
        """What was judged last, with the decisions since; None when nothing was judged yet."""
        try:
            values = json.loads(self._file.read_text(encoding="utf-8"))
            report = StandardsReport.from_dict(values["report"])
            taken = datetime.fromisoformat(values["taken"])
            settings = values["settings"]
        except (OSError, ValueError, KeyError, TypeError):
            # It is judged anew from the snapshot whenever that is asked for, so nothing is lost.
            return None
        facts = self._snapshots.facts()
        same = settings == _plain(self._settings())
        decided = self._ledger.latest()
        rows = tuple(
            StandardRow(case, _state(case, decided.get(case.key)), decided.get(case.key))
            for case in report.cases
        )
        current = same and facts is not None and facts.taken == taken
        return Docket(report, rows, taken, current)

    def decide(self, case: StandardCase, decision: Decision, reason: str = "") -> None:
        """Note a decision on a case.

        Raises NotAllowedError when the policy does not let this person decide,
        ReasonMissingError without a reason where one is needed, WriteError.
        """
        self._oversight.require(Right.APPROVE, case.key.item_code)
        words = reason.strip()
        if self.reason_needed and not words and decision is not Decision.LATER:
            raise ReasonMissingError
        self._ledger.decide(case, decision, words, self._oversight.permissions.who)
        facts = {
            "decision": decision.value,
            "operation": case.key.job_code,
            "sequence": str(case.key.sequence),
            "run": f"{case.run_now:g} -> {case.run_proposed:g}",
        }
        self._oversight.note(Deed.STANDARD_DECIDED, case.key.item_code, facts=facts)

    def history(self) -> tuple[DecisionRecord, ...]:
        """Every decision, newest first."""
        return self._ledger.history()

    def approved(self, *, again: bool = False) -> tuple[DecisionRecord, ...]:
        """Approved standards that were not exported yet, oldest first; all of them ``again``."""
        latest = self._ledger.latest().values()
        wanted = [
            record
            for record in latest
            if record.decision is Decision.APPROVED and (again or record.exported is None)
        ]
        return tuple(sorted(wanted, key=lambda record: record.number))

    def export(
        self,
        file: Path,
        form: ExportForm,
        *,
        overwrite: bool = False,
        again: bool = False,
        language: str = "ko",
    ) -> ExportReceipt:
        """Write approved standards, read them back and compare, then note that they left.

        Without ``again`` those of earlier exports stay out. Raises NothingApprovedError,
        ExportLimitError, FileExistsAlreadyError unless ``overwrite``, WriteError and
        ExportMismatchError. Whatever is raised, ``file`` is as it was.
        """
        records = self.approved(again=again)
        if not records:
            raise NothingApprovedError
        if file.suffix.lower() != form.suffix:
            raise WriteError(file, f"the name of such a file ends in {form.suffix}")
        data = self._forms.encode(records, form, language)
        written = write_checked(
            file,
            data,
            lambda found: self._forms.difference(found, records, form, language),
            overwrite=overwrite,
        )
        self._ledger.exported((record.number for record in records), file)
        _log.info("Exported %d approved standards to %s", len(records), file)
        told = {"file": str(file), "form": form.value, "rows": str(len(records))}
        self._oversight.note(Deed.EXPORTED, "standards", facts=told)
        return ExportReceipt(file, len(records), hashlib.sha256(written).hexdigest())


def judge_standards(
    file: Path,
    snapshots: SnapshotStore,
    settings: tuple[StandardsSettings, CleaningSettings],
    report: Report,
    stopping: Stopping,
) -> StandardsReport:
    """Judge the snapshot's standards and keep what was found in ``file``.

    Raises NoSnapshotError, DamagedSnapshotError, WriteError or WorkCancelledError.
    """
    from routingml_desktop.plant.actuals import (  # noqa: PLC0415 (not before paint)
        CleaningRules,
        clean,
    )
    from routingml_desktop.plant.standards import contradicted_standards  # noqa: PLC0415

    court, cleaning = settings
    snapshot = snapshots.open()
    report(Progress(STAGE, 0.0, "Cleaning the bookings"))
    stop_if(stopping)
    actuals = clean(
        snapshot.work_results(),
        now=snapshot.facts.taken,
        operations=snapshot.operations(),
        rules=CleaningRules.of(cleaning),
    )
    report(Progress(STAGE, 0.5, "Comparing bookings with standards"))
    stop_if(stopping)
    found = contradicted_standards(snapshot.operations(), actuals, court)
    stop_if(stopping)
    values = {
        "taken": snapshot.facts.taken.isoformat(),
        "judged": datetime.now(UTC).isoformat(),
        "settings": _plain(settings),
        "report": found.as_dict(),
    }
    durable.write_json(file, values)
    report(Progress(STAGE, 1.0, f"{len(found.cases):,} of {found.judged:,} standards contradicted"))
    return found


def _state(case: StandardCase, last: DecisionRecord | None) -> CaseState:
    """Open again when the ERP's standard changed, or when more orders speak against a refusal."""
    if last is None or _other_standard(case, last):
        return CaseState.OPEN
    if last.decision is Decision.REJECTED and case.orders >= last.orders + MEANWHILE:
        return CaseState.OPEN
    return CaseState(last.decision.value)


def _other_standard(case: StandardCase, last: DecisionRecord) -> bool:
    return (case.run_now, case.setup_now) != (last.run_now, last.setup_now)


def _plain(settings: tuple[StandardsSettings, CleaningSettings]) -> list[dict[str, object]]:
    court, cleaning = (asdict(part) for part in settings)
    # It says how decisions are made, not what is judged.
    court.pop("reason_needed")
    return [court, cleaning]
