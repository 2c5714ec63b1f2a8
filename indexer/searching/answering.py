"""What is answered to a query: what matches it, what matches it mended or widened, what is near it.

All words are required as long as an act has them. Two things widen a query: nothing matches it; or few
acts do, and one that lacks a word or two treats of it far more than they (a long act that has the words
here and there keeps no shorter one about the subject from being seen).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, repeat
from math import log

from analyzers import fold
from analyzers.frozen import dataclass
from indexer.acts.stored import listed_from_json
from indexer.fields.fields import SORTS
from indexer.searching.asking import best_first, engine_request, matches
from indexer.searching.extracts.highlight import Marker
from indexer.searching.last_sitting import with_last_sitting
from indexer.searching.query import (
    All,
    Parsed,
    Word,
    as_body,
    dated,
    numbered,
    of_body,
    parse,
    parted,
    plain_words,
    turned,
)
from indexer.searching.query.compiling import tree
from indexer.searching.query.widening import beside, is_road, is_whole, of_half, relax
from indexer.searching.query.wording import worded
from indexer.searching.ranking import ranking
from indexer.searching.ranking.missing import asked_for, lacking, missing_words
from indexer.searching.ranking.nearness import near_in_order
from indexer.searching.results import SHORT, Hit, SearchRequest
from indexer.searching.spelling.spelling import spelling, with_usual_spelling
from indexer.searching.values.naming import (
    body_misspelt,
    body_named,
    body_partly_named,
    shortened_name,
    tells_body,
)
from indexer.searching.view import View
from indexer.storing.engines.protocol import EngineHit, EngineResult

#: How much better an act that lacks words must score than those that were found, to widen the query.
_FAR_BETTER = 1.2
#: The same where an act has fewer of the words than they.
_SUBJECT_ALONE = 1.5
#: The rarity of a word that a quarter of the acts have: alone, it is no answer to more words than it.
_RARE = log(5)
#: Words of the shortest query that is widened although acts match it: half of two is one word alone.
_FEWEST_WORDS = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine said, and to which query: the one asked, or one made of it.

    ``asked`` is what was to be found, with its misspellings mended where that was searched. ``whole``
    counts the acts that answer it whole; where there are some, a widened answer holds them too.
    """

    asked: Parsed
    parsed: Parsed
    result: EngineResult
    relaxed: bool = False
    suggestion: str | None = None
    whole: int = 0
    #: What is nearest to ``asked``, where it was looked at already.
    nearest: Sequence[EngineHit] | None = None


def answered(view: View, parsed: Parsed, request: SearchRequest) -> Answer:
    """The query as asked; mended, then widened, where nothing matches or something far better is near."""
    named_body = partial(proposed_body, view, request, parsed.text)
    parsed = with_last_sitting(view, parsed, request, named_body)
    parsed = with_usual_spelling(view.store.engine, parsed)
    answer = _first_that_matches(view, parsed, request)
    if not _open(answer, request):
        return answer
    named = _naming(view, request, answer.asked)
    if not answer.relaxed:
        named = _or_year(named)
    wider = of_half(answer.asked, named, forced=answer.relaxed)
    if wider is None:
        return answer
    first = replace(request, page=1, facets=False)
    nearest = _nearest(view, answer, first)
    if not _far_better(view, answer, request, nearest, named):
        partly = answer.relaxed and not answer.whole
        subject = _subject(view, answer, request, nearest) if partly else None
        if subject is None:
            return replace(answer, nearest=nearest)
        wider = beside(answer.parsed, subject)
    return replace(
        answer,
        parsed=wider,
        result=best_first(view, wider, request),
        relaxed=True,
    )


def _first_that_matches(view: View, parsed: Parsed, request: SearchRequest) -> Answer:
    result = best_first(view, parsed, request)
    if not result.total:
        parsed, result = _as_number_or_day(view, parsed, request, result)
    correction = spelling(view.store.engine, parsed)
    suggestion = correction.text if correction else None
    if result.total:
        return Answer(parsed, parsed, result, suggestion=suggestion, whole=result.total)
    asked = correction.parsed if correction else parsed
    rarities = _rarities(view, [word for word in asked.words if isinstance(word, Word)])

    def common(word: Word) -> bool:
        return rarities.get(worded(word), 2) < _RARE

    for wider in relax(parsed, correction, common, _naming(view, request, asked)):
        result = best_first(view, wider, request)
        if result.total:
            mended = correction is not None and wider is correction.parsed
            whole = result.total if mended else 0
            return Answer(asked, wider, result, relaxed=True, suggestion=suggestion, whole=whole)
    return Answer(parsed, parsed, result, suggestion=suggestion)


def _as_number_or_day(
    view: View, parsed: Parsed, request: SearchRequest, nothing: EngineResult
) -> tuple[Parsed, EngineResult]:
    """The query that nothing matches as words: the number of an act, if one has it, else a body or perhaps a day."""
    named = _with_body(view, request, _with_whole_name(view, parsed))
    for meant in chain((named,), _meant(view, named)):
        if meant is not parsed and (result := best_first(view, meant, request)).total:
            return meant, result
    return dated(named), nothing


def _meant(view: View, parsed: Parsed) -> Iterator[Parsed]:
    numbers = partial(view.store.engine.frequencies, "numero")
    yield numbered(parsed)
    yield parted(parsed, numbers)
    yield turned(parsed, numbers)
    yield dated(parsed)
    if isinstance(parsed.clause, All | Word) and (body := body_misspelt(parsed.text, view.bodies)):
        yield as_body(parsed, body, parse(body).clause)


def _with_whole_name(view: View, parsed: Parsed) -> Parsed:
    """The query with the whole name of a commune that acts have, typed without its small words: « st andre cubzac »."""
    told = shortened_name(parsed.text) if plain_words(parsed.clause) else None
    if told is None:
        return parsed
    start, end, name = told
    meant = parse(f"{parsed.text[:start]}{name}{parsed.text[end:]}")
    terms = [word.terms[0] for word in meant.words if isinstance(word, Word) and word.name]
    known = tuple(name.split()) in view.bodies
    if not known and not any(view.store.engine.frequencies("texte", terms).values()):
        return parsed
    said = f"« {parsed.text[start:end]} » : pris pour « {name} »."
    return replace(meant, notes=(*parsed.notes, said))


def _with_body(view: View, request: SearchRequest, parsed: Parsed) -> Parsed:
    """The query with a name that no act has taken for the body whose name begins so: « sainte maure ».

    So are the initials of one body: « ccvo ».
    """
    words = [word for word in parsed.words if isinstance(word, Word) and word.field is None]
    for word in words:
        if not word.synonyms and (called := view.initials.get(fold(word.text))):
            parsed = of_body(parsed, [word], called)
    names = [word for word in words if word.name]
    body = proposed_body(view, request, parsed.text) if names else None
    if body is None:
        return parsed
    known = view.store.engine.frequencies("texte", [word.terms[0] for word in names])
    unknown = [word for word in names if not known[word.terms[0]] and tells_body(word.text, body)]
    return of_body(parsed, unknown, body) if unknown else parsed


def _open(answer: Answer, request: SearchRequest) -> bool:
    """Whether other acts than those found may be shown among them."""
    words = plain_words(answer.asked.clause)
    few = answer.relaxed or 0 < answer.result.total <= SHORT
    by_score = SORTS[request.tri].field is None
    return (
        few
        and request.near
        and by_score
        and len(words) >= _FEWEST_WORDS
        and not any(map(is_whole, words))
    )


def _far_better(
    view: View,
    answer: Answer,
    request: SearchRequest,
    nearest: Sequence[EngineHit],
    named: Callable[[Word], bool],
) -> bool:
    """Whether an act that has what tells most of the words scores far better than each of those found.

    It has the ``named`` ones, which the widened query requires.
    """
    best = _best_score(view, answer, request)
    better = [hit for hit in nearest if hit.score > _FAR_BETTER * best]
    if not better:
        return False
    words = plain_words(answer.asked.clause)
    rarities, kept = _rarities(view, words), {worded(word) for word in words if named(word)}
    told = missing_words(view.store.engine, answer.asked.clause, better)
    return any(kept.isdisjoint(missing) and _tells_most(rarities, missing) for missing in told)


def _best_score(view: View, answer: Answer, request: SearchRequest) -> float:
    """The score of the first act found, whatever page of them is asked for."""
    hits = answer.result.hits
    if request.page > 1:
        hits = matches(view, answer.parsed, replace(request, page=1, per_page=1, facets=False)).hits
    return max((hit.score for hit in hits), default=0.0)


def _subject(
    view: View, answer: Answer, request: SearchRequest, nearest: Sequence[EngineHit]
) -> list[Word] | None:
    """The few words that an act has which treats far more of the query than those that have more of its words.

    « date limite affouage »: of many acts with a date and a limit, none is about the wood. A kind of road is no
    subject.
    """
    best = _best_score(view, answer, request)
    if not nearest or nearest[0].score <= _SUBJECT_ALONE * best:
        return None
    words = plain_words(answer.asked.clause)
    (missing,) = missing_words(view.store.engine, answer.asked.clause, nearest[:1])
    had = [word for word in words if worded(word) not in missing]
    if all(map(is_road, had)):
        return None
    rarities = _rarities(view, had)
    return had if any(rarity >= _RARE for rarity in rarities.values()) else None


def proposed_body(view: View, request: SearchRequest, text: str) -> str | None:
    """A body that a text names and that is not a filter of the request yet."""
    if not text or request.filters.get("collectivite") or request.filters.get("commune"):
        return None
    return body_named(text, view.bodies) or body_partly_named(text, view.telling)


def _naming(view: View, request: SearchRequest, asked: Parsed) -> Callable[[Word], bool]:
    """What says of a word of a query whether it names a body of the index."""
    body = proposed_body(view, request, asked.text)
    return lambda word: body is not None and tells_body(word.text, body)


def _or_year(named: Callable[[Word], bool]) -> Callable[[Word], bool]:
    """The same, and of a year: where acts have it with all other words, none of another year is a better answer."""
    return lambda word: word.sittings is not None or named(word)


def near(view: View, answer: Answer, request: SearchRequest, most: int) -> list[Hit]:
    """The acts that follow a short answer, ``most`` at most: they pass its filters and hold half of the words.

    Among these is one that not a quarter of all acts have, where the query has such a word. Half is where they
    stop being worth a look (``benchmarks/relevance``).
    """
    clause, shown = answer.asked.clause, {hit.id for hit in answer.result.hits}
    words = plain_words(clause)
    if not shown or len(words) < 2:
        return []
    wholes = {worded(word) for word in words if is_whole(word)}
    rarities = _rarities(view, words)
    telling = {word for word, rarity in rarities.items() if rarity >= _RARE} or set(rarities)
    nearest = answer.nearest
    if nearest is None:
        nearest = _nearest(view, answer, replace(request, facets=False))
    asked = asked_for(clause)
    trees = [tree(part) for part in asked]
    following: list[tuple[EngineHit, tuple[str, ...]]] = []
    for hit, had in near_in_order(view.store.engine, nearest, answer.asked, trees):
        if hit.id in shown:
            continue
        missing = lacking(clause, asked, had)
        enough = len(missing) <= len(words) // 2 and not telling.issubset(missing)
        if enough and wholes.isdisjoint(missing):
            following.append((hit, missing))
    return _hits(following[:most], answer.asked)


def _nearest(view: View, answer: Answer, request: SearchRequest) -> Sequence[EngineHit]:
    wanted = replace(request, per_page=SHORT + len(answer.result.hits))
    asked = engine_request(view, ranking.nearest(answer.asked), wanted)
    return view.store.engine.search(asked).hits


def _tells_most(rarities: Mapping[str, float], missing: Sequence[str]) -> bool:
    """Whether an act has half of the words, and what it lacks tells less of the subject than what it has."""
    lacking = sum(rarities.get(word, 0.0) for word in missing)
    return len(missing) <= len(rarities) // 2 and 2 * lacking <= sum(rarities.values())


def _rarities(view: View, words: Sequence[Word]) -> dict[str, float]:
    """How much each word tells: the logarithm of how few acts have it, in any of its ways."""
    acts = sum(view.values("type").values())
    ways = [terms for word in words for terms in _ways(word)]
    known = view.store.engine.frequencies("texte", chain.from_iterable(ways))
    rarities = {}
    for word in words:
        # No more acts have terms in a row than the rarest of them.
        having = max(min(map(known.__getitem__, terms)) for terms in _ways(word))
        rarities[worded(word)] = log(1 + acts / (having + 0.5))
    return rarities


def _ways(word: Word) -> Iterator[tuple[str, ...]]:
    """The terms of a word, and those of each of its other ways."""
    yield word.terms
    yield from (other.terms for other in word.synonyms)


def found(view: View, answer: Answer) -> list[Hit]:
    """The hits of the answer; only where the query was widened may they lack words."""
    hits = answer.result.hits
    told: Iterable[tuple[str, ...]] = repeat(())
    if answer.relaxed:
        told = missing_words(view.store.engine, answer.asked.clause, hits)
    return _hits(list(zip(hits, told, strict=False)), answer.parsed)


def _hits(told: Sequence[tuple[EngineHit, tuple[str, ...]]], parsed: Parsed) -> list[Hit]:
    """What to show of some hits, each with what it lacks."""
    if not told:
        return []
    records = [listed_from_json(hit.stored) for hit, _ in told]
    # The text of a row of a table is its cells, which tell nothing that the title and the facts do not.
    rows = [record.type_document == "tableau" for record in records]
    texts = ["" if row else r.acte.texte for row, r in zip(rows, records, strict=True)]
    shown = Marker(parsed).shown(texts, [record.acte.objet or "" for record in records])
    return [
        Hit(record, hit.score, *marked, missing)
        for record, marked, (hit, missing) in zip(records, shown, told, strict=True)
    ]
