"""Serving the pages: in as many processes as there are cores where the system forks, else in one."""

import errno
import gc
import logging
import os
import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

# Loaded before anybody asks: the first query with signs, or with a misspelt word, would wait for it, as a query
# of the terminal does.
from rapidfuzz import distance, process  # noqa: F401

import indexer.searching.query.syntax
import indexer.storing.engines.tantivy.listed_words  # noqa: F401
from indexer.errors import QueryError, RegistreError
from webapp import create_app
from webapp.backend import Search
from webapp.serving import buffered
from webapp.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

#: Objects that may be made between two looks for cycles; some ten answers.
_BETWEEN_LOOKS = 50_000
#: Callers that the system lets wait at the door.
_BACKLOG = 2_048


class _Taken(RegistreError):
    """Another program, or the site itself, answers on an address."""


#: Opens the index; each process calls it for itself.
Opened = Callable[[], AbstractContextManager[Search]]


def run(
    opened: Opened,
    folder: Path,
    host: str | None = None,
    port: int | None = None,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Answer on an address until interrupted; ``folder`` is the index's, ``ready`` is told the address once callers get in.

    The address is that of the settings, but for what is given of it.

    Raises ``RegistreError`` where the address cannot be had, ``IndexUnusable`` where there is no
    index, ``QueryError`` for a wrong setting.
    """
    settings = checked(opened)
    host = host or settings.listen[0]
    listening = _bound(host, settings.listen[1] if port is None else port)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    if not hasattr(os, "fork"):
        _alone(opened, folder, listening, settings, lambda: ready(address))
        return
    from webapp.serving import forking

    forking.run(
        lambda: _application(opened, folder, settings),
        listening,
        workers=settings.workers or cores(),
        threads=settings.threads,
        ready=lambda: ready(address),
    )


def checked(opened: Opened) -> Settings:
    """The settings, once they and the index were found sound: said here once, rather than by each process.

    Raises ``QueryError`` for a wrong setting, ``IndexUnusable`` where there is no index.
    """
    settings = Settings.from_environment()
    with opened():
        return settings


def checked_address(settings: Settings, host: str | None, port: int | None) -> str:
    """The address that would be answered on, with what is in the way, which may be this very site.

    Raises ``RegistreError`` where it cannot be had.
    """
    host, port = host or settings.listen[0], settings.listen[1] if port is None else port
    try:
        _bound(host, port).close()
    except _Taken:
        return f"{_shown(host)}:{port}, which the site or another program answers on now"
    return f"{_shown(host)}:{port}"


def cores() -> int:
    """The cores that this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _application(opened: Opened, folder: Path, known: Settings) -> "WSGIApplication":
    """The site in a process of its own, with the settings of now, or those ``known`` where they are wrong."""
    try:
        settings = Settings.from_environment()
    except QueryError as error:
        logging.getLogger(__name__).error("%s; the settings of the start go on", error)
        settings = known
    # The index stays open as long as the process.
    application = create_app(opened().__enter__(), settings, folder)
    settle()
    return application


def settle() -> None:
    """Look for cycles of objects less: what was made so far stays, and answers make many objects but few cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_BETWEEN_LOOKS)


def _alone(
    opened: Opened,
    folder: Path,
    listening: socket.socket,
    settings: Settings,
    ready: Callable[[], None],
) -> None:
    with opened() as search:
        server = buffered.Server(
            create_app(search, settings, folder), [listening], settings.threads
        )
        ready()
        try:
            server.serve(lambda: True)
        except KeyboardInterrupt:
            return


def _bound(host: str, port: int) -> socket.socket:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        # « localhost » has two addresses; the older one is the one that everything knows.
        family, *_, address = min(found, key=lambda each: each[0] != socket.AF_INET)
        return socket.create_server(address[:2], family=family, backlog=_BACKLOG)
    except OSError as error:
        refused = _Taken if error.errno == errno.EADDRINUSE else RegistreError
        # Python adds the address, which is told already.
        why = (error.strerror or str(error)).partition(" (while ")[0]
        raise refused(f"cannot listen on {host}:{port}: {why}") from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
