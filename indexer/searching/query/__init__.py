"""User text → query tree: the one syntax of pages, terminal and API. It never raises.

::

    text ─syntax→ what was typed ─reading→ clauses ─trees→ nodes that engines execute
                                                   └wording→ the query as understood

``blanks`` parts words and figures typed in one piece, ``syntax`` finds the marks people type, ``reading`` gives
words to the analyzers and values to ``fields``, ``clauses`` is what was understood, ``widening`` what to try
when nothing matches.
"""

import re
import unicodedata

from analyzers import analyze_short, as_acts_answer
from indexer.searching.query.blanks import with_blanks
from indexer.searching.query.clauses import (
    All,
    Any,
    Clause,
    Compared,
    Everything,
    Keyword,
    Most,
    Not,
    Period,
    Phrase,
    Prefix,
    Textual,
    Word,
)
from indexer.searching.query.parsed import Parsed, from_clause
from indexer.searching.query.reading import MAX_WORDS, MIN_PREFIX, Reader
from indexer.searching.query.typed import Typed, asked, plain
from indexer.searching.query.widening import (
    Correction,
    about_words,
    as_body,
    as_sitting,
    dated,
    numbered,
    of_body,
    parted,
    plain_words,
    relax,
    turned,
    without,
)

__all__ = [
    "MAX_CHARACTERS",
    "MAX_WORDS",
    "MIN_PREFIX",
    "All",
    "Any",
    "Clause",
    "Compared",
    "Correction",
    "Everything",
    "Keyword",
    "Most",
    "Not",
    "Parsed",
    "Period",
    "Phrase",
    "Prefix",
    "Textual",
    "Word",
    "about_words",
    "as_body",
    "as_sitting",
    "dated",
    "from_clause",
    "numbered",
    "of_body",
    "parse",
    "parted",
    "plain_words",
    "relax",
    "turned",
    "without",
]

#: Characters of a query that are read; a longer one is cut, with a note.
MAX_CHARACTERS = 2_000
_UNUSABLE = re.compile(r"[\ud800-\udfff\x00]")
#: Letters, figures and signs as wide as an ideogram, which keyboards of Asia write, and the usual ones.
_WIDE = {0xFF01 + shift: 0x21 + shift for shift in range(94)} | {0x3000: 0x20}
#: What other engines are told of a word or a phrase: « cantine^2 », « "cantine tarif"~5 », « cantine~ ».
_BOOSTS = re.compile(r"(?<=[\w\"»)])[~^](?:\d+(?:\.\d+)?)?(?=[\s)]|$)")
#: Characters of a query without a word that its note says.
_SHOWN = 40
_SPACES = re.compile(r"\s+")
#: A star or a question mark before letters, a question mark between some: signs of other engines, for letters left open.
_OPEN_LETTERS = re.compile(r"(?<![\w*?])(?:[*?]\w[\w*?]*|\w+\?[\w?]*\w[\w*?]*)")
#: Letters and signs as pages of the Web write them: « l&#39;eau », « &eacute;cole ».
_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_QUOTED = re.compile(r"\"[^\"]*\"|[«“„][^»”“‟]*[»”“‟]")


def parse(text: str) -> Parsed:
    """Read what a person typed; any text has a meaning, and none raises.

    A text without a word (punctuation, emojis) asks for everything. Stop words alone are looked for
    as they stand where the index has them, else they ask for everything, with a note.
    """
    notes: list[str] = []
    if "&" in text:
        text = _ENTITY.sub(_character, text)
    composed = unicodedata.normalize("NFC", text.translate(_WIDE))
    cleaned = _SPACES.sub(" ", _BOOSTS.sub("", _UNUSABLE.sub("\ufffd", composed))).strip()
    if len(cleaned) > MAX_CHARACTERS:
        cleaned = cleaned[:MAX_CHARACTERS].rsplit(" ", 1)[0]
        notes.append(f"Seuls les {MAX_CHARACTERS} premiers caractères ont été lus.")
    if odd := _OPEN_LETTERS.search(_QUOTED.sub(" ", cleaned)):
        notes.append(
            f"« {odd[0]} » : seul un début de mot suivi d’une étoile vaut pour ses suites (subvent*)."
        )
    typed = _typed(cleaned)
    if (meant := _as_acts_write(cleaned, typed)) != cleaned:
        cleaned, typed = meant, _typed(meant)
    reader = Reader(cleaned)
    clause = reader.clause(typed)
    if isinstance(clause, Everything) and reader.commonplace:
        clause = _commonplace(cleaned, reader)
    if cleaned.strip("* ") and isinstance(clause, Everything) and not reader.notes:
        notes.append(
            f"Aucun mot à chercher dans « {cleaned[:_SHOWN]} » : tous les actes sont montrés."
        )
    return from_clause(cleaned, clause, notes=(*notes, *reader.notes))


def _character(entity: re.Match[str]) -> str:
    import html  # few queries hold one

    return html.unescape(entity[0])


def _typed(text: str) -> Typed:
    if typed := plain(text):
        return typed
    # Loaded where there are signs: Whoosh takes as long as a search.
    from indexer.searching.query.syntax import tree_of

    return tree_of(text)


def _as_acts_write(text: str, typed: Typed) -> str:
    """The query with its words as acts write them, where that takes more or fewer letters.

    What is quoted or excluded and values of fields stay.
    """
    words = [leaf for leaf in asked(typed) if leaf.kind == "words" and leaf.field is None]
    for leaf in sorted(words, key=lambda leaf: -leaf.start):
        meant = as_acts_answer(with_blanks(leaf.text))
        text = text[: leaf.start] + meant + text[leaf.start + len(leaf.text) :]
    return text


def _commonplace(text: str, reader: Reader) -> Clause:
    words = " ".join(reader.commonplace)
    terms = tuple(dict.fromkeys(analyze_short(words)[1]))[:MAX_WORDS]
    if terms:
        return Phrase(words, 0, len(text), terms)
    if re.search(r"\w", words):
        reader.notes.append(
            "Ces mots sont trop courants pour choisir des actes : tous sont montrés."
        )
    return Everything()
