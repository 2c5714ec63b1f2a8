"""The labelled documents of the measurement corpus, scored by its own tool."""

import gzip
import importlib.util
import json
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from indexer.acts.documents import ExtractedText
from indexer.acts.shapes import document_json
from indexer.reading.parsing import parse

SHARED = Path(__file__).parents[4] / ".." / "shared"
GOLD = SHARED / "corpus" / "gold.jsonl"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(
        not GOLD.exists(), reason="the measurement corpus is not beside the repository"
    ),
]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "score_parse", SHARED / "tools" / "score_parse.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scored(tool: ModuleType) -> tuple[dict[str, dict[str, Any]], float]:
    gold = {}
    predicted = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        (path,) = (SHARED / "corpus").glob(f"*/{label['file']}")
        text = path.read_text(encoding="utf-8", errors="replace")
        gold[label["file"]] = label
        predicted[label["file"]] = document_json(
            parse(ExtractedText(text), name=path.name), path.name
        )
    table, mean, _errors = tool.score(gold, predicted)
    return table, mean


def test_the_mean_f1_is_high(scored: tuple[dict[str, dict[str, Any]], float]) -> None:
    assert scored[1] >= 0.97


def test_no_field_with_labels_is_weak(scored: tuple[dict[str, dict[str, Any]], float]) -> None:
    weak = {f: t["f1"] for f, t in scored[0].items() if t["labelled"] >= 5 and t["f1"] < 0.90}
    assert weak == {}


@pytest.mark.parametrize(
    "field",
    ["collectivite", "date_seance", "date_convocation", "resultat", "pour", "contre", "abstention"],
)
def test_what_is_stated_is_right(
    scored: tuple[dict[str, dict[str, Any]], float], field: str
) -> None:
    assert scored[0][field]["precision"] >= 0.97


@pytest.mark.parametrize(
    "path", sorted((SHARED / "corpus" / "seeds").glob("*.txt")), ids=lambda p: p.stem[:3]
)
def test_the_seeds_are_right_in_every_field(tool: ModuleType, path: Path) -> None:
    labels = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    (label,) = (label for label in labels if label["file"] == path.name)
    found = document_json(
        parse(ExtractedText(path.read_text(encoding="utf-8")), name=path.name), path.name
    )
    _table, _mean, errors = tool.score({path.name: label}, {path.name: found})
    assert errors == []


@pytest.mark.slow
def test_the_shipped_model_was_learned_from_lines_as_parsing_sees_them_today() -> None:
    """Other features, roles or labels: ``python -m tools.train_lines`` is to be run again."""
    pytest.importorskip("numpy", reason="training is an extra")
    from tools.train_lines import seen_as, texts_of

    packed = files("indexer.reading.parsing").joinpath("data", "lines.json.gz").read_bytes()
    learned = set(json.loads(gzip.decompress(packed))["learned from"])
    texts = texts_of(SHARED / "corpus", Path(__file__).parents[4] / "tools" / "labels")
    others = [text.labelled.name for text in texts if seen_as(text) not in learned]
    assert len(others) <= len(texts) / 20, others
