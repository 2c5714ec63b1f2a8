"""Walks docs/deploying.md: its commands, taken out of the page, on an empty machine made for it.

    python3 tests/cluster/walk_site.py            # make the machine, walk, take it down
    python3 tests/cluster/walk_site.py --keep     # leave it up afterwards: `--down` takes it down
    python3 tests/cluster/walk_site.py --on curl …    # a command on it while it is up

``machines.py`` says what a machine is and what it needs. Outside of the machine stands what the page takes
for granted: a name that leads to it, and an authority that gives certificates to who shows that they
have the name. That is Pebble, Let's Encrypt's own server for tests (``apt-get install pebble``), in the
machine's network; the machine trusts it as any machine trusts Let's Encrypt.
"""

# ruff: noqa: T201 - a script prints what it does
import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import machines
from machines import PLACE, ROOT, Block, Machine, run

PAGE = ROOT / "docs" / "deploying.md"
SECTION, END = "## Install\n", "\n## More\n"
NAME = "delibs.example"
SITE = Machine("site", 20)
PROGRAMS = ("pebble", "openssl")
_SPACE = f"walk-{SITE.name}"
#: How certbot is told of an authority that is not Let's Encrypt: a file of root's own.
_CERTBOT = "server = https://127.0.0.1:14000/dir\nno-verify-ssl = true\n"


def blocks() -> list[Block]:
    """The blocks of the page, in order."""
    return machines.blocks(PAGE.read_text(encoding="utf-8"), SECTION, END)


@contextmanager
def authority() -> Iterator[None]:
    """Pebble in the network of the machine, which finds the machine under the name of the site."""
    folder = PLACE / "authority"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = Path("/etc/netns") / _SPACE
    names.mkdir(parents=True, exist_ok=True)
    # `ip netns exec` puts these in the place of /etc/hosts.
    (names / "hosts").write_text(f"127.0.0.1 localhost\n{SITE.address} {NAME}\n")
    key, cert = folder / "key.pem", folder / "cert.pem"
    run(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc",
        "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
        "-keyout", key, "-out", cert, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    settings = {
        "listenAddress": "127.0.0.1:14000",
        "managementListenAddress": "127.0.0.1:15000",
        "certificate": str(cert),
        "privateKey": str(key),
        "httpPort": 80,
        "tlsPort": 443,
    }
    (folder / "pebble.json").write_text(json.dumps({"pebble": settings}))
    with (folder / "log").open("wb") as log:
        pebble = subprocess.Popen(
            ["ip", "netns", "exec", _SPACE, "pebble", "-config", folder / "pebble.json"],
            env=os.environ | {"PEBBLE_VA_NOSLEEP": "1", "PEBBLE_WFE_NONCEREJECT": "0"},
            stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield
    finally:
        pebble.terminate()
        pebble.wait(20)
        shutil.rmtree(names)


def root_of_authority() -> str:
    """The certificate that signs those of Pebble."""
    for _ in range(60):
        asked = subprocess.run(
            ["ip", "netns", "exec", _SPACE, "curl", "--silent", "--insecure", "--fail",
             "https://127.0.0.1:15000/roots/0"],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if asked.returncode == 0:
            return asked.stdout
        time.sleep(0.5)
    raise TimeoutError(f"Pebble does not answer: see {PLACE}/authority/log")


def prepare() -> None:
    """What the page takes for granted: the repository, a folder of acts, a name, an authority."""
    machines.put_repository(SITE)
    shutil.copytree(ROOT / "corpus", SITE.root / "srv" / "actes")
    with (SITE.root / "etc" / "hosts").open("a") as hosts:
        hosts.write(f"{SITE.address} {NAME}\n")
    trusted = SITE.root / "usr" / "local" / "share" / "ca-certificates" / "authority.crt"
    trusted.write_text(root_of_authority())
    own = SITE.root / "root" / ".config" / "letsencrypt"
    own.mkdir(parents=True)
    (own / "cli.ini").write_text(_CERTBOT)
    SITE.run("sh", "-c", "update-ca-certificates >/dev/null 2>&1")


def walked(*, keep: bool = False) -> None:
    """Make the machine, walk the page on it, take it down. Raises ``RuntimeError``."""
    machines.down([SITE])
    try:
        machines.up([SITE])
        with authority():
            prepare()
            machines.walk(SITE, blocks(), PAGE.name)
    finally:
        if not keep:
            machines.down([SITE])


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--keep", action="store_true", help="leave the machine up")
    parser.add_argument("--down", action="store_true", help="take down what was left up")
    parser.add_argument("--on", nargs=argparse.REMAINDER, metavar="COMMAND")
    options = parser.parse_args()
    if options.on:
        return SITE.run(*options.on, stdin=None).wait()
    if reason := machines.lacking(*PROGRAMS):
        print(reason, file=sys.stderr)
        return 1
    if options.down:
        machines.down([SITE])
        return 0
    walked(keep=options.keep)
    return 0


if __name__ == "__main__":
    sys.exit(main())
