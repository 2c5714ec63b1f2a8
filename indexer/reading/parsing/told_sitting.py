"""What a text tells of its sitting before its acts are read: its kind, who sat, whether it was held."""

from dataclasses import dataclass

from indexer.acts.documents import Organe, TypeDocument
from indexer.reading.parsing.bodies.assemblies.organs import (
    organ,
    standing_commission,
    titled_commission,
)
from indexer.reading.parsing.bodies.assemblies.other_organs import sits_otherwise
from indexer.reading.parsing.bodies.assemblies.unnamed import sits_unnamed, unnamed_assembly
from indexer.reading.parsing.bodies.syndicats.syndicats import titled_syndicat
from indexer.reading.parsing.contents import WITHOUT_ACTS
from indexer.reading.parsing.facts.kinds import (
    document_kind,
    opens_sitting,
    tells_sitting,
    titles_sitting,
)
from indexer.reading.parsing.facts.other_meetings import is_of_others, tells_no_sitting
from indexer.reading.parsing.facts.papers import is_paper
from indexer.reading.parsing.facts.stamps import Stamp
from indexer.reading.parsing.facts.votes.decisions import marks
from indexer.reading.parsing.points.layouts.segments import Point
from indexer.reading.parsing.points.lists.list_titles import (
    heads_columns,
    lists_alone,
    names_list,
    only_lists,
)
from indexer.reading.parsing.points.lists.listed import listed_points
from indexer.reading.parsing.view.cleaning import CleanText


@dataclass(frozen=True, slots=True)
class ToldSitting:
    """The kind of a text and the assembly that sat, ``None`` where none is told.

    ``titled`` tells whether the text says itself what it is; ``listed`` tells a list of deliberations, of which
    the rules found some ``rows``; ``of_others`` that who met is no assembly of a body.
    """

    kind: TypeDocument
    titled: bool
    organ: Organe | None
    held: bool
    listed: bool
    rows: list[Point]
    of_others: bool


def told_sitting(cleaned: CleanText, name: str, stamps: tuple[Stamp, ...]) -> ToldSitting:
    """Return what a text, its stamps and the folded path of its file tell of its sitting."""
    own = document_kind(cleaned, name, stamps)
    titled = own != "autre"
    kind, sat = _who_sat(cleaned, own)
    if tells_no_sitting(cleaned):
        kind = kind if kind in WITHOUT_ACTS else "autre"
        return ToldSitting(kind, titled, None, False, False, [], is_of_others(cleaned))
    held = sat is not None or _was_held(cleaned, kind)
    rows = listed_points(cleaned) if kind not in WITHOUT_ACTS else []
    listed = bool(rows) or _tells_list(cleaned, kind)
    if listed:
        # A list of deliberations need not name the assembly that examined them.
        held, sat = True, sat or organ(cleaned)
    return ToldSitting(kind, titled, sat, held, listed, rows, False)


def _who_sat(cleaned: CleanText, kind: TypeDocument) -> tuple[TypeDocument, Organe | None]:
    """The kind of a text, which its opening may settle, and the assembly that sat."""
    sat = None if kind in ("arrete", "annexe", "autre") else organ(cleaned)
    if kind == "autre" and (likely := organ(cleaned)):
        # A text without a title may still be an act or minutes: its decisions tell, or its opening.
        if opens_sitting(cleaned):
            sat, kind = likely, _kind_of_sitting(cleaned, kind)
        elif marks(cleaned.folded) or titles_sitting(cleaned):
            sat = likely
    if sat is None and (kind == "deliberation" or opens_sitting(cleaned)):
        sat = standing_commission(cleaned)
    if sat is None and (kind in _OF_SITTINGS or (kind == "autre" and marks(cleaned.folded))):
        sat = titled_commission(cleaned)
    if sat is None and kind not in WITHOUT_ACTS:
        sat = unnamed_assembly(cleaned)
    return kind, sat


def _kind_of_sitting(cleaned: CleanText, kind: TypeDocument) -> TypeDocument:
    """Minutes where a text without a title tells a whole sitting."""
    return "compte-rendu" if tells_sitting(cleaned) and not is_paper(cleaned) else kind


#: What tells of a sitting that was held, by its title.
_OF_SITTINGS = ("deliberation", "proces-verbal", "compte-rendu")


def _was_held(cleaned: CleanText, kind: TypeDocument) -> bool:
    """Whether a sitting was held of no organe that is known: a syndicat's, that of the body in the head, a comité."""
    if (kind in _OF_SITTINGS or titled_syndicat(cleaned)) and opens_sitting(cleaned):
        return True
    return kind not in WITHOUT_ACTS and (sits_unnamed(cleaned) or sits_otherwise(cleaned))


def _tells_list(cleaned: CleanText, kind: TypeDocument) -> bool:
    """Whether a text without rows that were told calls itself a list of deliberations."""
    if kind == "annexe":
        return only_lists(cleaned)  # « Rapport annuel », a title of the list
    if kind in (*WITHOUT_ACTS, "proces-verbal"):
        return False
    named = kind != "deliberation" and names_list(cleaned)
    return heads_columns(cleaned) or named or only_lists(cleaned) or lists_alone(cleaned)
