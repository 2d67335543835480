"""Where bundled files, models, data and logs live, frozen or from source."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

PRODUCT = "RoutingML"

_SHELL_FOLDERS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"


def bundled(*parts: str) -> Path:
    """A file or folder that comes with the program, such as ``bundled("config", "erp")``."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root.joinpath(*parts)


def machine_folder() -> Path:
    """Where IT keeps what holds for everybody on this PC; only administrators may write there.

    Windows is asked, not the environment, which any user could point elsewhere.
    """
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 (there is none elsewhere)

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _SHELL_FOLDERS) as key:
            return Path(str(winreg.QueryValueEx(key, "Common AppData")[0])) / PRODUCT
    return Path(os.environ.get("PROGRAMDATA", "/etc")) / PRODUCT


def default_home() -> Path:
    """The folder the program keeps everything in when none is named."""
    local = os.environ.get("LOCALAPPDATA")
    if local:
        return Path(local) / PRODUCT
    shared = os.environ.get("XDG_DATA_HOME")
    return (Path(shared) if shared else Path.home() / ".local" / "share") / PRODUCT


@dataclass(frozen=True, slots=True)
class Home:
    """Everything the program keeps for one plant, in one folder on a local disk.

    Only the trained versions may be elsewhere: several PCs may share them.
    """

    folder: Path
    models_folder: Path | None = None
    """Where the trained versions are, such as a share; None: in ``folder``."""

    @property
    def settings_file(self) -> Path:
        """The operator's own settings."""
        return self.folder / "settings.toml"

    @property
    def weights_file(self) -> Path:
        """The operator's own weight profiles, and which profile is asked with."""
        return self.folder / "weights.json"

    @property
    def precedence_file(self) -> Path:
        """Which orders of operations the operator approved or vetoed."""
        return self.folder / "precedence.json"

    @property
    def in_house_file(self) -> Path:
        """Which subcontracted operations the plant may do itself."""
        return self.folder / "in_house.json"

    @property
    def plant(self) -> Path:
        """The snapshot of the plant's rows."""
        return self.folder / "plant"

    @property
    def models(self) -> Path:
        """The trained versions."""
        return self.models_folder or self.folder / "models"

    @property
    def models_elsewhere(self) -> bool:
        """Whether the versions are in a folder of their own, which somebody else makes."""
        return self.models != self.folder / "models"

    @property
    def ledger(self) -> Path:
        """The databases of what happened on this PC."""
        return self.folder / "ledger"

    @property
    def reports(self) -> Path:
        """Evaluations written by the program itself."""
        return self.folder / "reports"

    @property
    def cycles(self) -> Path:
        """Reports of quality cycles."""
        return self.folder / "cycles"

    @property
    def cleaning_report(self) -> Path:
        """What the last look through the bookings found."""
        return self.folder / "reports" / "cleaning.json"

    @property
    def standards_report(self) -> Path:
        """The standards that bookings contradict, as judged last."""
        return self.folder / "reports" / "standards.json"

    @property
    def logs(self) -> Path:
        """One log file per process."""
        return self.folder / "logs"

    @property
    def window_state(self) -> Path:
        """Docks, columns and other habits of the window."""
        return self.folder / "window.ini"

    @property
    def demo_database(self) -> Path:
        """The embedded demo plant's ERP."""
        return self.folder / "demo" / "KsmErpDemo.sqlite"


def home_at(folder: str, models: str = "") -> Home:
    """The home as a parent process names it to its child; empty ``models`` are undecided."""
    return Home(Path(folder), Path(models) if models else None)
