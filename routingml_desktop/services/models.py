"""The active model, verified and loaded once; dropped when another version becomes active."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any

from routingml_desktop.domain.errors import (
    ModelsFolderError,
    NoModelError,
    UnreadableFileError,
)
from routingml_desktop.services.golden import golden_difference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.ml.routing_model import RoutingModel
    from routingml_desktop.registry.model_registry import ModelRegistry


_log = logging.getLogger(__name__)


def _there() -> None:
    return None


class ActiveModel:
    """Gives the model that answers, whichever version is active now, whoever activated it."""

    def __init__(self, registry: ModelRegistry, require: Callable[[], object] = _there) -> None:
        """``require`` raises ModelsFolderError when the versions are where nobody can look now."""
        self._registry = registry
        self._require = require
        self._lock = threading.Lock()
        self._model: RoutingModel | None = None

    def facts(self) -> VersionFacts | None:
        """The active version's facts; None when none is active; raise ModelsFolderError."""
        active = self._registry.active()
        if active is None:
            self._require()
        return active

    def name(self) -> str:
        """The active version's name; empty when none is active; raise ModelsFolderError."""
        active = self.facts()
        return active.name if active else ""

    def get(self) -> RoutingModel:
        """The active version's model.

        While the folder of the versions is away, the model that answered last goes on answering.
        Raises NoModelError, ModelsFolderError, or DamagedVersionError and IncompatibleVersionError
        when its parts do not hash to what the manifest says or its golden questions are answered
        differently.
        """
        try:
            active = self.facts()
        except (ModelsFolderError, UnreadableFileError) as error:
            if self._model is None:
                raise
            _log.warning("%s goes on answering: %s", self._model.version, error)
            return self._model
        if active is None:
            raise NoModelError([facts.name for facts in self._registry.versions()])
        with self._lock:
            if self._model is None or self._model.version != active.name:
                self._model = load_version(self._registry, active.name)
            return self._model


def load_version(registry: ModelRegistry, name: str) -> RoutingModel:
    """A version's model, verified part by part and by its golden questions.

    Raises UnknownVersionError, DamagedVersionError and IncompatibleVersionError.
    """
    # Not at import time: the window is painted before the first model is needed.
    from routingml_desktop.ml.routing_model import RoutingModel  # noqa: PLC0415

    loaded: list[RoutingModel] = []

    def golden_problem(folder: Path, golden: Sequence[Mapping[str, Any]]) -> str:
        loaded.append(RoutingModel.load(folder, name))
        return golden_difference(loaded[0], golden)

    registry.verify(name, golden_problem)
    return loaded[0]
