"""The sitting that « dernière séance » means: the last one that decided what the rest of a query asks.

Of the body that the query names, else of whichever: « dernier conseil de Valbrune », « dernières délibérations
sur la cantine ».
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from indexer.acts.stored import listed_from_json
from indexer.searching.asking import matches
from indexer.searching.query import Parsed, as_sitting, from_clause, plain_words, without
from indexer.searching.query.moments import last_sitting
from indexer.searching.results import SearchRequest
from indexer.searching.values.naming import tells_body
from indexer.searching.view import View

#: What stands in each way of saying it.
_CUE = "derni"


def with_last_sitting(
    view: View, parsed: Parsed, request: SearchRequest, named: Callable[[], str | None]
) -> Parsed:
    """The query with « dernière séance » taken for the acts of that sitting as well, and said so.

    ``named`` tells the body that the query names. It is the same query where nothing says so, or nothing was decided.
    """
    if _CUE not in parsed.text.lower() or (told := last_sitting(parsed.text)) is None:
        return parsed
    start, end = told
    words = plain_words(parsed.clause)
    said = [word for word in words if start <= word.start and word.end <= end]
    if not said:
        return parsed
    body = named()
    of_body = [word for word in words if body and tells_body(word.text, body)]
    rest = from_clause(parsed.text, without(parsed.clause, [*said, *of_body]))
    day = _last_day(view, rest, request, body)
    return as_sitting(parsed, said, day) if day else parsed


def _last_day(view: View, rest: Parsed, request: SearchRequest, body: str | None) -> dt.date | None:
    """The day of the last act that matches a query."""
    filters = {**request.filters, "collectivite": (body,)} if body else request.filters
    asked = replace(request, filters=filters, tri="-date", page=1, per_page=1, facets=False)
    hits = matches(view, rest, asked).hits
    return listed_from_json(hits[0].stored).seance.date if hits else None
