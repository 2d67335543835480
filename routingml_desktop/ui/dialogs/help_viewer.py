"""The help pages of the program, one per dock, in the language of the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QUrl, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from routingml_desktop.paths import bundled
from routingml_desktop.ui.actions import keys_text, plain, translated
from routingml_desktop.ui.commands import DOCK_TITLES, DOCKS
from routingml_desktop.ui.language import language
from routingml_desktop.ui.theme import Role, colours, set_role

if TYPE_CHECKING:
    from routingml_desktop.ui.actions import Actions

INDEX: Final = "index"
KEYS: Final = "keys"
"""Not a file: made of the commands."""
OFFICE: Final = "office"
"""Settings, record and diagnostics, which have no dock."""
HOW: Final = "how"
"""How a proposal comes about, on one page."""
PAGES: Final = (INDEX, HOW, *DOCKS, OFFICE)

_LIST_WIDTH: Final = 190


def page_file(page: str, code: str) -> Path:
    """The file of a page in a language, whether it is there or not."""
    return bundled("resources", "help", code, f"{page}.md")


class HelpViewer(QDialog):
    """Stays open beside the window while the operator works on."""

    def __init__(self, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._page = INDEX
        self.list = QListWidget()
        self.list.setFixedWidth(_LIST_WIDTH)
        self.text = QTextBrowser()
        set_role(self.text, Role.PAGE)
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow_link)
        self.text.document().setDocumentMargin(24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.resize(860, 640)
        self.list.currentRowChanged.connect(self._go)
        self.retranslate()

    @property
    def page(self) -> str:
        """The page shown now."""
        return self._page

    def show_page(self, page: str) -> None:
        """Show a page and bring the help to the front."""
        self._page = page
        self.list.setCurrentRow((*PAGES, KEYS).index(page))
        self._fill()
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._fill()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Take over the window's language."""
        self.setWindowTitle(self.tr("Help – RoutingML Desktop"))
        self.list.setAccessibleName(self.tr("Help pages"))
        self.text.setAccessibleName(self.tr("Help"))
        self.list.blockSignals(True)  # noqa: FBT003 (Qt)
        self.list.clear()
        for page in (*PAGES, KEYS):
            QListWidgetItem(self._title(page), self.list)
        self.list.setCurrentRow((*PAGES, KEYS).index(self._page))
        self.list.blockSignals(False)  # noqa: FBT003 (Qt)
        self._fill()

    def _title(self, page: str) -> str:
        if page == INDEX:
            return self.tr("Overview")
        if page == HOW:
            return self.tr("How a proposal comes about")
        if page == KEYS:
            return self.tr("Keyboard shortcuts")
        if page == OFFICE:
            return self.tr("Settings, record, diagnostics")
        return translated(DOCK_TITLES[page])

    def _fill(self) -> None:
        accent = colours(self).accent
        self.text.document().setDefaultStyleSheet(f"a {{ color: {accent}; }}")
        self.text.setMarkdown(self._markdown())
        self.text.moveCursor(self.text.textCursor().MoveOperation.Start)

    def _markdown(self) -> str:
        if self._page == KEYS:
            return self._keys()
        file = page_file(self._page, language())
        if not file.exists():
            text = self.tr("This page is missing from the installation: {file}")
            return text.format(file=file.name)
        return file.read_text(encoding="utf-8")

    def _keys(self) -> str:
        keys_title, command_title = self.tr("Keys"), self.tr("Command")
        lines = [
            f"# {self._title(KEYS)}",
            "",
            f"| {keys_title} | {command_title} |",
            "|---|---|",
        ]
        for command in self._actions.commands:
            keys = keys_text(command)
            if keys:
                lines.append(f"| {keys} | {plain(translated(command.text))} |")
        return "\n".join(lines)

    @Slot(int)
    def _go(self, row: int) -> None:
        if row >= 0:
            self._page = (*PAGES, KEYS)[row]
            self._fill()

    @Slot(QUrl)
    def _follow_link(self, link: QUrl) -> None:
        page = Path(link.path()).stem
        if page in PAGES:
            self.list.setCurrentRow(PAGES.index(page))
