"""The shipped models are what the script gives from the labelled texts: minutes of work, so run apart."""

import gzip
import json
from importlib.resources import files
from pathlib import Path

import pytest

DATA = files("indexer.reading.parsing") / "data"
LABELS = Path(__file__).resolve().parents[4] / "tools" / "labels"


@pytest.mark.shared
@pytest.mark.slow
def test_the_script_gives_the_shipped_model_of_lines(shared: Path) -> None:
    pytest.importorskip("pycrfsuite")
    from tools.train_lines import line_weights, texts_of

    made = line_weights(texts_of(shared / "corpus", LABELS))
    assert made == json.loads(gzip.decompress((DATA / "lines.json.gz").read_bytes()))
