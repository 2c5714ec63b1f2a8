import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from indexer.errors import PackageMissing


def test_the_hint_is_for_the_interpreter_that_runs_and_asks_for_versions_that_fit() -> None:
    told = str(PackageMissing("measuring", "ir_measures"))
    hint = re.search(r"`(.+) -m pip install \"ir[-_]measures(.*)\"`", told)
    assert hint is not None
    assert (hint[1], hint[2][:2]) == (sys.executable, ">=")
    assert "registre" not in hint[0]  # the project need not be on an index


def test_the_hint_names_the_package_where_the_project_is_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def absent(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", absent)
    assert '-m pip install "opensearch-py"' in str(PackageMissing("the engine", "opensearch-py"))


@pytest.mark.parametrize("package", ["sample", "sample_search", "SAMPLE.search"])
def test_the_hint_takes_no_package_for_another(
    monkeypatch: pytest.MonkeyPatch, package: str
) -> None:
    asked = ["sample-search-more>=1", 'sample-search>=2,<3; extra == "x"']
    monkeypatch.setattr(metadata, "requires", lambda _: asked)
    hint = "sample" if package == "sample" else "sample-search>=2,<3"
    assert f'install "{hint}"' in str(PackageMissing("this", package))


def test_a_missing_package_ends_the_command_with_the_code_of_a_failure(tmp_path: Path) -> None:
    code = "import sys; sys.modules['opensearchpy'] = None; from indexer.cli import main; main()"
    texts = tmp_path / "texts"
    texts.mkdir()
    folder = tmp_path / "index"
    command = [sys.executable, "-c", code, "index", str(texts), "--index", str(folder)]
    done = subprocess.run(
        [*command, "--engine", "opensearch"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "is not installed" in done.stderr) == (1, True)
    assert "Traceback" not in done.stderr
