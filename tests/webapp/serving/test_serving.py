"""The server: what it reads, whom it waits for, how it reloads and leaves with requests in flight."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from indexes import index

from webapp.serving.buffered import Server

HALF = b"GET /health HTTP/1.1\r\nHost: a.example\r\nX-Long: "
REST = b"er\r\n\r\n"


@contextmanager
def answering(application: Any, threads: int = 2) -> Iterator[tuple[int, Callable[[], None]]]:
    """A server in this process: its port, and what tells it to leave."""
    listening = socket.create_server(("127.0.0.1", 0))
    port, go_on = listening.getsockname()[1], threading.Event()
    go_on.set()
    server = Server(application, [listening], threads)
    thread = threading.Thread(target=server.serve, args=(go_on.is_set,), daemon=True)
    thread.start()
    yield port, go_on.clear
    go_on.clear()
    thread.join(40)
    assert not thread.is_alive()


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    body = f"{environ['PATH_INFO']} {environ['QUERY_STRING']}".encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]


def said(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=20) as caller:
        caller.sendall(request)
        return b"".join(iter(lambda: caller.recv(65_536), b""))


def answer(caller: socket.socket) -> HTTPResponse:
    response = HTTPResponse(caller)
    response.begin()
    return response


def test_letters_that_are_not_percent_encoded_are_read_as_utf_8() -> None:
    with answering(echo) as (port, _):
        head, _, body = said(
            port, "GET /lieu-dé?q=vélo HTTP/1.1\r\nConnection: close\r\n\r\n".encode()
        ).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert body.decode("latin-1").encode("latin-1") == "/lieu-d\u00c3\u00a9 q=v%C3%A9lo".encode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"NOTHING\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nBroken header\r\n\r\n", 400),
        # Not a byte more than is read: what is left unread would reset the connection.
        (b"GET / HTTP/1.1\r\nX: ".ljust(262_144, b"x"), 431),
        (b"POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"GET / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501),
    ],
)
def test_what_cannot_be_read_is_refused_as_a_problem(request_: bytes, status: int) -> None:
    with answering(echo) as (port, _):
        head, _, body = said(port, request_).partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.0 {status}".encode()) or head.startswith(
        f"HTTP/1.1 {status}".encode()
    )
    assert b"application/problem+json" in head
    problem = json.loads(body)
    assert problem["status"] == status
    assert problem["detail"].endswith(".")
    assert "waitress" not in body.decode()


def test_an_answer_that_is_being_made_is_given_whole_before_the_server_leaves() -> None:
    working, told = threading.Event(), threading.Event()

    def slow(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
        start_response("200 OK", [("Content-Length", "10")])
        yield b"begun"
        working.set()
        assert told.wait(20)
        yield b"ended"

    with answering(slow) as (port, leave), socket.create_connection(("127.0.0.1", port)) as caller:
        caller.sendall(b"GET / HTTP/1.1\r\nHost: a.example\r\n\r\n")
        assert working.wait(20)
        leave()
        told.set()
        assert answer(caller).read() == b"begunended"


# The command itself, in several processes.


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return index(tmp_path_factory.mktemp("serving"), "tantivy")


@contextmanager
def served(folder: Path, **settings: str) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """The site served by the command line in two processes, and its port."""
    command = [sys.executable, "-m", "indexer.cli", "serve", "--index", str(folder), "--port", "0"]
    environment = {**os.environ, "REGISTRE_WORKERS": "2", **settings}
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stderr is not None
        ready = process.stderr.readline()
        address = re.search(r":(\d+)/", ready)
        assert address, ready + process.stderr.read()
        yield process, int(address[1])
    finally:
        process.kill()
        process.communicate()


forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


def get(port: int, path: str = "/health/ready") -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


@pytest.mark.slow
@forking
def test_five_hundred_callers_who_send_half_a_request_keep_nobody_else_waiting(
    folder: Path,
) -> None:
    with served(folder) as (_, port), ExitStack() as callers:
        halves = [
            callers.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(500)
        ]
        for caller in halves:
            caller.sendall(HALF)
        assert [get(port)[0] for _ in range(20)] == [200] * 20
        for caller in halves[::50]:
            caller.sendall(REST)
            assert answer(caller).status == 200


@pytest.mark.slow
@forking
def test_no_request_fails_while_the_processes_are_replaced(folder: Path) -> None:
    with served(folder) as (process, port):
        stop, statuses, failures = threading.Event(), [], []

        def call() -> None:
            while not stop.is_set():
                try:
                    statuses.append(get(port, "/api/v1/search?q=cantine")[0])
                except OSError as error:
                    failures.append(error)

        callers = [threading.Thread(target=call) for _ in range(4)]
        for caller in callers:
            caller.start()
        before = children(process.pid)
        process.send_signal(signal.SIGHUP)
        while children(process.pid) & before or len(children(process.pid)) < 2:
            assert process.poll() is None
        stop.set()
        for caller in callers:
            caller.join()
    assert not failures
    assert set(statuses) == {200}


@pytest.mark.slow
@forking
def test_requests_that_had_begun_are_answered_when_the_site_stops(folder: Path) -> None:
    with served(folder) as (process, port), ExitStack() as open_:
        callers = [
            open_.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(10)
        ]
        for caller in callers:
            # An answer shows that the site has let the caller in.
            caller.sendall(HALF + REST)
            assert answer(caller).read()
            caller.sendall(HALF)
        process.send_signal(signal.SIGTERM)
        while listens(port):
            pass
        for caller in callers:
            caller.sendall(REST)
            response = answer(caller)
            assert (response.status, response.headers["Connection"]) == (200, "close")
        assert process.wait(60) == 0


@pytest.mark.slow
@forking
def test_settings_that_are_wrong_at_a_reload_leave_those_of_the_start(
    folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "site.toml"
    config.write_text('name = "Avant"', encoding="utf-8")

    def reloaded(text: str) -> bytes:
        config.write_text(text, encoding="utf-8")
        before = children(process.pid)
        process.send_signal(signal.SIGHUP)
        while children(process.pid) & before or len(children(process.pid)) < 2:
            assert process.poll() is None
        return get(port, "/")[1]

    with served(folder, REGISTRE_CONFIG=str(config)) as (process, port):
        assert b"Avant" in get(port, "/")[1]
        assert b"Avant" in reloaded('name = "Jamais"\nrate = "souvent"')
        assert "Apr\u00e8s".encode() in reloaded('name = "Apr\u00e8s"')


def children(pid: int) -> frozenset[str]:
    listed = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True
    )
    return frozenset(listed.stdout.split())


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except OSError:
        return False
    return True


def counted(port: int) -> float:
    found = re.search(
        rb'registre_requests_total\{.*route="/api/v1/search".*\} (\S+)', get(port, "/metrics")[1]
    )
    assert found
    return float(found[1])


@pytest.mark.slow
@forking
def test_measures_are_those_of_all_processes_and_outlive_a_reload(folder: Path) -> None:
    with served(folder, REGISTRE_LOG="none") as (process, port):
        for _ in range(30):
            get(port, "/api/v1/search?q=cantine")
        before = children(process.pid)
        process.send_signal(signal.SIGHUP)
        while children(process.pid) & before or len(children(process.pid)) < 2:
            assert process.poll() is None
        for _ in range(10):
            get(port, "/api/v1/search?q=cantine")
        # A request is counted once its answer is sent whole, which the caller may know first.
        for _ in range(100):
            if counted(port) == 40:
                break
            time.sleep(0.1)
        assert counted(port) == 40
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
