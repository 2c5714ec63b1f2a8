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

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree

from indexer.acts.documents import Failure, Notice, StatedFact
from indexer.errors import ExtractionError
from indexer.reading import transmissions
from indexer.reading.extraction.exchange.classifications import classification, is_classification
from indexer.reading.extraction.exchange.messages import Messages, first_of_each, key_of
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.extraction.guards.safe_xml import attribute, child, name_of, text
from indexer.reading.extraction.text.written_days import first_day
from indexer.reading.transmissions import INDIVIDUAL, NATURES, of_identifier, of_name

NAMESPACE = "http://www.interieur.gouv.fr/ACTES#"

_ENVELOPES = ("EnveloppeCLMISILL", "EnveloppeMISILLCL")
_CANCELLATIONS = ("Annulation", "ARAnnulation")
_MARK = NAMESPACE.encode()


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
    elif is_classification(root):
        found.classifications.append(classification(name, root))
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
    whole = first_of_each(facts)
    if document:
        found.add(document, message, whole)
    number = next((f.value for f in whole if f.name == "numero"), "")
    body = [f for f in whole if f.name in ("siren", "departement", "date")]
    for rank, annex in enumerate(_annexes(act), start=1):
        place = f"{message}, Annexes/Annexe/NomFichier"
        found.add(annex, message, (StatedFact("annexe_de", f"{rank}/{number}", place), *body))


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
    elif identifier and not found.add_to_act(identifier, facts):
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
    if not found.add_to_act(identifier, [fact]):
        found.notices.append(Notice(identifier.upper(), fact))


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
