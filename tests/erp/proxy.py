"""A loopback proxy between the program and a real server, which misbehaves on request."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Mood(StrEnum):
    """What the proxy does with a connection."""

    SILENT = "silent"
    """Accepts and never says a word."""
    CUT = "cut"
    """Passes so many bytes of the answer on, then resets the connection."""
    STALL = "stall"
    """Passes so many bytes of the answer on, then says nothing any more."""


class Proxy:
    """Forwards to a server until ``after`` bytes of answers have passed."""

    def __init__(self, server_port: int, mood: Mood, after: int) -> None:
        self._server_port = server_port
        self._mood = mood
        self._left = after
        self._ended = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.05)
        self._threads: list[threading.Thread] = []
        self._start(self._accept)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    def close(self) -> None:
        """Drop every connection and wait for the threads."""
        self._ended.set()
        self._listener.close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, work: object, *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended.is_set():
            try:
                client, _ = self._listener.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        with client:
            if self._mood is Mood.SILENT:
                self._ended.wait()
                return
            with socket.create_connection(("127.0.0.1", self._server_port)) as server:
                self._forward(client, server)

    def _forward(self, client: socket.socket, server: socket.socket) -> None:
        while not self._ended.is_set():
            ready, _, _ = select.select([client, server], [], [], 0.05)
            for source in ready:
                data = source.recv(4096)
                if not data:
                    return
                if source is server:
                    self._left -= len(data)
                    if self._left < 0:
                        self._misbehave(client)
                        return
                (server if source is client else client).sendall(data)

    def _misbehave(self, client: socket.socket) -> None:
        if self._mood is Mood.STALL:
            self._ended.wait()
        else:
            # A reset, not a polite good-bye.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")


@contextmanager
def proxy(server_port: int, mood: Mood, after: int = 0) -> Iterator[Proxy]:
    """A running proxy that is gone afterwards."""
    running = Proxy(server_port, mood, after)
    try:
        yield running
    finally:
        running.close()
