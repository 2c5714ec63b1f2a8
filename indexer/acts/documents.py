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

from indexer.acts.closed import Method as Method
from indexer.acts.closed import StatedName as StatedName
from indexer.acts.recorded import Act as Act
from indexer.acts.recorded import Citation as Citation
from indexer.acts.recorded import Collectivite as Collectivite
from indexer.acts.recorded import Copy as Copy
from indexer.acts.recorded import Declaration as Declaration
from indexer.acts.recorded import IndexDocument as IndexDocument
from indexer.acts.recorded import Matiere as Matiere
from indexer.acts.recorded import Membre as Membre
from indexer.acts.recorded import Nature as Nature
from indexer.acts.recorded import Organe as Organe
from indexer.acts.recorded import Origin as Origin
from indexer.acts.recorded import Provenance as Provenance
from indexer.acts.recorded import Record as Record
from indexer.acts.recorded import Resultat as Resultat
from indexer.acts.recorded import Seance as Seance
from indexer.acts.recorded import Signature as Signature
from indexer.acts.recorded import SourceFile as SourceFile
from indexer.acts.recorded import TypeCollectivite as TypeCollectivite
from indexer.acts.recorded import TypeDocument as TypeDocument
from indexer.acts.recorded import Vote as Vote
from indexer.acts.recorded import VoteNames as VoteNames


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
