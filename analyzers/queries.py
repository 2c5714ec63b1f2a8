"""How a piece of query text becomes terms: one group for each thing the user asks for.

The language of queries (phrases, exclusions, fields) belongs to the indexer; what it calls *text*
comes here. A group matches a document when **all** its ``terms`` do, side by side and in order when
there are several, or when one of its alternatives does. Groups are required together (AND).
"""

from dataclasses import dataclass

from analyzers.filters import is_question
from analyzers.french import Placed, placed


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way of saying a group: adjacent terms, worth ``weight`` of the user's own words.

    ``label`` is how it is shown in « understood » (« restauration scolaire »). ``surface`` are the
    same terms unstemmed.
    """

    terms: tuple[str, ...]
    surface: tuple[str, ...]
    weight: float
    label: str


@dataclass(frozen=True, slots=True)
class TermGroup:
    """One thing asked for.

    ``text`` is the user's own slice, ``query[start:end]``. ``terms`` are for the fields of stems
    (``objet``, ``texte``, ``collectivite_nom``), ``surface`` for the unstemmed field: as many, in
    the same order. ``name`` is the term to look for in the field of names, or ``None``.
    ``synonyms`` are weighted alternatives, best first.
    """

    text: str
    start: int
    end: int
    terms: tuple[str, ...]
    surface: tuple[str, ...]
    name: str | None = None
    synonyms: tuple[Alternative, ...] = ()


def query_groups(text: str, *, synonyms: bool = True) -> list[TermGroup]:
    """Read the words of a query; empty when it holds nothing but stop words and signs.

    Question words are dropped (« comment », « pourquoi »), parts of numbers and names are not asked
    for beside the whole.

    >>> [g.terms for g in query_groups("Comment voter la délibération n° 2025/01/04 ?")]
    [('vot',), ('deliber',), ('2025-1-4',)]
    >>> [(g.text, g.terms) for g in query_groups("région hauts de france")]
    [('région', ('region',)), ('hauts de france', ('hauts_de_france',))]
    """
    groups = []
    for run in placed(text):
        wanted = [item for item in run if not item.reading.part]
        if not wanted or is_question(text[wanted[0].start : wanted[-1].end]):
            continue
        groups.append(_group(text, wanted))
    return groups


def _group(text: str, wanted: list[Placed]) -> TermGroup:
    start, end = wanted[0].start, wanted[-1].end
    return TermGroup(
        text=text[start:end],
        start=start,
        end=end,
        terms=tuple(item.reading.stem for item in wanted),
        surface=tuple(item.reading.surface for item in wanted),
        name=next((item.reading.surface for item in wanted if item.name), None),
    )
