"""Cursors: where a listing that is read from end to end goes on, as text for an address.

A cursor holds the place of the last act given and the search it belongs to. It is opaque to callers
and never grows old: acts that come or go meanwhile move nothing.
"""

import base64
import binascii
import json
import re
from dataclasses import replace
from hashlib import blake2b

from indexer.searching.results import Mark, SearchRequest
from webapp.addresses.params import query_string

#: What asks for the first page.
START = "*"
_WRITTEN = re.compile(r"[\w-]{1,200}")


def write(mark: Mark, request: SearchRequest) -> str:
    """The cursor that goes on after a mark, in the listing of that request."""
    held = json.dumps([mark.key, mark.id, _digest(request)], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(held).decode().rstrip("=")


def read(text: str, request: SearchRequest) -> Mark | None:
    """The mark of a cursor, ``None`` for the first page.

    Raises ``ValueError``, with a French sentence, for what is no cursor of that request.
    """
    if text == START:
        return None
    key, id, digest = _held(text)
    if digest != _digest(request):
        raise ValueError("ce curseur est celui d’une autre recherche ; * recommence")
    return Mark(key, id)


def _held(text: str) -> tuple[int, str, str]:
    try:
        if not _WRITTEN.fullmatch(text):
            raise ValueError
        held = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        key, id, digest = held
    except (ValueError, TypeError, binascii.Error, RecursionError):
        raise ValueError("ce n’est pas un curseur de cette interface ; * commence") from None
    if type(key) is not int or not isinstance(id, str) or abs(key) >= 2**63:
        raise ValueError("ce n’est pas un curseur de cette interface ; * commence")
    return key, id, str(digest)


def _digest(request: SearchRequest) -> str:
    """What tells a search from another, but for how many acts a page gives."""
    same = query_string(replace(request, page=1, per_page=SearchRequest().per_page))
    return blake2b(same.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
