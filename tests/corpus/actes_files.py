"""Invented archives of the ACTES exchange: messages made with an XML library, packed as they are sent.

Elements are those of ``actesv1_1.xsd`` (16 February 2004), as open-source senders write them.
"""

import gzip
import io
import tarfile
from dataclasses import dataclass, field

from lxml import etree

NS = "http://www.interieur.gouv.fr/ACTES#v1.1-20040216"
INSEE = "http://xml.insee.fr/schema"
ABBREVIATED = {1: "DE", 2: "AR", 3: "AI", 4: "CC", 5: "BF", 6: "AU"}


@dataclass(frozen=True)
class Sent:
    """An act as its sender describes it; ``matiere`` like ``7.10`` or ``5.7.8``."""

    siren: str
    date: str
    numero: str
    objet: str
    matiere: str = "7.1"
    nature: int = 1
    departement: str = "034"
    typology: str = ""
    annexes: int = 0
    suffix: str = "pdf"
    extra: dict = field(default_factory=dict)

    @property
    def identifiant(self):
        """The identifier of the act."""
        day = self.date.replace("-", "")
        return f"{self.departement}-{self.siren}-{day}-{self.numero}-{ABBREVIATED[self.nature]}"

    def name(self, rank, suffix=None, typology=None):
        """The name of a file of the transmission."""
        prefix = f"{typology}-" if typology else ""
        return f"{prefix}{self.identifiant}-1-1_{rank}.{suffix or self.suffix}"

    @property
    def document(self):
        """The name of the act's own file."""
        return self.name(1, typology=self.typology)

    @property
    def annex_names(self):
        """The names of the annexes."""
        return [self.name(2 + rank, typology="21_RA") for rank in range(self.annexes)]


def _element(name, **attributes):
    made = etree.Element(f"{{{NS}}}{name}", nsmap={"actes": NS, "insee": INSEE})
    for key, value in attributes.items():
        made.set(f"{{{NS}}}{key}", value)
    return made


def _child(parent, name, text=None, **attributes):
    made = etree.SubElement(parent, f"{{{NS}}}{name}")
    made.text = text
    for key, value in attributes.items():
        made.set(f"{{{NS}}}{key}", value)
    return made


def _written(root, encoding="ISO-8859-1"):
    return etree.tostring(root, xml_declaration=True, encoding=encoding, pretty_print=True)


def _describe(root, sent):
    root.set(f"{{{NS}}}Date", sent.date)
    root.set(f"{{{NS}}}NumeroInterne", sent.numero)
    root.set(f"{{{NS}}}CodeNatureActe", str(sent.nature))
    for rank, code in enumerate(sent.matiere.split("."), start=1):
        _child(root, f"CodeMatiere{rank}", CodeMatiere=code)
    _child(root, "Objet", sent.objet)
    _child(root, "ClassificationDateVersion", "2019-08-29")
    _child(_child(root, "Document"), "NomFichier", sent.document)
    annexes = _child(root, "Annexes", Nombre=str(sent.annexes))
    for name in sent.annex_names:
        _child(_child(annexes, "Annexe"), "NomFichier", name)


def message(sent, encoding="ISO-8859-1"):
    """The ``Acte`` of a transmission."""
    root = _element("Acte")
    _describe(root, sent)
    return _written(root, encoding)


def receipt(sent, date):
    """The ``ARActe`` that comes back."""
    root = _element("ARActe", IDActe=sent.identifiant, DateReception=date)
    _describe(_child(root, "ActeRecu"), sent)
    _child(root, "ClassificationDateVersionEnCours", "2019-08-29")
    return _written(root)


def cancellation(sent):
    """The ``Annulation`` of an act that was sent."""
    return _written(_element("Annulation", IDActe=sent.identifiant))


def envelope(siren, departement, messages):
    """The ``EnveloppeCLMISILL`` that names the sender and its messages."""
    root = _element("EnveloppeCLMISILL")
    emitter = _child(root, "Emetteur")
    body = _child(emitter, "IDCL", Departement=departement, Arrondissement="1", Nature="31")
    body.set(f"{{{INSEE}}}SIREN", siren)
    person = _child(emitter, "Referent")
    _child(person, "Nom", "Ombeline VASSEVIERE")
    _child(person, "Email", "ombeline@exemple.invalid")
    forms = _child(root, "FormulairesEnvoyes")
    for name in messages:
        _child(_child(forms, "Formulaire"), "NomFichier", name)
    return _written(root)


def classification(date, tree):
    """The ``RetourClassification`` of a body: codes like ``5.7.8`` with their labels."""
    root = _element("RetourClassification")
    _child(root, "DateClassification", date)
    natures = _child(root, "NaturesActes")
    _child(natures, "NatureActe", CodeNatureActe="1", Libelle="Délibérations", TypeAbrege="DE")
    nodes = {"": _child(root, "Matieres")}
    for code, label in sorted(tree.items(), key=lambda each: [int(n) for n in each[0].split(".")]):
        above, _, last = code.rpartition(".")
        depth = code.count(".") + 1
        nodes[code] = _child(nodes[above], f"Matiere{depth}", CodeMatiere=last, Libelle=label)
    return _written(root)


def tar_gz(members):
    """A .tar.gz of the members given, the same bytes for the same members."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=packed, mode="wb", mtime=0, filename="") as stream,
        tarfile.open(fileobj=stream, mode="w") as archive,
    ):
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(data), 0, 0o644
            archive.addfile(info, io.BytesIO(data))
    return packed.getvalue()


def transmission(sent, document, annexes=(), received=None):
    """The members of the archive of one act, with the receipt where it came back."""
    named = sent.name(0, "xml")
    day = sent.date.replace("-", "")
    members = {
        f"EACT--{sent.siren}--{day}-1.xml": envelope(sent.siren, sent.departement, [named]),
        named: message(sent),
        sent.document: document,
        **dict(zip(sent.annex_names, annexes, strict=True)),
    }
    if received:
        members[f"{sent.identifiant}-1-2_1.xml"] = receipt(sent, received)
    return members
