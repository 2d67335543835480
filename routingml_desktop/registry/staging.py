"""Folders in the making: out of sight until they are whole, swept when their process is gone."""

from __future__ import annotations

import logging
import os
import platform
import re
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from routingml_desktop import durable
from routingml_desktop.claims import claim
from routingml_desktop.domain.errors import WriteError
from routingml_desktop.registry.listing import entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from routingml_desktop.claims import Claim

logger = logging.getLogger(__name__)

_LOCK: Final = ".lock"
_THIS_PC: Final = re.sub(r"[^A-Za-z0-9-]", "_", platform.node())[:64]
_NAMED_BY_PC: Final = re.compile(r"(.*)-\d+-[0-9a-f]{16}")


def _new_name() -> str:
    return f"{_THIS_PC}-{os.getpid()}-{secrets.token_hex(8)}"


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
    """Remove the folders below ``folder`` whose process is gone; how many there were.

    Those of other PCs stay for them: on a share a lock says nothing about their processes.
    """
    # The lock is made before its folder and removed after it, so every folder in use has one.
    names = {path.name.removesuffix(_LOCK) for path in entries(folder)}
    return sum(_swept(folder / name) for name in sorted(names) if not _is_of_another_pc(name))


def _claimed(folder: Path, new_name: Callable[[], str]) -> tuple[Path, Claim]:
    while True:
        staged = folder / new_name()
        held = claim(_lock_of(staged))
        if held is not None:  # Else a sweep was faster than our lock: take another name.
            return staged, held


def _is_of_another_pc(name: str) -> bool:
    named = _NAMED_BY_PC.fullmatch(name)
    return named is not None and named[1] != _THIS_PC


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
