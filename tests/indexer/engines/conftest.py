"""The cluster that the tests of this folder share with those of ``tests/cluster``."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest


def _cluster() -> ModuleType:
    """The module beside the fault tests that starts a cluster; test folders are no packages."""
    path = Path(__file__).resolve().parents[2] / "cluster" / "cluster.py"
    spec = importlib.util.spec_from_file_location("registre_cluster", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def cluster() -> Iterator[Any]:
    """Three nodes of OpenSearch on this machine; the test is skipped where they cannot run."""
    module = _cluster()
    if not module.Cluster().health() and (reason := module.missing()):
        pytest.skip(f"no OpenSearch cluster can be started: {reason}")
    with module.running() as nodes:
        yield nodes
