"""Word documents in the strict variant of the format, which python-docx does not know.

Their elements are those of other documents; the addresses that name them are others: ISO/IEC 29500-1 (strict) where
programs otherwise write ISO/IEC 29500-4 (transitional).
"""

import io
import re
import zipfile
from pathlib import Path

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
#: The part that leads to all others.
_RELATIONS = "_rels/.rels"


def transitional(path: Path) -> str | io.BytesIO:
    """What to open for a Word document: the file, or a copy in memory where it is a strict one."""
    with zipfile.ZipFile(path) as package:
        if _RELATIONS not in package.namelist() or not _STRICT.search(package.read(_RELATIONS)):
            return str(path)
        copy = io.BytesIO()
        with zipfile.ZipFile(copy, "w") as written:
            for member in package.infolist():
                content = package.read(member)
                if member.filename.endswith((".xml", ".rels")):
                    content = _STRICT.sub(_TRANSITIONAL, content)
                written.writestr(member.filename, content)
    return copy
