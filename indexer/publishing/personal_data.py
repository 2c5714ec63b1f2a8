"""Which acts most likely hold personal data: those to look at before an index is opened to everyone.

Signs are found, nothing is decided: a matière whose acts are about a named person (nomenclature
ACTES, 2018), what identifies or reaches a person (RGPD, art. 4 (1): numbers, dates of birth, homes),
words about health, hardship, offences or careers (RGPD, art. 9 and 10; CRPA, art. L. 311-6). An act
without a sign may hold personal data all the same, and one with a sign may lawfully be public.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stdnum import iban
from stdnum.fr import nir

from indexer.acts.documents import Record

#: Matières whose acts are often about one person, and why.
_MATIERES: Mapping[str, str] = {
    "2.2": "a permit or a use of land, asked for by someone",
    "2.3": "a pre-emption: seller and buyer",
    "4.1": "the career of an agent",
    "4.2": "the contract of an agent",
    "4.4": "the career of an agent",
    "4.5": "the pay of agents",
    "5.8": "a lawsuit",
    "8.2": "social assistance",
}

_WORDS: Mapping[str, str] = {
    "health": r"arrêts? (?:de travail|maladie)|congés? (?:de (?:longue )?maladie|maternité|paternité|parental)"
    r"|invalidité|inaptitude|handicapée?s?\b|reconnaissance de travailleur handicapé|accident de service"
    r"|allocation temporaire d.invalidité",
    "hardship": r"secours (?:d.urgence|exceptionnel|financier|individuel)|aide (?:alimentaire|financière) (?:exceptionnelle|individuelle|à (?:M\.|Mme|Mlle|Monsieur|Madame|une famille))"
    r"|remises? gracieuses?|surendettement|admissions? en non[- ]valeurs?|créances? (?:éteintes?|irrécouvrables?)"
    r"|obligation alimentaire|placement d.enfants?",
    "protection or offence": r"protection fonctionnelle|tutelle de (?:M\.|Mme|Monsieur|Madame)|curatelle"
    r"|plainte (?:contre|de (?:M\.|Mme|Monsieur|Madame))|condamnée? (?:à|pour)|infraction commise",
    "career": r"sanctions? disciplinaires?|licenciement|révocation de (?:M\.|Mme|Monsieur|Madame)"
    r"|suspension de fonctions?|rupture conventionnelle|mise à la retraite|titularisation de (?:M\.|Mme|Monsieur|Madame)",
    "family": r"succession de (?:M\.|Mme|Monsieur|Madame|feu)|héritiers? de|indivision [A-ZÀ-Ý]|concession funéraire|reprise de sépultures?",
}
_SUBJECTS = {name: re.compile(rf"\b(?:{words})", re.IGNORECASE) for name, words in _WORDS.items()}

_BIRTH = re.compile(r"\bn[ée]e?s?\s+le\s+\d{1,2}(?:er)?[\s./-]", re.IGNORECASE)
_HOME = re.compile(
    r"\b(?:domicili[ée]e?s?|demeurant|r[ée]sidant)\s+(?:(?:à|au|aux|en)\s|\d)", re.IGNORECASE
)
_MOBILE = re.compile(r"(?<![\w.])(?:\+33\s?|0)[67](?:[\s.-]?\d{2}){4}(?!\w)")
_NIR = re.compile(
    r"(?<!\d)[12][\s.]?\d\d[\s.]?\d\d[\s.]?\d[\dAB][\s.]?\d{3}[\s.]?\d{3}[\s.]?\d\d(?!\d)"
)
_IBAN = re.compile(r"\bFR\d\d(?:[\s.]?[0-9A-Z]{4}){5}[\s.]?[0-9A-Z]{3}\b")


#: Facts of an act and words of its text tell less than what identifies someone.
_PLACES = {"matter": 1, "words": 2}


@dataclass(frozen=True, slots=True)
class Sign:
    """Why an act may hold personal data: the kind, what it says, where it stands in the text.

    ``start`` and ``end`` count characters of the act's text; ``None`` for a fact of the act.
    """

    kind: str
    said: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An act and its signs, those that name or reach a person first."""

    record: Record
    signs: tuple[Sign, ...]

    @property
    def place(self) -> int:
        """Where it stands in a report: 0 for what names or reaches a person, then 1, 2."""
        return min(_PLACES.get(sign.kind, 0) for sign in self.signs)


def findings(records: Iterable[Record]) -> Iterator[Finding]:
    """The acts that bear a sign, in their order."""
    for record in records:
        if signs := (*_identifying(record.acte.texte), *_of_facts(record), *_subjects(record)):
            yield Finding(record, signs)


def _identifying(text: str) -> Iterator[Sign]:
    yield from _each("social security number", (m for m in _NIR.finditer(text) if _is_nir(m[0])))
    yield from _each("bank account", (m for m in _IBAN.finditer(text) if iban.is_valid(m[0])))
    yield from _each("date of birth", _BIRTH.finditer(text))
    yield from _each("home address", _HOME.finditer(text))
    yield from _each("mobile number", _MOBILE.finditer(text))


def _is_nir(digits: str) -> bool:
    return nir.is_valid(re.sub(r"[\s.]", "", digits))


def _each(kind: str, matches: Iterable[re.Match[str]]) -> Iterator[Sign]:
    """One sign of a kind is enough: the first. Its text is not told, as reports are passed on."""
    for match in matches:
        yield Sign(kind, f"{kind} in the text", match.start(), match.end())
        return


def _of_facts(record: Record) -> Iterator[Sign]:
    act = record.acte
    if act.nature == "arrêté individuel":
        yield Sign("individual", "an individual order")
    if act.matiere:
        code = ".".join(act.matiere.code.split(".")[:2])
        if why := _MATIERES.get(code):
            deduced = " (deduced)" if act.matiere.deduite else ""
            yield Sign("matter", f"matière {code}{deduced}: {why}")


def _subjects(record: Record) -> Iterator[Sign]:
    text = record.acte.texte
    for name, words in _SUBJECTS.items():
        if found := words.search(text):
            said = " ".join(found[0].split())
            yield Sign("words", f"words of {name}: « {said} »", found.start(), found.end())
