"""Measuring the ranking on judged collections, with the product's own analysis and ranking.

A collection is a folder in the layout of BEIR: ``corpus.jsonl`` (``_id``, ``title``, ``text``),
``queries.jsonl`` (``_id``, ``text``, and ``split`` where there are several) and ``qrels.tsv``
(query, document, grade, under a header). Each query is read as a person's text, misspellings mended.
A run orders everything near a query (:func:`indexer.searching.ranking.ranking.nearest`): what lacks a word comes
after what has it, as score decides, and is not left out as on a page of results.

The measures are those of ``ir_measures``: nDCG@10, MRR@10 (RR@10) and R@100.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.acts.stored import from_json
from indexer.errors import PackageMissing, PathMissing, QueryError
from indexer.searching.query import parse
from indexer.searching.ranking.nearness import searched
from indexer.searching.ranking.ranking import WEIGHTS, Weights, nearest
from indexer.searching.search import Search
from indexer.searching.spelling.spelling import spelling
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine, EngineHit, EngineRequest
from indexer.storing.schema import index_document

#: Documents a run holds for each query.
DEPTH = 100
_TAG = "registre"
#: Acts looked at so that a run of files is deep enough when one file holds many acts.
_ACTS = 1_000


@dataclass(frozen=True, slots=True)
class Query:
    """A query of a collection; ``split`` is empty where the collection has none."""

    id: str
    text: str
    split: str = ""


@dataclass(frozen=True, slots=True)
class Scored:
    """A line of a run: the document at some rank for a query."""

    query: str
    document: str
    score: float


#: Relevance grades by query, then by document; only those above zero.
Judgements = Mapping[str, Mapping[str, int]]


def evaluate(
    collection: Path,
    *,
    engine: str = "tantivy",
    split: str | None = None,
    run_file: Path | None = None,
) -> dict[str, float | int | str]:
    """Index a collection for as long as it takes, run its queries, and measure the ranking.

    Gives the name of the collection, the engine, the numbers of documents and of judged queries, and
    the measures by name. Raises ``PathMissing`` where a file is missing, ``QueryError`` where
    the folder is not laid out so.
    """
    judged = judgements(collection)
    asked = [q for q in queries(collection, split) if q.id in judged]
    if not asked:
        raise QueryError(f"{collection} holds no judged query", parameter="split", value=split)
    with factory(engine).scratch() as opened:
        indexed = index_collection(opened, collection)
        lines = run(opened, asked)
    if run_file is not None:
        write_run(lines, run_file)
    return {
        "collection": collection.name,
        "engine": engine,
        "documents": indexed,
        "queries": len(asked),
        **measures(judged, asked, lines),
    }


def run_topics(search: Search, topics: Path, run_file: Path) -> int:
    """Run a file of queries (``qid`` and ``query``) over an index and write a TREC run of depth 100.

    A document of the run is a file, named by the last part of its name, at the rank of its best act;
    the other files that hold that act follow it. Gives the number of queries.
    """
    asked = [Query(str(t["qid"]), t["query"]) for t in _objects(topics, ("qid", "query"))]

    def copies(hit: EngineHit) -> Iterator[str]:
        return (copy.path.rpartition("/")[2] for copy in search.copies(hit.id))

    lines = run(search.engine, asked, name=_file_name, copies=copies, depth=_ACTS)
    write_run(lines, run_file)
    return len(asked)


def index_collection(engine: Engine, collection: Path) -> int:
    """Index the documents of a collection as acts whose objet is their title; gives their number."""
    number = 0
    with engine.writer() as writer:
        for document in documents(collection):
            writer.add(index_document(_record(document)))
            number += 1
    return number


def documents(collection: Path) -> Iterator[Mapping[str, Any]]:
    """The documents of a collection as their file has them: ``_id``, ``text``, perhaps ``title``."""
    return _objects(collection / "corpus.jsonl", ("_id", "text"))


def queries(collection: Path, split: str | None) -> list[Query]:
    """The queries of a collection, or of one of its splits."""
    read = [
        Query(str(q["_id"]), q["text"], q.get("split", ""))
        for q in _objects(collection / "queries.jsonl", ("_id", "text"))
    ]
    return [query for query in read if split is None or query.split == split]


def judgements(collection: Path) -> dict[str, dict[str, int]]:
    """The grades above zero of a collection."""
    judged: dict[str, dict[str, int]] = {}
    path = collection / "qrels.tsv"
    for number, line in enumerate(_lines(path), start=1):
        cells = line.split("\t")
        if number == 1 or not line:
            continue
        try:
            query, document, grade = cells[0], cells[1], int(float(cells[2]))
        except (IndexError, ValueError):
            raise QueryError(f"{path}, line {number}: not « query, document, grade »") from None
        if grade > 0:
            judged.setdefault(query, {})[document] = grade
    return judged


def run(
    engine: Engine,
    asked: Iterable[Query],
    *,
    name: Callable[[EngineHit], str] = lambda hit: hit.id,
    copies: Callable[[EngineHit], Iterable[str]] = lambda _: (),
    depth: int = DEPTH,
    weights: Weights = WEIGHTS,
) -> list[Scored]:
    """The first documents for each query: ``depth`` hits, at most ``DEPTH`` names, none twice.

    ``copies`` gives the names of the other documents that a hit stands for.
    """
    lines: list[Scored] = []
    for query in asked:
        seen: dict[str, float] = {}
        for hit in ranked(engine, query.text, depth=depth, weights=weights):
            for document in (name(hit), *copies(hit)):
                seen.setdefault(document, hit.score)
        lines += [Scored(query.id, document, seen[document]) for document in list(seen)[:DEPTH]]
    return lines


def ranked(
    engine: Engine, text: str, *, depth: int = DEPTH, weights: Weights = WEIGHTS
) -> tuple[EngineHit, ...]:
    """Everything near a person's text, best first."""
    parsed = parse(text)
    correction = spelling(engine, parsed)
    mended = correction.parsed if correction else parsed
    request = EngineRequest(nearest(mended, weights), limit=depth)
    return searched(engine, request, mended, near=True).hits


def write_run(lines: Iterable[Scored], path: Path) -> None:
    """Write a run in the format of TREC: query, Q0, document, rank, score, tag.

    Names of files keep their blanks, as judgements name them: what reads a run takes the document from what
    stands between the second column and the last three. What ends a line in a name becomes a blank.
    """
    with path.open("w", encoding="utf-8") as file:
        for rank, score, line in _placed(lines):
            document = " ".join(line.document.splitlines())
            file.write(f"{line.query} Q0 {document} {rank} {score:.6f} {_TAG}\n")


def measures(
    judged: Judgements, asked: Iterable[Query], lines: Iterable[Scored]
) -> dict[str, float]:
    """nDCG@10, MRR@10 and R@100 of a run; a judged query without a line counts zero."""
    try:
        import ir_measures
    except ModuleNotFoundError:
        raise PackageMissing("measuring", "ir_measures") from None
    named = {
        "nDCG@10": ir_measures.nDCG @ 10,
        "MRR@10": ir_measures.RR @ 10,
        "R@100": ir_measures.R @ 100,
    }
    grades = [
        ir_measures.Qrel(query.id, document, grade)
        for query in asked
        for document, grade in judged[query.id].items()
    ]
    scores = [
        ir_measures.ScoredDoc(line.query, line.document, score) for _, score, line in _placed(lines)
    ]
    found = ir_measures.calc_aggregate(list(named.values()), grades, scores)
    return {name: round(float(found[measure]), 4) for name, measure in named.items()}


def _placed(lines: Iterable[Scored]) -> Iterator[tuple[int, float, Scored]]:
    """Each line with its rank and a score that strictly falls with it.

    Evaluation tools sort by score and break ties by name, which would undo the order of the run.
    """
    rank, last, query = 0, 0.0, ""
    for line in lines:
        rank = rank + 1 if line.query == query else 1
        score = line.score if rank == 1 else min(line.score, last - 1e-6)
        query, last = line.query, score
        yield rank, score, line


def _file_name(hit: EngineHit) -> str:
    record = from_json(hit.stored)
    return (record.member or record.source).rpartition("/")[2]


def _record(document: Mapping[str, Any]) -> Record:
    text = document["text"]
    return Record(
        id=str(document["_id"]),
        source=str(document["_id"]),
        member=None,
        rang=1,
        type_document="autre",
        collectivite=Collectivite(),
        seance=Seance(),
        acte=Act(objet=document.get("title") or None, texte=text, debut=0, fin=len(text)),
    )


def _objects(path: Path, keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(_lines(path), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            raise QueryError(f"{path}, line {number}: not JSON") from None
        if not isinstance(value, dict) or not all(key in value for key in keys):
            raise QueryError(f"{path}, line {number}: an object with {', '.join(keys)} is expected")
        yield value


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                yield line.rstrip("\n")
    except FileNotFoundError:
        raise PathMissing(f"no such file: {path}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} cannot be read: {error}") from None
