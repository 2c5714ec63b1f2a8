"""The acts of a sitting in their order: all of them, a page, those around one."""

from dataclasses import replace

from indexer.acts.recorded import Record
from indexer.acts.stored import from_json, listed_from_json
from indexer.searching.results import Beside
from indexer.storing.engines import nodes
from indexer.storing.engines.protocol import Engine, EngineRequest, Range
from indexer.storing.schema import numbers

#: The number that orders the acts of a sitting.
_ORDER = "ordre_ancien"
#: Acts of one sitting that are listed.
_MOST = 1_000
#: Acts of a sitting shown beside one of them: before it; itself and those after it.
_BEFORE, _AFTER = 5, 7


def acts_of_sitting(engine: Engine, seance_id: str) -> tuple[Record, ...]:
    """The acts of a sitting."""
    result = engine.search(replace(_asked(seance_id), limit=_MOST))
    return tuple(from_json(hit.stored) for hit in result.hits)


def page_of_sitting(engine: Engine, seance_id: str, first: int, most: int) -> Beside:
    """``most`` acts of a sitting from place ``first`` on, 0 for the first."""
    result = engine.search(replace(_asked(seance_id), offset=first, limit=most))
    return Beside(result.total, tuple(listed_from_json(hit.stored) for hit in result.hits))


def around(engine: Engine, record: Record) -> Beside:
    """The acts around one, five before, six after; of a short sitting, all.

    Only these are read, whatever the length of the sitting.
    """
    if record.seance_id is None:
        return Beside(0, ())
    sitting = _asked(record.seance_id)
    first = engine.search(replace(sitting, limit=_BEFORE + _AFTER))
    if first.total <= _BEFORE + _AFTER:
        return Beside(first.total, tuple(from_json(hit.stored) for hit in first.hits))
    key = numbers(record)[_ORDER]
    ahead, equals = (
        engine.search(replace(sitting, ranges=(bound,), limit=limit))
        for bound, limit in ((Range(_ORDER, None, key - 1), 0), (Range(_ORDER, key, key), _MOST))
    )
    rank = ahead.total + sum(hit.id < record.id for hit in equals.hits)
    start = max(rank - _BEFORE, 0)
    near = engine.search(replace(sitting, offset=start, limit=rank + _AFTER - start))
    return Beside(first.total, tuple(from_json(hit.stored) for hit in near.hits))


def _asked(seance_id: str) -> EngineRequest:
    return EngineRequest(nodes.Term("seance", seance_id), sort=_ORDER)
