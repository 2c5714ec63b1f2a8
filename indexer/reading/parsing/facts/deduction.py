"""The ACTES matter of an act that bears none, deduced from its object, or nothing.

Two lists of weights are added: terms written by hand from the nomenclature
(``data/matieres_terms.tsv``) and words learnt from labelled rows (``data/matieres_words.tsv``, made
by ``learning.py``). The sum for each code becomes a confidence; below ``CONFIDENCE`` nothing is
said. Figures on rows that were not learnt from are in ``docs/faits/matiere.md``.

A deduced code is flagged (``Matiere.deduite``) and never counts as one that the act bears.
"""

import math
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from analyzers import fold_letters
from indexer.acts.documents import Matiere
from indexer.errors import ReferentialError
from indexer.referentials import matiere_codes, matiere_label

CONFIDENCE = 0.85
_NOTHING = 2.0
_WORD = re.compile(r"[a-z]+\d*|\d+[a-z]+|œ\w+")
_EMPTY = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "pour",
        "sur",
        "avec",
        "dans",
        "par",
        "de",
        "d",
        "du",
        "des",
        "a",
        "au",
        "aux",
        "et",
        "en",
    ]
)
_STEM = 8


def deduced_matter(objet: str | None) -> Matiere | None:
    """Return the matter that an object tells, with its confidence, ``None`` where it is not clear."""
    if not objet:
        return None
    scores = matter_scores(objet)
    if not scores:
        return None
    code, confidence = best_matter(scores)
    if confidence < CONFIDENCE:
        return None
    return Matiere(code, matiere_label(code), deduite=True, confiance=round(confidence, 2))


def best_matter(scores: dict[str, float]) -> tuple[str, float]:
    """Return the code with the highest score, and its share against the others and nothing."""
    top = max(scores, key=lambda code: (scores[code], code))
    total = sum(math.exp(score) for score in scores.values()) + math.exp(_NOTHING)
    return top, math.exp(scores[top]) / total


def matter_scores(
    objet: str, learnt: dict[str, dict[str, float]] | None = None
) -> dict[str, float]:
    """Return the weight of each code for an object; ``learnt`` replaces the shipped words."""
    words = stems(objet)
    scores: dict[str, float] = {}
    known = _terms()
    for size in (1, 2, 3, 4, 5):
        for start in range(len(words) - size + 1):
            for code, weight in known.get(tuple(words[start : start + size]), ()):
                # A longer term is surer; the same code is not paid in full for each of its terms.
                gain = weight * (0.7 + 0.2 * size)
                scores[code] = max(scores.get(code, 0.0), gain) + (0.5 if code in scores else 0.0)
    for word in set(words):
        for code, weight in (_words() if learnt is None else learnt).get(word, {}).items():
            scores[code] = scores.get(code, 0.0) + weight
    return scores


def stems(objet: str) -> list[str]:
    """Return the words of an object without accents, plurals nor empty words, cut short."""
    folded = fold_letters(objet.replace("_", " ")).replace("œ", "oe")
    return [
        word[:_STEM].rstrip("s") or word for word in _WORD.findall(folded) if word not in _EMPTY
    ]


def _lines(name: str) -> Iterator[list[str]]:
    try:
        text = (files("indexer.reading.parsing") / "data" / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ReferentialError(f"the data file {name} of the package is missing") from error
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _terms() -> dict[tuple[str, ...], list[tuple[str, float]]]:
    found: dict[tuple[str, ...], list[tuple[str, float]]] = {}
    for code, weight, terms in _lines("matieres_terms.tsv"):
        for term in terms.split(","):
            found.setdefault(tuple(stems(term)), []).append((code, float(weight)))
    return found


def vocabulary() -> frozenset[str]:
    """Return the stems of the terms and of the labels of the nomenclature."""
    labels = (stems(matiere_label(code) or "") for code in matiere_codes())
    return frozenset(word for words in (*_terms(), *labels) for word in words)


@cache
def _words() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for word, code, weight in _lines("matieres_words.tsv"):
        found.setdefault(word, {})[code] = float(weight)
    return found
