"""From a request to what the engine is asked: filters as exact values, periods as ranges, facets as fields."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzers import fold, is_word
from indexer.fields.fields import FACET_FIELDS, FACETS, MINUS, SORTS, WITH_DEDUCED
from indexer.searching.query import All, Clause, Keyword, Parsed, Phrase, Word, plain_words
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.searching.query.named_communes import commune_at
from indexer.searching.query.widening import is_road
from indexer.searching.ranking import ranking
from indexer.searching.ranking.nearness import searched
from indexer.searching.results import SearchRequest
from indexer.searching.values.naming import holds_words
from indexer.searching.values.unknown import unknown_note
from indexer.searching.view import View
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import EngineRequest, EngineResult, Filter, Range, Tree


def matches(view: View, parsed: Parsed, request: SearchRequest) -> EngineResult:
    """What the engine answers to a query, filtered as the request asks: to count, or to sort by a number."""
    return view.store.engine.search(engine_request(view, ranking.scored(parsed), request))


def best_first(view: View, parsed: Parsed, request: SearchRequest) -> EngineResult:
    """The same, for a page: of long facets the first values; where score orders the hits, the first ones stand better."""
    asked = engine_request(view, ranking.scored(parsed), request, _cut(request))
    return searched(view.store.engine, asked, parsed)


def engine_request(
    view: View, tree: Tree, request: SearchRequest, few: frozenset[str] = frozenset()
) -> EngineRequest:
    """What the engine is asked: a tree of a query, with what the request says beside it.

    ``few`` are the facets of which the most frequent values are enough.
    """
    return EngineRequest(
        query=nodes.And([tree, *refused]) if (refused := _refused(view, request)) else tree,
        filters=_filters(view, request),
        ranges=_ranges(request),
        sort=SORTS[request.tri].field,
        offset=(request.page - 1) * request.per_page,
        limit=request.per_page,
        facets=_facets(request),
        few=few,
    )


def meant(view: View, request: SearchRequest) -> SearchRequest:
    """The request with the values of its filters as acts have them: « unanimite » is unanimité, « nord » is 59.

    What a page shows as chosen is then what was chosen.
    """
    filters = {
        facet: tuple(dict.fromkeys(one for value in values for one in _meant(view, facet, value)))
        for facet, values in request.filters.items()
    }
    return request if filters == request.filters else replace(request, filters=filters)


def _meant(view: View, facet: str, value: str) -> Iterator[str]:
    refused = _is_refusal(view, facet, value)
    for one in _resolved(view, facet, [value.removeprefix(MINUS) if refused else value]):
        yield f"{MINUS}{one}" if refused else one


def unknown_values(view: View, request: SearchRequest) -> Iterator[str]:
    """What to say of the values of filters that no act has."""
    for facet, values in request.filters.items():
        known = view.values(facet_field(facet, request))
        for value in values:
            meant = value.removeprefix(MINUS) if _is_refusal(view, facet, value) else value
            if not any(one in known for one in _resolved(view, facet, [meant])):
                yield unknown_note(facet, meant, known)


def unmet(view: View, clause: Clause) -> Iterator[str]:
    """What to say of the values that a query names (``commune:Lens``) and no act has."""
    for part in clause.parts if isinstance(clause, All) else (clause,):
        if isinstance(part, Keyword) and part.field in FACETS:
            known = view.values(part.field)
            if not any(value in known for value in part.values):
                yield unknown_note(part.field, part.values[0], known)
        elif isinstance(part, Phrase) and part.field in NAME_FIELDS:
            known = view.values(part.field)
            if not any(holds_words(name, part.text) for name in known):
                yield unknown_note(part.field, part.text, known)


def unnamed_communes(view: View, parsed: Parsed) -> Iterator[str]:
    """What to say of the communes that a query names and no act does: they are not in the index."""
    words = [word for word in parsed.words if isinstance(word, Word) and word.field is None]
    known = view.store.engine.frequencies("texte", [term for word in words for term in word.terms])
    said = " ".join(parsed.notes)
    for word in words:
        if any(known[term] for term in word.terms) or f"« {word.text} » : pris pour " in said:
            continue
        if name := _commune(parsed.text, word):
            yield f"« {name} » : aucun acte du registre ne nomme cette commune."


def words_alone(view: View, parsed: Parsed) -> tuple[str, ...]:
    """The words of a query of several that acts have: where none has them together, each may be asked alone."""
    words = [word for word in plain_words(parsed.clause) if word.field is None]
    if len(words) < 2:
        return ()
    known = view.store.engine.frequencies("texte", [term for word in words for term in word.terms])
    had = [word.text for word in words if all(known[term] for term in word.terms)]
    return tuple(dict.fromkeys(had))


def withheld_roads(parsed: Parsed, alone: Sequence[str]) -> Iterator[str]:
    """What to say where acts have the kind of a road alone (« rue des lilas »), and are not shown."""
    words = plain_words(parsed.clause)
    roads = [word.text for word in words if is_road(word) and word.text in alone]
    named = [word.text for word in words if word.text not in alone]
    if roads and named:
        yield f"Aucun acte trouvé avec {_quoted(named)} ; ceux qui n’ont que {_quoted(roads)} ne sont pas montrés."


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"« {word} »" for word in dict.fromkeys(words))


def _commune(text: str, word: Word) -> str | None:
    """The commune that a word names; one that is a common word too (« tours ») has a capital.

    The capital of a first word (« Sens unique ») and those of a query without small letters tell nothing.
    """
    common = is_word(fold(word.text))
    if common and word.text.islower():
        return None
    name = commune_at(text, word.start, word.end)
    told = text.strip() == name or (text[: word.start].strip() and not text.isupper())
    return name if told or not common else None


def facet_field(facet: str, request: SearchRequest) -> str:
    """The keyword field of a facet; that of matières depends on whether deduced codes count."""
    return WITH_DEDUCED.get(facet, facet) if request.deduites else facet


def _filters(view: View, request: SearchRequest) -> tuple[Filter, ...]:
    wanted = (
        (field, [value for value in values if not _is_refusal(view, field, value)])
        for field, values in request.filters.items()
    )
    return tuple(
        Filter(facet_field(field, request), _resolved(view, field, values))
        for field, values in wanted
        if values
    )


def _refused(view: View, request: SearchRequest) -> list[Tree]:
    """The values that filters leave out: no act has one of them, and facets do not count them."""
    return [
        nodes.Not(nodes.Term(facet_field(field, request), one))
        for field, values in request.filters.items()
        for value in values
        if _is_refusal(view, field, value)
        for one in _resolved(view, field, [value.removeprefix(MINUS)])
    ]


def _is_refusal(view: View, field: str, value: str) -> bool:
    """Whether a value is one that is left out; a name may begin with the sign."""
    return value.startswith(MINUS) and value not in view.values(field)


def _resolved(view: View, field: str, values: Sequence[str]) -> tuple[str, ...]:
    """The exact values meant: « montpellier » is Montpellier, « Nord » is 59."""
    known = view.values(field)
    resolved: list[str] = []
    for value in values:
        if value in known:
            resolved.append(value)
            continue
        if code := FACETS[field].code_of(value):
            resolved.append(code)
            continue
        wanted = fold(value)
        resolved += [v for v in known if fold(v) == wanted] or [value]
    return tuple(dict.fromkeys(resolved))


def _facets(request: SearchRequest) -> tuple[str, ...]:
    return tuple(facet_field(facet, request) for facet in FACET_FIELDS) if request.facets else ()


def _cut(request: SearchRequest) -> frozenset[str]:
    """The facets of which a page shows the most frequent values alone: of none of them is one selected."""
    return frozenset(
        facet
        for facet in FACET_FIELDS
        if FACETS[facet].order == "frequent" and not request.filters.get(facet)
    )


def _ranges(request: SearchRequest) -> tuple[Range, ...]:
    if request.du is None and request.au is None:
        return ()
    return (Range("date", _number(request.du), _number(request.au)),)


def _number(day: dt.date | None) -> int | None:
    return day.year * 10_000 + day.month * 100 + day.day if day else None
