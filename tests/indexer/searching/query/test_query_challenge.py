"""Pairs of a query and a text that must meet, or must not, by the product's own matching."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.searching.query import parse
from indexer.searching.spelling.spelling import spelling
from indexer.storing.engines.protocol import Engine, EngineRequest

CHALLENGE = (
    Path(__file__).resolve().parents[4] / ".." / "shared" / "relevance" / "analyzer_challenge.jsonl"
)
#: A query typed with an accent that folding takes off: it contradicts queries typed without.
HARD = "neg_accent_hard"


def record(pair: dict[str, str]) -> Record:
    text = pair["text"]
    return Record(
        id=pair["id"],
        source=pair["id"],
        member=None,
        rang=1,
        type_document="autre",
        collectivite=Collectivite(),
        seance=Seance(),
        acte=Act(objet=None, texte=text, debut=0, fin=len(text)),
    )


def meets(engine: Engine, pair: dict[str, str]) -> bool:
    def found(tree: object) -> bool:
        return pair["id"] in {h.id for h in engine.search(EngineRequest(tree, limit=200)).hits}

    parsed = parse(pair["query"])
    if found(parsed.tree):
        return True
    correction = spelling(engine, parsed) if pair["kind"] == "typo_query" else None
    return correction is not None and found(correction.parsed.tree)


@pytest.mark.shared
@pytest.mark.parametrize("name", ["tantivy", "whoosh"])
def test_what_must_meet_meets_and_what_must_not_does_not(
    name: str, make_engine: Callable[..., Engine]
) -> None:
    lines = CHALLENGE.read_text(encoding="utf-8").splitlines()
    pairs = [pair for pair in map(json.loads, lines) if pair["kind"] != HARD]
    engine = make_engine(name, tuple(map(record, pairs)))
    for wanted, floor in ((True, 0.97), (False, 0.90)):
        same = [pair for pair in pairs if pair["should_match"] is wanted]
        wrong = [pair for pair in same if meets(engine, pair) is not wanted]
        assert 1 - len(wrong) / len(same) >= floor, wrong
