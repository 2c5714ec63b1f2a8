"""What the dearest requests cost: `python -m benchmarks.serving.costs --acts 100000`.

Each is asked of the site as anybody can ask it, in a process that has answered nothing but a few plain searches;
the time is that of the processor. One that takes more than half a second is named, and the script ends with 1.
The index is the one that `load.py` makes (``--folder``), or one that `lasting/scale.py` grew (``--of``). Each
search is asked once after another: what was answered is remembered, so that « best » is what an answer costs that
was given before.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from benchmarks import RESULTS, invented_acts
from benchmarks.serving.load import prepare

#: Seconds of CPU that nothing may pass.
MOST = 0.5
_RUNS = 3
_SEARCHES = {"JSON": "/api/v1/search", "page": "/recherche"}


def texts(acts: int) -> Iterator[tuple[str, str]]:
    """Queries that cost much, by what they are."""
    rng, words = random.Random(5), invented_acts.Words(acts)
    ranked = [words.ranked(rng) for _ in range(1_000)]
    yield from invented_acts.costly(acts).items()
    yield "200 words, any of them", " OU ".join(ranked[:200])
    yield "200 misspelt words", " ".join(_slip(word) for word in ranked[:200])
    yield "200 prefixes", " ".join(f"{word[:2]}*" for word in ranked[:200])
    yield (
        "26 prefixes of one letter",
        " ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    )
    yield (
        "26 prefixes, any of them",
        " OU ".join(f"{letter}*" for letter in "abcdefghijklmnopqrstuvwxyz"),
    )
    yield "a prefix in a phrase of common words", '"de la" a*'
    yield "50 phrases", " ".join(f'"de {word}"' for word in ranked[:50])
    yield "a phrase of 200 words", '"' + " ".join(ranked[:200]) + '"'
    yield "common words alone", "de la le et les des du en pour"
    yield "everything but a word", f"-{ranked[0]}"
    yield "100 words left out", f"{ranked[0]} " + " ".join(f"-{word}" for word in ranked[1:101])
    yield "200 brackets", "(" * 200 + ranked[0] + ")" * 200
    yield "ten thousand letters", "a" * 10_000
    yield "ten thousand characters of words", " ".join(ranked)[:10_000]
    yield "everything", ""


def _slip(word: str) -> str:
    """The word with two letters that changed places."""
    return word[:2] + word[3:4] + word[2:3] + word[4:]


def requests(acts: int, client: FlaskClient) -> Iterator[tuple[str, str]]:
    """Addresses, by what is asked."""
    for name, text in texts(acts):
        for way, path in _SEARCHES.items():
            yield f"{name} ({way})", f"{path}?{urlencode({'q': text})}"
    common = invented_acts.queries(acts, 1)[0].split()[0]
    first = client.get("/api/v1/search?per_page=1&tri=date").get_json()["results"][0]
    body = urlencode({"q": "", "collectivite": first["collectivite"]})
    yield "the last page that is served", "/api/v1/search?per_page=100&page=100"
    yield "the last page of a word", f"/api/v1/search?q={common}&per_page=100&page=100"
    yield "the page of results 10,000", "/recherche?page=1000"
    yield "a hundred acts with their facets", "/api/v1/search?per_page=100"
    yield "a cursor's first page", "/api/v1/search?curseur=*&per_page=100"
    yield "the last page of the feed", "/recherche.atom?page=20"
    yield "every value of every facet", "/api/v1/facettes"
    yield "the bodies", "/api/v1/collectivites?per_page=100"
    yield "the sittings", "/api/v1/seances?per_page=100"
    yield "the page of all bodies", "/collectivites"
    yield "a body's page", f"/collectivite/{first['collectivite']}"
    yield "a body's acts", f"/recherche?{body}"
    yield "an act", f"/acte/{first['id']}"
    yield "an act with its neighbours (JSON)", f"/api/v1/actes/{first['id']}"
    yield "the home page", "/"
    yield "completions of one letter", "/suggestions?q=a"
    yield "completions of a long text", f"/suggestions?q={'a' * 5_000}"
    yield "the first of the sitemaps", "/sitemap.xml"


def measure(ask: Callable[[], int]) -> tuple[list[float], int]:
    """Seconds of CPU, run by run, and the status of the answer."""
    seconds, status = [], 0
    for _ in range(_RUNS):
        began = time.process_time()
        status = ask()
        seconds.append(time.process_time() - began)
    return seconds, status


def main() -> int:
    """Measure, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp/registre-load"))
    parser.add_argument(
        "--of", type=int, help="the index is one that scale.py grows to so many acts"
    )
    options = parser.parse_args()
    import webapp.serving.serve  # noqa: F401 - what a served site has loaded before anybody asks
    from indexer.searching.search import Search
    from webapp import create_app
    from webapp.settings import Settings

    of = options.of or options.acts
    if not options.of:
        prepare(options.folder, options.acts)
    rows, dear = [], []
    with Search.open(options.folder / "index") as search:
        client = create_app(search, Settings(metrics="none")).test_client()

        def ask(address: str) -> int:
            with client.get(address) as response:
                response.get_data()
                return response.status_code

        for text in invented_acts.queries(of, 20):
            ask(f"/recherche?{urlencode({'q': text})}")
        for name, address in requests(of, client):
            seconds, status = measure(lambda: ask(address))  # noqa: B023
            first, best = (f"{1000 * one:.0f}" for one in (seconds[0], min(seconds)))
            rows.append(f"| {name} | {status} | {first} | {best} |")
            print(rows[-1], flush=True)
            if max(seconds) > MOST:
                dear.append(name)
    write(options.acts, f" --of {of}" if options.of else "", rows)
    print("over half a second:", ", ".join(dear) or "none")
    return 1 if dear else 0


def write(acts: int, index: str, rows: list[str]) -> None:
    """Put the table down; ``index`` is the option that says which index was asked."""
    head = (
        f"# What the dearest requests cost over {acts} acts\n\n"
        f"`python -m benchmarks.serving.costs --acts {acts}{index}`: milliseconds of CPU of one process, when asked for the first time and at best "
        f"of {_RUNS}. None may pass {1000 * MOST:.0f}.\n\n| what is asked | status | first | best |\n|---|---|---|---|\n"
    )
    (RESULTS / f"costs-{acts}.md").write_text(head + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
