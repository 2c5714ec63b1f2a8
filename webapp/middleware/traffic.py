"""What each request was and took: told to whoever keeps a log or measures, once it was answered.

A line of the log has no query text unless the settings ask for it, and addresses are cut as in the
log of ``deploy/site/nginx.conf`` (RGPD, art. 5 (1) c; CJUE, C-582/14, Breyer).
"""

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from urllib.parse import quote, unquote

from flask import Flask, Response, g, request

from indexer.searching import stopwatch
from webapp.settings import Log, Settings

#: Bits of an address that are kept.
_KEPT = {4: 24, 6: 48}
#: What watches the site calls these again and again.
_UNLOGGED = ("health", "ready", "metrics")
_UNKNOWN = "0.0.0.0"  # noqa: S104 - said in place of an address, as nginx.conf does
#: Part of an address that opens something.
_SECRET = "token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Seen:
    """A request that was answered. Times are in seconds; ``hits`` is ``None`` where nothing was searched.

    ``address`` is whole: whoever keeps it cuts it. ``route`` is the rule that its address follows, ``None``
    where there is none; ``size`` is that of the answer in bytes, ``None`` where it was streamed.
    """

    moment: dt.datetime
    address: str
    method: str
    path: str
    route: str | None
    query: str
    status: int
    size: int | None
    seconds: float
    searching: float
    engine: float
    hits: int | None


Told = Callable[[Seen], None]


def register(app: Flask, settings: Settings, *told: Told) -> None:
    """Look at every request, from before anything else to when its answer has gone out."""
    listeners = (*told, *((_writer(settings),) if settings.log != "none" else ()))
    if not listeners:
        return

    def begin() -> None:
        g.began, g.spent = time.perf_counter(), stopwatch.start()

    def end(response: Response) -> Response:
        began, spent, seen = g.began, g.spent, _seen(response)

        def answered() -> None:
            one = seen(time.perf_counter() - began, spent)
            for listener in listeners:
                listener(one)

        response.call_on_close(answered)
        return response

    app.before_request(begin)
    app.after_request(end)


def _seen(response: Response) -> Callable[[float, stopwatch.Spent], Seen]:
    """What the request is, without what only its end tells: by then it is gone."""
    moment, size = dt.datetime.now(dt.UTC), response.content_length
    address, method, status = request.remote_addr or "", request.method, response.status_code
    route = request.url_rule.rule if request.url_rule else None
    query = request.query_string.decode("latin-1")
    path = request.path
    if secret := (request.view_args or {}).get(_SECRET):
        path = path.replace(secret, "…")

    def seen(seconds: float, spent: stopwatch.Spent) -> Seen:
        return Seen(
            moment, address, method, path, route, query, status, size,
            seconds, spent.searching, spent.engine, spent.hits,
        )  # fmt: skip

    return seen


def cut(address: str) -> str:
    """An address without what tells one caller from the others of a network."""
    try:
        known = ip_address(address)
    except ValueError:
        return _UNKNOWN
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    return str(ip_network((known, _KEPT[known.version]), strict=False).network_address)


def _writer(settings: Settings) -> Told:
    """Writes a line for each request on standard error."""
    line = _LINES[settings.log]

    def write(seen: Seen) -> None:
        if seen.route and seen.route.rpartition("/")[2] in _UNLOGGED:
            return
        # Whoever reads the log may have left: the answers go on.
        with suppress(OSError, ValueError):
            sys.stderr.write(line(seen, queries=settings.log_queries) + "\n")
            sys.stderr.flush()

    return write


def _json(seen: Seen, *, queries: bool) -> str:
    told = {
        "time": seen.moment.isoformat(timespec="milliseconds"),
        "address": cut(seen.address),
        "method": seen.method,
        "path": seen.path,
        "route": seen.route,
        "status": seen.status,
        "bytes": seen.size,
        "ms": _ms(seen.seconds),
        "query_ms": _ms(seen.searching),
        "engine_ms": _ms(seen.engine),
        "hits": seen.hits,
    }
    if queries:
        told["query"] = unquote(seen.query, errors="replace")
    return json.dumps(told, ensure_ascii=True)


def _text(seen: Seen, *, queries: bool) -> str:
    asked = f"?{seen.query}" if queries and seen.query else ""
    target = quote(seen.path, safe="/…") + quote(asked, safe="/?&=+%:;,")
    hits = "-" if seen.hits is None else seen.hits
    return (
        f"{cut(seen.address)} [{seen.moment:%Y-%m-%dT%H:%M:%SZ}] "
        f'"{quote(seen.method)} {target}" {seen.status} {"-" if seen.size is None else seen.size} '
        f"{_ms(seen.seconds)} ms, query {_ms(seen.searching)}, engine {_ms(seen.engine)}, hits {hits}"
    )


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


_LINES: dict[Log, Callable[..., str]] = {"json": _json, "text": _text}
