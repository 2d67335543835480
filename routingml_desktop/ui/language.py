"""Korean or English, changed while the program runs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QObject,
    QTranslator,
    Signal,
)

from routingml_desktop.paths import bundled
from routingml_desktop.settings import Language

SOURCE: Final = "en"
"""The texts in the code are English."""


def language() -> str:
    """``ko`` or ``en``: what the window speaks now."""
    # Its translation into Korean is "ko", so that nobody has to be told which one is installed.
    return QCoreApplication.translate("language", "en")


def wanted_code(wanted: Language) -> str:
    """``ko`` or ``en``; auto follows the desktop."""
    if wanted is not Language.AUTO:
        return wanted.value
    return "ko" if QLocale.system().language() is QLocale.Language.Korean else SOURCE


class Translation(QObject):
    """Installs the texts of a language; every widget then gets a LanguageChange event.

    Signals:
        changed: The window speaks another language; carries ``ko`` or ``en``.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: list[QTranslator] = []
        self._wanted = Language.AUTO

    @property
    def wanted(self) -> Language:
        """What was asked for last."""
        return self._wanted

    @property
    def code(self) -> str:
        """``ko`` or ``en``: what that came to."""
        return wanted_code(self._wanted)

    def use(self, wanted: Language) -> None:
        """Speak this language from now on."""
        before = language()
        self._wanted = wanted
        code = wanted_code(wanted)
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        # Qt's own first: of two translators the one installed last is asked first.
        self._installed = [] if code == SOURCE else [*_of_qt(code, self), *korean_texts(self)]
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)
        if language() != before:
            self.changed.emit(language())


def korean_texts(parent: QObject | None = None) -> list[QTranslator]:
    """The Korean texts of this program, not installed; empty when they were not compiled."""
    translator = QTranslator(parent)
    folder = bundled("resources", "translations")
    return [translator] if translator.load("routingml_ko", str(folder)) else []


def _of_qt(code: str, parent: QObject) -> list[QTranslator]:
    translator = QTranslator(parent)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return [translator] if translator.load(f"qtbase_{code}", folder) else []
