"""Which known items are closest (the one file that imports hnswlib)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from routingml_desktop.domain.progress import Progress, Report, Stopping, stop_if
from routingml_desktop.domain.training import TrainingStage

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from routingml_desktop.ml.parts import PartsReader, PartsWriter
    from routingml_desktop.settings import IndexSettings

SMALL: Final = 5_000
"""Up to so many vectors one matrix product is as quick as the graph, and exact."""
_BATCH: Final = 2_000
"""Vectors added between two questions whether to stop."""
_BLOCK: Final = 256
"""Questions answered by one matrix product, to bound the memory."""


def graph_available() -> bool:
    """Whether hnswlib is installed on this PC."""
    return _hnswlib() is not None


def exact_nearest(
    vectors: NDArray[np.float32], questions: NDArray[np.float32], k: int
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The ``k`` rows of ``vectors`` with the largest inner product, largest first.

    This is the oracle the graph is measured against, and the search where there is no graph.
    """
    k = min(k, len(vectors))
    rows = np.empty((len(questions), k), np.int64)
    products = np.empty((len(questions), k), np.float32)
    for start in range(0, len(questions), _BLOCK):
        scores = questions[start : start + _BLOCK] @ vectors.T
        best = np.argpartition(-scores, k - 1, axis=1)[:, :k] if k else scores[:, :0].astype(int)
        found = np.take_along_axis(scores, best, axis=1)
        order = np.lexsort((best, -found), axis=1)
        rows[start : start + _BLOCK] = np.take_along_axis(best, order, axis=1)
        products[start : start + _BLOCK] = np.take_along_axis(found, order, axis=1)
    return rows, products


class NeighborIndex:
    """Finds the nearest of unit vectors: a graph for many, a matrix product for few."""

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._count = 0
        self._dimension = 0
        self._vectors: NDArray[np.float32] | None = None
        self._graph: Any = None

    def __len__(self) -> int:
        return self._count

    @property
    def exact(self) -> bool:
        """Whether answers come from a matrix product."""
        return self._graph is None

    @property
    def size_bytes(self) -> int:
        """The memory of what is searched: the graph, or the vectors themselves."""
        if self._graph is not None:
            return int(self._graph.index_file_size())
        return 0 if self._vectors is None else int(self._vectors.nbytes)

    def build(
        self, vectors: NDArray[np.float32], seed: int, report: Report, stopping: Stopping
    ) -> None:
        """Hold ``vectors``; raise WorkCancelledError when asked to stop."""
        self._count, self._dimension = vectors.shape
        hnswlib = _hnswlib() if len(vectors) > SMALL else None
        if hnswlib is None:
            self._vectors = vectors
            return
        graph = hnswlib.Index(space="ip", dim=vectors.shape[1])
        graph.init_index(
            max_elements=len(vectors),
            M=self._settings.links,
            ef_construction=self._settings.build_breadth,
            random_seed=seed,
        )
        for start in range(0, len(vectors), _BATCH):
            stop_if(stopping)
            batch = vectors[start : start + _BATCH]
            # One thread: the graph, and so the answers, repeat run after run.
            graph.add_items(batch, np.arange(start, start + len(batch)), num_threads=1)
            done = (start + len(batch)) / len(vectors)
            report(Progress(TrainingStage.INDEX, done, f"{start + len(batch)} signatures linked"))
        self._hold(graph)

    def nearest(
        self, questions: NDArray[np.float32], k: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """The rows nearest to each question and their cosines, nearest first.

        Fewer than ``k`` come back when fewer are held.
        """
        k = min(k, self._count)
        if self._graph is None or k == 0:
            held = self._vectors if self._vectors is not None else np.zeros((0, 1), np.float32)
            return exact_nearest(held, questions, k)
        labels, distances = self._graph.knn_query(questions, k=k, num_threads=1)
        return labels.astype(np.int64), (1.0 - distances).astype(np.float32)

    def save(self, writer: PartsWriter) -> None:
        """Write the graph, when there is one, and what it must fit."""
        facts: dict[str, Any] = {"count": self._count, "dimension": self._dimension}
        if self._graph is not None:
            arrays = _state_of(self._graph)
            facts["sha256"] = _sha256(arrays)
            writer.arrays("graph", arrays)
        writer.facts("index", facts)

    @classmethod
    def load(
        cls,
        reader: PartsReader,
        settings: IndexSettings,
        seed: int,
        vectors: Callable[[], NDArray[np.float32]],
    ) -> NeighborIndex:
        """Take the stored graph; where there is none, or no hnswlib, build from ``vectors``.

        Raises DamagedVersionError when graph or vectors do not fit what ``save`` noted.
        """
        facts = reader.facts("index")
        index = cls(settings)
        graph = _graph_of(reader, facts) if reader.has("graph.npz") else None
        if graph is not None:
            index._count, index._dimension = int(facts["count"]), int(facts["dimension"])
            index._hold(graph)
            return index
        made = vectors()
        if made.shape != (facts["count"], facts["dimension"]):
            raise reader.damaged("index.json does not fit the signatures")
        index.build(made, seed, _silent, _never)
        return index

    def _hold(self, graph: Any) -> None:
        # hnswlib does not keep ef with the index; a loaded one falls back to 10. A look-up of more
        # than ef searches as broadly as it is long.
        graph.set_ef(self._settings.search_breadth)
        graph.set_num_threads(1)
        self._graph = graph


def _hnswlib() -> Any:
    try:
        import hnswlib  # noqa: PLC0415 (optional: the matrix product answers without it)
    except ImportError:
        return None
    return hnswlib


def _state_of(graph: Any) -> dict[str, NDArray[Any]]:
    """The graph as arrays.

    Not through hnswlib's own files: its loader trusts them blindly, and on Windows it cannot open
    a path with Korean characters.
    """
    (state,) = graph.__getstate__()
    return {key: np.asarray(value) for key, value in sorted(state.items())}


def _graph_of(reader: PartsReader, facts: dict[str, Any]) -> Any:
    """The stored graph; None when this PC cannot use it, so that it is built again."""
    hnswlib = _hnswlib()
    if hnswlib is None:
        return None
    arrays = reader.arrays("graph")
    if _sha256(arrays) != facts.get("sha256"):
        raise reader.damaged("graph.npz was altered")
    state = {key: _plain(value) for key, value in arrays.items()}
    if state.get("dim") != facts["dimension"] or state.get("cur_element_count") != facts["count"]:
        raise reader.damaged("graph.npz does not fit index.json")
    graph = hnswlib.Index.__new__(hnswlib.Index)
    graph.__setstate__((state,))
    return graph


def _plain(value: NDArray[Any]) -> Any:
    return value.item() if value.ndim == 0 else value


def _sha256(arrays: dict[str, NDArray[Any]]) -> str:
    digest = hashlib.sha256()
    for key in sorted(arrays):
        array = np.ascontiguousarray(arrays[key])
        digest.update(f"{key} {array.dtype} {array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def _silent(_progress: Progress) -> None:
    """Loading tells no progress."""


def _never() -> bool:
    return False
