"""Versions in a folder of their own: shared by programs, away, or without write access."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from routingml_desktop import durable
from routingml_desktop.assembly import Program
from routingml_desktop.domain.audit import Deed
from routingml_desktop.domain.candidate import AskOptions
from routingml_desktop.domain.errors import (
    ModelsFolderError,
    ModelsFolderReadOnlyError,
    NoModelError,
)
from routingml_desktop.domain.training import JobState, TrainingRequest
from routingml_desktop.paths import Home
from routingml_desktop.registry.model_registry import ModelRegistry
from routingml_desktop.services.models_folder import (
    require_models_folder,
    require_open_models_folder,
    with_models,
)
from tests.cli.booked_plants import carton_maker
from tests.registry.parts import published

if TYPE_CHECKING:
    from routingml_desktop.domain.progress import Progress


def quiet(_progress: Progress) -> None:
    return None


def never() -> bool:
    return False


def program(home: Home, share: Path | str, **others: object) -> Program:
    home.folder.mkdir(parents=True, exist_ok=True)
    return Program(home, {"storage.models_folder": str(share), **others})


def test_without_a_name_the_versions_stay_beside_the_local_data(home: Home) -> None:
    assert with_models(home, "  ") == home
    require_open_models_folder(home)
    assert not home.models.exists()


def test_a_name_that_is_no_whole_path_is_meant_from_the_home_folder(
    home: Home, tmp_path: Path
) -> None:
    assert with_models(home, "shared").models == home.folder / "shared"
    assert with_models(home, str(tmp_path)).models == tmp_path
    assert with_models(with_models(home, str(tmp_path)), "other").models == tmp_path


def test_a_server_that_does_not_answer_is_a_folder_that_is_not_there(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> bool:
        raise OSError(64, "The specified network name is no longer available")

    monkeypatch.setattr(Path, "is_dir", refuse)

    with pytest.raises(ModelsFolderError, match="it is not there"):
        require_models_folder(with_models(home, str(tmp_path)))


def test_a_folder_that_is_not_there_is_told_and_never_made(home: Home, tmp_path: Path) -> None:
    share = tmp_path / "away"
    made = program(home, share)

    said = "Setting storage.models_folder names .*away: it is not there. Connect the share or make"
    for deed in (made.require_models_folder, made.models.facts, made.models.name, made.models.get):
        with pytest.raises(ModelsFolderError, match=said):
            deed()
    with pytest.raises(ModelsFolderError):
        made.training.run(TrainingRequest(), quiet, never)
    made.oversight.note(Deed.ASKED, "A-1")
    (line,) = [line for line in made.diagnostics.lines() if line.topic == "models"]

    assert (line.ok, made.oversight.missed) == (False, 0)
    assert not share.exists()


def test_an_empty_folder_that_is_there_only_lacks_a_model(home: Home, tmp_path: Path) -> None:
    made = program(home, tmp_path)

    with pytest.raises(NoModelError):
        made.models.get()
    (line,) = [line for line in made.diagnostics.lines() if line.topic == "models"]
    assert line.ok


def test_where_nothing_can_be_written_the_versions_answer_and_no_training_begins(
    home: Home, tmp_path: Path
) -> None:
    published(ModelRegistry(tmp_path), "v1")
    made = program(home, tmp_path)

    def refuse(operation: str, path: Path) -> None:
        if path.is_relative_to(tmp_path) and not path.is_relative_to(home.folder):
            raise OSError(13, "Permission denied")

    with durable.failing(refuse):
        with pytest.raises(ModelsFolderReadOnlyError, match="no version can be published there"):
            made.require_open_models_folder()
        with pytest.raises(ModelsFolderReadOnlyError):
            made.training.run(TrainingRequest(), quiet, never)

    assert made.models.name() == "v1"
    assert made.training.jobs() == ()


def test_a_training_in_line_waits_for_a_share_that_is_away(home: Home, tmp_path: Path) -> None:
    made = program(home, tmp_path / "away")
    job = made.training.ask(TrainingRequest())

    tried = made.training.run_job(job.job_id, quiet, never)

    assert tried.state is JobState.PENDING
    assert "storage.models_folder" in tried.error


def test_a_changed_folder_counts_from_the_next_start_on(home: Home, tmp_path: Path) -> None:
    published(ModelRegistry(home.models), "local")
    published(ModelRegistry(tmp_path / "share"), "shared")
    running = Program(home)

    running.configuration.change({"storage.models_folder": str(tmp_path / "share")})

    assert running.models.name() == "local"
    assert Program(home).models.name() == "shared"


@pytest.mark.slow
def test_what_one_program_publishes_another_one_answers_with_at_once(tmp_path: Path) -> None:
    mapping = carton_maker(tmp_path / "cartons")
    share = tmp_path / "공유 모델"
    share.mkdir()
    source = {"source.mapping": str(mapping)}
    here = program(Home(tmp_path / "here"), share, **source)
    there = program(Home(tmp_path / "there"), share, **source)
    for each in (here, there):
        each.sync_here(quiet, never)
    code = there.plant.items()["item_code"][0]
    with pytest.raises(NoModelError):
        there.prediction.ask(code, AskOptions())

    trained = here.training.run(TrainingRequest(version="first", evaluate=False), quiet, never)
    first = there.prediction.ask(code, AskOptions())
    there.training.run(TrainingRequest(version="second", evaluate=False), quiet, never)
    second = here.prediction.ask(code, AskOptions())
    here.registry.activate("first")
    back = there.prediction.ask(code, AskOptions())
    compared = there.comparisons.compare("first", "second", quiet, never, most=3)
    profile = there.diagnostics.profile(quiet, never)

    assert trained.version == "first"
    assert [each.version for each in (first, second, back)] == ["first", "second", "first"]
    assert len(compared.answers) == 3
    assert profile.error is None
    assert not (tmp_path / "here" / "models").exists()
    assert not (tmp_path / "there" / "models").exists()

    # The share goes away: who has the model goes on answering, who starts now has none.
    shutil.move(share, tmp_path / "gone")
    assert there.prediction.ask(code, AskOptions()).version == "first"
    with pytest.raises(ModelsFolderError):
        program(Home(tmp_path / "there"), share).prediction.ask(code, AskOptions())
