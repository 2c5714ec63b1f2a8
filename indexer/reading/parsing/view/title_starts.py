"""Where a title begins that neither a break nor a sign parts from what stands before it.

French writes no common noun with a capital within a sentence: a word that opens titles (« Tarifs », « Vente ») and
has one, behind a small word, a figure or a surname, began a line (« … à 12 € Tarifs de la halle »). Titles in
capitals begin so too (« Secrétaire : Anne MEYER TARIFS DE LA HALLE »), and what is told under a title begins with a
small word that has a capital (« … des effectifs Trois agents … »), or with a label (« … du lavoir Surface : 46 m² »).

Source: typography of French (Imprimerie nationale, « Lexique des règles typographiques », capitales).
"""

import re
from collections.abc import Iterator

from analyzers import fold_letters
from indexer.acts.formulas import any_of
from indexer.reading.parsing.lexicon import CALLING_WRITTEN, opening_words

#: Words that open titles, and are written with a capital within a sentence where they name a body or a paper.
_NAMING = frozenset(
    ("bail", "commission", "droit", "ecole", "enquete", "etat", "lieu", "liste", "plan", "plu", "prix", "salle",
     "service", "syndicat", "temps", "voirie")
)  # fmt: skip
#: Nouns of deeds that open titles too, which the model of lines has not learned.
_DEEDS = frozenset(
    ("achat", "achats", "agrement", "annulation", "apurement", "candidature", "changement", "complement", "consultation",
     "demolition", "depot", "derogation", "experimentation", "facturation", "fermeture", "fusion", "garanties",
     "installations", "majoration", "mandatement", "numerotation", "orientations", "raccordement", "refection", "remise",
     "renonciation", "reservation", "resiliation", "revalorisations", "sollicitation", "valorisation", "virement",
     "virements")
)  # fmt: skip
#: What stands before: the end of a word, a figure or a sign that closes; not a dash, a comma, a colon.
_BEFORE = r" (?=[A-ZÀ-Ý])(?<=[\w€%)»²?!] )"
_WORD = re.compile(
    rf"{_BEFORE}(?=(?P<word>[A-ZÀ-Ý](?:[a-zà-ÿ]{{2,}}|[A-ZÀ-Ý]{{2,}}))(?! d(?:u|['’]une?) secrétaire\b)(?P<next>(?:['’]| )\S*))"
)
#: A rank behind the end of a sentence, a result or a heading.
_RANK = re.compile(r"(?:[.;!?)»€%]|[A-ZÀ-Ý]{3}|unanimité|majorité|ée?s?)(?P<blank> )\d{1,3}$")
#: A bullet, a letter or a number of two pieces before the title: « c) Vente », « o Vente », « 20310114 02 Vente ».
_NUMBERED = re.compile(r"(?:^| )\d{6,8}[ _/.-]\d{1,3}$")
#: A figure that is no number of an act: « 1200€ », « 12,50 », « 14/03/2031 », « 20h30 », « (3) ».
_ENDS = re.compile(
    r"(?!\w{1,3}\)$).*[€%)»²]$|^\d{1,2}[./-]\d{1,2}[./-](?:\d\d)?\d\d$|^\d+,\d+$|^\d{1,2}[hH]\d{0,2}$"
)
#: The label of who was away, with nobody behind it.
_EMPTY = re.compile(
    r"\b(?:[aA]bsente?s?|[eE]xcusée?s?|[pP]ouvoirs?|[pP]rocurations?|[aA]bstentions?|Néant|néant)(?: :| : [Nn]éant)(?= (?P<word>[A-ZÀ-Ý][a-zà-ÿ]{2,})['’ ](?:d[eu'’]|des|à|a|au|l'))"
)
#: What joins a title's first word to the matter.
_JOINED = re.compile(
    r"(?i:['’ ](?:de|du|des|d['’].*|l['’].*|la|le|les|à|a|au|aux|en|et|pour|sur|par|avec|n\s?°.*|relati\w+|budg\w+|\d.*))$"
)
#: The word before a blank, with what is before it.
_LAST = re.compile(r"(?P<name>[A-ZÀ-Ý]\S* )?(?P<last>\S+)$")
_GOES_ON = frozenset(CALLING_WRITTEN)
#: Words that begin a sentence, and are no part of a title, where a small one follows.
_SENTENCE_WORDS = (
    "Trois", "Deux", "Quatre", "Cinq", "Plusieurs", "Chaque", "Tous", "Toutes", "Certains", "Certaines", "Comme",
    "Selon", "Si", "Lorsque", "Ainsi", "Notre", "Nos", "Votre", "Vos", "Leur", "Son", "Sa", "Ses", "On", "Vous",
    "Celui-ci", "Celle-ci", "Celui", "Chacun", "Actuellement", "Aujourd'hui", "Sur", "Sous", "Il", "Avec", "Après",
)  # fmt: skip
_SENTENCE = re.compile(rf" (?<=[a-zà-ÿ\d€%)»] )(?=(?:{any_of(_SENTENCE_WORDS)}) [a-zà-ÿ])")
#: « Surface : », « Coût total : »: a label under a title.
_LABEL = re.compile(r" (?<=[a-zà-ÿ€%)»²] )(?=[A-ZÀ-Ý][a-zà-ÿ]{3,14} : )")


def named_matters(text: str) -> Iterator[int]:
    """Yield the blanks, of a text of single ones, behind which words that open titles begin one, or its rank."""
    for word in _WORD.finditer(text):
        folded = fold_letters(word["word"])
        if (folded in opening_words() or folded in _DEEDS) and _begins(text, word, folded):
            yield _before_rank(text, word.start())


def title_starts(text: str) -> Iterator[int]:
    """Yield the blanks, of a text of single ones, behind which a title or what is told under it begins."""
    yield from named_matters(text)
    for label in _EMPTY.finditer(text):
        if fold_letters(label["word"]) in opening_words():
            yield label.end()
    for found in _SENTENCE.finditer(text):
        if _last(text, found.start()).lower() not in _GOES_ON:
            yield found.start()
    for found in _LABEL.finditer(text):
        last = _last(text, found.start())
        if not last[0].isupper() and last not in _GOES_ON:
            yield found.start()


def _begins(text: str, word: re.Match[str], folded: str) -> bool:
    """Whether a word that opens titles begins one here."""
    before = _LAST.search(text, max(0, word.start() - 60), word.start())
    last = before["last"] if before else ""
    if last.lower() in _GOES_ON or last.lower().endswith(("'", "’")):
        return False
    capitals = word["word"].isupper()
    joined = bool(_JOINED.match(word["next"]))
    if _NUMBERED.search(text, max(0, word.start() - 24), word.start()):
        return False
    if any(map(str.isdigit, last)) and not last.isdigit():
        return bool(_ENDS.match(last))
    if last[:1].isupper():
        # A surname, or a heading: « Patrick ORVAL Vente d'un terrain », « CONSEIL MUNICIPAL Approbation du … ».
        if last.isupper() and len(last) > 1:
            return (
                joined
                and folded not in _NAMING
                and (
                    not capitals
                    or bool(before and before["name"] and not before["name"].strip().isupper())
                )
            )
        return False
    return joined or folded not in _NAMING


def _before_rank(text: str, at: int) -> int:
    """Where a title begins whose rank may stand before it: « à l'unanimité 12 Tarifs », « PREND ACTE 4 Vente »."""
    rank = _RANK.search(text, max(0, at - 20), at)
    return rank.start("blank") if rank else at


def _last(text: str, at: int) -> str:
    """The word before a blank."""
    return text[text.rfind(" ", 0, at) + 1 : at]
