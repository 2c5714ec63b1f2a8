"""Serving the pages with waitress, a production WSGI server in pure Python."""

import waitress

from indexer.errors import RegistreError
from webapp import create_app
from webapp.backend import Search
from webapp.settings import Settings

#: Room for a query of ten thousand characters, each written as several bytes of an address.
_MAX_HEADER_BYTES = 262_144


def run(search: Search, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Answer on an address until interrupted.

    Raises ``RegistreError`` where the address cannot be had, ``QueryError`` for a wrong setting.
    """
    settings = Settings.from_environment()
    options: dict[str, object] = {
        "host": host,
        "port": port,
        "threads": settings.threads,
        "ident": None,
        "max_request_header_size": _MAX_HEADER_BYTES,
    }
    # What a proxy says of the caller is read by ``mounting``, whatever server runs the site.
    options["clear_untrusted_proxy_headers"] = False
    try:
        server = waitress.create_server(create_app(search, settings), **options)
    except OSError as error:
        raise RegistreError(f"cannot listen on {host}:{port}: {error.strerror or error}") from None
    server.run()
