"""Archives (ZIP, tar, tar.gz): every member is read as a file would be; one that fails leaves the others.

Limits hold against archives made to fill a disk: bytes unpacked (counted while unpacking, whatever
the archive's own index claims), number of members, ratio of compression, depth of archives inside
archives. All are counted over the whole of an archive, nested ones included.

Messages of the ACTES exchange and manifests of transfers are read first: what they state goes with the
documents they name.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from indexer.acts.documents import ExtractedText, Extraction, Failure
from indexer.errors import ExtractionError, LimitExceeded
from indexer.reading.extraction.bundles.held_files import MAX_DEPTH, Found, read_inner
from indexer.reading.extraction.exchange import actes
from indexer.reading.extraction.exchange.messages import Messages, key_of
from indexer.reading.extraction.exchange.packages import Packages
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.extraction.guards.containers import (
    DAMAGED,
    Member,
    members_of_tar,
    members_of_zip,
)
from indexer.reading.extraction.options import LEFT_OUT, Job
from indexer.reading.extraction.registry import read as read_file
from indexer.reading.extraction.sniffing import kind_of
from indexer.reading.transfers import is_manifest
from indexer.reading.transmissions import as_text, no_act, of_part, stands_alone, stated_by_name

_CHUNK = 1 << 16

_ARCHIVES = ("zip", "tar")


@dataclass(slots=True)
class _Allowance:
    """What is still allowed; shared by an archive and those inside it.

    Bytes of members that were refused while unpacking are counted apart, so that a bomb takes no
    room from its neighbours, and are bounded too, so that a thousand bombs end.
    """

    unpacked: int
    wasted: int
    members: int


def read(path: Path, job: Job) -> Extraction:
    """Read every member; raises ``ExtractionError`` where the archive cannot be opened."""
    found = _read(path, None, job)
    if not found:
        raise ExtractionError("an archive with no file in it")
    return found.extraction()


def read_members(members: Sequence[Member], job: Job) -> Found:
    """Read files that were sent together as the members of an archive are read."""
    return _read(Path(), members, job)


def _read(path: Path, given: Sequence[Member] | None, job: Job) -> Found:
    allowance = _Allowance(
        unpacked=job.options.max_unpacked,
        wasted=job.options.max_unpacked,
        members=job.options.max_members,
    )
    found = Found()
    with tempfile.TemporaryDirectory(prefix="registre-") as folder:
        inside = replace(job, beside=False)
        _Archive(path, "", Path(folder), inside, allowance, found, given=given).read()
    return found


@dataclass(slots=True)
class _Archive:
    """One archive being read; ``prefix`` is where it stands in the outer one."""

    path: Path
    prefix: str
    folder: Path
    job: Job
    allowance: _Allowance
    found: Found
    messages: dict[str, Messages] = field(default_factory=dict)
    packages: Packages = field(default_factory=Packages)
    given: Sequence[Member] | None = None

    def read(self) -> None:
        """Read the messages, then every other member."""
        with self._opened() as members:
            listed = list(self._allowed(members))
            self._read_messages(listed)
            for member in listed:
                if self.allowance.wasted <= 0:
                    self._refuse_rest(member, "max_unpacked")
                    return
                if not self._is_message(member):
                    self.job.tick()
                    self._read_member(member)
            self._tell_absent([member.name for member in listed])

    def _opened(self) -> AbstractContextManager[Iterator[Member]]:
        if self.given is not None:
            return nullcontext(iter(self.given))
        with self.path.open("rb") as stream:
            is_zip = stream.read(2) == b"PK"
        if is_zip:
            return members_of_zip(self.path)
        return members_of_tar(self.path, self.job.options.max_unpacked)

    def _allowed(self, members: Iterator[Member]) -> Iterator[Member]:
        """The members up to the limit; what bars the way to further ones is told."""
        try:
            for member in members:
                if self.allowance.members <= 0:
                    self._refuse_rest(member, "max_members")
                    return
                self.allowance.members -= 1
                yield member
        except LimitExceeded as error:
            self._fail(str(error))
        except DAMAGED as error:
            self._fail(f"damaged archive, its rest is not read: {error}")

    def _fail(self, reason: str) -> None:
        name = self.prefix.rstrip("/") or self.path.name
        self.found.failures.append(Failure(name, reason))

    def _refuse_rest(self, member: Member, limit: str) -> None:
        reason = f"neither it nor the members after it were read: over the limit {limit}"
        self.found.failures.append(Failure(f"{self.prefix}{member.name}", reason))

    def _read_messages(self, members: Sequence[Member]) -> None:
        """What the messages of each folder state."""
        files: dict[str, dict[str, bytes]] = defaultdict(dict)
        for member in members:
            small = not member.refused and member.size <= safe_xml.MAX_BYTES
            if small and member.name.lower().endswith(".xml"):
                try:
                    with member.open() as source:
                        data = source.read(safe_xml.MAX_BYTES + 1)
                except DAMAGED:
                    continue  # told when its turn comes
                if is_manifest(data):
                    self.packages.read(member.name, data)
                else:
                    files[_folder(member.name)][member.name] = data
        for folder, found in files.items():
            self.messages[folder] = actes.read_messages(found)
        self.packages.link(self.messages, {member.name for member in members})

    def _is_message(self, member: Member) -> bool:
        known = self.messages.get(_folder(member.name))
        return member.name in self.packages.taken or (
            known is not None and member.name in known.taken
        )

    def _read_member(self, member: Member) -> None:
        """Unpack a member into a file of its own and read it; every refusal is a ``Failure``."""
        name = f"{self.prefix}{member.name}"
        known = self.messages.get(_folder(member.name), Messages())
        base = PurePosixPath(member.name)
        letter = known.letter(base.name)
        reason = f"{letter}, no act: left out" if letter else no_act(base.name)
        reason = reason or self.packages.why_left_out(member.name)
        if reason:
            self.found.notes.append(f"{name}: {reason}")
            return
        described = (*known.of(base.name), *self.packages.of(member.name))
        stated = described if known.of(base.name) else (*described, *stated_by_name(base.name))
        if actes.is_individual(stated) and not self.job.options.individuals:
            self.found.notes.append(f"{name}: {LEFT_OUT}")
            return
        # The members of an archive inside have their place while it is open.
        target = self.folder / f"{self.job.depth}-member{base.suffix.lower()[:10]}"
        try:
            self._unpack(member, target)
            if kind_of(target) in _ARCHIVES:
                self._read_inner(target, f"{name}/")
                return
            extraction = read_file(target, self.job)
        except ExtractionError as error:
            self.found.failures.append(Failure(name, str(error)))
            if stands_alone(stated):
                alone = ExtractedText(as_text(stated), member=name, stated=stated)
                self.found.texts.append(alone)
            return
        finally:
            target.unlink(missing_ok=True)
        for text in extraction.texts:
            inside = f"{name}/{text.member}" if text.member else name
            facts = (*of_part(stated, text), *text.stated)
            self.found.texts.append(replace(text, member=inside, stated=facts))
        self.found.failures += [Failure(name, failure.reason) for failure in extraction.failures]
        self.found.notes += [f"{name}: {note}" for note in extraction.notes]

    def _read_inner(self, path: Path, prefix: str) -> None:
        if self.job.depth + 1 > MAX_DEPTH:
            raise LimitExceeded(f"an archive more than {MAX_DEPTH} deep is not opened")
        inner = replace(self.job, depth=self.job.depth + 1)
        _Archive(path, prefix, self.folder, inner, self.allowance, self.found).read()

    def _unpack(self, member: Member, target: Path) -> None:
        if member.refused:
            kind = ExtractionError if "password" in member.refused else LimitExceeded
            raise kind(member.refused)
        room = min(self.allowance.unpacked, self.job.options.max_bytes)
        written = 0
        try:
            with member.open() as source, target.open("wb") as sink:
                while chunk := source.read(_CHUNK):
                    written += len(chunk)
                    if written > room:
                        limit = "max_unpacked" if room == self.allowance.unpacked else "max_bytes"
                        raise LimitExceeded(f"unpacks to more than is allowed (limit {limit})")
                    sink.write(chunk)
        except LimitExceeded:
            self.allowance.wasted -= written
            raise
        except DAMAGED as error:
            self.allowance.wasted -= written
            raise ExtractionError(f"damaged member: {error}") from error
        self.allowance.unpacked -= written

    def _tell_absent(self, names: Sequence[str]) -> None:
        """What messages and manifests say of documents that are not there, and of acts in other files."""
        for found in self.packages.absent(names):
            self._tell(found)
        for path, data, stated in self.packages.embedded():
            read_inner(f"{self.prefix}{path}", data, self.job, self.found, stated)
        for folder, known in self.messages.items():
            here = {key_of(name) for name in names if _folder(name) == folder}
            for each in known.absent(here.__contains__):
                self._tell(each)
            self.found.failures += [
                replace(each, name=f"{self.prefix}{each.name}") for each in known.failures
            ]
            self.found.notices += known.notices
            self.found.notes += [
                f"{self.prefix}{each.where}: it names the matières of archives that it lies beside"
                for each in known.classifications
                if len(known.taken) == len(known.classifications)
            ]

    def _tell(self, absent: ExtractedText | Failure) -> None:
        if isinstance(absent, Failure):
            self.found.failures.append(replace(absent, name=f"{self.prefix}{absent.name}"))
        elif actes.is_individual(absent.stated) and not self.job.options.individuals:
            self.found.notes.append(f"{self.prefix}{absent.member}: {LEFT_OUT}")
        else:
            self.found.texts.append(replace(absent, member=f"{self.prefix}{absent.member}"))


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
