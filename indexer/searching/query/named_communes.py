"""The names of communes among the words of a query, with the articles that queries leave out: « Le Mans »."""

import re

_ARTICLE = re.compile(r"\b(?:(?:la|les?)\s|l\s?['’]\s?)$", re.IGNORECASE)
#: What parts the words of a name.
_SIGNS = frozenset(" '’-")
#: What such a name may lack in front: « île d'Yeu ».
_ARTICLES = ("l'", "le ", "la ", "les ")
#: Characters of the longest article, with the blank behind it.
_LONGEST_ARTICLE = 4


def commune_at(text: str, start: int, end: int) -> str | None:
    """The name of a commune that a stretch of a query is, with its article; ``None`` where it is none.

    One of several words may lack its article, one with an article what follows: « le touquet » is Le
    Touquet-Paris-Plage.

    >>> commune_at("budget La Rochelle", 10, 18), commune_at("la ville de Lens", 12, 16)
    ('La Rochelle', 'Lens')
    >>> commune_at("ile d'yeu", 0, 9), commune_at("le touquet", 3, 10)
    ("ile d'yeu", 'le touquet')
    >>> commune_at("le budget", 3, 9)
    """
    # Few queries name what no act has: the names are read for these.
    from indexer.referentials import communes_named

    if name := commune_with_article(text, start, end):
        return name
    name = text[start:end]
    known = communes_named(name) or (
        not _SIGNS.isdisjoint(name) and any(communes_named(f"{each}{name}") for each in _ARTICLES)
    )
    return name if known else None


def commune_with_article(text: str, start: int, end: int) -> str | None:
    """The name of a commune, or its beginning, that the article before a stretch of a query and the stretch are together."""
    article = _ARTICLE.search(text, max(0, start - _LONGEST_ARTICLE), start)
    if article is None:
        return None
    from indexer.referentials import begins_commune, communes_named

    name = text[article.start() : end]
    return name if communes_named(name) or begins_commune(name) else None
