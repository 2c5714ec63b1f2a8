"""Words typed without the apostrophe of an elision: « lecole », « dassainissement », « delagglo »."""

import re
from typing import Final

from analyzers.queries.synonyms import single_words
from analyzers.words.stemming import is_lemma, is_word

#: What may be elided before a vowel, as it is typed, and what stands for it.
_ELIDED: Final = re.compile(r"(?:jusqu|lorsqu|puisqu|qu|del|[cdjlmnst])(?=[aeiouyh][a-z]{2})")


def glued_elision(word: str) -> tuple[str, str] | None:
    """Part a folded word from the elision before it, where only so it is a word; ``None`` where it is one.

    Names look so too (« loiseau »): whoever asks knows whether acts have one.

    >>> glued_elision("lecole"), glued_elision("delagglo"), glued_elision("lune")
    (('l', 'ecole'), ('del', 'agglo'), None)
    """
    begun = _ELIDED.match(word)
    if begun is None or is_word(word):
        return None
    rest = word[begun.end() :]
    known = is_lemma(rest) or rest in single_words()
    return (word[: begun.end()], rest) if known else None
