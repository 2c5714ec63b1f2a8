"""Values of filters that no act of an index has: said in a note, with those that were perhaps meant."""

from collections.abc import Iterable, Mapping

from analyzers import fold
from indexer.fields.fields import FACETS
from indexer.keys import words_key

#: Values proposed for one that is unknown.
_MOST = 3
#: How alike two values must be, of 100, to be taken for each other.
_ALIKE = 75


def unknown_note(facet: str, value: str, known: Mapping[str, int]) -> str:
    """A French sentence that says that no act has a value, and names the nearest ones.

    >>> unknown_note("collectivite", "montpelier", {"Montpellier": 3, "Lens": 2})
    'Collectivité : aucun acte n’a la valeur « montpelier ». Peut-être : Montpellier.'
    """
    said = f"{FACETS[facet].label} : aucun acte n’a la valeur « {value} »."
    near = near_values(value, known)
    return f"{said} Peut-être : {', '.join(near)}." if near else said


def near_values(value: str, known: Iterable[str]) -> list[str]:
    """The known values nearest to one: those with words that begin as its own do, then those spelt nearly so.

    >>> near_values("delib", ["deliberation", "proces-verbal"])
    ['deliberation']
    """
    # Few searches filter by a value that nothing has: it is loaded for these.
    from rapidfuzz import fuzz, process

    words = set(words_key(value))
    choices = {name: fold(name) for name in known}
    holding = [name for name in choices if words and _begin(words, words_key(name))]
    alike = process.extract(
        fold(value), choices, scorer=fuzz.ratio, limit=_MOST, score_cutoff=_ALIKE
    )
    ordered = dict.fromkeys([*sorted(holding), *(name for _, _, name in alike)])
    return list(ordered)[:_MOST]


def _begin(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether each of some words is the beginning of one of the others."""
    return all(any(other.startswith(word) for other in others) for word in words)
