"""Whether the ranking holds on a collection that its weights were not chosen on.

`python -m benchmarks.relevance.transfer COLLECTION… [--index DIR] [--sample N]` takes folders in the
layout of BEIR, each also with its titles as queries for texts that lack them and, with an index of acts,
three more collections made of it: titles as queries for the texts of their acts (which lack the title),
three words of a title as queries for the acts that bear it, and the titles of acts that cite as queries
for the acts they cite. Each collection is left out in turn: of the present weights and those one step
away, the ones best on the average of the others are tried on it. The regret is how far that stays behind
the best plain baseline (BM25 over title and text apart, or together): never below 0 is the aim.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from statistics import mean

from analyzers import query_groups
from benchmarks.relevance.baselines import Text, lucene_like
from benchmarks.relevance.typos import SEED
from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.evaluation import Judgements, Query, documents, judgements, measures, queries, run
from indexer.searching.ranking.nearness import FIRST
from indexer.searching.ranking.ranking import WEIGHTS, Weights
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.engines import factory
from indexer.storing.schema import index_document

_STEPS = (0.5, 1.5)
#: Weights of what general collections have nothing of.
_NOT_VARIED = ("noms", "collectivite", "acte")
#: Words of the shortest title that tells its act.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A collection: its texts, a draw of its queries, and what was judged of them."""

    name: str
    texts: list[Text]
    queries: list[Query]
    judged: Judgements


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("collections", nargs="+", type=Path)
    parser.add_argument("--index", type=Path, help="an index of acts, for two more collections")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--sample", type=int, default=300)
    options = parser.parse_args()
    held = [_of_folder(folder, options.split) for folder in options.collections]
    held += [_titles_of(collection) for collection in held]
    if options.index:
        with Search.open(options.index) as search:
            records = [r for r in search.all(SearchRequest("")) if r.type_document != "tableau"]
            held += [_titles(records), _short(records), _citations(search, records)]
    held = [_drawn(collection, options.sample) for collection in held if collection.queries]
    tried = list(_candidates())
    scores = [_scores(collection, tried) for collection in held]
    print(
        "| left out | queries | best baseline | weights in use | regret | of the others | regret |"
    )
    print("|---|---|---|---|---|---|---|")
    for place, collection in enumerate(held):
        others = [score for at, score in enumerate(scores) if at != place]
        best = max(range(len(tried)), key=lambda n: mean(score[n] for score in others or scores))
        plain, present, chosen = _plain(collection), scores[place][0], scores[place][best]
        cells = (plain, present, present - plain, chosen, chosen - plain)
        numbers = " | ".join(f"{value:.4f}" for value in cells)
        print(f"| {collection.name} | {len(collection.queries)} | {numbers} |", flush=True)


def _candidates() -> Iterator[Weights]:
    yield WEIGHTS
    for weight in fields(WEIGHTS):
        if weight.name not in _NOT_VARIED:
            for step in _STEPS:
                yield replace(WEIGHTS, **{weight.name: getattr(WEIGHTS, weight.name) * step})


def _of_folder(folder: Path, split: str) -> Judged:
    judged = judgements(folder)
    texts = [Text(str(d["_id"]), d.get("title") or "", d["text"]) for d in documents(folder)]
    return Judged(folder.name, texts, [q for q in queries(folder, split) if q.id in judged], judged)


def _titles(records: Sequence[Record]) -> Judged:
    """Titles as queries; the text of an act is without its title."""
    judged: dict[str, dict[str, int]] = {}
    asked: dict[str, Query] = {}
    texts = []
    for record in records:
        title = record.acte.objet or ""
        texts.append(Text(record.id, "", record.acte.texte.replace(title, " ") if title else ""))
        if len(title.split()) >= _FEWEST_WORDS:
            query = asked.setdefault(title.lower(), Query(record.id, title))
            judged.setdefault(query.id, {})[record.id] = 1
    return Judged("titles", texts, list(asked.values()), judged)


def _titles_of(collection: Judged) -> Judged:
    """The titles of a collection as queries for its texts, which lack them."""
    judged: dict[str, dict[str, int]] = {}
    asked: dict[str, Query] = {}
    texts = []
    for text in collection.texts:
        texts.append(
            Text(text.id, "", text.text.replace(text.title, " ") if text.title else text.text)
        )
        if len(text.title.split()) >= _FEWEST_WORDS:
            query = asked.setdefault(text.title.lower(), Query(text.id, text.title))
            judged.setdefault(query.id, {})[text.id] = 1
    return Judged(f"{collection.name}, titles", texts, list(asked.values()), judged)


def _short(records: Sequence[Record]) -> Judged:
    """Three words in a row of a title as queries for all acts that bear it."""
    chance = random.Random(SEED)
    bearing: dict[str, dict[str, int]] = {}
    asked: dict[str, Query] = {}
    for record in records:
        title = (record.acte.objet or "").lower()
        bearing.setdefault(title, {})[record.id] = 1
        words = query_groups(record.acte.objet or "", synonyms=False)
        if len(words) > _FEWEST_WORDS and title not in asked:
            first = chance.randrange(len(words) - _FEWEST_WORDS + 1)
            typed = title[words[first].start : words[first + _FEWEST_WORDS - 1].end]
            asked[title] = Query(record.id, typed)
    texts = [Text(r.id, r.acte.objet or "", r.acte.texte) for r in records]
    judged = {query.id: bearing[title] for title, query in asked.items()}
    return Judged("words of titles", texts, list(asked.values()), judged)


def _citations(search: Search, records: Sequence[Record]) -> Judged:
    """Titles of acts that cite as queries for what they cite; they are not among the texts."""
    judged: dict[str, dict[str, int]] = {}
    asked = []
    for record in records:
        cited = [other.id for other in search.cites(record) if other.id != record.id]
        if cited and record.acte.objet:
            asked.append(Query(record.id, record.acte.objet))
            judged[record.id] = dict.fromkeys(cited, 1)
    wanted = {id for grades in judged.values() for id in grades}
    texts = [
        Text(r.id, r.acte.objet or "", r.acte.texte)
        for r in records
        if r.id in wanted or r.id not in judged
    ]
    return Judged("citations", texts, asked, judged)


def _drawn(collection: Judged, sample: int) -> Judged:
    if sample >= len(collection.queries):
        return collection
    return replace(collection, queries=random.Random(SEED).sample(collection.queries, sample))


def _scores(collection: Judged, tried: Sequence[Weights]) -> list[float]:
    """NDCG@10 of the product with each of the weights."""
    with factory("tantivy").scratch() as engine:
        with engine.writer() as writer:
            for text in collection.texts:
                writer.add(index_document(_record(text)))
        return [
            _ndcg(collection, run(engine, collection.queries, depth=FIRST, weights=weights))
            for weights in tried
        ]


def _plain(collection: Judged) -> float:
    """NDCG@10 of the better of the two plain baselines."""
    together = [Text(t.id, "", f"{t.title} {t.text}") for t in collection.texts]
    runs = (list(lucene_like(texts, collection.queries)) for texts in (collection.texts, together))
    return max(_ndcg(collection, lines) for lines in runs)


def _ndcg(collection: Judged, lines: list) -> float:  # type: ignore[type-arg]
    return measures(collection.judged, collection.queries, lines)["nDCG@10"]


def _record(text: Text) -> Record:
    return Record(
        id=text.id,
        source=text.id,
        member=None,
        rang=1,
        type_document="autre",
        collectivite=Collectivite(),
        seance=Seance(),
        acte=Act(objet=text.title or None, texte=text.text, debut=0, fin=len(text.text)),
    )


if __name__ == "__main__":
    main()
