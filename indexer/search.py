"""Searching an index: what pages, JSON, feeds and the terminal all call.

``Search`` stays open: it looks at the index's generation before each answer and sees what was
committed since, even after a rebuild, without a restart.
"""

import datetime as dt
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from whoosh import query as wq

from analyzers import fold, sort_key
from indexer import facets, highlight, query, ranking, suggest
from indexer.config import Meta
from indexer.documents import Record
from indexer.engines.protocol import Engine, EngineHit, EngineRequest, EngineResult, Filter, Range
from indexer.errors import ActNotFound, QueryError
from indexer.query import Parsed
from indexer.records import from_json
from indexer.results import (
    FILTER_FIELDS,
    MAX_DEPTH,
    MAX_PER_PAGE,
    Hit,
    SearchPage,
    SearchRequest,
)
from indexer.schema import FACET_FIELDS
from indexer.store import Store

#: The orders a listing can have, and the number field each sorts on.
SORTS = {"pertinence": None, "date": "ordre_ancien", "-date": "-ordre_recent"}
_MAX_SITTING = 1_000
