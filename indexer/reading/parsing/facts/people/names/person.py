"""One person as phrases name them: civility, office, given names and surname."""

import re

from indexer.reading.parsing.facts.people.names.name_pieces import NO_NAMES, given_joined
from indexer.reading.parsing.facts.people.names.word_names import is_of_a_name
from indexer.reading.parsing.lexicon import (
    ANOTHER_WRITTEN,
    CIVILITIES_WRITTEN,
    CIVILITY_WRITTEN,
    OFFICE_WRITTEN,
)
from indexer.reading.parsing.view.cleaning import tidy

#: Characters of a text in which it is told who presided and who kept the minutes.
HEAD = 9000
#: A point ends an initial, not a name; a civility begins the name of somebody else.
_WORD = (
    r"(?:(?!" + ANOTHER_WRITTEN + r")"
    r"(?:(?:Jean|Marie|Anne)(?:[ \t]+[-–—][ \t]*|[-–—][ \t]+)[A-ZÀ-Ý][a-zà-ÿ]+|[A-ZÀ-Ý][A-ZÀ-Ýh]?\.(?:-[A-ZÀ-Ý]\.)?(?=[ \t]?[A-Z])|[A-ZÀ-Ý][\wÀ-ÿ'-]*))"
)
_PARTICLE = r"(?:(?:de la|de|du|des|la|le|van|von|el|ben|da|di|DE LA|DE|DU|LA|LE|L)\s+|[dDlL]')"
NAME = r"(?:" + _WORD + r"(?:[ \n\t]+(?:" + _PARTICLE + r")?" + _WORD + r"){0,4})"
PERSON = (
    r"(?:(?P<civility>" + CIVILITY_WRITTEN + r")\s*)?(?:" + OFFICE_WRITTEN + r"\s*)?"
    r"(?:(?P<civility2>" + CIVILITY_WRITTEN + r")\s*)?(?P<name>" + NAME + r")"
)
ONE_PERSON = re.compile(PERSON)
_INITIAL = re.compile(r"[A-ZÉ]h?\.(?:-[A-ZÉ]\.)?")
_NOT_NAMES = NO_NAMES | {
    "l", "de", "du", "des", "d", "francaise", "rendu", "verbal", "est", "a", "en", "comite", "mixte",
    "extrait", "arrondissement", "approbation", "designation", "election", "elections", "mes", "chers", "cheres", "rappel", "ordre",
}  # fmt: skip


def name_of(match: re.Match[str]) -> str | None:
    """The name of a match, given name first, or ``None`` where the words are no name."""
    civility = match["civility"] or match["civility2"]
    words = _words(match, civility=bool(civility))
    kept: list[str] = []
    for at, word in enumerate(words):
        if _INITIAL.fullmatch(word):  # an initial, « D. MARTIN », is no particle
            kept.append(word)
            continue
        if _no_name(word) and not _of_a_name(words, at, civil=bool(civility)):
            break
        kept.append(word)
    while kept and kept[-1].lower() in ("de", "du", "la", "le", "des"):
        kept.pop()
    if not kept or (len(kept) == 1 and not civility) or len(kept[0]) < 2:
        return None
    if not any(len(word) > 2 for word in kept):
        return None
    if kept[0].islower() and not civility:  # « du Pays du Bocage » is the end of a title.
        return None
    if len(kept[-1]) > 2:
        kept[-1] = kept[-1].rstrip(".")
    return given_name_first(kept)


def _words(match: re.Match[str], *, civility: bool) -> list[str]:
    """The words of a name; one that the end of its line cuts goes on with its surname below, in capitals or alone."""
    first_line, _, following = given_joined(match["name"]).partition("\n")
    following = following.lstrip("\n")
    words = [word for word in tidy(first_line).split() if word not in CIVILITIES_WRITTEN]
    if any(_is_surname(word) for word in words) or (civility and "\n" in following):
        return words
    below = tidy(following.partition("\n")[0]).split()[:2]
    another = bool(below) and below[0] in CIVILITIES_WRITTEN  # « Lise Orval », then « M. VERDUN … »
    words += [word for word in below if _is_surname(word) and not another]
    return words


def _no_name(word: str) -> bool:
    """Whether a word ends the name before it, unless it is a particle."""
    return _plain(word) in _NOT_NAMES and word.lower() not in _PARTICLES


def _plain(word: str) -> str:
    return word.lower().strip(".,'").replace("é", "e").replace("è", "e")


def _of_a_name(words: list[str], at: int, *, civil: bool) -> bool:
    """Whether a word that is no name elsewhere is one here."""
    after = "".join(f" {word}" for word in words[at + 1 :])
    said = " ".join(words[:at])
    return _plain(words[at]) in NO_NAMES and is_of_a_name(words[at], said, after, civil=civil)


_PARTICLES = frozenset(("de", "du", "la", "le", "des", "l", "d"))


def _is_surname(word: str) -> bool:
    return len(word) > 1 and word.upper() == word


def given_name_first(words: list[str]) -> str:
    """« ROUSSEL Régis » becomes « Régis ROUSSEL »."""
    capitals = [_is_surname(word) for word in words]
    if capitals[0] and not capitals[-1]:
        split = capitals.index(False)
        if not any(capitals[split:]):
            words = words[split:] + words[:split]
    return " ".join(words)
