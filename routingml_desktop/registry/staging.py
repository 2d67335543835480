"""Folders in the making: out of sight until they are whole, swept when their process is gone."""

from __future__ import annotations

import logging
import os
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import WriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from routingml_desktop.claims import Claim

logger = logging.getLogger(__name__)

_LOCK: Final = ".lock"


def _new_name() -> str:
    return f"{os.getpid()}-{secrets.token_hex(8)}"


@contextmanager
def staging(folder: Path, *, new_name: Callable[[], str] = _new_name) -> Iterator[Path]:
    """Give an empty folder below ``folder``; what is still in it at the end is removed.

    Raises WriteError. A process that is killed meanwhile leaves its folder to ``sweep``.
    """
    staged, held = _claimed(folder, new_name)
    try:
        durable.make_folder(staged)
        yield staged
    finally:
        _clear(staged, held)


def sweep(folder: Path) -> int:
    """Remove the folders below ``folder`` whose process is gone; how many there were."""
    if not folder.is_dir():
        return 0
    # The lock is made before its folder and removed after it, so every folder in use has one.
    names = {path.name.removesuffix(_LOCK) for path in folder.iterdir()}
    return sum(_swept(folder / name) for name in sorted(names))


def _claimed(folder: Path, new_name: Callable[[], str]) -> tuple[Path, Claim]:
    while True:
        staged = folder / new_name()
        held = claim(_lock_of(staged))
        if held is not None:  # Else a sweep was faster than our lock: take another name.
            return staged, held


def _swept(staged: Path) -> bool:
    held = claim(_lock_of(staged))
    if held is None:
        return False
    _clear(staged, held)
    return True


def _clear(staged: Path, held: Claim) -> None:
    try:
        with held:
            durable.remove(staged)
        durable.remove(_lock_of(staged))
    except WriteError as error:
        # What was published or refused stays so; the next start sweeps again.
        logger.warning("A staging folder is left behind: %s", error)


def _lock_of(staged: Path) -> Path:
    return staged.with_name(staged.name + _LOCK)
