"""The original file of an act, served so that nothing in it can act on this site.

A PDF or a plain text opens in the browser. Whatever a browser could run (HTML, SVG, office files)
is only offered for download, under a policy that forbids everything.
"""

import codecs
import os
from hashlib import blake2b
from pathlib import Path
from unicodedata import category

from flask import Blueprint, Response, abort, send_file

from webapp.addresses.urls import original_path
from webapp.backend import site

originals = Blueprint("originals", __name__)

#: Categories of Unicode that nobody sees in a name: controls, formats, halves of pairs, ends of lines.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})

#: Suffix → media type, and whether a browser may open it in place.
_KINDS = {
    ".pdf": ("application/pdf", True),
    ".txt": ("text/plain", True),
    ".md": ("text/plain", True),
    ".csv": ("text/csv", False),
    ".png": ("image/png", True),
    ".jpg": ("image/jpeg", True),
    ".jpeg": ("image/jpeg", True),
    ".tif": ("image/tiff", False),
    ".tiff": ("image/tiff", False),
    ".html": ("application/octet-stream", False),
    ".htm": ("application/octet-stream", False),
    ".docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", False),
    ".doc": ("application/msword", False),
    ".odt": ("application/vnd.oasis.opendocument.text", False),
    ".zip": ("application/zip", False),
}
#: Bytes of a text that tell its encoding.
_LOOKED_AT = 65_536
_UNFRAMED = "frame-ancestors 'none'"
_SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


@originals.get(original_path("<id>"))
def original(id: str) -> Response:
    """The file the act was read from; 410 where it also holds an act that was taken down."""
    search = site().search
    record = search.act(id)
    path = search.original(record)
    if path is None and search.withheld(record):
        abort(410)
    if not site().settings.originals or path is None or not path.is_file():
        abort(404)
    kind, opens = _KINDS.get(path.suffix.lower(), ("application/octet-stream", False))
    response = send_file(
        path,
        mimetype=kind,
        as_attachment=not opens,
        download_name=_offered(path.name),
        conditional=True,
        etag=_validator(path),
    )
    # Chromium's own PDF reader does not run in a sandboxed document, nor without plug-ins.
    readable = kind == "application/pdf"
    response.headers["Content-Security-Policy"] = _UNFRAMED if readable else _SANDBOX
    if kind == "text/plain":
        response.headers["Content-Type"] = f"text/plain; charset={_charset(path)}"
    return response


def _validator(path: Path) -> str:
    """What changes with the file: werkzeug's own cannot be made of a name that is no text."""
    known = path.stat()
    parts = (os.fsencode(path), str(known.st_mtime_ns).encode(), str(known.st_size).encode())
    return blake2b(b"\0".join(parts), digest_size=8).hexdigest()


def _offered(name: str) -> str:
    """A name of a file as it may be proposed: no control, no sign that turns the order, no byte that is no letter."""
    return "".join("_" if category(sign) in _UNSEEN else sign for sign in name)


def _charset(path: Path) -> str:
    """UTF-8 when the beginning of the file is valid, else the usual Windows one of old French files."""
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        # Only where there is more to read may the last character be cut.
        decoder.decode(start, final=len(start) < _LOOKED_AT)
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"
