"""What a training would learn from, said in a box over the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

from routingml_desktop.ui.numbers import NOTHING, count, duration, moment

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from routingml_desktop.domain.training import Rehearsal


def show_rehearsal(parent: QWidget, found: Rehearsal) -> QMessageBox:
    """Open the box; the caller goes on at once."""
    translate = QCoreApplication.translate
    box = QMessageBox(
        QMessageBox.Icon.NoIcon,
        parent.window().windowTitle(),
        translate("Rehearsal", "A training now would learn from this. Nothing was written."),
        QMessageBox.StandardButton.Close,
        parent,
    )
    box.setInformativeText("\n".join(_lines(found)))
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def _lines(found: Rehearsal) -> list[str]:
    translate = QCoreApplication.translate
    took = NOTHING if found.seconds is None else duration(found.seconds)
    lines = [
        translate("Rehearsal", "Source: {source}, brought in {time}").format(
            source=found.source, time=moment(found.taken)
        ),
        translate("Rehearsal", "Items: {number}").format(number=count(found.items)),
        translate("Rehearsal", "Operations: {number}").format(number=count(found.operations)),
        translate("Rehearsal", "Work results: {number}").format(number=count(found.work_results)),
        translate("Rehearsal", "Duration, as the last one took: {time}").format(time=took),
        translate("Rehearsal", "Waiting before it: {number}").format(number=count(found.waiting)),
    ]
    if found.problem:
        lines.append(translate("Rehearsal", "The line is full: it could not be asked for now."))
    return lines
