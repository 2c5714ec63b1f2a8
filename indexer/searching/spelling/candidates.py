"""The known words that an unknown one may stand for, the likeliest first.

The likeliest maximises the logarithm of its frequency less the cost of the slip (the noisy channel of M.
Kernighan, K. Church and W. Gale, "A spelling correction program based on a noisy channel model", COLING 1990).
Where none is near, a word whose stem is near stands for it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from analyzers import fold, homophones, is_word, lemmas, query_groups, single_words
from analyzers.frozen import dataclass
from analyzers.queries.elisions import glued_elision
from analyzers.words.filters import QUESTION_WORDS, STOP_WORDS
from indexer.acts.stored import from_json
from indexer.searching.spelling.mistyped import (
    BY_EAR,
    OTHER_NUMBER,
    REARRANGED,
    SLIP,
    cost_of,
    undoubled,
)
from indexer.searching.spelling.unspaced import MIN_LETTERS, parting
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest
from indexer.storing.engines.vocabulary import within

#: Shortest word in which two slips are looked for.
TWO_SLIPS = 6
_LOOKED_AT = 60
#: Candidates that the other words of the query choose from.
_WEIGHED = 5
#: Whoever leaves one space out leaves out the others.
_NO_SPACE = 1.0
#: What is less likely than this is no correction: two slips to reach a rare word.
_UNLIKELY = -8.0
_UNLIKELY_OF_A_WORD, _UNLIKELY_WHERE_TOLD = 0.0, -3.0
#: Whoever stops in the middle of a word makes no slip, and does so more seldom than end it.
_HALF_TYPED = 2.0
#: Stop words are short and known by heart: slips in them are rarer than their frequency says.
_SHORT_AND_KNOWN = 2.0
#: Letters of what a word is made of, without a mute « e ».
_MADE_OF = 5
#: Letters that a word shares with its stem, irregular verbs apart.
_TOLD_BY = 3
#: Letters of a word of which some may stand elsewhere, and how many slips that is at most.
_LONG, _FAR_SLIPS = 9, 4
#: Elisions of two words.
_LONG_ELISIONS = {"del": "de l"}
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known word near an unknown one; ``terms`` is empty for a stop word."""

    form: str
    terms: tuple[str, ...]
    likelihood: float


def candidates_for(engine: Engine, typed: str, *, told: bool) -> tuple[Candidate, ...]:
    """What an unknown word may stand for, the likeliest first, one candidate for each stem.

    A word that exists, and is only absent from this index, is taken for a slip where it would be a
    slip for a common word: « vent » does not become « vente » because one act speaks of a sale. So is one of
    which the index knows something (``told``). The name of a commune is taken for a slip in a word of French only:
    « Brest » is no « BRES » that signs an act.
    """
    exists = is_word(typed)
    least = _UNLIKELY_OF_A_WORD if exists else _UNLIKELY_WHERE_TOLD if told else _UNLIKELY
    found = list(_near(engine, typed, least))
    if not exists and not told:
        found += [*_begun(engine, typed), *_derived(engine, typed)]
    if not exists:
        found += [*_stop_words(engine, typed), *_without_spaces(engine, typed)]
        found += [*_said_otherwise(engine, typed), *_without_apostrophe(engine, typed)]
        found += _by_ear(engine, typed)
    likely = [candidate for candidate in found if candidate.likelihood >= least]
    if not likely and not exists:
        likely = [*_rearranged(engine, typed)]
    if not likely and not exists and not told:
        likely = [each for each in _near_stems(engine, typed) if each.likelihood >= least]
    if likely and not exists and _names_commune(typed):
        likely = [each for each in likely if _is_likely_word(each)]
    likely.sort(key=lambda candidate: (-candidate.likelihood, candidate.form))
    best: dict[tuple[str, ...], Candidate] = {}
    for candidate in likely:
        best.setdefault(candidate.terms, candidate)
    return tuple(best.values())[:_WEIGHED]


def _names_commune(typed: str) -> bool:
    # Few queries have words that nothing knows: the names are read for these.
    from indexer.referentials import communes_named

    return bool(communes_named(typed))


def _is_likely_word(candidate: Candidate) -> bool:
    """Whether a candidate is a word of French that tells something, and a likely one."""
    likely = candidate.likelihood >= _UNLIKELY_WHERE_TOLD
    return likely and bool(candidate.terms) and is_word(candidate.form)


def _near(engine: Engine, typed: str, least: float) -> Iterator[Candidate]:
    """Known words one or two slips away, each likelier than ``least``."""
    reach = 2 if len(typed) >= TWO_SLIPS else 1
    for form, frequency in engine.near("surface", typed, reach, _LOOKED_AT):
        likelihood = math.log(max(frequency, 1)) - cost_of(typed, form)
        groups = query_groups(form, synonyms=False) if likelihood > least and form.isalpha() else []
        if len(groups) == 1:
            yield Candidate(form, groups[0].terms, likelihood)


def _begun(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Words that begin with one that was not typed to its end: « subv »."""
    for form, frequency in engine.prefixed("surface", typed, _LOOKED_AT):
        if terms := _stem(form):
            yield Candidate(form, terms, math.log(frequency) - _HALF_TYPED)


def _derived(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Words of French that are made of one, without its mute « e »: « ukrainien » where no act says « Ukraine »."""
    begun = typed.removesuffix("s").removesuffix("e")
    if len(begun) < _MADE_OF or begun == typed:
        return
    for form, frequency in engine.prefixed("surface", begun, _LOOKED_AT):
        if len(form) > len(typed) and is_word(form) and (terms := _stem(form)):
            yield Candidate(form, terms, math.log(frequency) - _HALF_TYPED - OTHER_NUMBER)


def _near_stems(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Words whose stem is one slip away, in a form that acts have: « vertdissent » where they only say « verdir ».

    A stem that goes on where the other ends is that of a word made of it (« cantinier »): that is no slip.
    """
    stem = "".join(_stem(typed))
    near = engine.near("texte", stem, 1, _LOOKED_AT) if len(stem) >= MIN_LETTERS else ()
    likely = [
        (math.log(max(frequency, 1)) - cost_of(stem, other) - OTHER_NUMBER, other)
        for other, frequency in near
        if len(other) >= MIN_LETTERS and not stem.startswith(other) and not other.startswith(stem)
    ]
    # The form is looked for in the text of an act, which is long: only for those that may be chosen.
    for likelihood, other in sorted(likely, reverse=True)[:_WEIGHED]:
        if form := _a_form(engine, other):
            yield Candidate(form, (other,), likelihood)


def _rearranged(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Long words of the same letters, doubled or not, some elsewhere: « defribilateur » for « défibrillateur »."""
    if len(typed) < _LONG:
        return
    letters = sorted(undoubled(typed))
    near = within(_FAR_SLIPS, typed, [word for word in lemmas() if word[0] == typed[0]])
    meant = [word for word in sorted(near) if sorted(undoubled(word)) == letters]
    known = engine.frequencies("surface", [form for word in meant for form in (word, f"{word}s")])
    for form, frequency in known.items():
        if frequency and (terms := _stem(form)):
            yield Candidate(form, terms, math.log(frequency) - REARRANGED)


def _by_ear(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Words of French that sound so, where acts have them: « elektrik » for « électrique »."""
    heard = homophones(typed)
    forms = engine.frequencies("surface", [form for word in heard for form in (word, f"{word}s")])
    for form, frequency in forms.items():
        if frequency and (terms := _stem(form)):
            yield Candidate(form, terms, math.log(frequency) - BY_EAR)


def _a_form(engine: Engine, stem: str) -> str | None:
    """The commonest word with this stem in an act that has it, folded."""
    result = engine.search(EngineRequest(nodes.Term("texte", stem), limit=1))
    seen = Counter(
        form
        for hit in result.hits
        for word in LETTERS.findall(from_json(hit.stored).acte.texte[:50_000])
        if (form := fold(word)).startswith(stem[:_TOLD_BY])
    )
    return next((form for form, _ in seen.most_common() if _stem(form) == (stem,)), None)


def _stem(form: str) -> tuple[str, ...]:
    groups = query_groups(form, synonyms=False)
    return groups[0].terms if len(groups) == 1 else ()


def _stop_words(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Stop words one slip away: what was typed then asks for nothing."""
    if near := within(1, typed, _long_stop_words()):
        everywhere = math.log(engine.stats().documents + 1) - _SHORT_AND_KNOWN
        for stop in sorted(near):
            yield Candidate(stop, (), everywhere - cost_of(typed, stop))


def _said_otherwise(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Words a slip away, or that sound so, that no act has but says otherwise: « pisine » for a « centre nautique »."""
    known = single_words()
    near = within(1, typed, list(known))
    costs = {word: BY_EAR for word in homophones(typed) if word in known}
    costs |= {word: cost_of(typed, word) for word in known if near.get(word) == 1}
    for folded, cost in costs.items():
        for group in query_groups(known[folded])[:1]:
            others = engine.frequencies("texte", (other.terms[0] for other in group.synonyms))
            if most := max(others.values(), default=0):
                yield Candidate(known[folded], group.terms, math.log(most) - cost)


def _without_spaces(engine: Engine, typed: str) -> Iterator[Candidate]:
    """Known words without the spaces between them, as likely as that they stand together by chance.

    They are never too unlikely: where no word is near, nothing else makes up what was typed.
    """
    if found := parting(typed, lambda words: engine.frequencies("surface", words)):
        form = " ".join(found.pieces)
        terms = tuple(group.terms[0] for group in query_groups(form, synonyms=False))
        rarest, *others = sorted(found.frequencies)
        acts = max(engine.stats().documents, *others)
        together = math.log(rarest) + sum(math.log(often / acts) for often in others)
        likelihood = together - SLIP - _NO_SPACE * (len(found.pieces) - 2)
        yield Candidate(form, terms, max(likelihood, _UNLIKELY))


def _without_apostrophe(engine: Engine, typed: str) -> Iterator[Candidate]:
    """The word of « lecole », which is « l'école »: who leaves one apostrophe out leaves out all of them."""
    if glued := glued_elision(typed):
        elision, rest = glued
        if often := engine.frequencies("surface", [rest])[rest]:
            form = " ".join((_LONG_ELISIONS.get(elision, elision), rest))
            yield Candidate(form, _stem(rest), math.log(often) - _NO_SPACE)


@cache
def _long_stop_words() -> tuple[str, ...]:
    folded = {fold(word) for word in STOP_WORDS | QUESTION_WORDS}
    return tuple(sorted(w for w in folded if len(w) >= MIN_LETTERS and w.isalpha()))
