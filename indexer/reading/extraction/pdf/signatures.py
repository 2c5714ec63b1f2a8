"""Signatures of a PDF: who signed and when, as the file shows it. Nothing of them is verified.

The name is that of the certificate (its common name), else the one that the signature gives itself.
Time stamps are no signatures.

Source: ISO 32000-1, 12.8 (signatures); ETSI EN 319 142-1 (PAdES).
"""

import datetime as dt
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2.raw as pdfium

from indexer.acts.documents import StatedFact

_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_MOST = 50


def signatures_of(source: Path | bytes, document: Any) -> Iterator[StatedFact]:
    """The signatures of a file that PDFium has opened."""
    # PDFium counts no signature in a field below another: whether there is a form is asked alone.
    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return
    try:
        with pikepdf.open(BytesIO(source) if isinstance(source, bytes) else source) as pdf:
            for rank, (value, _) in enumerate(zip(_values(pdf), range(_MOST), strict=False), 1):
                if told := _told(value):
                    yield StatedFact("signature", told, f"signature {rank}")
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError):
        return


def _values(pdf: Any) -> Iterator[Any]:
    """The dictionaries of the signatures in the fields of a form."""
    form = pdf.Root.get("/AcroForm", {})
    waiting: list[tuple[Any, Any]] = [
        (field, None) for field in reversed(list(form.get("/Fields", [])))
    ]
    seen: set[tuple[int, int]] = set()
    while waiting:
        field, inherited = waiting.pop()
        if not isinstance(field, pikepdf.Dictionary) or (
            field.objgen != (0, 0) and field.objgen in seen
        ):
            continue
        seen.add(field.objgen)
        kind = field.get("/FT", inherited)
        if kind == "/Sig" and isinstance(field.get("/V"), pikepdf.Dictionary):
            yield field.V
        waiting += [(kid, kind) for kid in reversed(list(field.get("/Kids", [])))]


def _told(value: Any) -> str | None:
    """Name and day of a signature, a bar between them; ``None`` for a time stamp or an empty one."""
    if value.get("/Type") == "/DocTimeStamp" or value.get("/SubFilter") == "/ETSI.RFC3161":
        return None
    name = _signer(bytes(value.get("/Contents", b""))) or str(value.get("/Name", ""))
    name = " ".join(name.split())[:200].replace("|", " ")
    day = _day(str(value.get("/M", "")))
    return f"{name}|{day}" if name or day else None


def _day(written: str) -> str:
    found = _DAY.match(written)
    try:
        return dt.date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _signer(contents: bytes) -> str:
    """The common name of the certificate that signed; empty where none can be told."""
    # Signatures are rare, and the library is not small.
    from cryptography.hazmat.primitives.serialization import pkcs7
    from cryptography.x509.oid import NameOID

    try:
        found = pkcs7.load_der_pkcs7_certificates(_without_padding(contents))
        issuers = {each.issuer for each in found if each.issuer != each.subject}
        leaves = [each for each in found if each.subject not in issuers]
        names = [each.subject.get_attributes_for_oid(NameOID.COMMON_NAME) for each in leaves]
    except Exception:  # whatever stands there, it is no certificate that can be read
        return ""
    return next((str(each[0].value) for each in names if each), "")


def _without_padding(der: bytes) -> bytes:
    """DER without the zeros that fill the room kept for it (X.690, 8.1.3)."""
    if len(der) < 2 or der[1] < 0x80:
        return der[: 2 + der[1]] if len(der) > 1 else der
    length = der[1] & 0x7F
    return der[: 2 + length + int.from_bytes(der[2 : 2 + length], "big")]
