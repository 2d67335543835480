"""Small versions to publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop import durable
from tests.builders import version_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from routingml_desktop.domain.model_version import VersionFacts
    from routingml_desktop.registry.model_registry import ModelRegistry


def writing(text: str = "vectors") -> Callable[[Path], None]:
    """Puts two parts, one of them in a folder of its own."""

    def write(folder: Path) -> None:
        durable.write_text(folder / "vectors.bin", text)
        durable.write_json(folder / "routings" / "routings.json", {"count": len(text)})

    return write


def published(registry: ModelRegistry, name: str = "v1", *, activate: bool = True) -> VersionFacts:
    """A version of this name."""
    return registry.publish(
        writing(name),
        version_facts(name),
        {"seconds": 1.5},
        [{"asked": "A", "answer": ["TURN"]}],
        activate=activate,
    )


def names(registry: ModelRegistry) -> list[str]:
    """Of all versions, newest first."""
    return [facts.name for facts in registry.versions()]


def active(registry: ModelRegistry) -> str | None:
    """Name of the version that answers."""
    facts = registry.active()
    return facts.name if facts else None
