"""The relevance benchmark runs, and its typing errors are the same each time."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import ROOT
from benchmarks.relevance import typos


@given(st.text(max_size=60), st.integers(0, 1_000))
def test_one_slip_the_same_for_the_same_seed(text: str, seed: int) -> None:
    slipped = typos.typo(text, random.Random(seed))
    assert slipped == typos.typo(text, random.Random(seed))
    assert abs(len(slipped) - len(text)) <= 1


@pytest.mark.parametrize("word", ["cantine", "école", "délibération", "aaaa"])
def test_a_word_long_enough_never_stays_as_it_is(word: str) -> None:
    for seed in range(50):
        slipped = typos.typo(word, random.Random(seed))
        assert slipped != word
        assert slipped[0] == word[0]


def measured(name: str, folder: Path, texts: dict[str, tuple[str, str]], query: str) -> str:
    """What a measure prints of a collection: the first text is the relevant one."""
    relevant = next(iter(texts))
    rows = [{"_id": id, "title": title, "text": text} for id, (title, text) in texts.items()]
    split = "test" if name == "compare" else "dev"
    queries = [{"_id": "q", "text": query, "split": split}]
    for kind, objects in {"corpus": rows, "queries": queries}.items():
        lines = "\n".join(json.dumps(row) for row in objects)
        (folder / f"{kind}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "qrels.tsv").write_text(f"q\td\ts\nq\t{relevant}\t1\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.relevance.{name}", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_comparison_runs(tmp_path: Path) -> None:
    texts = {
        "a": ("Cantine", "Les tarifs de la cantine."),
        "b": ("Voirie", "Les travaux de la rue."),
    }
    printed = measured("compare", tmp_path, texts, "tarif cantines")
    table = [line for line in printed.splitlines() if line.startswith("| ")]
    assert len(table) == 1 + len(("Lucene", "tantivy", "SQLite", "Whoosh", "Registre"))
    assert "| **Registre, tantivy** | 1.000 | 1.000 | 1.000 |" in printed


@pytest.mark.slow
def test_pages_are_measured_alone_then_with_the_acts_near(tmp_path: Path) -> None:
    texts = {
        "b": ("Cantine", "Les tarifs de la cantine."),
        "a": ("Voirie", "Les tarifs de la cantine et de la garderie."),
        "c": ("Eau", "Le rapport annuel."),
    }
    printed = measured("pages", tmp_path, texts, "tarifs cantine garderie")
    # The one relevant document lacks a word: absent from the results, second among what is shown.
    assert f"| {tmp_path.name}, dev | 1 | 0.0000 | 0.6309 | " in printed
