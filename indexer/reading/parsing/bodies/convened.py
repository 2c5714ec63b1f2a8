"""The public body whose assembly an opening names: « le conseil de district de l'Ombrelle, dûment convoqué ».

Used where no kind of body that is known by its words has told a name: whose assembly was convened, or met,
is the author, and its name stands between the two.

Source: CGCT, art. L2121-10 (summons of an assembly); forms observed in published acts.
"""

import re

from indexer.acts.documents import Collectivite, TypeCollectivite
from indexer.acts.formulas import ASSEMBLIES, any_of
from indexer.reading.parsing.bodies.guests import is_another
from indexer.reading.parsing.bodies.lettered import OF_BODIES, OF_ONE
from indexer.reading.parsing.bodies.names.name_ends import name_end, names_body
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.lexicon import CONVENED, HAS_MET, WEEKDAY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText, tidy

_HEAD = 4000
_LINK = r"(?:de\s+la\s+|de\s+l'\s?|des\s+|du\s+|de\s+|d')"
#: « Le comité de la », « le conseil d'administration de l' », « le bureau du ».
_ASSEMBLY_OF = Pattern(
    rf"\b(?:{any_of(ASSEMBLIES)})(?:\s+(?:d'administration|de\s+direction|syndicale?|directeur|generale))?\s+{_LINK}(?=[a-z])"
)
#: Kinds of public bodies; « comité de jumelage », « conseil des sages », « comité des fêtes » name none. The first may
#: be those of a syndicat (CGCT, art. L5711-1, L5721-1).
_KIND = re.compile(
    rf"(?:(?P<syndicat>syndicat(?!\s+d'initiative)|federation\s+(?:inter)?departementale|siv[a-z]{{1,2}}|s[a-z]{{1,5}}tom|{OF_BODIES})"
    rf"|etablissement\s+public|{OF_ONE})\b"
)
#: What ends a name: that its assembly was convened, or met.
_SITS = re.compile(rf"\s*,?\s+(?:{CONVENED}|{HAS_MET}|convoquee?\b|reunie?\s|etant\s)")
#: What no name holds.
_NOT_IN_NAME = re.compile(r"[.;:(,\d]|\n\s*\n|\s(?:qui|que|a|ont|est|sont|par|avec|il|elle|vu)\s")
_LONGEST = 120


def convened(clean: CleanText) -> Collectivite | None:
    """Return the body whose assembly the head says was convened or met; ``None`` where none is named so."""
    for match in _ASSEMBLY_OF.finditer(clean.folded, 0, _HEAD):
        start = match.end()
        body = _KIND.match(clean.folded, start)
        if body is None or is_another(clean, start):
            continue
        if titled := _titled(clean, match.start(), body.end()):
            name = tidy(clean.text[start:titled])
            return Collectivite(nom=_capitalised(proper(name)), type=_type(body))
        if _CHAIRED.search(clean.folded, max(0, match.start() - _BEFORE), match.start()):
            return Collectivite(nom=_capitalised(proper(_rest(clean, start))), type=_type(body))
        sits = _SITS.search(clean.folded, start, start + _LONGEST)
        if sits is None or _NOT_IN_NAME.search(clean.folded, start, sits.start()):
            continue
        name = tidy(clean.text[start : sits.start()])
        if " " in name and not name.islower() and names_body(clean.folded[start : sits.start()]):
            return Collectivite(nom=_capitalised(proper(name)), type=_type(body))
    return None


def _type(body: re.Match[str]) -> TypeCollectivite:
    return "syndicat" if body["syndicat"] else "autre"


#: « Compte rendu de la réunion du comité de direction de l'office de tourisme … »: the words before the assembly.
_MINUTES_OF = re.compile(
    r"\b(?:compte[- ]rendu|proces[- ]verbal|deliberations?|seance|reunion)(?:\s+(?:de|du|des|la|reunion|seance))*\s+\Z"
)
_TITLE, _BEFORE = 400, 80
#: What ends a name there: its line, a sign, the day.
_ENDS_NAME = re.compile(
    rf"[ \t]*(?:\n|\Z|[^\w\s]|(?:(?:du|le|en\s+date\s+du)\s+)?(?:{WEEKDAY}\b|\d))"
)
_ENDS_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_LINK_BEFORE_NAME = re.compile(r"\s*(?:de\s+la\s+|de\s+l'\s?|des\s+|du\s+|de\s+|d')?")


def _titled(clean: CleanText, assembly: int, after: int) -> int | None:
    """Where the name of a body ends whose assembly's minutes a title announces; ``None`` where it announces none."""
    before = clean.folded[max(0, assembly - _BEFORE) : assembly]
    # « Conseil d'administration de l'office de tourisme … », all of a line, tells as much.
    whole = not before.rpartition("\n")[2].strip()
    if assembly > _TITLE or not (whole or _MINUTES_OF.search(before)):
        return None
    link = _LINK_BEFORE_NAME.match(clean.folded, after)
    end = name_end(clean.text, link.end()) if link else None
    ends = _ENDS_LINE if whole else _ENDS_NAME
    return end if end and ends.match(clean.folded, end) else None


#: « Séance présidée par : Mme Lise ORVAL, Présidente du », before « conseil d'administration de l'école … ».
_CHAIRED = re.compile(
    r"\b(?:presidee?\s+par|sous\s+la\s+presidence\s+de)\b[^.;\n]{3,80}?\bpresidente?\s+(?:du\s+|de\s+l'|de\s+la\s+)\Z"
)
_ENDS_CHAIRED = re.compile(r"[,;:(\n]|\.\s")


def _rest(clean: CleanText, start: int) -> str:
    """The name that begins at a position, up to the first sign: it may end in small letters."""
    return tidy(_ENDS_CHAIRED.split(clean.text[start : start + _LONGEST])[0])


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:]
