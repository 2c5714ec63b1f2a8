"""From clauses to the query tree that every engine carries out: what must match, no more.

The field ``texte`` decides for words (it holds the stems of the whole act, objet included);
``surface`` decides for quotes and prefixes. Layers that only add score are ``indexer.searching.ranking.ranking``'s.
"""

from itertools import combinations

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
    Restriction,
    Word,
)
from indexer.searching.query.field_values import NAME_FIELDS
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Tree


def tree(clause: Clause) -> Tree:
    """The tree that matches what the clause means."""
    match clause:
        case Everything():
            return nodes.Every()
        case Word():
            return _of_sittings(clause, word(clause, clause.field or "texte"))
        case Phrase():
            return _phrase(clause)
        case Prefix():
            return nodes.Prefix(clause.field or "surface", clause.prefix)
        case Keyword() | Period() | Compared():
            return nodes.ConstantScoreQuery(_restriction(clause), 1.0)
        case All():
            return _all(clause)
        case Any():
            return nodes.Or([tree(part) for part in clause.parts])
        case Most():
            return _most(clause)
        case Not():
            return nodes.And([nodes.Every(), nodes.Not(tree(clause.part))])


def word(clause: Word, field: str) -> Tree:
    """A word in one field of stems: its terms, or a synonym at its own weight, of what the word weighs."""
    own = sequence(field, clause.terms, boost=clause.weight)
    if not clause.synonyms:
        return own
    others = [
        sequence(field, other.terms, boost=other.weight * clause.weight)
        for other in clause.synonyms
    ]
    return nodes.DisjunctionMax([own, *others])


def _of_sittings(clause: Word, said: Tree) -> Tree:
    """The sittings of a year beside what mentions it, which comes first: « compte administratif 2013 » was voted in 2014."""
    if clause.sittings is None:
        return said
    return nodes.Or([said, nodes.ConstantScoreQuery(_restriction(clause.sittings), 0.0)])


def sequence(field: str, terms: tuple[str, ...], *, boost: float = 1.0) -> Tree:
    """The terms one after the other; a single one is no phrase (engines refuse those)."""
    if len(terms) == 1:
        return nodes.Term(field, terms[0], boost=boost)
    return nodes.Phrase(field, list(terms), boost=boost)


def _phrase(clause: Phrase) -> Tree:
    """Exact words in the act, or in the name of the body that decided."""
    if clause.field not in NAME_FIELDS:
        return sequence(clause.field or "surface", clause.terms)
    named = sequence("collectivite_nom", clause.terms)
    if clause.field == "collectivite":
        return named
    return nodes.And(
        [named, nodes.ConstantScoreQuery(nodes.Term("type_collectivite", "commune"), 1.0)]
    )


def _restriction(clause: Restriction) -> Tree:
    if isinstance(clause, Period):
        return nodes.NumericRange("date", clause.low, clause.high)
    if isinstance(clause, Compared):
        return nodes.NumericRange(clause.field, clause.low, clause.high)
    values = [nodes.Term(clause.field, value) for value in clause.values]
    return values[0] if len(values) == 1 else nodes.Or(values)


def _most(clause: Most) -> Tree:
    """Any of the parts for the score; for the match, one of the choices of ``count`` of them."""
    parts = [tree(part) for part in clause.parts]
    choices = [nodes.And(list(choice)) for choice in combinations(parts, clause.count)]
    return nodes.And([nodes.Or(parts), nodes.ConstantScoreQuery(nodes.Or(choices), 0.0)])


def _all(clause: All) -> Tree:
    wanted = [tree(part) for part in clause.parts if not isinstance(part, Not)]
    refused = [nodes.Not(tree(part.part)) for part in clause.parts if isinstance(part, Not)]
    return nodes.And([*(wanted or [nodes.Every()]), *refused])
