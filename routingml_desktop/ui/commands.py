"""Every command of the window as data: its words, icon, keys and place in the menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

DOCKS: Final = (
    "items",
    "ask",
    "candidates",
    "routing",
    "compare",
    "evidence",
    "quality",
    "training",
    "data",
    "log",
    "standards",
)
"""Object names of the docks, and of their help pages and icons."""

DIGITS: Final = 10
"""Docks that have a digit for a key."""

PERSPECTIVES: Final = ("predict", "compare", "quality", "training")


@dataclass(frozen=True, slots=True)
class Command:
    """Something the operator can do."""

    name: str
    """Identifier, such as ``sync``; panels and notices name commands by it."""
    text: str
    """English, translated when shown."""
    menu: str
    """``program``, ``edit``, ``view``, ``plan``, ``model`` or ``help``; empty for none."""
    icon: str = ""
    keys: str = ""
    explains: str = ""
    """One sentence for the status bar and the palette."""
    checkable: bool = False
    panel_has_keys: bool = False
    """The keys belong to a panel and work inside it only; here they are just told."""
    group: str = ""
    """Commands of one group exclude each other; a new group starts with a line in the menu."""


MENUS: Final = {
    "program": QT_TRANSLATE_NOOP("commands", "&Program"),
    "edit": QT_TRANSLATE_NOOP("commands", "&Edit"),
    "plan": QT_TRANSLATE_NOOP("commands", "P&lan"),
    "model": QT_TRANSLATE_NOOP("commands", "&Model"),
    "view": QT_TRANSLATE_NOOP("commands", "&View"),
    "help": QT_TRANSLATE_NOOP("commands", "&Help"),
}

CATEGORIES: Final = {
    "perspective": QT_TRANSLATE_NOOP("commands", "Perspective"),
    "dock": QT_TRANSLATE_NOOP("commands", "Dock"),
    "theme": QT_TRANSLATE_NOOP("commands", "Colours"),
    "language": QT_TRANSLATE_NOOP("commands", "Language"),
}
"""Said before a command in the palette, by its group: some have the same name."""

DOCK_TITLES: Final = {
    "items": QT_TRANSLATE_NOOP("commands", "Items"),
    "ask": QT_TRANSLATE_NOOP("commands", "Ask"),
    "candidates": QT_TRANSLATE_NOOP("commands", "Candidates"),
    "routing": QT_TRANSLATE_NOOP("commands", "Routing"),
    "compare": QT_TRANSLATE_NOOP("commands", "Compare"),
    "evidence": QT_TRANSLATE_NOOP("commands", "Evidence"),
    "quality": QT_TRANSLATE_NOOP("commands", "Quality"),
    "training": QT_TRANSLATE_NOOP("commands", "Training"),
    "data": QT_TRANSLATE_NOOP("commands", "Data"),
    "log": QT_TRANSLATE_NOOP("commands", "Log"),
    "standards": QT_TRANSLATE_NOOP("commands", "Standards"),
}

COMMANDS: Final = (
    Command(
        "sync",
        QT_TRANSLATE_NOOP("commands", "Sync now"),
        "program",
        "sync",
        "F5",
        QT_TRANSLATE_NOOP("commands", "Bring the plant's data in from the ERP."),
    ),
    Command(
        "export",
        QT_TRANSLATE_NOOP("commands", "Export routing…"),
        "program",
        "export",
        "Ctrl+E",
        QT_TRANSLATE_NOOP("commands", "Write the routing to Excel, CSV or the clipboard."),
        group="export",
    ),
    Command(
        "settings",
        QT_TRANSLATE_NOOP("commands", "Settings…"),
        "program",
        "settings",
        "Ctrl+,",
        QT_TRANSLATE_NOOP("commands", "Every setting, what it means and where it comes from."),
        group="settings",
    ),
    Command(
        "audit",
        QT_TRANSLATE_NOOP("commands", "Audit record…"),
        "program",
        "history",
        "",
        QT_TRANSLATE_NOOP("commands", "Who did what, when and from which version."),
        group="settings",
    ),
    Command(
        "quit",
        QT_TRANSLATE_NOOP("commands", "Quit"),
        "program",
        "",
        "Ctrl+Q",
        group="quit",
    ),
    Command(
        "undo",
        QT_TRANSLATE_NOOP("commands", "Undo"),
        "edit",
        "undo",
        "Ctrl+Z",
        QT_TRANSLATE_NOOP("commands", "Take back the last change of the routing."),
        panel_has_keys=True,
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("commands", "Redo"),
        "edit",
        "redo",
        "Ctrl+Y",
        QT_TRANSLATE_NOOP("commands", "Make the change again that was taken back."),
        panel_has_keys=True,
    ),
    Command(
        "find_item",
        QT_TRANSLATE_NOOP("commands", "Find an item"),
        "edit",
        "search",
        "Ctrl+F",
        QT_TRANSLATE_NOOP("commands", "Go to the search box of the item master."),
        group="find",
    ),
    Command(
        "ask_codes",
        QT_TRANSLATE_NOOP("commands", "Ask for item codes"),
        "plan",
        "ask",
        "Ctrl+L",
        QT_TRANSLATE_NOOP("commands", "Go to the box that takes item codes."),
    ),
    Command(
        "start_training",
        QT_TRANSLATE_NOOP("commands", "Start training"),
        "model",
        "training",
        "",
        QT_TRANSLATE_NOOP("commands", "Learn a new model version from the plant's data."),
    ),
    Command(
        "measure",
        QT_TRANSLATE_NOOP("commands", "Measure quality"),
        "model",
        "quality",
        "",
        QT_TRANSLATE_NOOP("commands", "Compare what the active version says with what was."),
    ),
    Command(
        "run_cycle",
        QT_TRANSLATE_NOOP("commands", "Run a quality cycle"),
        "model",
        "history",
        "",
        QT_TRANSLATE_NOOP("commands", "Ask a sample of items again and compare the bookings."),
    ),
    Command(
        "palette",
        QT_TRANSLATE_NOOP("commands", "Find a command…"),
        "help",
        "palette",
        "Ctrl+Shift+P",
        QT_TRANSLATE_NOOP("commands", "Every command by its name, in Korean or English."),
    ),
    Command(
        "help",
        QT_TRANSLATE_NOOP("commands", "Help for this dock"),
        "help",
        "help",
        "F1",
        QT_TRANSLATE_NOOP("commands", "What the dock with the focus is for and how to use it."),
    ),
    Command(
        "shortcuts",
        QT_TRANSLATE_NOOP("commands", "Keyboard shortcuts"),
        "help",
        "",
        "Ctrl+F1",
        QT_TRANSLATE_NOOP("commands", "All keys on one page."),
    ),
    Command(
        "welcome",
        QT_TRANSLATE_NOOP("commands", "First steps…"),
        "help",
        "start",
        "",
        QT_TRANSLATE_NOOP("commands", "Language, plant, connection and where everything lives."),
        group="about",
    ),
    Command(
        "diagnostics",
        QT_TRANSLATE_NOOP("commands", "Diagnostics…"),
        "help",
        "check",
        "",
        QT_TRANSLATE_NOOP("commands", "What this PC has, what is missing, a file for support."),
        group="about",
    ),
    Command(
        "about",
        QT_TRANSLATE_NOOP("commands", "About RoutingML Desktop"),
        "help",
        "info",
        "",
        QT_TRANSLATE_NOOP("commands", "Version, folders and the parts it is made of."),
        group="about",
    ),
    Command(
        "perspective_predict",
        QT_TRANSLATE_NOOP("commands", "Predict"),
        "view",
        "predict",
        "Alt+1",
        QT_TRANSLATE_NOOP("commands", "Items, questions, candidates and the routing being made."),
        checkable=True,
        group="perspective",
    ),
    Command(
        "perspective_compare",
        QT_TRANSLATE_NOOP("commands", "Compare"),
        "view",
        "compare",
        "Alt+2",
        QT_TRANSLATE_NOOP("commands", "Candidates side by side, with their evidence."),
        checkable=True,
        group="perspective",
    ),
    Command(
        "perspective_quality",
        QT_TRANSLATE_NOOP("commands", "Quality"),
        "view",
        "quality",
        "Alt+3",
        QT_TRANSLATE_NOOP("commands", "How far the active version can be trusted."),
        checkable=True,
        group="perspective",
    ),
    Command(
        "perspective_training",
        QT_TRANSLATE_NOOP("commands", "Training"),
        "view",
        "training",
        "Alt+4",
        QT_TRANSLATE_NOOP("commands", "Training, its log, the data behind it and the versions."),
        checkable=True,
        group="perspective",
    ),
    Command(
        "reset_layout",
        QT_TRANSLATE_NOOP("commands", "Reset layout"),
        "view",
        "layout",
        "",
        QT_TRANSLATE_NOOP("commands", "Put the docks of this perspective back in their places."),
        group="layout",
    ),
    Command(
        "save_layout",
        QT_TRANSLATE_NOOP("commands", "Save layout as…"),
        "view",
        "save",
        "",
        QT_TRANSLATE_NOOP("commands", "Keep the places of the docks under a name of your own."),
        group="layout",
    ),
    Command(
        "theme_system",
        QT_TRANSLATE_NOOP("commands", "Colours of the desktop"),
        "view",
        checkable=True,
        group="theme",
    ),
    Command(
        "theme_light",
        QT_TRANSLATE_NOOP("commands", "Light colours"),
        "view",
        checkable=True,
        group="theme",
    ),
    Command(
        "theme_dark",
        QT_TRANSLATE_NOOP("commands", "Dark colours"),
        "view",
        checkable=True,
        group="theme",
    ),
    Command(
        "language_ko",
        QT_TRANSLATE_NOOP("commands", "Korean"),
        "view",
        checkable=True,
        group="language",
    ),
    Command(
        "language_en",
        QT_TRANSLATE_NOOP("commands", "English"),
        "view",
        checkable=True,
        group="language",
    ),
    *(
        Command(
            f"show_{dock}",
            DOCK_TITLES[dock],
            "docks",
            dock,
            f"Ctrl+{place % 10}" if place <= DIGITS else "Ctrl+Shift+S",
            QT_TRANSLATE_NOOP("commands", "Show this dock and go to it."),
            group="dock",
        )
        for place, dock in enumerate(DOCKS, start=1)
    ),
)
