"""The words by which acts are recognised, for those who read them and those who lay them out.

Each list of words stands once: ``plan`` joins its patterns from these, and so do the rules of
parsing (``reading.parsing.lexicon`` adds what they alone need). Words are folded (lower case, no
accent) unless a name says ``WRITTEN``: those are looked for in texts that keep their accents, by
:func:`either_accent` and :func:`in_capitals`.
"""

import re
from collections.abc import Iterable

from analyzers import fold_letters


def any_of(words: Iterable[str]) -> str:
    """One of these words, the longest first; any white space may part the words of a phrase."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def either_accent(written: str) -> str:
    """Written words, whose « é » and « ç » may have lost what they bear: capitals often do."""
    return re.sub("[éç]", lambda letter: {"é": "[ée]", "ç": "[çc]"}[letter.group()], written)


def in_any_case(written: Iterable[str]) -> str:
    """One of these words in small letters, with a capital, or in capitals."""
    words = tuple(written)
    return f"{any_of((*words, *map(str.capitalize, words)))}|{in_capitals(words)}"


def in_capitals(written: Iterable[str]) -> str:
    """One of these words in capitals, whose « É » may have lost its accent, or stayed small."""
    return any_of(word.upper() for word in written).replace("É", "[ÉEée]")


#: An assembly by its first word, with no word for its kind.
ASSEMBLIES_WRITTEN = ("conseil", "comité", "bureau", "assemblée")
ASSEMBLIES = tuple(map(fold_letters, ASSEMBLIES_WRITTEN))

# --- verbs of deciding, in the third person: an « nt » makes the plural -----------------------------
#: What an assembly does to what is put to it; the participle says it of the text (« adopté »).
ADOPTING = ("accepte", "adopte")
PASSING = (*ADOPTING, "approuve", "valide")
#: What an assembly says of itself when it decides, in small letters too.
RESOLVING_WRITTEN = ("approuve", "autorise", "décide")
RESOLVING = tuple(map(fold_letters, RESOLVING_WRITTEN))
#: What only an assembly does.
DECIDING_WRITTEN = tuple(
    dict.fromkeys((*PASSING, *RESOLVING_WRITTEN, "confirme", "désigne", "émet", "entérine", "fixe"))
)
DECIDING = tuple(map(fold_letters, DECIDING_WRITTEN))
#: What an assembly gives or founds: « l'assemblée renouvelle sa garantie ».
GIVING = ("accorde", "alloue", "attribue", "instaure", "institue", "ratifie", "renouvelle")
#: What an assembly does for somebody or with something, and others may do too.
GRANTING = (
    *GIVING,
    "constate",
    "habilite",
    "mandate",
    "precise",
    "prononce",
    "sollicite",
    "souhaite",
)
#: What an assembly does with what is the body's own: straight behind its name it is a decision, elsewhere
#: anybody's deed.
ACTING = (
    "abroge", "achete", "acquiert", "adhere", "admet en non", "affecte", "annule", "augmente", "cede", "choisit",
    "classe", "cloture", "concede", "confie", "declasse", "delegue", "denomme", "denonce", "desaffecte",
    "diminue", "dissout", "elit", "engage", "exonere", "incorpore", "inscrit", "integre", "lance", "loue",
    "maintient", "majore", "met a disposition", "met en place", "met fin", "met un terme", "modifie", "nomme",
    "octroie", "ouvre", "preleve", "prend la decision", "prolonge", "proroge", "reaffirme", "reconduit",
    "recrute", "reduit", "rembourse", "remplace", "renonce", "repartit", "resilie", "revalorise", "revise",
    "s'associe", "s'oppose", "subventionne", "suit l'avis", "suit la proposition", "supprime", "transfere",
    "vend",
)  # fmt: skip
#: Verbs that decide only before what they govern: « dit que », « donne pouvoir », « charge le maire ».
GOVERNING = ("charge", "dit", "donne")
#: « après en avoir délibéré », « après avoir longuement délibéré », « ayant délibéré »: what an assembly
#: decides after.
DELIBERATED = r"(?:(?:avoir|ayant)\s+(?:\w+\s+)?delibere|apres\s+deliberation)\b"
REFUSING = ("refuse", "rejette")
NOTING = "prend acte"

# --- what a printer or a server adds to each page ---------------------------------------------------
#: How an act went to the prefecture (« Reçu en préfecture »), and was made public (« Publié le »).
TRANSMITTED_WRITTEN = ("envoyé", "reçu")
PUBLISHED_WRITTEN = ("affiché", "publié")
PREFECTURE_WRITTEN = "préfecture"
RECEIPT_WRITTEN = "accusé de réception"
TRANSMITTED = any_of(map(fold_letters, TRANSMITTED_WRITTEN))
#: « Affiché », « publié ».
PUBLISHED = any_of(map(fold_letters, PUBLISHED_WRITTEN))
#: A line of the stamp of télétransmission (ACTES protocol) or of the mention of publication.
STAMPED = (
    rf"(?:{TRANSMITTED}|envoi|reception)\s+(?:en\s+)?{fold_letters(PREFECTURE_WRITTEN)}\b"
    rf"|{fold_letters(RECEIPT_WRITTEN)}"
    r"|acte certifie executoire"
    r"|id\s*:\s*\d{3}-"
    r"|\d{3}-\d{9}-\d{8}-"
    rf"|(?:{PUBLISHED}) le\s*$"
)
