"""The terms of an index in a cluster: how often they stand, how they begin, what is near them.

How often a term stands is asked once and remembered until the engine looks for what is new: the
words that people type and those that acts share come back all the time, and each question is a
round trip to every shard.
"""

from collections.abc import Callable, Iterable
from typing import Any

from indexer.storing.engines.opensearch.index import WORDS, WORDS_OF
from indexer.storing.engines.trees import expressible, expressible_prefix, term_field
from indexer.storing.engines.vocabulary import Vocabulary, is_word

#: Runs a search whose body is given; the answer as it came.
Ask = Callable[[dict[str, Any]], dict[str, Any]]

#: Documents a shard looks at to find the words that begin in a way.
_SAMPLE = 5_000
#: Candidates a shard looks at for a misspelt word.
_CANDIDATES = 1_000
_FUZZY_ACTS = 20
#: Frequencies that are remembered at most.
_REMEMBERED = 100_000


class Terms:
    """What an engine knows of its terms; safe from several threads."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[tuple[str, str], int] = {}

    def forget(self) -> None:
        """Ask again from now on. Answers under way go into what was known before, and with it."""
        self._known = {}

    def frequencies(self, field: str, terms: Iterable[str]) -> dict[str, int]:
        """In how many documents each term stands, in one round trip at most."""
        name, known = term_field(field), self._known
        if len(known) > _REMEMBERED:
            self._known = known = {}
        found = {term: known.get((name, term)) if expressible(term) else 0 for term in terms}
        asked = [term for term, count in found.items() if count is None]
        if asked:
            wanted = {f"t{rank}": {"term": {name: term}} for rank, term in enumerate(asked)}
            body = {"size": 0, "aggs": {"terms": {"filters": {"filters": wanted}}}}
            buckets = self._ask(body)["aggregations"]["terms"]["buckets"]
            for rank, term in enumerate(asked):
                found[term] = known[name, term] = buckets[f"t{rank}"]["doc_count"]
        return {term: count or 0 for term, count in found.items()}

    def prefixed(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """The terms that begin so, most frequent first, with their frequencies.

        Counted over a sample of acts where more than a few thousand a shard have such a term.
        """
        name = term_field(field)
        if not expressible_prefix(prefix) or limit < 1:
            return []
        counted = {
            "field": _column(name),
            "include": f"{_escaped(prefix)}.*",
            "size": limit,
            "order": [{"_count": "desc"}, {"_key": "asc"}],
        }
        held = {"prefix": {name: prefix}} if prefix else {"exists": {"field": name}}
        sampled = {"sampler": {"shard_size": _SAMPLE}, "aggs": {"terms": {"terms": counted}}}
        answer = self._ask({"size": 0, "query": held, "aggs": {"sample": sampled}})
        buckets = answer["aggregations"]["sample"]["terms"]["buckets"]
        return [(bucket["key"], bucket["doc_count"]) for bucket in buckets]

    def near(self, field: str, term: str, distance: int, limit: int) -> list[tuple[str, int]]:
        """The words within an edit distance (at most 2), nearest then most frequent first."""
        name = term_field(field)
        if not expressible_prefix(term) or [term] != term.split():
            return []
        answer = self._ask(_near_body(name, term, distance))
        words = {o["text"] for entry in answer["suggest"]["near"] for o in entry["options"]}
        for hit in answer["hits"]["hits"]:
            words.update(*hit["fields"].values())
        candidates = Vocabulary(filter(is_word, {term, *words}))
        reached = [t for t, _ in candidates.near(term, distance, _CANDIDATES, lambda _: 1)]
        counts = self.frequencies(field, reached)
        return candidates.near(term, distance, limit, lambda t: counts.get(t, 0))


def _near_body(name: str, term: str, distance: int) -> dict[str, Any]:
    """A search for what may be within an edit distance of a term.

    The suggester reads the terms themselves but, two edits away, only those of the same first
    letter; the words of some acts that match the term fuzzily make up for the others.
    """
    suggested = {
        "field": name,
        "analyzer": "whitespace",
        "suggest_mode": "always",
        "max_edits": 2,
        "prefix_length": 0,
        "min_word_length": 1,
        "max_inspections": 100,
        "max_term_freq": 1e9,
        "accuracy": 0.0,
        "size": _CANDIDATES,
        "shard_size": _CANDIDATES,
    }
    body: dict[str, Any] = {"size": 0, "suggest": {"near": {"text": term, "term": suggested}}}
    if distance > 1:
        body |= {
            "size": _FUZZY_ACTS,
            "_source": False,
            "query": {"fuzzy": {name: {"value": term, "fuzziness": 2, "max_expansions": 100}}},
            "docvalue_fields": [_column(name)],
        }
    return body


def _column(name: str) -> str:
    """Where the words of a text field can be read: its column, or its field data."""
    return WORDS if name == WORDS_OF else name


def _escaped(text: str) -> str:
    """A text as a regular expression of Lucene that matches it alone."""
    return "".join(f"\\{char}" if not char.isalnum() else char for char in text)
