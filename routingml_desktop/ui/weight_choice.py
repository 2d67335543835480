"""Which weight profile questions are asked with, and the planner's own ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from routingml_desktop.domain.weights import LEARNED, ProfileKind, WeightProfile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.dialogs.weights_dialog import LearnedWeights

    Kept = tuple[tuple[WeightProfile, ...], str]

EXPERT = "expert"


class WeightStore(Protocol):
    """Who keeps the profiles; ``services/weights.py`` says what each call means."""

    def profiles(self) -> tuple[WeightProfile, ...]:
        """All profiles."""
        ...

    def active(self) -> str:
        """Name of the one that is asked with."""
        ...

    def use(self, name: str) -> None:
        """Ask with this one."""
        ...

    def save(self, name: str, weights: Mapping[str, float]) -> WeightProfile:
        """Keep own weights and ask with them."""
        ...

    def remove(self, name: str) -> None:
        """Forget an own one."""
        ...


class WeightChoice(QObject):
    """Reads and writes the profiles in the background.

    Signals:
        listed: ``profiles`` and ``active`` were read.
        changed: Questions are answered with other weights now.
        failed: The profiles could not be read or written; carries the error.
    """

    listed = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(
        self, store: WeightStore, background: Background, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._background = background
        self._profiles: tuple[WeightProfile, ...] = (WeightProfile(LEARNED, ProfileKind.LEARNED),)
        self._active = LEARNED

    @property
    def profiles(self) -> tuple[WeightProfile, ...]:
        """Those that can be chosen; only the learned one until they are read."""
        return self._profiles

    @property
    def active(self) -> str:
        """Name of the profile that is asked with."""
        return self._active

    def profile(self, name: str) -> WeightProfile:
        """The profile of this name; raises KeyError."""
        return {profile.name: profile for profile in self._profiles}[name]

    def reload(self) -> None:
        """Read them."""
        self._run(None)

    @Slot(str)
    def use(self, name: str) -> None:
        """Ask with this profile from now on."""
        if name != self._active:
            self._run(partial(self._store.use, name))

    def save(self, name: str, weights: Mapping[str, float]) -> None:
        """Keep the planner's weights under a name, and ask with them."""
        self._run(partial(self._store.save, name, dict(weights)))

    def remove(self, name: str) -> None:
        """Forget an own profile."""
        self._run(partial(self._store.remove, name))

    def open_dialog(self, source: LearnedWeights, over: QWidget) -> None:
        """Show every weight beside what ``source`` says was learned."""
        from routingml_desktop.ui.dialogs.weights_dialog import (  # noqa: PLC0415 (when wanted)
            WeightsDialog,
        )

        WeightsDialog(self, source, self._background, over).show()

    def _run(self, deed: Callable[[], object] | None) -> None:
        self._background.run(
            partial(_done_and_read, self._store, deed), done=self._take, failed=self._fail
        )

    def _take(self, kept: Kept) -> None:
        before = {profile.name: profile for profile in self._profiles}.get(self._active)
        self._profiles, self._active = kept
        self.listed.emit()
        if self.profile(self._active) != before:
            self.changed.emit()

    def _fail(self, error: RoutingMLError) -> None:
        self.failed.emit(error)
        self.listed.emit()


def profile_word(name: str) -> str:
    """A profile's name as planners read it."""
    translate = QCoreApplication.translate
    words = {
        LEARNED: translate("WeightChoice", "Learned"),
        EXPERT: translate("WeightChoice", "Expert"),
    }
    return words.get(name, name)


def _done_and_read(store: WeightStore, deed: Callable[[], object] | None) -> Kept:
    if deed is not None:
        deed()
    return store.profiles(), store.active()
