import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import CORPUS, run


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    """An index of a commune, which no test changes."""
    folder = tmp_path_factory.mktemp("index")
    done = run(
        "index", str(CORPUS / "vaucourt-sur-selinelle"), "--index", str(folder), "--jobs", "1"
    )
    assert done.exit_code == 0, done.stderr
    return folder
