"""Asks for a decision before something is done; the button says what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


def ask_to_choose(
    parent: QWidget,
    question: str,
    consequence: str,
    deeds: Sequence[tuple[str, Callable[[], object]]],
) -> QMessageBox:
    """Open a question with several deeds; the chosen one is called. Else as ``ask_to_decide``."""
    box = QMessageBox(
        QMessageBox.Icon.NoIcon, parent.window().windowTitle(), question, parent=parent
    )
    box.setInformativeText(consequence)
    chosen = {
        box.addButton(words, QMessageBox.ButtonRole.AcceptRole): deed for words, deed in deeds
    }
    no = box.addButton(QMessageBox.StandardButton.Cancel)
    no.setIcon(QIcon())
    box.setDefaultButton(no)
    box.setEscapeButton(no)

    def answered() -> None:
        deed = next((d for button, d in chosen.items() if button is box.clickedButton()), None)
        if deed is not None:
            deed()
        box.deleteLater()

    box.finished.connect(answered)
    box.open()
    return box
