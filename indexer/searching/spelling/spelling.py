"""« Vouliez-vous dire »: words that are nowhere in the index, and the known words they may stand for.

A word that is in the index as it was typed is never replaced: it may be rare, it is not wrong; nor is a form of
a word that exists, where the index has the same word in other forms. Of the words that it may stand for
(``candidates``), one counts the more, the more of its acts have another word of the query too.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from analyzers import Alternative, fold, is_word, query_groups
from analyzers.frozen import dataclass
from analyzers.runs.compounds import spelt
from indexer.acts.stored import from_json
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
from indexer.searching.query.named_communes import commune_with_article
from indexer.searching.spelling.candidates import LETTERS, TWO_SLIPS, Candidate, candidates_for
from indexer.searching.spelling.mistyped import cost_of
from indexer.searching.spelling.unspaced import MIN_LETTERS
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest

#: Unknown words of a query that are looked at: each costs some milliseconds, and nobody mistypes more.
_MOST = 20
#: Unknown words for which the words beside them are asked: two small searches for each candidate.
_FEW = 4
_KEPT = 3
#: How many of the other words of the query tell, and how much.
_BESIDE, _COMPANY, _UNSEEN = 3, 0.75, 0.3
_MILDNESS = 9.0
_LEAST_WEIGHT = 0.25
#: Letters of a short word, which is mended unless it exists or has a capital: most of those are names and acronyms.
_SHORT = 3
#: Letters of a word of which one may be doubled or not, of one that has any slip, and what the usual spelling counts.
_LONG_ENOUGH, _LONG, _USUAL_WEIGHT = 6, 9, 0.9
#: Acts that hold one slip of a long word, at most.
_FEW_SLIPS = 5
#: Words of other scripts are no slip of one of ours, however they sound.
_LAST_LATIN = "\u024f"
#: What is doubled.
_CONSONANTS = frozenset("bcdfglmnprst")
#: A word and figures without a blank between; the fewest letters go with a number that is no road or parcel.
_GLUED = re.compile(
    r"(?P<letters>[^\W\d_]{4,})(?P<figures>[0-9]+(?:[/._-][0-9]+)*)"
    r"|(?P<few>[^\W\d_]{2,3})(?P<number>[0-9]+(?:[/._-][0-9]+)+)"
)
_ELIDED = re.compile(r"(?<=\b[cdjlmnst]) (?=\w)|(?<=qu) (?=\w)")


@dataclass(frozen=True, slots=True)
class _Typed:
    """An unknown word and its place in the query.

    ``told``: its stem is known, or it is short, so that only a likely slip is mended. ``figures`` are those
    that stand behind it without a blank.
    """

    start: int
    end: int
    form: str
    told: bool = False
    figures: str = ""


@dataclass(frozen=True, slots=True)
class _Slip:
    """An unknown word, its place in the query, and what it may stand for, likeliest first."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]


def spelling(engine: Engine, parsed: Parsed) -> Correction | None:
    """The query with its unknown words mended; ``None`` where there is nothing to mend.

    A word is unknown when neither its stem nor any of its synonyms is in the index; so is a form that no act
    has and that is no French word, although it has the stem of another (« guerer »), and a word that no
    act has inside a phrase, which nothing would answer. Numbers, a word alone in quotes, the name of a commune with its
    article, and short words that exist or have a capital are left alone, and so is what comes after the first
    ``_MOST``; names after ``commune:`` are compared with those of the bodies that are in the index.
    """
    known = engine.frequencies("texte", _terms_of(parsed.words))
    doubted = [typed for word in parsed.words for typed in _doubted(known, parsed.text, word)]
    written = engine.frequencies("surface", [typed.form for typed in doubted]) if doubted else {}
    unknown = [each for each in doubted if each.figures or not written[each.form]][:_MOST]
    beside = _beside(known, parsed.words) if len(unknown) <= _FEW else ()
    slips = [
        *(slip for typed in unknown if (slip := _slip(engine, parsed.text, typed, beside))),
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
    mended = with_usual_spelling(engine, parse(text))
    if not mended.words:
        # Nothing but stop words is left: that is no better a question.
        return None
    clause = _with_alternatives(mended.clause, others)
    return Correction(text, from_clause(text, clause, notes=parsed.notes))


def with_usual_spelling(engine: Engine, parsed: Parsed) -> Parsed:
    """The query whose words that are no French are looked for as they are spelt, too: « billeterie », « colombarium ».

    Acts hold the slips of their authors: a word that some of them have so is not replaced.
    """
    others: dict[int, tuple[Alternative, ...]] = {}
    for word in parsed.words:
        if isinstance(word, Word) and len(word.terms) == 1 and _may_be_slip(word.surface[0]):
            known = _usual_spellings(engine, word.surface[0])
            others[word.start] = tuple(
                Alternative(group.terms, (form,), _USUAL_WEIGHT, form)
                for form in known
                for group in query_groups(form, synonyms=False)
                if group.terms != word.terms
            )
    if not any(others.values()):
        return parsed
    clause = _with_alternatives(parsed.clause, others)
    return from_clause(parsed.text, clause, notes=parsed.notes)


def _may_be_slip(form: str) -> bool:
    return len(form) >= _LONG_ENOUGH and form.isalpha() and not is_word(form)


def _usual_spellings(engine: Engine, form: str) -> list[str]:
    """The words of acts that a form may be: with a letter doubled or not, or one slip away if it is long."""
    forms = [other for other in _doublings(form) if is_word(other)]
    known = engine.frequencies("surface", forms) if forms else {}
    usual = [other for other, often in known.items() if often]
    if usual or len(form) < _LONG:
        return usual
    # A word of many acts is a name; one of none is mended (``spelling``).
    if not 0 < engine.frequencies("surface", [form])[form] <= _FEW_SLIPS:
        return []
    near = engine.near("surface", form, 1, _KEPT)
    return [other for other, _ in near if other[0] == form[0] and is_word(other)]


def _doublings(form: str) -> Iterator[str]:
    """A word with one of its consonants doubled, or one that is doubled once."""
    for place, letter in enumerate(form):
        if letter in _CONSONANTS:
            if form[place : place + 2] == letter * 2:
                yield form[:place] + form[place + 1 :]
            elif form[place - 1] != letter:
                yield form[:place] + letter + form[place:]


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
    for piece in LETTERS.finditer(text, name.start, name.end):
        form = fold(piece[0])
        if named.get(form) == 0:
            reach = 2 if len(form) >= TWO_SLIPS else 1
            near = engine.near("collectivite_nom", form, reach, _KEPT)
            known = tuple(Candidate(other, (other,), -cost_of(form, other)) for other, _ in near)
            if known and len(form) >= MIN_LETTERS:
                yield _Slip(piece.start(), piece.end(), known[:1])


def _doubted(known: Mapping[str, int], text: str, word: Textual) -> Iterator[_Typed]:
    """Words of a query that are misspelt unless acts have them in that form."""
    match word:
        case Word(terms=(term,)) if not known[term] and (
            glued := _GLUED.fullmatch(text, word.start, word.end)
        ):
            letters, figures = (part for part in glued.groups() if part)
            yield _Typed(word.start, word.end, fold(letters), figures=figures)
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
    for piece in LETTERS.finditer(text, word.start, word.end):
        if max(piece[0]) > _LAST_LATIN:
            continue
        if fold(piece[0]) == form and not (short and (piece[0][0].isupper() or is_word(form))):
            yield _Typed(piece.start(), piece.end(), form, told or short)


def _beside(known: Mapping[str, int], words: Iterable[Textual]) -> tuple[str, ...]:
    """The stems of a query that acts have, the rarest: they tell what its other words are about."""
    terms = {term for word in words if isinstance(word, Word) for term in word.terms}
    held = sorted((known[term], term) for term in terms if known[term])
    return tuple(term for _, term in held[:_BESIDE])


def _slip(engine: Engine, text: str, typed: _Typed, beside: tuple[str, ...]) -> _Slip | None:
    if typed.figures:
        return _parted_from_figures(engine, typed)
    candidates = candidates_for(engine, typed.form, told=typed.told)
    if len(candidates) > 1 and beside:
        candidates = _with_company(engine, candidates, beside)
    candidates = candidates[:_KEPT]
    if not candidates or commune_with_article(text, typed.start, typed.end):
        return None
    return _Slip(typed.start, typed.end, candidates)


def _parted_from_figures(engine: Engine, typed: _Typed) -> _Slip | None:
    """« budgetprimitif2031 »: the word, or those that it stands for, and the figures."""
    form = typed.form
    if not engine.frequencies("surface", [form])[form]:
        likely = candidates_for(engine, form, told=False) if len(form) >= MIN_LETTERS else ()
        if not likely:
            return None
        form = likely[0].form
    parted = Candidate(f"{form} {typed.figures}", (), 0.0)
    return _Slip(typed.start, typed.end, (parted,))


def _with_company(
    engine: Engine, candidates: tuple[Candidate, ...], beside: tuple[str, ...]
) -> tuple[Candidate, ...]:
    """The candidates in the order that the other words of the query speak for.

    Of the acts that have a candidate, the share that has one of the others too is how likely these are beside it.
    """
    others = nodes.Or([nodes.Term("texte", term) for term in beside])

    def likelihood(candidate: Candidate) -> float:
        # A stop word stands in every act.
        own = nodes.And([nodes.Term("texte", term) for term in candidate.terms] or [nodes.Every()])
        acts = engine.search(EngineRequest(own, limit=0)).total
        both = engine.search(EngineRequest(nodes.And([own, others]), limit=0)).total
        return candidate.likelihood + _COMPANY * math.log((both + _UNSEEN) / (acts + 1))

    weighed = [replace(each, likelihood=likelihood(each)) for each in candidates]
    return tuple(sorted(weighed, key=lambda each: (-each.likelihood, each.form)))


def _alternatives(candidates: tuple[Candidate, ...]) -> tuple[Alternative, ...]:
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
    """The word with the accents that acts give it most often, in small letters: capitals often have none."""
    result = engine.search(EngineRequest(nodes.Term("surface", form), limit=3))
    seen: Counter[str] = Counter()
    for hit in result.hits:
        record = from_json(hit.stored)
        act, body = record.acte, record.collectivite.nom
        words = LETTERS.findall(f"{act.objet or ''} {body or ''} {act.texte[:50_000]}")
        begun = (word for word in words if word[0].lower() == form[0] or not word[0].isascii())
        seen.update(begun)
    written = [word for word in seen if fold(word) == form]
    best = max(written, key=lambda word: (word.islower(), seen[word], word), default=spelt(form))
    return best.lower()
