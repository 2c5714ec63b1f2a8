"""Speed and size of the engines on invented acts: `python -m benchmarks.searching.engines --acts 20000`.

The acts have words drawn from a Zipf-like vocabulary, so that common and rare terms are as common
and rare as in real text, and facets with as many values as a département has. Each engine indexes
the same acts; then the same searches are timed one by one, in CPU time of this process: `full` is
what a page asks for (ten hits, exact total, the counts of every facet). The trees have none of the layers
that rank (`indexer.searching.ranking.ranking`): this compares engines; `compare.py` times what people wait for.
"""

import argparse
import json
import random
import resource
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from statistics import median

from indexer.acts.documents import IndexDocument
from indexer.fields.fields import FACET_FIELDS
from indexer.storing.engines import ENGINES, factory, nodes
from indexer.storing.engines.protocol import Engine, EngineRequest, Filter, Range

VOCABULARY = 60_000
_SYLLABLES = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "on")]


def vocabulary(size: int, rng: random.Random) -> list[str]:
    """Invented words, shortest (and commonest) first."""
    words: dict[str, None] = {}
    while len(words) < size:
        length = 1 + len(words) * 4 // size + rng.randint(1, 2)
        words["".join(rng.choices(_SYLLABLES, k=length))] = None
    return list(words)


def acts(count: int, *, words: int = 600, seed: int = 1) -> Iterator[IndexDocument]:
    """Invented acts of about so many words."""
    rng = random.Random(seed)
    terms = vocabulary(VOCABULARY, rng)
    weights = list(accumulate(1 / (rank + 20) for rank in range(VOCABULARY)))
    for n in range(count):
        length = max(20, int(rng.gauss(words, words / 4)))
        drawn = rng.choices(terms, cum_weights=weights, k=length)
        year, commune = rng.randint(2010, 2025), rng.randint(1, max(20, count // 200))
        branch = str(rng.randint(1, 9))
        day = year * 10_000 + rng.randint(1, 12) * 100 + rng.randint(1, 28)
        yield IndexDocument(
            id=f"{n:08x}",
            source=f"commune-{commune}/{n}.txt",
            text={
                "objet": " ".join(drawn[:12]),
                "texte": " ".join(drawn),
                "surface": " ".join(drawn),
                "collectivite_nom": f"commune {commune}",
            },
            keywords={
                "collectivite": (f"Commune {commune}",),
                "commune": (f"Commune {commune}",),
                "departement": (f"{commune % 100:02}",),
                "type_collectivite": (rng.choice(("commune", "EPCI", "syndicat")),),
                "type": ("deliberation",),
                "annee": (str(year),),
                "matiere": (branch, f"{branch}.{rng.randint(1, 10)}"),
                "resultat": (rng.choice(("unanimité", "majorité", "rejeté")),),
                "organe": ("conseil municipal",),
                "seance": (f"s{commune}-{day}",),
            },
            numbers={"date": day, "ordre_ancien": day, "ordre_recent": day},
            stored=json.dumps({"id": f"{n:08x}", "texte": " ".join(drawn)}),
        )


def searches(count: int, seed: int = 2) -> list[list[str]]:
    """Queries of one to three words, common and rare alike."""
    rng = random.Random(seed)
    terms = vocabulary(VOCABULARY, random.Random(1))
    return [
        [terms[int(VOCABULARY ** rng.uniform(0.15, 0.85))] for _ in range(rng.randint(1, 3))]
        for _ in range(count)
    ]


def tree(words: list[str]) -> nodes.Query:
    """All the words, in the objet or the text, with their adjacency as a bonus."""
    required = nodes.And(
        [nodes.Or([nodes.Term("objet", w, boost=2.0), nodes.Term("texte", w)]) for w in words]
    )
    return nodes.AndMaybe(required, nodes.Phrase("texte", words, slop=3))


def timed(call: Callable[[], object]) -> float:
    """Milliseconds of CPU of one call."""
    began = time.process_time()
    call()
    return (time.process_time() - began) * 1_000


def spread(values: list[float]) -> str:
    """Median and 95th percentile."""
    return f"{median(values):.2f}/{sorted(values)[int(len(values) * 0.95)]:.2f}"


def kinds(queries: list[list[str]]) -> dict[str, list[EngineRequest]]:
    """The searches that are timed, by name."""
    trees = [tree(words) for words in queries]
    chosen = (Filter("matiere", ("5",)), Filter("annee", ("2020", "2021")))
    return {
        "top 10": [EngineRequest(t) for t in trees],
        "full": [EngineRequest(t, facets=FACET_FIELDS) for t in trees],
        "filtered": [EngineRequest(t, chosen, facets=FACET_FIELDS) for t in trees],
        "period": [
            EngineRequest(t, ranges=(Range("date", 20150101, 20191231),), facets=FACET_FIELDS)
            for t in trees
        ],
        "by date": [EngineRequest(t, sort="-ordre_recent", facets=FACET_FIELDS) for t in trees],
        "prefix": [EngineRequest(nodes.Prefix("surface", words[0][:4])) for words in queries],
    }


def measure(engine: Engine, queries: list[list[str]]) -> dict[str, str]:
    """Each kind of search, then terms and likeness, as p50/p95 milliseconds of CPU."""
    lines = {
        name: spread([timed(lambda r=r: engine.search(r)) for r in requests])  # type: ignore[misc]
        for name, requests in kinds(queries).items()
    }
    words = [words[0] for words in queries]
    lines["near, first"] = f"{timed(lambda: engine.near('surface', words[0], 2, 5)):.0f}"
    for name, call in {
        "near": lambda w: engine.near("surface", w[:3] + "x" + w[4:], 2, 5),
        "prefixed": lambda w: engine.prefixed("surface", w[:3], 10),
    }.items():
        lines[name] = spread([timed(lambda w=w, c=call: c(w)) for w in words])  # type: ignore[misc]
    ids = [hit.id for hit in engine.search(EngineRequest(nodes.Every(), limit=len(queries))).hits]
    lines["similar"] = spread([timed(lambda i=i: engine.similar(i, 5)) for i in ids])  # type: ignore[misc]
    return lines


def main() -> None:
    """Index, time, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=20_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    options = parser.parse_args()
    queries = searches(options.queries)
    for name in options.engine or ENGINES[:2]:
        with factory(name).scratch() as engine:
            made = list(acts(options.acts, words=options.words))
            wall, cpu = time.perf_counter(), time.process_time()
            with engine.writer() as writer:
                for document in made:
                    writer.add(document)
            wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
            del made
            stats = engine.stats()
            print(f"{name}: {stats.documents} acts, {stats.documents / wall:.0f} acts/s ", end="")
            print(
                f"({stats.documents / cpu:.0f} a second of CPU), {(stats.bytes or 0) / 1e6:.0f} MB"
            )
            for line, figures in measure(engine, queries).items():
                print(f"  {line:12} {figures:>14} ms")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak resident memory of all together: {peak:.0f} MB")


if __name__ == "__main__":
    main()
