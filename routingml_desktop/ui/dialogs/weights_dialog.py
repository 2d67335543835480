"""How much each attribute counts: seen beside what was learned, changed, and kept as own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from routingml_desktop.domain.weights import ProfileKind
from routingml_desktop.services.weights import LONGEST_NAME
from routingml_desktop.ui.language import language
from routingml_desktop.ui.notices import notice_of
from routingml_desktop.ui.states import States
from routingml_desktop.ui.theme import MARGIN, SPACE, TIGHT, WIDE, Role, Tone, set_role, set_tone
from routingml_desktop.ui.widgets.profile_box import ProfileBox
from routingml_desktop.ui.widgets.weight_row import WeightRow

if TYPE_CHECKING:
    from routingml_desktop.domain.errors import RoutingMLError
    from routingml_desktop.domain.item import Attribute
    from routingml_desktop.domain.weights import WeightProfile
    from routingml_desktop.ui.background import Background
    from routingml_desktop.ui.weight_choice import WeightChoice

    Learned = tuple[tuple[Attribute, ...], dict[str, float]]

_SIZE: Final = (620, 620)


class LearnedWeights(Protocol):
    """Who knows what was learned; ``services/prediction.py`` says what each call means."""

    def attributes(self) -> tuple[Attribute, ...]:
        """The attributes an item can have."""
        ...

    def learned_weights(self) -> dict[str, float]:
        """What each compared attribute weighs."""
        ...


class WeightsDialog(QDialog):
    """Stays open beside the window, so that answers can be watched while weights are tried."""

    def __init__(
        self,
        choice: WeightChoice,
        source: LearnedWeights,
        background: Background,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._choice = choice
        self.rows: list[WeightRow] = []
        self._profile = ProfileBox(choice)
        self._filter = QLineEdit()
        self._grid = QGridLayout()
        self._says = QLabel()
        self.name = QLineEdit()
        self.save = QPushButton()
        self.remove = QPushButton()
        self._states = States(self._content(), "settings")
        self._build()
        self._connect()
        self._states.show_loading(self.tr("Reading the learned weights…"))
        background.run(partial(_learned, source), done=self._take, failed=self._fail)

    @property
    def weights(self) -> dict[str, float]:
        """As they stand, by attribute."""
        return {row.attribute.name: row.weight for row in self.rows}

    def _take(self, learned: Learned) -> None:
        attributes, weights = learned
        known = [attribute for attribute in attributes if attribute.name in weights]
        for attribute in sorted(known, key=lambda one: -weights[one.name]):
            row = WeightRow(attribute, weights[attribute.name], language())
            row.setParent(self)
            row.changed.connect(self._say)
            row.add_to(self._grid, self._grid.rowCount())
            self.rows.append(row)
        if not self.rows:
            self._states.show_empty(self.tr("The active version compares no attribute."))
            return
        self._load()
        self._states.show_content()
        self.rows[0].field.setFocus()

    def _fail(self, error: RoutingMLError) -> None:
        notice = notice_of(error)
        self._states.show_empty(notice.sentence, notice.next_step, icon="bad", tone=notice.tone)
        self.save.setEnabled(False)

    @Slot()
    def _renew(self) -> None:
        """Another profile is asked with now, or the own one was saved."""
        self._profile.list_profiles()
        self._load()

    @Slot(str)
    def _look_at(self, _name: str) -> None:
        self._load()

    def _load(self) -> None:
        """Show the weights of the chosen profile."""
        profile = self._chosen()
        learned = {row.attribute.name: row.learned for row in self.rows}
        weights = profile.over(learned)
        for row in self.rows:
            row.set_weight(weights[row.attribute.name])
        own = profile.kind is ProfileKind.OWN
        self.name.setText(profile.name if own else self.tr("Own"))
        self.remove.setEnabled(own)
        self._say()

    @Slot()
    def _say(self) -> None:
        profile = self._chosen()
        learned = {row.attribute.name: row.learned for row in self.rows}
        weights = self.weights
        edited = weights != profile.over(learned)
        name = self.name.text().strip()
        taken = any(
            name == known.name and known.kind is not ProfileKind.OWN
            for known in self._choice.profiles
        )
        self.save.setEnabled(any(weights.values()) and bool(name) and not taken)
        if not any(weights.values()):
            said, tone = self.tr("At least one attribute needs a weight above 0."), Tone.BAD
        elif taken:
            said = self.tr("This name is taken by a profile of the program.")
            tone = Tone.WARNING
        elif edited:
            said = self.tr("Changed, not saved yet. Saved weights are asked with at once.")
            tone = Tone.ACCENT
        elif not profile.applies_to(learned):
            said = self.tr("This profile does not apply: it names no attribute of this plant.")
            tone = Tone.WARNING
        elif profile.name == self._choice.active:
            said, tone = self.tr("Questions are asked with these weights."), Tone.NEUTRAL
        else:
            said, tone = self.tr("Use asks with these weights."), Tone.NEUTRAL
        self._says.setText(said)
        set_tone(self._says, tone)
        self._use.setEnabled(not edited and profile.name != self._choice.active)

    def _chosen(self) -> WeightProfile:
        return self._choice.profile(self._profile.name)

    @Slot()
    def _save(self) -> None:
        self._choice.save(self.name.text(), self.weights)

    @Slot()
    def _use_chosen(self) -> None:
        self._choice.use(self._chosen().name)

    @Slot()
    def _remove(self) -> None:
        self._choice.remove(self._chosen().name)

    @Slot(object)
    def _refuse(self, error: RoutingMLError) -> None:
        notice = notice_of(error)
        self._says.setText(f"{notice.sentence} {notice.next_step}".strip())
        set_tone(self._says, Tone.BAD)

    @Slot(str)
    def _show_filtered(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in self.rows:
            row.show(wanted in f"{row.name.text()} {row.attribute.name}".casefold())

    def _connect(self) -> None:
        self._profile.chosen.connect(self._look_at)
        self._filter.textChanged.connect(self._show_filtered)
        self.name.textChanged.connect(self._say)
        self.save.clicked.connect(self._save)
        self._use.clicked.connect(self._use_chosen)
        self.remove.clicked.connect(self._remove)
        self._choice.changed.connect(self._renew)
        self._choice.failed.connect(self._refuse)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Attribute weights"))
        self.resize(*_SIZE)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.accept)
        close.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        for widget in (self.remove, None, QLabel(self.tr("Own profile")), self.name, self.save):
            if widget is None:
                foot.addStretch(1)
            else:
                foot.addWidget(widget)
        foot.addWidget(close)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(WIDE)
        page.addWidget(self._states, 1)
        page.addLayout(foot)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setMaximumWidth(160)
        self.name.setAccessibleName(self.tr("Name of the own profile"))
        self.save.setText(self.tr("Save and use"))
        set_role(self.save, Role.PRIMARY)
        self.save.setDefault(True)
        self.save.setEnabled(False)
        self.remove.setText(self.tr("Delete profile"))
        self.remove.setAutoDefault(False)
        self.remove.setEnabled(False)

    def _content(self) -> QWidget:
        content = QWidget()
        intro = QLabel(
            self.tr(
                "0 leaves an attribute out, 4 counts most. Weights act at once on every question; "
                "nothing is trained anew."
            )
        )
        intro.setWordWrap(True)
        set_role(intro, Role.MUTED)
        self._says.setWordWrap(True)
        self._use = QPushButton(self.tr("Use"))
        self._use.setAutoDefault(False)
        self._filter.setPlaceholderText(self.tr("Find an attribute"))
        self._filter.setAccessibleName(self.tr("Find an attribute"))
        self._filter.setClearButtonEnabled(True)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(QLabel(self.tr("Weight profile")))
        head.addWidget(self._profile, 1)
        head.addWidget(self._use)
        head.addWidget(self._filter, 1)
        for column, title in enumerate(
            (self.tr("Attribute"), self.tr("Weight"), "", self.tr("Learned"))
        ):
            label = QLabel(title)
            set_role(label, Role.CAPTION)
            self._grid.addWidget(label, 0, column)
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(WIDE)
        self._grid.setVerticalSpacing(TIGHT)
        listed = QWidget()
        rows = QVBoxLayout(listed)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        set_role(listed, Role.PAGE)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(listed)
        page = QVBoxLayout(content)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(SPACE)
        page.addWidget(intro)
        page.addLayout(head)
        page.addWidget(scroll, 1)
        page.addWidget(self._says)
        return content


def _learned(source: LearnedWeights) -> Learned:
    return source.attributes(), source.learned_weights()
