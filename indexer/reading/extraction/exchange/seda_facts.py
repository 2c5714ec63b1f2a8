"""What a transfer to an archive states of its files: by act, by annex, from the nearest unit upwards.

The act of a unit is its one file that is neither an annex nor a proof (signature, time stamp, receipt); what the
units above say of it holds as long as they hold no other act. A body, a matière and a sitting's day hold
further down, as archival description has it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from stdnum.fr import siren as siren_number
from stdnum.fr import siret as siret_number

from indexer.acts.closed import StatedName
from indexer.acts.documents import ExtractedText, Failure, StatedFact
from indexer.reading import transmissions
from indexer.reading.extraction.exchange.file_titles import (
    is_annex,
    nature_in,
    number_in,
    objet_in,
    tells_one_act,
)
from indexer.reading.extraction.exchange.seda import Attached, Keyword, Unit, units_of
from indexer.reading.extraction.guards import safe_xml
from indexer.reading.extraction.tables import clerks
from indexer.reading.extraction.text.written_days import first_day
from indexer.referentials import matiere_label

_PROOFS = frozenset((".p7s", ".p7m", ".sig", ".sign", ".tst", ".tsr", ".tsa", ".asn1"))
_CODE = re.compile(r"\s*([1-9](?:\.\d{1,2}){1,4})(?![.\d])")
_LIST_OF_CODES = re.compile(r"actes|classification|matiere|nomenclature", re.IGNORECASE)
_MASTERS = ("", "BinaryMaster", "Master")

#: What is said of a file of a transfer that is no act.
PROOF = "a signature, a time stamp or another proof, no act: left out"
VERSION = "another version of a document of the transfer: left out"


@dataclass(slots=True)
class Transfer:
    """What one manifest states, by the path of the file in the package.

    ``left_out`` are files that are no act, with the reason; ``act`` is the one act of the transfer,
    where it is one. ``embedded`` are files whose content stands in the manifest. ``placed`` are the paths
    at which a file is: only where there is none may one elsewhere be meant, by its name.
    """

    name: str
    facts: dict[str, tuple[StatedFact, ...]] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    embedded: dict[str, bytes] = field(default_factory=dict)
    act: str | None = None
    placed: set[str] = field(default_factory=set)
    _by_name: dict[str, str] = field(default_factory=dict)

    def path_of(self, name: str) -> str | None:
        """The path in the manifest of a file, by its path or, where one file bears it, its name."""
        path = _tidy(name)
        if path in self.facts or path in self.left_out:
            return path
        meant = self._by_name.get(PurePosixPath(path).name)
        return None if meant in self.placed else meant

    def of(self, name: str) -> tuple[StatedFact, ...]:
        """What is stated of a file of the package."""
        path = self.path_of(name)
        return self.facts.get(path, ()) if path else ()

    def why_left_out(self, name: str) -> str | None:
        """Why a file of the package is left out; ``None`` where it is not."""
        path = self.path_of(name)
        return self.left_out.get(path) if path else None

    def absent(self, names: Sequence[str]) -> Iterator[ExtractedText | Failure]:
        """For each document announced and absent, the failure and a text of what is stated of an act."""
        here = {self.path_of(name) for name in names}
        for path, facts in self.facts.items():
            if path in here or path in self.embedded:
                continue
            yield Failure(self.name, f"announces {path}, which is not there")
            if not any(fact.name == "annexe_de" for fact in facts):
                yield ExtractedText(transmissions.as_text(facts), member=self.name, stated=facts)

    def paths(self) -> Iterator[str]:
        """Every path that the manifest names."""
        yield from self.facts
        yield from self.left_out

    def confirm(self, facts: Sequence[StatedFact]) -> None:
        """Lay what the receipt of the one act states over what the manifest says of it."""
        if self.act is not None and facts:
            self.facts[self.act] = (*facts, *self.facts[self.act])

    def know(self, path: str, facts: tuple[StatedFact, ...], names: Sequence[str]) -> None:
        """Take a document, its path and its other names."""
        self.facts[path] = facts
        for name in names:
            # A name that two files bear names neither.
            self._by_name[name] = "" if self._by_name.get(name, path) != path else path


def read_transfer(name: str, data: bytes) -> Transfer:
    """What a manifest states; raises ``ExtractionError`` for XML that is not read."""
    found = Transfer(name)
    placed = list(_placed(units_of(safe_xml.tree(data)), ()))
    mains = [each for each in placed if each.is_main]
    held = Counter(id(unit) for each in mains for unit in each.above)
    ranks: Counter[int] = Counter()
    for each in placed:
        path = _tidy(each.file.path)
        names = [PurePosixPath(path).name, each.file.name]
        if each.proof:
            found.left_out.setdefault(path, each.proof)
            continue
        if each.file.content is not None:
            found.embedded.setdefault(path, each.file.content)
        told = _Facts(name, each, held)
        if each.annex and told.act is not None:
            ranks[id(told.act)] += 1
            told.rank = ranks[id(told.act)]
        facts = tuple(told.stated())
        found.know(path, facts, [each for each in names if each])
    if len(mains) == 1:
        found.act = _tidy(mains[0].file.path)
    return found


@dataclass(frozen=True, slots=True)
class _Placed:
    """A file and the units that hold it, the transfer first."""

    file: Attached
    above: tuple[Unit, ...]
    annex: bool = False
    proof: str | None = None

    @property
    def is_main(self) -> bool:
        return not self.annex and self.proof is None


def _placed(unit: Unit, above: tuple[Unit, ...]) -> Iterator[_Placed]:
    within = (*above, unit)
    annexed = any(is_annex((each.title,)) for each in within)
    first = True
    usages = {each.usage for each in unit.attached}
    for file in unit.attached:
        proof = _proof(file, usages)
        named = transmissions.of_name(PurePosixPath(file.path).name)
        annex = annexed or is_annex((file.description, file.name)) or bool(named and named.is_annex)
        if proof is None and not annex:
            # Several files of one act: the first is the act.
            one = unit.level.lower() == "item" or tells_one_act(unit.title)
            annex = one and not first
            first = False
        yield _Placed(file, within, annex, proof)
    for inner in unit.units:
        yield from _placed(inner, within)


def _proof(file: Attached, usages: set[str]) -> str | None:
    if file.usage not in _MASTERS and usages & {"BinaryMaster", "Master"}:
        return VERSION
    suffixes = {PurePosixPath(each).suffix.lower() for each in (file.path, file.name)}
    return PROOF if suffixes & (_PROOFS | {".xml"}) else None


class _Facts:
    """What is stated of one file, from its unit upwards."""

    def __init__(self, manifest: str, placed: _Placed, held: Mapping[int, int]) -> None:
        self._manifest = manifest
        self._placed = placed
        self._file = placed.file
        nearest = placed.above[::-1]
        #: Units that speak of this act alone, the nearest first, and those that hold others too.
        self._own = [unit for unit in nearest if held[id(unit)] <= 1]
        self._shared = [unit for unit in nearest if held[id(unit)] > 1]
        #: The unit of the act of an annex, and the rank of the annex there.
        self.act = next((unit for unit in nearest if held[id(unit)]), None)
        self.rank: int | None = None

    def stated(self) -> Iterator[StatedFact]:
        """The facts, the strongest of each name first."""
        if self._placed.annex:
            yield from self._of_annex()
        else:
            yield from self._of_identifiers()
            yield from self._numbers()
            yield from self._days()
            yield from self._natures()
            yield from self._objets()
            yield from self._matters([*self._own, *self._shared])
            yield from self._subjects()
        yield from self._body()

    def _fact(self, name: StatedName, value: str, unit: Unit, element: str) -> StatedFact:
        title = f" « {unit.title[:60]} »" if unit.title else ""
        if element == "Title" and unit.element != "ArchiveUnit":
            element = "Name"
        return StatedFact(name, value, f"{self._manifest}, {unit.element}{title}, {element}")

    def _of_annex(self) -> Iterator[StatedFact]:
        above = self._placed.above
        below = above[above.index(self.act) + 1 :] if self.act else above[-1:]
        titles = [self._file.description, *(unit.title for unit in reversed(below))]
        title = next((t for t in titles if objet_in(t, self._names())), None)
        # What the units above say of the act, as long as they hold no other.
        upwards = above[::-1][len(above) - above.index(self.act) - 1 :] if self.act else ()
        of_act = [unit for unit in upwards if unit in self._own]
        told = [each for unit in of_act for each in (unit.title, unit.description)]
        number = next((found for each in told if (found := number_in(each))), None)
        where = f"{self._manifest}, {self._placed.above[-1].element}"
        yield StatedFact("annexe_de", f"{self.rank or ''}/{number or ''}", where)
        if title:
            yield StatedFact("titre", title, where)
        yield from self._days_of(of_act)

    def _names(self) -> list[str]:
        """Names that are no objet: of the file, of the body."""
        agencies = [unit.agency for unit in self._placed.above if unit.agency]
        path = PurePosixPath(self._file.path)
        own = PurePosixPath(self._file.name)
        files = [path.name, path.stem, own.name, own.stem]
        return [*files, *(each for a in agencies for each in (a.name, a.identifier))]

    def _of_identifiers(self) -> Iterator[StatedFact]:
        for unit in self._own:
            for written in unit.identifiers:
                if known := transmissions.of_identifier(written):
                    yield from transmissions.facts_of(known, f"{self._manifest}, {unit.element}")

    def _numbers(self) -> Iterator[StatedFact]:
        for unit in self._own:
            for element, title in (("Title", unit.title), ("Description", unit.description)):
                if number := number_in(title):
                    yield self._fact("numero", number, unit, element)
                    return
        for unit in self._own:
            for written in unit.identifiers:
                if number := number_in(written):
                    yield self._fact("numero", number, unit, "identifier")
                    return

    def _days(self) -> Iterator[StatedFact]:
        yield from self._days_of(self._own)
        for unit in self._shared:
            if clerks.tells_sitting(unit.title) and (day := first_day([unit.title])):
                yield self._fact("date", day, unit, "Title")
                return

    def _days_of(self, units: Sequence[Unit]) -> Iterator[StatedFact]:
        """The day of an act: of the transaction, else as a title writes it, else the oldest."""
        for unit in units:
            if day := unit.dates.get("TransactedDate"):
                yield self._fact("date", day, unit, "TransactedDate")
                return
        for unit in units:
            if day := first_day([unit.title]):
                yield self._fact("date", day, unit, "Title")
                return
        for unit in units:
            start, end = unit.dates.get("StartDate"), unit.dates.get("EndDate", "")
            whole_year = start and start.endswith("-01-01") and end.endswith("-12-31")
            if start and not whole_year:
                yield self._fact("date", start, unit, "StartDate")
                return

    def _natures(self) -> Iterator[StatedFact]:
        for unit in self._own:
            told = [(each.content, "Keyword") for each in unit.keywords]
            for title, element in (*told, (_after_body(unit.title), "Title")):
                if nature := nature_in(title):
                    yield self._fact("nature", nature, unit, element)
                    return

    def _objets(self) -> Iterator[StatedFact]:
        names = self._names()
        told = False
        for unit in self._own:
            for element, title in (("Title", unit.title), ("Description", unit.description)):
                objet = objet_in(title, names) if title else None
                if objet and not told:
                    yield self._fact("objet", objet, unit, element)
                    told = True
                elif objet and element == "Description":
                    yield self._fact("description", title, unit, element)
        said = self._file.description
        if not told and (objet := objet_in(said, names)):
            yield self._fact("objet", objet, self._placed.above[-1], "Document/Description")

    def _matters(self, units: Sequence[Unit]) -> Iterator[StatedFact]:
        for unit in units:
            for keyword in unit.keywords:
                if code := _code(keyword):
                    yield self._fact("matiere", code, unit, "Keyword")
                    return

    def _subjects(self) -> Iterator[StatedFact]:
        """Keywords that are no code and no nature, of the act and of the units that hold it."""
        for unit in (*self._own, *self._shared):
            words = [k.content for k in unit.keywords if not _code(k) and not nature_in(k.content)]
            if words:
                yield self._fact("mots_cles", " ; ".join(dict.fromkeys(words)), unit, "Keyword")

    def _body(self) -> Iterator[StatedFact]:
        """The body: the nearest service that produced, else the one that transfers."""
        agencies = [(u, u.agency) for u in self._placed.above[::-1] if u.agency]
        for unit, agency in agencies:
            facts = list(_of_agency(agency.identifier, agency.name))
            for name, value in facts:
                yield self._fact(name, value, unit, agency.element)
            if facts:
                return


def _of_agency(identifier: str, name: str) -> Iterator[tuple[StatedName, str]]:
    for written in (identifier, name):
        digits = "".join(re.findall(r"\d", written))
        if len(digits) == 14 and siret_number.is_valid(digits):
            yield "siren", digits[:9]
            yield "siret", digits
            break
        if len(digits) == 9 and siren_number.is_valid(digits):
            yield "siren", digits
            break
    for written in (name, identifier):
        if body := clerks.body_in([written]):
            yield "collectivite", body
            break


def _code(keyword: Keyword) -> str | None:
    """The code of a matière that a keyword is, or that its reference in the classification is."""
    listed = bool(_LIST_OF_CODES.search(f"{keyword.reference} {keyword.type}"))
    for written in (keyword.content, keyword.reference):
        if found := _CODE.match(written):
            code = ".".join(str(int(level)) for level in found[1].split("."))
            national = ".".join(code.split(".")[:2])
            if listed or matiere_label(national):
                return code
    return None


def _after_body(title: str) -> str:
    """A title without the name of the body in front: « Vaucourt : Actes (Délibérations) n° 7 »."""
    return title.rpartition(" : ")[2] if " : Actes" in title else title


def _tidy(path: str) -> str:
    """A path in the package as archives have them."""
    return unquote(path.replace("\\", "/")).removeprefix("./").lstrip("/")
