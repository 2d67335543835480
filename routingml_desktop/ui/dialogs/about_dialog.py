"""Which program this is, where it keeps things, what it is made of."""

from __future__ import annotations

import platform
from importlib import metadata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop import __version__
from routingml_desktop.ui.icons import dress
from routingml_desktop.ui.theme import MARGIN, SPACE, WIDE, Role, set_role

if TYPE_CHECKING:
    from routingml_desktop.paths import Home

MADE_OF: Final = (
    ("PySide6-Essentials", "LGPL-3.0"),
    ("polars", "MIT"),
    ("numpy", "BSD-3-Clause"),
    ("scikit-learn", "BSD-3-Clause"),
    ("hnswlib", "Apache-2.0"),
    ("pyqtgraph", "MIT"),
    ("pyodbc", "MIT-0"),
    ("pydantic", "MIT"),
    ("rapidfuzz", "MIT"),
    ("skops", "MIT"),
)
"""Packages and their licences."""


class AboutDialog(QDialog):
    """Everything support asks for, to be copied at once."""

    def __init__(self, home: Home, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About RoutingML Desktop"))
        title = QLabel(f"RoutingML Desktop {__version__}")
        set_role(title, Role.TITLE)
        what = QLabel(
            self.tr("Proposes manufacturing routings for new items from the plant's own history.")
        )
        set_role(what, Role.MUTED)
        what.setWordWrap(True)
        self.facts = (
            (self.tr("Home folder"), str(home.folder)),
            (self.tr("Log files"), str(home.logs)),
            (self.tr("Python"), platform.python_version()),
            (self.tr("System"), platform.platform()),
            *((name, f"{_version(name)} · {licence}") for name, licence in MADE_OF),
        )
        form = QFormLayout()
        form.setHorizontalSpacing(MARGIN)
        form.setVerticalSpacing(SPACE // 2)
        for name, value in self.facts:
            label = QLabel(value)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setWordWrap(True)
            form.addRow(name, label)
        buttons = QDialogButtonBox()
        copy = QPushButton(self.tr("Copy"))
        dress(copy, "copy")
        copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(WIDE)
        page.addWidget(title)
        page.addWidget(what)
        page.addLayout(form)
        page.addStretch()
        page.addWidget(buttons)
        self.setMinimumWidth(520)

    @Slot()
    def _copy(self) -> None:
        lines = [f"RoutingML Desktop {__version__}"]
        lines += [f"{name}: {value}" for name, value in self.facts]
        QGuiApplication.clipboard().setText("\n".join(lines))


def _version(name: str) -> str:
    """A package's version, also where the exe carries no package records."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "–"
