"""XML files that lie beside the documents they speak of: messages of the ACTES exchange, manifests, unpacked.

One whose documents are there gives nothing of its own: what it states goes with them (``beside``). One
whose document is absent stands for it.
"""

from collections.abc import Iterator
from pathlib import Path

from indexer.acts.documents import ExtractedText, Extraction, Failure
from indexer.errors import ExtractionError, LimitExceeded, UnsupportedFormat
from indexer.reading.extraction.bundles.held_files import Found, read_inner
from indexer.reading.extraction.exchange import actes
from indexer.reading.extraction.exchange.beside import (
    keys_in,
    messages_beside,
    package_at,
    packages_above,
    relative,
)
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.extraction.guards.containers import members_of_tar, members_of_zip
from indexer.reading.extraction.options import LEFT_OUT, Job
from indexer.reading.transfers import DEPTH, is_manifest
from indexer.reading.transmissions import as_text, stands_alone

#: Bytes to which an archive beside a manifest is unpacked to learn the names in it.
_UNPACKED = 256 * 1024 * 1024


def read(path: Path, job: Job) -> Extraction:
    """Read a message or a manifest; raises ``UnsupportedFormat`` for XML of any other kind."""
    if path.stat().st_size > safe_xml.MAX_BYTES:
        raise LimitExceeded(f"XML over the limit of {safe_xml.MAX_BYTES} bytes")
    with path.open("rb") as stream:
        head = stream.read(8192)
    if is_manifest(head):
        return _manifest(path, job)
    if not actes.is_message(head):
        if (named := messages_beside(path).of(path.name)) and stands_alone(named):
            # A document in XML, as those of budgets are: found by what its message states.
            reason = "XML that is no message of the exchange of acts is not read"
            text = ExtractedText(as_text(named), stated=named)
            return Extraction((text,), (Failure(path.name, reason),))
        if proof := packages_above(path).why_left_out(relative(path)):
            return Extraction((), notes=(proof,))
        raise UnsupportedFormat("XML that is no message of the exchange of acts is not read")
    messages = messages_beside(path)
    folder = path.absolute().parent
    found = Found(
        failures=[failure for failure in messages.failures if failure.name == path.name],
        notices=[each for each in messages.notices if each.fact.where.startswith(f"{path.name},")],
    )
    here = keys_in(folder, folder.stat().st_mtime_ns)
    for each in messages.absent(here.__contains__, of=path.name):
        _tell(each, job, found)
    return found.extraction()


def _manifest(path: Path, job: Job) -> Extraction:
    """What a manifest says of files that are not beside it, and the files that stand in it."""
    packages, found = package_at(path), Found()
    folder = relative(path.absolute().parent)
    here = [f"{folder}/{name}" for name in _files_below(path.absolute().parent)]
    for each in packages.absent(here):
        _tell(each, job, found)
    for name, data, stated in packages.embedded():
        job.tick()
        read_inner(name, data, job, found, stated)
    return found.extraction()


def _tell(absent: ExtractedText | Failure, job: Job, found: Found) -> None:
    if isinstance(absent, Failure):
        found.failures.append(absent)
    elif actes.is_individual(absent.stated) and not job.options.individuals:
        found.notes.append(LEFT_OUT)
    else:
        found.texts.append(ExtractedText(absent.text, stated=absent.stated))


def _files_below(folder: Path) -> Iterator[str]:
    """The files below a folder, as far as manifests reach, and those in archives at its side."""
    pending = [folder]
    for _ in range(DEPTH):
        entries = [each for place in pending for each in place.iterdir()]
        pending = [each for each in entries if each.is_dir() and not each.is_symlink()]
        for each in entries:
            if each.is_file():
                yield each.relative_to(folder).as_posix()
                yield from _members(each)


def _members(path: Path) -> Iterator[str]:
    if not path.name.lower().endswith((".zip", ".tar", ".tar.gz", ".tgz")):
        return
    try:
        opened = members_of_zip(path) if path.suffix == ".zip" else members_of_tar(path, _UNPACKED)
        with opened as members:
            yield from [member.name for member in members]
    except (ExtractionError, OSError):
        return  # told when its turn comes
