"""Fitted scikit-learn estimators as skops archives: nothing runs on loading, equal ones are equal.

skops names the entries of its archive after memory addresses and dates them. Both are taken out, so
that training again gives the same bytes.
"""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any, Final

TRUSTED: Final = (
    "sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor",
    "sklearn.neural_network._stochastic_optimizers.AdamOptimizer",
    "numpy.dtype",
    "sklearn.tree._tree.Tree",
    "sklearn.utils._bunch.Bunch",
)
"""Types of the estimators that are learned here and that skops does not know as harmless."""
BROKEN: Final = (
    zipfile.BadZipFile,
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    NotImplementedError,
    RecursionError,
)
"""What skops raises for an archive that is none, was cut short, or was altered."""
_SCHEMA: Final = "schema.json"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def to_bytes(estimator: Any) -> bytes:
    """The archive of a fitted estimator; the same bytes for one fitted again on the same rows."""
    import skops.io  # noqa: PLC0415 (slow to load, and only training needs it)

    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(estimator))) as written:
        schema = json.loads(written.read(_SCHEMA))
        numbers: dict[Any, int] = {}
        files: dict[str, str] = {}
        _renumber(schema, numbers, files)
        entries = {fresh: written.read(old) for old, fresh in files.items()}
    entries[_SCHEMA] = json.dumps(schema, sort_keys=True).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries):
            fresh = zipfile.ZipInfo(name, _EPOCH)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(fresh, entries[name])
    return buffer.getvalue()


def from_bytes(archive: bytes) -> Any:
    """The estimator of an archive; raise ValueError for a type that is not trusted, or BROKEN."""
    import skops.io  # noqa: PLC0415 (slow to load, and a model without estimators needs none)

    strange = set(skops.io.get_untrusted_types(data=archive)) - set(TRUSTED)
    if strange:
        raise ValueError(f"holds {', '.join(sorted(strange))}")
    return skops.io.loads(archive, trusted=list(TRUSTED))


def _renumber(node: Any, numbers: dict[Any, int], files: dict[str, str]) -> None:
    """Replace addresses by the order in which they are met; note the fresh names of files."""
    if isinstance(node, list):
        for child in node:
            _renumber(child, numbers, files)
        return
    if not isinstance(node, dict):
        return
    if "__id__" in node:
        # Plain values are shared or not as Python likes; each gets a number of its own.
        key = object() if node.get("__loader__") == "JsonNode" else node["__id__"]
        node["__id__"] = numbers.setdefault(key, len(numbers) + 1)
    if isinstance(node.get("file"), str):
        node["file"] = files.setdefault(node["file"], f"{len(files) + 1:05d}.npy")
    for key in sorted(node):
        _renumber(node[key], numbers, files)
