"""The trained versions: which one answers, and activating, rolling back, removing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from routingml_desktop.ui.dialogs.decision import ask_to_decide
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.panels.training_panel.comparison_dialog import ComparisonDialog
from routingml_desktop.ui.panels.training_panel.version_columns import (
    version_columns,
    version_problem,
)
from routingml_desktop.ui.states import States
from routingml_desktop.ui.tables.table_view import TableView
from routingml_desktop.ui.tables.values_table import ValuesTable
from routingml_desktop.ui.theme import SPACE, TIGHT, WIDE, Tone, set_tone
from routingml_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.panels.training_panel.comparison_dialog import Comparisons
    from routingml_desktop.ui.panels.training_panel.needs import Versions

    Seen = tuple[tuple[VersionFacts, ...], str | None]
    """All versions, and the one a roll-back goes to."""

_PAIR: Final = 2


class VersionsView(QWidget):
    """A table and three decisions, each asked for first.

    Signals:
        active_changed: Another version answers now; carries its name.
        told: Something worked; carries the sentence.
        failed: Something did not; carries the error.
        training_wanted: There is no version yet and one is wanted.
    """

    active_changed = Signal(str)
    told = Signal(str)
    failed = Signal(object)
    training_wanted = Signal()

    def __init__(
        self,
        versions: Versions,
        background: Background,
        comparisons: Comparisons | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """With ``comparisons`` what changes is shown before another version answers."""
        super().__init__(parent)
        self._versions = versions
        self._background = background
        self._comparisons = comparisons
        self._previous: str | None = None
        self._refreshes = 0
        self.table = ValuesTable((), self)
        self.view = TableView(self.table, "")
        self.view.allow_sorting()
        self.view.selectionModel().selectionChanged.connect(self._enable)
        self.table.modelReset.connect(self._enable)
        self.activate = QPushButton()
        self.compare = QPushButton()
        self.compare.setVisible(comparisons is not None)
        self.roll_back = QPushButton()
        self.remove = QPushButton()
        self.problem = ElidedLabel()
        set_tone(self.problem, Tone.BAD)
        for button, icon, deed in (
            (self.activate, "check", self._ask_to_activate),
            (self.compare, "compare", self._compare),
            (self.roll_back, "rollback", self._ask_to_roll_back),
            (self.remove, "delete", self._ask_to_remove),
        ):
            dress(button, icon)
            button.clicked.connect(deed)
        self.states = States(self._content(), "model")
        self.states.wanted.connect(self.training_wanted)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self.states)
        self._retranslate()
        self.states.show_loading(self.tr("Loading…"))

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(WIDE, 0, WIDE, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.activate)
        row.addWidget(self.compare)
        row.addWidget(self.roll_back)
        row.addWidget(self.problem, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, TIGHT, 0, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.view, 1)
        column.addLayout(row)
        return content

    @property
    def chosen(self) -> VersionFacts | None:
        """The version the operator is at; None also when several are chosen."""
        rows = self.view.chosen_rows()
        facts: VersionFacts | None = self.table.values[rows[0]] if len(rows) == 1 else None
        return facts

    @property
    def compared(self) -> tuple[str, str] | None:
        """The versions that a comparison would be of, the one that may replace the other last.

        Two that are chosen, the older one first; else the active one and the chosen one.
        """
        rows = self.view.chosen_rows()
        if len(rows) == _PAIR:
            pair = sorted((self.table.values[row] for row in rows), key=lambda one: one.created)
            return None if any(one.problem for one in pair) else (pair[0].name, pair[1].name)
        facts = self.chosen
        if facts is None or facts.problem:
            return None
        other = self._other(facts)
        return (other, facts.name) if other else None

    @Slot()
    def refresh(self) -> None:
        """Read the versions again."""
        self._refreshes += 1
        self._background.run(
            self._see, done=partial(self._show, self._refreshes), failed=self._cannot_show
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _see(self) -> Seen:
        return self._versions.versions(), self._versions.previous()

    def _show(self, number: int, seen: Seen) -> None:
        if number != self._refreshes:
            return
        versions, self._previous = seen
        chosen = self.chosen.name if self.chosen else ""
        self.table.show_values(versions)
        names = [facts.name for facts in self.table.values]
        if chosen in names:
            self.view.choose_row(names.index(chosen))
        self._enable()
        if versions:
            self.view.fit_columns()
            self.states.show_content()
        else:
            self._say_empty()

    def _cannot_show(self, error: RoutingMLError) -> None:
        self.states.show_empty(
            self.tr("The versions cannot be listed"), notice_of(error).text, tone=Tone.BAD
        )
        self.failed.emit(error)

    @Slot()
    def _enable(self) -> None:
        facts = self.chosen
        free = facts is not None and not facts.active and facts.name != self._previous
        sound = facts is not None and not facts.problem
        self.activate.setEnabled(facts is not None and sound and not facts.active)
        self.remove.setEnabled(free)
        self.compare.setEnabled(self.compared is not None)
        self.roll_back.setEnabled(self._previous is not None)
        self.problem.setText("")
        if facts is not None and not sound:
            refused = self.tr("Refused: {problem}").format(problem=version_problem(facts))
            self.problem.setText(refused)
            # With the English sentence of the log, for whoever helps.
            self.problem.setToolTip(f"{refused}\n{facts.problem}")

    def _other(self, facts: VersionFacts) -> str:
        """The version to compare with: the active one, of that itself the one before; or empty."""
        if facts.active:
            return self._previous or ""
        return next((known.name for known in self.table.values if known.active), "")

    @Slot()
    def _compare(self) -> None:
        self._open_comparison(switching=False)

    def _open_comparison(self, *, switching: bool) -> bool:
        """Whether there is something to compare with, and the comparison is open now."""
        compared = self.compared
        if compared is None or self._comparisons is None:
            return False
        first, second = compared
        dialog = ComparisonDialog(
            first, second, self._comparisons, self._background, self, switching=switching
        )
        activate = partial(self._versions.activate, second)
        dialog.activation_wanted.connect(partial(self._do, activate, self._activated))
        dialog.open()
        return True

    @Slot()
    def _ask_to_activate(self) -> None:
        facts = self.chosen
        if facts is None or self._open_comparison(switching=True):
            return
        active = next((known.name for known in self.table.values if known.active), "–")
        ask_to_decide(
            self,
            self.tr("Activate this version? {version}").format(version=facts.name),
            self.tr("It answers every question from now on. Active until now: {version}").format(
                version=active
            ),
            self.tr("Activate"),
            partial(self._do, partial(self._versions.activate, facts.name), self._activated),
        )

    @Slot()
    def _ask_to_roll_back(self) -> None:
        ask_to_decide(
            self,
            self.tr("Roll back to this version? {version}").format(version=self._previous or "–"),
            self.tr("It answers every question from now on. The present one stays in the list."),
            self.tr("Roll back"),
            partial(self._do, self._versions.roll_back, self._activated),
        )

    @Slot()
    def _ask_to_remove(self) -> None:
        facts = self.chosen
        if facts is None:
            return
        ask_to_decide(
            self,
            self.tr("Remove this version? {version}").format(version=facts.name),
            self.tr("Its files are deleted. This cannot be undone."),
            self.tr("Remove"),
            partial(
                self._do, partial(self._versions.remove, facts.name), partial(self._removed, facts)
            ),
        )

    def _do(self, deed: Callable[[], object], done: Callable[[object], object]) -> None:
        def refused(error: RoutingMLError) -> None:
            self.failed.emit(error)
            self.refresh()

        self._background.run(deed, done=done, failed=refused)

    def _activated(self, _answer: object) -> None:
        def tell(seen: Seen) -> None:
            self._show(self._refreshes, seen)
            name = next((facts.name for facts in seen[0] if facts.active), "")
            self.told.emit(self.tr("Active version: {version}").format(version=name))
            self.active_changed.emit(name)

        self._refreshes += 1
        self._background.run(self._see, done=tell, failed=self._cannot_show)

    def _removed(self, facts: VersionFacts, _answer: object) -> None:
        self.told.emit(self.tr("Removed version: {version}").format(version=facts.name))
        self.refresh()

    def _say_empty(self) -> None:
        self.states.show_empty(
            self.tr("No model is trained yet"),
            self.tr("A training learns from the plant's data and makes the first version."),
            self.tr("Start training"),
        )

    def _retranslate(self) -> None:
        self.view.setAccessibleName(self.tr("Model versions"))
        self.table.show_columns(version_columns())
        self.activate.setText(self.tr("Activate"))
        self.compare.setText(self.tr("Compare…"))
        self.compare.setToolTip(
            self.tr(
                "What it answers otherwise than the active version, its figures and settings. "
                "With two versions chosen: these two."
            )
        )
        self.roll_back.setText(self.tr("Roll back"))
        self.roll_back.setToolTip(self.tr("Return to the version that was active before."))
        self.remove.setText(self.tr("Remove…"))
        if not self.table.values:
            self._say_empty()
