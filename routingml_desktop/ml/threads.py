"""How many threads array arithmetic uses while learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def one_thread() -> AbstractContextManager[object]:
    """A context in which matrix products and fits use one thread.

    What is learned takes small steps. On a busy machine threads that wait for each other make them
    a hundred times slower, and the window's machine is busy with the window; and one thread
    repeats.
    """
    import sklearn.ensemble  # noqa: F401, PLC0415 (its threads can only be told once it is loaded)

    # Training only; comes with scikit-learn, and says nothing about its types.
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]  # noqa: PLC0415

    limits: AbstractContextManager[object] = threadpool_limits(limits=1)
    return limits
