"""Asks for a decision before something is done; the button says what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable


def ask_to_decide(
    parent: QWidget, question: str, consequence: str, deed: str, decided: Callable[[], object]
) -> QMessageBox:
    """Open a question over ``parent``; ``decided`` is called when ``deed`` is chosen.

    The caller goes on at once. Esc and the other button leave everything as it is; that button has
    the focus, so that a stray Enter does nothing.
    """
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, parent.window().windowTitle(), question, parent=parent
    )
    box.setInformativeText(consequence)
    yes = box.addButton(deed, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(QMessageBox.StandardButton.Cancel)
    no.setIcon(QIcon())  # Qt's own picture does not go with ours.
    box.setDefaultButton(no)
    box.setEscapeButton(no)

    def answered() -> None:
        if box.clickedButton() is yes:
            decided()
        box.deleteLater()

    box.finished.connect(answered)
    box.open()
    return box
