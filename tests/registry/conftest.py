"""A registry in a folder with a Korean name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from routingml_desktop.registry.model_registry import ModelRegistry

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return tmp_path / "모델 폴더"


@pytest.fixture
def registry(models: Path) -> ModelRegistry:
    return ModelRegistry(models)
