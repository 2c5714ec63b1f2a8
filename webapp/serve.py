"""Serving the pages with waitress, a production WSGI server in pure Python."""

import waitress

from webapp import create_app
from webapp.backend import Search
from webapp.settings import Settings

#: Room for a query of ten thousand characters, each written as several bytes of an address.
_MAX_HEADER_BYTES = 262_144


def run(search: Search, host: str = "127.0.0.1", port: int = 8000) -> None:
    """Answer on an address until interrupted."""
    settings = Settings.from_environment()
    proxy = (
        {
            "trusted_proxy": settings.proxy,
            "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto", "x-forwarded-host"},
            "clear_untrusted_proxy_headers": True,
        }
        if settings.proxy
        else {}
    )
    waitress.serve(
        create_app(search, settings),
        host=host,
        port=port,
        threads=settings.threads,
        ident=None,
        max_request_header_size=_MAX_HEADER_BYTES,
        **proxy,
    )
