"""A query as understood: what it means, what it matches, how it is said."""

from analyzers.frozen import dataclass
from indexer.searching.query.clauses import Clause, Everything, Textual, textual
from indexer.searching.query.compiling import tree
from indexer.searching.query.wording import wording
from indexer.storing.engines.protocol import Tree


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query as understood.

    ``text`` is what was typed, white space reduced: offsets of the clauses slice it. ``clause`` is
    the meaning, ``tree`` what an act must match, ``words`` the clauses to highlight, to weigh and to
    widen, ``understood`` the query in its own language, ``notes`` French sentences about what was
    left out.
    """

    text: str
    clause: Clause
    tree: Tree
    words: tuple[Textual, ...]
    understood: str
    notes: tuple[str, ...]

    @property
    def everything(self) -> bool:
        """Whether all acts match."""
        return isinstance(self.clause, Everything)


def from_clause(text: str, clause: Clause, *, notes: tuple[str, ...] = ()) -> Parsed:
    """The query that means ``clause``."""
    return Parsed(
        text=text,
        clause=clause,
        tree=tree(clause),
        words=tuple(dict.fromkeys(textual(clause))),
        understood=wording(clause),
        notes=tuple(dict.fromkeys(notes)),
    )
