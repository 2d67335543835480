"""What the standards panel needs from the services."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.domain.export import ExportForm, ExportReceipt
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.domain.standard import Decision, StandardCase
    from routingml_desktop.services.standards import Docket


class Court(Protocol):
    """What the panel needs from the services."""

    @property
    def may_decide(self) -> bool:
        """Whether the policy lets this person approve and reject."""
        ...

    @property
    def reason_needed(self) -> bool:
        """Whether approving and rejecting need a reason."""
        ...

    def docket(self) -> Docket | None:
        """What was judged last; None when nothing was judged yet."""
        ...

    def judge(self, report: Report, stopping: Stopping) -> Docket:
        """Judge the snapshot's standards now."""
        ...

    def decide(self, case: StandardCase, decision: Decision, reason: str = "") -> None:
        """Note a decision."""
        ...

    def export(
        self,
        file: Path,
        form: ExportForm,
        *,
        overwrite: bool = False,
        again: bool = False,
        language: str = "ko",
    ) -> ExportReceipt:
        """Write the approved standards that did not leave yet."""
        ...
