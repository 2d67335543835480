"""Icons by name, drawn in the colours of the moment.

``dress(button, "search")`` gives a button or action its icon; ``redress(window)`` repeats it for
everything below the window after the colours changed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton

from routingml_desktop.paths import bundled
from routingml_desktop.ui.theme import Tone, colours

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from routingml_desktop.ui.theme import Colours

SIZE: Final = 18
"""Pixels of an icon on a button at 100 %."""

_PROPERTY: Final = "icon_name"
_ON_ACCENT: Final = "icon_on_accent"
_QUIET: Final = "icon_quiet"


def icon(name: str, tone: Tone | None = None) -> QIcon:
    """The icon in the text colour, or in that of a tone."""
    now = colours()
    return _icon(name, now.text if tone is None else now.tone(tone), now.disabled)


def pixmap(name: str, colour: str, size: int = SIZE) -> QPixmap:
    """The icon in one colour, ``size`` logical pixels wide, sharp on this screen."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, colour, size, ratio)


def dress(
    target: QAction | QAbstractButton, name: str, *, on_accent: bool = False, quiet: bool = False
) -> None:
    """Give a button or action its icon, now and after each change of colours.

    ``on_accent`` is for buttons filled with the accent colour, ``quiet`` for those at the edge.
    """
    target.setProperty(_PROPERTY, name)
    target.setProperty(_ON_ACCENT, on_accent)
    target.setProperty(_QUIET, quiet)
    if isinstance(target, QAbstractButton):
        target.setIconSize(QSize(SIZE, SIZE))
    _draw(target, colours())


def redress(root: QObject) -> None:
    """Draw the icons of everything below ``root`` again, in the colours of now."""
    now = colours()
    targets: list[QAction | QAbstractButton] = [
        *root.findChildren(QAction),
        *root.findChildren(QAbstractButton),
    ]
    for target in targets:
        if target.property(_PROPERTY):
            _draw(target, now)


def _draw(target: QAction | QAbstractButton, now: Colours) -> None:
    colour = now.muted if target.property(_QUIET) else now.text
    if target.property(_ON_ACCENT):
        colour = now.accent_text
    target.setIcon(_icon(str(target.property(_PROPERTY)), colour, now.disabled))


def _icon(name: str, colour: str, disabled: str) -> QIcon:
    # Twice the size for sharp screens; Qt scales it down.
    drawn = QIcon(pixmap(name, colour, 2 * SIZE))
    drawn.addPixmap(pixmap(name, disabled, 2 * SIZE), QIcon.Mode.Disabled)
    return drawn


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return bundled("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 (loads a library of its own)

    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
