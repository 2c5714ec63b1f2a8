"""Transfers to an archive (SEDA): the units that a manifest describes, each with its files.

Versions 0.2 (``Contains``, ``Document/Attachment/@filename``), 1.0 (``Archive``, ``ArchiveObject``) and
2.0 to 2.3 (``ArchiveUnit``, ``DataObjectReference``, ``BinaryDataObject/Uri``) are one tree here. Names of
elements are compared without their namespace. What the units state is told by ``seda_facts``.

Sources: the schemas ``seda-2.x-*.xsd`` that Vitam publishes, the manifests that Pastell (Libriciel) writes
in the three versions.
"""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from indexer.reading.extraction.guards.safe_xml import attribute, child, name_of, text

#: Units below units deeper than this are no description; XML itself stops at 256.
_DEEPEST = 60

_UNITS = ("Contains", "Archive", "ArchiveObject", "ArchiveUnit")
_KEYWORDS = ("Keyword", "ContentDescriptive")
_OLD_DATES = {"OldestDate": "StartDate", "LatestDate": "EndDate"}
_DATES = ("TransactedDate", "StartDate", "EndDate")
_IDENTIFIERS = (
    "OriginatingAgencyArchiveUnitIdentifier",
    "TransferringAgencyArchiveUnitIdentifier",
    "OriginatingAgencyObjectIdentifier",
    "TransferringAgencyObjectIdentifier",
    "TransferringAgencyArchiveIdentifier",
)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A keyword as it is written: its words, its reference in a list, its type."""

    content: str
    reference: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """A service: its identifier and its name; ``element`` is where it is told."""

    identifier: str
    name: str
    element: str


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of a unit: its path in the package, its own name, the content where it stands in the XML.

    ``usage`` tells versions of one document apart (``BinaryMaster``, ``TextContent``).
    """

    path: str
    name: str = ""
    description: str = ""
    usage: str = ""
    content: bytes | None = None


@dataclass(slots=True, eq=False)
class Unit:
    """A unit of description; dates by the names of version 2, in ISO 8601."""

    element: str
    title: str = ""
    description: str = ""
    level: str = ""
    dates: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[Keyword, ...] = ()
    identifiers: tuple[str, ...] = ()
    agency: Agency | None = None
    attached: list[Attached] = field(default_factory=list)
    units: list["Unit"] = field(default_factory=list)


def units_of(root: etree._Element) -> Unit:
    """The transfer as one unit, which holds those that it describes."""
    package = child(root, "DataObjectPackage")
    top = _Package(package).top() if package is not None else _described(root, 0)
    top.element = "ArchiveTransfer"
    top.agency = top.agency or _agency(root, "TransferringAgency")
    return top


# Versions 0.2 and 1.0: files stand in their units.


def _described(element: etree._Element, depth: int) -> Unit:
    described = child(element, "ContentDescription")
    unit = Unit(
        name_of(element),
        title=text(element, "Name") or "",
        description=text(element, "ContentDescription", "Description") or "",
        level=text(element, "DescriptionLevel") or "",
        identifiers=_texts(element, _IDENTIFIERS),
        attached=[each for document in element for each in _old_attached(document)],
    )
    if described is not None:
        unit.level = unit.level or text(described, "DescriptionLevel") or ""
        unit.dates = _dates(described)
        unit.keywords = tuple(_keywords(described))
        unit.agency = _agency(described, "OriginatingAgency")
    if depth < _DEEPEST:
        unit.units = [_described(each, depth + 1) for each in element if name_of(each) in _UNITS]
    return unit


def _old_attached(document: etree._Element) -> Iterator[Attached]:
    if name_of(document) != "Document":
        return
    for attachment in document:
        if name_of(attachment) != "Attachment":
            continue
        path = attribute(attachment, "filename") or attribute(attachment, "uri") or ""
        said = text(document, "Description") or ""
        if path:
            yield Attached(path, description=said, content=_inline(attachment))


# Versions 2.x: units refer to files, and to each other.


class _Package:
    """The units of a ``DataObjectPackage``, each in its first place."""

    def __init__(self, package: etree._Element) -> None:
        self._package = package
        self._objects: dict[str, list[Attached]] = {}
        self._units: dict[str, etree._Element] = {}
        self._placed: set[str] = set()
        for element in package.iter():
            kind, id = name_of(element), attribute(element, "id") or ""
            if kind == "BinaryDataObject":
                self._add_object(element, id)
            elif kind == "ArchiveUnit" and child(element, "ArchiveUnitRefId") is None:
                self._units.setdefault(id, element)

    def top(self) -> Unit:
        """The package as a unit."""
        described = child(self._package, "DescriptiveMetadata")
        management = child(self._package, "ManagementMetadata")
        found = Unit("DataObjectPackage")
        if management is not None:
            identifier = text(management, "OriginatingAgencyIdentifier") or ""
            found.agency = Agency(identifier, "", "ManagementMetadata/OriginatingAgencyIdentifier")
        if described is None:
            return found
        # A unit that another refers to has its place there.
        referred = {text(each) or "" for each in described.iter() if _refers(each)}
        tops = [each for each in described if name_of(each) == "ArchiveUnit"]
        first = [each for each in tops if attribute(each, "id") not in referred]
        found.units = [unit for each in (*first, *tops) if (unit := self._unit(each, 0))]
        return found

    def _add_object(self, element: etree._Element, id: str) -> None:
        above = element.getparent()
        groups = [text(element, "DataObjectGroupId"), text(element, "DataObjectGroupReferenceId")]
        if above is not None and name_of(above) == "DataObjectGroup":
            groups.append(attribute(above, "id"))
        inline = child(element, "Attachment")
        name = text(element, "FileInfo", "Filename") or ""
        found = Attached(
            text(element, "Uri") or name,
            name,
            usage=(text(element, "DataObjectVersion") or "").partition("_")[0],
            content=_inline(inline) if inline is not None else None,
        )
        for key in {id, *groups} - {None, ""}:
            self._objects.setdefault(str(key), []).append(found)

    def _unit(self, element: etree._Element, depth: int) -> Unit | None:
        if (reference := text(element, "ArchiveUnitRefId")) is not None:
            meant = self._units.get(reference)
            if meant is None:
                return None
            element = meant
        id = attribute(element, "id") or ""
        if depth > _DEEPEST or (id and id in self._placed):
            return None
        self._placed.add(id)
        content = child(element, "Content")
        unit = _of_content(content) if content is not None else Unit("ArchiveUnit")
        for each in element:
            if name_of(each) == "DataObjectReference":
                unit.attached += self._referred(each)
            elif name_of(each) == "ArchiveUnit" and (inner := self._unit(each, depth + 1)):
                unit.units.append(inner)
        return unit

    def _referred(self, reference: etree._Element) -> Iterator[Attached]:
        for each in reference:
            if name_of(each) in ("DataObjectReferenceId", "DataObjectGroupReferenceId"):
                yield from self._objects.get(text(each) or "", ())


def _of_content(content: etree._Element) -> Unit:
    return Unit(
        "ArchiveUnit",
        title=text(content, "Title") or "",
        description=text(content, "Description") or "",
        level=text(content, "DescriptionLevel") or "",
        dates=_dates(content),
        keywords=tuple(_keywords(content)),
        identifiers=_texts(content, _IDENTIFIERS),
        agency=_agency(content, "OriginatingAgency"),
    )


def _refers(element: etree._Element) -> bool:
    return name_of(element) == "ArchiveUnitRefId"


# What the versions have in common.


def _dates(described: etree._Element) -> dict[str, str]:
    """Dates under the names of version 2, without their hours."""
    found: dict[str, str] = {}
    for each in described:
        name = _OLD_DATES.get(name_of(each), name_of(each))
        if name in _DATES and (written := text(each)):
            found.setdefault(name, written[:10])
    return found


def _keywords(described: etree._Element) -> Iterator[Keyword]:
    for each in described:
        if name_of(each) in _KEYWORDS and (content := text(each, "KeywordContent")):
            reference = text(each, "KeywordReference") or ""
            yield Keyword(content, reference, text(each, "KeywordType") or "")
    # Version 0.2 has no place for the nature of an act: senders put it under OtherMetadata, as EAD.
    for each in described.iter():
        if name_of(each) == "genreform" and (content := text(each)):
            yield Keyword(content, type="genreform")


def _agency(element: etree._Element, name: str) -> Agency | None:
    agency = child(element, name)
    if agency is None:
        return None
    names = (text(each) for each in agency.iter() if name_of(each) == "Name")
    return Agency(
        text(agency, "Identification") or text(agency, "Identifier") or "",
        next((found for found in names if found), "") or text(agency, "Description") or "",
        name,
    )


def _texts(element: etree._Element, names: Sequence[str]) -> tuple[str, ...]:
    return tuple(found for name in names if (found := text(element, name)))


def _inline(attachment: etree._Element) -> bytes | None:
    """The content of a file that stands in the XML itself; ``None`` where it stands elsewhere."""
    written = "".join("".join(map(str, attachment.itertext())).split())
    if not written:
        return None
    try:
        return base64.b64decode(written, validate=True)
    except binascii.Error:
        return None
