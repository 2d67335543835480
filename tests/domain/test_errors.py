from __future__ import annotations

import inspect
from copy import deepcopy
from multiprocessing.reduction import ForkingPickler
from typing import Any

import pytest

from routingml_desktop.domain import errors
from routingml_desktop.domain.errors import (
    RoutingMLError,
    SettingError,
    UnknownItemError,
    UnknownVersionError,
    VersionNameError,
)

EXAMPLES: dict[str, Any] = {
    "str": "번호 1",
    "Path | str": "folder/file",
    "Sequence[str]": ("a", "b"),
    "str | None": "c",
    "int | None": -11,
    "int": 7,
    "float": 2.5,
    "BaseException": KeyError("x"),
}
EXIT_CODES = {1, 3, 4, 5, 6, 7, 8, 9, 10}


def kinds() -> list[type[RoutingMLError]]:
    return [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, RoutingMLError)
    ]


def example(kind: type[RoutingMLError]) -> RoutingMLError:
    if "__init__" not in vars(kind):
        return kind("a sentence")
    parameters = list(inspect.signature(kind).parameters.values())
    return kind(*(EXAMPLES[str(parameter.annotation)] for parameter in parameters))


def concrete() -> list[type[RoutingMLError]]:
    return [kind for kind in kinds() if "__init__" in vars(kind)]


@pytest.mark.parametrize("kind", kinds())
def test_a_failure_travels_between_processes_with_its_sentence_and_facts(
    kind: type[RoutingMLError],
) -> None:
    error = example(kind)

    arrived = ForkingPickler.loads(ForkingPickler.dumps(error))

    assert type(arrived) is kind
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)
    assert vars(deepcopy(error)) == vars(error)


@pytest.mark.parametrize("kind", concrete())
def test_a_failure_is_a_sentence(kind: type[RoutingMLError]) -> None:
    sentence = str(example(kind))

    assert sentence[0].isupper() or sentence.startswith(("번호", "folder"))
    assert len(sentence.split()) > 3


@pytest.mark.parametrize("kind", kinds())
def test_a_failure_ends_the_command_line_with_a_documented_code(
    kind: type[RoutingMLError],
) -> None:
    assert kind.exit_code in EXIT_CODES
    assert kind.__doc__


def test_an_item_that_is_not_there_suggests_the_closest() -> None:
    assert str(UnknownItemError("A", "B")).endswith("Did you mean B?")
    assert str(UnknownItemError("A")).endswith("data.")


def test_a_code_of_4000_characters_does_not_fill_the_screen() -> None:
    error = UnknownItemError("x" * 4000)

    assert len(str(error)) < 120
    assert len(error.item_code) == 4000
    assert len(str(VersionNameError("x" * 4000, "too long"))) < 120
    assert len(str(UnknownVersionError("x" * 4000))) < 120


def test_known_names_are_listed_when_there_are_some() -> None:
    assert str(UnknownVersionError("v9", ["v1"])).endswith("Known: v1.")
    assert str(UnknownVersionError("v9")).endswith("v9.")


def test_a_setting_names_its_file_when_it_comes_from_one() -> None:
    assert "(user.toml)" in str(SettingError("a.b", "wrong", "user.toml"))
    assert " in " not in str(SettingError("a.b", "wrong"))
