"""One window per home folder: a second start brings the first to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from routingml_desktop.claims import claim

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

    from routingml_desktop.claims import Claim
    from routingml_desktop.paths import Home

WAIT_MS: Final = 1500
"""For the first window to answer."""
_RAISE: Final = b"raise"


class SingleInstance(QObject):
    """Holds the home folder for this window.

    Signals:
        raise_wanted: The program was started a second time on this home.
    """

    raise_wanted = Signal()

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._claim: Claim | None = None
        self._server: QLocalServer | None = None

    def hold(self) -> bool:
        """Hold the home; False when another window has it. Raises WriteError."""
        self._claim = claim(self._home.folder / "window.lock")
        return self._claim is not None

    def listen(self) -> None:
        """Hear of second starts; after the first paint, because it loads the network library."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 (not before first paint)

        # A process that was killed leaves its name behind on Linux; the claim says it is ours.
        QLocalServer.removeServer(_name(self._home))
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        server.listen(_name(self._home))
        self._server = server

    def call_the_other(self) -> bool:
        """Ask the window that has the home to come to the front; whether it was reached."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 (only for a second start)

        socket = QLocalSocket()
        socket.connectToServer(_name(self._home))
        if not socket.waitForConnected(WAIT_MS):
            return False
        socket.write(_RAISE)
        reached = socket.waitForBytesWritten(WAIT_MS)
        socket.disconnectFromServer()
        return reached

    def release(self) -> None:
        """Let others have the home."""
        if self._server is not None:
            self._server.close()
            self._server = None
        if self._claim is not None:
            self._claim.release()
            self._claim = None

    @Slot()
    def _answer(self) -> None:
        if self._server is None:
            return
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        self.raise_wanted.emit()


def _name(home: Home) -> str:
    """A name that fits where sockets live, whatever the folder is called."""
    import hashlib  # noqa: PLC0415 (not before first paint)

    folder = str(home.folder.resolve()).encode()
    return f"routingml-{hashlib.sha256(folder).hexdigest()[:24]}"
