"""What a test needs beside Python, and what happens where it is missing.

A test marked ``shared``, ``browser``, ``tesseract`` or ``cluster`` is skipped with the reason and the
one line that installs the part. In continuous integration (``CI=true``) a skipped test fails the run,
but for the measurement corpora, which do not come with the repository, and the cluster, whose server
needs a newer Java than some systems package.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any
from uuid import uuid4

import hypothesis
import pytest
from opensearchpy import OpenSearch

OwnIndex = Callable[..., AbstractContextManager[None]]

# A busy machine is slow, which is no fault of what is tested.
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.register_profile("quick", deadline=None, max_examples=15)
hypothesis.settings.load_profile("quick" if os.environ.get("REGISTRE_QUICK") else "suite")

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@cache
def _no_shared() -> str | None:
    return (
        None
        if (SHARED / "corpus").is_dir()
        else "the measurement corpora are not beside the repository"
    )


@cache
def _no_browser() -> str | None:
    if shutil.which("chromium"):
        return None
    return "no Chromium: apt-get install --no-install-recommends chromium"


@cache
def _no_tesseract() -> str | None:
    if program := shutil.which("tesseract"):
        listed = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, check=False
        )
        if "fra" in listed.stdout.split():
            return None
    return "no Tesseract with French: apt-get install tesseract-ocr tesseract-ocr-fra"


NEEDS: dict[str, Callable[[], str | None]] = {
    "shared": _no_shared,
    "browser": _no_browser,
    "tesseract": _no_tesseract,
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, missing in NEEDS.items():
            if item.get_closest_marker(marker) and (reason := missing()):
                item.add_marker(pytest.mark.skip(reason=reason))


class _NothingSkipped:
    """Makes a skipped test fail the run, except for what a machine may be without."""

    optional = ("shared", "cluster")

    def __init__(self) -> None:
        self.skipped: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        optional = any(marker in report.keywords for marker in self.optional)
        if report.skipped and not optional and not hasattr(report, "wasxfail"):
            self.skipped.append(report.nodeid)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.skipped and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            print("\nnothing may be skipped here:", *self.skipped, sep="\n  ")  # noqa: T201


def pytest_configure(config: pytest.Config) -> None:
    if os.environ.get("CI") == "true":
        config.pluginmanager.register(_NothingSkipped())


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the measurement corpora."""
    return SHARED


def _cluster() -> ModuleType:
    """The module that starts a cluster; test folders are no packages."""
    path = Path(__file__).resolve().parent / "cluster" / "cluster.py"
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


@pytest.fixture(scope="session")
def own_index(request: pytest.FixtureRequest) -> OwnIndex:
    """Gives the environment the settings of an index of its own in the cluster, for a block.

    The cluster is the one at an address that is given, else the one that the environment names,
    else the one of the tests. Afterwards the index is dropped.
    """

    @contextmanager
    def own(address: str | None = None) -> Iterator[None]:
        url = address or os.environ.get("REGISTRE_OPENSEARCH_URL")
        url = url or str(request.getfixturevalue("cluster").url)
        name = f"essai-{uuid4().hex[:8]}"
        # Two shards, so that counts, orders and frequencies have to be put together.
        settings = {"URL": url, "INDEX": name, "SHARDS": "2", "REPLICAS": "0"}
        try:
            with pytest.MonkeyPatch.context() as environment:
                for setting, value in settings.items():
                    environment.setenv(f"REGISTRE_OPENSEARCH_{setting}", value)
                yield
        finally:
            with closing(OpenSearch(url.split(","), timeout=60)) as client:
                client.indices.delete(index=f"{name}-*")
                client.indices.delete_index_template(name=name, ignore=404)

    return own
