"""What a version holds, with a hash of every part."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop import __version__, durable
from routingml_desktop.domain.errors import DamagedVersionError, IncompatibleVersionError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from routingml_desktop.domain.model_version import VersionFacts

FORMAT: Final = 1
"""Raised when an older program could no longer read a version."""

MANIFEST: Final = "manifest.json"
METRICS: Final = "metrics.json"

_LIBRARIES: Final = ("hnswlib", "chroma-hnswlib", "numpy", "polars", "scikit-learn", "skops")
_LARGEST_MANIFEST: Final = 64 * 1024 * 1024
"""Bytes; a larger one was not written by this program."""
_LONGEST_PATH: Final = 200
"""Bytes; below what any file system takes."""


def libraries() -> dict[str, str]:
    """The versions of the libraries a model's parts depend on, of those that are installed."""
    from importlib import metadata  # noqa: PLC0415 (slow, and not before first paint)

    found = {}
    for name in _LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a version."""

    path: str
    """Below the version's folder, with forward slashes."""
    size: int
    """In bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a version says about itself."""

    name: str
    number: int
    """Versions are ordered by it, since clocks jump."""
    created: datetime
    source: str
    items: int
    routings: int
    orders: int
    attributes: tuple[str, ...]
    dimension: int
    figures: Mapping[str, float | None]
    settings: Mapping[str, Any]
    """What it was trained with."""
    golden: tuple[Any, ...]
    """Questions and the answers the model gave when it was published."""
    parts: tuple[Part, ...]
    job: str = ""
    """The training job that made it."""
    program: str = __version__
    python: str = field(default_factory=platform.python_version)
    libraries: Mapping[str, str] = field(default_factory=libraries)

    @property
    def size_bytes(self) -> int:
        """Of all parts."""
        return sum(part.size for part in self.parts)


def parts_of(folder: Path) -> tuple[Part, ...]:
    """Every file below ``folder`` but the manifest, hashed from the disk."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple(
        Part(file.relative_to(folder).as_posix(), file.stat().st_size, _sha256_of(file))
        for file in files
        if file != folder / MANIFEST
    )


def hash_of(folder: Path, part: str) -> str:
    """SHA-256 of a file of the version in ``folder``, in hexadecimal.

    Raises DamagedVersionError when it is not there or cannot be read.
    """
    try:
        return _sha256_of(folder / part)
    except OSError as error:
        problem = f"{part} cannot be read ({error.strerror})"
        raise DamagedVersionError(folder.name, problem) from error


def new_manifest(
    facts: VersionFacts,
    *,
    number: int,
    parts: tuple[Part, ...],
    golden: tuple[Any, ...],
    settings: Mapping[str, Any],
    job: str,
) -> Manifest:
    """The manifest of a version that is about to be published by this program."""
    return Manifest(
        name=facts.name,
        number=number,
        created=facts.created,
        source=facts.source,
        items=facts.items,
        routings=facts.routings,
        orders=facts.orders,
        attributes=facts.attributes,
        dimension=facts.dimension,
        figures=facts.figures,
        settings=settings,
        golden=golden,
        parts=parts,
        job=job,
    )


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put the manifest, sealed by its own hash, into ``folder``; raise WriteError."""
    content: dict[str, Any] = {
        "format": FORMAT,
        "name": manifest.name,
        "number": manifest.number,
        "created": manifest.created.isoformat(),
        "program": manifest.program,
        "python": manifest.python,
        "libraries": dict(manifest.libraries),
        "job": manifest.job,
        "source": manifest.source,
        "items": manifest.items,
        "routings": manifest.routings,
        "orders": manifest.orders,
        "attributes": list(manifest.attributes),
        "dimension": manifest.dimension,
        "figures": dict(manifest.figures),
        "settings": dict(manifest.settings),
        "golden": list(manifest.golden),
        "parts": [
            {"path": part.path, "size": part.size, "sha256": part.sha256} for part in manifest.parts
        ],
    }
    durable.write_json(folder / MANIFEST, content | {"seal": _seal(content)})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the version in ``folder``.

    Raises DamagedVersionError when it is missing, cut short or altered, and
    IncompatibleVersionError when another program's format is needed to read it.
    """
    content = _content(folder)
    _check_format(folder.name, content)
    seal = content.pop("seal", None)
    if seal != _seal(content):
        raise DamagedVersionError(folder.name, "its manifest was altered")
    try:
        manifest = _manifest(content)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise DamagedVersionError(folder.name, "its manifest is incomplete") from error
    if manifest.name != folder.name:
        raise DamagedVersionError(folder.name, f"it is a copy of {manifest.name}")
    return manifest


def _content(folder: Path) -> dict[str, Any]:
    file = folder / MANIFEST
    try:
        if file.stat().st_size > _LARGEST_MANIFEST:
            raise DamagedVersionError(folder.name, "its manifest is far too large")
        content = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise DamagedVersionError(folder.name, "it has no manifest") from error
    except OSError as error:
        problem = f"its manifest cannot be read ({error.strerror})"
        raise DamagedVersionError(folder.name, problem) from error
    except (ValueError, RecursionError) as error:
        raise DamagedVersionError(folder.name, "its manifest is cut short or altered") from error
    if not isinstance(content, dict):
        raise DamagedVersionError(folder.name, "its manifest is cut short or altered")
    return content


def _check_format(name: str, content: Mapping[str, Any]) -> None:
    made = content.get("format")
    if not isinstance(made, int):
        raise DamagedVersionError(name, "its manifest is cut short or altered")
    if made > FORMAT:
        problem = f"it has format {made}, this program reads up to {FORMAT}; update the program"
        raise IncompatibleVersionError(name, problem)
    if made < FORMAT:
        raise IncompatibleVersionError(name, f"it has the old format {made}")


def _manifest(content: Mapping[str, Any]) -> Manifest:
    return Manifest(
        name=str(content["name"]),
        number=int(content["number"]),
        created=_moment(content["created"]),
        source=str(content["source"]),
        items=int(content["items"]),
        routings=int(content["routings"]),
        orders=int(content["orders"]),
        attributes=tuple(str(name) for name in content["attributes"]),
        dimension=int(content["dimension"]),
        figures={name: _figure(value) for name, value in content["figures"].items()},
        settings=dict(content["settings"]),
        golden=tuple(content["golden"]),
        parts=tuple(_part(part) for part in content["parts"]),
        job=str(content["job"]),
        program=str(content["program"]),
        python=str(content["python"]),
        libraries={name: str(version) for name, version in content["libraries"].items()},
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _figure(value: Any) -> float | None:
    return None if value is None else float(value)


def _part(content: Mapping[str, Any]) -> Part:
    path = str(content["path"])
    steps = PurePosixPath(path).parts
    # A path from a file is used to open files, so it must stay below the version's folder.
    outside = not steps or steps[0] == "/" or ".." in steps or any(sign in path for sign in "\\:\0")
    if outside or len(path.encode()) > _LONGEST_PATH:
        raise ValueError(path)
    return Part(path, int(content["size"]), str(content["sha256"]))


def _seal(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _sha256_of(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
