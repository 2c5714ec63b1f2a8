"""One commit of Registre under measurement: `compare.py` starts it with that commit on its path.

It indexes invented acts, then answers one JSON line with another: what to do, then the milliseconds of
CPU that it took. It runs on this commit and on those before the stages had packages of their own.
"""

import datetime as dt
import json
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any


def _module(*names: str) -> Any:
    """The first module of that name that this commit has."""
    for name in names[:-1]:
        try:
            return import_module(name)
        except ModuleNotFoundError:
            continue
    return import_module(names[-1])


_documents = _module("indexer.acts.documents", "indexer.documents")
_build = _module("indexer.indexing.build", "indexer.build")
_preparation = _module("indexer.indexing.preparation", "indexer.preparation")
_results = _module("indexer.searching.results", "indexer.results")
_search = _module("indexer.searching.search", "indexer.search")


def prepared(folder: Path, act: Any) -> Any:
    """An act of :mod:`invented_acts` as this commit puts it into an index."""
    date = dt.date.fromisoformat(act.date)
    record = _documents.Record(
        id=act.id,
        source=f"{act.body}/{act.id}.txt",
        member=None,
        rang=1,
        type_document="deliberation",
        collectivite=_documents.Collectivite(act.body, "commune", departement=act.departement),
        seance=_documents.Seance(act.organ, date),
        acte=_documents.Act(
            objet=act.objet,
            texte=act.text,
            debut=0,
            fin=len(act.text),
            numero=f"{date.year}-{int(act.id, 16) % 900}",
            matiere=_documents.Matiere(act.matiere),
            vote=_documents.Vote(act.result),
        ),
        seance_id=f"{abs(hash((act.body, act.date))):016x}"[:16],
    )
    file = _documents.SourceFile(folder / record.source, record.source, 0, 0, act.id)
    return _preparation.Prepared.of(file, folder, [record])


def _timed(call: Callable[[], object]) -> dict[str, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    call()
    return {
        "cpu": (time.process_time() - cpu) * 1_000,
        "wall": (time.perf_counter() - wall) * 1_000,
    }


def _indexed(folder: Path, count: int) -> dict[str, float]:
    acts = list(import_module("invented_acts").acts(count))
    files = (prepared(folder, act) for act in acts)
    spent = _timed(lambda: _build.fill(files, folder, _build.Settings(engine="tantivy")))
    return {**spent, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def main() -> None:
    """Index, then answer."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    print(json.dumps(_indexed(folder, count)), flush=True)
    with _search.Search.open(folder) as search:
        client = import_module("webapp").create_app(search).test_client()
        # As the processes of `search serve` are, in commits in which they set anything.
        getattr(_module("webapp.serving.serve", "webapp"), "settle", lambda: None)()
        ways: dict[str, Callable[[dict[str, Any]], object]] = {
            "search": lambda asked: search.search(_results.SearchRequest(asked["q"])),
            "page 1000": lambda asked: search.search(_results.SearchRequest(asked["q"], page=1000)),
            "json": lambda asked: client.get("/api/v1/search", query_string={"q": asked["q"]}),
            "html": lambda asked: client.get("/recherche", query_string={"q": asked["q"]}),
        }
        for line in sys.stdin:
            asked = json.loads(line)
            print(json.dumps(_timed(lambda: ways[asked["way"]](asked))), flush=True)  # noqa: B023


if __name__ == "__main__":
    main()
