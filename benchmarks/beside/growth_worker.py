"""One commit of Registre that answers from several indexes: `growth.py` starts it with that commit on its path."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from webapp import create_app


def main() -> None:
    """Answer lines: which index, how to ask, what; each with the milliseconds of CPU that it took."""
    searches = [Search.open(folder / "index") for folder in map(Path, sys.argv[1:])]
    clients = [create_app(search).test_client() for search in searches]
    ways: dict[str, Callable[[int, str], object]] = {
        "search": lambda which, q: searches[which].search(SearchRequest(q)),
        "json": lambda which, q: clients[which].get("/api/v1/search", query_string={"q": q}),
        "html": lambda which, q: clients[which].get("/recherche", query_string={"q": q}),
    }
    for line in sys.stdin:
        which, way, text = json.loads(line)
        began = time.process_time()
        ways[way](which, text)
        print((time.process_time() - began) * 1_000, flush=True)


if __name__ == "__main__":
    main()
