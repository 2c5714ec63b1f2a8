"""Addresses whose letters are not those of UTF-8: « v%E9lo », as older intranets and spreadsheets write it.

Bytes that are no UTF-8 are read as Windows-1252, which holds Latin-1, in the query as in the path.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

#: Letters of an address that are no ASCII, each byte percent-encoded.
_LETTERS = re.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+")


class Readable:
    """An application that is asked in UTF-8, whatever an address is written in."""

    def __init__(self, application: "WSGIApplication") -> None:
        self._application = application

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        if "%" in (query := environ.get("QUERY_STRING", "")):
            environ["QUERY_STRING"] = in_utf8(query)
        # PEP 3333: the bytes of the path, each as the character of that number.
        path = environ.get("PATH_INFO", "").encode("latin-1", "replace")
        if not path.isascii():
            environ["PATH_INFO"] = _decoded(path).encode().decode("latin-1")
        return self._application(environ, start_response)


def in_utf8(query: str) -> str:
    """The query of an address with its letters in UTF-8.

    >>> in_utf8("q=v%E9lo&commune=S%C3%A9linelle")
    'q=v%C3%A9lo&commune=S%C3%A9linelle'
    """
    return _LETTERS.sub(lambda match: quote(_decoded(unquote_to_bytes(match[0]))), query)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")
