"""The engines that store and search acts, behind one protocol.

================  ====================================================================
``tantivy``       the default: an embedded index in Rust, fast from 1 to a million acts
``whoosh``        pure Python, for where no native wheel installs; the reference
``opensearch``    a cluster, for what outgrows one machine
================  ====================================================================

All three execute the same trees (``trees``), count facets the same way (``restrictions``), find
near terms by the same distance (``vocabulary``) and choose what makes two acts alike the same way
(``likeness``); one contract suite runs over them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from indexer.errors import PackageMissing, QueryError

if TYPE_CHECKING:
    from indexer.storing.engines.protocol import EngineFactory

#: The names that ``--engine`` takes, the default first.
ENGINES = ("tantivy", "whoosh", "opensearch")

_PACKAGES = {"tantivy": "tantivy", "whoosh": "whoosh3", "opensearch": "opensearch-py"}


def factory(name: str) -> "EngineFactory":
    """What makes and opens indexes of an engine; its library is loaded only then.

    Raises ``QueryError`` for an unknown name and ``PackageMissing`` where the library that the
    engine needs is not installed.
    """
    if name not in ENGINES:
        raise QueryError(
            f"unknown engine {name!r}: choose {', '.join(ENGINES)}", parameter="engine", value=name
        )
    try:
        module = import_module(f"indexer.storing.engines.{name}.engine")
    except ModuleNotFoundError:
        raise PackageMissing(f"the engine {name}", _PACKAGES[name]) from None
    made: EngineFactory = module.Factory()
    return made


__all__ = ["ENGINES", "factory"]
