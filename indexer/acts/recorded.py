"""What an index records: a file, what is known of an act, of its sitting and of the body that decided it.

It is apart from what only the readers of files need (:mod:`indexer.acts.documents`, which gives these values too): a
query in a new process spares a thirtieth.

What a record is made of has no slots: a search makes sixty of them, and a mapping that was read becomes the attributes
of one in one step (:func:`indexer.acts.stored.listed_from_json`).
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from analyzers.frozen import dataclass
from indexer.acts.closed import Nature as Nature
from indexer.acts.closed import Organe as Organe
from indexer.acts.closed import Provenance as Provenance
from indexer.acts.closed import Resultat as Resultat
from indexer.acts.closed import TypeCollectivite as TypeCollectivite
from indexer.acts.closed import TypeDocument as TypeDocument


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that was found: where it is, and what tells whether it changed.

    ``name`` is the lasting name of the file in the index: the path relative to the folder that was
    given, with that folder's name in front, in POSIX form. ``sha256`` is of the whole content.
    """

    path: Path
    name: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True)
class Collectivite:
    """The body that decided.

    ``departement`` and ``region`` are INSEE codes; ``epci`` is the name of the EPCI of a commune.
    """

    nom: str | None = None
    type: TypeCollectivite | None = None
    siren: str | None = None
    code_insee: str | None = None
    epci: str | None = None
    departement: str | None = None
    region: str | None = None


@dataclass(frozen=True)
class Membre:
    """A member of the assembly, as the roll of the sitting names them.

    ``role`` is the office (maire, président, adjoint, vice-président, conseiller …). ``presence``:
    présent, représenté, excusé, absent. ``pouvoir`` is the name of who holds their proxy.
    """

    nom: str
    role: str | None = None
    presence: str | None = None
    pouvoir: str | None = None


@dataclass(frozen=True)
class Seance:
    """The sitting: organ, dates, people and counts; ``membres`` is empty where no roll is written."""

    organe: Organe | None = None
    date: dt.date | None = None
    date_convocation: dt.date | None = None
    date_publication: dt.date | None = None
    membres_exercice: int | None = None
    presents: int | None = None
    votants: int | None = None
    president: str | None = None
    secretaire: str | None = None
    membres: tuple[Membre, ...] = ()


@dataclass(frozen=True)
class VoteNames:
    """The members whose vote a text names, by what they did; empty where it names nobody."""

    pour: tuple[str, ...] = ()
    contre: tuple[str, ...] = ()
    abstention: tuple[str, ...] = ()
    non_participation: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vote:
    """How the assembly voted; counts and names (``noms``) only where they are written."""

    resultat: Resultat | None = None
    pour: int | None = None
    contre: int | None = None
    abstention: int | None = None
    non_participation: int | None = None
    noms: VoteNames = VoteNames()


@dataclass(frozen=True)
class Matiere:
    """A code of the national ACTES nomenclature, a string: ``7.1`` is not ``7.10``.

    ``deduite`` tells a code that Registre inferred, with a ``confiance`` from 0 to 1, from one that
    the act bears.
    """

    code: str
    libelle: str | None = None
    deduite: bool = False
    confiance: float | None = None


@dataclass(frozen=True)
class Citation:
    """An earlier deliberation that an act cites: its number as written, its date, and who took it."""

    numero: str | None
    date: dt.date | None
    texte: str
    organe: Organe | None = None


@dataclass(frozen=True)
class Declaration:
    """What a table or a transfer states of an act beside what was decided, as it is written there.

    ``matiere_code`` and ``matiere_nom`` are those of the table, whether or not the nomenclature has
    them. ``pref_id`` names who checked the legality of the act, ``pref_date`` when it was received.
    ``description`` and ``mots_cles`` are those of a transfer to an archive.
    """

    siret: str | None = None
    matiere_code: str | None = None
    matiere_nom: str | None = None
    budget_annee: str | None = None
    budget_nom: str | None = None
    pref_id: str | None = None
    pref_date: dt.date | None = None
    description: str | None = None
    mots_cles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """An electronic signature as the file shows it: nobody checked that it is true."""

    nom: str | None = None
    date: dt.date | None = None


@dataclass(frozen=True)
class Origin:
    """Where a fact comes from that was not simply read, by its name in JSON.

    ``ou`` names the file and the element that state it; ``autre`` is what was read instead.
    """

    fait: str
    source: Provenance
    ou: str | None = None
    autre: str | None = None


@dataclass(frozen=True)
class Act:
    """One decision. ``debut`` and ``fin`` slice the extracted text; ``texte`` is that slice.

    Where ``texte`` is what stands between others, ``morceaux`` are the spans that it joins, with a
    blank line between two; ``debut`` and ``fin`` are then those of the first and of the last.
    ``collectivite`` and ``seance`` are filled only where they differ from the document's (a table
    of several sittings, several acts bundled in one file). ``identifiant`` and ``date_reception``
    are those of the transmission to the préfecture, ``annule`` its cancellation. ``signatures`` are those
    of the file, read and not verified. ``origines`` tells
    the facts that were stated or deduced; all others were read.
    ``url_originale`` is the address at which its publisher says that the act stands. ``a_verifier``
    names the facts of which reading is unsure.
    """

    objet: str | None
    texte: str
    debut: int
    fin: int
    numero: str | None = None
    matiere: Matiere | None = None
    vote: Vote | None = None
    montants: tuple[float, ...] = ()
    references: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    page: int | None = None
    collectivite: Collectivite | None = None
    seance: Seance | None = None
    morceaux: tuple[tuple[int, int], ...] = ()
    url_originale: str | None = None
    declaration: Declaration | None = None
    nature: Nature | None = None
    identifiant: str | None = None
    date_reception: dt.date | None = None
    annule: bool = False
    signatures: tuple[Signature, ...] = ()
    origines: tuple[Origin, ...] = ()
    a_verifier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Copy:
    """Another place where an act stands: the name of the file, the page."""

    path: str
    page: int | None = None


@dataclass(frozen=True)
class Record:
    """One act (or a whole document without acts) as it is stored, shown and exported.

    ``id`` comes from what the act is, not from its file (``indexer.storing.traits``). ``rang`` is
    the act's order in its document, from 1; 0 is what stands outside the acts. ``seance_id`` is
    shared by the acts of one sitting, whatever file they came from; where the body or the date is
    unknown, by those of the document that say as much. It is ``None`` for a row of a table that
    does not tell its sitting. ``copies`` are the other places where the act stands; they are never
    stored with it, but looked up when it is shown.
    """

    id: str
    source: str
    member: str | None
    rang: int
    type_document: TypeDocument
    collectivite: Collectivite
    seance: Seance
    acte: Act
    seance_id: str | None = None
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """What an engine receives for one record.

    ``text`` gives each text field its terms joined by spaces; ``keywords`` each keyword field its
    exact values; ``numbers`` each number field its value (absent where unknown); ``stored`` is the
    record as JSON.
    """

    id: str
    source: str
    text: Mapping[str, str]
    keywords: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    stored: str
