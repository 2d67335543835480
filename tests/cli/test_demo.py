"""The demo finds a home that an earlier program left."""

from __future__ import annotations

from argparse import Namespace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from routingml_desktop.cli.demo import demo
from routingml_desktop.domain.errors import IncompatibleVersionError, NoModelError, RoutingMLError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("found", "trainings"),
    [(None, 0), (NoModelError(), 1), (IncompatibleVersionError("v1", "its format is 3"), 1)],
)
def test_a_version_that_this_program_cannot_read_is_trained_anew(
    tmp_path: Path, found: RoutingMLError | None, trainings: int
) -> None:
    trained: list[object] = []

    def active() -> None:
        if found is not None:
            raise found

    class Trained(Exception):  # noqa: N818 (ends the demo before anything is asked)
        pass

    def asked_for_items() -> Any:
        raise Trained

    program: Any = SimpleNamespace(
        plant=SimpleNamespace(facts=object, items=asked_for_items),
        models=SimpleNamespace(get=active),
        training=SimpleNamespace(run=lambda request, *_: trained.append(request)),
    )

    with pytest.raises(Trained):
        demo(Namespace(json=True, output=str(tmp_path)), program, lambda *_: 0)

    assert len(trained) == trainings
