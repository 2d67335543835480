"""Connects the panels: what one tells, another does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, Slot

from routingml_desktop.domain.export import ExportForm
from routingml_desktop.ui.numbers import count

if TYPE_CHECKING:
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.services.models import ActiveModel
    from routingml_desktop.services.plant_data import PlantData
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.frame import Frame
    from routingml_desktop.ui.furnishing import Panels
    from routingml_desktop.ui.notices import Notices
    from routingml_desktop.ui.panels.quality_panel import CyclePanel, QualityPanel
    from routingml_desktop.ui.panels.standards_panel import StandardsPanel
    from routingml_desktop.ui.panels.training_panel import TrainingPanel
    from routingml_desktop.ui.training_queue import Started

_BOTH_PLACES: Final = ("undo", "redo")
"""Commands of the routing panel that the menus have too."""


class Wiring(QObject):
    """Lives as long as the window; decides nothing, passes on."""

    def __init__(
        self,
        frame: Frame,
        panels: Panels,
        notices: Notices,
        plant: PlantData,
        models: ActiveModel,
        background: Background,
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._panels = panels
        self._notices = notices
        self._plant = plant
        self._models = models
        self._background = background
        self._looks = 0
        self._trained = ""
        self._connect_asking()
        self._connect_routing()
        self._connect_sync()
        self._connect_training()
        self._connect_cycle_run()
        self._connect_notices()
        self._connect_commands()

    def begin(self) -> None:
        """Show what there is at the start; the items are on their way already."""
        self.show_facts()
        self._panels.data.reload()
        # What waited when the program ended goes on.
        self._panels.queue.look()
        self._panels.watch.begin()
        self._panels.cycle_run.begin()
        self._panels.records.begin()

    @Slot()
    def refresh(self) -> None:
        """Show everywhere which data and which version there is now."""
        self.show_facts()
        self._panels.data.reload()
        self._panels.items.reload()

    @Slot()
    def show_facts(self) -> None:
        """Say in title and status bar which data and which version there is now."""
        facts = self._plant.facts()
        if facts is not None:
            self._panels.routing.keep_rules(facts.rules)
        self._looks += 1
        # The versions may be on a slow share.
        self._background.run(
            self._models.facts,
            done=partial(self._show_facts, self._looks),
            failed=partial(self._cannot_look, self._looks),
        )

    def _show_facts(self, look: int, version: VersionFacts | None) -> None:
        if look == self._looks:  # An older answer comes too late.
            self._frame.show_facts(self._plant.facts(), version)

    def _cannot_look(self, look: int, _error: RoutingMLError) -> None:
        # The folder of the versions is away, which was told at the start and at each question.
        self._show_facts(look, None)

    # --- from panel to panel

    def _connect_asking(self) -> None:
        items, ask, candidates = self._panels.items, self._panels.ask, self._panels.candidates
        items.asked.connect(ask.ask_codes)
        items.asked.connect(self._go_to_answers)
        items.sync_wanted.connect(self._panels.sync.start)
        # Evidence first: the routing chooses an operation as soon as it is shown.
        for follower in (self._panels.evidence, candidates, self._panels.routing):
            ask.prediction_chosen.connect(follower.show_prediction)
        ask.failure_chosen.connect(candidates.show_failure)
        ask.failure_chosen.connect(self._panels.evidence.forget)
        ask.waiting_started.connect(candidates.show_waiting)
        for counting in (candidates, self._panels.routing, self._panels.compare):
            ask.quantity_changed.connect(counting.set_order_quantity)
        candidates.threshold_wanted.connect(ask.set_threshold)
        candidates.improbable_wanted.connect(ask.propose_improbable)
        candidates.item_wanted.connect(ask.ask_code)
        candidates.training_wanted.connect(self._go_to_training)
        candidates.sync_wanted.connect(self._panels.sync.start)

    def _connect_routing(self) -> None:
        panels = self._panels
        panels.candidates.candidate_taken.connect(panels.routing.take_candidate)
        panels.candidates.comparison_chosen.connect(panels.compare.show_candidates)
        panels.compare.operation_wanted.connect(panels.routing.add_operation)
        for chooser in (panels.candidates, panels.routing, panels.compare):
            chooser.operation_chosen.connect(panels.evidence.show_operation)
        panels.evidence.item_wanted.connect(panels.ask.ask_code)
        panels.routing.draft_changed.connect(panels.candidates.show_draft)
        panels.routing.receipt_wanted.connect(self._go_to_receipt)
        panels.routing.order_decided.connect(panels.ask.ask_again)
        panels.routing.export_requested.connect(panels.exporting.ask_and_write)
        panels.routing.copy_requested.connect(panels.exporting.copy)

    def _connect_sync(self) -> None:
        strip, sync = self._frame.strip, self._panels.sync
        sync.started.connect(self._show_sync)
        sync.progressed.connect(strip.sync_work.show_progress)
        sync.ended.connect(self._end_sync)
        sync.synced.connect(self._tell_synced)
        sync.failed.connect(self._notices.failed)
        strip.sync_work.cancel_wanted.connect(sync.cancel)

    def _connect_training(self) -> None:
        strip, queue = self._frame.strip, self._panels.queue
        queue.started.connect(self._show_training)
        queue.progressed.connect(strip.training_work.show_progress)
        for ended in (
            queue.published,
            queue.skipped,
            queue.put_off,
            queue.failed,
            queue.cancelled,
        ):
            ended.connect(strip.training_work.end)
        strip.training_work.cancel_wanted.connect(self._cancel_training)
        watch = self._panels.watch
        watch.told.connect(self._notices.done)
        watch.missed.connect(self._notices.say)
        watch.failed.connect(self._notices.failed)
        watch.version_changed.connect(self._take_version)
        self._panels.added.connect(self._connect_added)

    @Slot(str)
    def _connect_added(self, name: str) -> None:
        """Connect a panel that was built later than the others."""
        panels = self._panels
        tellers: list[TrainingPanel | QualityPanel | CyclePanel | StandardsPanel]
        if name == "training":
            tellers = [panels.training]
            panels.training.active_changed.connect(panels.watch.look)
        elif name == "standards":
            tellers = [panels.standards]
            panels.standards.sync_wanted.connect(panels.sync.start)
            self._let_ask(panels.standards)
        else:
            tellers = [panels.quality, panels.cycles]
            self._connect_measuring(panels.quality)
            self._let_ask(panels.cycles)
        for teller in tellers:
            teller.told.connect(self._notices.done)
            teller.failed.connect(self._notices.failed)

    def _connect_measuring(self, quality: QualityPanel) -> None:
        work = self._frame.strip.measure_work
        quality.measuring_started.connect(self._show_measuring)
        quality.progressed.connect(work.show_progress)
        quality.measuring_ended.connect(work.end)
        work.cancel_wanted.connect(quality.cancel)

    def _let_ask(self, panel: CyclePanel | StandardsPanel) -> None:
        """An item chosen there is asked for."""
        panel.item_wanted.connect(self._panels.ask.ask_code)
        panel.item_wanted.connect(self._go_to_predictions)

    def _connect_cycle_run(self) -> None:
        work, run = self._frame.strip.cycle_work, self._panels.cycle_run
        run.started.connect(self._show_cycle)
        run.progressed.connect(work.show_progress)
        run.ended.connect(work.end)
        run.failed.connect(self._notices.failed)
        run.measured.connect(self._panels.watch.after_cycle)
        work.cancel_wanted.connect(run.cancel)
        self._panels.sync.synced.connect(run.after_sync)

    def _connect_notices(self) -> None:
        panels, notices = self._panels, self._notices
        for teller in (
            panels.items,
            panels.routing,
            panels.log,
            panels.exporting,
            panels.records,
        ):
            teller.told.connect(notices.done)
        for fallible in (
            panels.items,
            panels.routing,
            panels.ask,
            panels.data,
            panels.log,
            panels.exporting,
            panels.records,
        ):
            fallible.failed.connect(notices.failed)

    def _connect_commands(self) -> None:
        actions, panels = self._frame.actions, self._panels
        actions.on("sync", panels.sync.start)
        actions.on("export", self._export)
        actions.on("find_item", self._go_to_search)
        actions.on("ask_codes", self._go_to_ask)
        actions.on("start_training", self._start_training)
        actions.on("measure", self._measure)
        actions.on("run_cycle", self._run_cycle)
        for own in panels.routing.actions():
            name = own.property("icon_name")
            if name in _BOTH_PLACES:
                actions.on(name, own.trigger)
                actions.follow(name, own)

    # --- what happens in more than one place

    @Slot()
    def _go_to_answers(self) -> None:
        # Only raised, not focused: the planner goes on choosing items.
        for name in ("ask", "candidates"):
            self._frame.docks[name].show()
        self._frame.docks["candidates"].raise_()

    @Slot()
    def _go_to_predictions(self) -> None:
        self._frame.perspectives.switch("predict")
        self._go_to_answers()

    @Slot(str)
    def _go_to_receipt(self, part: str) -> None:
        self._frame.show_dock("evidence")
        self._panels.evidence.go_to_receipt(part)

    @Slot()
    def _go_to_training(self) -> None:
        self._frame.perspectives.switch("training")
        self._frame.show_dock("training")

    @Slot()
    def _go_to_search(self) -> None:
        self._frame.show_dock("items")
        self._panels.items.go_to_search()

    @Slot()
    def _go_to_ask(self) -> None:
        self._frame.show_dock("ask")

    @Slot()
    def _export(self) -> None:
        self._panels.exporting.ask_and_write(self._panels.routing.sheets(), ExportForm.EXCEL)

    @Slot()
    def _show_sync(self) -> None:
        self._frame.actions["sync"].setEnabled(False)
        self._frame.strip.sync_work.begin(lambda: QCoreApplication.translate("wiring", "Sync"))

    @Slot()
    def _end_sync(self) -> None:
        self._frame.actions["sync"].setEnabled(True)
        self._frame.strip.sync_work.end()

    @Slot(object)
    def _tell_synced(self, facts: SnapshotFacts) -> None:
        text = QCoreApplication.translate("wiring", "The plant's data is here. Items: {number}")
        self._notices.done(text.format(number=count(facts.items)))
        self.refresh()

    @Slot(object)
    def _show_training(self, started: Started) -> None:
        self._trained = started.job.job_id
        self._frame.strip.training_work.begin(
            lambda: QCoreApplication.translate("wiring", "Training")
        )

    @Slot()
    def _show_measuring(self) -> None:
        self._frame.strip.measure_work.begin(
            lambda: QCoreApplication.translate("wiring", "Measuring quality")
        )

    @Slot()
    def _show_cycle(self) -> None:
        self._frame.strip.cycle_work.begin(
            lambda: QCoreApplication.translate("wiring", "Quality cycle")
        )

    @Slot()
    def _run_cycle(self) -> None:
        self._frame.perspectives.switch("quality")
        self._panels.need("quality")
        self._panels.quality_pages.show_cycles()
        self._panels.cycles.bar.ask()

    @Slot()
    def _measure(self) -> None:
        self._frame.perspectives.switch("quality")
        self._panels.need("quality")
        self._panels.quality_pages.show_evaluation()
        self._panels.quality.bar.ask()

    @Slot()
    def _cancel_training(self) -> None:
        self._panels.queue.cancel(self._trained)

    @Slot()
    def _start_training(self) -> None:
        self._go_to_training()
        self._panels.need("training")
        self._panels.training.start_bar.ask()

    @Slot()
    def _take_version(self) -> None:
        self.show_facts()
        self._panels.ask.ask_again()
        # A quality panel that nobody looked at yet reads the figures when it is built.
        if self._panels.has("quality"):
            self._panels.quality.refresh()
