"""French text to terms: everything the index and the queries know about words.

A text goes through five steps, each a module that can be read alone:

=====================  ========================================================================
normalize              mends what extraction broke: hyphens at line ends, soft hyphens, OCR slips
tokenizers             cuts into pieces: words, numbers, articles, dotted acronyms, elisions
readings, numbers      says what each piece means: stop word, ordinal, act number, word
acronyms, units        tells capitals that are names; letters and a number that are one thing
compounds, dates       reads runs of pieces together: names of places and bodies, dates
measures               does so for numbers: roads, parcels, hours, sums
habits, questions      put right what queries type otherwise than acts; leave out what only asks
elisions               words typed without their apostrophe, for who knows what acts hold
sounds                 words that sound as what was typed, for who spells by ear
given                  keeps what each distinct piece gives an index, its root (roots) among it
filters, folding, ...   stop words; accents and case; stems (stemming)
needles                what to look for in a text, so that only words that may count are read
=====================  ========================================================================

``STEMS``, ``SURFACE`` and ``NAMES`` are the three layers of an index; :func:`analyze_for_index`
gives them in one pass. :func:`query_groups` reads the words of a query, with synonyms.
"""

from analyzers.chain import IndexTerms
from analyzers.collation import sort_key
from analyzers.explain import Step, explain
from analyzers.folding import fold, fold_letters, fold_signs
from analyzers.french import (
    NAMES,
    STEMS,
    SURFACE,
    FrenchAnalyzer,
    analyze_for_index,
    analyze_short,
)
from analyzers.identity import fingerprint
from analyzers.needles import Needles
from analyzers.queries import TermGroup, query_groups
from analyzers.questions import as_acts_answer
from analyzers.sounds import homophones
from analyzers.stemming import is_word, lemmas
from analyzers.synonyms import Alternative, single_words
from analyzers.tokens import Analyzer, Token

__all__ = [
    "NAMES",
    "STEMS",
    "SURFACE",
    "Alternative",
    "Analyzer",
    "FrenchAnalyzer",
    "IndexTerms",
    "Needles",
    "Step",
    "TermGroup",
    "Token",
    "analyze_for_index",
    "analyze_short",
    "as_acts_answer",
    "explain",
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
