"""What extracts heed of an act: the furniture of its pages, and where it begins to decide.

Extracts keep clear of :data:`FURNITURE`, begin at :func:`decision` where nothing in particular was looked for, and
end before what opens a part (:data:`LINE_OPENINGS`). Pages lay acts out by :mod:`indexer.acts.plan`, which no search needs.
"""

import re

from indexer.acts.formulas import (
    ADOPTING,
    NOTING,
    PREFECTURE_WRITTEN,
    PUBLISHED_WRITTEN,
    RECEIPT_WRITTEN,
    RESOLVING_WRITTEN,
    TRANSMITTED_WRITTEN,
    any_of,
    either_accent,
    in_capitals,
)

#: Verbs that decide wherever they stand in capitals; at the head of a line others do too (``plan``).
_ANYWHERE = (*RESOLVING_WRITTEN, NOTING, *ADOPTING, "émet", "fixe")
#: Those that decide in small letters too; « adopté » and « accepté » are told of anything.
_IN_SMALL = (*RESOLVING_WRITTEN, NOTING)
#: What begins a line of a part, as an act writes it, for those who cut a text into sentences.
LINE_OPENINGS = r"Vu |VU |Consid|CONSID|Article |ARTICLE "

_TRANSMITTED = either_accent(any_of((*TRANSMITTED_WRITTEN, "transmis")))
_PUBLISHED = either_accent(any_of(PUBLISHED_WRITTEN))
#: What the prefecture's stamp, headers and footers say: it is on every page and tells nothing.
FURNITURE = re.compile(
    "|".join(
        (
            rf"(?:{_TRANSMITTED})e? en (?:sous-)?{either_accent(PREFECTURE_WRITTEN)}",
            either_accent(RECEIPT_WRITTEN),
            r"^\s*ID ?:",
            r"\bpage \d+",
            rf"(?:{_PUBLISHED}) le",
            r"r[ée]publique fran[çc]aise",
            r"extrait du registre",
            r"t[ée]l[ée]transmi",
            r"libert[ée] ?[-–—,] ?[ée]galit[ée]",
            r"\bconvocation\b",
            r"[ée]taient? pr[ée]sents?",
            r"<(?:input|table|td|tr|img)\b",
            r"absents? ?(?:excus|:)",
            r"secr[ée]taire de s[ée]ance",
            r"nombre de (?:membres|conseillers)",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
#: Strings one of which is in any text, case folded, that :data:`FURNITURE` finds something in. The
#: dot that « İ » leaves and « ı » are there because the pattern takes them for an i.
_FURNITURE_NEEDLES = (
    *("préfecture", "prefecture", "de réception", "de reception", "id:", "id :", "page "),
    *("ffiché le", "ffiche le", "publié le", "publie le", "publique", "extrait du", "transmi"),
    *("libert", "convocation", "taient pr", "taien pr", "<", "absent", "de séance", "de seance"),
    *("nombre de", "\u0307", "\u0131"),
)


def furniture(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of page furniture between two places of a text.

    The pattern is tried only where one of its words stands: it costs far more than looking for them.
    """
    folded = text[start:end].casefold()
    if not any(map(folded.__contains__, _FURNITURE_NEEDLES)):
        return []
    return [found.span() for found in FURNITURE.finditer(text, start, end)]


_SMALL = either_accent(any_of((*_IN_SMALL, *map(str.capitalize, _IN_SMALL))))
_DECIDES = re.compile(rf"\b(?:{in_capitals(_ANYWHERE)}|{_SMALL})(?:NT|nt)?\b")


def decision(text: str) -> int | None:
    """Where a text begins to decide, wherever in its line; ``None`` where it does not."""
    found = _DECIDES.search(text)
    return found.start() if found else None
