"""Walks docs/cluster.md: its commands, taken out of the page, on four empty machines made for it.

    python3 tests/cluster/walk.py            # make the machines, walk, take them down
    python3 tests/cluster/walk.py --keep     # leave them up afterwards: `--down` takes them down
    python3 tests/cluster/walk.py --on front curl …    # a command on one that is up

``machines.py`` says what a machine is and what it needs; this walk takes 4 GB of memory.
"""

# ruff: noqa: T201 - a script prints what it does
import argparse
import resource
import sys

import machines
from machines import ROOT, Block, Machine, run

PAGE = ROOT / "docs" / "cluster.md"
SECTION = "## From nothing to three nodes\n"
#: What the operator of the page is told to change: the walk has less memory than a real cluster.
CHANGED = {"HEAP=4g": "HEAP=512m"}
#: Open files that a node wants to be allowed, and a library that says it is where it cannot be.
FILES = 65535
LIMIT = """
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
int getrlimit64(__rlimit_resource_t which, struct rlimit64 *limit) {
  int failed = syscall(SYS_prlimit64, 0, which, 0, limit);
  if (which == RLIMIT_NOFILE && limit->rlim_max < FILES) limit->rlim_cur = limit->rlim_max = FILES;
  return failed;
}
int getrlimit(__rlimit_resource_t which, struct rlimit *limit) {
  return getrlimit64(which, (struct rlimit64 *)limit);
}
"""
FRONT = Machine("front", 10)
MACHINES = (FRONT, Machine("a", 11), Machine("b", 12), Machine("c", 13))


def blocks() -> list[Block]:
    """The blocks of the section, in order."""
    return machines.blocks(PAGE.read_text(encoding="utf-8"), SECTION)


def up() -> None:
    """Four machines; the front end holds the repository and may `ssh` to the others."""
    machines.up(MACHINES)
    _give_ssh()
    if resource.getrlimit(resource.RLIMIT_NOFILE)[1] < FILES:
        _pretend_files()
    machines.put_repository(FRONT)


def _give_ssh() -> None:
    FRONT.run("sh", "-c", "ssh-keygen -q -t ed25519 -N '' -f ~/.ssh/id_ed25519")
    key = (FRONT.root / "root" / ".ssh" / "id_ed25519.pub").read_text()
    for machine in MACHINES[1:]:
        folder = machine.root / "root" / ".ssh"
        folder.mkdir(mode=0o700, exist_ok=True)
        (folder / "authorized_keys").write_text(key)


def _pretend_files() -> None:
    """Where this machine may not raise its own limit, the nodes are told that they have it."""
    print(f"The limit of open files is below {FILES} here: the nodes are told otherwise.")
    for machine in MACHINES[1:]:
        library = machine.root / "usr" / "local" / "lib" / "files.so"
        compiler = ["cc", "-shared", "-fPIC", "-D_GNU_SOURCE", f"-DFILES={FILES}", "-x", "c"]
        run(*compiler, "-o", library, "-", input=LIMIT, text=True)
        folder = machine.root / "etc" / "systemd" / "system" / "opensearch.service.d"
        folder.mkdir(parents=True)
        preload = "[Service]\nEnvironment=LD_PRELOAD=/usr/local/lib/files.so\n"
        (folder / "walk.conf").write_text(preload)


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--keep", action="store_true", help="leave the machines up")
    parser.add_argument("--down", action="store_true", help="take down what was left up")
    parser.add_argument("--on", nargs=argparse.REMAINDER, metavar="NAME COMMAND")
    options = parser.parse_args()
    if options.on:
        machine = next(machine for machine in MACHINES if machine.name == options.on[0])
        return machine.run(*options.on[1:], stdin=None).wait()
    if reason := machines.lacking():
        print(reason, file=sys.stderr)
        return 1
    machines.down(MACHINES)
    if options.down:
        return 0
    try:
        up()
        machines.walk(FRONT, blocks(), PAGE.name, CHANGED)
    finally:
        if not options.keep:
            machines.down(MACHINES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
