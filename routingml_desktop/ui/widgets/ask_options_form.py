"""How the planner wants questions answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from routingml_desktop.domain.candidate import AskOptions, RoutingChoice
from routingml_desktop.ui.theme import SPACE
from routingml_desktop.ui.weight_choice import profile_word
from routingml_desktop.ui.widgets.profile_box import ProfileBox
from routingml_desktop.ui.words import word

if TYPE_CHECKING:
    from routingml_desktop.settings import AskingSettings
    from routingml_desktop.ui.weight_choice import WeightChoice

_MOST_NEIGHBORS = 50
_STEP = 5


class AskOptionsForm(QWidget):
    """Each change counts at once.

    Signals:
        changed: Questions are to be answered differently.
        weights_wanted: The attribute weights are to be looked at.
        in_house_wanted: What is done in-house in place of what is to be looked at.
    """

    changed = Signal()
    weights_wanted = Signal()
    in_house_wanted = Signal()

    def __init__(
        self, start: AskingSettings, weights: WeightChoice, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._chosen_weights = weights
        self._pieces = start.order_quantity
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._threshold = QSpinBox()
        self._neighbors = QSpinBox()
        self._choice = QComboBox()
        self._weights = ProfileBox(weights)
        self._edit_weights = QPushButton()
        self._ignore_own = QCheckBox()
        self._exclude_outside = QCheckBox()
        self._in_house = QCheckBox()
        self._edit_in_house = QPushButton()
        self._improbable = QCheckBox()
        self._least = start.least_confidence
        self._labels = [QLabel() for _ in range(4)]
        self._build()
        self._fill(start)
        self._connect()
        self._retranslate()

    @property
    def options(self) -> AskOptions:
        """The options as they stand."""
        return AskOptions(
            threshold=self._threshold.value() / 100,
            neighbors=self._neighbors.value(),
            routing_choice=RoutingChoice(self._choice.currentData()),
            ignore_own_history=self._ignore_own.isChecked(),
            exclude_outside=self._exclude_outside.isChecked(),
            outside_in_house=self._in_house.isChecked(),
            weights=self._chosen_weights.active,
            order_quantity=self._pieces,
            least_confidence=0.0 if self._improbable.isChecked() else self._least,
        )

    @property
    def summary(self) -> str:
        """The options in one line."""
        said = [
            f"≥ {self._threshold.text()}",
            self.tr("similar items: {number}").format(number=self._neighbors.value()),
            word(self.options.routing_choice),
            self.tr("weights: {profile}").format(profile=profile_word(self._chosen_weights.active)),
        ]
        # Not the words of the boxes: after a change of language those may still be the old ones.
        if self._ignore_own.isChecked():
            said.append(self.tr("Ignore the item's own history"))
        if self._exclude_outside.isChecked():
            said.append(self.tr("Exclude subcontracted operations"))
        if self._in_house.isChecked():
            said.append(self.tr("Subcontracted operations in-house"))
        if self._improbable.isChecked():
            said.append(self.tr("Propose improbable routings too"))
        return " · ".join(said)

    def use_settings(self, start: AskingSettings) -> None:
        """Ask the next questions as the settings say now."""
        self._set(start)

    def set_order_quantity(self, pieces: float, *, moves_work: bool) -> None:
        """Plan for lots of so many pieces; a change when what is shown ``moves_work`` by lots."""
        self._pieces = pieces
        if moves_work:
            self.changed.emit()

    def set_threshold(self, threshold: float) -> None:
        """Count items from this similarity (0 to 1) as similar."""
        self._threshold.setValue(round(threshold * 100))

    def propose_improbable(self) -> None:
        """Propose the best there is however improbable."""
        self._improbable.setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _fill(self, start: AskingSettings) -> None:
        self._slider.setRange(0, 100)
        self._slider.setPageStep(_STEP)
        self._threshold.setRange(0, 100)
        self._threshold.setSingleStep(_STEP)
        self._threshold.setSuffix(" %")
        self._neighbors.setRange(1, _MOST_NEIGHBORS)
        for choice in RoutingChoice:
            self._choice.addItem("", choice.value)
        self._set(start)

    def _set(self, start: AskingSettings) -> None:
        self._threshold.setValue(round(start.threshold * 100))
        self._slider.setValue(self._threshold.value())
        self._neighbors.setValue(start.neighbors)
        self._choice.setCurrentIndex(self._choice.findData(start.routing_choice.value))
        self._ignore_own.setChecked(start.ignore_own_history)
        self._exclude_outside.setChecked(start.exclude_outside)
        self._in_house.setChecked(start.outside_in_house)
        self._least = start.least_confidence
        self._improbable.setChecked(self._least == 0)

    def _connect(self) -> None:
        self._slider.valueChanged.connect(self._threshold.setValue)
        self._threshold.valueChanged.connect(self._slider.setValue)
        self._threshold.valueChanged.connect(self.changed)
        self._neighbors.valueChanged.connect(self.changed)
        self._choice.currentIndexChanged.connect(self.changed)
        self._ignore_own.toggled.connect(self.changed)
        self._exclude_outside.toggled.connect(self.changed)
        self._in_house.toggled.connect(self.changed)
        self._edit_in_house.clicked.connect(self.in_house_wanted)
        self._improbable.toggled.connect(self.changed)
        self._weights.chosen.connect(self._chosen_weights.use)
        self._edit_weights.clicked.connect(self.weights_wanted)
        self._chosen_weights.changed.connect(self.changed)

    def _retranslate(self) -> None:
        names = (
            self.tr("Similarity threshold"),
            self.tr("Similar items"),
            self.tr("Routing of an item"),
            self.tr("Attribute weights"),
        )
        fields = (self._threshold, self._neighbors, self._choice, self._weights)
        for label, name, field in zip(self._labels, names, fields, strict=True):
            label.setText(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
        self._slider.setAccessibleName(names[0])
        for place in range(self._choice.count()):
            self._choice.setItemText(place, word(RoutingChoice(self._choice.itemData(place))))
        self._threshold.setToolTip(self.tr("Items at least this alike count as similar."))
        self._neighbors.setToolTip(self.tr("How many similar items have a vote."))
        self._choice.setToolTip(self.tr("Which routing counts of an item that has several."))
        self._edit_weights.setText(self.tr("Weights…"))
        self._edit_weights.setToolTip(self.tr("See the weight of each attribute and change it."))
        self._ignore_own.setText(self.tr("Ignore the item's own history"))
        self._ignore_own.setToolTip(
            self.tr("Propose from similar items even when the item has a routing.")
        )
        self._exclude_outside.setText(self.tr("Exclude subcontracted operations"))
        self._in_house.setText(self.tr("Subcontracted operations in-house"))
        self._in_house.setToolTip(
            self.tr("Where the table says what the plant does in place of exactly this operation.")
        )
        self._edit_in_house.setText(self.tr("Table…"))
        self._edit_in_house.setToolTip(self.tr("See what is done in-house in place of what."))
        self._improbable.setText(self.tr("Propose improbable routings too"))
        self._improbable.setToolTip(
            self.tr("Otherwise nothing is proposed where the best proposal is hardly ever right.")
        )

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE - 2)
        grid.setColumnStretch(1, 1)
        rows = (self._threshold, self._neighbors, self._choice, self._weights)
        for row, (label, field) in enumerate(zip(self._labels, rows, strict=True)):
            grid.addWidget(label, row, 0)
            if field is self._threshold:
                grid.addWidget(self._slider, row, 1)
                grid.addWidget(field, row, 2)
            elif field is self._weights:
                grid.addWidget(field, row, 1)
                grid.addWidget(self._edit_weights, row, 2)
            else:
                grid.addWidget(field, row, 1, 1, 2)
        grid.addWidget(self._ignore_own, len(rows), 0, 1, 3)
        grid.addWidget(self._exclude_outside, len(rows) + 1, 0, 1, 3)
        grid.addWidget(self._in_house, len(rows) + 2, 0, 1, 2)
        grid.addWidget(self._edit_in_house, len(rows) + 2, 2)
        grid.addWidget(self._improbable, len(rows) + 3, 0, 1, 3)
