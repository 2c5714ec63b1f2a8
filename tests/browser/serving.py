"""A site over an index, on a port of its own."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from waitress.server import create_server

from indexer.searching.search import Search
from webapp import create_app
from webapp.settings import Settings


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the pages over an index, for the time of a block."""
    with Search.open(folder) as search:
        server = create_server(create_app(search, Settings()), host="127.0.0.1", port=0)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        thread.join(5)
