"""What each line of the table of synonyms is worth, on queries it was not written for.

`python -m benchmarks.relevance.synonyms --index DIR` takes the titles of the acts of an index. For a
line « a | b » and each title that says b, the title with a in place of b is a query for that act: its rank
is looked for with the line and without it. A line helps where the mean of 1/rank rises; one that makes
it fall is too wide. Lines whose ways no title says are not measured.
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from analyzers import STEMS
from analyzers.queries.synonyms import sides
from analyzers.tables import rows
from indexer.searching.query import from_clause, parse
from indexer.searching.query.clauses import All, Clause, Word
from indexer.searching.ranking.ranking import nearest
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.engines.protocol import Engine, EngineRequest

_DEPTH = 10
#: Titles tried for one pair of ways.
_MOST = 12
#: A title is not tried whole: people type a few words.
_WORDS = 6


def main() -> None:
    """Read the command line and print a line for each pair that could be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", type=Path, required=True)
    options = parser.parse_args()
    with Search.open(options.index) as search:
        titles = {r.id: r.acte.objet for r in search.all(SearchRequest("")) if r.acte.objet}
        stems = {id: STEMS.terms(title) for id, title in titles.items()}
        print("| typed | in the acts | titles | 1/rank without | with |\n|---|---|---|---|---|")
        for line, *_ in rows("synonymes.tsv"):
            for typed, written in _pairs(line):
                _measure(search.engine, titles, stems, typed, written)


def _pairs(line: str) -> Iterator[tuple[str, str]]:
    asked, shown = sides(line)
    yield from ((one, other) for one in asked for other in shown if one != other)


def _measure(
    engine: Engine, titles: dict[str, str], stems: dict[str, list[str]], typed: str, written: str
) -> None:
    asked, wanted = STEMS.terms(typed), STEMS.terms(written)
    saying = [id for id, terms in stems.items() if _at(terms, wanted) and not _at(terms, asked)]
    tried = [(id, _query(titles[id], typed, written)) for id in saying[:_MOST]]
    tried = [(id, query) for id, query in tried if query]
    if not tried:
        return
    without = mean(_gain(engine, id, query, synonyms=False) for id, query in tried)
    together = mean(_gain(engine, id, query, synonyms=True) for id, query in tried)
    mark = " ←" if together < without else ""
    print(
        f"| {typed} | {written} | {len(tried)} | {without:.3f} | {together:.3f}{mark} |", flush=True
    )


def _at(terms: list[str], wanted: list[str]) -> bool:
    return f" {' '.join(wanted)} " in f" {' '.join(terms)} "


def _query(title: str, typed: str, written: str) -> str:
    """The few words of a title around one way of saying, with the other in its place."""
    found = re.search(re.escape(written), title, re.IGNORECASE)
    if found is None:
        return ""
    before, after = title[: found.start()].split(), title[found.end() :].split()
    return " ".join([*before[-_WORDS // 2 :], typed, *after[: _WORDS // 2]])


def _gain(engine: Engine, id: str, query: str, *, synonyms: bool) -> float:
    parsed = parse(query)
    asked = parsed if synonyms else from_clause(parsed.text, _bare(parsed.clause))
    hits = engine.search(EngineRequest(nearest(asked), limit=_DEPTH)).hits
    return next((1 / rank for rank, hit in enumerate(hits, start=1) if hit.id == id), 0.0)


def _bare(clause: Clause) -> Clause:
    if isinstance(clause, All):
        return All(tuple(_bare(part) for part in clause.parts))
    if isinstance(clause, Word):
        return Word(
            clause.text, clause.start, clause.end, clause.terms, clause.surface, clause.name
        )
    return clause


if __name__ == "__main__":
    main()
