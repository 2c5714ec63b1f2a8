"""How clerks head the columns of their lists of acts, and what each head means.

A head is compared without case, accents or signs: « N° délib. », « N° DE LA DÉLIBÉRATION » are one.
What a head means is a column of the SCDL schema, or ``VOTE`` (how the vote is told in words).
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from stdnum.fr import siret

from analyzers import fold
from indexer.reading.extraction.tables import scdl

#: Column → the heads that mean it, folded.
_HEADS: Mapping[str, tuple[str, ...]] = {
    "COLL_NOM": ("collectivite", "commune", "nom de la collectivite", "nom collectivite", "organisme",
                 "assemblee"),
    "COLL_SIRET": ("siret", "n siret", "numero siret"),
    "COLL_SIREN": ("siren", "n siren", "numero siren"),
    "DELIB_ID": ("n", "no", "num", "numero", "n deliberation", "no deliberation", "n delib", "no delib",
                 "num delib", "numero deliberation", "numero de la deliberation", "numero de deliberation",
                 "n de la deliberation", "n de deliberation", "deliberation n", "deliberation no",
                 "n acte", "n d acte", "numero acte", "numero de l acte", "numero d acte", "ref",
                 "reference", "n ordre", "n d ordre"),
    "DELIB_DATE": ("date", "date seance", "date de seance", "date de la seance", "seance du", "seance",
                   "date du conseil", "date conseil", "date conseil municipal", "date cm",
                   "date deliberation", "date de la deliberation", "date de deliberation",
                   "date de l acte", "date d adoption"),
    "DELIB_MATIERE_CODE": ("matiere", "code matiere", "code actes", "nomenclature", "code nomenclature",
                           "nomenclature actes", "classification", "code", "matiere actes"),
    "DELIB_MATIERE_NOM": ("libelle matiere", "nom matiere", "theme", "thematique", "domaine",
                          "libelle de la matiere", "rubrique"),
    "DELIB_OBJET": ("objet", "objet de la deliberation", "objet deliberation", "intitule", "titre",
                    "libelle", "sujet", "intitule de la deliberation", "objet de l acte", "designation",
                    "titre de la deliberation", "affaire", "point", "ordre du jour"),
    "VOTE": ("vote", "resultat", "resultat du vote", "votes", "decision", "avis", "scrutin", "suite",
             "resultat vote", "adoption", "sens du vote"),
    "VOTE_POUR": ("pour", "votes pour", "vote pour", "voix pour", "nb pour", "nombre pour"),
    "VOTE_CONTRE": ("contre", "votes contre", "vote contre", "voix contre", "nb contre", "nombre contre"),
    "VOTE_ABSTENTION": ("abstention", "abstentions", "abst", "nb abstentions", "nombre abstentions",
                        "abstention s", "vote abstention", "votes abstention"),
    "VOTE_REEL": ("votants", "nombre de votants", "nb votants", "suffrages"),
    "VOTE_EFFECTIF": ("effectif", "en exercice", "membres en exercice", "conseillers en exercice"),
    "PREF_DATE": ("recu en prefecture", "recu en prefecture le", "date prefecture", "prefecture",
                  "date de reception", "ar prefecture", "date de reception en prefecture",
                  "controle de legalite", "visa prefecture", "transmission prefecture"),
    "DATE_PUBLICATION": ("publication", "date de publication", "date publication", "affichage",
                         "date d affichage", "publie le", "affiche le", "mise en ligne"),
    "DELIB_URL": ("lien", "url", "adresse", "lien vers la deliberation", "fichier"),
}  # fmt: skip
_BY_HEAD = {head: column for column, heads in _HEADS.items() for head in heads}

_SIGNS = re.compile(r"[^a-z0-9]+")
#: Beside the objet, one of these must stand: « Objet » alone heads tables of any kind.
_TELLING = frozenset(("DELIB_ID", "DELIB_DATE", "VOTE", "VOTE_POUR", "DELIB_MATIERE_CODE"))

_SITTING = re.compile(r"\b(?:seance|conseil|reunion|comite|bureau)\b")
_LABELLED = re.compile(
    r"\b(?:commune|collectivit[ée]|organisme|[ée]tablissement)\s*:\s*([^\n:;|(]{3,80})",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b((?:commune|mairie|ville|communaut[ée]s? (?:de communes|d'agglom[ée]ration|urbaine)|m[ée]tropole"
    r"|syndicat|ccas|d[ée]partement)\b[^\n:;|–(]{3,80}?)(?=\s+[-–:|(]|\s+s[ée]ance|\s+\d|$)",
    re.IGNORECASE,
)


#: Columns from which a table is no list that a clerk keeps.
_WIDEST = 2_000


def columns_of(header: Sequence[str]) -> tuple[str, ...] | None:
    """What the heads of a row mean, one each; ``None`` where it heads no list of acts.

    Of two heads that mean one column the first counts; what means nothing known keeps its name, in
    the writing of the schema.
    """
    named = [scdl.column_name(cell) for cell in header]
    if scdl.is_scdl(named):
        return tuple(named)
    if len(header) > _WIDEST:
        return None
    found = _first_of_each(meaning(cell) or own for cell, own in zip(header, named, strict=True))
    return found if _heads_acts(found) else None


def columns_of_two(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """What two rows of heads mean together: « Vote » over « Pour », « Contre », « Abst. ».

    ``None`` where the lower row is no row of heads: each of its cells must mean something known.
    """
    group = ""
    meanings: list[str] = []
    for above, below in zip(upper, lower, strict=True):
        group = above or group
        meant = (meaning(f"{group} {below}") or meaning(below)) if below else meaning(above)
        if below and meant is None:
            return None
        meanings.append(meant or "")
    found = _first_of_each(meanings)
    heads = sum(meaning(cell) is not None for cell in upper)
    told = sum(map(bool, lower))
    return found if heads >= 2 and told >= 2 and _heads_acts(found) else None


def _first_of_each(names: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, those that come again left empty."""
    found: list[str] = []
    seen: set[str] = set()
    for name in names:
        found.append("" if name in seen else name)
        seen.add(name)
    return tuple(found)


def _heads_acts(names: Sequence[str]) -> bool:
    known = {name for name in names if is_known(name)}
    return "DELIB_OBJET" in known and len(known) >= 3 and bool(known & _TELLING)


def meaning(head: str) -> str | None:
    """The column that a head means by itself; ``None`` where it means none that is known."""
    folded = _folded(head)
    return _BY_HEAD.get(folded) or _by_words(folded.split())


def in_order(head: str) -> tuple[str, ...]:
    """What the parts of a cell of votes are by their order: « Vote (P/C/A) »; empty where it is not told."""
    found = _ORDERED.search(_folded(head))
    return tuple(_SIDES[part[0]] for part in found[0].split()) if found else ()


def is_total(cell: str) -> bool:
    """Whether the first cell of a row says that it sums the others up."""
    return bool(re.match(r"(?:sous )?tota(?:l|ux)\b", _folded(cell)))


_SIDES = {"p": "pour", "c": "contre", "a": "abstention"}
_ORDERED = re.compile(r"\b(?:p|pour)(?: (?:c|contre)| (?:a|abst\w*)){1,2}$")

_NUMBERS = frozenset(("n", "no", "num", "numero", "ref", "reference"))
_OF_ACTS = frozenset(("de", "la", "l", "d", "des", "du", "deliberation", "deliberations", "delib", "acte", "actes",
                      "ordre", "decision", "arrete", "interne", "registre"))  # fmt: skip
_SITTINGS = frozenset(("seance", "conseil", "vote", "adoption", "reunion", "deliberation", "deliberations",
                       "delib", "cm", "cc", "comite", "bureau", "assemblee", "decision", "acte", "arrete"))  # fmt: skip
_ABOUT = frozenset(("objet", "intitule", "sujet", "titre", "libelle", "designation"))
_LISTS = frozenset(("matiere", "theme", "domaine", "nomenclature", "rubrique", "classification"))
_OTHER_DAYS = frozenset(("publication", "affichage", "convocation", "prefecture", "legalite", "transmission",
                         "teletransmission", "reception", "envoi", "notification", "signature"))  # fmt: skip
_VOICES = frozenset(("vote", "votes", "voix", "nb", "nombre", "de", "suffrages"))


def _by_words(words: Sequence[str]) -> str | None:
    """What a head that stands in no list means by its words."""
    known = set(words)
    if known & _ABOUT and not known & (_LISTS | {"budget"}):
        return "DELIB_OBJET"
    if words and words[0] in _NUMBERS and known <= _NUMBERS | _OF_ACTS:
        return "DELIB_ID"
    if "date" in known and known & _SITTINGS and not known & _OTHER_DAYS:
        return "DELIB_DATE"
    if known & {"prefecture", "legalite"} and known & {
        "ar",
        "accuse",
        "recu",
        "recue",
        "reception",
    }:
        return "PREF_DATE"
    if known & {"matiere", "nomenclature"}:
        return (
            "DELIB_MATIERE_NOM" if known & {"libelle", "nom", "intitule"} else "DELIB_MATIERE_CODE"
        )
    return _by_side(known)


def _by_side(known: set[str]) -> str | None:
    for stem, column in (
        ("pour", "VOTE_POUR"),
        ("contre", "VOTE_CONTRE"),
        ("abst", "VOTE_ABSTENTION"),
    ):
        sides = {word for word in known if word.startswith(stem)}
        if sides and known - sides <= _VOICES:
            return column
    if {"suffrages", "exprimes"} <= known or "votants" in known:
        return "VOTE_REEL"
    ordered = {"p", "c", "a", "pour", "contre", "abstention", "abstentions"}
    return "VOTE" if known & {"vote", "votes", "scrutin"} and known <= _VOICES | ordered else None


def is_known(column: str) -> bool:
    """Whether a column is one that acts are made of."""
    return column in _HEADS or scdl.column(column) is not None


def tells_sitting(title: str) -> bool:
    """Whether a title over rows speaks of a sitting."""
    return bool(_SITTING.search(fold(title)))


def body_in(titles: Sequence[str]) -> str | None:
    """The body that the titles above a list name: « Commune de … », « Commune : … ».

    A département stands above the names of its communes too: it counts where no other body is named.
    """
    named = [found[1] for title in titles if (found := _LABELLED.search(title))]
    told = [found[1] for title in titles if (found := _BODY.search(title))]
    last = [each for each in told if fold(each).startswith("departement")]
    names = (*named, *(each for each in told if each not in last), *last)
    return " ".join(names[0].split()) if names else None


def siret_in(titles: Sequence[str]) -> str | None:
    """The SIRET that a title above a list tells."""
    found = (re.search(r"(?<!\d)(?:\d\s?){14}(?!\d)", title) for title in titles)
    numbers = (re.sub(r"\s", "", each[0]) for each in found if each)
    return next((each for each in numbers if siret.is_valid(each)), None)


def _folded(cell: str) -> str:
    return " ".join(_SIGNS.sub(" ", fold(cell.replace("°", " ").replace("º", " "))).split())
