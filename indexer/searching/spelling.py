"""« Vouliez-vous dire »: words that are nowhere in the index, and the known words they may stand for.

A word that is in the index as it was typed is never replaced: it may be rare, it is not wrong; nor is a form of
a word that exists, where the index has the same word in other forms. The likeliest known
word is the one that maximises the logarithm of its frequency less the cost of the slip (the noisy
channel of M. Kernighan, K. Church and W. Gale, "A spelling correction program based on a noisy
channel model", COLING 1990). Where several are near, one counts the more, the more of its acts have another word of the query
too; where none is, a word whose stem is near stands for it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from analyzers import Alternative, fold, is_word, query_groups, single_words
from analyzers.compounds import spelt
from analyzers.filters import QUESTION_WORDS, STOP_WORDS
from indexer.searching.query import (
    All,
    Any,
    Clause,
    Correction,
    Parsed,
    Phrase,
    Textual,
    Word,
    from_clause,
    parse,
)
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.searching.unspaced import MIN_LETTERS, parting
from indexer.shapes import from_json
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest
from indexer.storing.engines.vocabulary import distance, within

#: Shortest word in which two slips are looked for.
_TWO_SLIPS = 6
_LOOKED_AT = 60
#: Unknown words of a query that are looked at: each costs some milliseconds, and nobody mistypes more.
_MOST = 20
#: Unknown words for which the words beside them are asked: two small searches for each candidate.
_FEW = 4
_KEPT = 3
#: Candidates that the other words of the query choose from, how many of these tell, and how much.
_WEIGHED, _BESIDE, _COMPANY, _UNSEEN = 5, 3, 0.75, 0.3
#: Costs, in units of the logarithm of a frequency.
_SLIP, _SWAP, _DOUBLING, _SECOND_SLIP, _FIRST_LETTER = 4.0, 3.0, 2.5, 6.0, 2.0
_OTHER_NUMBER = 1.0
#: Whoever leaves one space out leaves out the others.
_NO_SPACE = 1.0
_NEXT_KEY, _LIKE_SOUND, _FAR_KEY = 3.5, 4.0, 6.0
#: The letters of a French keyboard, row by row.
_KEYBOARD = "azertyuiop qsdfghjklm wxcvbn"
#: Letters that French writes for one sound, or nearly one: who spells by ear takes one for the other.
_SOUNDS = ("cs", "sz", "ck", "kq", "cq", "iy", "gj", "ae", "mn", "eo", "dt", "bp", "xs")
#: What is less likely than this is no correction: two slips to reach a rare word.
_UNLIKELY = -8.0
_UNLIKELY_OF_A_WORD, _UNLIKELY_WHERE_TOLD = 0.0, -3.0
#: Stop words are short and known by heart: slips in them are rarer than their frequency says.
_SHORT_AND_KNOWN = 2.0
_MILDNESS = 9.0
_LEAST_WEIGHT = 0.25
#: Letters of a short word, which is mended unless it exists or has a capital: most of those are names and acronyms.
_SHORT = 3
#: Letters that a word shares with its stem, irregular verbs apart.
_TOLD_BY = 3
_LETTERS = re.compile(r"[^\W\d_]+")
_ELIDED = re.compile(r"(?<=\b[dl]) (?=\w)")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A known word near an unknown one; ``terms`` is empty for a stop word."""

    form: str
    terms: tuple[str, ...]
    likelihood: float


@dataclass(frozen=True, slots=True)
class _Typed:
    """An unknown word and its place in the query.

    ``told``: its stem is known, or it is short, so that only a likely slip is mended.
    """

    start: int
    end: int
    form: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class _Slip:
    """An unknown word, its place in the query, and what it may stand for, likeliest first."""

    start: int
    end: int
    candidates: tuple[_Candidate, ...]


def spelling(engine: Engine, parsed: Parsed) -> Correction | None:
    """The query with its unknown words mended; ``None`` where there is nothing to mend.

    A word is unknown when neither its stem nor any of its synonyms is in the index; so is a form that no act
    has and that is no French word, although it has the stem of another (« guerer »), and a word that no
    act has inside a phrase, which nothing would answer. Numbers, a word alone in quotes, and short words that exist or
    have a capital are left alone, and so is what comes after the first ``_MOST``; names after ``commune:``
    are compared with those of the bodies that are in the index.
    """
    known = engine.frequencies("texte", _terms_of(parsed.words))
    doubted = [typed for word in parsed.words for typed in _doubted(known, parsed.text, word)]
    written = engine.frequencies("surface", [typed.form for typed in doubted]) if doubted else {}
    unknown = [typed for typed in doubted if not written[typed.form]][:_MOST]
    beside = _beside(known, parsed.words) if len(unknown) <= _FEW else ()
    slips = [
        *(slip for typed in unknown if (slip := _slip(engine, typed, beside))),
        *(slip for word in parsed.words for slip in _name_slips(engine, parsed.text, word)),
    ]
    if not slips:
        return None
    text = parsed.text
    others: dict[int, tuple[Alternative, ...]] = {}
    shift = 0
    for slip in sorted(slips, key=lambda slip: slip.start):
        best = slip.candidates[0]
        form = " ".join(as_written(engine, word) for word in best.form.split())
        form = _ELIDED.sub("'", form)
        others[slip.start + shift] = _alternatives(slip.candidates)
        text = text[: slip.start + shift] + form + text[slip.end + shift :]
        shift += len(form) - (slip.end - slip.start)
    mended = parse(text)
    if not mended.words:
        # Nothing but stop words is left: that is no better a question.
        return None
    clause = _with_alternatives(mended.clause, others)
    return Correction(text, from_clause(text, clause, notes=parsed.notes))


def _terms_of(words: Iterable[Textual]) -> Iterator[str]:
    """The stems of the words of a query and the first of each of their synonyms."""
    for word in words:
        if isinstance(word, Word):
            yield from word.terms
            yield from (other.terms[0] for other in word.synonyms)


def _name_slips(engine: Engine, text: str, name: Textual) -> Iterator[_Slip]:
    """Words of ``commune:`` that no name of a body has."""
    if not isinstance(name, Phrase) or name.field not in NAME_FIELDS:
        return
    named = engine.frequencies("collectivite_nom", name.terms)
    for piece in _LETTERS.finditer(text, name.start, name.end):
        form = fold(piece[0])
        if named.get(form) == 0:
            reach = 2 if len(form) >= _TWO_SLIPS else 1
            near = engine.near("collectivite_nom", form, reach, _KEPT)
            known = tuple(_Candidate(other, (other,), -_cost(form, other)) for other, _ in near)
            if known and len(form) >= MIN_LETTERS:
                yield _Slip(piece.start(), piece.end(), known[:1])


def _doubted(known: Mapping[str, int], text: str, word: Textual) -> Iterator[_Typed]:
    """Words of a query that are misspelt unless acts have them in that form."""
    match word:
        case Phrase(field=None, terms=terms) if len(terms) > 1:
            yield from (typed for form in terms for typed in _places(text, word, form))
        case Word() if not any(known[other.terms[0]] for other in word.synonyms):
            for term, form in zip(word.terms, word.surface, strict=True):
                if not known[term]:
                    yield from _places(text, word, form)
                elif len(form) >= MIN_LETTERS and not is_word(form):
                    yield from _places(text, word, form, told=True)


def _places(text: str, word: Word | Phrase, form: str, *, told: bool = False) -> Iterator[_Typed]:
    """Where a form that is long enough was typed."""
    if len(form) < _SHORT or not form.isalpha():
        return
    short = len(form) < MIN_LETTERS
    for piece in _LETTERS.finditer(text, word.start, word.end):
        if fold(piece[0]) == form and not (short and (piece[0][0].isupper() or is_word(form))):
            yield _Typed(piece.start(), piece.end(), form, told or short)


def _beside(known: Mapping[str, int], words: Iterable[Textual]) -> tuple[str, ...]:
    """The stems of a query that acts have, the rarest: they tell what its other words are about."""
    terms = {term for word in words if isinstance(word, Word) for term in word.terms}
    held = sorted((known[term], term) for term in terms if known[term])
    return tuple(term for _, term in held[:_BESIDE])


def _slip(engine: Engine, typed: _Typed, beside: tuple[str, ...]) -> _Slip | None:
    candidates = _candidates(engine, typed.form, told=typed.told)
    if len(candidates) > 1 and beside:
        candidates = _with_company(engine, candidates, beside)
    candidates = candidates[:_KEPT]
    return _Slip(typed.start, typed.end, candidates) if candidates else None


def _with_company(
    engine: Engine, candidates: tuple[_Candidate, ...], beside: tuple[str, ...]
) -> tuple[_Candidate, ...]:
    """The candidates in the order that the other words of the query speak for.

    Of the acts that have a candidate, the share that has one of the others too is how likely these are beside it.
    """
    others = nodes.Or([nodes.Term("texte", term) for term in beside])

    def likelihood(candidate: _Candidate) -> float:
        # A stop word stands in every act.
        own = nodes.And([nodes.Term("texte", term) for term in candidate.terms] or [nodes.Every()])
        acts = engine.search(EngineRequest(own, limit=0)).total
        both = engine.search(EngineRequest(nodes.And([own, others]), limit=0)).total
        return candidate.likelihood + _COMPANY * math.log((both + _UNSEEN) / (acts + 1))

    weighed = [replace(each, likelihood=likelihood(each)) for each in candidates]
    return tuple(sorted(weighed, key=lambda each: (-each.likelihood, each.form)))


def _candidates(engine: Engine, typed: str, *, told: bool) -> tuple[_Candidate, ...]:
    """What an unknown word may stand for, the likeliest first, one candidate for each stem.

    A word that exists, and is only absent from this index, is taken for a slip where it would be a
    slip for a common word: « vent » does not become « vente » because one act speaks of a sale. So is one of
    which the index knows something (``told``).
    """
    exists = is_word(typed)
    least = _UNLIKELY_OF_A_WORD if exists else _UNLIKELY_WHERE_TOLD if told else _UNLIKELY
    found = list(_near(engine, typed, least))
    if not exists:
        found += [*_stop_words(engine, typed), *_without_spaces(engine, typed)]
        found += _said_otherwise(engine, typed)
    likely = [candidate for candidate in found if candidate.likelihood >= least]
    if not likely and not exists and not told:
        likely = [each for each in _near_stems(engine, typed) if each.likelihood >= least]
    likely.sort(key=lambda candidate: (-candidate.likelihood, candidate.form))
    best: dict[tuple[str, ...], _Candidate] = {}
    for candidate in likely:
        best.setdefault(candidate.terms, candidate)
    return tuple(best.values())[:_WEIGHED]


def _near(engine: Engine, typed: str, least: float) -> Iterator[_Candidate]:
    """Known words one or two slips away, none less likely than ``least``."""
    reach = 2 if len(typed) >= _TWO_SLIPS else 1
    for form, frequency in engine.near("surface", typed, reach, _LOOKED_AT):
        likelihood = math.log(max(frequency, 1)) - _cost(typed, form)
        groups = (
            query_groups(form, synonyms=False) if likelihood >= least and form.isalpha() else []
        )
        if len(groups) == 1:
            yield _Candidate(form, groups[0].terms, likelihood)


def _near_stems(engine: Engine, typed: str) -> Iterator[_Candidate]:
    """Words whose stem is one slip away, in a form that acts have: « vertdissent » where they only say « verdir ».

    A stem that goes on where the other ends is that of a word made of it (« cantinier »): that is no slip.
    """
    stem = "".join(_stem(typed))
    near = engine.near("texte", stem, 1, _LOOKED_AT) if len(stem) >= MIN_LETTERS else ()
    likely = [
        (math.log(max(frequency, 1)) - _cost(stem, other) - _OTHER_NUMBER, other)
        for other, frequency in near
        if len(other) >= MIN_LETTERS and not stem.startswith(other) and not other.startswith(stem)
    ]
    # The form is looked for in the text of an act, which is long: only for those that may be chosen.
    for likelihood, other in sorted(likely, reverse=True)[:_WEIGHED]:
        if form := _a_form(engine, other):
            yield _Candidate(form, (other,), likelihood)


def _a_form(engine: Engine, stem: str) -> str | None:
    """The commonest word with this stem in an act that has it, folded."""
    result = engine.search(EngineRequest(nodes.Term("texte", stem), limit=1))
    seen = Counter(
        form
        for hit in result.hits
        for word in _LETTERS.findall(from_json(hit.stored).acte.texte[:50_000])
        if (form := fold(word)).startswith(stem[:_TOLD_BY])
    )
    return next((form for form, _ in seen.most_common() if _stem(form) == (stem,)), None)


def _stem(form: str) -> tuple[str, ...]:
    groups = query_groups(form, synonyms=False)
    return groups[0].terms if len(groups) == 1 else ()


def _stop_words(engine: Engine, typed: str) -> Iterator[_Candidate]:
    """Stop words one slip away: what was typed then asks for nothing."""
    if near := within(1, typed, _long_stop_words()):
        everywhere = math.log(engine.stats().documents + 1) - _SHORT_AND_KNOWN
        for stop in sorted(near):
            yield _Candidate(stop, (), everywhere - _cost(typed, stop))


def _said_otherwise(engine: Engine, typed: str) -> Iterator[_Candidate]:
    """Words one slip away that no act has, where acts say the same otherwise: « pisine » for a « centre nautique »."""
    known = single_words()
    near = within(1, typed, list(known))
    for folded in (word for word in known if near.get(word) == 1):
        for group in query_groups(known[folded])[:1]:
            others = engine.frequencies("texte", (other.terms[0] for other in group.synonyms))
            if most := max(others.values(), default=0):
                yield _Candidate(known[folded], group.terms, math.log(most) - _cost(typed, folded))


def _without_spaces(engine: Engine, typed: str) -> Iterator[_Candidate]:
    """Known words without the spaces between them, as likely as that they stand together by chance.

    They are never too unlikely: where no word is near, nothing else makes up what was typed.
    """
    if found := parting(typed, lambda words: engine.frequencies("surface", words)):
        form = " ".join(found.pieces)
        terms = tuple(group.terms[0] for group in query_groups(form, synonyms=False))
        rarest, *others = sorted(found.frequencies)
        acts = max(engine.stats().documents, *others)
        together = math.log(rarest) + sum(math.log(often / acts) for often in others)
        likelihood = together - _SLIP - _NO_SPACE * (len(found.pieces) - 2)
        yield _Candidate(form, terms, max(likelihood, _UNLIKELY))


def _cost(typed: str, known: str) -> float:
    """How unlikely it is to type the one, or its other number, for the other."""
    cost = _cost_of_slips(typed, known)
    if typed.endswith("s") != known.endswith("s"):
        # The index may only have the singular, or the plural: that is no slip.
        typed, known = typed.removesuffix("s"), known.removesuffix("s")
        cost = min(cost, _OTHER_NUMBER + _cost_of_slips(typed, known))
    return cost


def _cost_of_slips(typed: str, known: str) -> float:
    first = _FIRST_LETTER if typed[0] != known[0] else 0.0
    slips = distance(typed, known)
    if slips > 1:
        return _SLIP + _SECOND_SLIP * (slips - 1) + first
    if len(typed) == len(known):
        return _exchange_cost(typed, known) + first
    return (_DOUBLING if _undoubled(typed) == _undoubled(known) else _SLIP) + first


def _exchange_cost(typed: str, known: str) -> float:
    """The cost of two letters swapped, or of one key struck for another."""
    wrong = [(one, other) for one, other in zip(typed, known, strict=True) if one != other]
    if len(wrong) == 2:
        return _SWAP
    pair = "".join(wrong[0]) if wrong else ""
    ways = (pair, pair[::-1])
    if any(way in _KEYBOARD for way in ways):
        return _NEXT_KEY
    return _LIKE_SOUND if any(way in _SOUNDS for way in ways) else _FAR_KEY


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _long_stop_words() -> tuple[str, ...]:
    folded = {fold(word) for word in STOP_WORDS | QUESTION_WORDS}
    return tuple(sorted(w for w in folded if len(w) >= MIN_LETTERS and w.isalpha()))


def _alternatives(candidates: tuple[_Candidate, ...]) -> tuple[Alternative, ...]:
    """The other candidates, beside the first, at weights that fall with their likelihood."""
    best, *others = candidates
    weighted = ((c, math.exp((c.likelihood - best.likelihood) / _MILDNESS)) for c in others)
    return tuple(
        Alternative(c.terms, (c.form,), weight, c.form)
        for c, weight in weighted
        if len(c.terms) == 1 and weight >= _LEAST_WEIGHT
    )


def _with_alternatives(clause: Clause, others: dict[int, tuple[Alternative, ...]]) -> Clause:
    match clause:
        case All(parts):
            return All(tuple(_with_alternatives(part, others) for part in parts))
        case Any(parts):
            return Any(tuple(_with_alternatives(part, others) for part in parts))
        case Word() if clause.start in others and len(clause.terms) == 1:
            return replace(clause, synonyms=(*clause.synonyms, *others[clause.start]))
        case _:
            return clause


def as_written(engine: Engine, form: str) -> str:
    """The word with the accents that acts give it most often, in small letters."""
    result = engine.search(EngineRequest(nodes.Term("surface", form), limit=3))
    seen: Counter[str] = Counter()
    for hit in result.hits:
        record = from_json(hit.stored)
        act, body = record.acte, record.collectivite.nom
        words = _LETTERS.findall(f"{act.objet or ''} {body or ''} {act.texte[:50_000]}".lower())
        seen.update(word for word in words if word[0] == form[0] or not word[0].isascii())
    written = [word for word in seen if fold(word) == form]
    return max(written, key=lambda word: (seen[word], word), default=spelt(form))
