"""Browser front end and JSON interface of Registre.

::

    address ─addresses→ SearchRequest ─indexer.searching→ SearchPage ─┬ people, of pieces from showing → pages
                                                                      └ programs → JSON, feeds, tables

``middleware`` stands around every answer: who may ask, what is said and told of it, what goes wrong. ``serving``
answers on a socket.
"""

from pathlib import Path

from flask import Flask, Response, abort

from webapp.assets import Assets, build_digest
from webapp.backend import Search, Site
from webapp.middleware import access, headers, metrics, problems, traffic
from webapp.middleware.letters import Readable
from webapp.middleware.mounting import mounted
from webapp.people import follow
from webapp.people.browse import browse
from webapp.people.embed import embed
from webapp.people.guide import guide
from webapp.people.originals import originals
from webapp.people.pages import pages
from webapp.programs.api import api
from webapp.programs.crawlers import crawlers
from webapp.programs.feeds import feeds
from webapp.programs.lists import lists
from webapp.settings import Settings
from webapp.showing import template_names

__all__ = ["Search", "Settings", "create_app"]

_YEAR = 31_536_000


def create_app(search: Search, settings: Settings | None = None, keys: Path | None = None) -> Flask:
    """Make the application that shows an index: plain WSGI, for any server.

    ``keys`` is the folder of the index, whose keyring guards it and which keeps the alerts; without it
    only the settings guard, and nobody can follow a search by mail.
    """
    settings = settings or Settings.from_environment()
    app = Flask("webapp", static_folder=None)
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.config["TRUSTED_HOSTS"] = [*settings.hosts] or None
    app.extensions["registre"] = Site(search, settings, build_digest(repr(settings)))
    measures = metrics.register(app, search, settings.metrics)
    traffic.register(app, settings, *((measures.count,) if measures else ()))
    for blueprint in (pages, browse, originals, embed, feeds, guide, api, lists, crawlers):
        app.register_blueprint(blueprint)
    follow.register(app, keys)
    assets = Assets.load()
    _serve_assets(app, assets)
    template_names.register(app, assets)
    _serve_health(app, search)
    problems.register(app)
    access.register(app, keys)
    headers.register(app)
    app.wsgi_app = mounted(Readable(app.wsgi_app), settings)  # type: ignore[assignment,method-assign]
    return app


def _serve_assets(app: Flask, assets: Assets) -> None:
    @app.get("/static/<digest>/<name>")
    def static(digest: str, name: str) -> Response:
        asset = assets.files.get(name)
        if asset is None:
            abort(404)
        zipped = headers.accepts_gzip()
        response = Response(asset.zipped if zipped else asset.body, content_type=asset.kind)
        if zipped:
            response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
        # Under an outdated hash the present file serves, but must not be kept for a year.
        lasting = digest == assets.digest
        response.headers["Cache-Control"] = (
            f"public, max-age={_YEAR}, immutable" if lasting else "no-cache"
        )
        return response


def _serve_health(app: Flask, search: Search) -> None:
    @app.get("/health")
    def health() -> Response:
        """Tell that the process answers; says nothing of the index."""
        return Response('{"status": "ok"}', content_type="application/json")

    @app.get("/health/ready")
    def ready() -> Response:
        """Tell whether the index answers: 503 when it does not."""
        try:
            acts = search.info().acts
        except problems.INDEX_ERRORS as error:
            app.logger.warning("not ready: %s", error)
            body = '{"status": "unavailable"}'
            return Response(body, 503, {"Retry-After": "30"}, content_type="application/json")
        return Response(f'{{"status": "ok", "acts": {acts}}}', content_type="application/json")
