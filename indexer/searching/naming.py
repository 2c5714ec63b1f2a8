"""Which body a query names: « cantine couthenans » may be about the commune of Couthenans."""

from collections.abc import Iterable, Mapping

from indexer.keys import words_key

#: Words of the longest name looked for.
_MAX_WORDS = 12


def named_bodies(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    """The bodies of an index by the words of their names, without case, accents or hyphens."""
    return {words: name for name in names if (words := words_key(name))}


def body_named(text: str, bodies: Mapping[tuple[str, ...], str]) -> str | None:
    """The body whose whole name stands in a text: the longest one, then the first."""
    words = words_key(text)
    for length in range(min(len(words), _MAX_WORDS), 0, -1):
        for start in range(len(words) - length + 1):
            if name := bodies.get(words[start : start + length]):
                return name
    return None
