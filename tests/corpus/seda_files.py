"""Invented transfers to an archive (SEDA 0.2, 1.0 and 2.1), made with an XML library.

Elements are those of the manifests that Pastell (Libriciel) writes and of the schemas that Vitam publishes.
"""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

V02 = "fr:gouv:ae:archive:draft:standard_echange_v0.2"
V10 = "fr:gouv:culture:archivesdefrance:seda:v1.0"
V21 = "fr:gouv:culture:archivesdefrance:seda:v2.1"


@dataclass(frozen=True)
class Described:
    """An act as a transfer describes it; files by path, the act first."""

    title: str
    description: str = ""
    start: str = ""
    end: str = ""
    keywords: tuple = ()
    files: tuple = ()


class Maker:
    """Elements of one namespace."""

    def __init__(self, namespace, prefix=None):
        self.namespace, self.prefix = namespace, prefix

    def root(self):
        return etree.Element(
            f"{{{self.namespace}}}ArchiveTransfer", nsmap={self.prefix: self.namespace}
        )

    def child(self, parent, name, text=None, **attributes):
        made = etree.SubElement(parent, f"{{{self.namespace}}}{name}")
        made.text = text
        for key, value in attributes.items():
            made.set(key, value)
        return made


def _written(root, encoding="UTF-8"):
    return etree.tostring(root, xml_declaration=True, encoding=encoding, pretty_print=True)


def old_manifest(acts, siren, version=V02, prefix=None, encoding="UTF-8"):
    """A manifest of version 0.2 or 1.0: a unit an act, a unit below it for each file."""
    made = Maker(version, prefix)
    new = version == V10
    root = made.root()
    made.child(root, "Comment", "Transfert d'actes soumis au contrôle de légalité")
    made.child(root, "Date", "2024-09-02T11:03:32+02:00")
    made.child(root, "TransferIdentifier", "versement-0042")
    agency = made.child(root, "TransferringAgency")
    made.child(agency, "Identification", "LOGICIEL")
    whole = made.child(root, "Archive" if new else "Contains")
    made.child(whole, "Name", "Actes de la collectivité")
    described = made.child(whole, "ContentDescription")
    producer = made.child(described, "OriginatingAgency")
    made.child(producer, "Identification", siren)
    for act in acts:
        unit = made.child(whole, "ArchiveObject" if new else "Contains")
        _old_unit(made, unit, act.title, act, new)
        for rank, path in enumerate(act.files):
            inner = made.child(unit, "ArchiveObject" if new else "Contains")
            made.child(inner, "Name", f"Annexe n°{rank} d'un acte" if rank else "Actes")
            document = made.child(inner, "Document")
            made.child(document, "Attachment", filename=path)
            made.child(document, "Type", "CDO")
    return _written(root, encoding)


def _old_unit(made, unit, title, act, new):
    made.child(unit, "Name", title)
    described = made.child(unit, "ContentDescription")
    made.child(described, "Description", act.description or None)
    made.child(described, "LatestDate", act.end or None)
    made.child(described, "OldestDate", act.start or None)
    for content, reference, kind in act.keywords:
        keyword = made.child(described, "Keyword" if new else "ContentDescriptive")
        made.child(keyword, "KeywordContent", content)
        made.child(keyword, "KeywordReference", reference or None)
        made.child(keyword, "KeywordType", kind)


def manifest(acts, siren, body="", flat=False):
    """A manifest of version 2.1; ``flat`` has units refer to each other rather than hold each other."""
    made = Maker(V21)
    root = made.root()
    made.child(root, "Date", "2024-09-02T11:03:32")
    package = made.child(root, "DataObjectPackage")
    paths = [path for act in acts for path in act.files]
    ids = {path: f"ID{rank}" for rank, path in enumerate(paths, start=1)}
    for path, id in ids.items():
        group = made.child(package, "DataObjectGroup", id=f"G{id}")
        item = made.child(group, "BinaryDataObject", id=id)
        made.child(item, "DataObjectVersion", "BinaryMaster_1")
        made.child(item, "Uri", path)
        made.child(made.child(item, "FileInfo"), "Filename", path.rpartition("/")[2])
    described = made.child(package, "DescriptiveMetadata")
    top = _unit(made, described, "top", "Actes soumis au contrôle de légalité", "RecordGrp")
    producer = made.child(top[0], "OriginatingAgency")
    made.child(producer, "Identifier", siren)
    if body:
        agency = made.child(made.child(producer, "OrganizationDescriptiveMetadata"), "Agency")
        made.child(agency, "Name", body)
    for rank, act in enumerate(acts):
        unit = _act(made, described if flat else top[1], f"act{rank}", act, ids)
        if flat:
            reference = made.child(top[1], "ArchiveUnit", id=f"ref{rank}")
            made.child(reference, "ArchiveUnitRefId", unit.get("id"))
    management = made.child(package, "ManagementMetadata")
    made.child(management, "OriginatingAgencyIdentifier", siren)
    return _written(root)


def _unit(made, parent, id, title, level):
    unit = made.child(parent, "ArchiveUnit", id=id)
    content = made.child(unit, "Content")
    made.child(content, "DescriptionLevel", level)
    made.child(content, "Title", title)
    return content, unit


def _act(made, parent, id, act, ids):
    content, unit = _unit(made, parent, id, act.title, "File")
    if act.description:
        made.child(content, "Description", act.description)
    for words, reference, kind in act.keywords:
        keyword = made.child(content, "Keyword")
        made.child(keyword, "KeywordContent", words)
        if reference:
            made.child(keyword, "KeywordReference", reference)
        made.child(keyword, "KeywordType", kind)
    for name, value in (("StartDate", act.start), ("EndDate", act.end)):
        if value:
            made.child(content, name, value)
    for rank, path in enumerate(act.files):
        title = f"Fichier contenant l'annexe {rank}" if rank else "Pièce principale"
        _, inner = _unit(made, unit, f"{id}-{rank}", title, "Item")
        reference = made.child(inner, "DataObjectReference")
        made.child(reference, "DataObjectGroupReferenceId", f"G{ids[path]}")
    return unit


def zipped(members):
    """A .zip of the members given, the same bytes for the same members."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), data)
    return packed.getvalue()
