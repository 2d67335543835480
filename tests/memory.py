"""How much memory a process used at most, for tests that start one to measure it."""

from __future__ import annotations

from pathlib import Path

STATUS = Path("/proc/self/status")
UNTOLD = not STATUS.exists()
"""Whether this system does not tell the peak of one process."""


def peak_megabytes() -> float:
    """The most memory this process held resident, in MB.

    Not ``ru_maxrss``: a process started by a larger one begins with the larger one's peak.
    """
    lines = STATUS.read_text(encoding="utf-8").splitlines()
    (peak,) = (line for line in lines if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024
