"""What the operator calls the place that rows come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from routingml_desktop.domain.plant import SourceFacts

DEMO: Final = "demo"
"""The mapping of the plant that comes with the program; only its title is in our words."""
_TITLE: Final = "Demo plant"
"""As the mapping of the demo plant says."""


def source_title(source: SourceFacts) -> str:
    """The source's own name; that of the demo plant in the operator's language."""
    if source.name != DEMO:
        return source.title
    return source.title.replace(_TITLE, demo_title(), 1)


def source_name(name: str) -> str:
    """A source by the name that versions keep of it; the demo plant in the operator's language."""
    return demo_title() if name == DEMO else name


def demo_title() -> str:
    """What the demo plant is called."""
    return QCoreApplication.translate("source", "Demo plant")
