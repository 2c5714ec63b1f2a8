"""Manifests of transfers among the files of an archive or a folder, each for the folder that it stands in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from indexer.acts.documents import ExtractedText, Failure, StatedFact
from indexer.errors import ExtractionError
from indexer.reading.extraction.exchange.messages import Messages, key_of
from indexer.reading.extraction.exchange.seda_facts import Transfer, read_transfer


@dataclass(slots=True)
class Packages:
    """Transfers by the folder of their manifest; ``taken`` are the manifests."""

    transfers: list[tuple[str, Transfer]] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    failures: list[Failure] = field(default_factory=list)

    def read(self, name: str, data: bytes) -> None:
        """Read a manifest; what is wrong with it is kept among the failures."""
        self.taken.add(name)
        try:
            self.transfers.append((_folder(name), read_transfer(name, data)))
        except ExtractionError as error:
            self.failures.append(Failure(name, str(error)))

    def link(self, messages: Mapping[str, Messages], names: Iterable[str]) -> None:
        """Lay what the receipt of an act states over it where the transfer gave it another name.

        ``messages`` are those of each folder, ``names`` all files.
        """
        listed = set(names)
        here = {key_of(name) for name in listed}
        for folder, transfer in self.transfers:
            transfer.placed = {each for each in transfer.paths() if _joined(folder, each) in listed}
            if transfer.act is None:
                continue
            for place, known in messages.items():
                if _within(place, folder):
                    transfer.confirm(known.unplaced(here))

    def of(self, name: str) -> tuple[StatedFact, ...]:
        """What is stated of a file, by the nearest manifest above it first."""
        return tuple(fact for inside, each in self._above(name) for fact in each.of(inside))

    def why_left_out(self, name: str) -> str | None:
        """Why a file is left out; ``None`` where it is not."""
        reasons = (each.why_left_out(inside) for inside, each in self._above(name))
        return next((reason for reason in reasons if reason), None)

    def absent(self, names: Iterable[str]) -> Iterator[ExtractedText | Failure]:
        """What manifests say of documents that are not there, and what is wrong with manifests."""
        yield from self.failures
        listed = list(names)
        for folder, transfer in self.transfers:
            yield from transfer.absent([_below(n, folder) for n in listed if _within(n, folder)])

    def embedded(self) -> Iterator[tuple[str, bytes, tuple[StatedFact, ...]]]:
        """Files whose content stands in a manifest: path, content, what is stated."""
        for _, transfer in self.transfers:
            for path, data in transfer.embedded.items():
                yield path, data, transfer.of(path)

    def _above(self, name: str) -> list[tuple[str, Transfer]]:
        found = [(f, each) for f, each in self.transfers if _within(name, f)]
        found.sort(key=lambda pair: -len(pair[0]))
        return [(_below(name, folder), each) for folder, each in found]


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _within(name: str, folder: str) -> bool:
    return not folder or name == folder or name.startswith(f"{folder}/")


def _joined(folder: str, path: str) -> str:
    return f"{folder}/{path}" if folder else path


def _below(name: str, folder: str) -> str:
    return name.removeprefix(f"{folder}/") if folder else name
