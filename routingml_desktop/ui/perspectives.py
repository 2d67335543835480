"""Named dock layouts: four that come with the program, the operator's own, and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal

from routingml_desktop.ui.commands import PERSPECTIVES
from routingml_desktop.ui.window_state import VERSION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from routingml_desktop.ui.window_state import WindowState

OWN: Final = "own_layouts"


@dataclass(frozen=True, slots=True)
class Layout:
    """Columns of tabbed groups, left to right, each group top to bottom.

    The first dock of a group is the one on top of its tabs.
    """

    columns: tuple[tuple[tuple[str, ...], ...], ...]
    widths: tuple[int, ...]
    """Share of each column."""
    heights: tuple[tuple[int, ...], ...]
    """Share of each group in its column."""
    hidden: tuple[str, ...] = ()
    """Docks that are there but closed until they are asked for."""


TALL: Final = 900
"""Pixels of height from which two groups of the left column stand one above the other."""

_MAKING: Final = ("items", "ask", "candidates", "routing", "compare", "evidence")
_JUDGING: Final = ("data", "quality", "standards", "training", "log")

LAYOUTS: Final[Mapping[str, Layout]] = {
    "predict": Layout(
        columns=(
            (("items", "data"), ("ask",)),
            (("candidates",), ("routing", "compare", "evidence")),
        ),
        widths=(30, 70),
        heights=((38, 62), (44, 56)),
        hidden=_JUDGING,
    ),
    "compare": Layout(
        columns=((("candidates",), ("ask", "items")), (("compare", "routing"), ("evidence",))),
        widths=(34, 66),
        heights=((60, 40), (58, 42)),
        hidden=("items", *_JUDGING),
    ),
    "quality": Layout(
        columns=((("quality", "standards"),), (("data",), ("log",))),
        widths=(70, 30),
        heights=((100,), (60, 40)),
        hidden=("log", "training", *_MAKING),
    ),
    "training": Layout(
        columns=((("training",),), (("data",), ("log",))),
        widths=(66, 34),
        heights=((100,), (55, 45)),
        hidden=("quality", "standards", *_MAKING),
    ),
}

LOW_LAYOUTS: Final[Mapping[str, Layout]] = {
    "predict": Layout(
        columns=(
            (("items", "ask", "data"),),
            (("candidates",), ("routing", "compare", "evidence")),
        ),
        widths=(32, 68),
        heights=((100,), (46, 54)),
        hidden=_JUDGING,
    ),
    "compare": Layout(
        columns=((("candidates", "ask", "items"),), (("compare", "evidence", "routing"),)),
        widths=(36, 64),
        heights=((100,), (100,)),
        hidden=("items", *_JUDGING),
    ),
    "quality": Layout(
        columns=((("quality", "standards"),), (("data", "log"),)),
        widths=(66, 34),
        heights=((100,), (100,)),
        hidden=("log", "training", *_MAKING),
    ),
    "training": Layout(
        columns=((("training",),), (("data", "log"),)),
        widths=(62, 38),
        heights=((100,), (100,)),
        hidden=("quality", "standards", *_MAKING),
    ),
}
"""For notebooks: what does not fit one above the other becomes tabs."""


class Perspectives(QObject):
    """Arranges the docks of a window and remembers how the operator changed each perspective.

    Signals:
        switched: Another perspective is shown; carries its name.
        own_changed: The operator's own layouts are others now.
    """

    switched = Signal(str)
    own_changed = Signal()

    def __init__(
        self, window: QMainWindow, docks: Mapping[str, QDockWidget], state: WindowState
    ) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._state = state
        self._current = ""
        self._withheld: set[str] = set()

    @property
    def current(self) -> str:
        """The perspective shown now; empty before the first."""
        return self._current

    @property
    def own(self) -> tuple[str, ...]:
        """Names of the layouts the operator saved."""
        return self._state.names_below(OWN)

    def start(self) -> None:
        """Show what was shown when the program was left, or Predict."""
        last = self._state.text_of("perspective", PERSPECTIVES[0])
        name = last if last in PERSPECTIVES else PERSPECTIVES[0]
        self._show(name)

    def switch(self, name: str) -> None:
        """Show a perspective the way the operator left it."""
        if name == self._current or name in self._withheld:
            return
        self.keep()
        self._show(name)

    def withhold(self, dock: str) -> None:
        """Keep a dock, and the perspective of its name, from being shown from now on."""
        self._withheld.add(dock)
        if self._current == dock:
            self._show(PERSPECTIVES[0])
        self._hide_withheld()

    def reset(self) -> None:
        """Put the docks of the current perspective where they were in the beginning."""
        self._state.forget(_key(self._current))
        self.arrange(self._shipped(self._current))

    def keep(self) -> None:
        """Remember how the current perspective looks now."""
        if self._current:
            self._state.keep(_key(self._current), self._window.saveState(VERSION))
            self._state.keep("perspective", self._current)

    def save_own(self, name: str) -> None:
        """Keep how the docks stand now under a name; an earlier one of this name is replaced."""
        self._state.keep(f"{OWN}/{name}", self._window.saveState(VERSION))
        self.own_changed.emit()

    def show_own(self, name: str) -> bool:
        """Show a layout the operator saved; False when it does not fit this program."""
        return self.restore(self._state.bytes_of(f"{OWN}/{name}"))

    def remove_own(self, name: str) -> None:
        """Forget a layout the operator saved."""
        self._state.forget(f"{OWN}/{name}")
        self.own_changed.emit()

    def restore(self, arrangement: QByteArray) -> bool:
        """Arrange the docks as kept; False when nothing fitting was kept."""
        fitted = not arrangement.isEmpty() and self._window.restoreState(arrangement, VERSION)
        self._hide_withheld()
        return fitted

    def arrange(self, layout: Layout) -> None:
        """Put the docks in the places of a layout."""
        for dock in self._docks.values():
            dock.setFloating(False)
            self._window.removeDockWidget(dock)
        heads = self._place_columns(layout)
        for name in (n for n in self._docks if n not in _named(layout)):
            # A closed dock keeps a place, so that it opens where there is room.
            self._window.tabifyDockWidget(heads[-1][-1], self._docks[name])
        for name, dock in self._docks.items():
            dock.setVisible(name not in layout.hidden)
        self._share_out(layout, heads)
        for column in heads:
            for head in column:
                head.raise_()
        self._hide_withheld()

    def _hide_withheld(self) -> None:
        for name in self._withheld:
            self._docks[name].hide()

    def _show(self, name: str) -> None:
        self._current = name
        if not self.restore(self._state.bytes_of(_key(name))):
            self.arrange(self._shipped(name))
        self.switched.emit(name)

    def _shipped(self, name: str) -> Layout:
        return (LAYOUTS if self._window.height() >= TALL else LOW_LAYOUTS)[name]

    def _place_columns(self, layout: Layout) -> list[list[QDockWidget]]:
        """Place columns, then their groups, then tabs: a split inside a tab would join the tab."""
        heads = [[self._docks[column[0][0]]] for column in layout.columns]
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, heads[0][0])
        for left, right in pairwise(heads):
            self._window.splitDockWidget(left[0], right[0], Qt.Orientation.Horizontal)
        for column, placed in zip(layout.columns, heads, strict=True):
            for group in column[1:]:
                below = self._docks[group[0]]
                self._window.splitDockWidget(placed[-1], below, Qt.Orientation.Vertical)
                placed.append(below)
        for column, placed in zip(layout.columns, heads, strict=True):
            for group, head in zip(column, placed, strict=True):
                for name in group[1:]:
                    self._window.tabifyDockWidget(head, self._docks[name])
        return heads

    def _share_out(self, layout: Layout, heads: list[list[QDockWidget]]) -> None:
        width, height = self._window.width(), self._window.height()
        firsts = [column[0] for column in heads]
        shares = [width * share // 100 for share in layout.widths]
        self._window.resizeDocks(firsts, shares, Qt.Orientation.Horizontal)
        for column, placed in zip(layout.heights, heads, strict=True):
            tall = [height * share // 100 for share in column]
            self._window.resizeDocks(placed, tall, Qt.Orientation.Vertical)


def _key(name: str) -> str:
    return f"perspectives/{name}"


def _named(layout: Layout) -> set[str]:
    return {name for column in layout.columns for group in column for name in group}
