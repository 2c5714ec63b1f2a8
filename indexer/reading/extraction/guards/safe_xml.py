"""XML from strangers: no entity is resolved, no DTD loaded, nothing fetched, sizes bounded.

An encoding that the bytes contradict is mended where it is one of the two that messages of the
exchange of acts are written in: the declaration says UTF-8 and the letters are Latin-1, or the reverse.
"""

import re

from lxml import etree

from indexer.errors import ExtractionError, LimitExceeded

#: A message describes one act, a classification a few hundred matières.
MAX_BYTES = 10 * 1024 * 1024

_LATIN = re.compile(rb"iso-?8859-?1|latin-?1|windows-?1252|cp-?1252", re.IGNORECASE)
_DECLARED = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>")


def head(data: bytes) -> bytes:
    """The first 4,096 signs of a document as ASCII has them, where its signs are two bytes each too."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:8192].decode("utf-16", "replace").encode("utf-8", "replace")
    return data[:4096]


def tree(data: bytes) -> etree._Element:
    """The root of a document; raises ``ExtractionError`` with what is wrong with it."""
    if len(data) > MAX_BYTES:
        raise LimitExceeded(f"XML of {len(data)} bytes, over the limit of {MAX_BYTES}")
    try:
        root = _parsed(_as_utf8(data))
    except etree.XMLSyntaxError as error:
        try:
            root = _parsed(_as_latin(data))
        except (etree.XMLSyntaxError, UnicodeDecodeError):
            raise ExtractionError(f"damaged XML: {str(error)[:150]}") from error
    doctype = root.getroottree().docinfo
    if doctype.internalDTD is not None or doctype.externalDTD is not None:
        raise ExtractionError("XML with a document type (entities, external DTD) is not read")
    return root


def _parsed(data: bytes) -> etree._Element:
    # A parser of its own each time: libxml2's keep what they met.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    return etree.fromstring(data, parser)


def _as_utf8(data: bytes) -> bytes:
    """UTF-8 under a declaration of Latin-1, as UTF-8: no French text has its letters by chance."""
    declared = _DECLARED.match(data)
    if not declared or not _LATIN.search(declared[0]) or data.isascii():
        return data
    try:
        return _DECLARED.sub(b"", data).decode("utf-8").encode("utf-8")
    except UnicodeDecodeError:
        return data


def _as_latin(data: bytes) -> bytes:
    """Latin-1 (as Windows has it) under a declaration of another encoding, as UTF-8."""
    bare = _DECLARED.sub(b"", data)
    return bare.decode("cp1252").encode("utf-8")


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name, whatever its namespace; ``None`` where it is absent or blank."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == name and str(value).strip():
            return " ".join(str(value).split())
    return None


def child(element: etree._Element, name: str) -> etree._Element | None:
    """The first child of a name, whatever its namespace."""
    return next((each for each in element if name_of(each) == name), None)


def text(element: etree._Element, *path: str) -> str | None:
    """The text of an element under a path of names; ``None`` where there is none."""
    found: etree._Element | None = element
    for name in path:
        found = child(found, name) if found is not None else None
    if found is None:
        return None
    return " ".join("".join(map(str, found.itertext())).split()) or None
