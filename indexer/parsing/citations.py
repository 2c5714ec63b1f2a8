"""Texts of law and earlier deliberations that an act cites.

References are written in one way, so that the same text is the same string wherever it is cited:
``CGCT L2121-29``, ``Code de l'urbanisme L153-31``, ``Loi n° 2020-1379``, ``Ordonnance n° 2020-391``,
``Décret n° 2017-85``. Laws without a number are not kept: a date alone does not identify a law.

Sources: Légifrance, numbering of laws, ordinances and decrees (year-number since 1945) and of the
articles of codes (L, LO, R, D, A).
"""

import re

from indexer.documents import Citation
from indexer.parsing.cleaning import CleanText, tidy
from indexer.parsing.dates import dates_in

_TEXTS = re.compile(
    r"\b(?P<kind>loi(?:\s+organique)?|ordonnance|decret)\s{1,3}(?:\w{1,12}\s){0,2}?n\s?[°o*]?\s{0,3}(?P<number>\d{2,4}\s?-\s?\d{1,4})(?!\d)"
)
_KINDS = {
    "loi": "Loi",
    "ordonnance": "Ordonnance",
    "decret": "Décret",
    "loi organique": "Loi organique",
}
_ARTICLE = r"(?:lo|l|r|d|a)\s?[.*]{0,2}\s?\d{1,4}(?:\s?-\s?\d{1,3}){0,3}"
_ARTICLES = re.compile(
    r"(?<![\w'])(?P<list>"
    + _ARTICLE
    + r"(?:(?:\s?,\s?|\s+et\s+|\s+a\s+|\s?;\s?|\s+et\s+suivants?\s?,?\s?){1,2}(?:articles?\s+)?"
    + _ARTICLE
    + r"){0,15})"
)
_ONE = re.compile(r"(lo|l|r|d|a)\s?[.*]{0,2}\s?(\d{1,4}(?:\s?-\s?\d{1,3}){0,3})")
_CODES = (
    (re.compile(r"code\s+general\s+des\s+collectivites\s+territoriales|\bc\.?g\.?c\.?t\b"), "CGCT"),
    (re.compile(r"code\s+general\s+de\s+la\s+fonction\s+publique|\bcgfp\b"), "Code général de la fonction publique"),
    (re.compile(r"code\s+general\s+de\s+la\s+propriete\s+des\s+personnes\s+publiques|\bcg3p\b|\bcgppp\b"), "CG3P"),
    (re.compile(r"code\s+de\s+la\s+commande\s+publique|\bccp\b"), "Code de la commande publique"),
    (re.compile(r"code\s+de\s+l'urbanisme"), "Code de l'urbanisme"),
    (re.compile(r"code\s+de\s+l'environnement"), "Code de l'environnement"),
    (re.compile(r"code\s+de\s+l'action\s+sociale(?:\s+et\s+des\s+familles)?|\bcasf\b"), "Code de l'action sociale et des familles"),
    (re.compile(r"code\s+de\s+l'education"), "Code de l'éducation"),
    (re.compile(r"code\s+de\s+la\s+construction(?:\s+et\s+de\s+l'habitation)?"), "Code de la construction et de l'habitation"),
    (re.compile(r"code\s+de\s+la\s+voirie\s+routiere"), "Code de la voirie routière"),
    (re.compile(r"code\s+rural(?:\s+et\s+de\s+la\s+peche\s+maritime)?"), "Code rural"),
    (re.compile(r"code\s+general\s+des\s+impots|\bcgi\b"), "Code général des impôts"),
    (re.compile(r"code\s+de\s+la\s+sante\s+publique"), "Code de la santé publique"),
    (re.compile(r"code\s+de\s+la\s+securite\s+interieure"), "Code de la sécurité intérieure"),
    (re.compile(r"code\s+electoral"), "Code électoral"),
    (re.compile(r"code\s+forestier"), "Code forestier"),
    (re.compile(r"code\s+du\s+travail"), "Code du travail"),
    (re.compile(r"code\s+du\s+sport"), "Code du sport"),
    (re.compile(r"code\s+du\s+tourisme"), "Code du tourisme"),
    (re.compile(r"code\s+du\s+patrimoine"), "Code du patrimoine"),
    (re.compile(r"code\s+de\s+l'energie"), "Code de l'énergie"),
    (re.compile(r"code\s+des\s+transports"), "Code des transports"),
    (re.compile(r"code\s+de\s+la\s+route"), "Code de la route"),
    (re.compile(r"code\s+de\s+commerce"), "Code de commerce"),
    (re.compile(r"code\s+civil"), "Code civil"),
    (re.compile(r"code\s+penal"), "Code pénal"),
)  # fmt: skip
_ANY_CODE = re.compile(
    "|".join(f"(?P<c{i}>{pattern.pattern})" for i, (pattern, _) in enumerate(_CODES))
)
_LINK = 90

_EARLIER = re.compile(
    r"\bdeliberations?\s{1,3}(?:(?:municipale|communautaire|du\s+(?:conseil|comite|bureau)(?:\s+\w+)?)\s{1,3})?"
    r"(?:n\s?[°o*]\s{0,3}\s?(?P<number>[a-z]{0,6}[-_ ]?\d[\w./_-]{0,20})|(?=(?:du|en date du|prise le|de la seance du)\s))"
)


def references(folded: str) -> tuple[str, ...]:
    """Return the texts of law cited in a folded text, each once, in the order of the text."""
    found: list[tuple[int, str]] = [
        (
            match.start(),
            f"{_KINDS[' '.join(match['kind'].split())]} n° {re.sub(' ', '', match['number'])}",
        )
        for match in _TEXTS.finditer(folded)
    ]
    codes = [(m.start(), m.end(), _code_name(m)) for m in _ANY_CODE.finditer(folded)]
    for match in _ARTICLES.finditer(folded):
        name = _code_near(codes, match.start(), match.end())
        if name:
            found.extend(
                (match.start(), f"{name} {article}") for article in _articles(match["list"])
            )
    named = {name for _, text in found for _, _, name in codes if text.startswith(name)}
    found.extend((start, name) for start, _, name in codes if name not in named)
    return tuple(dict.fromkeys(text for _, text in sorted(found)))


def _code_name(match: re.Match[str]) -> str:
    return _CODES[int(str(match.lastgroup)[1:])][1]


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


def citations(clean: CleanText, start: int, end: int) -> tuple[Citation, ...]:
    """Return the earlier deliberations cited between two offsets of a text."""
    found: dict[tuple[str | None, object], Citation] = {}
    for match in _EARLIER.finditer(clean.folded, start, end):
        number = match["number"]
        if number:
            number = clean.text[match.start("number") : match.end("number")].rstrip(".,;-_/")
        stop = min(end, match.end() + 110)
        nearest = next(dates_in(clean.folded, match.end(), stop), None)
        between = clean.folded[match.end() : nearest.start] if nearest else ""
        date = nearest.date if nearest and "\n\n" not in between and ";" not in between else None
        if number is None and date is None:
            continue
        last = nearest.end if nearest and date else match.end()
        found.setdefault(
            (number, date), Citation(number, date, tidy(clean.text[match.start() : last]))
        )
    return tuple(found.values())
