"""A way to a server that can be shut, or kept open without an answer, as machines and networks do."""

import socket
import threading
from contextlib import suppress


class Gate:
    """Passes connections on to a port of this machine while it is open.

    Shut, it refuses connections; silent, it takes them and says nothing. Either way the connections
    that were there are cut. It keeps its own port.
    """

    def __init__(self, host: str, port: int) -> None:
        self._behind = (host, port)
        self._lock = threading.Lock()
        self._held: list[socket.socket] = []
        self._door: socket.socket | None = None
        self._silent = False
        self.port = 0
        self.open()

    def open(self) -> None:
        """Let everything through."""
        self._change(silent=False, shut=False)

    def shut(self) -> None:
        """Refuse connections."""
        self._change(silent=False, shut=True)

    def fall_silent(self) -> None:
        """Take connections and never answer."""
        self._change(silent=True, shut=False)

    def _change(self, *, silent: bool, shut: bool) -> None:
        with self._lock:
            for one in (*self._held, *([self._door] if self._door else [])):
                with suppress(OSError):
                    # Wakes the thread that waits there, which closing alone does not.
                    one.shutdown(socket.SHUT_RDWR)
                one.close()
            self._held, self._door, self._silent = [], None, silent
            if not shut:
                self._door = socket.create_server(("127.0.0.1", self.port))
                self.port = self._door.getsockname()[1]
                threading.Thread(target=self._welcome, args=[self._door], daemon=True).start()

    def _welcome(self, door: socket.socket) -> None:
        with suppress(OSError):
            while True:
                self._take(door.accept()[0], door)

    def _take(self, caller: socket.socket, door: socket.socket) -> None:
        with self._lock:
            if door is not self._door:
                caller.close()
                return
            self._held.append(caller)
            if self._silent:
                return
            behind = socket.create_connection(self._behind)
            self._held.append(behind)
        for one, other in ((caller, behind), (behind, caller)):
            threading.Thread(target=_pass_on, args=[one, other], daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65_536):
            other.sendall(data)
        other.shutdown(socket.SHUT_WR)
