"""Texts of law that an act cites.

References are written in one way, so that the same text is the same string wherever it is cited:
``CGCT L2121-29``, ``Code de l'urbanisme L153-31``, ``Loi n° 2020-1379``, ``Ordonnance n° 2020-391``,
``Décret n° 2017-85``. Laws without a number are not kept: a date alone does not identify a law.

Sources: Légifrance, numbering of laws, ordinances and decrees (year-number since 1945) and of the
articles of codes (L, LO, R, D, A).
"""

import re

from indexer.reading.parsing.patterns.pattern import Pattern

_TEXTS = Pattern(
    r"\b(?P<kind>loi(?:\s+organique)?|ordonnance|decret)\s{1,3}(?:\w{1,12}\s){0,2}?n\s?[°o*]?\s{0,3}(?P<number>\d{2,4}\s?-\s?\d{1,4})(?!\d)"
)
_KINDS = {
    "loi": "Loi",
    "ordonnance": "Ordonnance",
    "decret": "Décret",
    "loi organique": "Loi organique",
}
_ARTICLE = r"(?:lo|l|r|d|a)\s?[.*]{0,2}\s?\d{1,4}(?:\s?-\s?\d{1,3}){0,3}"
_ARTICLES = Pattern(
    r"(?<![\w'])(?P<list>"
    + _ARTICLE
    + r"(?:(?:\s?,\s?|\s+et\s+|\s+a\s+|\s?;\s?|\s+et\s+suivants?\s?,?\s?){1,2}(?:articles?\s+)?"
    + _ARTICLE
    + r"){0,15})"
)

_ONE = re.compile(r"(lo|l|r|d|a)\s?[.*]{0,2}\s?(\d{1,4}(?:\s?-\s?\d{1,3}){0,3})")
_CODES = {
    "general des collectivites territoriales": "CGCT",
    "general de la fonction publique": "Code général de la fonction publique",
    "general de la propriete des personnes publiques": "CG3P",
    "general des impots": "Code général des impôts",
    "de la commande publique": "Code de la commande publique",
    "de l'urbanisme": "Code de l'urbanisme",
    "de l'environnement": "Code de l'environnement",
    "de l'action sociale": "Code de l'action sociale et des familles",
    "de l'education": "Code de l'éducation",
    "de la construction": "Code de la construction et de l'habitation",
    "de la voirie routiere": "Code de la voirie routière",
    "rural": "Code rural",
    "de la sante publique": "Code de la santé publique",
    "de la securite interieure": "Code de la sécurité intérieure",
    "electoral": "Code électoral",
    "forestier": "Code forestier",
    "du travail": "Code du travail",
    "du sport": "Code du sport",
    "du tourisme": "Code du tourisme",
    "du patrimoine": "Code du patrimoine",
    "de l'energie": "Code de l'énergie",
    "des transports": "Code des transports",
    "de la route": "Code de la route",
    "de commerce": "Code de commerce",
    "de justice administrative": "Code de justice administrative",
    "civil": "Code civil",
    "penal": "Code pénal",
}
_ACRONYMS = {"cgct": "CGCT", "cgfp": _CODES["general de la fonction publique"], "cg3p": "CG3P",
             "cgppp": "CG3P", "cgi": "Code général des impôts"}  # fmt: skip
_CODE = re.compile(
    r"code\s+(?P<name>" + "|".join(name.replace(" ", r"\s+") for name in _CODES) + r")\b"
)
_ACRONYM = Pattern(r"\b(?:c\.\s?g\.\s?c\.\s?t\b|" + "|".join(_ACRONYMS) + r")\b")
_LINK = 90


def references(folded: str) -> tuple[str, ...]:
    """Return the texts of law cited in a folded text, each once, in the order of the text."""
    found: list[tuple[int, str]] = [
        (
            match.start(),
            f"{_KINDS[' '.join(match['kind'].split())]} n° {re.sub(' ', '', match['number'])}",
        )
        for match in _TEXTS.finditer(folded)
    ]
    codes = _codes_in(folded)
    for match in _ARTICLES.finditer(folded):
        name = _code_near(codes, match.start(), match.end())
        if name:
            found.extend(
                (match.start(), f"{name} {article}") for article in _articles(match["list"])
            )
    named = {name for _, text in found for _, _, name in codes if text.startswith(name)}
    found.extend((start, name) for start, _, name in codes if name not in named)
    return tuple(dict.fromkeys(text for _, text in sorted(found)))


def _codes_in(folded: str) -> list[tuple[int, int, str]]:
    """The codes named in a text, with their spans."""
    full = [
        (m.start(), m.end(), _CODES[" ".join(m["name"].split())]) for m in _CODE.finditer(folded)
    ]
    short = [
        (m.start(), m.end(), _ACRONYMS[re.sub(r"[.\s]", "", m.group())])
        for m in _ACRONYM.finditer(folded)
    ]
    return sorted(full + short)


def _code_near(codes: list[tuple[int, int, str]], start: int, end: int) -> str | None:
    """The code named after an article (« article L. 1 du code X »), or just before it."""
    for code_start, code_end, name in codes:
        if 0 <= code_start - end <= _LINK:
            return name
        if 0 <= start - code_end <= _LINK // 2:
            return name
    return None


def _articles(text: str) -> list[str]:
    return [f"{letter.upper()}{re.sub(' ', '', number)}" for letter, number in _ONE.findall(text)]
