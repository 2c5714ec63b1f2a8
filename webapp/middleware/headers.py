"""What every answer says about itself: security, caching, compression, who may call.

The validator of a page is known before the page is made: the version of the index, the build of
the code, and the address. A browser or a proxy that has it already costs no search (304). The day is in it where
the query tells its period from today.
"""

import gzip
from functools import lru_cache
from hashlib import blake2b

from flask import Flask, Response, g, request
from werkzeug.http import parse_accept_header

from indexer.searching.query.nowadays import this_day, told_from_today
from webapp.backend import Site, site

#: Nothing but this site's own files; no inline script or style anywhere.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
_SMALLEST_ZIPPED = 600
_ZIP_LEVEL = 5
_TEXTUAL = (
    "text/",
    "application/json",
    "application/problem+json",
    "application/atom+xml",
    "application/xml",
    "application/ld+json",
    "application/opensearchdescription+xml",
)
#: Endpoints beside the API that scripts of other sites may read.
_OPEN_TO_SITES = ("atom", "csv", "oembed")
#: Endpoints whose answer does not follow from the index and the address alone.
_UNCACHED = (
    "static",
    "health",
    "ready",
    "original",
    "robots",
    "security",
    "metrics",
    "alert",
    "confirm",
    "leave",
)


def register(app: Flask) -> None:
    """Put the hooks on an application."""
    app.before_request(_known_already)
    app.after_request(_finish)


def page_tag(current: Site) -> str:
    """The validator of the page asked for."""
    # Its address in parts: werkzeug reads a whole one letter by letter.
    address = (request.scheme, request.host, request.script_root, request.path)
    query = request.query_string.decode("latin-1")
    day = str(this_day()) if query and told_from_today(request.args.get("q", "")) else ""
    parts = "\0".join((current.build, current.search.version, *address, query, day))
    return blake2b(parts.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _endpoint() -> str:
    return (request.endpoint or "").rpartition(".")[2]


def _known_already() -> Response | None:
    if request.method not in ("GET", "HEAD") or not request.endpoint or _endpoint() in _UNCACHED:
        return None
    g.tag = page_tag(site())
    if request.if_none_match.contains_weak(g.tag):
        return Response(status=304)
    return None


def _finish(response: Response) -> Response:
    _secure(response)
    _cache(response)
    _open(response)
    _compress(response)
    return response


def _secure(response: Response) -> None:
    headers = response.headers
    embeddable = _endpoint() == "embedded"
    # The page that makes the code to embed shows the list too.
    ancestors = " ".join(("'self'", *site().settings.embed)) if embeddable else "'none'"
    headers.setdefault("Content-Security-Policy", f"{POLICY}; frame-ancestors {ancestors}")
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "same-origin"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if site().settings.noindex or g.get("private"):
        headers["X-Robots-Tag"] = "noindex, nofollow"
    if not embeddable:
        headers["X-Frame-Options"] = "DENY"


def _cache(response: Response) -> None:
    tag = g.get("tag")
    if tag and response.status_code in (200, 304):
        response.set_etag(tag, weak=True)
        # The name by which the site was called stands in its answers; a lying caller's must not
        # be kept for others. Whether it does is not known of an answer that was not made again.
        named = g.get("echoes_host") or response.status_code == 304
        named = named and not site().settings.hosts
        private = g.get("guarded") or named
        scope = "private" if private else "public"
        response.headers["Cache-Control"] = f"{scope}, max-age=0, must-revalidate"
    else:
        response.headers.setdefault(
            "Cache-Control", "no-store" if response.status_code >= 400 else "no-cache"
        )


def _open(response: Response) -> None:
    """Let browsers of other sites read the API, feeds and tables, where the settings allow it (WHATWG Fetch, CORS)."""
    if not request.path.startswith("/api/") and _endpoint() not in _OPEN_TO_SITES:
        return
    allowed = site().settings.cors
    origin = request.headers.get("Origin")
    if "*" in allowed:
        response.headers["Access-Control-Allow-Origin"] = "*"
    else:
        response.vary.add("Origin")
        if origin not in allowed:
            return
        response.headers["Access-Control-Allow-Origin"] = origin
    response.headers["Access-Control-Expose-Headers"] = (
        "ETag, RateLimit, RateLimit-Policy, Retry-After"
    )
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = "Authorization, X-API-Key"
        response.headers["Access-Control-Max-Age"] = "86400"


def _compress(response: Response) -> None:
    if not (response.mimetype or "").startswith(_TEXTUAL) or "Content-Encoding" in response.headers:
        return
    response.vary.add("Accept-Encoding")
    if response.direct_passthrough or response.is_streamed or response.status_code == 304:
        return
    body = response.get_data()
    if len(body) < _SMALLEST_ZIPPED or not accepts_gzip():
        return
    response.set_data(gzip.compress(body, _ZIP_LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"


def accepts_gzip() -> bool:
    """Whether the caller takes compressed answers."""
    return _takes_gzip(request.headers.get("Accept-Encoding", ""))


@lru_cache(maxsize=64)
def _takes_gzip(accepted: str) -> bool:
    """As browsers ask for it: all of them in a few ways."""
    return parse_accept_header(accepted).quality("gzip") > 0
