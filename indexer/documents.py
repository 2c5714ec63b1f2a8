"""The values that travel between the stages, from a file to what is indexed.

::

    SourceFile ─extraction→ Extraction(ExtractedText …) ─parsing→ Document(Seance, Act …)
        ─schema→ Record + IndexDocument ─engine→ index

All are frozen: a stage builds new values and never changes those it was given. Dates are
``datetime.date``; offsets count characters of the extracted text; pages count from 1; amounts are
euros; unknown is ``None`` and a list is never ``None``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.closed import Method as Method
from indexer.closed import StatedName as StatedName
from indexer.recorded import Act as Act
from indexer.recorded import Citation as Citation
from indexer.recorded import Collectivite as Collectivite
from indexer.recorded import Copy as Copy
from indexer.recorded import Declaration as Declaration
from indexer.recorded import IndexDocument as IndexDocument
from indexer.recorded import Matiere as Matiere
from indexer.recorded import Membre as Membre
from indexer.recorded import Nature as Nature
from indexer.recorded import Organe as Organe
from indexer.recorded import Origin as Origin
from indexer.recorded import Provenance as Provenance
from indexer.recorded import Record as Record
from indexer.recorded import Resultat as Resultat
from indexer.recorded import Seance as Seance
from indexer.recorded import Signature as Signature
from indexer.recorded import SourceFile as SourceFile
from indexer.recorded import TypeCollectivite as TypeCollectivite
from indexer.recorded import TypeDocument as TypeDocument
from indexer.recorded import Vote as Vote
from indexer.recorded import VoteNames as VoteNames


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the original and the span of the extracted text it gave."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table of deliberations: its line in the file, its cells by column, its span."""

    line: int
    cells: Mapping[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact said beside a text, as it is written there; ``where`` names the file and the element."""

    name: StatedName
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Notice:
    """What a message says of an act that stands elsewhere: its identifier, and the fact."""

    identifiant: str
    fact: StatedFact


@dataclass(frozen=True, slots=True)
class ExtractedText:
    """The text of one document.

    ``member`` is the name inside an archive. ``pages`` is empty where the format has none. ``rows``
    is filled for tables only.
    ``warnings`` are sentences worth reporting (a page without text, an invalid row). ``stated`` are
    facts said beside the text, the strongest first.
    """

    text: str
    pages: tuple[Page, ...] = ()
    rows: tuple[Row, ...] = ()
    member: str | None = None
    method: Method = "text"
    warnings: tuple[str, ...] = ()
    stated: tuple[StatedFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why, in a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a file gave: one text, or several for an archive, and what failed inside it.

    ``notices`` speak of acts that stand in other files. ``notes`` say what was left out, as it
    should be.
    """

    texts: tuple[ExtractedText, ...]
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What was understood of one text.

    ``actes`` is empty where no deliberation was recognised; the document is then indexed as a
    whole.
    """

    type_document: TypeDocument
    texte: str
    collectivite: Collectivite = field(default_factory=Collectivite)
    seance: Seance = field(default_factory=Seance)
    actes: tuple[Act, ...] = ()
    member: str | None = None
    warnings: tuple[str, ...] = ()
