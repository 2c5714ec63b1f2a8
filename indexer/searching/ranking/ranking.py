"""The score of an act: layers added to what must match, none of which changes what matches.

BM25 of the stems of the whole act counts 1. The same words count again in the objet, unstemmed, side
by side, as roots, and in the names of bodies. What each is worth is one value, :data:`WEIGHTS`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analyzers.frozen import dataclass
from analyzers.words.roots import root
from indexer.searching.query import All, Any, Clause, Parsed, Period, Phrase, Word, about_words
from indexer.searching.query.compiling import sequence, tree
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Tree

_IN_ONE_PIECE = re.compile(r"\S+")
_FIGURE = re.compile("[0-9]")


@dataclass(frozen=True, slots=True)
class Weights:
    """What each layer is worth beside the stems of the text, which count 1."""

    objet: float = 0.4
    objet_otherwise: float = 0.6
    surface: float = 0.3
    racines: float = 0.4
    objet_racines: float = 0.5
    adjacency: float = 0.4
    objet_adjacency: float = 0.6
    objet_phrase: float = 1.0
    noms: float = 0.3
    collectivite: float = 1.0
    acte: float = 0.5
    numero: float = 60.0
    figures: float = 2.0
    seance: float = 60.0


#: Chosen on the development splits of two public collections; ``benchmarks/relevance`` holds the
#: runs and repeats them. ``noms``, ``collectivite`` and ``acte`` have nothing to act on there: they
#: are set by judgement, low enough to decide between near equals only. ``numero`` and ``seance`` are high
#: enough that who types a number or a day finds the act of that number and those of that day before mentions;
#: ``figures`` alone are as often those of a street.
WEIGHTS = Weights()


def scored(parsed: Parsed, weights: Weights = WEIGHTS) -> Tree:
    """The tree of a query with the layers that order its matches."""
    layers = [*_layers(parsed, weights), *_of_the_day(parsed.clause, weights)]
    if not layers:
        return parsed.tree
    # Nearly every act is one alone: beside the layers, all of them would be gone through for each query.
    return nodes.AndMaybe(nodes.AndMaybe(parsed.tree, nodes.Or(layers)), _act_alone(weights))


def nearest(parsed: Parsed, weights: Weights = WEIGHTS) -> Tree:
    """The tree that orders all acts with anything in common with the words of a query.

    Filters, periods and exclusions still hold. This is what a ranked run of fixed depth asks for.
    """
    layers = _layers(parsed, weights)
    if not layers:
        return parsed.tree
    parts = parsed.clause.parts if isinstance(parsed.clause, All) else (parsed.clause,)
    wanted = [tree(part) for part in parts if about_words(part)]
    others = [part for part in parts if not about_words(part)]
    near = nodes.AndMaybe(nodes.Or([*wanted, *layers]), _act_alone(weights))
    if not others:
        return near
    kept = tree(All(tuple(others)))
    return nodes.And([near, nodes.ConstantScoreQuery(kept, 0.0)])


def _act_alone(weights: Weights) -> Tree:
    """An act published for itself comes before a mention in the minutes of a whole sitting."""
    return nodes.ConstantScoreQuery(nodes.Term("type", "deliberation"), weights.acte)


def _layers(parsed: Parsed, weights: Weights) -> list[Tree]:
    words = [word for word in parsed.words if isinstance(word, Word) and word.field is None]
    phrases = [phrase for phrase in parsed.words if isinstance(phrase, Phrase) and not phrase.field]
    return [
        *(layer for word in words for layer in _word_layers(word, weights)),
        *(layer for pair in pairwise(words) for layer in _adjacent(*pair, weights)),
        *_said_otherwise(words, weights),
        *_as_typed(words, weights),
        *_numbers(parsed.text, words, weights),
        *(sequence("objet_racines", _roots(p.terms), boost=weights.objet_racines) for p in phrases),
    ]


def _word_layers(word: Word, weights: Weights) -> list[Tree]:
    roots, own = _roots(word.surface), word.weight
    layers = [
        sequence("objet", word.terms, boost=own * weights.objet),
        sequence("surface", word.surface, boost=own * weights.surface),
        sequence("racines", roots, boost=own * weights.racines),
        sequence("objet_racines", roots, boost=own * weights.objet_racines),
        sequence("collectivite_nom", word.surface, boost=own * weights.collectivite),
    ]
    if word.name is not None:
        layers.append(nodes.Term("noms", word.name, boost=weights.noms))
    return layers


def _said_otherwise(words: Sequence[Word], weights: Weights) -> Iterator[Tree]:
    """What the words are called otherwise, in the objet.

    An act about « restauration scolaire » comes before one that has a « cantine » in passing: however far
    the other way is, it is the subject there. A way that stands for several words counts once.
    """
    ways: dict[tuple[str, ...], float] = {}
    for word in words:
        for other in word.synonyms:
            ways[other.terms] = max(word.weight, ways.get(other.terms, 0.0))
    for terms, own in ways.items():
        yield sequence("objet", terms, boost=own * weights.objet_otherwise)


def _roots(surface: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(root, surface))


def _adjacent(one: Word, two: Word, weights: Weights) -> list[Tree]:
    """Two words that were typed side by side, side by side in the text and in the objet."""
    terms, own = [*one.terms, *two.terms], min(one.weight, two.weight)
    return [
        nodes.Phrase("texte", terms, boost=own * weights.adjacency),
        nodes.Phrase("objet", terms, boost=own * weights.objet_adjacency),
    ]


def _numbers(text: str, words: Sequence[Word], weights: Weights) -> Iterator[Tree]:
    """What was typed in one piece, the number of the act: « D.CCAS/2031/26 » is several words."""
    pieces = [piece for piece in _IN_ONE_PIECE.finditer(text) if _FIGURE.search(piece[0])]
    if not pieces:
        return
    from indexer.keys import ranked_forms  # few queries hold a figure

    for piece in pieces:
        # What is excluded, or asked of a field, is no word.
        if any(piece.start() <= word.start < piece.end() for word in words):
            forms = [nodes.Term("numero", form) for form in ranked_forms(piece[0])]
            weight = weights.figures if forms[0].text.isdecimal() else weights.numero
            yield nodes.ConstantScoreQuery(nodes.Or(forms), weight)


def _of_the_day(clause: Clause, weights: Weights) -> Iterator[Tree]:
    """Who types a day or a period, which acts may mention, wants those of its sittings first."""
    for part in clause.parts if isinstance(clause, All | Any) else ():
        if isinstance(part, Period) and isinstance(clause, Any):
            yield nodes.ConstantScoreQuery(tree(part), weights.seance)
        yield from _of_the_day(part, weights)


def _as_typed(words: Sequence[Word], weights: Weights) -> Iterator[Tree]:
    """All the words in the objet, in a row: who types a part of a title wants the act that bears it."""
    if len(words) > 1:
        terms = [term for word in words for term in word.terms]
        yield nodes.Phrase("objet", terms, boost=weights.objet_phrase)
