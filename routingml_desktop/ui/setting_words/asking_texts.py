"""The texts of the settings of questions, source, window and storage."""

from __future__ import annotations

from typing import Final

from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP

TEXTS: Final = {
    "source.mapping": (
        QT_TRANSLATE_NOOP("settings", "Mapping"),
        QT_TRANSLATE_NOOP(
            "settings",
            "Which ERP views hold what: demo, ksm, another shipped mapping, or a mapping file.",
        ),
    ),
    "source.location": (
        QT_TRANSLATE_NOOP("settings", "Location"),
        QT_TRANSLATE_NOOP(
            "settings",
            "File, folder or ODBC connection string without password; empty: the mapping's.",
        ),
    ),
    "asking.threshold": (
        QT_TRANSLATE_NOOP("settings", "Similarity threshold"),
        QT_TRANSLATE_NOOP("settings", "Items at least this alike count as similar."),
    ),
    "asking.neighbors": (
        QT_TRANSLATE_NOOP("settings", "Similar items"),
        QT_TRANSLATE_NOOP("settings", "How many similar items have a vote."),
        QT_TRANSLATE_NOOP("settings", "items"),
    ),
    "asking.routing_choice": (
        QT_TRANSLATE_NOOP("settings", "Routing of an item"),
        QT_TRANSLATE_NOOP("settings", "Which routing counts of an item that has several."),
    ),
    "asking.ignore_own_history": (
        QT_TRANSLATE_NOOP("settings", "Ignore the item's own history"),
        QT_TRANSLATE_NOOP(
            "settings", "Propose from similar items even when the item has a routing."
        ),
    ),
    "asking.exclude_outside": (
        QT_TRANSLATE_NOOP("settings", "Exclude subcontracted operations"),
        QT_TRANSLATE_NOOP("settings", "Leave out operations that are done outside."),
    ),
    "asking.outside_in_house": (
        QT_TRANSLATE_NOOP("settings", "Subcontracted operations in-house"),
        QT_TRANSLATE_NOOP(
            "settings", "Do subcontracted operations in-house where the plant's table says how."
        ),
    ),
    "asking.order_quantity": (
        QT_TRANSLATE_NOOP("settings", "Order quantity"),
        QT_TRANSLATE_NOOP("settings", "Pieces for which total minutes are shown."),
        QT_TRANSLATE_NOOP("settings", "pieces"),
    ),
    "asking.least_confidence": (
        QT_TRANSLATE_NOOP("settings", "Least confidence"),
        QT_TRANSLATE_NOOP(
            "settings", "Where the best proposal is right less probably than this, none is made."
        ),
    ),
    "storage.keep_versions": (
        QT_TRANSLATE_NOOP("settings", "Versions kept"),
        QT_TRANSLATE_NOOP(
            "settings", "Model versions that stay beside the active and the previous one."
        ),
        QT_TRANSLATE_NOOP("settings", "versions"),
    ),
    "storage.models_folder": (
        QT_TRANSLATE_NOOP("settings", "Folder of the versions"),
        QT_TRANSLATE_NOOP(
            "settings",
            "A folder that is there, such as a share of many PCs; empty: with the local data. It "
            "counts from the next start on.",
        ),
    ),
    "window.language": (
        QT_TRANSLATE_NOOP("settings", "Language"),
        QT_TRANSLATE_NOOP("settings", "The language of the window; auto follows Windows."),
    ),
    "window.theme": (
        QT_TRANSLATE_NOOP("settings", "Colours"),
        QT_TRANSLATE_NOOP("settings", "The colours of the window; system follows Windows."),
    ),
}
"""Name, sentence and, where it has one, unit."""
