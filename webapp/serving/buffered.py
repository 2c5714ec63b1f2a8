"""The server that answers in each process: waitress, with what this site asks more of it.

Waitress reads requests and writes answers in one loop and runs the application in a few threads: a
caller who sends half a request, or reads slowly, costs a socket and no thread. Added here: addresses
with letters that are not percent-encoded are read as UTF-8, what cannot be read at all is refused as
``application/problem+json``, and the server can leave without cutting an answer short.
"""

import json
import logging
import re
import socket
import sys
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import waitress
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import BaseWSGIServer
from waitress.task import ErrorTask

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

#: Room for a query of ten thousand characters, each written as several bytes of an address.
_MAX_HEADER_BYTES = 262_144
#: Nothing is ever sent to this site but addresses.
_MAX_BODY_BYTES = 65_536
#: Connections that one process keeps open at most, and descriptors left for the index and its files.
_MAX_CONNECTIONS, _OTHER_FILES = 4_000, 256
#: Seconds between two looks at whether to go on.
_STEP = 1.0
#: Seconds that an idle connection stays open, and that a request may take to come in whole.
_IDLE, _RECEIVING = 60, 30
#: Seconds in which a connection that is kept alive may still bring a request while the server leaves.
_LINGER = 2.0
_RAW = re.compile(rb"[\x80-\xff]")
#: What is said of a status, and why: its title is the one that the application gives it.
_REASONS = {
    400: ("Demande incorrecte", "La demande ne suit pas les règles de HTTP."),
    413: ("Demande trop grande", "La demande dépasse la taille admise."),
    431: (
        "En-têtes trop grands",
        "L’adresse ou les en-têtes de la demande dépassent la taille admise.",
    ),
    501: (
        "Demande non prise en charge",
        "Cette façon d’envoyer une demande n’est pas prise en charge.",
    ),
}
_UNFORESEEN = ("Erreur du service", "Une erreur imprévue s’est produite.")


class _Parser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Reads requests; while the server leaves, each is the last of its connection."""

    def __init__(self, adj: Any, server: Any) -> None:
        super().__init__(adj)
        self.began = time.monotonic()
        self._server = server

    def parse_header(self, header_plus: bytes) -> None:
        """Read the first line and the headers, raw bytes of the address percent-encoded."""
        line, end, headers = header_plus.partition(b"\r\n")
        super().parse_header(_RAW.sub(lambda byte: b"%%%02X" % byte[0][0], line) + end + headers)
        if not self._server.accepting:
            self.headers["CONNECTION"] = "close"
            self.connection_close = True


class _Refusal(ErrorTask):  # type: ignore[misc]
    """Answers a request that never reached the application."""

    def execute(self) -> None:
        """Write a problem document (RFC 9457)."""
        error = self.request.error
        title, detail = _REASONS.get(error.code, _UNFORESEEN)
        body = json.dumps(
            {
                "type": "about:blank",
                "title": title,
                "status": error.code,
                "detail": detail,
            },
            ensure_ascii=False,
        ).encode()
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(("Content-Type", "application/problem+json"))
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class _Channel(HTTPChannel):  # type: ignore[misc]
    """A connection."""

    error_task_class = _Refusal

    def parser_class(self, adj: Any) -> _Parser:
        """What reads the next request."""
        return _Parser(adj, self.server)

    @property
    def idle(self) -> bool:
        """Whether nothing is being read, worked at or written."""
        return not (self.requests or self.request or self.total_outbufs_len)


class Server:
    """Answers on sockets that are already bound, until told to leave."""

    def __init__(
        self, application: "WSGIApplication", sockets: Sequence[socket.socket], threads: int
    ) -> None:
        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        self._map: dict[int, Any] = {}
        self._server = waitress.create_server(
            application,
            map=self._map,
            sockets=list(sockets),
            threads=threads,
            ident=None,
            connection_limit=_room(),
            channel_timeout=_IDLE,
            asyncore_use_poll=True,
            max_request_header_size=_MAX_HEADER_BYTES,
            max_request_body_size=_MAX_BODY_BYTES,
            # What a proxy says of the caller is read by ``mounting``, whatever server runs the site.
            clear_untrusted_proxy_headers=False,
        )
        for listening in self._listening():
            listening.channel_class = _Channel

    def serve(self, go_on: Callable[[], bool], grace: float = 30.0) -> None:
        """Answer while ``go_on()``, asked every second or so; then leave.

        Leaving takes no new connection, ends what is being answered, tells each caller that the
        connection closes, and takes ``grace`` seconds at most. ``go_on`` is asked meanwhile too, as
        it also tells that this process lives.
        """
        swept = 0.0
        while go_on():
            self._step(_STEP)
            if time.monotonic() > swept + _STEP:
                swept = time.monotonic()
                self._drop_slow()
        self._leave(time.monotonic() + grace, go_on)

    @property
    def address(self) -> tuple[str, int]:
        """Where the first socket listens."""
        return next((each.effective_host, int(each.effective_port)) for each in self._listening())

    def _step(self, seconds: float) -> None:
        wasyncore.loop(timeout=seconds, use_poll=True, map=self._map, count=1)

    def _drop_slow(self) -> None:
        """Close the connections whose request takes too long to come."""
        oldest = time.monotonic() - _RECEIVING
        for channel in self._channels():
            if channel.request and channel.request.began < oldest:
                channel.will_close = True

    def _leave(self, deadline: float, alive: Callable[[], bool]) -> None:
        for listening in list(self._listening()):
            _let_in(listening, self._map)
            listening.accepting = False
            listening.del_channel()
            listening.socket.close()
        lingering = time.monotonic() + _LINGER
        while (left := self._channels()) and time.monotonic() < deadline:
            alive()
            for channel in left:
                if channel.idle and time.monotonic() > lingering:
                    channel.will_close = True
            self._step(_STEP / 10)
        self._server.task_dispatcher.shutdown(timeout=1)
        wasyncore.close_all(self._map)

    def _listening(self) -> list[Any]:
        return [each for each in self._map.values() if isinstance(each, BaseWSGIServer)]

    def _channels(self) -> list[_Channel]:
        return [each for each in self._map.values() if isinstance(each, _Channel)]


def _let_in(listening: Any, connections: dict[int, Any]) -> None:
    """Accept those who already wait at the door."""
    known = -1
    while known < len(connections) < _MAX_CONNECTIONS:
        known = len(connections)
        listening.handle_accept()


def _room() -> int:
    """How many connections this process may keep open, after asking the system for as many as it gives."""
    if sys.platform == "win32":
        return _MAX_CONNECTIONS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MAX_CONNECTIONS + _OTHER_FILES
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        return max(soft - _OTHER_FILES, _OTHER_FILES)
    return _MAX_CONNECTIONS
