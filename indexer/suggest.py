"""« Vouliez-vous dire » and suggestions while typing.

A word that is in the index is never replaced: it may be rare, it is not wrong.
"""

import math
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA
from whoosh import query as wq

from analyzers import SURFACE, Alternative, fold, query_groups
from indexer.engines.protocol import Engine, EngineRequest, Tree
from indexer.query import All, Any, Clause, Correction, Parsed, Word, from_clause, parse
from indexer.query.trees import sequence
from indexer.records import from_json
from indexer.results import Suggestion

__all__ = ["Correction", "complete", "spelling"]

#: Near terms looked at, and those kept beside the word as typed.
_LOOKED_AT = 50
_KEPT = 4
_MIN_LETTERS = 4
_MIN_TYPED = 2
_OBJET_LENGTH = 110


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A known word near an unknown one; ``likelihood`` is a logarithm."""

    form: str
    terms: tuple[str, ...]
    likelihood: float


def spelling(engine: Engine, parsed: Parsed) -> Correction | None:
    """The query with its unknown words widened to near known ones; ``None`` where none is needed.

    A word is unknown when neither its stem nor any of its synonyms is in the index. Numbers, short
    words and names of several words are left alone.
    """
    replaced: dict[Word, list[_Candidate]] = {}
    for word in parsed.words:
        if isinstance(word, Word) and _unknown(engine, word):
            candidates = _candidates(engine, word)
            if candidates:
                replaced[word] = candidates
    if not replaced:
        return None
    text = parsed.text
    for word in sorted(replaced, key=lambda word: word.start, reverse=True):
        text = text[: word.start] + replaced[word][0].form + text[word.end :]
    widened = from_clause(parsed.text, _widened(parsed.clause, replaced), notes=parsed.notes)
    return Correction(text=text, parsed=widened)


def complete(engine: Engine, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """What a person who began to type so may want: bodies, subjects of acts, then words.

    Everything comes from acts that can be shown. Accents and case do not matter.
    """
    typed = fold(text).strip()
    if len(typed) < _MIN_TYPED or limit < 1:
        return ()
    found = [
        *_bodies(engine, typed, limit),
        *_subjects(engine, text, limit),
        *_words(engine, text, typed, limit),
    ]
    unique: dict[str, Suggestion] = {}
    for suggestion in found:
        unique.setdefault(fold(suggestion.text), suggestion)
    return tuple(unique.values())[:limit]


def _unknown(engine: Engine, word: Word) -> bool:
    if len(word.terms) != 1 or len(word.surface) != 1:
        return False
    form = word.surface[0]
    if len(form) < _MIN_LETTERS or not form.isalpha():
        return False
    field = word.field or "texte"
    if engine.frequency(field, word.terms[0]):
        return False
    return not any(engine.frequency(field, s.terms[0]) for s in word.synonyms)


def _candidates(engine: Engine, word: Word) -> list[_Candidate]:
    """Known words near a word as typed, the likeliest first, one for each stem."""
    form = word.surface[0]
    distance = 1 if len(form) < 6 else 2
    best: dict[tuple[str, ...], _Candidate] = {}
    for near, frequency in engine.near("surface", form, distance, _LOOKED_AT):
        groups = query_groups(near, synonyms=False)
        if len(groups) != 1 or not near.isalpha():
            continue
        terms = groups[0].terms
        likelihood = math.log(frequency + 1) - _cost(form, near)
        if terms not in best or best[terms].likelihood < likelihood:
            best[terms] = _Candidate(near, terms, likelihood)
    ordered = sorted(best.values(), key=lambda c: (-c.likelihood, c.form))
    return ordered[:_KEPT]


def _cost(typed: str, near: str) -> float:
    """How unlikely the slip is: a second one, or one on the first letter, is rare."""
    cost = 4.0 * OSA.distance(typed, near)
    if typed[0] != near[0]:
        cost += 2.0
    return cost


def _widened(clause: Clause, replaced: dict[Word, list[_Candidate]]) -> Clause:
    if isinstance(clause, All):
        return All(tuple(_widened(part, replaced) for part in clause.parts))
    if isinstance(clause, Any):
        return Any(tuple(_widened(part, replaced) for part in clause.parts))
    if isinstance(clause, Word) and clause in replaced:
        candidates = replaced[clause]
        top = candidates[0].likelihood
        near = tuple(
            Alternative(c.terms, (c.form,), math.exp((c.likelihood - top) / 4), c.form)
            for c in candidates
        )
        return replace(clause, synonyms=near)
    return clause


def _bodies(engine: Engine, typed: str, limit: int) -> list[Suggestion]:
    """Bodies one of whose words begins as typed, those with most acts first."""
    result = engine.search(EngineRequest(wq.Every(), limit=0, facets=("collectivite",)))
    counts = result.facets.get("collectivite", {})
    named = [name for name in counts if f" {typed}" in f" {fold(name).replace('-', ' ')}"]
    named.sort(key=lambda name: (not fold(name).startswith(typed), -counts[name], name))
    return [Suggestion(name, "collectivite") for name in named[: max(limit // 3, 1)]]


def _subjects(engine: Engine, text: str, limit: int) -> list[Suggestion]:
    """Subjects of acts that hold the words typed, the last of which may be unfinished."""
    tree = _beginning(text)
    if tree is None:
        return []
    result = engine.search(EngineRequest(tree, limit=limit * 2))
    objets = (from_json(hit.stored).acte.objet for hit in result.hits)
    return [
        Suggestion(" ".join(objet.split()), "objet")
        for objet in objets
        if objet and len(objet) <= _OBJET_LENGTH
    ]


def _beginning(text: str) -> Tree | None:
    """The objets that hold all the words of a text, the last one as a beginning."""
    whole, _, last = text.rpartition(" ")
    forms = SURFACE.terms(last) or [fold(last)]
    words = [word for word in parse(whole).words if isinstance(word, Word)]
    parts = [sequence("objet", word.terms) for word in words]
    if last:
        stems = [group.terms[-1] for group in query_groups(last, synonyms=False)]
        beginning: Tree = wq.Prefix("objet", forms[-1])
        parts.append(wq.Or([beginning, *(wq.Term("objet", stem) for stem in stems)]))
    return wq.And(parts) if parts else None


def _words(engine: Engine, text: str, typed: str, limit: int) -> list[Suggestion]:
    """The words that finish the last one typed."""
    head, _, _ = text.rpartition(" ")
    last = typed.rpartition(" ")[2]
    if len(last) < _MIN_TYPED:
        return []
    known = engine.prefixed("surface", last, limit)
    return [Suggestion(f"{head} {form}".strip(), "mot") for form, _ in known if form.isalpha()]
