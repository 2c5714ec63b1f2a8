"""The ACTES code that an act bears.

A code counts where it is introduced (« Nomenclature : 7.1 », « Matière », « Classification »,
« Domaine ») or followed by its own label (« 5.7 Intercommunalité »). A code of level 3 (``7.5.1``,
local use) is read as its level 2; a code that the nomenclature does not have is no code.

Source: national ACTES nomenclature (arrêté du 26 octobre 2005 portant approbation d'un cahier des
charges des dispositifs de télétransmission des actes).
"""

import re
from functools import cache

from analyzers import fold_letters
from indexer.acts.documents import Matiere
from indexer.reading.parsing.patterns.pattern import Pattern
from indexer.referentials import matiere_label, matiere_tree

_CODE = r"(?P<code>[1-9]\s?[.,]\s?\d{1,2})(?:\s?[.-]\s?\d{1,2})?(?![\d%€]|\s?(?:m2|m\b|km|ha\b|h\b|euros?|%|€))"
_INTRODUCED = (
    # A word that introduces nothing else needs no sign; one of common use needs a colon or « n° ».
    Pattern(
        r"\b(?:nomenclature|classification|codification|code\s+(?:matiere|nomenclature|actes?))\b"
        r"[^\d\n]{0,50}?[\s:(°-]" + _CODE
    ),
    Pattern(
        r"\b(?:matieres?|domaines?|rubrique|theme|nature)\b[^\d\n:]{0,40}(?::|n\s?°)\s*[^\d\n]{0,40}?"
        + _CODE
    ),
)
_LABELLED = Pattern(
    r"(?:^|[\n\t|])[ \t*_]*(?P<code>[1-9]\.\d{1,2})(?:\.\d{1,2})?[.)]?[ \t]*[-:–./]?[ \t]*(?P<label>[a-z][^\n]{3,90})"
)
#: The code of a label, which few acts hold.
_CODED = re.compile(r"[\n\t| *_][1-9]\.\d")
_WORD = re.compile(r"[a-z]{4,}")


_HEAD = 8000


def written_matter(folded: str) -> Matiere | None:
    """Return the code written in the folded text of an act."""
    coded = _CODED.search(folded, 0, _HEAD) or folded[1:2] == "."
    for match in _LABELLED.finditer(folded, 0, _HEAD) if coded else ():
        label = matiere_label(match["code"])
        if label and _agrees(match["code"], label, match["label"]):
            return Matiere(match["code"], label)
    for pattern in _INTRODUCED:
        for match in pattern.finditer(folded, 0, _HEAD):
            code = re.sub(r"\s", "", match["code"]).replace(",", ".")
            if (label := matiere_label(code)) and "article" not in match.group():
                return Matiere(code, label)
    return None


_INTRODUCES = re.compile(
    r"[\s–:.|_-]*(?:nomenclature|matieres?|classification)\b[^:\n]{0,30}:\s*\d"
)


def introduces_matter(folded: str) -> bool:
    """Tell whether words do nothing but give the matter: « Nomenclature ACTES : 5.7 »."""
    return bool(_INTRODUCES.match(folded))


def is_matter_line(folded: str) -> bool:
    """Tell whether a folded line is a code of the nomenclature, or of a chapter, followed by its own label."""
    match = _LABELLED.match(folded)
    label = matiere_label(match["code"]) if match else None
    if match and label and _agrees(match["code"], label, match["label"]):
        return True
    chapter = _CHAPTER.fullmatch(folded)
    return chapter is not None and is_matter_label(chapter["label"])


#: « 7. FINANCES LOCALES », « 9 – Autres domaines de compétences ».
_CHAPTER = re.compile(r"\W{0,3}[1-9]\s?[-–.:/)]{0,2}\s+(?P<label>[a-z][^\n]{4,60})")


def is_matter_label(text: str) -> bool:
    """Tell whether words are the label of a matter of the nomenclature, or of a chapter, and no more."""
    folded = fold_letters(text).strip(" .:()/-–")
    first, _, rest = folded.partition(" : ")  # « Domaine et patrimoine : aliénations »
    if not rest or rest not in _folded_labels():
        first = re.split(r"\s[-–/]\s", folded)[0]  # « Domaine et patrimoine – Locations »
    return first in _folded_labels() or (folded[:1].isdigit() and is_matter_line(folded))


def is_label(code: str, written: str) -> bool:
    """Tell whether folded words are of the label of a code, or of its chapter, and no others."""
    labels = f"{matiere_label(code) or ''} {matiere_label(code[0]) or ''}"
    known = {word[:6] for word in _WORD.findall(fold_letters(labels))}
    said = {word[:6] for word in _WORD.findall(written)}
    return bool(said) and said <= known


@cache
def _folded_labels() -> frozenset[str]:
    nodes = [node for chapter in matiere_tree() for node in (chapter, *chapter.children)]
    return frozenset(fold_letters(node.libelle) for node in nodes)


def _agrees(code: str, label: str, written: str) -> bool:
    """Whether the words after a code are among those of its label, or are that of its chapter (« 7.1 Finances locales »)."""
    expected = {word[:6] for word in _WORD.findall(fold_letters(label))}
    if expected & {word[:6] for word in _WORD.findall(written)}:
        return True
    chapter = matiere_label(code[0])
    return chapter is not None and written.strip(" .:") == fold_letters(chapter)
