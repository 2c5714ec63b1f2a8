"""Server time of pages over many acts: ``python -m benchmarks.serving.pages --acts 100000``.

The acts are made of the sentences of the sample corpus, shuffled, with invented bodies, dates and
votes: their words are as common and as rare as in real acts. Pages are asked of the application
itself, without a network, the first ones not counted; the time is that of the processor (all
threads), so that what else the machine does hardly counts. The acts share their sentences: the memory
of words is warm, as after hours of service; `compare.py` times first searches too.
"""

import argparse
import datetime as dt
import random
import re
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from flask.testing import FlaskClient

from benchmarks import ROOT
from indexer.acts.documents import Act, Collectivite, Matiere, Record, Seance, SourceFile, Vote
from indexer.indexing.build import Settings, fill
from indexer.indexing.preparation import Prepared
from indexer.reading.extraction import Options
from indexer.reading.understanding import understand_all
from indexer.searching.results import SearchPage, SearchRequest
from indexer.searching.search import Search
from webapp import create_app

CORPUS = ROOT / "corpus"
_SENTENCES_AN_ACT = 25
_WARM_UP = 20


def pools() -> tuple[list[str], list[str]]:
    """Subjects and sentences of the sample corpus."""
    files = sorted(path for path in CORPUS.rglob("*.txt"))
    acts = [
        act
        for understood in understand_all(files, Options(ocr="never"))
        for document in understood.documents
        for act in document.actes
    ]
    sentences = [s for act in acts for s in re.split(r"(?<=[.;:])\s+", act.texte) if len(s) > 30]
    return [act.objet for act in acts if act.objet], sentences


def records(count: int, rng: random.Random) -> Iterator[Record]:
    """Invented acts."""
    objets, sentences = pools()
    for n in range(count):
        body = rng.randrange(max(20, count // 200))
        objet = rng.choice(objets)
        date = dt.date(2010, 1, 1) + dt.timedelta(days=rng.randrange(5_800))
        texte = "\n".join([f"OBJET : {objet}", *rng.choices(sentences, k=_SENTENCES_AN_ACT)])
        branch = rng.randint(1, 9)
        yield Record(
            id=f"{n:016x}",
            source=f"commune-{body}/{n}.txt",
            member=None,
            rang=1,
            type_document="deliberation",
            collectivite=Collectivite(
                f"Commune-{body}", "commune", departement=f"{body % 90 + 1:02}"
            ),
            seance=Seance("conseil municipal", date),
            acte=Act(
                objet=objet,
                texte=texte,
                debut=0,
                fin=len(texte),
                numero=f"{date.year}-{n % 90}",
                matiere=Matiere(f"{branch}.{rng.randint(1, 6)}"),
                vote=Vote(rng.choice(("unanimité", "majorité", "adopté"))),
            ),
            seance_id=f"{body:08x}{date.toordinal():08x}",
        )


def build(folder: Path, count: int, engine: str) -> None:
    """Put the acts into an index."""
    files = (_file(folder, record) for record in records(count, random.Random(1)))
    fill(files, folder, Settings(engine=engine))


def _file(folder: Path, record: Record) -> Prepared:
    """What a file that held the act alone would have given."""
    source = SourceFile(folder / record.source, record.source, 0, 0, "")
    return Prepared.of(source, folder, [record])


def addresses(search: Search, count: int) -> dict[str, list[str]]:
    """Addresses of pages of each kind, as people would ask for them."""
    objets, _ = pools()
    rng = random.Random(2)
    words = [word for objet in objets for word in re.findall(r"\w{4,}", objet)]
    queries = [" ".join(rng.sample(words, rng.randint(1, 3))) for _ in range(count)]
    ids = [f"{rng.randrange(search.info().acts):016x}" for _ in range(count)]
    return {
        "search": [f"/recherche?q={q}" for q in queries],
        "filtered": [f"/recherche?q={q}&annee=2019&resultat=unanimité" for q in queries],
        "second page": [f"/recherche?q={q}&page=2&tri=-date" for q in queries],
        "JSON": [f"/api/v1/search?q={q}" for q in queries],
        "act": [f"/acte/{id}" for id in ids],
        "home": ["/"] * count,
    }


def near_cost(search: Search, count: int) -> str:
    """What acts near a short answer cost: searches within one body, asked without and with them."""
    objets, _ = pools()
    rng = random.Random(3)
    words = sorted({word for objet in objets for word in re.findall(r"\w{4,}", objet)})
    bodies = [value.value for value in search.values("collectivite", SearchRequest())]
    plain = both = 0.0
    followed = 0
    for rank in range(count + _WARM_UP):
        within = {"collectivite": (rng.choice(bodies),)}
        asked = SearchRequest(" ".join(rng.sample(words, 3)), within)
        without, _ = _spent(search, replace(asked, near=False))
        with_them, page = _spent(search, asked)
        if rank >= _WARM_UP and page.near:
            plain, both, followed = plain + without, both + with_them, followed + 1
    if not followed:
        return "no search was followed by acts near it"
    return (
        f"{followed} of {count} searches followed by acts near them: {plain / followed:.1f} ms without, "
        f"{both / followed:.1f} with, ratio {both / plain:.2f}"
    )


def _spent(search: Search, request: SearchRequest) -> tuple[float, SearchPage]:
    began = time.process_time()
    page = search.search(request)
    return (time.process_time() - began) * 1000, page


def timed(client: FlaskClient, asked: list[str]) -> list[float]:
    """Milliseconds of processor for each page."""
    taken = []
    for address in asked:
        began = time.process_time()
        answer = client.get(address)
        taken.append((time.process_time() - began) * 1000)
        # Rare words have no second page: that is an answer too.
        assert answer.status_code in (200, 404), (address, answer.status_code)
    return taken[_WARM_UP:]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--engine", default="tantivy")
    parser.add_argument("--pages", type=int, default=220, help="of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        build(Path(folder), options.acts, options.engine)
        print(f"{options.acts} acts indexed in {time.perf_counter() - began:.0f} s (one process)")
        with Search.open(Path(folder)) as search:
            client = create_app(search).test_client()
            print(f"{'page':12}{'median ms':>12}{'p95 ms':>10}")
            for kind, asked in addresses(search, options.pages).items():
                taken = timed(client, asked)
                print(f"{kind:12}{median(taken):12.1f}{quantiles(taken, n=20)[-1]:10.1f}")
            print(near_cost(search, options.pages))


if __name__ == "__main__":
    main()
