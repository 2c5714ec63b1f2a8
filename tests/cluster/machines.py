"""Empty machines for the walks of pages of documentation, and the commands that the pages print.

A machine is a Debian 13 of its own, booted by systemd-nspawn in a network namespace of its own, on a
bridge that lets nothing out but package downloads. Needs root on a Debian and ``apt-get install
mmdebstrap systemd-container nftables iproute2``. Everything is kept in ``REGISTRE_CACHE``
(``/var/cache/registre``), in the folder ``walk``.
"""

# ruff: noqa: T201 - a walk prints what it does
import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PLACE = Path(os.environ.get("REGISTRE_CACHE", "/var/cache/registre")) / "walk"
BRIDGE, GATEWAY = "walk0", "198.51.100.1"
PROGRAMS = ("mmdebstrap", "systemd-nspawn", "nft", "ip")
#: What a Debian has that was installed with a network and `ssh`.
PACKAGES = "systemd-sysv,dbus,iproute2,netbase,procps,ca-certificates,openssh-server,openssh-client"
KERNEL = ("net.ipv4.ip_forward", "vm.max_map_count")


@dataclass(frozen=True, slots=True)
class Block:
    """Commands of the page, and what the page says they print."""

    line: int
    commands: str
    printed: str = ""


def blocks(page: str, start: str, end: str = "\n## ") -> list[Block]:
    """The blocks of a page from one line to another, in order."""
    first = page.index(start)
    last = page.find(end, first + len(start))
    found: list[Block] = []
    for fence in re.finditer(r"^```(\w+)\n(.*?)^```$", page[first:last], re.MULTILINE | re.DOTALL):
        kind, text = fence.groups()
        line = page.count("\n", 0, first + fence.start()) + 2
        if kind == "sh":
            found.append(Block(line, text))
        else:
            found[-1] = Block(found[-1].line, found[-1].commands, text)
    return found


def missing(printed: str, output: str) -> str | None:
    """The first line that the page promises and the output lacks.

    ``…`` stands for anything, and a blank for the no-break space of French typography.
    """
    lines = iter(output.replace("\xa0", " ").splitlines())
    for promised in printed.splitlines():
        pattern = re.compile(".*".join(map(re.escape, promised.strip().split("…"))))
        if not any(pattern.fullmatch(line.strip()) for line in lines):
            return promised
    return None


@dataclass(frozen=True, slots=True)
class Machine:
    """A Debian of its own; its files are those of the common base and what it wrote itself."""

    name: str
    number: int

    @property
    def address(self) -> str:
        return f"198.51.100.{self.number}"

    @property
    def root(self) -> Path:
        return PLACE / self.name / "root"

    def start(self) -> None:
        """Lay the files, plug in the cable, boot."""
        for name in ("written", "work", "root"):
            (PLACE / self.name / name).mkdir(parents=True, exist_ok=True)
        layers = (
            f"lowerdir={PLACE}/base,upperdir={self.root}/../written,workdir={self.root}/../work"
        )
        run("mount", "-t", "overlay", "overlay", "-o", layers, self.root)
        (self.root / "etc" / "hostname").write_text(self.name + "\n")
        # As Debian's installer leaves it.
        hosts = f"127.0.0.1 localhost\n127.0.1.1 {self.name}\n"
        (self.root / "etc" / "hosts").write_text(hosts)
        space, cable = f"walk-{self.name}", f"walk-{self.number}"
        run("ip", "netns", "add", space)
        run("ip", "link", "add", cable, "type", "veth", "peer", "name", "host0", "netns", space)
        run("ip", "link", "set", cable, "master", BRIDGE, "up")
        run("ip", "-n", space, "address", "add", f"{self.address}/24", "dev", "host0")
        for link in ("lo", "host0"):
            run("ip", "-n", space, "link", "set", link, "up")
        run("ip", "-n", space, "route", "add", "default", "via", GATEWAY)
        self.boot()

    def boot(self) -> None:
        """Switch the machine on and wait until it is up."""
        # systemd wants control groups of version 2, which not every host has in their usual place.
        # Each machine has its own, or they would stop each other's services.
        group = f"/sys/fs/cgroup/walk-{self.name}"
        groups = (
            "umount -l /sys/fs/cgroup; mount -t cgroup2 none /sys/fs/cgroup; "
            f"mkdir -p {group} && echo $$ > {group}/cgroup.procs && exec"
        )
        nspawn = (
            "systemd-nspawn --quiet --boot --register=no --keep-unit --console=read-only "
            f"--directory={self.root} --machine={self.name} --resolv-conf=copy-host --timezone=off "
            f"--network-namespace-path=/run/netns/walk-{self.name} --capability=CAP_NET_ADMIN,CAP_SYS_RESOURCE"
        )
        with (PLACE / self.name / "console").open("wb") as console:
            booted = subprocess.Popen(
                ["unshare", "--mount", "sh", "-c", f"{groups} {nspawn}"],
                env=os.environ | {"SYSTEMD_NSPAWN_API_VFS_WRITABLE": "yes"},
                stdin=subprocess.DEVNULL, stdout=console, stderr=subprocess.STDOUT,
                start_new_session=True,
            )  # fmt: skip
        (PLACE / self.name / "pid").write_text(str(booted.pid))
        # It may outlive this process, on purpose.
        booted.returncode = 0
        for _ in range(120):
            with suppress(OSError, ValueError, subprocess.CalledProcessError):
                self.run("systemctl", "is-active", "--quiet", "multi-user.target")
                return
            time.sleep(0.5)
        raise TimeoutError(f"{self.name} does not boot: see {PLACE}/{self.name}/console")

    def first(self) -> int:
        """The first process of the machine, with which all the others end."""
        watcher = int((PLACE / self.name / "pid").read_text())
        if b"nspawn" not in Path(f"/proc/{watcher}/cmdline").read_bytes():
            raise ValueError(f"{self.name} is not up")
        (first,) = Path(f"/proc/{watcher}/task/{watcher}/children").read_text().split()
        return int(first)

    def run(self, *command: str, **options: object) -> "subprocess.Popen[str]":
        """Run a command on the machine, to its end unless it is to be read."""
        environment = {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "HOME": "/root"}
        inside = ["nsenter", "--target", str(self.first()), "--all", *command]
        process = subprocess.Popen(inside, env=environment, text=True, **options)  # type: ignore[call-overload]
        if not options and process.wait():
            raise subprocess.CalledProcessError(process.returncode, command)
        return process

    def stop(self) -> None:
        """Switch the machine off at the plug and take everything of it away."""
        with suppress(OSError, ValueError):
            os.kill(self.first(), signal.SIGKILL)
            time.sleep(1)
        quietly("umount", "--lazy", self.root)
        quietly("ip", "netns", "delete", f"walk-{self.name}")
        quietly("ip", "link", "delete", f"walk-{self.number}")
        shutil.rmtree(PLACE / self.name, ignore_errors=True)
        mounts = Path("/proc/mounts").read_text(encoding="utf-8")
        for place in re.findall(r"^\S+ (\S+) cgroup2 ", mounts, re.MULTILINE):
            for group in sorted(Path(place).glob(f"walk-{self.name}/**/"), reverse=True):
                with suppress(OSError):
                    group.rmdir()


def run(*command: str | Path, **options: object) -> None:
    subprocess.run(command, check=True, **options)  # type: ignore[call-overload]


def quietly(*command: str | Path) -> None:
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)


def bring_base() -> None:
    """Make the Debian that all machines start from, unless it is there."""
    if (PLACE / "base").is_dir():
        return
    PLACE.mkdir(parents=True, exist_ok=True)
    draft = PLACE / "draft"
    shutil.rmtree(draft, ignore_errors=True)
    # Whatever this machine needs to reach its mirror (a proxy, an authority), they need too.
    known = subprocess.run(
        ["apt-config", "dump"], check=True, capture_output=True, text=True
    ).stdout
    ways = re.findall(r'^(Acquire::(?:Check-|https?::)\S* ".+");$', known, re.MULTILINE)
    run(
        "mmdebstrap", "--quiet", "--variant=apt", f"--include={PACKAGES}",
        *(f"--aptopt={way}" for way in ways), "trixie", draft,
    )  # fmt: skip
    local = Path("usr/local/share/ca-certificates")
    shutil.copytree(Path("/") / local, draft / local, dirs_exist_ok=True)
    run("chroot", draft, "update-ca-certificates", stdout=subprocess.DEVNULL)
    draft.rename(PLACE / "base")


def lacking(*programs: str) -> str | None:
    """Why no machine can be made here, if there is a reason."""
    if not hasattr(os, "geteuid") or os.geteuid():
        return "needs root"
    if absent := [name for name in (*PROGRAMS, *programs) if shutil.which(name) is None]:
        return f"not installed: {', '.join(absent)}"
    # Root of a container may be root of very little.
    probe = ["unshare", "--mount", "--net", "mount", "-t", "tmpfs", "none", "/mnt"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        return "this system lets nobody mount anything"
    return None


def up(machines: Sequence[Machine]) -> None:
    """Boot machines on a bridge."""
    bring_base()
    before = [(name, Path("/proc/sys", name.replace(".", "/")).read_text()) for name in KERNEL]
    (PLACE / "kernel").write_text("".join(f"{name}={value}" for name, value in before))
    run("ip", "link", "add", BRIDGE, "type", "bridge")
    run("ip", "address", "add", f"{GATEWAY}/24", "dev", BRIDGE)
    run("ip", "link", "set", BRIDGE, "up")
    run("sysctl", "--quiet", "net.ipv4.ip_forward=1")
    doors = f"""table ip registre_walk {{
      chain out {{ type nat hook postrouting priority srcnat;
        iifname {BRIDGE} oifname != {BRIDGE} masquerade; }}
      chain pass {{ type filter hook forward priority filter;
        iifname {BRIDGE} oifname != {BRIDGE} meta l4proto {{ tcp, udp }} th dport != {{ 53, 80, 443 }} drop; }}
    }}"""
    run("nft", "-f", "-", input=doors, text=True)
    for machine in machines:
        machine.start()


def put_repository(machine: Machine) -> None:
    """Lay this repository, as it is now, into ``/usr/src/registre``."""
    files = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True
    ).stdout
    place = machine.root / "usr" / "src" / "registre"
    place.mkdir()
    tar = ["tar", "--create", "--null", "--files-from=-", "--owner=0", "--group=0"]
    packed = subprocess.run(tar, cwd=ROOT, input=files, check=True, capture_output=True).stdout
    run("tar", "--extract", "--directory", place, input=packed)


def down(machines: Sequence[Machine]) -> None:
    """Take the machines and their network away, and give the kernel its settings back."""
    for machine in machines:
        machine.stop()
    quietly("ip", "link", "delete", BRIDGE)
    quietly("nft", "delete", "table", "ip", "registre_walk")
    if (kept := PLACE / "kernel").exists():
        run("sysctl", "--quiet", "--load", kept)
        kept.unlink()


def script(steps: list[Block], changed: Mapping[str, str]) -> str:
    """All blocks in one shell, which stops at the first command that fails."""
    text = "".join(
        f"printf '\\n@block {number}\\n'\n{step.commands}" for number, step in enumerate(steps)
    )
    for written, walked in changed.items():
        text = text.replace(written, walked)
    return f"set -e\n{text}"


def outputs(
    machine: Machine, steps: list[Block], page: str, changed: Mapping[str, str]
) -> Generator[tuple[Block, str], None, None]:
    """Run the blocks on a machine, printing as they go; each with what it printed."""
    (machine.root / "var" / "tmp" / "walk.sh").write_text(script(steps, changed))
    process = machine.run(
        "bash", "/var/tmp/walk.sh",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    at, start, lines = -1, time.monotonic(), [""]
    try:
        for line in process.stdout:
            if not line.startswith("@block "):
                print("   ", line, end="", flush=True)
                lines.append(line)
                continue
            if at >= 0:
                print(f"    ({time.monotonic() - start:.0f} s)")
                yield steps[at], "".join(lines)
            at, start, lines = int(line.split()[1]), time.monotonic(), []
            print(f"{page}:{steps[at].line}", steps[at].commands.splitlines()[0], flush=True)
    except GeneratorExit:
        # What was printed is not what was promised: the rest is not walked.
        process.kill()
        raise
    finally:
        process.stdout.close()
        process.wait()
    if process.wait():
        raise RuntimeError(f"{page}:{steps[at].line} failed ({process.returncode})")
    yield steps[at], "".join(lines)


def walk(
    machine: Machine, steps: list[Block], page: str, changed: Mapping[str, str] | None = None
) -> None:
    """Walk a page. Raises ``RuntimeError`` where a command fails or prints something else."""
    start = time.monotonic()
    with closing(outputs(machine, steps, page, changed or {})) as walked:
        for step, output in walked:
            if lacks := missing(step.printed, output):
                raise RuntimeError(f"{page}:{step.line} does not print: {lacks}")
    print(f"{len(steps)} blocks walked in {time.monotonic() - start:.0f} s")
