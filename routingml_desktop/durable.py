"""The only code that writes files: flush, replace, retry, keep one generation, fail on request."""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop.domain.errors import FileExistsAlreadyError, WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Fault = Callable[[str, Path], None]

RETRY_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0)
"""Seconds between tries of a rename; virus scanners hold fresh files for about two seconds."""

_HELD_BY_OTHERS: Final = {5, 32, 33}
"""Windows: access denied, sharing violation, lock violation."""

_TAKEN: Final = {errno.EEXIST, errno.ENOTEMPTY}
_PREVIOUS: Final = ".previous"
_fault: Fault | None = None


@contextmanager
def failing(fault: Fault) -> Iterator[None]:
    """While open, ``fault(operation, path)`` is called before each file operation and may raise.

    Operations are ``write``, ``flush``, ``replace``, ``create``, ``move``, ``remove``. For tests.
    """
    global _fault  # noqa: PLW0603 (one switch for the whole module, by design)
    before, _fault = _fault, fault
    try:
        yield
    finally:
        _fault = before


def write_bytes(path: Path, data: bytes, *, keep_previous: bool = False) -> None:
    """Put ``data`` at ``path``, whole or not at all; raise WriteError when it cannot be done.

    With ``keep_previous`` the former content stays beside it under the suffix ``.previous``.
    """
    with replacing(path, keep_previous=keep_previous) as fresh:
        _reach("write", fresh)
        fresh.write_bytes(data)


def write_text(path: Path, text: str, *, keep_previous: bool = False) -> None:
    """Put ``text`` at ``path`` as UTF-8, whole or not at all; raise WriteError."""
    write_bytes(path, text.encode(), keep_previous=keep_previous)


def write_json(path: Path, value: Any, *, keep_previous: bool = False) -> None:
    """Put ``value`` at ``path`` as indented UTF-8 JSON with sorted keys; raise WriteError."""
    text = json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, allow_nan=False)
    write_text(path, text + "\n", keep_previous=keep_previous)


@contextmanager
def replacing(path: Path, *, keep_previous: bool = False) -> Iterator[Path]:
    """Give a fresh path in the same folder to write to; it becomes ``path`` when all went well.

    For libraries that write files themselves. The fresh file is flushed to the disk before it takes
    the name; on any failure it is removed and what was at ``path`` stays. Raises WriteError.
    """
    # The suffix stays last: writers such as xlsxwriter look at it.
    fresh = path.with_name(f".{path.stem}.{os.getpid()}.{threading.get_ident()}{path.suffix}")
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _reach("write", fresh)
            yield fresh
            flush(fresh)
            if keep_previous and path.exists():
                _replace(path, previous(path), copy=True)
            _replace(fresh, path)
            _flush_folder(path.parent)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise _write_error(path, error) from error


def previous(path: Path) -> Path:
    """Where the former generation of ``path`` is kept."""
    return path.with_name(path.name + _PREVIOUS)


def create(path: Path, data: bytes) -> None:
    """Create ``path`` with ``data``; raise FileExistsAlreadyError when somebody was first.

    The file system decides who is first, so racing processes never share a name. Raises WriteError,
    with nothing left, when it cannot be done; a killed process may leave a file cut short.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _reach("create", path)
        file = path.open("xb")
    except FileExistsError as error:
        raise FileExistsAlreadyError(path) from error
    except OSError as error:
        raise _write_error(path, error) from error
    try:
        with file:
            _reach("write", path)
            file.write(data)
            file.flush()
            _reach("flush", path)
            os.fsync(file.fileno())
        _flush_folder(path.parent)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _write_error(path, error) from error


def make_folder(path: Path) -> None:
    """Make the folder and its parents; an existing one is fine; raise WriteError."""
    try:
        _reach("create", path)
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _write_error(path, error) from error


def publish_folder(staged: Path, final: Path) -> None:
    """Flush every file below ``staged`` and give the folder the name ``final`` in one step.

    Raise FileExistsAlreadyError when ``final`` exists, WriteError when it cannot be done.
    """
    if final.exists():
        raise FileExistsAlreadyError(final)
    try:
        for path in sorted(staged.rglob("*")):
            if path.is_dir():
                _flush_folder(path)
            else:
                flush(path)
        _flush_folder(staged)
    except OSError as error:
        raise _write_error(final, error) from error
    move(staged, final)


def move(path: Path, final: Path) -> None:
    """Give a file or a folder another place on the same disk in one step.

    Raise FileExistsAlreadyError when ``final`` exists, WriteError when it cannot be done.
    """
    if final.exists():
        raise FileExistsAlreadyError(final)
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        _retried("move", final, lambda: path.rename(final))
        _flush_folder(final.parent)
    except OSError as error:
        if error.errno in _TAKEN:  # Somebody else was between the question and the deed.
            raise FileExistsAlreadyError(final) from error
        raise _write_error(final, error) from error


def remove(path: Path) -> None:
    """Remove a file or a folder with all it holds; a missing one is fine; raise WriteError."""
    try:
        _reach("remove", path)
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _write_error(path, error) from error


def try_writing(folder: Path) -> None:
    """Make a file in the folder and remove it again; raise WriteError when that cannot be done."""
    probe = folder / f".{secrets.token_hex(8)}.probe"
    create(probe, b"")
    remove(probe)


def flush(path: Path) -> None:
    """Wait until the content of ``path`` is on the disk."""
    _reach("flush", path)
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def free_bytes(folder: Path) -> int:
    """Bytes free on the disk that holds ``folder`` or its closest existing parent.

    Raise WriteError when there is no such disk.
    """
    for place in (folder, *folder.absolute().parents):
        if place.exists():
            return shutil.disk_usage(place).free
    raise WriteError(folder, "there is no such disk")


def _replace(source: Path, target: Path, *, copy: bool = False) -> None:
    if copy:
        _reach("replace", target)
        shutil.copyfile(source, target)
    else:
        _retried("replace", target, lambda: source.replace(target))


def _retried(operation: str, path: Path, move: Callable[[], Any]) -> None:
    """Try ``move`` again while another program holds the file."""
    for wait in (*RETRY_WAITS, None):
        try:
            _reach(operation, path)
            move()
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in _HELD_BY_OTHERS:
                raise
            threading.Event().wait(wait)
        else:
            return


def _flush_folder(folder: Path) -> None:
    """Make a rename durable; Windows does so by itself and cannot open folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _reach(operation: str, path: Path) -> None:
    if _fault is not None:
        _fault(operation, path)


def _write_error(path: Path, error: OSError) -> WriteError:
    if error.errno == errno.ENOSPC:
        return WriteError(path, "the disk is full")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return WriteError(path, "this folder may not be written to")
    return WriteError(path, error.strerror or type(error).__name__)
