"""Commands run as an operator types them."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from indexer.cli import main

CORPUS = Path(__file__).resolve().parents[3] / "corpus"


def run(*arguments: str, **options: Any) -> Result:
    return CliRunner().invoke(main, list(arguments), **options)


def told(*arguments: str) -> Any:
    """What a command that succeeds says as JSON."""
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.stderr
    return json.loads(done.stdout)
