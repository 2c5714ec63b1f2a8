"""The measurement list of pairs that must, and must not, match."""

import json
from collections import Counter
from pathlib import Path

import pytest

from analyzers import STEMS, query_groups

PAIRS = Path(__file__).parents[2] / ".." / "shared" / "relevance" / "analyzer_challenge.jsonl"
#: Served by the fallback on unknown words; contradicts the folding of accents.
ELSEWHERE = {"typo_query", "neg_accent_hard"}


def matches(query: str, text: str) -> bool:
    indexed = STEMS.terms(text)

    def stands(terms: tuple[str, ...]) -> bool:
        return any(tuple(indexed[at : at + len(terms)]) == terms for at in range(len(indexed)))

    groups = query_groups(query)
    return bool(groups) and all(
        stands(group.terms) or any(stands(other.terms) for other in group.synonyms)
        for group in groups
    )


@pytest.mark.shared
@pytest.mark.skipif(
    not PAIRS.exists(), reason="the measurement corpora are not beside the repository"
)
def test_pairs() -> None:
    right: Counter[bool] = Counter()
    total: Counter[bool] = Counter()
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if pair["kind"] not in ELSEWHERE:
            wanted = bool(pair["should_match"])
            total[wanted] += 1
            right[wanted] += matches(pair["query"], pair["text"]) == wanted
    assert right[True] >= 0.97 * total[True]
    assert right[False] >= 0.90 * total[False]
