"""What the first page of a search shows, measured: results alone, then with the acts near them.

`python -m benchmarks.relevance.pages COLLECTION… [--split dev] [--sample N] [--engine tantivy]`
answers the queries of folders in the layout of BEIR as pages do;
`python -m benchmarks.relevance.pages TOPICS.jsonl --index DIR` those of a file of objects with `qid`,
`query` and `relevant` (a grade for each file name) over an index that exists.

The first table holds nDCG@10 of the results, of the results then the acts near them, and of the
ranked run of `search eval`; and how many pages are followed by such acts. The second holds what they
cost in processor time, each page asked both ways in turn.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from benchmarks.relevance.typos import SEED
from indexer.acts.documents import Record
from indexer.acts.stored import from_json
from indexer.evaluation import (
    Judgements,
    Query,
    Scored,
    index_collection,
    judgements,
    measures,
    queries,
    ranked,
)
from indexer.searching.results import SearchPage, SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.store import Store

_WARM_UP = 20
#: Acts of a ranked run, enough for ten files.
_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Queries over an index: what was judged of them, and what names a document."""

    title: str
    search: Search
    queries: list[Query]
    judged: Judgements
    name: Callable[[Record], str]


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path, metavar="COLLECTION|TOPICS.jsonl")
    parser.add_argument("--index", type=Path, help="the index that topics are asked of")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--sample", type=int, help="a draw of so many queries")
    parser.add_argument("--engine", default="tantivy")
    options = parser.parse_args()
    relevance, cost = [], []
    for source in options.sources:
        if source.is_dir():
            opened = collection(source, options.split, options.sample, options.engine)
        else:
            opened = topics(source, options.index)
        with opened as asked:
            relevance.append(_relevance(asked))
            cost.append(_cost(asked))
    print("| | queries | results | then near | ranked run | pages followed | acts near on each |")
    print("|---|---|---|---|---|---|---|", *relevance, sep="\n")
    print("\n| CPU of a page, ms | results | then near | ratio |")
    print("|---|---|---|---|", *cost, sep="\n")


@contextmanager
def collection(folder: Path, split: str, sample: int | None, engine: str) -> Iterator[Asked]:
    """A judged collection in an index of its own."""
    judged = judgements(folder)
    asked = [query for query in queries(folder, split) if query.id in judged]
    if sample and sample < len(asked):
        asked = random.Random(SEED).sample(asked, sample)
    with tempfile.TemporaryDirectory() as place:
        meta = Meta.new(engine)
        with Store.create(Path(place), meta) as store:
            index_collection(store.engine, folder)
        meta.write(Path(place))
        with Search.open(Path(place)) as search:
            title = f"{folder.name}, {split}"
            yield Asked(title, search, asked, judged, lambda record: record.id)


@contextmanager
def topics(path: Path, index: Path) -> Iterator[Asked]:
    """Judged topics over an index that exists; a document is a file."""
    read = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    asked = [Query(str(topic["qid"]), topic["query"]) for topic in read]
    judged = {str(topic["qid"]): topic["relevant"] for topic in read}
    with Search.open(index) as search:
        yield Asked(path.stem, search, asked, judged, _file_name)


def _file_name(record: Record) -> str:
    return (record.member or record.source).rpartition("/")[2]


def _relevance(asked: Asked) -> str:
    """The row of a table: what is shown, and how often acts near follow."""
    pages = {query.id: _page(asked, query) for query in asked.queries}
    ranked_first = {
        query.id: [
            from_json(hit.stored) for hit in ranked(asked.search.engine, query.text, depth=_DEPTH)
        ]
        for query in asked.queries
    }
    shown = (
        {id: [hit.record for hit in page.hits] for id, page in pages.items()},
        {id: [hit.record for hit in (*page.hits, *page.near)] for id, page in pages.items()},
        ranked_first,
    )
    cells = [f"{_ndcg(asked, records):.4f}" for records in shown]
    followed = [len(page.near) for page in pages.values() if page.near]
    share = f"{len(followed) / len(pages):.0%}"
    near = f"{mean(followed):.1f}" if followed else "–"
    return f"| {asked.title} | {len(pages)} | {' | '.join((*cells, share, near))} |"


def _ndcg(asked: Asked, shown: dict[str, list[Record]]) -> float:
    lines = [
        Scored(id, document, -float(rank))
        for id, records in shown.items()
        for rank, document in enumerate(dict.fromkeys(map(asked.name, records)))
    ]
    return measures(asked.judged, asked.queries, lines)["nDCG@10"]


def _page(asked: Asked, query: Query, *, near: bool = True) -> SearchPage:
    return asked.search.search(SearchRequest(query.text, near=near))


def _cost(asked: Asked) -> str:
    """The rows of a table: pages that acts near follow, and all pages."""
    spent: list[tuple[bool, float, float]] = []
    for query in asked.queries:
        plain, _ = _timed(asked, query, near=False)
        both, page = _timed(asked, query, near=True)
        plain_again, _ = _timed(asked, query, near=False)
        both_again, _ = _timed(asked, query, near=True)
        spent.append((bool(page.near), plain + plain_again, both + both_again))
    spent = spent[_WARM_UP:] or spent
    rows = (
        (f"{asked.title}, followed", [row for row in spent if row[0]]),
        (f"{asked.title}, all", spent),
    )
    return "\n".join(_cost_row(title, row) for title, row in rows if row)


def _timed(asked: Asked, query: Query, *, near: bool) -> tuple[float, SearchPage]:
    began = time.process_time()
    page = _page(asked, query, near=near)
    return (time.process_time() - began) * 1000, page


def _cost_row(title: str, spent: list[tuple[bool, float, float]]) -> str:
    plain, both = mean(row[1] / 2 for row in spent), mean(row[2] / 2 for row in spent)
    return f"| {title} | {plain:.1f} | {both:.1f} | {both / plain:.2f} |"


if __name__ == "__main__":
    main()
