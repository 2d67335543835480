"""What is in a folder of the registry, which may be on a share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from routingml_desktop.domain.errors import UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path


def entries(folder: Path) -> tuple[Path, ...]:
    """The files and folders in ``folder``, none when it is not there; raise UnreadableFileError.

    A folder that cannot be listed is not an empty one: what is written next counts on what is
    there.
    """
    try:
        return tuple(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise UnreadableFileError(folder, error.strerror or type(error).__name__) from error
