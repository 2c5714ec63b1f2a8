"""The site in several processes: gunicorn starts and watches them, ``buffered`` answers in each.

Gunicorn holds the sockets, starts one process for each core, and replaces one that dies. ``TERM``
stops gracefully; ``HUP`` starts new processes, which read the settings again and open the index
again, and lets the old ones end what they answer; ``INT`` stops at once. Only where the system forks.
"""

import os
import shutil
import socket
import tempfile
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from gunicorn.app.base import BaseApplication
from gunicorn.workers.base import Worker

from webapp.middleware import metrics
from webapp.serving.buffered import Server

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

#: Seconds after which a process that gives no sign of life is replaced, and that one may take to end.
_SILENT, _GRACE = 60, 30


class _BufferedWorker(Worker):  # type: ignore[misc]  # gunicorn has no types
    """A process that answers on gunicorn's sockets with waitress."""

    def run(self) -> None:
        """Answer until told to stop, or until the process that watches is gone."""
        sockets = [each.sock.dup() for each in self.sockets]
        server = Server(self.wsgi, sockets, self.cfg.threads)
        for each in self.sockets:
            each.close()
        server.serve(self._go_on, self.cfg.graceful_timeout)

    def _go_on(self) -> bool:
        self.notify()
        return bool(self.alive and self.ppid == os.getppid())


class _Site(BaseApplication):  # type: ignore[misc]
    """What gunicorn runs. Each process makes the application for itself, after the fork."""

    def __init__(self, make: "Callable[[], WSGIApplication]", options: dict[str, Any]) -> None:
        self._make = make
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Set what is not gunicorn's default."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> "WSGIApplication":
        """The application, in a process that has just been started."""
        return self._make()


def run(
    make: "Callable[[], WSGIApplication]",
    listening: socket.socket,
    *,
    workers: int,
    threads: int,
    ready: Callable[[], None],
) -> None:
    """Answer on a socket in ``workers`` processes of ``threads`` threads until told to stop.

    ``ready`` is called once callers are let in. Ends the process, as gunicorn does.
    """
    options = {
        "bind": f"fd://{listening.detach()}",
        "worker_class": _BufferedWorker,
        "workers": workers,
        "threads": threads,
        "timeout": _SILENT,
        "graceful_timeout": _GRACE,
        "when_ready": lambda _: ready(),
        "loglevel": "warning",
        "control_socket_disable": True,
        "proc_name": "registre",
    }
    # Processes that end must leave it: it goes when the one that watches them does.
    folder = tempfile.mkdtemp(prefix="registre-measures-")
    os.environ.setdefault(metrics.FOLDER, folder)
    _Site(make, options | {"on_exit": lambda _: shutil.rmtree(folder, ignore_errors=True)}).run()
