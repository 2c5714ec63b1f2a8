"""``/metrics``: the measures of the site for Prometheus, counted over all processes together.

Each process counts in files of a folder that ``forking`` makes and ``PROMETHEUS_MULTIPROC_DIR`` names;
whichever is asked adds them up (prometheus-client, « Multiprocess Mode »). Labels are of few values: the
rule of an address, never the address.
"""

import os
from collections.abc import Iterable, Iterator
from http import HTTPMethod
from importlib.metadata import version
from ipaddress import ip_address
from typing import TYPE_CHECKING

from flask import Flask, Response, g, request

from webapp.backend import Search
from webapp.middleware.mounting import PROXIED
from webapp.middleware.problems import INDEX_ERRORS, Problem, respond
from webapp.middleware.traffic import Seen
from webapp.settings import Readers

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.core import Metric

#: Variable that names the folder in which the processes count.
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_METHODS = frozenset(HTTPMethod)


class Measures:
    """The counters of a process."""

    def __init__(self) -> None:
        # Where processes count together the library looks for their folder when it is loaded.
        from prometheus_client import CollectorRegistry, Counter, Histogram

        self._own = CollectorRegistry()
        self._requests = Counter(
            "registre_requests",
            "Requests answered.",
            ("method", "route", "status"),
            registry=self._own,
        )
        self._seconds = Histogram(
            "registre_request_seconds",
            "From the request to the end of its answer.",
            ("route",),
            buckets=_SECONDS,
            registry=self._own,
        )
        self._searching = Histogram(
            "registre_query_seconds",
            "Searching, in the requests that search.",
            buckets=_SECONDS,
            registry=self._own,
        )
        self._engine = Histogram(
            "registre_engine_seconds",
            "The engine's part of a request.",
            buckets=_SECONDS,
            registry=self._own,
        )
        self._empty = Counter(
            "registre_searches_without_hits", "Searches that found nothing.", registry=self._own
        )

    def count(self, seen: Seen) -> None:
        """Count a request."""
        route = seen.route or "none"
        method = seen.method if seen.method in _METHODS else "other"
        self._requests.labels(method, route, str(seen.status)).inc()
        self._seconds.labels(route).observe(seen.seconds)
        if seen.engine:
            self._engine.observe(seen.engine)
        if seen.hits is not None:
            self._searching.observe(seen.searching)
            if not seen.hits:
                self._empty.inc()

    def told(self, search: Search) -> bytes:
        """All measures, in the text format of Prometheus."""
        from prometheus_client import CollectorRegistry, generate_latest, multiprocess

        if not os.environ.get(FOLDER):
            return generate_latest(self._own) + generate_latest(_of_index(search))
        together = CollectorRegistry()
        multiprocess.MultiProcessCollector(together)  # type: ignore[no-untyped-call]
        return generate_latest(together) + generate_latest(_of_index(search))


def register(app: Flask, search: Search, readers: Readers) -> Measures | None:
    """Add ``/metrics``; gives what is to be told of each request, ``None`` where nobody may read."""
    if readers == "none":
        return None
    measures = Measures()

    @app.get("/metrics")
    def metrics() -> Response:
        """Tell the measures to who may read them."""
        if refusal := _refusal(readers):
            return respond(refusal)
        return Response(
            measures.told(search),
            content_type="text/plain; version=0.0.4; charset=utf-8",
            headers={"Cache-Control": "no-store"},
        )

    return measures


def _refusal(readers: Readers) -> Problem | None:
    if readers == "key" and g.get("caller") is None:
        return Problem(401, headers={"WWW-Authenticate": 'Bearer realm="Registre"'})
    if readers == "local" and not _from_here():
        return Problem(403)
    return None


def _from_here() -> bool:
    """Whether a program of this machine asks, and nobody through it."""
    try:
        own = ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False
    return own and not request.environ.get(PROXIED)


class _OfIndex:
    """What the index is like at the moment."""

    def __init__(self, search: Search) -> None:
        self._search = search

    def collect(self) -> Iterator["Metric"]:
        """Give the measures."""
        from prometheus_client.core import GaugeMetricFamily

        build = GaugeMetricFamily("registre_build_info", "The version.", labels=["version"])
        build.add_metric([version("registre")], 1)
        yield build
        try:
            info, generation = self._search.info(), self._search.generation
        except INDEX_ERRORS:
            yield GaugeMetricFamily("registre_index_up", "Whether the index answers.", 0)
            return
        yield GaugeMetricFamily("registre_index_up", "Whether the index answers.", 1)
        yield GaugeMetricFamily("registre_acts", "Acts in the index.", info.acts)
        if isinstance(generation, int):
            yield GaugeMetricFamily("registre_index_commits", "Commits of the index.", generation)

    def describe(self) -> Iterable["Metric"]:
        """Nothing is collected to be registered."""
        return ()


def _of_index(search: Search) -> "CollectorRegistry":
    from prometheus_client import CollectorRegistry

    registry = CollectorRegistry()
    registry.register(_OfIndex(search))
    return registry
