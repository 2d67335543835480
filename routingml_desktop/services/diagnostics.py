"""What this PC has, what the program needs of it, and a support file without plant data."""

from __future__ import annotations

import io
import json
import os
import platform
import zipfile
from dataclasses import asdict
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final

from routingml_desktop import __version__, durable
from routingml_desktop.domain.errors import (
    FileExistsAlreadyError,
    ModelsFolderError,
    NotReadyError,
    RoutingMLError,
    UnreadableFileError,
    WriteError,
)
from routingml_desktop.domain.plant import DoctorLine
from routingml_desktop.services.models_folder import require_open_models_folder
from routingml_desktop.services.oversight import Oversight
from routingml_desktop.services.profiling import profile_of
from routingml_desktop.services.support_logs import crash_places, joined, role_of, told_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from routingml_desktop.domain.diagnostics import Profile
    from routingml_desktop.domain.plant import SnapshotFacts
    from routingml_desktop.domain.progress import Report, Stopping
    from routingml_desktop.paths import Home
    from routingml_desktop.registry.model_registry import ModelRegistry
    from routingml_desktop.services.settings import SettingsService

LIBRARIES: Final = (
    "PySide6-Essentials",
    "polars",
    "numpy",
    "scikit-learn",
    "hnswlib",
    "chroma-hnswlib",
    "pyqtgraph",
    "pyodbc",
    "pydantic",
    "rapidfuzz",
    "skops",
)
LEAST_FREE: Final = 1_000_000_000
"""Bytes that should be free on the disk of the home folder."""
MOST_LOGS: Final = 40

_DRIVER: Final = "driver"
_SAFE_KINDS: Final = ("bool", "int", "float", "choice")


class Diagnostics:
    """Asks the connection doctor, measures, and packs what support needs."""

    def __init__(
        self,
        home: Home,
        configuration: SettingsService,
        registry: ModelRegistry,
        snapshot: Callable[[], SnapshotFacts | None],
        examine: Callable[[], tuple[DoctorLine, ...]],
        oversight: Oversight | None = None,
    ) -> None:
        self._oversight = oversight or Oversight()
        self._home = home
        self._configuration = configuration
        self._registry = registry
        self._snapshot = snapshot
        self._examine = examine

    def lines(self) -> tuple[DoctorLine, ...]:
        """Settings, libraries, disk, then what the connection doctor sees; nothing is raised."""
        return (*self._settings_lines(), *self._pc_lines(), *self._connection_lines())

    def profile(self, report: Report, stopping: Stopping) -> Profile:
        """Memory and times, measured in a process of its own; raise WorkCancelledError."""
        return profile_of(self._home, report, stopping)

    def write_support_file(
        self, file: Path, profile: Profile | None = None, *, overwrite: bool = False
    ) -> tuple[str, ...]:
        """Pack a zip without plant data or secrets; the names of what is in it.

        Raises WriteError and FileExistsAlreadyError.
        """
        if file.suffix.lower() != ".zip":
            raise WriteError(file, "the name of a support file ends in .zip")
        if file.exists() and not overwrite:
            raise FileExistsAlreadyError(file)
        parts = self._parts(profile)
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in parts.items():
                archive.writestr(name, text)
        durable.write_bytes(file, data.getvalue())
        self._oversight.exported("support file", file)
        return tuple(parts)

    # --- lines

    def _settings_lines(self) -> list[DoctorLine]:
        faults = [
            DoctorLine("settings", ok=False, message=str(fault), error=fault)
            for fault in self._configuration.faults
        ]
        if faults:
            return faults
        number = str(sum(1 for state in self._configuration.states() if state.origin != "default"))
        said = f"sound; not at their default: {number}"
        facts = {"number": number}
        return [
            DoctorLine("settings", ok=True, message=said, finding="settings_sound", facts=facts)
        ]

    def _pc_lines(self) -> list[DoctorLine]:
        free = durable.free_bytes(self._home.folder)
        amount = f"{free / 1e9:.1f} GB"
        facts = {"free": amount, "folder": str(self._home.folder)}
        versions = ", ".join(f"{name} {version}" for name, version in library_versions().items())
        system = f"{platform.platform()}, Python {platform.python_version()}"
        return [
            DoctorLine("program", ok=None, message=f"{__version__} on {system}"),
            DoctorLine("libraries", ok=None, message=versions),
            DoctorLine(
                "disk",
                ok=free >= LEAST_FREE,
                message=f"{amount} free for {self._home.folder}",
                finding="disk_free",
                facts=facts,
            ),
            *self._models_lines(),
        ]

    def _models_lines(self) -> list[DoctorLine]:
        """Whether the folder that a setting names for the versions can be used."""
        if not self._home.models_elsewhere:
            return []
        folder = str(self._home.models)
        try:
            require_open_models_folder(self._home)
        except ModelsFolderError as error:
            return [DoctorLine("models", ok=False, message=str(error), error=error)]
        said = f"{folder} can be read and written to"
        facts = {"folder": folder}
        return [DoctorLine("models", ok=True, message=said, finding="models_open", facts=facts)]

    def _connection_lines(self) -> tuple[DoctorLine, ...]:
        try:
            return self._examine()
        except RoutingMLError as error:  # A mapping that cannot be read is a finding too.
            return (DoctorLine("source", ok=False, message=str(error), error=error),)

    # --- the support file

    def _parts(self, profile: Profile | None) -> dict[str, str]:
        parts = {
            "program.json": _json(
                {
                    "version": __version__,
                    "python": platform.python_version(),
                    "system": platform.platform(),
                    "processors": os.cpu_count(),
                    "libraries": library_versions(),
                    "free_bytes": durable.free_bytes(self._home.folder),
                }
            ),
            "settings.json": _json(self._told_settings()),
            "doctor.json": _json([_told_line(line) for line in self.lines()]),
            "snapshot.json": _json(_told_snapshot(self._snapshot())),
            "versions.json": _json(self._told_versions()),
        }
        if profile is not None:
            told = asdict(profile)
            told["error"] = type(profile.error).__name__ if profile.error else None
            parts["profile.json"] = _json(told)
        return parts | self._told_logs()

    def _told_settings(self) -> list[dict[str, Any]]:
        """Numbers and choices as they are; of texts only whether there is one."""
        kinds = {field.key: field.kind for field in self._configuration.fields()}
        wrong = {fault.key: fault.line for fault in self._configuration.faults}
        return [
            {
                "key": state.key,
                "origin": state.origin.value,
                "locked": state.locked,
                "wrong_in_line": wrong.get(state.key),
                "value": state.value if kinds[state.key] in _SAFE_KINDS else bool(state.value),
            }
            for state in self._configuration.states()
        ]

    def _told_versions(self) -> list[dict[str, Any]]:
        try:
            versions = self._registry.versions()
        except UnreadableFileError:  # The doctor's lines tell of the folder.
            versions = ()
        return [
            {
                "number": number,
                "created": facts.created.isoformat(),
                "active": facts.active,
                "sound": not facts.problem,
                "items": facts.items,
                "routings": facts.routings,
                "orders": facts.orders,
                "attributes": len(facts.attributes),
                "dimension": facts.dimension,
                "bytes": facts.size_bytes,
                "figures": dict(facts.figures),
            }
            for number, facts in enumerate(versions, start=1)
        ]

    def _told_logs(self) -> dict[str, str]:
        if not self._home.logs.is_dir():
            return {}
        files = sorted(
            (file for file in self._home.logs.iterdir() if file.is_file()),
            key=lambda file: file.stat().st_mtime,
            reverse=True,
        )
        parts = {}
        for number, file in enumerate(files[:MOST_LOGS], start=1):
            if ".log" in file.name:
                parts[f"logs/{number:02}-{role_of(file)}.jsonl"] = joined(told_lines(file))
            elif file.suffix == ".crash" and file.stat().st_size:
                places = joined(crash_places(file))
                parts[f"crashes/{number:02}-{role_of(file)}.txt"] = places
        return parts


def library_versions() -> dict[str, str]:
    """The libraries that are installed, with their versions."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue  # One of two that bring the same module, or an exe without records.
    return found


def profile_lines(profile: Profile) -> tuple[DoctorLine, ...]:
    """A profile as the doctor tells it."""
    told = []
    if profile.snapshot_seconds is not None:
        told.append(_measured("snapshot", profile.snapshot_bytes, profile.snapshot_seconds))
    if profile.model_seconds is not None:
        index = {"size": _size(profile.index_bytes)}
        told += [
            _measured("model", profile.model_bytes, profile.model_seconds),
            _line("index", "index_size", index, "{size} of the model"),
        ]
    if profile.first_answer is not None:
        later = {
            "median": _time(profile.warm_median),
            "p95": _time(profile.warm_p95),
            "n": str(profile.asked),
        }
        told += [
            _line("cold_start", "took", {"time": _time(profile.cold_start)}, "{time}"),
            _line("first_prediction", "took", {"time": _time(profile.first_answer)}, "{time}"),
            _line("warm_prediction", "took_each", later, "median {median}, p95 {p95}, n {n}"),
        ]
    held = {"size": _size(profile.process_bytes)}
    told.append(_line("process", "memory", held, "{size} in memory"))
    if profile.error is not None:
        # What is not there yet is no fault; what is refused is one.
        ok = None if isinstance(profile.error, NotReadyError) else False
        told.append(DoctorLine("profile", ok=ok, message=str(profile.error), error=profile.error))
    return tuple(told)


def _measured(topic: str, size: int | None, seconds: float) -> DoctorLine:
    facts = {"size": _size(size), "time": _time(seconds)}
    return _line(topic, "size_and_time", facts, "{size}, read in {time}")


def _line(topic: str, finding: str, facts: Mapping[str, str], sentence: str) -> DoctorLine:
    message = sentence.format_map(facts)
    return DoctorLine(topic, ok=None, message=message, finding=finding, facts=facts)


def _size(bytes_: int | None) -> str:
    return "–" if bytes_ is None else f"{bytes_ / 1e6:,.1f} MB"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _told_line(line: DoctorLine) -> dict[str, Any]:
    """Which thing was looked at and what kind of finding it was; names only of drivers."""
    topic = line.topic.partition(":")[0]
    told: dict[str, Any] = {
        "topic": topic,
        "ok": line.ok,
        "finding": line.finding,
        "error": type(line.error).__name__ if line.error else "",
    }
    if topic == _DRIVER:
        told["message"] = line.message
    return told


def _told_snapshot(facts: SnapshotFacts | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    return {
        "kind": facts.source.kind,
        "taken": facts.taken.isoformat(),
        "items": facts.items,
        "operations": facts.operations,
        "work_results": facts.work_results,
        "attributes": len(facts.attributes),
        "as_built": facts.as_built,
        "findings": [
            {
                "check": finding.check,
                "table": finding.table,
                "severity": finding.severity.value,
                "count": finding.count,
                "rows": finding.rows,
            }
            for finding in facts.findings
        ],
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def sound(lines: Sequence[DoctorLine]) -> bool:
    """Whether nothing needs doing."""
    return all(line.ok is not False for line in lines)
