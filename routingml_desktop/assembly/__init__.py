"""Puts sources, models and services together from settings; no Qt, so the children use it too."""

from routingml_desktop.assembly.program import FEW_ITEMS, Program

__all__ = ["FEW_ITEMS", "Program"]
