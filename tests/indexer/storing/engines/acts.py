"""Acts in a line, and the ids that a search finds."""

from typing import Any

from indexer.acts.documents import IndexDocument
from indexer.fields.fields import KEYWORD_FIELDS, NUMBER_FIELDS
from indexer.storing.engines.protocol import Engine, EngineRequest


def act(id: str, texte: str = "", source: str = "a.pdf", **more: Any) -> IndexDocument:
    numbers = {name: n for name, n in more.items() if name in NUMBER_FIELDS}
    named = {
        name: v if isinstance(v, tuple) else (v,)
        for name, v in more.items()
        if name in KEYWORD_FIELDS
    }
    text = {"texte": texte} if texte else {}
    return IndexDocument(id, source, text, named, numbers, f'{{"id": "{id}"}}')


def found(engine: Engine, tree: Any, **options: Any) -> list[str]:
    request = EngineRequest(tree, **{"limit": 1_000, **options})
    return [hit.id for hit in engine.search(request).hits]
