"""The score of an act: layers added to what must match, none of which changes what matches.

BM25 of the whole text, plus: the same words in the objet; unstemmed; side by side; as names of
places and bodies. The weights live in one value, with the run that chose them.
"""

from dataclasses import dataclass
from itertools import pairwise

from whoosh import query as wq

from indexer.engines.protocol import Tree
from indexer.query import Parsed, Phrase, Word
from indexer.query.trees import sequence


@dataclass(frozen=True, slots=True)
class Weights:
    """What each layer is worth beside the words of the text, which count 1."""

    objet: float = 1.0
    surface: float = 0.2
    adjacency: float = 0.1
    noms: float = 0.3
    collectivite: float = 0.5


WEIGHTS = Weights()


def scored(parsed: Parsed, weights: Weights = WEIGHTS) -> Tree:
    """The tree of a query with the layers that order its matches."""
    words = [word for word in parsed.words if isinstance(word, Word) and word.field is None]
    layers = [
        *(layer for word in words for layer in _word_layers(word, weights)),
        *_adjacent(words, weights),
        *(_phrase_layer(phrase, weights) for phrase in parsed.words if isinstance(phrase, Phrase)),
    ]
    return wq.AndMaybe(parsed.tree, wq.Or(layers)) if layers else parsed.tree


def _word_layers(word: Word, weights: Weights) -> list[Tree]:
    layers = [
        sequence("objet", word.terms, boost=weights.objet),
        sequence("surface", word.surface, boost=weights.surface),
        sequence("collectivite_nom", word.surface, boost=weights.collectivite),
    ]
    if word.name is not None:
        layers.append(wq.Term("noms", word.name, boost=weights.noms))
    layers += [
        sequence("objet", other.terms, boost=weights.objet * other.weight)
        for other in word.synonyms
    ]
    return layers


def _adjacent(words: list[Word], weights: Weights) -> list[Tree]:
    """Each pair of words that were typed side by side."""
    return [
        wq.Phrase("texte", [*one.terms, *two.terms], boost=weights.adjacency)
        for one, two in pairwise(words)
    ]


def _phrase_layer(phrase: Phrase, weights: Weights) -> Tree:
    return sequence("surface", phrase.terms, boost=weights.objet)
