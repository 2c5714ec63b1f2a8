r"""What the control words of RTF do to a text: signs, destinations, properties of characters."""

#: Control words and signs that stand for a sign of the text.
SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "sect": "\n", "column": "\n",
    "softline": "\n", "emdash": "—", "endash": "–", "emspace": " ", "enspace": " ",
    "qmspace": " ", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "~": "\xa0", "_": "-", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n",
}  # fmt: skip

#: Destinations without ``\*`` that hold no text of the document.
UNSEEN = frozenset([
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "nonshppict", "fldinst", "sp",
    "sn", "sv", "shprslt", "xe", "tc", "tcn", "rxe", "bkmkstart", "bkmkend", "template",
    "operator", "filetbl", "objdata", "objclass", "objname", "nonesttables", "txe",
    "comment", "annotation", "atnid", "atnauthor", "private", "upr", "ftnsep", "ftnsepc",
    "aftnsep", "aftnsepc",
])  # fmt: skip

#: Destinations with ``\*`` that hold text which is shown.
SHOWN = frozenset(["shpinst", "ud", "do"])

#: Destinations whose text goes before the body, and after it.
HEADS = frozenset(["header", "headerl", "headerr", "headerf"])
FEET = frozenset(["footer", "footerl", "footerr", "footerf", "footnote"])

#: Text boxes: read after the paragraph that they hang on.
BOXES = frozenset(["shptxt", "dptxbxtext"])

#: Properties of characters that take text out of sight; ``\plain`` ends them.
HIDING = frozenset(["v", "deleted", "mvf", "strike", "striked"])

#: Words that give letters or a paragraph a ground of their own.
GROUNDS = ("cb", "chcbpat", "highlight", "cbpat", "shading", "chshdng")
