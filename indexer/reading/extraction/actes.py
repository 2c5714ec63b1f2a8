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

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from lxml import etree

from indexer.documents import ExtractedText, Failure, Notice, StatedFact, StatedName
from indexer.errors import ExtractionError
from indexer.reading import transmissions
from indexer.reading.extraction import safe_xml
from indexer.reading.extraction.safe_xml import attribute, child, name_of, text
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


@dataclass
class Messages:
    """What the messages of one folder or archive state, by the name of the file they speak of.

    ``announced`` are the files that a message names, ``letters`` those that are no act, ``taken``
    the files that are messages. ``classifications`` are the trees of matières that the State gave
    to the body, the oldest first.
    """

    facts: dict[str, tuple[StatedFact, ...]] = field(default_factory=dict)
    announced: dict[str, tuple[str, tuple[StatedFact, ...]]] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    classifications: list[Classification] = field(default_factory=list)

    def of(self, name: str) -> tuple[StatedFact, ...]:
        """What is stated of a file, by its name without folders."""
        return self.facts.get(name.rpartition("/")[2], ())

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

    def unplaced(self, names: Set[str]) -> tuple[StatedFact, ...]:
        """What is stated of the one act whose document is not among ``names``; it is then not missed.

        Where several are, it cannot be told which one is meant, and nothing is given.
        """
        apart = {
            document: facts
            for document, facts in self.facts.items()
            if document not in names and not any(f.name == "annexe_de" for f in facts)
        }
        if len(apart) != 1:
            return ()
        [(message, _)] = [self.announced.get(each, ("", ())) for each in apart]
        for document, (told, _) in list(self.announced.items()):
            if told == message:
                del self.announced[document]
        return next(iter(apart.values()))

    def absent(
        self, is_there: Callable[[str], bool], of: str | None = None
    ) -> Iterator[ExtractedText | Failure]:
        """For each document announced and absent, the failure and a text of what is stated.

        ``of`` asks for those that one message announces.
        """
        for document, (message, facts) in self.announced.items():
            if of not in (None, message) or is_there(document):
                continue
            yield Failure(message, f"announces {document}, which is not there")
            if not any(fact.name == "annexe_de" for fact in facts):
                yield ExtractedText(transmissions.as_text(facts), member=message, stated=facts)


def is_message(data: bytes) -> bool:
    """Whether an XML file is of the exchange."""
    return _MARK in data[:4096]


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
        name: (message, found.labelled(facts)) for name, (message, facts) in found.announced.items()
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
            found.letters[document] = kind


def _act(
    found: Messages,
    name: str,
    act: etree._Element,
    message: str,
    sender: tuple[StatedFact, ...],
    more: tuple[StatedFact, ...] = (),
) -> None:
    """An act as it is described: what is stated of its document and of each annex."""
    document = text(act, "Document", "NomFichier")
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
    found.facts[document] = _first_of_each([*found.facts.get(document, ()), *facts])
    found.announced.setdefault(document, (message, ()))
    found.announced[document] = (found.announced[document][0], found.facts[document])


def _described(act: etree._Element, message: str) -> Iterator[StatedFact]:
    """What ``Acte`` and ``ActeRecu`` say of the act; values that cannot be are left to the checks."""
    date, number = attribute(act, "Date"), attribute(act, "NumeroInterne")
    code = attribute(act, "CodeNatureActe")
    if date:
        yield StatedFact("date", date, f"{message}, Acte/@Date")
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
    if levels and all(level and level.isdigit() for level in levels):
        code = ".".join(str(int(level)) for level in levels if level)
        yield StatedFact("matiere", code, f"{message}, Acte/CodeMatiere1…{len(levels)}")


def _receipt(found: Messages, name: str, root: etree._Element) -> None:
    identifier, date = attribute(root, "IDActe"), attribute(root, "DateReception")
    facts: list[StatedFact] = []
    if date:
        facts.append(StatedFact("date_reception", date, f"{name}, ARActe/@DateReception"))
    if identifier:
        facts.append(StatedFact("identifiant", identifier.upper(), f"{name}, ARActe/@IDActe"))
    received = child(root, "ActeRecu")
    document = text(received, "Document", "NomFichier") if received is not None else None
    if received is not None and document and document in found.facts:
        _act(found, name, received, name, (), tuple(facts))
    elif identifier and not _to_act(found, identifier, facts):
        found.notices += [Notice(identifier.upper(), fact) for fact in facts]
        if received is not None and document:
            # Known should the document lie beside it; not missed where it does not.
            _act(found, name, received, name, (), tuple(facts))
            for other in (document, *_annexes(received)):
                found.announced.pop(other, None)


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
    for document, known in found.facts.items():
        if any(f.name == "identifiant" and f.value == identifier.upper() for f in known):
            _add(found, document, found.announced.get(document, ("", ()))[0], tuple(facts))
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
        if not (name_of(node).startswith("Matiere") and number and number.isdigit()):
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
    here = {name.rpartition("/")[2] for name, _ in roots} | {
        failure.name.rpartition("/")[2] for failure in found.failures
    }
    for name, root in roots:
        if name_of(root) not in _ENVELOPES:
            continue
        forms = child(root, "FormulairesEnvoyes")
        for form in forms if forms is not None else ():
            message = text(form, "NomFichier")
            if message and message not in here:
                found.failures.append(Failure(name, f"announces {message}, which is not there"))


def _annexes(act: etree._Element) -> list[str]:
    annexes = child(act, "Annexes")
    names = [text(annex, "NomFichier") for annex in annexes] if annexes is not None else []
    return [name for name in names if name]


def _documents(root: etree._Element) -> list[str]:
    names = (text(each) for each in root.iter() if name_of(each) == "NomFichier")
    return [name for name in names if name]


def _first_of_each(facts: Sequence[StatedFact]) -> tuple[StatedFact, ...]:
    """One fact of each name; two values that differ are both kept, the first first."""
    kept: dict[tuple[StatedName, str], StatedFact] = {}
    for fact in facts:
        kept.setdefault((fact.name, fact.value), fact)
    return tuple(kept.values())
