"""Progress on the window's button in the Windows taskbar; nothing on other systems."""

from __future__ import annotations

import logging
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

STEPS: Final = 1000

_log = logging.getLogger(__name__)

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _NONE, _NORMAL, _ERROR = 0, 2, 4
    _SET_VALUE, _SET_STATE, _INIT = 9, 10, 3
    """Places in the table of ITaskbarList3's methods."""
    _IN_PROCESS = 1

    class _Guid(ctypes.Structure):
        _fields_ = (("data", ctypes.c_byte * 16),)

        @classmethod
        def of(cls, text: str) -> _Guid:
            guid = cls()
            ctypes.oledll.ole32.CLSIDFromString(ctypes.c_wchar_p(text), ctypes.byref(guid))
            return guid

    class Taskbar:
        """Asks the shell for its list of buttons once; without it nothing is shown."""

        def __init__(self, window: QWidget) -> None:
            self._window = window
            self._list = ctypes.c_void_p()
            try:
                ctypes.oledll.ole32.CoInitialize(None)
                ctypes.oledll.ole32.CoCreateInstance(
                    ctypes.byref(_Guid.of("{56FDF344-FD6D-11d0-958A-006097C9A090}")),
                    None,
                    _IN_PROCESS,
                    ctypes.byref(_Guid.of("{EA1AFB91-9E28-4B86-90E9-9E9F8A5EEFAF}")),
                    ctypes.byref(self._list),
                )
                self._call(_INIT)
            except OSError as error:
                _log.info("no progress in the taskbar: %s", error)
                self._list = ctypes.c_void_p()

        def show(self, fraction: float) -> None:
            """Show how far the work is, 0 to 1."""
            if self._list:
                done = ctypes.c_ulonglong(round(STEPS * fraction))
                self._call(_SET_STATE, self._handle, wintypes.DWORD(_NORMAL))
                self._call(_SET_VALUE, self._handle, done, ctypes.c_ulonglong(STEPS))

        def fail(self) -> None:
            """Show that the work failed, until it is cleared."""
            if self._list:
                self._call(_SET_STATE, self._handle, wintypes.DWORD(_ERROR))

        def clear(self) -> None:
            """Show nothing any more."""
            if self._list:
                self._call(_SET_STATE, self._handle, wintypes.DWORD(_NONE))

        @property
        def _handle(self) -> wintypes.HWND:
            return wintypes.HWND(int(self._window.winId()))

        def _call(self, place: int, *arguments: object) -> None:
            kinds = [type(argument) for argument in arguments]
            table = ctypes.cast(self._list, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))
            method = ctypes.WINFUNCTYPE(ctypes.HRESULT, ctypes.c_void_p, *kinds)
            method(table[0][place])(self._list, *arguments)

else:

    class Taskbar:
        """There is no such taskbar here."""

        def __init__(self, window: QWidget) -> None:
            self._window = window

        def show(self, fraction: float) -> None:
            """Nothing to show it on."""

        def fail(self) -> None:
            """Nothing to show it on."""

        def clear(self) -> None:
            """Nothing to clear."""
