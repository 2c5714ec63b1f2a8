"""Who kept the minutes.

Source: Code général des collectivités territoriales, art. L2121-15 (secretary of the sitting).
"""

import re
from itertools import pairwise

from analyzers import fold_letters
from indexer.reading.parsing.facts.people.names.names import names_in
from indexer.reading.parsing.facts.people.names.person import (
    HEAD,
    NAME,
    ONE_PERSON,
    given_name_first,
    name_of,
)
from indexer.reading.parsing.lexicon import CIVILITY, CIVILITY_WRITTEN, HEAD_OF_BODY
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.reading.parsing.view.cleaning import CleanText

_SECRETARY_BEFORE = Pattern(
    r"\b(?:secretariat|secretaires?(?:\s?\(s\))?)(?:\s+(?:elue?|nommee?|designee?))?\s*(?:(?:de|pour)\s+(?:la\s+)?(?:seance|reunion|session))?"
    r"(?:\s+(?:elu|nomme|designe|choisi)(?:e|\(e\))?)?\s*(?:\([^()]{1,160}\)\.?)?\s*(?:[:;=|-]\s*(?:(?:il\s+)?(?:a\s+ete|est)\s+(?:designe|nomme|elu|choisi)e?\s+(?="
    + CIVILITY
    + r"\s))?(?:[-–•*][ \t]+)?|(?<=seance)\n\s*)"
    # « Nomme secrétaire de séance Mme X »: who is named follows
    r"|(?<!\best )(?<!\bete )\b(?:choisit|designe|nomme|elit|proclame)\s+secretaire\s+de\s+(?:la\s+)?seance[ \t]+"
    r"|\bsecretariat(?:\s+de\s+(?:la\s+)?(?:presente\s+)?seance)?\s+(?:(?:est|a\s+ete|sera|soit)\s+)?(?:assure|tenu)e?\s+par\s*:?\s*"
    r"|\b(?:choisi|designe|nomme|elu)e?\s+(?:pour|comme|en qualite de)\s+(?:la\s+)?secretaires?(?:\s+de\s+(?:la\s+)?seance)?(?:\s+pour\s+la\s+duree\s+de\s+la\s+seance)?\s*[:,]?\s*"
    r"|\bsecretariat\s+de\s+(?:la\s+)?seance\s+(?:est\s+confie\s+)?a\s+"
    r"|(?:^|\n|\|)[ \t]*secretaire\s+(?=" + CIVILITY + r"\s)"
    # « SECRETAIRE DE SEANCE ORVAL LISE », on a line of its own
    r"|(?:^|\n)[ \t]*secretaires?\s+de\s+(?:la\s+)?seance[ \t]+(?=[^\s:,.\d]{2,25}(?:[ \t][^\s:,.\d]{2,25}){1,3}[ \t]*(?:\n|$))"
    r"|\b(?:fonctions?|role)\s+de\s+secretaires?(?:\s+de\s+(?:la\s+)?seance)?\s*[:,]?\s*(?:est|sont|ont ete|a ete)?\s*(?:remplies?|confiees?|assurees?)?\s*(?:par\s*:?|a|:)\s*"
    r"|\bsecretaires?\s+de\s+(?:la\s+)?seance,?\s+(?:est|sera|etait|:|,)\s+"
    r"|\b(?:est|a\s+ete)\s+(?:nomme|designe|elu|choisi)e?\s+secretaire(?:\s+de\s+(?:la\s+)?seance)?\s*[,:]\s*"
)
#: What a secretary does: « remplit les fonctions de secrétaire », « a tenu le secrétariat ».
_KEEPS = (
    r"(?:assure|exerce|occupe)(?:ra)?|rempli(?:t|ra)|tien(?:t|dra)|prend\s+en\s+charge"
    r"|a\s+(?:assure|rempli|exerce|tenu|occupe|pris\s+en\s+charge|(?:bien\s+voulu|accepte\s+de)\s+(?:assurer|remplir|exercer|tenir|occuper))"
)
_SECRETARY_AFTER = Pattern(
    r"\b(?:est|a\s+ete|ayant\s+ete|ete|fut|sont|ont ete)\s+(?:\w+\s+){0,3}?"
    r"(?:nomme|designe|elu|choisi|proclame|proposee?|retenu|appele|installe)(?:e|\(e\)|s|es)?\b"
    r"[^.;:]{0,60}?\bsecretar?i(?:re|at)(?!(?:\s+de\s+(?:la\s+)?seance)?\s*[,:]\s*"
    + CIVILITY
    + r")"
    r"|\b(?:nomme|designe|elu|choisi)(?:e|\(e\))?\s+(?:comme\s+|en qualite de\s+|pour\s+)?secretaire"
    r"(?!(?:\s+de\s+(?:la\s+)?seance)?\s*[,:]\s*" + CIVILITY + r")"
    rf"|\b(?:{_KEEPS})\s+(?:(?:les|la)\s+fonctions?\s+de\s+|le\s+(?:(?:role|poste)\s+de\s+)?)?secretar?i(?:re|at)"
    # « S'est vu confier le secrétariat », « est chargée du secrétariat », « se propose comme secrétaire »
    r"|\bs'est\s+vue?\s+confier\s+(?:le\s+|les\s+fonctions\s+de\s+)secretar?i(?:re|at)"
    r"|\b(?:est|a\s+ete|sera)\s+chargee?\s+(?:du|d'assurer\s+le|de\s+tenir\s+le)\s+secretariat"
    r"|\bse\s+(?:propose|porte\s+(?:volontaire|candidate?))\s+(?:(?:comme|pour\s+etre)\s+|pour\s+(?:assurer\s+le|les\s+fonctions\s+de|la\s+fonction\s+de)\s+)secretar?i(?:re|at)"
    r"|\b(?:est|[a2]\s+ete)\s+designee?\s+pour\s+(?:remplir|assurer|exercer)\s+(?:cette|ces)\s+fonctions?"
    r"|\s+f(?:ait|era)\s+(?:office|fonction)\s+de\s+secretaire\b|,?\s+(?:designee?,\s+)?accepte\s+(?:la\s+fonction|les\s+fonctions)\s+de\s+secretaire\b"
    r"|\s+en\s+tant\s+que\s+secretaire\b(?!\s+(?:general|de\s+mairie|admin))"
    r"|\s*\(\s*secretaire\s+de\s+(?:la\s+)?seance\s*\)"  # in the roll, behind a name
    r"|,\s+designee?,\s+prend\s+place\s+au\s+bureau\b"
    r"|(?:\s+en)?\s+(?:est|sera)\s+(?:la\s+|le\s+)?secretaire\b|,[ \t]*secretaire\s+de\s+(?:la\s+)?seance\b(?!\s*:)"
    r"|\s+comme\s+secretaire\b(?=[^.;\n]{0,20}(?:[.»;\n]|$))|\s+procede\s+a\s+l'appel\b[^.;\n]{0,20}\ben\s+qualite\s+de\s+secretaire\b"
)
#: « Désignation de Mme X au secrétariat du comité » is the title of a matter.
_NAMES_SOMEBODY = Pattern(
    r"\b(?:(?:designe|nomme)(?:r|nt)?|(?:a|ont)\s+(?:choisi|elu)|elire|elit|choisit|choisir|propose|candidature\s+de|designation\s+de(?=[^.;:\n]{0,120}\bsecreta(?:ire|riat)\s+de\s+(?:la\s+)?(?:seance|reunion|session)\b))(?:,\s+conformement\s[^;:]{10,130}?,)?\s+(?:,?\s*a\s+l'unanimite\s*,?\s*)?(?!secretaire)"
)
_AS_SECRETARY = re.compile(r"[\s,]{1,3}[^.;:]{0,90}?\bsecreta(?:ire|riat\b)")
#: « Il convient de désigner un secrétaire. Le conseil désigne Mme X pour remplir cette fonction. »
_FOR_IT = re.compile(
    r"[\s,]{1,3}(?:pour|afin\s+de|qui)\s+(?:remplir|assurer|exercer|occuper|accepte|remplit)\s+(?:cette|ces)\s+fonctions?\b(?!\s+d[e'])"
)
_TOLD_ABOVE = 400
_LAST_PERSON = re.compile(
    r"(?P<civility>"
    + CIVILITY_WRITTEN
    + r")\s*(?P<civility2>)(?P<name>"
    + NAME
    + r")\s*,?\s*(?:[^,.;:\n]{0,30},)?\s*(?:ayant\s+obtenu[^.;:]{0,60})?\s*$"
)
_LAST_NAME = re.compile(
    r"(?:(?:^|\n)(?:[-*•➢]\s+)?|[.;:]\s|(?:CGCT|[Tt]erritoriales)\)?,\s|(?:[Uu]nanimité|UNANIMIT[ÉE]|majorité|voix)\b[^,;.\n]{0,30},\s)\s*(?P<civility>)(?P<civility2>)(?P<name>"
    + NAME
    + r")\s*,?\s*$"
)


def secretary(clean: CleanText) -> str | None:
    """Return the name of the secretary of the sitting."""
    folded = clean.folded.part(0, HEAD)
    labelled = _labelled_secretary(clean, folded)
    if labelled and " " in labelled:
        return labelled
    for match in _SECRETARY_AFTER.finditer(folded):
        if name := _person_before(clean.text, match.start()):
            return name
    return labelled or _named_by_assembly(clean, folded) or _secretary_signing(clean)


_SECRETARY_SIGNS = re.compile(r"(?:(?:le|la|les)\s+)?secretaires?(?:\s+de\s+(?:la\s+)?seance)?\W*")
_CLOSING_LINES = 40
#: « Le maire, La secrétaire de séance, » side by side, in either order, and the names under them.
_TWO_SIGN = re.compile(
    rf"(?:(?P<first>(?:le|la)\s+secretaire(?:\s+de\s+seance)?)|(?:le|la)\s+{HEAD_OF_BODY}(?:\s+de\s+seance)?)\s*,?\s+"
    rf"(?(first)(?:le|la)\s+{HEAD_OF_BODY}(?:\s+de\s+seance)?|(?:le|la)\s+secretaire(?:\s+de\s+seance)?)\W*"
)
_GIVEN_SURNAME = r"(?:[A-ZÀ-Ý]\.|[A-ZÀ-Ý][a-zà-ÿ]+(?:[- ][A-ZÀ-Ý][a-zà-ÿ]+)?)\s+[A-ZÀ-Ý]{2,}(?:['’ -][A-ZÀ-Ý]{2,})*"
_TWO_NAMES = re.compile(
    rf"(?:(?:M|Mme)\.?\s+)?(?P<first>{_GIVEN_SURNAME})\s+(?:(?:M|Mme)\.?\s+)?(?P<second>{_GIVEN_SURNAME})\s*"
)


def _secretary_signing(clean: CleanText) -> str | None:
    """« Le secrétaire de séance, » on a line of the end, a name on the next."""
    lines = clean.lines[-_CLOSING_LINES:]
    for one, other in pairwise(lines):
        if "secretaire" in one.folded and (both := _TWO_SIGN.fullmatch(one.folded)):
            signed = _TWO_NAMES.fullmatch(other.text)
            if signed:
                return signed["first" if both["first"] else "second"].strip()
        # The name stands under the office, else above it: « M. Enzo SODANO, », « Secrétaire ».
        for title, written in ((one, other), (other, one)):
            if not ("secretaire" in title.folded and _SECRETARY_SIGNS.fullmatch(title.folded)):
                continue
            person = ONE_PERSON.fullmatch(written.text.strip(" ,."))
            if (
                person
                and (title is one or written.text.rstrip().endswith(","))
                and (name := name_of(person))
            ):
                return name
    return None


def _named_by_assembly(clean: CleanText, folded: str) -> str | None:
    """« Le conseil désigne Mme … comme secrétaire de séance », « … pour assurer le secrétariat »."""
    for match in _NAMES_SOMEBODY.finditer(folded):
        person = ONE_PERSON.match(clean.text, match.end())
        if person and _as_secretary(folded, person) and (name := name_of(person)):
            return name
    return None


def _as_secretary(folded: str, person: re.Match[str]) -> bool:
    if _AS_SECRETARY.match(folded, person.end()):
        return True
    above = max(0, person.start() - _TOLD_ABOVE)
    return (
        bool(_FOR_IT.match(folded, person.end()))
        and "secretaire de s" in folded[above : person.start()]
    )


def _person_before(text: str, position: int) -> str | None:
    """The person named last before a verb, on its line, else over the two lines before it."""
    window = text[max(0, position - 90) : position]
    for before in (window.rpartition("\n")[2], window):
        for pattern in (_LAST_PERSON, _LAST_NAME):
            found = pattern.search(before)
            if found and (name := name_of(found)):
                return name
    # « VACQUIN S. a été élue secrétaire »: an initial closes the name.
    line = window.rpartition("\n")[2]
    named = names_in(line, fold_letters(line), 0, len(line))
    last = named[-1] if named else None
    return last.name if last and last.civil and not line[last.end :].strip(" ,") else None


def _labelled_secretary(clean: CleanText, folded: str) -> str | None:
    for match in _SECRETARY_BEFORE.finditer(folded):
        if match.group().endswith("\n") and _tells_another(folded, match):
            continue
        if _OTHER_ITEM.search(match.group()):
            continue
        if both := _two_secretaries(clean, match):
            return both
        person = ONE_PERSON.match(clean.text, match.end())
        if person and _SPEAKS.match(clean.text, person.end()):
            continue
        if person and (name := name_of(person)):
            return name
        if alone := _SURNAME_ALONE.match(clean.text, match.end()):
            return alone["name"]
    return None


def _tells_another(folded: str, label: re.Match[str]) -> bool:
    """Whether what stands under a label is not its name: the second of two signatures, « Mme X est nommée secrétaire »."""
    line = folded.rfind("\n", 0, label.start()) + 1
    if _TWO_SIGN.fullmatch(folded, line, label.end()):
        return True
    return _IS_NAMED.search(folded, line, label.start()) is not None


#: « Mme X est nommée »: who it is stands before.
_IS_NAMED = re.compile(r"[a-z.]{2,}[ ,]+(?:est|a\s+ete|ete|sont|ont\s+ete)\s[^.;:\n]{0,60}\Z")


#: « - Nomme Lise ORVAL secrétaire de séance », above « - Valide le PV »: the dash opens another item.
_OTHER_ITEM = re.compile(r"[^:\s]\s*\n\s*-\s*$")
#: « Secrétaire de séance : Lise ORVAL : je propose … »: who speaks.
_SPEAKS = re.compile(r"[ \t]*:[ \t]*(?:[«\"“]|[a-zà-ÿ])")
#: « Secrétaire de séance : ORVAL », and nothing more on the line.
_SURNAME_ALONE = re.compile(
    r"(?<=[:=][ \t])(?P<name>[A-ZÀ-Ý][A-ZÀ-Ý'’-]{2,})[ \t]*\.?[ \t]*(?:\n|\Z)"
)
_PLACE_FIRST = re.compile(r"\s*[^\n]{3,45}?\s-\s+(?=(?:M\.|Mme|MM\.)\s)")
#: « Secrétaire de séance : Mesdames X et Y ».
_SEVERAL = re.compile(r"(?:mesdames|messieurs|mmes|mm)\b")


def _two_secretaries(clean: CleanText, label: re.Match[str]) -> str | None:
    """« Secrétaires de séance : Mme X et M. Y », or « : Commune de Z - M. X »."""
    stop = clean.text.find("\n", label.end())
    stop = len(clean.text) if stop < 0 else stop
    start = label.end()
    placed = _PLACE_FIRST.match(clean.text, start, stop)
    several = "secretaires" in label.group() or _SEVERAL.match(clean.folded, start)
    if placed is None and not several:
        return None
    named = names_in(clean.text, clean.folded, placed.end() if placed else start, stop)
    whole = [given_name_first(person.name.split()) for person in named if " " in person.name][
        : 1 if placed else 2
    ]
    return " et ".join(whole) if whole and (placed or len(whole) == 2) else None
