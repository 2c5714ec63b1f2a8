"""What one commit of Registre answers: `answers.py` starts it with that commit on its path.

Takes the folder of an index and how many questions are asked of it; prints an answer a line, as JSON.
"""

import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from indexer.searching.results import SearchRequest
from indexer.searching.search import Search


def questions(words: Sequence[str], count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """So many questions over the words of some acts."""
    rng = random.Random(seed)
    plain = [word for word in words if len(word) > 3]

    def some(most: int) -> str:
        return " ".join(rng.choice(plain) for _ in range(rng.randint(1, most)))

    def phrase() -> str:
        at = rng.randrange(len(words) - 4)
        return " ".join(words[at : at + rng.randint(2, 4)])

    def slip() -> str:
        word = rng.choice(plain)
        at = rng.randrange(len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    forms = (
        lambda: some(1),
        lambda: some(2),
        lambda: some(4),
        phrase,
        lambda: f'"{phrase()}"',
        lambda: f"{rng.choice(plain)[:3]}*",
        lambda: f"{some(1)} -{some(1)}",
        lambda: f"{some(1)} OU {some(2)}",
        lambda: f"{slip()} {some(1)}",
        lambda: f"objet:{some(1)} {some(1)}",
    )
    for number in range(count):
        asked: dict[str, Any] = {"text": forms[number % len(forms)](), "per_page": 10}
        if number % 7 == 0:
            asked["tri"] = "-date"
        if number % 11 == 0:
            asked["page"] = 2
        yield asked


def answers(folder: Path, count: int) -> Iterator[dict[str, Any]]:
    """The answers of an index, as this commit gives them."""
    with Search.open(folder) as search:
        records = sorted(search.all(SearchRequest(facets=False)), key=lambda record: record.id)
        words = " ".join(record.acte.texte for record in records).split()
        for asked in questions(words, count):
            page = search.search(SearchRequest(**asked))
            yield {
                "asked": asked,
                "all": [r.id for r in search.all(SearchRequest(**asked, facets=False))][:1_000],
                "total": page.total,
                "understood": page.understood,
                "relaxed": page.relaxed,
                "suggestion": page.suggestion,
                "body": page.proposed_body,
                "notes": page.notes,
                "hits": [_hit(hit) for hit in page.hits],
                "near": [_hit(hit) for hit in page.near],
                "facets": {
                    name: [(v.value, v.label, v.count) for v in values]
                    for name, values in page.facets.items()
                },
            }


def _hit(hit: Any) -> list[Any]:
    extracts = [(extract.text, extract.marks) for extract in hit.extracts]
    return [hit.record.id, round(hit.score, 4), extracts, hit.objet_marks, hit.missing]


def main() -> None:
    """Ask and answer."""
    for answer in answers(Path(sys.argv[1]), int(sys.argv[2])):
        print(json.dumps(answer, ensure_ascii=False))


if __name__ == "__main__":
    main()
