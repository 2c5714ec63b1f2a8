"""What an index of the cluster is made of: its fields, its ranking, its versions, its alias.

Each index is versioned: ``registre-1f2e…`` holds the documents and the alias ``registre`` points to
the one in use. A rebuild fills another one; the alias then moves in one step.
"""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from opensearchpy import OpenSearch

from indexer.errors import IndexMismatch, IndexMissing
from indexer.fields.fields import KEYWORD_FIELDS, NUMBER_FIELDS, SCHEMA_VERSION, TEXT_FIELDS
from indexer.storing.engines.bm25 import Bm25
from indexer.storing.engines.opensearch.cluster import Settings, again, speaking
from indexer.storing.engines.opensearch.query import ID

SOURCE, STORED, SIGNATURE = "doc_source", "doc_stored", "doc_signature"
#: The distinct words of the acts, as a column: suggestions count them without reading postings.
WORDS, WORDS_OF = "doc_mots", "surface"
#: Bytes of the longest value that is indexed; Lucene refuses beyond 32,766.
_LONGEST = 8_000
#: The version of the server from which on its own BM25 leaves out the factor k1 + 1.
_LEAN_BM25 = 3


@dataclass(frozen=True, slots=True)
class Ranking:
    """BM25 of each text field; ``fields`` names those that differ."""

    common: Bm25 = field(default_factory=Bm25)
    fields: tuple[tuple[str, Bm25], ...] = ()

    def of(self, name: str) -> Bm25:
        """The parameters of a field."""
        return dict(self.fields).get(name, self.common)


def body(settings: Settings, ranking: Ranking, server: int) -> dict[str, Any]:
    """Settings and mappings of an index. Nothing appears by itself: an unknown field is refused."""
    return {
        "settings": {
            "number_of_shards": settings.shards,
            "number_of_replicas": settings.replicas,
            # A session shows nothing before its end: it asks for the refresh itself.
            "refresh_interval": "-1",
            # A take-down takes its words out of the segments too, however few they are there.
            "merge.policy.expunge_deletes_allowed": 0,
            # A node that comes back busy may take minutes to let go of a shard: keep trying.
            "allocation.max_retries": 100,
            "codec": "best_compression",
            "similarity": {
                _similarity(name): _bm25(ranking.of(name), server) for name in TEXT_FIELDS
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"schema_version": SCHEMA_VERSION},
            # Terms can be made again from what is stored, so they are not kept twice.
            "_source": {"includes": [STORED, SIGNATURE]},
            "properties": _properties(),
        },
    }


def _bm25(bm25: Bm25, server: int) -> dict[str, Any]:
    """The BM25 whose scores hold the factor k1 + 1, as in the other engines: constants weigh the same beside them.

    From version 3 of the server on, it bears another name.
    """
    kind = "LegacyBM25" if server >= _LEAN_BM25 else "BM25"
    return {"type": kind, "k1": bm25.k1, "b": bm25.b}


def _similarity(field_name: str) -> str:
    return f"bm25_{field_name}"


def _properties() -> dict[str, dict[str, Any]]:
    """The fields of an index, and how each is kept."""
    exact = {"type": "keyword", "ignore_above": _LONGEST}
    kept = {"type": "keyword", "index": False, "doc_values": False}
    texts = {
        # Terms come ready made and separated by spaces. Field data is only loaded if someone asks
        # for the words of a field that has no column of them.
        name: {
            "type": "text",
            "analyzer": "whitespace",
            "similarity": _similarity(name),
            "fielddata": True,
        }
        for name in TEXT_FIELDS
    }
    return {
        **texts,
        **dict.fromkeys(KEYWORD_FIELDS, exact),
        **{name: {"type": "long"} for name in NUMBER_FIELDS},
        ID: {"type": "keyword"},
        SOURCE: {"type": "keyword"},
        STORED: kept,
        SIGNATURE: kept,
        WORDS: {"type": "keyword", "index": False},
    }


def create(client: OpenSearch, settings: Settings, ranking: Ranking, server: int) -> str:
    """Make an empty index of a new version; gives its name."""
    name = f"{settings.index}-{int(time.time()):x}{uuid4().hex[:6]}"
    made = body(settings, ranking, server)
    # A template of the same content guards against an index that a stray write would make.
    template = {
        "index_patterns": [f"{settings.index}-*"],
        "template": made,
        "priority": 100 + len(settings.index),
    }
    with speaking(settings):
        client.indices.put_index_template(name=settings.index, body=template)
        client.indices.create(index=name, body={}, params={"wait_for_active_shards": "1"})
    return name


def require_current(client: OpenSearch, settings: Settings, name: str) -> None:
    """Raise ``IndexMissing`` or ``IndexMismatch`` unless the index is there and of this schema."""
    try:
        with speaking(settings):
            found = again(lambda: client.indices.get_mapping(index=name))
    except IndexMissing:
        raise IndexMissing(
            f"the index {name} is not in the cluster at {', '.join(settings.hosts)}: "
            "make it again with `search index --rebuild FOLDER`"
        ) from None
    made = found[name]["mappings"].get("_meta", {}).get("schema_version")
    if made != SCHEMA_VERSION:
        raise IndexMismatch(
            f"the index {name} has schema {made} and this version of Registre reads "
            f"{SCHEMA_VERSION}: rebuild it with `search index --rebuild FOLDER`"
        )


def note_commit(client: OpenSearch, name: str) -> None:
    """Give the last commit a name of its own, now that it is whole."""
    noted = {"schema_version": SCHEMA_VERSION, "commit": uuid4().hex}
    client.indices.put_mapping(index=name, body={"_meta": noted})


def switch_alias(client: OpenSearch, settings: Settings, name: str) -> None:
    """Let the alias point to this version and no other, in one step."""
    pointed = _pointed(client, settings)
    if pointed == [name]:
        return
    others = [{"remove": {"index": other, "alias": settings.index}} for other in pointed]
    added = {"add": {"index": name, "alias": settings.index}}
    client.indices.update_aliases(body={"actions": [*others, added]})


def drop_older(client: OpenSearch, settings: Settings, name: str) -> None:
    """Delete the versions made before the one in use.

    Done as a session begins rather than when the alias moves: readers of the version before have
    had the time to look again.
    """
    if _pointed(client, settings) != [name]:
        return
    found = client.indices.get_settings(
        index=f"{settings.index}-*", name="index.creation_date", params={"flat_settings": "true"}
    )
    dates = {other: int(s["settings"]["index.creation_date"]) for other, s in found.items()}
    older = [other for other, date in dates.items() if date < dates[name]]
    # Names go into the address of a request, whose length has a limit.
    for start in range(0, len(older), 50):
        names = ",".join(older[start : start + 50])
        client.indices.delete(index=names, params={"ignore_unavailable": "true"})


def remove(client: OpenSearch, settings: Settings) -> None:
    """Delete every version of the index, with its alias and its template."""
    client.indices.delete(index=f"{settings.index}-*", params={"ignore_unavailable": "true"})
    client.indices.delete_index_template(name=settings.index, ignore=404)


def _pointed(client: OpenSearch, settings: Settings) -> list[str]:
    if not client.indices.exists_alias(name=settings.index):
        return []
    return list(client.indices.get_alias(name=settings.index))
