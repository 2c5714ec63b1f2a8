"""Whether the words of a line can be those of a title.

A title names a matter. The head of a table, a count, a name, a clause of the decision (« Accepte le
devis », « Article 2 », « Que la commune … ») or the end of a broken line stand where a title may
stand, above all once optical reading has cut tables into lines: their words tell them.

Sources: CGCT, art. L2121-10 (the questions of an ordre du jour are matters); nomenclatures M14 and
M57 (heads of budget tables); layouts observed in published minutes.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from analyzers import fold_letters
from indexer.acts.formulas import DECIDING, GRANTING, REFUSING, any_of
from indexer.reading.parsing.lexicon import (
    CIVILITY,
    HOLDING,
    number_in_words,
    opening_words,
)
from indexer.reading.parsing.lines.leads import Lead
from indexer.reading.parsing.openings import BODY, SITTING, first_word, has_verb
from indexer.reading.parsing.view.cleaning import Line

# Words that join those of the head of a table.
_JOINING = frozenset(
    ("a", "au", "d", "de", "des", "du", "en", "et", "h", "l", "la", "le", "les", "n", "par", "pour", "sous", "sur", "tous")
)  # fmt: skip
# Verbs of deciding that no title begins with, and those that are nouns before « de », « du ».
_DECIDES = re.compile(
    rf"""(?:
      (?:{any_of((*DECIDING, *GRANTING, *REFUSING))})(?:nt)?
    | (?:affecte|confie|declare|donne|entend|invite|proclame|propose|rappelle)(?:nt)? | {HOLDING}
    | pren(?:d|nent) | s'engage(?:nt)? | s'oppose(?:nt)?
    )\b(?!-)
    # Nouns too (« charge de », « vote du »): verbs where an article or a person follows.
    | (?:charge|vote|demande|annule|modifie|dit|arrete|cree)(?:nt)?\s+
      (?:que|qu'|a\s+(?:{CIVILITY})|(?:le|la|les|un|une)\b|l'|{CIVILITY}|son|ladite|ledit)""",
    re.VERBOSE,
)
_CLAUSE = re.compile(
    r"qu(?:e\b|'|i\b)|statuant|soit\b|dont\b|article\s*(?:\d|1er|unique|premier)|art\.\s?[lr]?\d|alinea\b|etant\b|desormais\b"
    r"|(?!\w*[iy]er\b)[a-z]{3,}er\s+(?:a|le|la|les|au|aux|un|une)\b|(?!\w*[iy]er\b)[a-z]{3,}er\s+l'"
    r"|l[ae]s?\s+presente?s?\b|l(?:[ae]s?\s+|')(?:decret|loi|arrete|ordonnance)s?\b|l\.?\s?\d{3,4}-|n'a\b|ne\s+pas\b|y\s+compris"
)
# « de fixer … », « du maire », « et contre la crue »: what comes before is on another line.
_TAIL = re.compile(r"(?:d'|(?:de|du|des|et|ou|aux|par|avec|dont)\s)")
_WORD = re.compile(r"[a-z]+")
_RUNNING = re.compile(r"(?:^|[,–-]\s*)(?:seance|reunion|conseil)\s+(?:municipal\s+)?du\s+\d")
_UNFINISHED_WORDS = ("qui", "que", "qu'", "dont", "ne", "se", "s'")
_UNFINISHED = re.compile(rf"\b(?:{any_of(_UNFINISHED_WORDS)})$")
_ENDS_IN_FIGURE = re.compile(
    r"(?:\d[.,]\d{1,3}|\b\d{1,3}(?:[ .]\d{3})+)\s*(?:€|%|euros|ht|ttc)?\s*$"
)


def words_say(line: Line, lead: Lead) -> Iterator[str]:
    """Tell what the words of a line say, after its number: a title is known by what it is not."""
    words, folded = line.text[lead.rest :], line.folded[lead.rest :]
    if SITTING.match(folded):
        yield "of sitting"
    if words[:1].isupper() and BODY.match(folded):
        yield "of body"
    if has_verb(line.folded, lead.rest + first_word(folded)):
        yield "sentence"
    if is_clause(folded):
        yield "clause"
    if words[:1].islower():
        yield "goes on"
    if _SHORTEST <= len(words) <= _LONGEST and names_matter(words, folded):
        yield "of matter"


_SHORTEST, _LONGEST = 4, 160


def names_matter(text: str, folded: str | None = None) -> bool:
    """Tell whether words, folded too where known, may be a title rather than a table, a name or a clause."""
    folded = (fold_letters(text) if folded is None else folded).lstrip("-•*>«\"' ")
    if is_clause(folded) or heads_table(folded) or _ends_in_figure(folded):
        return False
    return not (_is_running(folded) or number_in_words(folded) or _lists_names(text))


def _is_running(folded: str) -> bool:
    named = "seance" in folded or "reunion" in folded or "conseil" in folded
    return named and bool(_RUNNING.search(folded))


def _ends_in_figure(folded: str) -> bool:
    said = folded.rstrip()
    close = said[-1:].isdecimal() or said.endswith(("€", "%", "euros", "ht", "ttc"))
    return close and bool(_ENDS_IN_FIGURE.search(folded))


def is_tail(folded: str) -> bool:
    """Tell whether words only go on from the line before."""
    return bool(_TAIL.match(folded))


@lru_cache(maxsize=1024)
def is_clause(folded: str) -> bool:
    """Tell whether words are a clause of a decision, or only go on from the line before."""
    if (folded.endswith(_UNFINISHED_WORDS) and _UNFINISHED.search(folded)) or is_tail(folded):
        return True
    return bool(_DECIDES.match(folded) or _CLAUSE.match(folded))


def heads_table(folded: str) -> bool:
    """Tell whether words are nothing but heads of the columns and rows of tables."""
    known, found = _table_words(), False
    for word in _WORD.finditer(folded):
        if word.group() not in _JOINING:
            if word.group() not in known:
                return False
            found = True
    return found


@cache
def _table_words() -> frozenset[str]:
    """The words of ``data/table_words.txt``, which head the columns and rows of tables."""
    text = files("indexer.reading.parsing").joinpath("data", "table_words.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def opens_title(folded: str) -> bool:
    """Tell whether the first word is one with which the titles of acts begin."""
    first = _WORD.search(folded)
    return first is not None and first.group() in opening_words()


def _lists_names(text: str) -> bool:
    """« Anne DURAND, Paul PETIT, … »: three pieces or more, every word with a capital."""
    if text.count(",") < 2 or text.isupper():
        return False
    return all(word[0].isupper() for word in re.findall(r"[^\W_]+", text))
