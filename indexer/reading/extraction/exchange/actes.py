"""Messages of the ACTES exchange: what they state of the documents that come with them.

An envelope (``EnveloppeCLMISILL``) names the sender; an ``Acte`` describes one act and names its
document and annexes; an ``ARActe`` is the State's receipt, and repeats the act; an ``Annulation`` or
its receipt takes an act back. Whatever else is exchanged (letters of the préfecture and the answers,
anomalies) is no act and is left out, and said. Of the envelope, only the body is taken: neither the
person who sent it nor their addresses.

Elements and attributes are those of version 1.1 (16 February 2004, ``actesv1_1.xsd``) as Pastell and
S²LOW (Libriciel) write them and as the State answers them; names alone are compared, so that another
prefix or version of the namespace is read too.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace

from lxml import etree

from indexer.documents import ExtractedText, Failure, Notice, StatedFact, StatedName
from indexer.errors import ExtractionError
from indexer.reading import transmissions
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.extraction.guards.safe_xml import attribute, child, name_of, text
from indexer.reading.extraction.text.written_days import first_day
from indexer.reading.transmissions import INDIVIDUAL, NATURES, of_identifier, of_name

NAMESPACE = "http://www.interieur.gouv.fr/ACTES#"

_ENVELOPES = ("EnveloppeCLMISILL", "EnveloppeMISILLCL")
_CANCELLATIONS = ("Annulation", "ARAnnulation")
_MARK = NAMESPACE.encode()


@dataclass(frozen=True, slots=True)
class Classification:
    """The matières that the State gave to a body on a day (ISO 8601): labels by code, five levels deep."""

    date: str
    labels: Mapping[str, str]
    where: str


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
                if name_of(root) == "RetourClassification":
                    self.classifications.append(_classification(name, root))
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


def is_message(data: bytes) -> bool:
    """Whether an XML file is of the exchange."""
    return _MARK in safe_xml.head(data)


def is_individual(facts: Sequence[StatedFact]) -> bool:
    """Whether what is stated makes it an individual order, which holds personal data."""
    return next((f.value for f in facts if f.name == "nature"), None) == INDIVIDUAL


def read_messages(files: Mapping[str, bytes]) -> Messages:
    """What the XML files of one folder or archive state; files of other kinds are not looked at."""
    found = Messages()
    roots: list[tuple[str, etree._Element]] = []
    for name, data in sorted(files.items()):
        if not is_message(data):
            continue
        found.taken.add(name)
        try:
            roots.append((name, safe_xml.tree(data)))
        except ExtractionError as error:
            found.failures.append(Failure(name, str(error)))
    sender = next((_sender(n, r) for n, r in roots if name_of(r) == _ENVELOPES[0]), ())
    # The act first, then what came back of it: a receipt adds to what the sender stated.
    for name, root in sorted(roots, key=lambda each: name_of(each[1]) != "Acte"):
        _read(found, name, root, sender)
    _announced(found, roots)
    found.classifications.sort(key=lambda each: each.date)
    found.facts = {name: found.labelled(facts) for name, facts in found.facts.items()}
    found.announced = {
        key: replace(each, facts=found.labelled(each.facts))
        for key, each in found.announced.items()
    }
    return found


def _read(found: Messages, name: str, root: etree._Element, sender: tuple[StatedFact, ...]) -> None:
    kind = name_of(root)
    if kind == "Acte":
        _act(found, name, root, name, sender)
    elif kind == "ARActe":
        _receipt(found, name, root)
    elif kind in _CANCELLATIONS:
        _cancellation(found, name, root)
    elif kind == "RetourClassification":
        found.classifications.append(_classification(name, root))
    elif kind not in _ENVELOPES:
        for document in _documents(root):
            found.letters[key_of(document)] = kind


def _act(
    found: Messages,
    name: str,
    act: etree._Element,
    message: str,
    sender: tuple[StatedFact, ...],
    more: tuple[StatedFact, ...] = (),
) -> None:
    """An act as it is described: what is stated of its document and of each annex."""
    told = child(act, "Document")
    document = _file_of(told) if told is not None else None
    named = of_name(document or "") or of_name(name)
    facts = [*_described(act, message), *more, *sender]
    if named:
        where = f"{message}, name of the file"
        facts += transmissions.facts_of(named, where)
    whole = _first_of_each(facts)
    if document:
        _add(found, document, message, whole)
    number = next((f.value for f in whole if f.name == "numero"), "")
    body = [f for f in whole if f.name in ("siren", "departement", "date")]
    for rank, annex in enumerate(_annexes(act), start=1):
        place = f"{message}, Annexes/Annexe/NomFichier"
        _add(found, annex, message, (StatedFact("annexe_de", f"{rank}/{number}", place), *body))


def _add(found: Messages, document: str, message: str, facts: tuple[StatedFact, ...]) -> None:
    key = key_of(document)
    found.facts[key] = whole = _first_of_each([*found.facts.get(key, ()), *facts])
    first = found.announced.get(key) or Announced(document, message, ())
    found.announced[key] = replace(first, facts=whole)


def _described(act: etree._Element, message: str) -> Iterator[StatedFact]:
    """What ``Acte`` and ``ActeRecu`` say of the act; values that cannot be are left to the checks."""
    date, number = attribute(act, "Date"), attribute(act, "NumeroInterne")
    code = attribute(act, "CodeNatureActe")
    if date:
        yield StatedFact("date", _day(date), f"{message}, Acte/@Date")
    if number:
        yield StatedFact("numero", number, f"{message}, Acte/@NumeroInterne")
    if code and code in NATURES:
        yield StatedFact("nature", NATURES[code], f"{message}, Acte/@CodeNatureActe")
    if objet := text(act, "Objet"):
        yield StatedFact("objet", objet, f"{message}, Acte/Objet")
    levels = [
        attribute(level, "CodeMatiere")
        for rank in range(1, 6)
        if (level := child(act, f"CodeMatiere{rank}")) is not None
    ]
    if levels and all(level and level.isdecimal() for level in levels):
        code = ".".join(str(int(level)) for level in levels if level)
        yield StatedFact("matiere", code, f"{message}, Acte/CodeMatiere1…{len(levels)}")


def _receipt(found: Messages, name: str, root: etree._Element) -> None:
    identifier, date = attribute(root, "IDActe"), attribute(root, "DateReception")
    facts: list[StatedFact] = []
    if date:
        facts.append(StatedFact("date_reception", _day(date), f"{name}, ARActe/@DateReception"))
    if identifier:
        facts.append(StatedFact("identifiant", identifier.upper(), f"{name}, ARActe/@IDActe"))
    received = child(root, "ActeRecu")
    told = child(received, "Document") if received is not None else None
    document = _file_of(told) if told is not None else None
    if received is not None and document and key_of(document) in found.facts:
        _act(found, name, received, name, (), tuple(facts))
    elif identifier and not _to_act(found, identifier, facts):
        found.notices += [Notice(identifier.upper(), fact) for fact in facts]
        if received is not None and document:
            # Known should the document lie beside it; not missed where it does not.
            _act(found, name, received, name, (), tuple(facts))
            for other in (document, *_annexes(received)):
                found.announced.pop(key_of(other), None)


def _cancellation(found: Messages, name: str, root: etree._Element) -> None:
    identifier = attribute(root, "IDActe")
    if not identifier:
        found.failures.append(Failure(name, "a cancellation that names no act"))
        return
    said = attribute(root, "DateReception") or "oui"
    fact = StatedFact("annule", said, f"{name}, {name_of(root)}/@IDActe")
    if not _to_act(found, identifier, [fact]):
        found.notices.append(Notice(identifier.upper(), fact))


def _to_act(found: Messages, identifier: str, facts: Sequence[StatedFact]) -> bool:
    """Add facts to the document of the act of an identifier, where it is described here."""
    for key, known in found.facts.items():
        if any(f.name == "identifiant" and f.value == identifier.upper() for f in known):
            known_as = found.announced.get(key)
            name, message = (known_as.name, known_as.message) if known_as else (key, "")
            _add(found, name, message, tuple(facts))
            return True
    return False


def _classification(name: str, root: etree._Element) -> Classification:
    """The tree of a ``RetourClassification``: ``Matiere1`` holds ``Matiere2``, down to ``Matiere5``."""
    date = text(root, "DateClassification") or ""
    labels: dict[str, str] = {}
    top = child(root, "Matieres")
    waiting = [("", node) for node in top] if top is not None else []
    while waiting:
        above, node = waiting.pop()
        number, label = attribute(node, "CodeMatiere"), attribute(node, "Libelle")
        if not (name_of(node).startswith("Matiere") and number and number.isdecimal()):
            continue
        code = f"{above}.{int(number)}" if above else str(int(number))
        if label:
            labels[code] = label
        waiting += [(code, inner) for inner in node]
    return Classification(date, labels, f"{name}, classification du {date}")


def _sender(name: str, envelope: etree._Element) -> tuple[StatedFact, ...]:
    """The body that an envelope names; the person who sends is not looked at."""
    emitter = child(envelope, "Emetteur")
    body = child(emitter, "IDCL") if emitter is not None else None
    if body is None:
        return ()
    siren, departement = attribute(body, "SIREN"), attribute(body, "Departement")
    facts = []
    if siren and (known := of_identifier(f"000-{siren}-20000101-0-DE")) and known.siren:
        facts.append(StatedFact("siren", siren, f"{name}, Emetteur/IDCL/@SIREN"))
    if departement and len(departement) == 3:
        code = departement.removeprefix("0")
        facts.append(StatedFact("departement", code, f"{name}, Emetteur/IDCL/@Departement"))
    return tuple(facts)


def _announced(found: Messages, roots: Sequence[tuple[str, etree._Element]]) -> None:
    """Say which messages an envelope announces that are not there."""
    here = {key_of(name) for name, _ in roots} | {key_of(each.name) for each in found.failures}
    for name, root in roots:
        if name_of(root) not in _ENVELOPES:
            continue
        forms = child(root, "FormulairesEnvoyes")
        for form in forms if forms is not None else ():
            message = _file_of(form)
            if message and key_of(message) not in here:
                found.failures.append(Failure(name, f"announces {message}, which is not there"))


def _annexes(act: etree._Element) -> list[str]:
    annexes = child(act, "Annexes")
    names = [_file_of(annex) for annex in annexes] if annexes is not None else []
    return [name for name in names if name]


def _file_of(element: etree._Element) -> str | None:
    """The name of a file, without the folders that some senders leave in front."""
    written = text(element, "NomFichier")
    return written.replace("\\", "/").rpartition("/")[2] if written else None


def _documents(root: etree._Element) -> list[str]:
    names = (text(each) for each in root.iter() if name_of(each) == "NomFichier")
    return [name for name in names if name]


def _day(written: str) -> str:
    """A day as ISO 8601 has it, without hours and zone; what cannot be one stays as it is written."""
    return first_day([written]) or written


def _first_of_each(facts: Sequence[StatedFact]) -> tuple[StatedFact, ...]:
    """One fact of each name; two values that differ are both kept, the first first."""
    kept: dict[tuple[StatedName, str], StatedFact] = {}
    for fact in facts:
        kept.setdefault((fact.name, fact.value), fact)
    return tuple(kept.values())
