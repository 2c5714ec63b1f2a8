"""What the title of a unit of archives, a bookmark or a file tells: a number, a nature, the objet, an annex.

Units are called « Délibération n° 2024-12 du 15 mars 2024 : vente du chemin » as well as « Fichier
contenant la pièce principale », which says nothing of the act.
"""

import re
from collections.abc import Iterable

from analyzers import fold
from analyzers.words.numbers import MONTHS
from indexer.acts.closed import Nature

_NUMBER = re.compile(r"\bn(?:°|º|um[ée]ro)\s*:?\s*([A-Z0-9][\w./-]*)", re.IGNORECASE)
#: A number that a title begins with: a year in it tells it from an amount or a rank.
_LEADING = re.compile(
    r"\s*((?:[A-Z]{1,6}[-_ ]?)?(?:19|20)\d\d[-_/.]\d{1,4}[A-Z]?)(?=\s|[:,–—-]|$)", re.IGNORECASE
)
#: What stands in front of the objet: the kind of act, its number, its day, the body.
_LEAD = re.compile(
    r"^\s*(?:extrait du registre des |projet de )?(?:d[ée]lib[ée]ration|acte|arr[êe]t[ée]|d[ée]cision)s?\b"
    r"[^:–—]{0,80}?(?:\s*:\s*|\s+[-–—]\s+)(?=\S)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"^(?:(?:fichiers?|documents?|contenant|la|le|les|l|une?|premiere?|seconde?|\w+ieme|\d+)\s+)*"
    r"(?:annexes?|pieces? jointes?|pieces? annexes?|pj)\b"
)
_NATURES: tuple[tuple[re.Pattern[str], Nature], ...] = (
    (re.compile(r"^(?:actes? )?deliberations?\b|\bactes deliberations\b"), "délibération"),
    (re.compile(r"\b(?:arretes?|actes?) individuels?\b"), "arrêté individuel"),
    (re.compile(r"\b(?:arretes?|actes?) reglementaires?\b"), "arrêté réglementaire"),
    (re.compile(r"^contrats?,? conventions?\b"), "contrat"),
    (re.compile(r"^documents? budgetaires?\b"), "document budgétaire"),
)
#: Words that say of a unit that it is one, and nothing of what was decided.
_SAYS_NOTHING = frozenset((
    "acte", "actes", "fichier", "fichiers", "document", "documents", "piece", "pieces", "principal",
    "principale", "contenant", "transmission", "transmis", "transmise", "teletransmission", "teletransmis",
    "teletransmise", "soumis", "soumise", "controle", "legalite", "envoye", "envoyes", "envoyee",
    "deliberation", "deliberations", "arrete", "arretes", "decision", "decisions", "reglementaire",
    "reglementaires", "individuel", "individuels", "dossier", "dossiers", "versement", "transfert", "archive",
    "archives", "numero", "original", "originale", "signe", "signee", "electronique", "seance", "seances",
    "conseil", "municipal", "communautaire", "syndical", "reunion", "commune", "ville", "mairie", "registre",
    "extrait", "prefecture", "sous", "objet", "titre", "nom", "texte", "pdf", "accuse", "reception", "format",
    "version", "flux", "annexe", "annexes", "jointe", "jointes", "premiere", "deuxieme",     ))  # fmt: skip
_WORD = re.compile(r"[a-z]{3,}")
_JOINS = frozenset((
    "les", "des", "une", "aux", "avec", "pour", "par", "sur", "dans", "son", "ses",
))  # fmt: skip


def number_in(title: str) -> str | None:
    """The number of an act that a title tells."""
    if _is_annex(title):
        return None
    found = _NUMBER.search(title) or _LEADING.match(title)
    number = found[1].rstrip(".-_/") if found else ""
    return number if any(char.isdigit() for char in number) else None


def nature_in(title: str) -> Nature | None:
    """The nature of an act that a title or a keyword begins with or names whole."""
    folded = " ".join(re.findall(r"[a-z,]+", fold(title)))
    return next((nature for pattern, nature in _NATURES if pattern.search(folded)), None)


def is_annex(titles: Iterable[str]) -> bool:
    """Whether one of the titles calls the unit an annex; « Budget annexe » does not."""
    return any(map(_is_annex, titles))


def _is_annex(title: str) -> bool:
    return bool(_ANNEX.match(" ".join(re.findall(r"[a-z0-9]+", fold(title)))))


def tells_one_act(title: str) -> bool:
    """Whether a title speaks of one act, not of several."""
    folded = fold(title).strip()
    one = re.match(r"(?:deliberation|arrete|decision|acte|contrat|convention)\b(?!s)", folded)
    return bool(one) or number_in(title) is not None


def objet_in(title: str, known: Iterable[str]) -> str | None:
    """The objet that a title tells; ``None`` where it only names a unit, a file or the body (``known``)."""
    if any(fold(title).strip() == fold(name).strip() for name in known if name):
        return None
    left = title
    if (lead := _LEAD.match(title)) and _tells(title[lead.end() :], known):
        left = title[lead.end() :]
    elif (leading := _LEADING.match(title)) and _tells(title[leading.end() :], known):
        left = title[leading.end() :].lstrip(" :,–—-")
    return " ".join(left.split()) if _tells(left, known) else None


def _tells(title: str, known: Iterable[str]) -> bool:
    plain = fold(_NUMBER.sub(" ", title))
    for name in known:
        if name:
            plain = plain.replace(fold(name), " ")
    words = _WORD.findall(plain)
    return any(
        word not in _SAYS_NOTHING and word not in _JOINS and word not in MONTHS for word in words
    )
