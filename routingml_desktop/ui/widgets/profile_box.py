"""The weight profiles to choose from, the one asked with chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from routingml_desktop.ui.weight_choice import profile_word

if TYPE_CHECKING:
    from routingml_desktop.ui.weight_choice import WeightChoice


class ProfileBox(QComboBox):
    """Follows the choice; choosing here is told and changes nothing by itself.

    Signals:
        chosen: The operator chose a profile; carries its name.
    """

    chosen = Signal(str)

    def __init__(self, choice: WeightChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._retranslate()
        choice.listed.connect(self.list_profiles)
        self.currentIndexChanged.connect(self._tell)

    @property
    def name(self) -> str:
        """Of the profile chosen."""
        return str(self.currentData() or self._choice.active)

    @Slot()
    def list_profiles(self) -> None:
        """Offer the profiles there are now."""
        with QSignalBlocker(self):
            self.clear()
            for profile in self._choice.profiles:
                self.addItem(profile_word(profile.name), profile.name)
            self.setCurrentIndex(self.findData(self._choice.active))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _tell(self, _place: int) -> None:
        self.chosen.emit(self.name)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Weight profile"))
        self.setToolTip(self.tr("How much each attribute counts for the similarity."))
        self.list_profiles()
