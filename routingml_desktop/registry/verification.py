"""Whether a version is what was published, and whether this program can use it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from routingml_desktop.domain.errors import DamagedVersionError, IncompatibleVersionError
from routingml_desktop.registry.manifest import MANIFEST, hash_of, libraries

if TYPE_CHECKING:
    from pathlib import Path

    from routingml_desktop.registry.manifest import Manifest, Part

_ESTIMATOR: Final = ".skops"


def size_problem(folder: Path, manifest: Manifest) -> str:
    """What is missing, cut short or too long, without reading the parts; empty when nothing is."""
    problems = (_part_problem(folder, part) for part in manifest.parts)
    return next((problem for problem in problems if problem), "")


def check_parts(folder: Path, manifest: Manifest) -> None:
    """Read every part; raise DamagedVersionError at the first that is not what was published."""
    _check_strangers(folder, manifest)
    problem = size_problem(folder, manifest)
    if problem:
        raise DamagedVersionError(folder.name, problem)
    for part in manifest.parts:
        if hash_of(folder, part.path) != part.sha256:
            raise DamagedVersionError(folder.name, f"{part.path} was altered")


def check_libraries(manifest: Manifest) -> None:
    """Raise IncompatibleVersionError when saved estimators need another scikit-learn.

    Between its minor versions scikit-learn promises no valid results for saved estimators.
    """
    made, here = (found.get("scikit-learn", "") for found in (manifest.libraries, libraries()))
    estimators = any(part.path.endswith(_ESTIMATOR) for part in manifest.parts)
    if estimators and _minor(made) != _minor(here):
        problem = f"it was trained with scikit-learn {made or '?'}, here is {here or 'none'}"
        raise IncompatibleVersionError(manifest.name, problem)


def _check_strangers(folder: Path, manifest: Manifest) -> None:
    expected = {MANIFEST, *(part.path for part in manifest.parts)}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise DamagedVersionError(folder.name, f"{name} leads to another place")
        if not path.is_dir() and name not in expected:
            raise DamagedVersionError(folder.name, f"{name} does not belong to it")


def _part_problem(folder: Path, part: Part) -> str:
    file = folder / part.path
    if not file.is_file():
        return f"{part.path} is missing"
    size = file.stat().st_size
    return "" if size == part.size else f"{part.path} has {size} bytes instead of {part.size}"


def _minor(version: str) -> list[str]:
    return version.split(".")[:2]
