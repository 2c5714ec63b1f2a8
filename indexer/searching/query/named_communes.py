"""The names of communes among the words of a query, with the articles that queries leave out: « Le Mans »."""

import re

_ARTICLE = re.compile(r"\b(?:(?:la|les?)\s|l\s?['’]\s?)$", re.IGNORECASE)
#: Characters of the longest article, with the blank behind it.
_LONGEST_ARTICLE = 4


def commune_at(text: str, start: int, end: int) -> str | None:
    """The name of a commune that a stretch of a query is, with its article; ``None`` where it is none.

    >>> commune_at("budget La Rochelle", 10, 18), commune_at("la ville de Lens", 12, 16)
    ('La Rochelle', 'Lens')
    >>> commune_at("le budget", 3, 9)
    """
    # Few queries name what no act has: the names are read for these.
    from indexer.referentials import communes_named

    names = (commune_with_article(text, start, end), text[start:end])
    return next((name for name in names if name and communes_named(name)), None)


def commune_with_article(text: str, start: int, end: int) -> str | None:
    """The name of a commune that the article before a stretch of a query and the stretch are together."""
    from indexer.referentials import communes_named

    article = _ARTICLE.search(text, max(0, start - _LONGEST_ARTICLE), start)
    name = text[article.start() : end] if article else ""
    return name if communes_named(name) else None
