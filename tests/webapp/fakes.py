"""A small index in memory, with invented acts, that has the shape of ``indexer.searching.search.Search``."""

import datetime as dt
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from indexer.acts.documents import Act, Citation, Collectivite, Matiere, Record, Seance, Vote
from indexer.errors import ActNotFound
from indexer.fields.fields import BY_NAME, FACET_FIELDS, WITH_DEDUCED
from indexer.searching.results import (
    Beside,
    Entry,
    Extract,
    FacetValue,
    Hit,
    IndexInfo,
    Mark,
    SearchPage,
    SearchRequest,
    Suggestion,
)
from webapp.showing.formatting import sort_key

WORDS = re.compile(r"\w+")
HOSTILE = "<script>alert('x')</script>"

BODIES = (
    Collectivite(
        "Valserre-sur-Oune", "commune", "210000019", "99001", "CC du Pays d’Oune", "59", "32"
    ),
    Collectivite("Émeraude-les-Bains", "commune", None, "99002", None, "62", "32"),
    Collectivite(
        "Communauté de communes du Pays d’Oune",
        "communauté de communes",
        "240000018",
        departement="59",
    ),
)
SUBJECTS = (
    ("Tarifs de la cantine scolaire", "7.10", "Divers", Vote("unanimité")),
    (
        "Convention de restauration scolaire avec le collège",
        "8.1",
        "Enseignement",
        Vote("majorité", 21, 4, 2),
    ),
    (
        "Acquisition d’une parcelle au lieu-dit La Noue",
        "3.1",
        "Acquisitions",
        Vote("adopté", 13, 0, 1),
    ),
    ("Budget primitif", "7.1", "Décisions budgétaires", Vote("rejeté", 5, 9, 0)),
    ("Rapport annuel sur le prix de l’eau", "8.8", "Environnement", Vote("prend acte")),
)
TEXT = """EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS

L'an deux mille vingt-quatre, l'assemblée régulièrement convoquée s'est réunie en mairie.

Présents\tPouvoirs\tAbsents
11\t2\t1

- Vu le Code général des collectivités territoriales, et notamment son article L. 2121-29,
- Vu la loi n° 2015-991 du 7 août 2015 portant nouvelle organisation territoriale,

Considérant que {objet} appelle une décision de l'assemblée ; la cantine scolaire accueille
cent vingt enfants chaque jour,

Après en avoir délibéré, l'assemblée :

DÉCIDE

ARTICLE 1er – d'approuver : {objet}, pour 3 500 € ;
ARTICLE 2 – d'autoriser le maire à signer tout document utile.

Fait à la mairie, pour extrait conforme.
"""


def record(rank: int, objet: str, body: Collectivite, day: dt.date | None, **act: object) -> Record:
    """An invented act."""
    texte = str(act.pop("texte", TEXT.format(objet=objet)))
    fields: dict = {"numero": f"2024/{rank:02}", "page": 3, "montants": (3500.0,)} | act
    return Record(
        id=f"{rank:016x}",
        source=f"registre/acte-{rank}.pdf",
        member=None,
        rang=rank,
        type_document="deliberation",
        collectivite=body,
        seance=Seance(
            "conseil municipal", day, president="Odile Marchand", presents=11, membres_exercice=14
        ),
        acte=Act(objet=objet, texte=texte, debut=0, fin=len(texte), **fields),
        seance_id=sitting_id(body, day) if day and body.nom else None,
    )


def sitting_id(body: Collectivite, day: dt.date) -> str:
    return f"{zlib.crc32(f'{body.nom}{day}'.encode()):016x}"


def invented() -> list[Record]:
    """Sixty acts over five years, one hostile, one of which nothing is known."""
    records = []
    for rank in range(60):
        objet, code, label, vote = SUBJECTS[rank % len(SUBJECTS)]
        body = BODIES[rank % len(BODIES)]
        day = dt.date(2020 + rank % 5, 1 + rank % 12, 1 + rank % 3)
        references = ("article L. 2121-29 du code général des collectivités territoriales",)
        # One act cites an earlier one of its body.
        cited = records[1] if rank == 4 else None
        records.append(
            record(
                rank,
                f"{objet} n° {rank}",
                body,
                day,
                matiere=Matiere(code, label, deduite=rank % 7 == 6),
                vote=vote,
                references=references,
                citations=(Citation(cited.acte.numero, cited.seance.date, "déjà"),)
                if cited
                else (),
            )
        )
    hostile = Matiere("9.1", HOSTILE)
    evil = replace(BODIES[0], nom=f"Ville {HOSTILE}")
    records.append(
        record(
            98,
            f"Essai {HOSTILE} piège",
            evil,
            dt.date(2021, 5, 4),
            matiere=hostile,
            vote=Vote("adopté"),
            texte=f"Un piège : {HOSTILE} \x00\x0b fin",
            numero=HOSTILE,
        )
    )
    records.append(
        replace(
            record(
                99, "Compte rendu illisible", Collectivite(), None, texte="", numero=None, page=None
            ),
            type_document="autre",
        )
    )
    return records


class FakeSearch:
    """Every word must stand in the act; facets are disjunctive; nothing is ranked."""

    def __init__(self, records: list[Record] | None = None, original: Path | None = None) -> None:
        self.records = invented() if records is None else records
        self.file = original
        self.kept_back = False
        self.successors: dict[str, str] = {}
        self.generation = 1
        self.relaxed = False
        self.suggestion: str | None = None
        self.understood: str | None = None

    @property
    def version(self) -> str:
        return str(self.generation)

    def snapshot(self) -> "FakeSearch":
        return self

    def search(self, request: SearchRequest) -> SearchPage:
        if request.text == "panne":
            raise RuntimeError("/srv/secret/index is broken")
        found = [r for r in self._matching(request) if self._kept(r, request)]
        if request.tri != "pertinence":
            found.sort(key=lambda r: r.seance.date or dt.date.min, reverse=request.tri == "-date")
        start = (request.page - 1) * request.per_page
        return SearchPage(
            request=request,
            understood=self.understood or " ET ".join(WORDS.findall(request.text)),
            relaxed=self.relaxed,
            suggestion=self.suggestion,
            total=len(found),
            took_ms=0.1,
            hits=tuple(self._hit(r, request.text) for r in found[start : start + request.per_page]),
            facets={name: self._facet(name, request) for name in FACET_FIELDS}
            if request.facets
            else {},
        )

    def onward(self, request: SearchRequest, after: Mark | None) -> tuple[SearchPage, Mark | None]:
        whole = self.search(replace(request, page=1, per_page=10_000, facets=False))
        sign = -1 if request.tri == "-date" else 1

        def mark(hit: Hit) -> Mark:
            day = hit.record.seance.date
            return Mark(sign * day.toordinal() if day else 9_999_999, hit.record.id)

        hits = sorted(whole.hits, key=lambda hit: (mark(hit).key, mark(hit).id))
        if after:
            hits = [hit for hit in hits if (mark(hit).key, mark(hit).id) > (after.key, after.id)]
        shown = tuple(hits[: request.per_page])
        page = replace(whole, request=request, hits=shown, facets={})
        return page, mark(shown[-1]) if len(hits) > len(shown) else None

    def latest(self, request: SearchRequest) -> tuple[int, tuple[Entry, ...]]:
        """Acts come in the order of their ranks, one an hour."""
        whole = self.search(replace(request, page=1, per_page=10_000, facets=False))
        hits = sorted(whole.hits, key=lambda hit: hit.record.id, reverse=True)
        start = (request.page - 1) * request.per_page
        began = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
        return whole.total, tuple(
            Entry(hit, began + dt.timedelta(hours=int(hit.record.id, 16)))
            for hit in hits[start : start + request.per_page]
        )

    def values(self, facet: str, request: SearchRequest) -> tuple[FacetValue, ...]:
        return self._facet(facet, request)

    def by_year(
        self, facet: str, request: SearchRequest
    ) -> tuple[tuple[FacetValue, Counter[str]], ...]:
        kept = [r for r in self._matching(request) if self._kept(r, request)]
        counts: dict[str, Counter[str]] = {}
        for r in kept:
            for value in _values(r, facet, request) if r.seance.date else ():
                counts.setdefault(value, Counter())[str(r.seance.date.year)] += 1
        return tuple((v, counts.get(v.value, Counter())) for v in self._facet(facet, request))

    def all(self, request: SearchRequest) -> Iterator[Record]:
        yield from (hit.record for hit in self.search(replace(request, page=1, per_page=1000)).hits)

    def act(self, id: str) -> Record:
        for known in self.records:
            if known.id == id:
                return known
        raise ActNotFound(f"no act of id {id}")

    def sitting(self, seance_id: str) -> tuple[Record, ...]:
        return tuple(r for r in self.records if r.seance_id == seance_id)

    def in_sitting(self, seance_id: str, first: int, most: int) -> Beside:
        acts = self.sitting(seance_id)
        return Beside(len(acts), acts[first : first + most])

    def listing(self, request: SearchRequest) -> tuple[int, tuple[Record, ...]]:
        page = self.search(request)
        return page.total, tuple(hit.record for hit in page.hits)

    def beside(self, record: Record) -> Beside:
        acts = self.sitting(record.seance_id) if record.seance_id else ()
        rank = next((n for n, other in enumerate(acts) if other.id == record.id), 0)
        return Beside(len(acts), acts[max(rank - 5, 0) : max(rank + 7, 12)])

    def cites(self, record: Record) -> tuple[Record, ...]:
        cited = {(c.numero, c.date) for c in record.acte.citations}
        return tuple(
            r
            for r in self.records
            if (r.acte.numero, r.seance.date) in cited and r.collectivite == record.collectivite
        )

    def cited_by(self, record: Record) -> tuple[Record, ...]:
        return tuple(r for r in self.records if record in self.cites(r))

    def similar(self, record: Record, limit: int) -> tuple[Record, ...]:
        return tuple(r for r in self.records if r.id != record.id)[:limit]

    def suggest(self, text: str, limit: int = 8) -> tuple[Suggestion, ...]:
        wanted = sort_key(text)
        names = [
            Suggestion(b.nom, "collectivite")
            for b in BODIES
            if b.nom and sort_key(b.nom).startswith(wanted)
        ]
        return (*[Suggestion(s[0], "objet") for s in SUBJECTS if wanted in sort_key(s[0])], *names)[
            :limit
        ]

    def highlight(self, text: str, query: str) -> tuple[tuple[int, int], ...]:
        wanted = {sort_key(word) for word in WORDS.findall(query)}
        return tuple(m.span() for m in WORDS.finditer(text) if sort_key(m[0]) in wanted)

    def info(self) -> IndexInfo:
        dates = [r.seance.date for r in self.records if r.seance.date]
        names = {r.collectivite.nom for r in self.records}
        return IndexInfo(
            engine="fake",
            generation=self.generation,
            schema_version=1,
            documents=len(self.records),
            failed=0,
            acts=len(self.records),
            collectivites=len(names),
            first_date=min(dates, default=None),
            last_date=max(dates, default=None),
            bytes=None,
        )

    def successor(self, id: str) -> str | None:
        return self.successors.get(id)

    def original(self, record: Record) -> Path | None:
        return None if self.kept_back else self.file

    def withheld(self, record: Record) -> bool:
        return self.kept_back

    def _matching(self, request: SearchRequest) -> list[Record]:
        wanted = [sort_key(word) for word in WORDS.findall(request.text)]
        return [
            r
            for r in self.records
            if all(
                word in sort_key(f"{r.acte.objet} {r.acte.texte} {r.collectivite.nom}")
                for word in wanted
            )
        ]

    def _kept(self, r: Record, request: SearchRequest, but: str = "") -> bool:
        if any(
            n != but and not set(v) & set(_values(r, n, request))
            for n, v in request.filters.items()
        ):
            return False
        day = r.seance.date
        if but == "annee" or (request.du is None and request.au is None):
            return True
        return day is not None and (request.du or day) <= day <= (request.au or day)

    def _facet(self, name: str, request: SearchRequest) -> tuple[FacetValue, ...]:
        kept = [r for r in self._matching(request) if self._kept(r, request, but=name)]
        counts = Counter(value for r in kept for value in _values(r, name, request))
        chosen = request.filters.get(name, ())
        for value in chosen:
            counts.setdefault(value, 0)
        values = [FacetValue(v, v, n, v in chosen) for v, n in counts.most_common()]
        if name != "matiere":
            return tuple(values)
        return tuple(
            replace(v, children=tuple(c for c in values if c.value.startswith(f"{v.value}.")))
            for v in values
            if "." not in v.value
        )

    def _hit(self, r: Record, text: str) -> Hit:
        spans = self.highlight(r.acte.texte[:300], text)
        return Hit(
            r, 1.0, (Extract(r.acte.texte[:300], spans),), self.highlight(r.acte.objet or "", text)
        )


def _values(r: Record, name: str, request: SearchRequest) -> tuple[str, ...]:
    field = BY_NAME[WITH_DEDUCED.get(name, name) if request.deduites else name]
    assert field.values is not None
    return tuple(value for value in field.values(r) if value)
