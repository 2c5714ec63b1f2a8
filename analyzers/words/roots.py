"""Roots: the first letters of each word, so that words of one family meet.

« licencier » and « licenciement », « rémunération » and « rémunérer » have different stems and the
same first letters. Roots are far too coarse to decide what matches; as a layer of the score they
bring near what the stems keep apart, and what a slip near the end of a word would lose. Truncation
as a simple rival of French stemmers: J. Savoy, "Light stemming approaches for the French,
Portuguese, German and Hungarian languages", SAC 2006.
"""

from sys import intern
from typing import Final

#: Letters kept of a word.
ROOT_LETTERS: Final = 5


def root(term: str) -> str:
    """Give the root of an unstemmed term; numbers and names of several words stay whole.

    >>> root("licenciement"), root("2025-1-4"), root("hauts_de_france")
    ('licen', '2025-1-4', 'hauts_de_france')
    """
    # Many terms share a root: one string stands for all of them.
    return intern(term[:ROOT_LETTERS]) if len(term) > ROOT_LETTERS and term.isalpha() else term


def roots(terms: str) -> str:
    """Give the roots of unstemmed terms joined by spaces, joined the same way.

    >>> roots("licenciement agents")
    'licen agent'
    """
    return " ".join(map(root, terms.split(" "))) if " " in terms else root(terms)
