"""The public body that a letterhead names by a kind that no other rule knows: « RÉGIE DU PORT D'OMBRELLE ».

Used where an assembly sat of which nothing else tells the body: a line of the letterhead that is nothing but a
kind of public establishment and a name is its author's.

Sources: CGCT, art. L2221-10 (régies), L5731-1 (pôles métropolitains), L1431-1 (EPCC), L5421-1 (institutions and
ententes); Code de l'environnement, art. L213-12 (EPTB), L333-3 (parcs); Code de l'éducation, art. L421-1 (collèges,
lycées); Code rural, art. L133-1 (associations foncières); Code du tourisme, art. L133-4 (offices).
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from indexer.acts.documents import Collectivite, TypeCollectivite
from indexer.reading.parsing.bodies.guests import heads_a_point, is_another
from indexer.reading.parsing.bodies.names.name_ends import BESIDE, may_be_name, name_at
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.openings import has_verb
from indexer.reading.parsing.view.cleaning import CleanText, Line, tidy
from indexer.referentials import name_key

#: Kinds of bodies whose members are public bodies, and those of one; « régie de recettes » is no body.
OF_BODIES = r"pole\s+metropolitain|parc\s+naturel\s+regional|etablissement\s+public\s+territorial\s+de\s+bassin|eptb|(?:institution|entente)\s+(?:inter)?departementale"
OF_ONE = (
    r"regie(?!\s+d(?:e\s+recettes|'avances))|college|lycee|cite\s+scolaire|office\s+(?:\w+\s+)?de\s+tourisme|e\.?p\.?c\.?c\.?|etablissement\s+public\s+(?:de\s+cooperation\s+culturelle|administratif|local)"
    r"|groupement\s+d'interet\s+public|ecole\s+(?:\w+\s+)?(?:d'art|de\s+musique)|conservatoire|agence(?!\s+(?:postale|nationale|france))|centre\s+hospitalier|association\s+fonciere|maison\s+departementale"
    r"|district(?!\s+(?:de\s+)?(?:foot|tennis|hand|basket|judo|petanque))|e\.?h\.?p\.?a\.?d\b\.?"
)
_KIND = re.compile(rf"\W{{0,3}}(?:(?P<syndicat>{OF_BODIES})|(?:{OF_ONE}))(?!\w)")
#: What links a kind to a name on its line or on the next.
_LINKED = re.compile(r"\s*(?:(?:de\s+la|des|du|de)\s+|(?:de\s+l'|d')\s*)(?=[a-z])")
#: The end of a name on its line: an address, an aside, a dash.
_ENDS = re.compile(r"\s[-–|]\s|[,;:(]|\.\s|\s\d")
#: « Lycée Lise Orval – toiture de la halle »: what is done, where « – EPCC » may be the same body.
_TOLD = re.compile(r"\s[-–|]\s[^\d\n]*[a-zà-ÿ]")
#: « E.P.C.C. », « E.H.P.A.D. »: the points of an acronym.
_POINTS = re.compile(r"(?<=\b[A-Z])\.(?=[A-Z]\b)|(?<=\.[A-Z])\.|(?<=\b[A-Z])\.(?=[A-Z]\.)")
_TOP, _LONGEST = 6, 90


def lettered(clean: CleanText) -> Collectivite | None:
    """Return the body of such a kind that one of the first lines names; ``None`` where none does."""
    lines = clean.lines[:_TOP]
    for line, under in zip_longest(lines, lines[1:]):
        kind = _KIND.match(line.folded)
        if kind is None or len(line.text) > _LONGEST or has_verb(line.folded):
            continue
        if _TOLD.search(line.text, kind.end()):
            continue
        if heads_a_point(clean, line.start) or is_another(clean, line.start):
            continue
        if name := _name(line, kind.end(), under):
            name = _fuller(lines, name)
            told: TypeCollectivite = "syndicat" if kind["syndicat"] else "autre"
            return Collectivite(nom=proper(_POINTS.sub("", name)), type=told)
    return None


def _fuller(lines: Sequence[Line], name: str) -> str:
    """The name as another line has it whole: « EHPAD « LES GLYCINES » », then « EHPAD Les Glycines d'Ormeval »."""
    short = name_key(_POINTS.sub("", name))
    links = tuple(f"{short} {link} " for link in ("d", "de", "du", "des"))
    whole = (
        line.text
        for line in lines
        if name_key(line.text).startswith(links) and not _ENDS.search(line.text)
    )
    return next(whole, name)


def _name(line: Line, after: int, under: Line | None) -> str | None:
    """The kind and the name of a line, or of it and the next: « PARC NATUREL RÉGIONAL », « DE L'OMBRELLE »."""
    written = tidy(line.text[:after] + _ENDS.split(line.text[after:])[0])
    rest = line.text[after : len(written)]
    own = any(map(str.isupper, rest)) and not BESIDE.search(line.folded, after, len(written))
    if (rest.strip() and not own) or under is None or under.gap or _KIND.match(under.folded):
        return written if own else None
    # « OFFICE DE TOURISME COMMUNAUTAIRE », « DU PAYS D'OMBRELLE »: a line that begins with a link goes on.
    link = _LINKED.match(under.folded)
    named = name_at(under.text, link.end()) if link else not own and may_be_name(under)
    whole = tidy(f"{written} {_ENDS.split(under.text)[0]}") if named else None
    return whole or (written if own else None)
