"""Everything that an index tells the world: its pages and feeds, its interface, its exports, its copies."""

from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from indexer.indexing.saved import save
from indexer.publishing import export
from indexer.publishing.personal_data import findings
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings

#: Addresses of no one act; none says the word that was taken down.
_GENERAL = (
    "/",
    "/recherche",
    "/recherche?q=secours",
    "/recherche?q=lavoir+secours",
    "/recherche?q=zabulad",
    "/recherche?tri=date",
    "/recherche.atom",
    "/recherche.atom?q=secours",
    "/recherche.csv",
    "/recherche.csv?q=secours",
    "/collectivites",
    "/seances",
    "/export",
    "/integrer/liste",
    "/suggestions?q=zabul",
    "/suggestions?q=secours",
    "/api/v1/search",
    "/api/v1/search?q=secours",
    "/api/v1/search?q=zabulad",
    "/api/v1/suggest?q=zabul",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    "/sitemap-2024-1.xml",
    "/metrics",
)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer: its status, its text, its validator."""

    status: int
    text: str
    tag: str


def pages(index: Path, ids: list[str], tags: dict[str, str]) -> dict[str, Told]:
    """What a server says at every address; ``tags`` are the validators a browser has from before."""
    acts = [
        address.format(id=id)
        for id in ids
        for address in ("/acte/{id}", "/acte/{id}.txt", "/acte/{id}/original", "/api/v1/actes/{id}")
    ]
    told = {}
    with Search.open(index) as search:
        client = create_app(search, Settings()).test_client()
        for address in (*_GENERAL, *acts):
            held = {"If-None-Match": tags[address]} if tags.get(address) else {}
            with client.get(address, headers=held) as answer:
                tag = answer.headers.get("ETag", "")
                told[address] = Told(answer.status_code, answer.get_data(as_text=True), tag)
    return told


def exports(index: Path) -> str:
    """What the commands write: tables of each kind, the whole index, signs of personal data."""
    out = StringIO()
    with Search.open(index) as search:
        for kind in ("scdl", "csv", "jsonl"):
            export.write(search.all(SearchRequest()), kind, out, address=lambda id: id)
        out.writelines(str(finding) for finding in findings(search.all(SearchRequest())))
    save(index, out)
    return out.getvalue()
