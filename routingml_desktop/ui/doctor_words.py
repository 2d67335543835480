"""What the doctor says, in the operator's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from routingml_desktop.domain.errors import SettingError
from routingml_desktop.ui.dialogs.settings_dialog.faults import fault_text
from routingml_desktop.ui.marking import QT_TRANSLATE_NOOP
from routingml_desktop.ui.notices import notice_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from routingml_desktop.domain.plant import DoctorLine

_TOPICS: Final[Mapping[str, str]] = {
    "settings": QT_TRANSLATE_NOOP("doctor", "Settings"),
    "program": QT_TRANSLATE_NOOP("doctor", "Program"),
    "libraries": QT_TRANSLATE_NOOP("doctor", "Libraries"),
    "disk": QT_TRANSLATE_NOOP("doctor", "Disk"),
    "models": QT_TRANSLATE_NOOP("doctor", "Folder of the versions"),
    "mapping": QT_TRANSLATE_NOOP("doctor", "Mapping"),
    "source": QT_TRANSLATE_NOOP("doctor", "Source"),
    "driver": QT_TRANSLATE_NOOP("doctor", "ODBC driver"),
    "connection": QT_TRANSLATE_NOOP("doctor", "Connection"),
    "items": QT_TRANSLATE_NOOP("doctor", "Items"),
    "operations": QT_TRANSLATE_NOOP("doctor", "Operations"),
    "work_results": QT_TRANSLATE_NOOP("doctor", "Work results"),
    "items lookup": QT_TRANSLATE_NOOP("doctor", "Items, names looked up"),
    "operations lookup": QT_TRANSLATE_NOOP("doctor", "Operations, names looked up"),
    "work_results lookup": QT_TRANSLATE_NOOP("doctor", "Work results, names looked up"),
    "snapshot": QT_TRANSLATE_NOOP("doctor", "Items in memory"),
    "model": QT_TRANSLATE_NOOP("doctor", "Model in memory"),
    "index": QT_TRANSLATE_NOOP("doctor", "Neighbor index"),
    "cold_start": QT_TRANSLATE_NOOP("doctor", "From start to first answer"),
    "first_prediction": QT_TRANSLATE_NOOP("doctor", "First prediction"),
    "warm_prediction": QT_TRANSLATE_NOOP("doctor", "Later predictions"),
    "process": QT_TRANSLATE_NOOP("doctor", "Whole process"),
    "profile": QT_TRANSLATE_NOOP("doctor", "Measuring"),
}

_FINDINGS: Final[Mapping[str, str]] = {
    "settings_sound": QT_TRANSLATE_NOOP("doctor", "Sound. Not at their default: {number}"),
    "disk_free": QT_TRANSLATE_NOOP("doctor", "{free} free for {folder}"),
    "models_open": QT_TRANSLATE_NOOP("doctor", "{folder} can be read and written to"),
    "mapping_named": QT_TRANSLATE_NOOP("doctor", "{name}: {tables}"),
    "source_named": QT_TRANSLATE_NOOP("doctor", "{kind} {title}"),
    "no_demo_yet": QT_TRANSLATE_NOOP("doctor", "The demo plant, which the first sync builds."),
    "no_driver": QT_TRANSLATE_NOOP(
        "doctor", "No ODBC driver is installed. The one for SQL Server: {page}"
    ),
    "connected": QT_TRANSLATE_NOOP("doctor", "{title}: {system} through {driver} ({time})"),
    "columns_missing": QT_TRANSLATE_NOOP(
        "doctor", "Columns missing: {columns}. Correct the mapping, or ask IT for the column."
    ),
    "no_rows": QT_TRANSLATE_NOOP(
        "doctor", "Columns: {columns}, but no rows. Ask for data, or check the filters."
    ),
    "table_sound": QT_TRANSLATE_NOOP("doctor", "Columns: {columns}, first row in {time}"),
    "size_and_time": QT_TRANSLATE_NOOP("doctor", "{size}, read in {time}"),
    "index_size": QT_TRANSLATE_NOOP("doctor", "{size} of the model"),
    "took": QT_TRANSLATE_NOOP("doctor", "{time}"),
    "took_each": QT_TRANSLATE_NOOP("doctor", "median {median}, 95 % within {p95} (n {n})"),
    "memory": QT_TRANSLATE_NOOP("doctor", "{size} in memory"),
}

_TABLES: Final[Mapping[str, str]] = {
    "items": QT_TRANSLATE_NOOP("doctor", "item master"),
    "routing master": QT_TRANSLATE_NOOP("doctor", "routing master"),
    "work results": QT_TRANSLATE_NOOP("doctor", "work order results"),
}


def topic_text(line: DoctorLine) -> str:
    """What was looked at; names of tables stay as they are."""
    topic, colon, name = line.topic.partition(": ")
    return f"{_translated(_TOPICS.get(topic, topic))}{colon}{name}"


def finding_text(line: DoctorLine) -> str:
    """What was found and what to do; what has no words of its own stays English."""
    if isinstance(line.error, SettingError) and line.error.line:
        return fault_text(line.error)
    if line.error is not None:
        notice = notice_of(line.error)
        return " – ".join(part for part in (notice.sentence, notice.next_step) if part)
    if line.finding not in _FINDINGS:
        return line.message
    facts = dict(line.facts)
    if "tables" in facts:
        facts["tables"] = ", ".join(_table_word(name) for name in facts["tables"].split(", "))
    return _translated(_FINDINGS[line.finding]).format_map(facts)


def _table_word(name: str) -> str:
    return _translated(_TABLES[name]) if name in _TABLES else name


def _translated(text: str) -> str:
    return QCoreApplication.translate("doctor", text)
