"""The folder of the versions when a setting names one: where it is, and whether it can be used."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from routingml_desktop import durable
from routingml_desktop.domain.errors import (
    ModelsFolderError,
    ModelsFolderReadOnlyError,
    WriteError,
)

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.paths import Home


def with_models(home: Home, named: str) -> Home:
    """The home with its versions where the setting says; one that is decided stays as it is.

    A name that is no whole path is meant from the home folder.
    """
    if home.models_folder is not None or not named.strip():
        return home
    return replace(home, models_folder=home.folder / named.strip())


def require_models_folder(home: Home) -> None:
    """Raise ModelsFolderError when a folder of its own is not there; nobody makes it by itself.

    A share that is away would else be taken for an empty one, and a drive that is not mounted would
    get versions that vanish under it.
    """
    if home.models_elsewhere and not _is_there(home.models):
        raise ModelsFolderError(home.models)


def require_open_models_folder(home: Home) -> None:
    """Raise ModelsFolderError, or ModelsFolderReadOnlyError when nothing can be written to it."""
    require_models_folder(home)
    if home.models_elsewhere:
        try:
            durable.try_writing(home.models)
        except WriteError as error:
            raise ModelsFolderReadOnlyError(home.models, error.problem) from error


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:  # A server that does not answer, or does not let this account look.
        return False
