"""Links from the texts an act cites to Légifrance, the State's publication of the law.

Codes have a lasting identifier (``LEGITEXT…``). Laws, ordinances and decrees of the last twenty
years have an address made of their date and number (European Legislation Identifier, Council
conclusions 2012/C 325/02, as Légifrance carries it out). Everything else leads to a search there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote_plus

from analyzers import fold
from analyzers.words.numbers import MONTH_NAMES, MONTHS, WRITTEN_MONTHS
from webapp.showing.formatting import sort_key

_SITE = "https://www.legifrance.gouv.fr"
_ELI_FROM = 2004
_CODES = {
    "code civil": "LEGITEXT000006070721",
    "code de commerce": "LEGITEXT000005634379",
    "code de justice administrative": "LEGITEXT000006070933",
    "code de l'action sociale et des familles": "LEGITEXT000006074069",
    "code de l'education": "LEGITEXT000006071191",
    "code de l'energie": "LEGITEXT000023983208",
    "code de l'environnement": "LEGITEXT000006074220",
    "code de l'urbanisme": "LEGITEXT000006074075",
    "code de la commande publique": "LEGITEXT000037701019",
    "code de la construction et de l'habitation": "LEGITEXT000006074096",
    "code de la route": "LEGITEXT000006074228",
    "code de la sante publique": "LEGITEXT000006072665",
    "code de la securite interieure": "LEGITEXT000025503132",
    "code de la voirie routiere": "LEGITEXT000006070667",
    "code des juridictions financieres": "LEGITEXT000006070249",
    "code des relations entre le public et l'administration": "LEGITEXT000031366350",
    "code des transports": "LEGITEXT000023086525",
    "code du patrimoine": "LEGITEXT000006074236",
    "code du sport": "LEGITEXT000006071318",
    "code du tourisme": "LEGITEXT000006074073",
    "code du travail": "LEGITEXT000006072050",
    "code electoral": "LEGITEXT000006070239",
    "code forestier": "LEGITEXT000025244092",
    "code general de la fonction publique": "LEGITEXT000044416551",
    "code general de la propriete des personnes publiques": "LEGITEXT000006070299",
    "code general des collectivites territoriales": "LEGITEXT000006070633",
    "code general des impots": "LEGITEXT000006069577",
    "code monetaire et financier": "LEGITEXT000006072026",
    "code penal": "LEGITEXT000006070719",
    "code rural et de la peche maritime": "LEGITEXT000006071367",
    "cgct": "LEGITEXT000006070633",
    "cgppp": "LEGITEXT000006070299",
    "cg3p": "LEGITEXT000006070299",
    "cgfp": "LEGITEXT000044416551",
}
_MONTH = "|".join((*WRITTEN_MONTHS, *MONTH_NAMES.values()))
_NUMBERED = re.compile(
    r"\b(?P<kind>loi|ordonnance|d[ée]cret)\s+(?:organique\s+)?n\s?[°ºo]\s?(?P<number>\d{2,4}\s?[-–]\s?\d{1,5})"
    rf"(?:\s+du\s+(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b[LRDA]\s?\.?\s?\*?\s?\d{1,4}(?:\s?-\s?\d{1,4}){0,4}(?![\d-])")
_SPACES = re.compile(r"\s+")
#: What may stand between an article and its code: other articles, then « du ».
_OF = re.compile(
    r"(?:[\s,.\d–-]|\b(?:[LRDA]|et|ou|à|suivants?|articles?|alinéas?|bis|ter)\b)*\b(?:du|dudit)\s+",
    re.IGNORECASE,
)
#: The end of a sentence, but for the point of « L. 2121-29 ».
_STOP = re.compile(r"(?<![LRDA])[.;]\s|\n\s*\n|\bVu\b")
_REACH = 160


def _code_pattern() -> re.Pattern[str]:
    """One pattern for all codes, longest first, deaf to accents and kinds of apostrophe or space."""
    accents = {"e": "[eéèê]", "o": "[oô]", "i": "[iî]", "'": "['’ʼ]\\s?", " ": r"\s+"}
    names = sorted(_CODES, key=len, reverse=True)
    forms = ["".join(accents.get(c, re.escape(c)) for c in name) for name in names]
    return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)


_CODE = _code_pattern()


@dataclass(frozen=True, slots=True)
class Link:
    """A span of a text and where it leads."""

    start: int
    end: int
    href: str


def links(text: str) -> tuple[Link, ...]:
    """The texts of law that a text cites, in order, none overlapping another."""
    found = sorted(
        (*_codes(text), *_numbered(text), *_articles(text)), key=lambda x: (x.start, -x.end)
    )
    kept: list[Link] = []
    for link in found:
        if not kept or link.start >= kept[-1].end:
            kept.append(link)
    return tuple(kept)


def link_for(reference: str) -> str:
    """Where a reference, as it is written in an act, is best looked up."""
    found = links(reference)
    if len(found) == 1:
        return found[0].href
    return _search(reference)


def _codes(text: str) -> Iterator[Link]:
    for match in _CODE.finditer(text):
        name = sort_key(_SPACES.sub(" ", re.sub(r"['’ʼ]\s?", "'", match[0])))
        yield Link(match.start(), match.end(), f"{_SITE}/codes/texte_lc/{_CODES[name]}/")


def _numbered(text: str) -> Iterator[Link]:
    for match in _NUMBERED.finditer(text):
        yield Link(match.start(), match.end(), _eli(match) or _search(match[0]))


def _eli(match: re.Match[str]) -> str | None:
    if not match["year"] or int(match["year"]) < _ELI_FROM:
        return None
    kind = sort_key(match["kind"])
    month = MONTHS[fold(match["month"])]
    number = re.sub(r"\s", "", match["number"]).replace("–", "-")
    if "organique" in match[0].lower() or not number.startswith(match["year"]):
        return None
    return f"{_SITE}/eli/{kind}/{match['year']}/{month}/{int(match['day'])}/{number}/jo/texte"


def _articles(text: str) -> Iterator[Link]:
    """Articles of codes, looked up with the code that the same sentence names after or before."""
    codes = list(_CODE.finditer(text))
    starts = [code.start() for code in codes]
    for match in _ARTICLE.finditer(text):
        rank = bisect_left(starts, match.end())
        before, after = (codes[r] if 0 <= r < len(codes) else None for r in (rank - 1, rank))
        code = _code_of(text, match, before, after)
        if code:
            article = re.sub(r"[\s.]", "", match[0])
            yield Link(match.start(), match.end(), _search(f"article {article} {code}"))


def _code_of(
    text: str, article: re.Match[str], before: re.Match[str] | None, after: re.Match[str] | None
) -> str | None:
    """« L. 1 et L. 2 du code X » is of X; so is « le code X, notamment ses articles L. 1 »."""
    if after and _OF.fullmatch(text, article.end(), after.start()):
        return after[0]
    if before and 0 <= article.start() - before.end() <= _REACH:
        return None if _STOP.search(text, before.end(), article.start()) else before[0]
    return None


def _search(words: str) -> str:
    query = quote_plus(_SPACES.sub(" ", words).strip()[:200])
    return f"{_SITE}/search/all?tab_selection=all&searchField=ALL&query={query}&page=1&init=true"
