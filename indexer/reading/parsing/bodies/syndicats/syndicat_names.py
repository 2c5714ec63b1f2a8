"""The name of a syndicat behind its kind: « Syndicat mixte du Pays d'Ombre », « Syndicat des eaux … ».

What a syndicat does is a part of its name, in small letters too; how its assembly sat, a title or an
address beside the name is none.

Source: forms observed in published acts.
"""

import re
from itertools import islice

from analyzers import fold_letters
from indexer.reading.parsing.bodies.names.name_ends import (
    NO_NAME_OF_BODY,
    before_furniture,
    may_be_name,
)
from indexer.reading.parsing.bodies.names.proper_names import proper
from indexer.reading.parsing.bodies.syndicats.syndicat_acronyms import RUNS_ON
from indexer.reading.parsing.view.cleaning import CleanText, tidy

_QUOTED_NAME = re.compile(r"[«\"]\s*([^»\"\n]{3,80}?)\s*[»\"]")
_QUOTED_UNDER = re.compile(r"[ \t]*\n?\s*[«\"]\s*([^»\"\n]{3,60}?)\s*[»\"]")
#: What a syndicat does, told before its name, is a part of it.
_TOLD_KIND = re.compile(r"eaux?\b|vocation|scolaire|forestier|hydraulique")
_PROPER = re.compile(r"(?:[A-ZÀ-Ý0-9]|sainte?-)[\wÀ-ÿ'-]*")
_INNER = frozenset(
    {"de", "du", "des", "la", "le", "les", "d", "l", "et", "en", "sur", "pour", "ses", "un", "une"}
)
#: What follows a name on its line, in its capitals: how the assembly sat, the title of the document, an address.
_FOLLOWS_NAME = re.compile(
    r"(?:sous|dument|legalement|regulierement|reunie?s?|compte|proces|extrait|registre|deliberations?|seance|reunion|date|comite|bureau|siege|place|rue|avenue|boulevard|statuts|reglement|rapport|convocation|ordre|liste|budget|recueil|annee|president|presidente|\d{5}|z\.?[ai]|zac|zae|bp|cs)\b"
)
#: What a syndicat does, in small letters inside its name.
_COMPETENCES = frozenset(
    re.findall(
        r"\w+",
        "energie energies eau eaux dechets ordures menageres menagers transport transports "
        "assainissement amenagement gestion traitement collecte valorisation bassin bassins vallee "
        "vallees riviere rivieres production distribution electricite gaz electrification numerique "
        "scolaire scolaires secteur region pays canton parc naturel regional developpement entretien "
        "etude etudes realisation protection communes potable adduction alimentation elimination "
        "enlevement restauration construction ramassage schema coherence territoriale mobilites residuelles environs voirie piscine gymnase college musique irrigation fourriere abattoir "
        "hydraulique hydrauliques urbain urbaine urbaines affluents rural rurale ruraux amont aval sportif sportifs touristique culturel littoral marais etendu",
    )
)
#: Characters of the top in which a line that begins with « Syndicat » is the title.
TITLE = 600


def _heads(clean: CleanText, match: re.Match[str]) -> bool:
    """Whether a mention opens a line of the title: « SYNDICAT DU VAL D'OMBRE », « DU SYNDICAT DES RIVIÈRES … »."""
    start = match.start()
    line = clean.folded.rfind("\n", 0, start) + 1
    return start < TITLE and clean.folded[line:start] in ("", "du ")


#: « D' AIDE », « d Eau », as some readers part it.
_PARTED = re.compile(r"\b([dlDL])(?:['’]\s+(?=\w)|[ \t](?=[AEIOUYHÉÈaeiouyhéè]))")
#: « Syndicat d'adduction d'eau (SIAEP) de la région d'Ombre »: its acronym, inside its name.
_ASIDE = re.compile(r"\s*\((?:[A-Z]\.?){2,10}\)(?=\s+(?:de|du|des|d['’]|pour)\b)")
#: What a syndicat does in words that are none of the commonest, before the place where it does it: « du cimetière
#: d'Ombre », « des ports de pêche d'Ombrelle », « pour la promotion des communes d'Ombre ».
_DOES = r"(?!r[ée]uni|convoqu|pr[ée]sid|comit|s[ée]ance)[a-zà-ÿ-]{4,}\s+"
_PLACED = r"(?:de\s+la\s+|de\s+l['’]|du\s+|des\s+|de\s+|d['’])"
_OF_A_PLACE = re.compile(rf"{_DOES}(?:{_PLACED}{_DOES}){{0,2}}{_PLACED}[A-ZÀ-Ý][a-zà-ÿA-ZÀ-Ý]")


def _is_of_name(word: str) -> bool:
    """Whether a word may stand in a name: a proper one, what links two, or what a syndicat does."""
    bare = re.sub(r"^[dlDL]['’]", "", word)
    if _PROPER.match(bare) or re.match(r"[dl]'[A-ZÀ-Ý]", word):
        return True
    folded = fold_letters(bare)
    return folded in _INNER or folded in _COMPETENCES or fold_letters(word).strip("'") in _INNER


def _words_of_name(words: list[str]) -> list[str]:
    """The words with which a name begins; none where the line ends in the link before the last of them."""
    kept: list[str] = []
    for rank, word in enumerate(words):
        if _FOLLOWS_NAME.match(fold_letters(word)):
            break
        if not (_is_of_name(word) or _OF_A_PLACE.match(" ".join(words[rank : rank + 8]))):
            break
        kept.append(word)
    if kept == words and kept and _LINK_AT_END.fullmatch(fold_letters(kept[-1])):
        return []  # « … DU TERRITOIRE DE », and nothing after it
    while kept and fold_letters(kept[-1]).strip("'") in _INNER:
        kept.pop()
    return kept


_LINK_AT_END = re.compile(r"de|du|des|d'|la|l'")


#: « Ombre, Valbrune et Cendre », and « du Valbrunois, des Ombres et du Cendrais », whose places have a link each:
#: the rest of a name behind its first comma, and no list of people.
_PLACE = r"(?:de\s+la\s|de\s+l['’]|du\s|des\s|d['’])\s*[A-ZÀ-Ý]"
_OTHERS = rf"(?:(?!M\.|MM|Mme|Monsieur|Madame)[A-ZÀ-Ý][^,;\n]{{2,30}}\set\s[A-ZÀ-Ý]|{_PLACE}[^,;\n]{{2,30}}(?:,\s+{_PLACE}[^,;\n]{{2,30}}){{0,2}}\set\s+{_PLACE})"
_ENDS = re.compile(rf"\n|,(?!\s+{_OTHERS})|;|[()]|\.\s|:|(?:\A|\s)(?i:du)\s(?=\d)")


def name_behind_kind(clean: CleanText, match: re.Match[str]) -> str | None:
    """Return the whole name of a syndicat whose kind a pattern has found; ``None`` where it is none.

    ``match`` has the groups ``kind`` (« mixte », « des eaux ») and ``pole`` (what is no syndicat by its
    words, « pôle métropolitain »); the name is looked for right behind it.
    """
    tail = _PARTED.sub(r"\1'", clean.text[match.end() : match.end() + 140])
    tail = _ASIDE.sub("", tail)
    quoted = _QUOTED_NAME.match(tail)
    if quoted:
        return tidy(quoted.group(1))
    line = before_furniture(_ENDS.split(RUNS_ON.sub(" ", tail), maxsplit=1)[0])
    kept = _words_of_name(line.split())
    alone = not (match["kind"] or match["pole"] or _heads(clean, match))
    if kept and alone and fold_letters(kept[0]).strip("'") in _INNER:
        return None
    name = tidy(" ".join(kept))
    if NO_NAME_OF_BODY.match(fold_letters(name)):
        return None
    if len(name) < 4 or not re.search(r"(?:^|[\s'-])[A-ZÀ-Ý]", name):
        return None
    # « Syndicat intercommunal d'assainissement de X » is a whole; « syndicat mixte X » is a kind and a name.
    own = not (
        match["pole"]
        or re.match(r"(?i)(?:(?:de|du|des|pour|à|a)\b|d['’])", name)
        or _TOLD_KIND.search(match["kind"])
    )
    kind = clean.text[match.start() : match.end()].strip()
    # « PÔLE D'ÉQUILIBRE TERRITORIAL ET RURAL », « du Valbrunois » under it
    kind = kind if name.isupper() else proper(kind)
    whole = name if own else tidy(f"{kind} {name}")
    if under := _under(clean, match, kept):
        return proper(f"{whole} {under}")
    # « SYNDICAT MIXTE DU CONSERVATOIRE », then « Ombre et Danse » in quotation marks.
    called = _QUOTED_UNDER.match(tail, tail.find(kept[-1]) + len(kept[-1]))
    return f"{proper(whole)} « {tidy(called.group(1))} »" if called else whole


def _under(clean: CleanText, match: re.Match[str], kept: list[str]) -> str | None:
    """The rest of a name on the next line of a title, where the first tells only what the syndicat does.

    « SYNDICAT MIXTE DES EAUX », then « VALBRUNE OMBRELLE », both in capitals and without a blank line.
    """
    if match.start() >= TITLE or not kept or not all(map(_is_generic, kept)):
        return None
    lines = (line for line in clean.lines if line.end > match.start())
    above = next(
        (line for line in islice(lines, _MOST_LINES) if line.text.endswith(kept[-1])), None
    )
    if above is None or not above.text.isupper():
        return None
    under = next((line for line in clean.lines if line.start >= above.end), None)
    told = under is not None and not under.gap and under.text.isupper() and may_be_name(under)
    return tidy(under.text) if told and under else None


#: Lines of a title over which what a syndicat does may be told.
_MOST_LINES = 3


def tells_kind_alone(name: str) -> bool:
    """Whether a name says what a syndicat does, and of no place."""
    return all(_is_generic(word) or word in _KINDS for word in fold_letters(name).split())


_KINDS = frozenset({"syndicat", "mixte", "intercommunal", "departemental", "interdepartemental"})


def _is_generic(word: str) -> bool:
    """Whether a word tells what a syndicat does, or links such words."""
    bare = re.sub(r"^[dlDL]['’]", "", word)
    return fold_letters(bare).strip("'") in _INNER | _COMPETENCES
