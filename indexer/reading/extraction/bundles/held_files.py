"""Files that stand in another one, as bytes: attachments of a mail or of a PDF, files in a manifest.

Each is read as a file of its own and named by its name; one that fails leaves the others.
"""

import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from indexer.acts.documents import ExtractedText, Extraction, Failure, Notice, StatedFact
from indexer.errors import ExtractionError
from indexer.reading.extraction.exchange import actes
from indexer.reading.extraction.options import LEFT_OUT, Job
from indexer.reading.extraction.registry import read as read_file
from indexer.reading.transmissions import of_part, stated_by_name

#: Archives, mails and PDFs in each other are opened down to this: a mail with a zip of transmissions, and
#: what is attached to their acts.
MAX_DEPTH = 4

_HERE = "registre-inner"


@dataclass(slots=True)
class Found:
    """What was read of the files in a file so far."""

    texts: list[ExtractedText] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.texts or self.failures or self.notices or self.notes)

    def extraction(self) -> Extraction:
        """What was found, as the extraction of the file that holds it all."""
        return Extraction(
            tuple(self.texts), tuple(self.failures), tuple(self.notices), tuple(self.notes)
        )

    def add(self, name: str, extraction: Extraction, stated: tuple[StatedFact, ...]) -> None:
        """What a file gave, under its name; ``stated`` is stronger than what it states itself."""
        for text in extraction.texts:
            inside = f"{name}/{text.member}" if text.member else name
            facts = (*of_part(stated, text), *text.stated)
            self.texts.append(replace(text, member=inside, stated=facts))
        for failed in extraction.failures:
            # A file that failed itself bears a name that nobody gave it.
            known = failed.name.startswith(_HERE)
            self.failures.append(
                Failure(name if known else f"{name}: {failed.name}", failed.reason)
            )
        self.notices += extraction.notices
        self.notes += [f"{name}: {note}" for note in extraction.notes]


def read_inner(
    name: str,
    data: bytes,
    job: Job,
    found: Found,
    stated: tuple[StatedFact, ...],
) -> None:
    """Read bytes as a file of that name; ``stated`` is stronger than what it states itself."""
    facts = (*stated, *stated_by_name(name))
    if actes.is_individual(facts) and not job.options.individuals:
        found.notes.append(f"{name}: {LEFT_OUT}")
        return
    if job.depth + 1 > MAX_DEPTH:
        found.failures.append(Failure(name, f"a file more than {MAX_DEPTH} deep is not opened"))
        return
    if limit := job.left.takes(len(data), job.options):
        found.failures.append(Failure(name, f"not read: over the limit {limit}"))
        return
    with tempfile.TemporaryDirectory(prefix="registre-") as folder:
        target = Path(folder) / f"{_HERE}{PurePosixPath(name).suffix.lower()[:10]}"
        target.write_bytes(data)
        try:
            extraction = read_file(target, replace(job, depth=job.depth + 1, beside=False))
        except ExtractionError as error:
            found.failures.append(Failure(name, str(error)))
            return
    found.add(name, extraction, facts)
