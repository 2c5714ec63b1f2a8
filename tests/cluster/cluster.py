"""A real OpenSearch cluster on this machine: three nodes, three JVMs, on loopback.

    python tests/cluster/cluster.py start     # brings the server the first time (133 MB)
    python tests/cluster/cluster.py status
    python tests/cluster/cluster.py stop

The server comes from Maven Central, where OpenSearch publishes it for integration tests: the full
server without its optional modules. It needs Java 21 or later and refuses to run as root; as root,
the nodes run as the system user ``opensearch``, which is made when it is not there. Everything is
kept in ``REGISTRE_CACHE``, by default ``~/.cache/registre`` (``/var/cache/registre`` for root).
"""

# ruff: noqa: T201 - a script prints what it did
import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

VERSION = "3.4.0"
ARTIFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
NAME = "registre-tests"
MIN_JAVA = 21
USER = "opensearch"
HTTP_PORT, TRANSPORT_PORT = 9201, 9301


def missing() -> str | None:
    """Why a cluster cannot be started here, with the line that mends it; ``None`` if it can."""
    if java_home() is None:
        return f"no Java {MIN_JAVA} or later: apt-get install openjdk-{MIN_JAVA}-jdk-headless"
    if not server().is_dir() and shutil.which("mvn") is None:
        return "no Maven, which brings OpenSearch: apt-get install maven"
    return None


@cache
def java_home() -> Path | None:
    """A Java recent enough: the one named in the environment, else any that is installed."""
    named = [os.environ.get(name) for name in ("OPENSEARCH_JAVA_HOME", "JAVA_HOME")]
    places = [Path(home) for home in named if home]
    places += sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    for place in places:
        with suppress(OSError):
            release = (place / "release").read_text(encoding="utf-8")
            version = re.search(r'JAVA_VERSION="(\d+)', release)
            if version and int(version[1]) >= MIN_JAVA:
                return place
    return None


def home() -> Path:
    """Where the server and the nodes' data are kept."""
    by_default = "/var/cache/registre" if os.geteuid() == 0 else "~/.cache/registre"
    return Path(os.environ.get("REGISTRE_CACHE", by_default)).expanduser()


def server() -> Path:
    """The unpacked server."""
    return home() / f"opensearch-{VERSION}"


def bring() -> None:
    """Download and unpack the server, unless it is there."""
    if server().is_dir():
        return
    home().mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [
            "mvn", "--quiet", "--batch-mode", "dependency:copy",
            f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={home()}",
        ],
        check=True,
    )  # fmt: skip
    unpacked = home() / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    with zipfile.ZipFile(home() / f"opensearch-{VERSION}.zip") as archive:
        archive.extractall(unpacked)
    (found,) = unpacked.glob("opensearch-*")
    # Python's zipfile forgets that the scripts are executable.
    for script in (found / "bin").iterdir():
        script.chmod(0o755)
    found.rename(server())
    unpacked.rmdir()


@dataclass(frozen=True, slots=True)
class Node:
    """One node: a JVM of its own, with its own settings, data and logs."""

    number: int
    nodes: int = 3

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{HTTP_PORT + self.number - 1}"

    @property
    def folder(self) -> Path:
        return home() / "nodes" / f"n{self.number}"

    @property
    def pid(self) -> int | None:
        """The JVM that runs, if one does."""
        with suppress(OSError, ValueError):
            pid = int((self.folder / "pid").read_text())
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            return pid if b"opensearch" in command else None
        return None

    def start(self, heap: str = "512m") -> None:
        """Start the JVM; it answers some ten seconds later."""
        if self.pid is not None:
            return
        self._configure(heap)
        owner: dict[str, str] = {}
        if os.geteuid() == 0:
            _make_user()
            shutil.chown(home(), USER, USER)
            subprocess.run(["chown", "-R", f"{USER}:{USER}", self.folder], check=True)
            owner = {"user": USER, "group": USER}
        log = (self.folder / "out.log").open("ab")
        process = subprocess.Popen(
            [server() / "bin" / "opensearch"],
            env=self._environment(heap),
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **owner,
        )
        log.close()
        # The script replaces itself with the JVM, so its number is the JVM's.
        (self.folder / "pid").write_text(str(process.pid))
        # The node may outlive this process, on purpose: nobody waits for its end.
        process.returncode = 0

    def _configure(self, heap: str) -> None:
        for name in ("config", "data", "logs", "tmp"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(server() / "config" / "log4j2.properties", self.folder / "config")
        options = (server() / "config" / "jvm.options").read_text(encoding="utf-8")
        # The server's own options write into its home, which the nodes share and do not own.
        options = options.replace("logs/", f"{self.folder}/logs/").replace(
            "HeapDumpPath=data", f"HeapDumpPath={self.folder}/data"
        )
        (self.folder / "config" / "jvm.options").write_text(options, encoding="utf-8")
        seeds = [f"127.0.0.1:{TRANSPORT_PORT + n}" for n in range(self.nodes)]
        settings: Mapping[str, object] = {
            "cluster.name": NAME,
            "node.name": f"n{self.number}",
            "path.data": str(self.folder / "data"),
            "path.logs": str(self.folder / "logs"),
            "network.host": "127.0.0.1",
            "http.port": HTTP_PORT + self.number - 1,
            "transport.port": TRANSPORT_PORT + self.number - 1,
            "discovery.seed_hosts": seeds,
            "cluster.initial_cluster_manager_nodes": [f"n{n + 1}" for n in range(self.nodes)],
            "cluster.routing.allocation.disk.threshold_enabled": False,
            # A machine busy with tests has slow nodes; a lost one must still be noticed in seconds.
            "cluster.fault_detection.follower_check.timeout": "4s",
            "cluster.fault_detection.follower_check.retry_count": 2,
            "cluster.fault_detection.leader_check.timeout": "4s",
            "cluster.fault_detection.leader_check.retry_count": 2,
        }
        lines = (f"{name}: {json.dumps(value)}\n" for name, value in settings.items())
        (self.folder / "config" / "opensearch.yml").write_text("".join(lines), encoding="utf-8")

    def _environment(self, heap: str) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return {
            **kept,
            "OPENSEARCH_JAVA_HOME": str(java_home()),
            "OPENSEARCH_PATH_CONF": str(self.folder / "config"),
            "OPENSEARCH_JAVA_OPTS": f"-Xms{heap} -Xmx{heap}",
            "OPENSEARCH_TMPDIR": str(self.folder / "tmp"),
        }

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the JVM: SIGKILL, SIGSTOP, SIGCONT."""
        if (pid := self.pid) is not None:
            os.kill(pid, number)

    def stop(self) -> None:
        """End the JVM, politely first."""
        for number, patience in ((signal.SIGCONT, 0), (signal.SIGTERM, 30), (signal.SIGKILL, 10)):
            self.signal(number)
            _wait(lambda: self.pid is None, patience)


class Cluster:
    """The nodes together."""

    def __init__(self, nodes: int = 3) -> None:
        self.nodes = [Node(number, nodes) for number in range(1, nodes + 1)]

    @property
    def url(self) -> str:
        """All addresses, separated by commas."""
        return ",".join(node.url for node in self.nodes)

    def start(self, heap: str = "512m", patience: float = 180) -> None:
        """Start every node that does not run and wait until all are there and all is green."""
        bring()
        for node in self.nodes:
            node.start(heap)
        if not self.wait("green", patience):
            raise TimeoutError(f"no green cluster after {patience} s: see {home()}/nodes/*/out.log")

    def stop(self) -> None:
        """Stop every node."""
        for node in self.nodes:
            node.signal(signal.SIGCONT)
            node.signal(signal.SIGTERM)
        for node in self.nodes:
            node.stop()

    def health(self) -> dict[str, object]:
        """What the first node that answers says of the cluster; empty if none does."""
        for node in self.nodes:
            with suppress(URLError, OSError, ValueError):
                with urlopen(f"{node.url}/_cluster/health", timeout=3) as answer:
                    found: dict[str, object] = json.load(answer)
                return found if found.get("cluster_name") == NAME else {}
        return {}

    def wait(self, status: str, patience: float = 90, *, nodes: int | None = None) -> bool:
        """Wait until so many nodes (all by default) are there with that status or a better one."""
        good = {"green": ("green",), "yellow": ("green", "yellow")}[status]
        wanted = len(self.nodes) if nodes is None else nodes

        def reached() -> bool:
            if not any(node.pid for node in self.nodes):
                raise RuntimeError(f"every node has ended: see {home()}/nodes/*/out.log")
            health = self.health()
            return health.get("status") in good and health.get("number_of_nodes") == wanted

        return _wait(reached, patience)


@contextmanager
def running() -> Iterator[Cluster]:
    """The cluster for the time of a block: the one that runs already, else one that is started.

    Raises ``RuntimeError`` with the reason where none can be started.
    """
    cluster = Cluster()
    if cluster.health().get("number_of_nodes") == len(cluster.nodes):
        yield cluster
        return
    if reason := missing():
        raise RuntimeError(reason)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def _wait(reached: Callable[[], bool], patience: float) -> bool:
    end = time.monotonic() + patience
    while not reached():
        if time.monotonic() > end:
            return False
        time.sleep(0.3)
    return True


def _make_user() -> None:
    known = subprocess.run(["id", USER], capture_output=True, check=False)
    if known.returncode:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER],
            check=True,
        )


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("action", choices=["bring", "start", "stop", "status"])
    parser.add_argument("--heap", default="512m", help="memory of each JVM (512m)")
    options = parser.parse_args()
    if options.action in ("bring", "start") and (reason := missing()):
        print(reason, file=sys.stderr)
        return 1
    cluster = Cluster()
    if options.action == "bring":
        bring()
    elif options.action == "start":
        cluster.start(options.heap)
        print(f"export REGISTRE_OPENSEARCH_URL={cluster.url}")
    elif options.action == "stop":
        cluster.stop()
    else:
        health = cluster.health()
        print(json.dumps(health, indent=1) if health else "the cluster does not answer")
        return 0 if health else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
