"""A handful of invented acts in an index, for tests of queries, ranking and suggestions."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from indexer.acts.documents import Act, Collectivite, Matiere, Record, Seance, Vote
from indexer.storing.engines import factory
from indexer.storing.engines.protocol import Engine
from indexer.storing.schema import index_document

_VALBREUIL = Collectivite("Valbreuil", "commune", departement="59")
_PLAINE = Collectivite("Communauté de communes de la Plaine Bleue", "communauté de communes")


def _act(
    id: str,
    objet: str,
    texte: str,
    *,
    body: Collectivite = _VALBREUIL,
    date: dt.date = dt.date(2024, 3, 14),
    matiere: str | None = None,
    type_document: str = "deliberation",
    numero: str | None = None,
) -> Record:
    return Record(
        id=id,
        source=f"actes/{id}.txt",
        member=None,
        rang=1,
        type_document=type_document,
        collectivite=body,
        seance=Seance(organe="conseil municipal", date=date),
        acte=Act(
            objet=objet,
            texte=f"{objet}\n{texte}",
            debut=0,
            fin=len(objet) + 1 + len(texte),
            numero=numero,
            matiere=Matiere(matiere) if matiere else None,
            vote=Vote("unanimité"),
        ),
    )


RECORDS = (
    _act(
        "cantine",
        "Tarifs de la cantine scolaire",
        "Le conseil fixe le prix du repas servi aux élèves à 3 500 centimes. Décide à l'unanimité.",
        matiere="7.1",
        numero="2024/03/01",
    ),
    _act(
        "garderie",
        "Règlement de la garderie",
        "La garderie ouvre à sept heures. Les enfants déjeunent ensuite à la cantine.",
        matiere="7.10",
    ),
    _act(
        "eau",
        "Rapport sur le prix de l'eau",
        "Le service public de l'eau potable a vendu moins d'eau en 2022. Le tarif ne change pas.",
        date=dt.date(2023, 6, 1),
        body=_PLAINE,
    ),
    _act(
        "subvention",
        "Attribution d'une subvention à l'association de gymnastique",
        "Une subvention de mille euros est versée au club des Hauts-de-France.",
        matiere="7.5",
    ),
    _act(
        "pv",
        "Questions diverses",
        "Le maire parle de la cantine, puis de l'école, des tarifs de la salle et des travaux. "
        * 6,
        type_document="proces-verbal",
    ),
)


@pytest.fixture
def make_engine(tmp_path: Path) -> Iterator[Callable[..., Engine]]:
    """Makes an engine that holds some records."""
    made: list[Engine] = []

    def make(name: str = "tantivy", records: tuple[Record, ...] = RECORDS) -> Engine:
        engine = factory(name).create(tmp_path / f"{name}-{len(made)}")
        made.append(engine)
        with engine.writer() as writer:
            for record in records:
                writer.add(index_document(record))
        return engine

    yield make
    for engine in made:
        engine.close()


@pytest.fixture(params=["tantivy", "whoosh"])
def acts(request: pytest.FixtureRequest, make_engine: Callable[..., Engine]) -> Engine:
    """The invented acts in each embedded engine."""
    return make_engine(request.param)
