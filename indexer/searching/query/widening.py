"""What to search for when a query matches nothing: misspellings mended, then less required.

Filters, periods and exclusions are never widened: they are what the user is sure of.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from math import comb

from analyzers import analyze_short, query_groups
from analyzers.frozen import dataclass
from indexer.searching.query.clauses import (
    All,
    Any,
    Clause,
    Keyword,
    Most,
    Period,
    Phrase,
    Prefix,
    Restriction,
    Word,
    conjunction,
    disjunction,
)
from indexer.searching.query.field_values import NAME_FIELDS, day_number, keyword, sitting_in
from indexer.searching.query.moments import note, of_number
from indexer.searching.query.parsed import Parsed, from_clause

#: Ways of leaving words out that one query may try.
MAX_CHOICES = 40
#: The same for the one step to half of the words: 8 of them have 70 halves.
_MAX_HALVES = 70
#: The terms of what stands in front of the name of a body.
_KINDS = frozenset(analyze_short("mairie ville commune municipalité collectivité")[0])
#: The term of a whole date, of letters and a number (« RD 938 »), of an hour.
_WHOLE = re.compile(
    r"d\d{4}-\d\d-\d\d|[a-z]{1,5}\d{1,5}(?:bis|ter|quater|[a-z])?|\d+(?:,\d+)?h(?:\d\d)?"
)
#: Letters, figures and signs that may be the number of an act: « DE2031-4 », « D.CCAS/2031/26 ».
_NUMBERED = re.compile(
    r"(?:n[°º] ?)?(?:[^\W\d_]{1,6}[ ._/-]?){0,2}[0-9]+(?:[ ._/-][^\W_]{1,8}){0,4}", re.IGNORECASE
)
#: The rank of an act and the year of its sitting, either way round.
_RANK_AND_YEAR = r"[0-9]{1,4}[-/._](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[-/._][0-9]{1,4}"
#: Kinds of roads that tell nothing of a subject where their name is unknown.
_ROADS = "rue avenue boulevard impasse allée ruelle venelle"
_DAY = re.compile(r"d(?P<month>\d{4}-\d\d)-\d\d")


@dataclass(frozen=True, slots=True)
class Correction:
    """A query whose unknown words were given the nearest known ones.

    ``text`` is what the user may have meant to type; ``parsed`` takes the words as typed or any of
    the near ones.
    """

    text: str
    parsed: Parsed


def numbered(parsed: Parsed) -> Parsed:
    """The query taken for the number of an act, and said so, where it holds nothing else: « DEL 20310630 14 ».

    It is the same query where it does not look so.
    """
    if not _NUMBERED.fullmatch(parsed.text):
        return parsed
    return _of_numbers(parsed, [parsed.text])


def parted(parsed: Parsed, numbers: Callable[[Iterable[str]], Mapping[str, int]]) -> Parsed:
    """The query taken for the number of an act that was typed without what parts it: « d2031033 » for « D2031-033 ».

    ``numbers`` tells which numbers acts have. It is the same query where none is meant.
    """
    if " " in parsed.text and not _NUMBERED.fullmatch(parsed.text):
        return parsed
    from indexer.keys import parted_forms  # few queries name a number

    known = [form for form, often in numbers(parted_forms(parsed.text)).items() if often]
    return _of_numbers(parsed, known) if known else parsed


def turned(parsed: Parsed, numbers: Callable[[Iterable[str]], Mapping[str, int]]) -> Parsed:
    """The query with a rank and a year taken for a number with letters before or between as well: « 14-2031 ».

    Said so. ``numbers`` tells which numbers acts have. It is the same query where none is meant.
    """
    words = [word for word in parsed.words if isinstance(word, Word) and word.field is None]
    ranked = next((word for word in words if re.fullmatch(_RANK_AND_YEAR, word.text)), None)
    if ranked is None:
        return parsed
    from indexer.keys import turned_forms  # few queries name a number

    known = [form for form, often in numbers(turned_forms(ranked.text)).items() if often]
    if not known:
        return parsed
    if parsed.words == (ranked,):
        return _of_numbers(parsed, known)
    meant = disjunction([keyword("numero", number) for number in known])
    said = f"« {ranked.text} » : pris pour le numéro d’un acte."
    return from_clause(
        parsed.text, _either(parsed.clause, {ranked: meant}), notes=(*parsed.notes, said)
    )


def of_body(parsed: Parsed, names: Iterable[Word], body: str) -> Parsed:
    """The query with names taken for a body as well, and said so."""
    meant: dict[Word, Clause] = dict.fromkeys(names, _decided_by(body))
    said = (f"« {name.text} » : pris pour « {body} »." for name in meant)
    return from_clause(parsed.text, _either(parsed.clause, meant), notes=(*parsed.notes, *said))


def as_body(parsed: Parsed, body: str, named: Clause) -> Parsed:
    """The query taken for the name of a body and nothing else, and said so; ``named`` is what that name asks."""
    said = f"« {parsed.text} » : pris pour « {body} »."
    either = disjunction([_decided_by(body), named])
    return from_clause(body, either, notes=(*parsed.notes, said))


def _decided_by(body: str) -> Keyword:
    return Keyword("collectivite", (body,), f'collectivite:"{body}"')


def _of_numbers(parsed: Parsed, numbers: Iterable[str]) -> Parsed:
    said = f"« {parsed.text} » : pris pour le numéro d’un acte."
    meant = disjunction([keyword("numero", number) for number in numbers])
    return from_clause(parsed.text, meant, notes=(*parsed.notes, said))


def as_sitting(parsed: Parsed, words: list[Word], day: dt.date) -> Parsed:
    """The query with words that say the last sitting taken for that of a day as well, and said so."""
    sitting = Period(day_number(day), day_number(day))
    either = disjunction([conjunction([*words]), sitting])
    typed = parsed.text[words[0].start : words[-1].end]
    said = f"« {typed} » : les actes de la séance du {day:%d/%m/%Y} sont montrés aussi."
    rest = without(parsed.clause, words)
    return from_clause(parsed.text, conjunction([either, rest]), notes=(*parsed.notes, said))


def without(clause: Clause, words: Iterable[Word]) -> Clause:
    """The clause without some of its words; everything where nothing else is asked."""
    left_out = {*words}
    parts = clause.parts if isinstance(clause, All) else (clause,)
    return conjunction([part for part in parts if part not in left_out])


def dated(parsed: Parsed) -> Parsed:
    """The query with what looks like the number of an act taken for the date of the sitting as well, and said so.

    It is the same query where nothing looks so: « 2024-03 » does.
    """
    told = [
        (word, moment)
        for word in parsed.words
        if isinstance(word, Word) and word.field is None and (moment := of_number(word.text))
    ]
    if not told:
        return parsed
    days: dict[Word, Clause] = {word: sitting_in(moment) for word, moment in told}
    notes = (*parsed.notes, *(note(word.text, moment) for word, moment in told))
    return from_clause(parsed.text, _either(parsed.clause, days), notes=notes)


def _either(clause: Clause, others: Mapping[Word, Clause]) -> Clause:
    """The clause with some of its words beside what they may mean as well."""
    if isinstance(clause, All):
        return conjunction([_either(part, others) for part in clause.parts])
    if isinstance(clause, Any):
        return disjunction([_either(part, others) for part in clause.parts])
    if isinstance(clause, Word) and clause in others:
        return disjunction([clause, others[clause]])
    return clause


def relax(
    parsed: Parsed,
    correction: Correction | None,
    common: Callable[[Word], bool],
    named: Callable[[Word], bool],
) -> Iterator[Parsed]:
    """The queries to try in turn, each wider than the one before, until one matches something.

    First the words mended, then the words of each phrase without their order and dates in parts, then one word less
    required, two words less, and at last any of the words: of those that are not ``common`` first. Words that name
    a body (``named``) are left out last: who types one wants its acts, and « mairie de » in front tells nothing else.
    """
    if correction is not None:
        yield correction.parsed
        parsed = correction.parsed
    loose = loosened(parsed.clause)
    if loose != parsed.clause:
        parsed = from_clause(parsed.text, loose, notes=parsed.notes)
        yield parsed
    if not isinstance(parsed.clause, All):
        return
    words, kept = _parted(parsed.clause, named)
    others = [part for part in parsed.clause.parts if not _is_kind(part)]
    if any(map(about_words, kept)) and len(others) < len(parsed.clause.parts):
        yield from_clause(parsed.text, conjunction(others), notes=parsed.notes)
    if len(words) > 1 and any(map(about_words, kept)):
        yield from _with_fewer_words(parsed, words, kept, common)
    words, kept = _parted(parsed.clause)
    yield from _with_fewer_words(parsed, words, kept, common)


def _parted(
    clause: All, named: Callable[[Word], bool] = lambda _: False
) -> tuple[list[Clause], list[Clause]]:
    """The parts of a query that may be left out, and those that are kept: what restricts, and ``named`` words."""
    words = [
        part
        for part in clause.parts
        if about_words(part) and not (isinstance(part, Word) and named(part))
    ]
    return words, [part for part in clause.parts if part not in words]


def _is_kind(part: Clause) -> bool:
    """Whether a part of a query only tells the kind of the body that is named beside it."""
    return isinstance(part, Word) and part.field is None and part.terms[0] in _KINDS


def is_road(part: Clause) -> bool:
    """Whether a part of a query is the kind of a road, without which nothing was asked: « rue des lilas »."""
    return isinstance(part, Word) and part.field is None and part.terms[0] in _roads()


@cache
def _roads() -> frozenset[str]:
    """The terms of kinds of roads, made for the first query of which nothing has all words."""
    return frozenset(analyze_short(_ROADS)[0])


def _with_fewer_words(
    parsed: Parsed, words: list[Clause], kept: list[Clause], common: Callable[[Word], bool]
) -> Iterator[Parsed]:
    """The query with one of the words less required, then two, down to any one of them."""
    for count in range(len(words) - 1, 0, -1):
        if count > 1 and comb(len(words), count) > MAX_CHOICES:
            continue
        if count == 1 and not (words := [w for w in words if not is_road(w)]):
            return
        wanted = disjunction(words) if count == 1 else Most(count, tuple(words))
        rare = [w for w in words if not (isinstance(w, Word) and common(w))]
        if count == 1 and 0 < len(rare) < len(words):
            yield from_clause(
                parsed.text, conjunction([disjunction(rare), *kept]), notes=parsed.notes
            )
        yield from_clause(parsed.text, conjunction([wanted, *kept]), notes=parsed.notes)


def of_half(parsed: Parsed, named: Callable[[Word], bool], *, forced: bool) -> Parsed | None:
    """The query with half of its words required, but for those that name a body (``named``), which all are.

    Of very many words any one is, if ``forced``.
    """
    if not isinstance(parsed.clause, All):
        return None
    words, kept = _parted(parsed.clause, named)
    if len(words) < 2:
        words, kept = _parted(parsed.clause)
    count = len(words) - len(words) // 2
    if comb(len(words), count) <= _MAX_HALVES:
        wanted: Clause = Most(count, tuple(words))
    elif forced:
        wanted = disjunction(words)
    else:
        return None
    return from_clause(parsed.text, conjunction([wanted, *kept]), notes=parsed.notes)


def beside(parsed: Parsed, subject: list[Word]) -> Parsed:
    """A query widened already, and beside it the acts that have the words of its ``subject``; what restricts holds for both."""
    parts = parsed.clause.parts if isinstance(parsed.clause, All) else (parsed.clause,)
    kept = [part for part in parts if not about_words(part)]
    wanted = conjunction([part for part in parts if about_words(part)])
    either = disjunction([conjunction([*subject]), wanted])
    return from_clause(parsed.text, conjunction([either, *kept]), notes=parsed.notes)


def is_whole(word: Word) -> bool:
    """Whether a word is one that nothing near stands for: a road, a parcel, an hour, a day."""
    return _WHOLE.fullmatch(word.terms[0]) is not None


def about_words(part: Clause) -> bool:
    """Whether a part of a query looks for words, rather than restricts where (``commune:``, ``date:``)."""
    if isinstance(part, Phrase):
        return part.field not in NAME_FIELDS
    if isinstance(part, All | Any | Most):
        return any(about_words(inner) for inner in part.parts)
    return isinstance(part, Word | Prefix)


def plain_words(clause: Clause) -> tuple[Word, ...]:
    """The words of a query that is words anywhere, perhaps restricted in where to look.

    None where it holds an operator on words (quotes, an exclusion, OU, a beginning, ``objet:``):
    who writes one asks for that and nothing else.
    """
    parts = clause.parts if isinstance(clause, All) else (clause,)
    words = tuple(part for part in parts if isinstance(part, Word) and part.field is None)
    others = (part for part in parts if part not in words)
    return words if all(map(_restricts, others)) else ()


def _restricts(part: Clause) -> bool:
    named = isinstance(part, Phrase) and part.field in NAME_FIELDS
    return named or isinstance(part, Restriction)


def loosened(clause: Clause) -> Clause:
    """The clause with phrases in any order, dates, roads and hours in their parts; of a day, sittings of its month.

    What is excluded stays exact.
    """
    if isinstance(clause, All):
        return conjunction([loosened(part) for part in clause.parts])
    if isinstance(clause, Any):
        return disjunction([loosened(part) for part in clause.parts])
    if isinstance(clause, Word) and _WHOLE.fullmatch(clause.terms[0]):
        # All of its parts, none of which will be dropped: any act has some month or year.
        parts = _parts(clause)
        return disjunction([Most(len(parts), tuple(parts)), *_month(clause)])
    if isinstance(clause, Phrase) and clause.field is None:
        return conjunction(_words_of_phrase(clause))
    return clause


def _month(day: Word) -> list[Clause]:
    """The sittings of the month of a day, where a word is one."""
    told = _DAY.fullmatch(day.terms[0]) if day.field is None else None
    month = of_number(told["month"]) if told else None
    return [sitting_in(month)] if month else []


def _words_of_phrase(phrase: Phrase) -> list[Clause]:
    groups = query_groups(phrase.text, synonyms=False)
    return [Word(g.text, phrase.start, phrase.end, g.terms, g.surface, g.name) for g in groups] or [
        phrase
    ]


def _parts(whole: Word) -> list[Clause]:
    """The day, month and year, or the letters and number, which stand beside the whole; « DM » is said otherwise too."""
    (_, *stems), (_, *forms) = analyze_short(whole.text)
    return [
        Word(
            form,
            whole.start,
            whole.end,
            (stem,),
            (form,),
            synonyms=tuple(other for group in query_groups(form) for other in group.synonyms),
            field=whole.field,
        )
        for stem, form in zip(stems, forms, strict=True)
    ] or [whole]
