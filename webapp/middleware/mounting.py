"""Where a site stands: under a path, and behind a proxy that is believed.

A site at ``https://host/registre`` bears ``/registre`` on each of its addresses. That path comes from
the setting ``REGISTRE_URL``, else from the header ``X-Forwarded-Prefix`` of the proxy that
``REGISTRE_PROXY`` names; it becomes ``SCRIPT_NAME`` (PEP 3333), from which every address of the pages
follows. A proxy may strip the path or leave it: both are understood.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

_FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PORT",
    "HTTP_X_FORWARDED_PREFIX",
    "HTTP_X_FORWARDED_PROTO",
)
#: What is noted of a request that came through a proxy, believed or not.
PROXIED = "registre.proxied"
_PATH = re.compile(r"(?:/[\w.~-]+)*")


def mounted(application: "WSGIApplication", settings: Settings) -> "WSGIApplication":
    """The application under its path, told by its proxy who calls."""
    placed = _Placed(application, path_of(settings.url))
    return _Proxied(placed, settings.proxy)


def path_of(url: str | None) -> str:
    """The path of a public address, without a slash at its end: ``/registre``, or nothing."""
    return urlsplit(url or "").path.rstrip("/")


class _Placed:
    """Moves the path of the site from the front of an address into ``SCRIPT_NAME``."""

    def __init__(self, application: "WSGIApplication", path: str) -> None:
        self._application = application
        self._path = path

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        path = self._path or environ.get("SCRIPT_NAME", "").rstrip("/")
        asked = environ.get("PATH_INFO", "")
        environ["SCRIPT_NAME"] = path
        if path and (asked == path or asked.startswith(f"{path}/")):
            environ["PATH_INFO"] = asked[len(path) :] or "/"
        return self._application(environ, start_response)


class _Proxied:
    """Believes what the one proxy that is named says of the caller, and nobody else."""

    def __init__(self, application: "WSGIApplication", proxy: str | None) -> None:
        self._application = application
        self._proxy = proxy
        self._told = ProxyFix(application, x_for=1, x_proto=1, x_host=1, x_port=0, x_prefix=1)

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request (PEP 3333)."""
        environ[PROXIED] = any(name in environ for name in (*_FORWARDED, "HTTP_VIA"))
        if self._proxy and environ.get("REMOTE_ADDR") == self._proxy:
            if not _PATH.fullmatch(environ.get("HTTP_X_FORWARDED_PREFIX", "").rstrip("/")):
                environ.pop("HTTP_X_FORWARDED_PREFIX")
            return self._told(environ, start_response)
        for name in _FORWARDED:
            environ.pop(name, None)
        return self._application(environ, start_response)
