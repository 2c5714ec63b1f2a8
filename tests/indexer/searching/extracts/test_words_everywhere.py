"""Letters with figures, amounts, capitals and forms of words: the same acts on every engine, as pages show them."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest

from indexer.acts.documents import Act, Collectivite, Record, Seance
from indexer.searching.results import SearchRequest
from indexer.searching.search import Search
from indexer.storing.meta import Meta
from indexer.storing.schema import index_document
from indexer.storing.store import Store

ACTS = {
    "route": "Élargissement de la RD 412, parcelle AC 57, le long de la voie verte.",
    "lots": "Vente de deux lots près de la RD 88 : 412 € le premier, 57 € le second. Parcelle AC 12.",
    "horaires": "Agent à 31 heures. La halte ouvre à 9h45 et ferme à 21 h.",
    "tarifs": "Le goûter passe à 2,40 €, le jeton à 0,65 € ; la hausse est de 7,75 %.",
    "caution": "Caution de la halle : 6.30 € par jour, 18,50 € la semaine.",
    "nationale": "Déviation de la RN 7 et du hameau ; la commune est au RNU.",
    "répertoire": "Le club est inscrit au RNA. Le mur mû par la crue est repris, ma foi.",
    "zone": "Ouverture de la zone AU des Prés, parcelle AI 19 comprise.",
    "humide": "Entretien de la zone humide, parcelle ZB 19, confié au syndicat.",
    "tournois": "Deux tournois de pétanque animent la place.",
    "tournoi": "Un tournoi de belote au foyer.",
    "exclus": "Sont exclus du régime les vacataires du port.",
    "exclu": "Le port de plaisance est exclu du périmètre.",
    "demi": "Création de 1½ poste de jardinier.",
    "appartement": "Loyer du logement 112, rue du Lavoir.",
}

FIRST = [
    ("RD 412", "route"), ("RD412", "route"), ("R.D. 412", "route"), ("RD-412", "route"),
    ("RD88", "lots"), ("AC 57", "route"), ("AC57", "route"), ("AC12", "lots"),
    ("31 heures", "horaires"), ("31 h", "horaires"), ("31h", "horaires"), ("21h", "horaires"),
    ("9h45", "horaires"), ("9 h 45", "horaires"),
    ("2,40 €", "tarifs"), ("2.40 €", "tarifs"), ("2,4", "tarifs"), ("0,65", "tarifs"),
    ("7,75 %", "tarifs"), ("6.30 €", "caution"), ("6,30 euros", "caution"), ("18.50", "caution"),
    ("RN 7", "nationale"), ("RN7", "nationale"), ("RNU", "nationale"), ("RNA", "répertoire"),
    ("zone AU", "zone"), ("parcelle AI 19", "zone"), ("AI19", "zone"),
    ("tournoi belote", "tournoi"), ("tournoi pétanque", "tournois"),
    ("exclu vacataires", "exclus"), ("exclus plaisance", "exclu"),
    ("112", "appartement"),
]  # fmt: skip

ALONE = {
    *("RD 412", "RD412", "AC 57", "31 h", "9h45", "2,40 €", "6.30 €", "RN 7", "RNU", "RNA"),
    *("AI19", "tournoi belote", "112"),
}


@pytest.fixture(
    scope="module",
    params=["tantivy", "whoosh", pytest.param("opensearch", marks=pytest.mark.cluster)],
)
def search(
    request: pytest.FixtureRequest,
    own_index: Callable[[], AbstractContextManager[None]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Search]:
    folder = tmp_path_factory.mktemp("mots")
    with own_index() if request.param == "opensearch" else nullcontext():
        _fill(folder, request.param)
        with Search.open(folder) as opened:
            yield opened


def _fill(folder: Path, engine: str) -> None:
    meta = Meta.new(engine)
    with Store.create(folder, meta) as store, store.engine.writer() as writer:
        for id, text in ACTS.items():
            act = Act(objet=None, texte=text, debut=0, fin=len(text))
            writer.add(
                index_document(
                    Record(id, id, None, 1, "deliberation", Collectivite(), Seance(), act)
                )
            )
    meta.write(folder)


@pytest.mark.parametrize(("typed", "first"), FIRST)
def test_what_is_typed_finds_its_act(search: Search, typed: str, first: str) -> None:
    page = search.search(SearchRequest(typed))
    assert not page.relaxed
    ids = [hit.record.id for hit in page.hits]
    assert ids[0] == first
    if typed in ALONE:
        assert ids == [first]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("tournoi", {"tournoi", "tournois"}), ("tournois", {"tournoi", "tournois"}),
     ("exclu", {"exclu", "exclus"}), ("exclus", {"exclu", "exclus"})],
)  # fmt: skip
def test_singular_and_plural_find_each_other(search: Search, typed: str, found: set[str]) -> None:
    assert {hit.record.id for hit in search.search(SearchRequest(typed)).hits} == found
