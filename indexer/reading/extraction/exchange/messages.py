"""What the messages of one folder or archive state together of the files beside them."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace

from indexer.acts.documents import ExtractedText, Failure, Notice, StatedFact, StatedName
from indexer.errors import ExtractionError
from indexer.reading import transmissions
from indexer.reading.extraction.exchange.classifications import (
    Classification,
    classification,
    is_classification,
)
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.transmissions import of_name


def key_of(name: str) -> str:
    """The form in which names of files are compared: without folders, case and ways to write accents.

    Of a name of the exchange, what it holds counts: a typology in front or a copy's number behind do not.
    """
    bare = name.replace("\\", "/").rpartition("/")[2]
    known = of_name(bare)
    if known is not None and known.rank is not None:
        return f"{known.identifiant}-{known.message}-{known.flow}_{known.rank}".casefold()
    return unicodedata.normalize("NFC", bare).casefold()


@dataclass(frozen=True, slots=True)
class Announced:
    """A document that a message names: the name, the message, what is stated."""

    name: str
    message: str
    facts: tuple[StatedFact, ...]


@dataclass
class Messages:
    """What the messages of one folder or archive state, by the key of the file they speak of (``key_of``).

    ``announced`` are the files that a message names, ``letters`` those that are no act, ``taken``
    the files that are messages. ``classifications`` are the trees of matières that the State gave
    to the body, the oldest first.
    """

    facts: dict[str, tuple[StatedFact, ...]] = field(default_factory=dict)
    announced: dict[str, Announced] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    classifications: list[Classification] = field(default_factory=list)

    def of(self, name: str) -> tuple[StatedFact, ...]:
        """What is stated of a file, by its name without folders."""
        return self.facts.get(key_of(name), ())

    def letter(self, name: str) -> str | None:
        """The message, no act, of which a file is a part; ``None`` where it is none."""
        return self.letters.get(key_of(name))

    def add(self, document: str, message: str, facts: tuple[StatedFact, ...]) -> None:
        """Add what a message states of a document to what is known of it."""
        key = key_of(document)
        self.facts[key] = whole = first_of_each([*self.facts.get(key, ()), *facts])
        first = self.announced.get(key) or Announced(document, message, ())
        self.announced[key] = replace(first, facts=whole)

    def add_to_act(self, identifier: str, facts: Sequence[StatedFact]) -> bool:
        """Add facts to the document of the act of an identifier, where it is described here."""
        for key, known in self.facts.items():
            if any(f.name == "identifiant" and f.value == identifier.upper() for f in known):
                known_as = self.announced.get(key)
                name, message = (known_as.name, known_as.message) if known_as else (key, "")
                self.add(name, message, tuple(facts))
                return True
        return False

    def labelled(self, facts: Sequence[StatedFact]) -> tuple[StatedFact, ...]:
        """Facts with the label of their matière in the classification that held on the day."""
        known = {fact.name: fact.value for fact in reversed(facts)}
        code = known.get("matiere")
        if not code or "matiere_libelle" in known or not self.classifications:
            return tuple(facts)
        day = known.get("date", "")
        before = [each for each in self.classifications if each.date <= day]
        in_force = before[-1] if before else self.classifications[0]
        label = in_force.labels.get(code)
        if label is None:
            return tuple(facts)
        return (*facts, StatedFact("matiere_libelle", label, in_force.where))

    def classify(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Take classifications of the body that came elsewhere; what is wrong with one is told there."""
        for name, data in files:
            with suppress(ExtractionError):
                root = safe_xml.tree(data)
                if is_classification(root):
                    self.classifications.append(classification(name, root))
        self.classifications.sort(key=lambda each: each.date)

    def unplaced(self, keys: Set[str]) -> tuple[StatedFact, ...]:
        """What is stated of the one act whose document is not among ``keys``; it is then not missed.

        Where several are, it cannot be told which one is meant, and nothing is given.
        """
        apart = {
            document: facts
            for document, facts in self.facts.items()
            if document not in keys and not any(f.name == "annexe_de" for f in facts)
        }
        if len(apart) != 1:
            return ()
        [(document, facts)] = apart.items()
        if document in self.announced:
            message = self.announced[document].message
            kept = {key: each for key, each in self.announced.items() if each.message != message}
            self.announced = kept
        return facts

    def absent(
        self, is_there: Callable[[str], bool], of: str | None = None
    ) -> Iterator[ExtractedText | Failure]:
        """For each document announced and absent, the failure and a text of what is stated.

        ``of`` asks for those that one message announces.
        """
        for key, each in self.announced.items():
            if of not in (None, each.message) or is_there(key):
                continue
            yield Failure(each.message, f"announces {each.name}, which is not there")
            if not any(fact.name == "annexe_de" for fact in each.facts):
                text = transmissions.as_text(each.facts)
                yield ExtractedText(text, member=each.message, stated=each.facts)


def first_of_each(facts: Sequence[StatedFact]) -> tuple[StatedFact, ...]:
    """One fact of each name; two values that differ are both kept, the first first."""
    kept: dict[tuple[StatedName, str], StatedFact] = {}
    for fact in facts:
        kept.setdefault((fact.name, fact.value), fact)
    return tuple(kept.values())
