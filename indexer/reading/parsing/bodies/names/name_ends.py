"""Where the written name of a body ends, in a text that no referential helps to read."""

import re

from analyzers import fold_letters
from indexer.acts.formulas import any_of
from indexer.reading.parsing.lexicon import MET, WEEKDAY, WEEKDAYS
from indexer.reading.parsing.openings import SITTING
from indexer.reading.parsing.view.cleaning import Line, tidy
from indexer.referentials import departement_named, name_key

#: A line that ends inside a name, in what it holds: after a link, the next goes on in any letter.
NAME_GOES_ON = r"(?:(?<=\b(?:de|du|la|et))|(?<=\b[ds]es))[ \t]*\n[ \t]*(?=[a-zà-ÿ])"
#: What links the words of a name, and never ends it.
PARTICLES = frozenset(
    re.findall(r"\w+", "a au aux d de des du en et l la le les lez ou pres sans ses sous sur")
)
#: A word of a name, and the ``joint`` that ties the next one to it.
_TOKEN = re.compile(
    r"[ \t]{0,2}(?P<word>[^\W\d_]+)(?P<joint>['’]|-\n?|&|[ \t]&(?=[ \t][A-ZÀ-Ý])|(?=[ \t])|)"
)
#: « Commune de la », « Ville d'», « Mairie DES »: what links the kind of a body to its name; a capital after
#: « d » that lost its apostrophe begins the name.
LINK = r"(?P<link>(?-i:de\s+la\s+|de\s+l['’]|du\s+|des\s+)|de\s+|d['’]\s?|d\s(?=[A-ZÀ-Ý]))"
#: What no name begins with.
NO_NAME = frozenset(WEEKDAYS) | frozenset(
    re.findall(
        r"\w+",
        "conseil maire monsieur madame seance france republique departement canton arrondissement "
        "procuration liberte objet extrait deliberation feuillet folio page "
        "reunion proces compte liste date nombre membres rapporteur ordre point",
    )
)
#: What every head of a sitting says; the place of one, beside the name or the kind of a body.
_HEAD_WORDS = (
    r"conseils?|comptes?|proces|seances?|reunions?|extrait|registre|deliberations?|convocation|date|nombre|liste"
    r"|departement|arrondissement|canton"
)
_PLACE_WORDS = (
    r"siege|salle|rue|place|avenue|boulevard|hotel|maison|mairie|secretariat|courriel|quartier"
)
#: What the head of a page of the registre says: « VALMORY Feuillet 2031/014 », « VALMORY Exercice 2031 ».
_PAGE_WORDS = r"feuillet|folio|page|registre|exercice|annee|acte|p\.?v|telephone"
#: What stands behind a name on its line: such a word with its number, a day, a number; set apart, a place of the head.
_FURNITURE = re.compile(
    rf"(?:[ \t]{{2,}}|\t|[ \t][-–][ \t]|[ \t]?\|[ \t]?)\s*(?:{_HEAD_WORDS}|{_PAGE_WORDS})\b"
    rf"|[ \t](?:(?:seances?|reunions?|conseils?|comptes?|proces|{_PAGE_WORDS})\b[^\n\d]{{0,20}}\d|extrait\s+d|registre\s+d|(?:tel|fax|n|no|p|f|ref)\s?[.°:]\s?\d|(?:19|20)\d\d\s?[/-]\s?\d|(?:tel|ref)\s*$)"
)
#: Words of a second column, or of the place of the sitting, beside the kind of a body.
NO_NAME_OF_BODY = re.compile(rf"(?:{_HEAD_WORDS}|{_PLACE_WORDS}|membres|presents|votants)\b")
#: A name in capitals whose sentence goes on: « COMMUNE DE VALMORY S'EST RÉUNI », « … DÛMENT CONVOQUÉ ».
_SENTENCE = re.compile(
    rf"(?:s['’]est|se\s+sont|etant|{any_of(('dument', 'legalement', 'regulierement'))}|convoquee?s?|(?:{MET})e?s?)\b"
)
#: What stands beside the name where columns and lines were put together: « VALMORY Séance du », « VALMORY
#: DEPARTEMENT DU ».
_OTHER_COLUMN = re.compile(
    rf"(?:{_HEAD_WORDS}|{WEEKDAY}|{_PAGE_WORDS})\b|(?:tel|fax|n|no|p|f|ref)\s?[.°]"
)
#: Characters in which such a word shows.
_AHEAD = 20


#: Words of the longest name.
_MOST_WORDS = 12


def name_at(text: str, position: int) -> str | None:
    """The proper name that begins at a position: capitalised words and what links them."""
    end = name_end(text, position)
    return tidy(text[position:end].replace("-\n", "-")) if end else None


def name_end(text: str, position: int) -> int | None:
    """Where the proper name that begins at a position ends, ``None`` where none begins."""
    end, kept, joined, whole, named, solid = position, position, False, False, False, position
    for _ in range(_MOST_WORDS):
        match = _TOKEN.match(text, end)
        if match is None or goes_on(text, match.start("word")):
            break
        if whole and not joined and _is_beside(text, match):
            break
        word, joint = match["word"], match["joint"]
        if named and not whole and fold_letters(word) in WEEKDAYS:
            kept = solid  # « … DE VALMORY DU VENDREDI 9 MARS »
            break
        if word[0].isupper() or joined:
            kept, whole = match.end("word"), fold_letters(word) not in PARTICLES
            named, solid = named or whole, kept if whole else solid
        elif fold_letters(word) not in PARTICLES:
            break
        end, joined = match.end(), bool(joint)
    name = text[position:kept].strip()
    first = re.split(r"[\s-]", fold_letters(name))[:1]
    return kept if named and len(name) > 2 and first and first[0] not in NO_NAME else None


#: A second part of a name: « Pays d'Ombre - Brumel se sont réunis ».
_SECOND_PART = re.compile(r"[ \t]+[-–][ \t]+(?=[A-ZÀ-Ý])")


def end_in_parts(text: str, position: int) -> int | None:
    """Where a name in a sentence ends, with its second part behind a dash if the sentence goes on after it."""
    end = name_end(text, position)
    if end and (dash := _SECOND_PART.match(text, end)):
        second = name_end(text, dash.end())
        if second and (goes_on(text, second) or text.startswith(",", second)):
            return second
    return end


def _is_beside(text: str, token: re.Match[str]) -> bool:
    """Whether a word behind a whole name is another column's, or what every sitting's head says."""
    ahead = fold_letters(text[token.start("word") : token.end("word") + 1])
    return "\t" in token[0] or bool(_OTHER_COLUMN.match(ahead))


def before_furniture(written: str) -> str:
    """The words of a line with a name up to what a registre prints beside it: « Feuillet 2031/014 », « Page 3 »."""
    beside = _FURNITURE.search(fold_letters(written))
    return written[: beside.start()] if beside and written[: beside.start()].strip() else written


def goes_on(text: str, position: int) -> bool:
    """Whether the sentence goes on after a name in capitals, as small letters would show."""
    return bool(_SENTENCE.match(fold_letters(text[position : position + _AHEAD]).lstrip(" ,")))


def names_body(following: str) -> bool:
    """Whether the words after a kind of body may be its name, and no fact of the sitting."""
    return not SITTING.match(following) and not NO_NAME_OF_BODY.match(following)


#: What begins beside or behind a name, in its capitals: a title, the place of the sitting, a person.
BESIDE = re.compile(
    rf"\b(?:{_HEAD_WORDS}|{_PLACE_WORDS}|bureau|ordre|membres|presente?s?|monsieur|madame|mme|telephone|tel|republique|liberte|communaute|statuts|bp)\b"
)
_LONE_NAME = re.compile(r"[a-z][a-z' -]{3,40}")


def may_be_name(line: Line) -> bool:
    """Whether a line of the title is nothing but words that may be a name."""
    return (
        bool(_LONE_NAME.fullmatch(line.folded))
        and line.text[0].isupper()
        and names_body(line.folded)
        and not BESIDE.search(line.folded)
        and departement_named(name_key(line.text)) is None
    )
