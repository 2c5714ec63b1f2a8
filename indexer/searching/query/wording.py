"""The query as it was understood, said in the query language: ``cantine ET scolaire``."""

from indexer.searching.query.clauses import (
    All,
    Any,
    Clause,
    Compared,
    Everything,
    Keyword,
    Most,
    Not,
    Period,
    Phrase,
    Prefix,
    Textual,
    Word,
    textual,
)

#: Synonyms that are said; those after are as much looked for.
MAX_SYNONYMS = 6


def wording(clause: Clause) -> str:
    """A clause in the query language; empty for everything.

    What else stands for the words follows in square brackets, which the language ignores:
    ``cantine ET tarif [aussi : « restauration scolaire »]``.
    """
    said = _plain(clause)
    words = [word for word in textual(clause) if isinstance(word, Word)]
    others = dict.fromkeys(f"« {other.label} »" for word in words for other in word.synonyms)
    years = dict.fromkeys(_period(word.sittings) for word in words if word.sittings)
    others = {**dict.fromkeys(list(others)[:MAX_SYNONYMS]), **years}
    if not others:
        return said
    return f"{said} [aussi : {', '.join(others)}]"


def _plain(clause: Clause) -> str:
    match clause:
        case Everything():
            return ""
        case Word() | Phrase() | Prefix():
            return worded(clause)
        case Keyword():
            return clause.label
        case Period() | Compared():
            return _between(clause)
        case All():
            return _all(clause)
        case Any():
            return " OU ".join(_inner(part) for part in clause.parts)
        case Most(count, parts) if count == len(parts):
            return " ET ".join(map(_inner, parts))
        case Most():
            said = ", ".join(map(_inner, clause.parts))
            return f"au moins {clause.count} de : {said}"
        case Not():
            said = _inner(clause.part)
            return f"SAUF ({said})" if isinstance(clause.part, Not) else f"SAUF {said}"


def worded(clause: Textual) -> str:
    """One word, phrase or beginning in the query language."""
    field = f"{clause.field}:" if clause.field else ""
    # « 3 500 » is one word, of which a field takes the first part alone.
    if isinstance(clause, Phrase) or (
        field and isinstance(clause, Word) and clause.text.split()[1:]
    ):
        return f'{field}"{clause.text}"'
    return f"{field}{clause.prefix}*" if isinstance(clause, Prefix) else field + clause.text


def _all(clause: All) -> str:
    said = ""
    for part in clause.parts:
        joint = " " if isinstance(part, Not) else " ET "
        said += (joint if said else "") + _inner(part)
    return said


def _inner(part: Clause) -> str:
    said = _plain(part)
    return f"({said})" if isinstance(part, Any | All | Most) else said


def _between(clause: Period | Compared) -> str:
    if isinstance(clause, Period):
        return _period(clause)
    low, high = clause.low, clause.high
    if low is not None and high is not None:
        return f"{clause.field}:{low}" if low == high else f"{clause.field}:{low}-{high}"
    return f"{clause.field}:>={low}" if high is None else f"{clause.field}:<={high}"


def _period(clause: Period) -> str:
    low, high = clause.low, clause.high
    if low and high and low == high:
        return f"date:{_day(low)}"
    if (
        low
        and high
        and low // 10_000 == high // 10_000
        and (low % 10_000, high % 10_000) == (101, 1231)
    ):
        return f"date:{low // 10_000}"
    ends = [f"du:{_day(low)}" if low else "", f"au:{_day(high)}" if high else ""]
    return " ".join(end for end in ends if end)


def _day(number: int) -> str:
    return f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}"
