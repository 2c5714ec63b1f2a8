"""French text to terms: everything the index and the queries know about words.

The packages stand in the order of a text's way, and each module can be read alone:

========  ==============================================================================
letters   ``normalize`` mends what extraction broke (hyphens at line ends, invisible
          signs), ``folding`` takes away accents and case, ``tokenizers`` cuts pieces
words     what a piece says by itself: ``readings`` asks ``slips`` (optical reading),
          ``filters`` (stop words), ``numbers``, ``units`` (letters and a number that
          are one thing), ``acronyms`` and ``stemming``; ``roots`` join families
runs      what pieces say together: ``compounds`` (names of places and bodies, words of
          several parts), ``dates``, ``measures`` (roads, parcels, hours, sums)
chain     the whole way under some ``rules``; ``given`` keeps what each distinct piece
          gives an index, ``needles`` tells which words of a text need be read at all
queries   the same way for what people type: ``habits`` and ``elisions`` put it right,
          ``questions`` leave out what only asks, ``synonyms``, ``roads`` and ``sounds``
          say it otherwise, and ``term_groups`` joins them
========  ==============================================================================

``STEMS``, ``SURFACE`` and ``NAMES`` are the three layers of an index; :func:`analyze_for_index`
gives them in one pass. :func:`query_groups` reads the words of a query, with synonyms.
"""

from analyzers.chain.chain import IndexTerms
from analyzers.chain.needles import Needles
from analyzers.french import (
    NAMES,
    STEMS,
    SURFACE,
    FrenchAnalyzer,
    analyze_for_index,
    analyze_short,
)
from analyzers.identity import fingerprint
from analyzers.letters.collation import sort_key
from analyzers.letters.folding import fold, fold_letters, fold_signs
from analyzers.queries.questions import as_acts_answer
from analyzers.queries.sounds import homophones
from analyzers.queries.synonyms import Alternative, single_words
from analyzers.queries.term_groups import TermGroup, query_groups
from analyzers.tokens import Analyzer, Token
from analyzers.words.stemming import is_word, lemmas

__all__ = [
    "NAMES",
    "STEMS",
    "SURFACE",
    "Alternative",
    "Analyzer",
    "FrenchAnalyzer",
    "IndexTerms",
    "Needles",
    "TermGroup",
    "Token",
    "analyze_for_index",
    "analyze_short",
    "as_acts_answer",
    "fingerprint",
    "fold",
    "fold_letters",
    "fold_signs",
    "homophones",
    "is_word",
    "lemmas",
    "query_groups",
    "single_words",
    "sort_key",
]
