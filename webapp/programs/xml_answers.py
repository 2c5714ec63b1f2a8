"""Answers in XML: text and attributes that hold no sign XML 1.0 cannot hold."""

import re
from xml.sax.saxutils import escape, quoteattr

from flask import Response

#: Characters that XML 1.0 cannot hold, which badly read files do.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(body: str, kind: str) -> Response:
    """An answer of a type of XML."""
    return Response(body, content_type=f"{kind}; charset=utf-8")


def text(value: str) -> str:
    """A value between tags."""
    return escape(_NOT_XML.sub(" ", value))


def attribute(value: str | None) -> str:
    """A value behind the name of an attribute, its quotes included."""
    return quoteattr(_NOT_XML.sub(" ", value or ""))
